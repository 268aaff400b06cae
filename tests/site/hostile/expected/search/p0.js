dossier("search/p0",[["notes/markup.html","<script>alert(1)</script> *stars* [x](javascript:alert(1))","","]]> & <!-- not a comment --> \b # end","","Text  goes on. alert(2)\nrun entity root named javascript:alert(7) https://good.example/\n  alt ] text\nA link to a draft: unfinished, to its label, by file, and to not-yet. It is cited, too. And both."],
["articles/open.html","{Braces} @misc{x, title = {y}} \\ ^ ~","{Braces} @misc{x, title = {y}} \\ ^ ~","","","It says:  and this.\nDoe\nER  - injected"],
["claims/one.html","One","","One, \"two\"\nand three","","=1+1"]]);
