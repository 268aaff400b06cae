//! Several bodies on one page: each keeps its anchors apart, and its headings below the page's own.

/// The same HTML with every `id`, and every link to one, behind a prefix, and headings two levels lower. Only what stands
/// within tags is touched.
pub fn nested(html: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 20);
    let mut rest = html;
    while let Some((text, tag, after)) = next_tag(rest) {
        out.push_str(text);
        let ids = tag.replace(" id=\"", &format!(" id=\"{prefix}"));
        let linked = ids.replace(" href=\"#", &format!(" href=\"#{prefix}"));
        out.push_str(&lowered(plain_region(linked)));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Tables and code that scroll are regions by name on a page of their own; many of one name on one page lead nowhere.
fn plain_region(tag: String) -> String {
    if !tag.contains(" role=\"region\"") {
        return tag;
    }
    let label = tag.split_once(" aria-label=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    tag.replace(&format!(" aria-label=\"{label}\""), "").replace(" role=\"region\"", "")
}

/// `<h2 …>` → `<h4 …>`, `</h5>` → `</h6>`
fn lowered(mut tag: String) -> String {
    let at = if tag.starts_with("</h") { 3 } else { 2 };
    let level = tag.get(at..=at).filter(|_| tag.starts_with("<h") || at == 3).and_then(|l| l.parse::<u8>().ok());
    if let Some(level @ 1..=6) = level {
        tag.replace_range(at..=at, &(level + 2).min(6).to_string());
    }
    tag
}

/// The text before the next tag, the tag, and what is after it. In text `<` is written as an entity.
pub fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (text, from) = html.split_at(html.find('<')?);
    let (tag, after) = from.split_at(from.find('>')? + 1);
    Some((text, tag, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_kept_apart() {
        let cases = [
            ("<h2 id=\"a\">A</h2><a href=\"#a\">a</a>", "<h4 id=\"n-a\">A</h4><a href=\"#n-a\">a</a>"),
            ("<h5>A</h5><hr>", "<h6>A</h6><hr>"),
            ("<div class=\"scroll\" role=\"region\" aria-label=\"Table\">", "<div class=\"scroll\">"),
            ("<a href=\"b.html#a\">b</a>", "<a href=\"b.html#a\">b</a>"),
            ("say id=\"a\" and href=\"#a\" &lt;x id=\"a\">", "say id=\"a\" and href=\"#a\" &lt;x id=\"a\">"),
            ("no tag", "no tag"),
            ("<open id=\"a\"", "<open id=\"a\""),
        ];
        for (html, expected) in cases {
            assert_eq!(nested(html, "n-"), expected);
        }
    }
}
