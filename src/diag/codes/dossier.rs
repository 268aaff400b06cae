//! Codes of findings about what the documents mean together.

codes! {
    DUPLICATE_ID = "duplicate-id" Error "Two files have one id"
        "Ids are one flat namespace over the whole dossier, so that `[[japarov]]` means one thing wherever it stands. Rename one of the files and put its old address into `redirect_from`.";
    DUPLICATE_NAME = "duplicate-name" Error "Two pages bear one name, and nobody said that this is meant"
        "A link by a shared name could lead to the wrong one. If both really bear it, list it in `ambiguous_aliases` of each: then the name gets a page that tells them apart. Otherwise change one title or alias.";
    UNKNOWN_LINK = "unknown-link" Error "A link to something that is not there"
        "A link is resolved by id (the file's name), then by title, then by alias. The message proposes the nearest. Create the page with `dossier new`, or correct the link.";
    AMBIGUOUS_LINK = "ambiguous-link" Error "A link by a name that several pages bear"
        "Write the id instead of the name: `[[sadyr-japarov|Japarov]]`. The message lists the bearers.";
    UNKNOWN_ANCHOR = "unknown-anchor" Error "A link to a heading or paragraph that is not there"
        "`[[page#Heading]]` needs a heading with these words on that page, `[[article#p7]]` a seventh paragraph in that article.";
    UNKNOWN_ARTICLE = "unknown-article" Error "A citation of an article that is not there"
        "`[@id]` names an article: a file in `content/articles/`. The message proposes the nearest id.";
    NOT_AN_ARTICLE = "not-an-article" Error "A citation of something that is not an article"
        "Only articles are cited with `[@id]`; link other pages with `[[id]]`.";
    EMBED_CYCLE = "embed-cycle" Error "Pages that embed each other, or too much"
        "`![[a]]` in b and `![[b]]` in a would never end. Replace one of them by a link. Embeds more than 16 levels deep, and more than 4 MB of embedded text on one page, are refused likewise.";
    EMBED_KIND = "embed-kind" Error "Something that cannot be embedded"
        "Notes and their sections, claims, events and images can be embedded with `![[…]]`. Link everything else with `[[…]]`.";
    MISSING_FILE = "missing-file" Error "An image or file that is not there"
        "The address is relative to the file that it stands in. Put the file beside it in `content/`, or correct the address.";
    OUTSIDE_CONTENT = "outside-content" Error "A relative address that leads out of `content/`"
        "Only what lies in `content/` is published. Move the file there.";
    LINK_TO_DRAFT = "link-to-draft" Warning "A link to a page that is not published yet"
        "The page is a draft or under embargo, so the link is shown as plain words. Publish the page, or build with `--drafts`.";
    RIGHTS_MISSING = "rights-missing" Error "An article with a Markdown body does not say what the body is"
        "With `rights: {mode: full}` the body is the article's text, with `cite` or `excerpt` it is your own digest. Nobody can guess which, and a wrong guess would publish what may not be published.";
    LICENCE_MISSING = "licence-missing" Error "A text is to be published in full without a licence"
        "`mode: full` needs `licence:` or a `statement:` that says why the text may be published, such as the holder's permission.";
    QUOTE_TOO_LONG = "quote-too-long" Error "A quotation longer than allowed"
        "A quotation may have `rights.quote_words` words (40 by default; `config.yaml`). Shorten it, or use `[…]` to leave words out.";
    QUOTE_TOO_SHORT = "quote-too-short" Error "A quotation of fewer than three words without a paragraph"
        "One or two words stand in many places. Say which paragraph: `[@id, p7, \"words\"]`.";
    ADDRESS_COLLISION = "address-collision" Error "Two pages at one address"
        "Addresses are ids in lower case with hyphens for spaces, so `Ana B.md` and `ana-b.md` meet; `redirect_from` may not name an address that is taken. Rename one of them.";
    BAD_REDIRECT = "bad-redirect" Error "An old address that cannot be one"
        "`redirect_from` takes addresses within this site, such as `people/old-name.html` or `old-name`.";
    DEAD_LINK = "dead-link" Error "A link to an address that this site does not have"
        "The link names a generated page or a file that is not there. The message proposes the nearest address.";
}
