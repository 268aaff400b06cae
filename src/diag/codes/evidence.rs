//! Codes of findings about evidence.

codes! {
    QUOTE_NOT_FOUND = "quote-not-found" Error "Quoted words that do not stand in the cited article"
        "A quotation has to stand in the article word for word, with its case and punctuation; only typography is ignored (quotation marks, dashes, spaces, soft hyphens).\n\nThe help shows the nearest passage that does stand there, with `[-words of the article-]` and `{+words of the quotation+}`. Copy the passage. What you leave out is marked `[…]`, what you put in is set in brackets: `[word]`.";
    QUOTE_OTHER_PARAGRAPH = "quote-other-paragraph" Error "Quoted words that begin in another paragraph"
        "The citation names a paragraph (`p7`) and the words stand in the article, but begin elsewhere. Correct the number, or leave it out.";
    QUOTE_NOT_IN_LOCK = "quote-not-in-lock" Error "A quotation that the lock does not know"
        "The article's text is private and not at hand, so `dossier.lock` stands for it, and this quotation is not in it: it is new, or has been edited. Whoever has the text in `private/` runs `dossier lock` and commits the file.";
    QUOTE_UNREADABLE = "quote-unreadable" Error "A quotation without words, or far too long"
        "A quotation needs at least one word outside brackets, and at most eight insertions in brackets.";
    QUOTED_WORDS_UNCITED = "quoted-words-uncited" Warning "Words in quotation marks that none of the paragraph's citations holds"
        "In a paragraph with citations a reader takes four or more words in quotation marks for the words of what is cited. They stand in none of the paragraph's quotations, nor in a cited text that is published here, so nobody has verified them.\n\nPut them into the citation: `[@id, \"exact words\"]`. The titles of works and words that are only mentioned are better set in italics: `*The Lomm Herald*`.";
    SENTENCE_UNCITED = "sentence-uncited" Note "A sentence of an article that nothing in the dossier cites"
        "It has a name, a number or a date, so it may be worth a claim or a citation. A citation with words stands for the sentence that they are in, one with a paragraph alone for all of it. Shown by `check --gaps`.";
    PARAGRAPH_UNCITED = "paragraph-uncited" Warning "A paragraph of a note states a number or a date and cites nothing"
        "Readers ask who says so. Cite the article at the end of the paragraph, or embed the claim. A note whose statements need none says `uncited: true` in its front matter; notes of type `method` and `about` are not looked at. `findings: {paragraph-uncited: off}` in `config.yaml` ends it for all.";
    NOT_KNOWN_YET = "not-known-yet" Note "A page that `--as-of` leaves out"
        "With `--as-of DATE` the dossier is built as it was known on that day. Articles whose earliest possible day of publication is later are left out, and undated ones; claims and events of which no evidence is left; and notes that cite what is left out. Give an undated article a `published`, which may be as vague as `../2023-10-11`.";
    COPY_UNDECLARED = "copy-undeclared" Warning "Two articles share most of their text, and nobody says that one is a copy"
        "Copies of one wire story are one origin, wherever sources are counted. Set `origin:` in both to the agency, or in the copy to the id of the other article.";
    ORIGIN_CYCLE = "origin-cycle" Error "Articles that are said to be copies of each other"
        "`origin:` names where a story comes from, so it cannot lead back. Set it to the agency, or take it out of the article that was there first.";
    CONTRADICTORY_STANCES = "contradictory-stances" Error "One article both supports and disputes a claim in its own voice"
        "An article may report two voices, but it asserts one thing. Set `voice: attributed` where it only reports, or `stance: unclear`.";
    LOCK_UNREADABLE = "lock-unreadable" Error "`dossier.lock` cannot be read"
        "The lock is written by `dossier lock` and not by hand. Run it again where the private texts are, or take the file from version control.";
    LOCK_STALE = "lock-stale" Error "`dossier.lock` is not of these texts and quotations"
        "Run `dossier lock` where the private texts are and commit the file, so that a clone without them builds the same site.";
    QUOTE_UNVERIFIED = "quote-unverified" Warning "Quotations that nothing here can verify"
        "Neither the article's text nor a `dossier.lock` is here, so its quotations are shown as not verified. Put the text into `private/` (it is never published) and run `dossier lock`.";
    NO_EVIDENCE = "no-evidence" Error "A claim without evidence"
        "A claim stands against articles: list at least one under `evidence`, with its `stance`.";
}
