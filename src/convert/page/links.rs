//! Addresses in a page: made absolute, and let through only where they are safe.

use std::rc::Rc;

use url::Url;

use super::archive::{archived, is_archive};

/// Resolves addresses against the page's own.
#[derive(Debug, Default)]
pub(in super::super) struct Links {
    base: Option<Url>,
    /// The page is out of an archive, which made links of its own of all links.
    archived: bool,
}

impl Links {
    /// `base` is the page's address, if it is known.
    pub fn new(base: Option<&str>) -> Self {
        let base = base.and_then(|b| Url::parse(b).ok()).filter(|u| matches!(u.scheme(), "http" | "https"));
        Self { base, archived: false }
    }

    /// The same for a page out of an archive: links lead to where they led when it was captured.
    pub fn archived(self, archived: bool) -> Self {
        Self { archived, ..self }
    }

    /// A link's target: `http`, `https` and `mailto` only; places in the page itself are no links.
    pub fn absolute(&self, href: &str) -> Option<Rc<str>> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') || href.len() > 4000 {
            return None;
        }
        let url = self.resolve(href)?;
        let own = self.base.as_ref().is_some_and(|b| {
            url.fragment().is_some() && b.path() == url.path() && b.host() == url.host() && b.query() == url.query()
        });
        (matches!(url.scheme(), "http" | "https" | "mailto") && !own).then(|| markdown_safe(url.as_str()).into())
    }

    /// A picture's address: `http` and `https`, or a path beside the page (the folder of a page saved whole).
    pub fn image(&self, src: &str) -> Option<String> {
        match self.resolve(src) {
            Some(url) => matches!(url.scheme(), "http" | "https").then(|| url.to_string()),
            None => (!src.contains(':') && !src.starts_with('/') && src.len() < 500)
                .then(|| src.trim_start_matches("./").to_owned()),
        }
    }

    /// Whether an address is of another site, as far as the page's own is known.
    pub fn leads_away(&self, address: &str) -> bool {
        let own = self.base.as_ref().and_then(Url::host_str).map(bare);
        let other = Url::parse(address).ok();
        own.is_some() && other.as_ref().and_then(Url::host_str).map(bare).is_some_and(|host| Some(host) != own)
    }

    fn resolve(&self, href: &str) -> Option<Url> {
        let url = self.join(href)?;
        let original = if self.archived { original(url.as_str()) } else { None };
        Some(original.unwrap_or(url))
    }

    fn join(&self, href: &str) -> Option<Url> {
        match (&self.base, Url::parse(href)) {
            (_, Ok(url)) => Some(url),
            (Some(base), Err(_)) => base.join(href).ok(),
            (None, Err(_)) => href.strip_prefix("//").and_then(|rest| Url::parse(&format!("https://{rest}")).ok()),
        }
    }
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// The address that an archive's address holds.
fn original(address: &str) -> Option<Url> {
    Url::parse(&archived(address).filter(|_| is_archive(address))?).ok()
}

/// What would end or change a Markdown link is percent-encoded.
fn markdown_safe(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '*' => out.push_str("%2A"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '|' => out.push_str("%7C"),
            '`' => out.push_str("%60"),
            '&' => out.push_str("&amp;"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses() {
        let links = Links::new(Some("https://a.example/x/y.html"));
        for (href, expected) in [
            ("z.html", Some("https://a.example/x/z.html")),
            ("//b.example/q", Some("https://b.example/q")),
            ("https://b.example/a_(b)", Some("https://b.example/a_%28b%29")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            (" java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("#top", None),
            ("https://a.example/x/y.html#top", None),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("file:///etc/passwd", None),
        ] {
            assert_eq!(links.absolute(href).as_deref(), expected, "{href}");
        }
        assert_eq!(Links::new(None).absolute("z.html"), None);
        assert_eq!(Links::new(None).image("y_files/z.jpg").as_deref(), Some("y_files/z.jpg"));
        assert_eq!(Links::new(None).image("data:image/png;base64,xx"), None);
    }
}
