//! Raw HTML that users may write where the configuration allows it: cleaned by `ammonia`, never by hand.

use std::collections::HashSet;

/// The rendered body with everything active taken out; classes, ids and what our own markup needs stay.
pub fn sanitise(html: &str) -> String {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .add_tags(["section", "figure", "figcaption", "mark", "details", "summary", "input"])
        .add_generic_attributes([
            "class",
            "id",
            "role",
            "aria-label",
            "aria-labelledby",
            "aria-describedby",
            "tabindex",
            "lang",
            "dir",
        ])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("li", ["value"])
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]));
    cleaner.clean(html).to_string()
}
