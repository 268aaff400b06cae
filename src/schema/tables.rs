//! The tables: every field of every kind (DESIGN, section 2) and of `config.yaml`.

use super::Shape::{Any, Between, Bool, Date, Fields, Link, List, Number, OneOf, Paragraph, Text, Url, Words};
use super::{Field, field, required};

/// The kinds as `kind:` names them, with the fields that only they have.
pub static KINDS: &[(&str, &[Field])] = &[
    ("article", ARTICLE),
    ("note", NOTE),
    ("person", PERSON),
    ("organization", ORGANIZATION),
    ("place", PLACE),
    ("event", EVENT),
    ("term", TERM),
    ("claim", CLAIM),
];

/// Fields of every kind. `title` is required of all but articles, which the check knows.
pub static COMMON: &[Field] = &[
    field("title", Text, "What the page is called; for an article its headline"),
    field(
        "kind",
        OneOf(&["article", "note", "person", "organization", "place", "event", "term", "claim"]),
        "The kind, where the folder does not say it",
    ),
    field("aliases", List(&Text), "Other names that find this page"),
    field("summary", Text, "One sentence, shown in lists, cards and search"),
    field("tags", List(&Text), "Words to group pages by"),
    field("status", OneOf(&["draft", "published"]), "A draft is built only with --drafts"),
    field("embargo_until", Date, "Not published before this day"),
    field("created", Date, "When the page was written"),
    field("updated", Date, "When it was last changed in substance"),
    field("corrections", List(&Fields(CORRECTION)), "Corrections, shown on the page and in the feed"),
    field("same_as", List(&Url), "The same thing elsewhere: Wikidata, an official page"),
    field("redirect_from", List(&Text), "Old addresses that lead here"),
    field("images", List(&Fields(IMAGE)), "Pictures of the thing"),
    field("extra", Any, "Your own fields, passed to templates"),
];

static CORRECTION: &[Field] =
    &[required("date", Date, "The day of the correction"), required("text", Text, "What was wrong and what is right")];

static IMAGE: &[Field] = &[
    required("src", Text, "The file, relative to this one"),
    field("alt", Text, "What the picture shows, for those who cannot see it"),
    field("caption", Text, "The words below it"),
    field("credit", Text, "Who made it, and under which licence"),
];

/// A saved article often keeps a caption alone: the picture is the outlet's.
static ARTICLE_IMAGE: &[Field] = &[
    field("src", Text, "The file, relative to this one; none for a picture that only the outlet has"),
    field("url", Url, "Where the outlet has it; nothing is fetched"),
    field("alt", Text, "What the picture shows, for those who cannot see it"),
    field("caption", Text, "The words below it"),
    field("credit", Text, "Who made it, and under which licence"),
];

static ARTICLE: &[Field] = &[
    field("publisher", Link, "The outlet that carried it"),
    field("authors", List(&Text), "As in the byline"),
    field("published", Date, "When it was published"),
    field("modified", Date, "When the outlet last changed it"),
    field("retrieved", Date, "When the copy was made"),
    field("url", Url, "Where it was published"),
    field("archive_url", Url, "An archived copy"),
    field("language", Text, "Its language, as a BCP 47 tag"),
    field("dateline", Fields(DATELINE), "The place and day at the head of the text"),
    field(
        "type",
        OneOf(&["report", "analysis", "opinion", "wire", "official", "transcript", "video", "audio"]),
        "What sort of article",
    ),
    field("section", Text, "The outlet's section"),
    field("origin", Link, "The agency, or the id of the article, whose copy it is"),
    field("rights", Fields(RIGHTS), "What of the text may be published"),
    field(
        "images",
        List(&Fields(ARTICLE_IMAGE)),
        "Pictures of the article: files, or, without `src`, what the outlet wrote below its own",
    ),
];

static DATELINE: &[Field] = &[field("place", Link, "The place"), field("date", Date, "The day")];

static RIGHTS: &[Field] = &[
    required("mode", OneOf(RIGHTS_MODES), "How much of the text may be shown"),
    field("holder", Text, "Who holds the rights"),
    field("licence", Text, "The licence, as an SPDX identifier or its name"),
    field("statement", Text, "Why the text may be published in full"),
    field("max_words", Between(0.0, 1e6), "How many words of an excerpt"),
];

/// How much of an article's text may be shown.
pub static RIGHTS_MODES: &[&str] = &["full", "excerpt", "cite"];

static PERSON: &[Field] = &[
    field("roles", List(&Fields(ROLE)), "Offices and functions"),
    field("side", Link, "The side or group by which the index of people is divided"),
    field("born", Date, "Date of birth"),
    field("not_to_be_confused_with", List(&Link), "Others with a similar name"),
    field("ambiguous_aliases", List(&Text), "Names shared with others, which get a disambiguation page"),
];

static ROLE: &[Field] = &[
    required("role", Text, "The office or function"),
    field("organization", Link, "Where"),
    field("from", Date, "Since when"),
    field("to", Date, "Until when"),
    field("article", Text, "The id of an article that says so"),
    field("paragraph", Paragraph, "Its paragraph, as `p7`"),
];

static ORGANIZATION: &[Field] = &[
    field("type", Text, "What sort of organization; `news` for an outlet or agency"),
    field("side", Link, "The side or group by which the index of organizations is divided"),
    field("parent", Link, "The organization that it is part of"),
    field("country", Text, "ISO 3166-1 code or name"),
    field("not_to_be_confused_with", List(&Link), "Others with a similar name"),
    field("ambiguous_aliases", List(&Text), "Names shared with others, which get a disambiguation page"),
];

static PLACE: &[Field] = &[
    field("latitude", Between(-90.0, 90.0), "Degrees north, WGS 84"),
    field("longitude", Between(-180.0, 180.0), "Degrees east, WGS 84"),
    field("within", Link, "The place that it lies in"),
    field("country", Text, "ISO 3166-1 code or name"),
    field("not_to_be_confused_with", List(&Link), "Others with a similar name"),
    field("ambiguous_aliases", List(&Text), "Names shared with others, which get a disambiguation page"),
];

static EVENT: &[Field] = &[
    required("when", Date, "When it happened, as precisely as the articles say"),
    field("where", Link, "Where"),
    field("who", List(&Link), "Who took part"),
    field("evidence", List(&Fields(EVIDENCE)), "What each article says of it"),
    field("ambiguous_aliases", List(&Text), "Names shared with others, which get a disambiguation page"),
];

static TERM: &[Field] = &[
    required("definition", Text, "One sentence"),
    field("see_also", List(&Link), "Related pages"),
    field("ambiguous_aliases", List(&Text), "Names shared with others, which get a disambiguation page"),
];

static CLAIM: &[Field] = &[
    required("statement", Text, "The statement, as a full sentence"),
    field("type", OneOf(&["fact", "date", "number", "forecast", "opinion"]), "What sort of statement"),
    field("about", List(&Link), "What it is about"),
    required("evidence", List(&Fields(EVIDENCE)), "What each article says of it"),
    field("verdict", Text, "A person's judgement, never computed"),
    field("checked_by", Text, "Who judged"),
    field("checked_on", Date, "When"),
];

static EVIDENCE: &[Field] = &[
    required("article", Text, "The article's id"),
    required("stance", OneOf(&["supports", "disputes", "unclear"]), "What it says of the statement"),
    field("quote", Text, "Its exact words, verified"),
    field("translation", Text, "The quotation in the dossier's language"),
    field("paragraph", Paragraph, "The paragraph, as `p7`"),
    field("voice", OneOf(&["own", "attributed"]), "Whether the article says it itself"),
    field("attributed_to", Link, "Who says it in the article"),
    field("value", Text, "The date, number or spelling that this article gives"),
    field("note", Text, "The curator's remark"),
];

static NOTE: &[Field] = &[
    field("type", OneOf(&["overview", "explainer", "question", "method", "about"]), "What sort of note"),
    field("order", Number, "Its place in the reading order"),
    field("uncited", Bool, "Its statements need no citation: `true` takes it out of the lint `paragraph-uncited`"),
    field("authors", List(&Text), "Who wrote it"),
];

/// The fields of `config.yaml`.
pub static CONFIG: &[Field] = &[
    required("title", Text, "The dossier's name"),
    field("description", Text, "One sentence, for search engines and link previews"),
    field("base_url", Url, "Where the site will stand, with its sub-path"),
    field("language", Text, "The dossier's language, as a BCP 47 tag"),
    field("theme", Text, "A folder in themes/, or `default`"),
    field("authors", List(&Text), "Who curates the dossier"),
    field("licence", Text, "The licence of the curators' own words"),
    field("repository", Url, "The repository, for \"edit this page\""),
    field("navigation", List(&Fields(NAVIGATION)), "The entries of the main navigation"),
    field("rights", Fields(CONFIG_RIGHTS), "Defaults for articles"),
    field("mentions", Fields(MENTIONS), "How names in texts are linked"),
    field("html", Bool, "Whether HTML in notes is passed through, sanitised"),
    field("cname", Text, "A domain of one's own: written to CNAME"),
    field("search", Bool, "Whether the site has a search"),
    field("share_cards", Bool, "Whether a picture is drawn for each page, for link previews (with `base_url`)"),
    field("findings", Words(&["error", "warning", "off"]), "The severity of findings, by code"),
    field("theme_options", Any, "Options of the theme"),
    field("extra", Any, "Your own fields, passed to templates"),
];

static NAVIGATION: &[Field] =
    &[required("label", Text, "The words shown"), required("to", Link, "A page: an id, or an address of this site")];

static CONFIG_RIGHTS: &[Field] = &[
    field("default", OneOf(RIGHTS_MODES), "The mode of raw articles that do not say theirs"),
    field("max_words", Between(0.0, 1e6), "How many words of an excerpt"),
    field("quote_words", Between(0.0, 1e6), "How long a quotation may be"),
    field("private_folder", Text, "Where texts that may not be published lie"),
];

static MENTIONS: &[Field] = &[
    field("notes", Bool, "Whether names in notes are linked too"),
    field("not", List(&Text), "Words that are never linked or suggested"),
];

/// The fields of one kind alone; nothing for a kind that does not exist.
pub fn of_kind(kind: &str) -> &'static [Field] {
    KINDS.iter().find(|(name, _)| *name == kind).map_or(&[], |(_, fields)| fields)
}
