//! Codes of findings about one file: its encoding, front matter and Markdown.

codes! {
    INVALID_UTF8 = "invalid-utf8" Error "A Markdown or YAML file is not UTF-8"
        "Content and configuration are UTF-8. Open the file in an editor and save it with the encoding \"UTF-8\". Raw `.txt` and `.html` articles may be in any encoding.";
    UNTERMINATED_FRONT_MATTER = "unterminated-front-matter" Error "Front matter that begins with `---` has no second `---`"
        "Front matter stands between two lines of three hyphens at the top of the file. Add the second line. A file that is meant to begin with a thematic break can use `***`.";
    INVALID_YAML = "invalid-yaml" Error "Front matter or configuration is not valid YAML"
        "The place is where the reader lost its way; the cause is often a line earlier. Texts with a colon and a space, a hash, or brackets need quotation marks: `title: \"Who decides: a guide\"`. Links in fields are quoted too: `where: \"[[bishkek]]\"`.";
    YAML_TOO_LARGE = "yaml-too-large" Error "Front matter or configuration is over 64 kB"
        "Fields are short. Move the long text into the body, below the second `---`.";
    YAML_TOO_DEEP = "yaml-too-deep" Error "Front matter or configuration is nested absurdly deep"
        "No field of ours is nested more than five levels. A text that begins with many brackets needs quotation marks.";
    DUPLICATE_KEY = "duplicate-key" Error "A field stands twice in one file"
        "Of two equal fields only one can count, and nobody could see which. Keep one; join lists into one list.";
    UNKNOWN_FIELD = "unknown-field" Error "A field that this kind does not have"
        "The nearest right name is proposed. Your own fields go into `extra:`, which templates can read: `extra: {map: true}`. `docs/front-matter.md` lists the fields of each kind.";
    WRONG_TYPE = "wrong-type" Error "A field's value is of another type than it needs"
        "A list was given where one text is needed, a text where a number is, and so on. `docs/front-matter.md` has an example of each field.";
    INVALID_VALUE = "invalid-value" Error "A value that is not among those allowed"
        "The field takes one of a few words; the message lists them and proposes the nearest.";
    MISSING_FIELD = "missing-field" Error "A field that this kind must have is missing"
        "Every kind but articles needs a `title`; events need `when`, terms a `definition`, claims a `statement` and `evidence`. Articles with a Markdown body need `rights.mode`.";
    BAD_DATE = "bad-date" Error "A date is not one of the accepted forms"
        "Dates are a subset of EDTF (Extended Date/Time Format, ISO 8601-2): `2023`, `2023-10`, `2023-10-12`, with `?` for uncertain and `~` for approximate; intervals `2023-10-12/2023-10-13`, `../2023`, `2023/..`; a time with its offset `2023-10-12T03:15+06:00`.";
    BAD_URL = "bad-url" Error "An address that is not `http://` or `https://`"
        "Addresses in `url`, `archive_url`, `same_as` and `repository` lead readers to other sites and begin with `https://` or `http://`.";
    BAD_ID = "bad-id" Error "A file name that cannot be an id"
        "The id is the file's name without its ending: letters and digits of any script, `-`, `_` and spaces. `--` joins the two articles of a comparison and the names of generated pages are reserved. Rename the file; put the old address into `redirect_from`.";
    UNKNOWN_KIND = "unknown-kind" Error "A file in a folder that stands for no kind"
        "Content lies in `articles/`, `notes/`, `people/`, `organizations/`, `places/`, `events/`, `terms/` or `claims/`; the overview is `content/index.md`. Move the file, or say `kind:` in its front matter.";
    UNCLOSED_LINK = "unclosed-link" Error "A wikilink or citation that does not end"
        "`[[` needs its `]]` and `[@` its `]` in the same paragraph or table cell. In a table a bar inside a link is written `\\|`.";
    UNCLOSED_COMMENT = "unclosed-comment" Warning "A comment that does not end"
        "`%%` begins a comment that is never published, and the next `%%` ends it; without one everything to the end of the file is gone from the page. Likewise `<!--` and `-->`. To show the mark itself, write it as code.";
    UNSAFE_ADDRESS = "unsafe-address" Error "A link that no page can have"
        "Links of the web begin with `https://`, `http://`, `mailto:` or `tel:`; `javascript:` and `data:` are never published. An address that begins with `/` leads to the root of the domain and breaks when the site stands under a sub-path: write it relative to the file, or link the page by its id.";
    REMOTE_IMAGE = "remote-image" Warning "A picture of another host"
        "Pages load nothing from other hosts, which would tell them who reads what. The words of the picture are shown in its place. Save the picture into `content/` if its licence allows that.";
    LOST_CITATION = "lost-citation" Error "Markdown has read a citation as something else"
        "`[@id](…)` is a link text and `[@id]: …` a reference definition in Markdown, so the citation would be lost. Put a space or other words between the citation and what follows.";
    BAD_CITATION = "bad-citation" Error "A citation that cannot be understood"
        "A citation is `[@id]`, `[@id, p7]`, `[@id, \"exact words\"]`, `[@id, p7, \"words\"]` or `[@id, 12:30]`; several are separated by semicolons: `[see @a; @b, \"words\"]`.";
    BAD_BLOCK = "bad-block" Error "A generated block with a filter that it does not have"
        "A ```` ```timeline ````, ```` ```claims ````, ```` ```people ```` or ```` ```articles ```` block holds lines of `key: value`. The message names the keys that the block takes.";
    MISSING_ALT = "missing-alt" Error "An image without a text alternative"
        "People who cannot see the image hear its text. Write what it shows: `![A crowd in front of the court](court.jpg)`, or `![[court.jpg|A crowd …]]`. An image that only decorates is better left out.";
    RAW_HTML = "raw-html" Warning "HTML in a note, where it is off"
        "HTML in notes is shown as text unless `config.yaml` says `html: true`. Markdown with tables, footnotes, callouts and definition lists covers most needs.";
    HEADING_LEVEL = "heading-level" Warning "A heading of level 1 in a body"
        "The page's title is its only level 1 heading: begin with `##`. Screen readers and contents lists depend on the order.";
}
