dossier("search/t0",`be 0
ebb 7
enough 0
going 6
out 6
raw 3
short 0
shown 0
the 6
tide 6
to 0
whole 0
`);
