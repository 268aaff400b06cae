//! Codes of findings about evidence.

codes! {
    QUOTE_NOT_FOUND = "quote-not-found" Error "Quoted words that do not stand in the cited article"
        "A quotation matches exactly, but for quotation marks, dashes, spaces and soft hyphens. The help line shows the nearest passage that does stand there and how it differs. Use `[…]` for words left out and `[word]` for words put in.";
    QUOTE_NOT_IN_LOCK = "quote-not-in-lock" Error "A quotation that `dossier.lock` does not know"
        "The article's text is not here, and the lock was made before this quotation was written or edited. Run `dossier lock` where the private texts are, and commit the lock.";
    QUOTE_UNVERIFIED = "quote-unverified" Warning "Quotations that nothing here can verify"
        "Neither the article's text nor a `dossier.lock` is here, so its quotations are shown as not verified. Put the text into `private/` (it is never published) and run `dossier lock`.";
    UNDECLARED_COPY = "undeclared-copy" Warning "Two articles that share most of their words and do not say so"
        "Copies of one wire story count as one origin, wherever something is counted. Write `origin: id-of-the-other` in the copy, or the agency's name as `origin` of both. If the shared words are a coincidence of quotations, turn the finding off in `config.yaml`.";
    ORIGIN_CYCLE = "origin-cycle" Error "Articles that each name the other as their origin"
        "One of them is the original, or both are copies of an agency's story: name the agency.";
    STANCE_CONTRADICTION = "stance-contradiction" Error "One article supports and disputes a claim in its own voice"
        "If one of the two is said by somebody else in the article, write `voice: attributed`; if the article contradicts itself, write `stance: unclear` and say so in `note`.";
    NO_EVIDENCE = "no-evidence" Error "A claim without evidence"
        "A claim stands against articles: list at least one under `evidence`, with its `stance`.";
    LOCK_INVALID = "lock-invalid" Error "`dossier.lock` cannot be read"
        "The lock is written by `dossier lock` and not meant to be edited. Make it anew where the private texts are.";
    LOCK_STALE = "lock-stale" Error "`dossier.lock` is out of date"
        "The private texts, or what pages show of them, have changed since the lock was made. Run `dossier lock` and commit the result.";
}
