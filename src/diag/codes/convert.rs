//! Codes of findings about raw articles and their conversion.

codes! {
    EMPTY = "article-empty" Error "A raw article has no text"
        "The file holds nothing but white space. Save the page again, or delete the file.";
    NOT_TEXT = "article-not-text" Error "A raw article is not text"
        "The file is a PDF, a picture, a word processor's file or something else than text. Open it in its own program, and save or copy the article as plain text or HTML.";
    TOO_LARGE = "article-too-large" Error "A raw article is too large to be one"
        "Files beyond 32 MiB are refused, and plain text beyond 2 MiB. Save the page without its pictures and videos, or copy the article's text.";
    TOO_DEEP = "article-too-deep" Error "A page is nested too deeply"
        "Elements stand within each other to a depth that no page needs, or there are more of them than any article has; the page was not converted. Copy the article's text into a `.txt` file instead.";
    CUT_OFF = "article-cut-off" Warning "A raw article ends in the middle of a character"
        "The file was cut off when it was saved or copied. Compare its end with the page, and save it again.";
    BAD_BYTES = "article-bad-bytes" Warning "A raw article has bytes that do not belong to its encoding"
        "Some bytes could not be read in the encoding that the page declares or that was detected. Open the file in an editor and save it as UTF-8.";
    WALL = "article-wall" Error "A saved page is a wall, not the article"
        "What was saved asks to sign in, to subscribe, to accept cookies or to prove that one is human; the article itself is not in the file. Open the article in a browser where you may read it, and save that page.";
    LINKS_ONLY = "article-links-only" Error "A saved page is a list of links, not an article"
        "A front page, a section's page or a page of search results was saved. Open the article itself and save that page.";
    NO_BODY = "article-no-body" Error "No article was found in a file"
        "Nothing in the file reads like an article: no sentences, or only those of menus and notices. If it is one all the same, write its text into a Markdown file, or keep classes of lines with `import --keep`.";
    SEVERAL = "article-several" Warning "A file seems to hold more than one article"
        "After the first article's text there is another headline with its own byline or date, and text of its own. One file is one article: split it.";
    AMBIGUOUS_DATE = "article-date-ambiguous" Note "A date can be read in two ways"
        "A date such as 03/04/2023 is in March or in April, and nothing in the file says which. It was left out: give it with `--date` or in the article's front matter.";
}
