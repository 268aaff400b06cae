//! What names in the markup say: classes, ids and roles to [`Hints`]. Names are a habit, not a promise: see `region`
//! for when they are not believed.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::raw::Hints;
use super::dom::{Dom, Id};

/// The hints of every element by its own names, by node.
pub(super) fn all(dom: &Dom) -> Vec<Hints> {
    let mut known = HashMap::new();
    (0..dom.len()).map(|id| hints(dom, id, &mut known)).collect()
}

/// The hints of one element, from its own name and attributes; the same names stand on many elements.
fn hints<'a>(dom: &'a Dom, id: Id, known: &mut HashMap<&'a str, Hints>) -> Hints {
    let Some(element) = dom.element(id) else { return Hints::default() };
    let mut found = match element.name() {
        "nav" => Hints::NAVIGATION,
        "aside" => Hints::ASIDE,
        "footer" => Hints::FOOTER,
        "header" => Hints::HEADER,
        "figcaption" | "caption" => Hints::CAPTION,
        "address" => Hints::BYLINE,
        "time" => Hints::DATE,
        "dialog" | "menu" => Hints::HIDDEN,
        _ => Hints::default(),
    };
    // A heading's id is made from its words.
    let names = element.attrs().filter(|(name, _)| NAMING.contains(name));
    for (_, value) in names.filter(|(name, _)| *name != "id" || !is_heading(element.name())) {
        found = found.with(*known.entry(value).or_insert_with(|| of_names(value)));
    }
    if is_hidden(element.attr("hidden"), element.attr("aria-hidden"), element.attr("style")) {
        found = found.with(Hints::HIDDEN);
    }
    found
}

/// Attributes that name an element.
const NAMING: &[&str] = &[
    "class",
    "id",
    "role",
    "itemprop",
    "rel",
    "data-testid",
    "data-component",
    "data-component-name",
    "data-gu-name",
    "data-qa",
    "data-module",
    "data-test-id",
    "data-block",
    "aria-label",
];

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_hidden(hidden: Option<&str>, aria: Option<&str>, style: Option<&str>) -> bool {
    let style = style.map(|s| s.replace(' ', "").to_ascii_lowercase()).unwrap_or_default();
    hidden.is_some() || aria == Some("true") || style.contains("display:none") || style.contains("visibility:hidden")
}

/// The hints of a list of names; each is cut into words: `relatedPosts`, `related-posts`, `related_posts`.
fn of_names(value: &str) -> Hints {
    if value.len() > 2000 {
        return Hints::default();
    }
    let mut found = Hints::default();
    // To a page builder every part of the article is a "widget".
    for name in value.split_whitespace().filter(|n| !n.starts_with("elementor-")) {
        let words = words(name);
        for (i, word) in words.iter().enumerate() {
            let pair = words.get(i + 1).map(|next| format!("{word}{next}")).unwrap_or_default();
            found = found.with(of_word(&pair)).with(of_word(word));
        }
    }
    // What only the printer gets.
    let printed =
        matches!(value.trim().to_ascii_lowercase().as_str(), "print" | "print-only" | "printonly" | "only-print");
    // For search engines alone, which read it in the page.
    let hidden = printed || value.contains("snippet-hidden");
    settle(if hidden { found.with(Hints::HIDDEN) } else { found })
}

fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && lower) {
            out.push(String::new());
        }
        lower = c.is_lowercase();
        if let Some(last) = out.last_mut().filter(|_| c.is_alphanumeric()) {
            last.extend(c.to_lowercase());
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

/// A note about the author is more than a byline.
fn settle(found: Hints) -> Hints {
    if found.has(Hints::BIO) { found.without(Hints::BYLINE) } else { found }
}

fn of_word(word: &str) -> Hints {
    BY_WORD.get(word).copied().unwrap_or_default()
}

/// Every element of a page asks several times.
static BY_WORD: LazyLock<HashMap<&str, Hints>> = LazyLock::new(|| {
    let pairs = WORDS.iter().rev().flat_map(|(list, hint)| list.iter().map(|word| (*word, *hint)));
    pairs.collect()
});

const WORDS: &[(&[&str], Hints)] = &[
    (
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "toolbar",
            "skiplink",
            "skipto",
            "sitemap",
            "offcanvas",
            "toc",
            "tableofcontents",
            "navbox",
            "hatnote",
            "catlinks",
            "sitenav",
            "topbar",
            "postnavigation",
            "prevnext",
            "nextprev",
            "nextpost",
            "prevpost",
            "postnav",
            "backtotop",
            "ticker",
            "newsticker",
            "wmipp",
        ],
        Hints::NAVIGATION,
    ),
    (
        &[
            "comment",
            "comments",
            "disqus",
            "respond",
            "commentlist",
            "commentform",
            "livefyre",
            "viafoura",
            "coral",
            "kommentare",
            "commentaires",
            "comentarios",
            "discussion",
        ],
        Hints::COMMENTS,
    ),
    (
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "recirc",
            "recirculation",
            "readmore",
            "readalso",
            "alsoread",
            "moreon",
            "morefrom",
            "mostread",
            "mostpopular",
            "mostviewed",
            "trending",
            "popular",
            "teaser",
            "teasers",
            "outbrain",
            "taboola",
            "zergnet",
            "yarpp",
            "jp-relatedposts",
            "relatedposts",
            "onward",
            "seealso",
            "crosslinks",
            "crosslink",
            "nextarticle",
            "prevarticle",
            "upnext",
            "readnext",
            "latestnews",
            "morestories",
            "suggested",
            "suggestions",
            "lirelaussi",
            "alire",
            "leestambien",
            "verwandte",
            "storypackage",
            "latest",
            "recommend",
            "moreinfo",
            "newsfeed",
            "feeditem",
            "feedpost",
            "relatedarticle",
            "relatedcontent",
            "inlinerelated",
            "nextup",
        ],
        Hints::RELATED,
    ),
    (
        &[
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "donate",
            "donation",
            "donations",
            "paywall",
            "promo",
            "promotion",
            "cta",
            "membership",
            "supportus",
            "appdownload",
            "optin",
            "mailchimp",
            "regwall",
            "piano",
            "callout",
            "subscribebox",
            "inlinepromo",
            "marketing",
            "contribution",
            "fundraising",
            "appbanner",
            "affiliate",
            "affiliatebox",
            "feedback",
            "survey",
            "poll",
            "signin",
            "login",
            "loginform",
        ],
        Hints::PROMOTION,
    ),
    (
        &[
            "share",
            "sharing",
            "social",
            "sharebar",
            "addthis",
            "sharedaddy",
            "socials",
            "sociallinks",
            "shareline",
            "sharebuttons",
            "socialshare",
            "followus",
            "sharetools",
            "articletools",
            "actionbar",
            "follow",
            "userbar",
            "texttospeech",
            "speechkit",
            "beyondwords",
            "audioplayer",
        ],
        Hints::SHARE,
    ),
    (
        &[
            "byline",
            "author",
            "authors",
            "authorname",
            "bylines",
            "contributor",
            "contributors",
            "writtenby",
            "postauthor",
            "creator",
        ],
        Hints::BYLINE,
    ),
    (
        &[
            "date",
            "timestamp",
            "pubdate",
            "publishdate",
            "datepublished",
            "datetime",
            "postdate",
            "entrydate",
            "published",
            "datemodified",
            "lastupdated",
            "publishedtime",
            "postmeta",
            "entrymeta",
            "articlemeta",
            "readingtime",
            "readtime",
            "metadata",
        ],
        Hints::DATE,
    ),
    (
        &[
            "caption",
            "figcaption",
            "wpcaptiontext",
            "photocredit",
            "imagecaption",
            "imagecredit",
            "photocaption",
            "mediacaption",
            "mediadescription",
            "imagedescription",
            "photodescription",
            "piccredit",
            "credit",
            "credits",
            "legend",
            "legende",
            "bildunterschrift",
            "bildtext",
            "didascalia",
            "leyenda",
            "fotocredit",
            "bildnachweis",
        ],
        Hints::CAPTION,
    ),
    (
        &[
            "tags",
            "taglist",
            "tag",
            "topics",
            "topic",
            "keywords",
            "categories",
            "posttags",
            "tagcloud",
            "articletags",
            "schlagworte",
            "etiquetas",
            "kicker",
            "eyebrow",
            "overline",
            "rubric",
            "dachzeile",
        ],
        Hints::TAGS,
    ),
    (
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "sponsor",
            "sponsored",
            "dfp",
            "adslot",
            "adsbygoogle",
            "advertorial",
            "adunit",
            "adcontainer",
            "werbung",
            "anzeige",
            "publicidad",
            "outstream",
            "advt",
            "advtext",
            "adv",
            "adspot",
            "adsense",
        ],
        Hints::ADVERT,
    ),
    (
        &[
            "bio",
            "authorbio",
            "aboutauthor",
            "authorbox",
            "authorinfo",
            "writerbio",
            "authordescription",
            "authorcard",
            "abouttheauthor",
            "authorprofile",
        ],
        Hints::BIO,
    ),
    (
        &[
            "standfirst",
            "dek",
            "subtitle",
            "subheadline",
            "chapeau",
            "chapo",
            "strapline",
            "deck",
            "sapo",
            "entradilla",
            "vorspann",
            "articlesummary",
            "subheading",
            "excerpt",
            "subtitre",
            "summary",
        ],
        Hints::STANDFIRST,
    ),
    (
        &[
            "visuallyhidden",
            "screenreader",
            "screenreadertext",
            "sronly",
            "hiddenvisually",
            "editsection",
            "noprint",
            "instagrammedia",
            "tiktokembed",
            "modal",
            "popup",
            "lightbox",
            "tooltip",
            "overlay",
            "vjs",
            "videojs",
            "jwplayer",
            "videoplayer",
        ],
        Hints::HIDDEN,
    ),
    (
        &["cookie", "cookies", "consent", "gdpr", "onetrust", "cmp", "didomi", "qccmp", "cookiebanner", "usercentrics"],
        Hints::COOKIE,
    ),
    (&["footer", "sitefooter", "colophon", "reflist", "references", "articlefooter", "contentinfo"], Hints::FOOTER),
    (&["copyright", "legal", "disclaimer"], Hints::COPYRIGHT),
    (
        &["sidebar", "rail", "widget", "complementary", "infobox", "sidecol", "rightcol", "aside", "rightrail"],
        Hints::ASIDE,
    ),
    (&["correction", "corrections", "reporterror", "errorreport"], Hints::CORRECTION),
    (&["pullquote", "pullquotes"], Hints::PULLQUOTE),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        assert!(of_names("c-relatedPosts__list").has(Hints::RELATED));
        assert!(of_names("Most-Read").has(Hints::RELATED));
        assert!(of_names("author-bio").has(Hints::BIO));
        assert!(!of_names("author-bio").has(Hints::BYLINE));
        assert_eq!(of_names("article-body loaded shadow"), Hints::default());
    }
}
