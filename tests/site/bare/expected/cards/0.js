dossier("cards/0",{"articles/raw-text.html":["article","Raw",{"code":"A","name":"Raw","date":null},""],"terms/ebb.html":["term","Ebb",{},"The tide going out."]});
