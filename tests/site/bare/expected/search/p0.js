dossier("search/p0",[["articles/raw-text.html","Raw","Raw","","","Short enough to be shown whole."],
["terms/ebb.html","Ebb","","The tide going out.","",""]]);
