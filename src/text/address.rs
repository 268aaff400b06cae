//! What an address in a text leads to.

/// Whether an address leads to a file of the dossier: no scheme, not from the root of a domain.
pub fn is_relative(address: &str) -> bool {
    !address.is_empty() && !address.starts_with('/') && scheme(address).is_none()
}

/// Whether an address may stand in `href`: `http`, `https`, `mailto`, `tel`, or relative (never `javascript:` or `data:`).
pub fn is_safe_address(address: &str) -> bool {
    // Browsers drop white space and control characters before they look for the scheme.
    let visible: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let scheme = scheme(&visible).map(str::to_ascii_lowercase);
    scheme.is_none_or(|s| matches!(s.as_str(), "http" | "https" | "mailto" | "tel"))
}

/// What stands before the first colon, if that comes before the path.
fn scheme(address: &str) -> Option<&str> {
    address.split(['/', '?', '#']).next()?.split_once(':').map(|(scheme, _)| scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_addresses_apart() {
        // Address, relative, safe.
        let cases = [
            ("a.md", true, true),
            ("#here", true, true),
            ("a/b:c", true, true),
            ("https://example.org", false, true),
            ("MAILTO:a@b", false, true),
            ("javascript:alert(1)", false, false),
            ("java\tscript:alert(1)", false, false),
            ("\u{1}javascript:alert(1)", false, false),
            ("data:text/html,x", false, false),
            ("/root", false, true),
            ("//host/x", false, true),
            ("", false, true),
        ];
        for (address, relative, safe) in cases {
            assert_eq!((is_relative(address), is_safe_address(address)), (relative, safe), "{address:?}");
        }
    }
}
