//! What the preview adds to a page: the script that reloads it, and leave for that script to work.

/// Where the preview's own files are; no page of a site has an address like that.
pub const SCRIPT: &str = "/-/dossier-live.js";
pub const STYLE: &str = "/-/dossier-live.css";
pub const EVENTS: &str = "/-/dossier-live";

/// A page with the script in it. The version says which build the page is from.
pub fn page(html: &str, version: u64) -> String {
    let html = allow_script(html);
    let script = format!("<script src=\"{SCRIPT}\" data-version=\"{version}\" defer></script>");
    let place = ["</head>", "</body>"].iter().find_map(|tag| html.find(tag)).unwrap_or(html.len());
    let (before, after) = html.split_at(place);
    [before, &script, after].concat()
}

/// What is shown before any build has succeeded.
pub const NO_SITE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not built yet</title></head>\
    <body><h1>There is no site yet</h1><p>The findings of the build are in the terminal. Once they are mended, the site appears here.</p></body></html>";

/// Amends the page's own Content-Security-Policy, so that the site is otherwise served under the policy that
/// it is published with.
fn allow_script(html: &str) -> String {
    let Some((start, end)) = policy(html) else { return html.to_owned() };
    let (before, rest) = html.split_at(start);
    let (content, after) = rest.split_at(end - start);
    [before, &amend(&content.replace("&#39;", "'").replace("&#x27;", "'").replace("&apos;", "'")), after].concat()
}

/// Where the text of the policy stands in the page.
fn policy(html: &str) -> Option<(usize, usize)> {
    let lower = html.to_ascii_lowercase();
    let named = lower.find("content-security-policy")?;
    let tag = lower[..named].rfind("<meta")?;
    let close = named + lower[named..].find('>')?;
    let value = tag + lower[tag..close].find(" content=")? + " content=".len();
    let quote = html[value..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let length = html[value + 1..].find(quote)?;
    Some((value + 1, value + 1 + length))
}

/// `default-src 'none'; script-src 'self'` → the same and `connect-src 'self'`, `style-src 'self'`.
fn amend(policy: &str) -> String {
    let mut directives: Vec<(&str, Vec<&str>)> = policy
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_whitespace();
            words.next().map(|name| (name, words.collect()))
        })
        .filter(|(name, _)| !matches!(*name, "trusted-types" | "require-trusted-types-for"))
        .collect();
    for name in ["script-src", "style-src", "connect-src"] {
        allow_self(&mut directives, name);
    }
    let written = directives.iter().map(|(name, sources)| [&[*name], &sources[..]].concat().join(" "));
    written.collect::<Vec<_>>().join("; ")
}

/// Without a directive of its own, a kind of source has those of `default-src`; without that either, all are allowed.
fn allow_self<'a>(directives: &mut Vec<(&'a str, Vec<&'a str>)>, name: &'a str) {
    let sources_of = |name| directives.iter().position(|(n, _)| *n == name);
    let Some(from) = sources_of(name).or_else(|| sources_of("default-src")) else { return };
    let Some((found, sources)) = directives.get_mut(from) else { return };
    let is_own = *found == name;
    let amended = sources.iter().copied().filter(|s| !matches!(*s, "'none'" | "'self'")).chain(["'self'"]).collect();
    if is_own {
        *sources = amended;
    } else {
        directives.push((name, amended));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_lets_the_script_in_and_nothing_else() {
        for (policy, expected) in [
            ("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"),
            (
                "default-src 'none'; script-src 'self'; connect-src 'none'; img-src 'self'",
                "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'",
            ),
            ("img-src 'self';", "img-src 'self'"),
            ("script-src 'sha256-x'; require-trusted-types-for 'script'", "script-src 'sha256-x' 'self'"),
        ] {
            assert_eq!(amend(policy), expected);
        }
    }

    #[test]
    fn a_page_gets_one_script() {
        let script = "<script src=\"/-/dossier-live.js\" data-version=\"3\" defer></script>";
        for (html, expected) in [
            ("<head></head><body>", format!("<head>{script}</head><body>")),
            ("<p>no head", format!("<p>no head{script}")),
            (
                "<head><meta content=\"default-src 'self'\" http-equiv=\"Content-Security-Policy\"></head>",
                format!(
                    "<head><meta content=\"default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'\" \
                     http-equiv=\"Content-Security-Policy\">{script}</head>"
                ),
            ),
            (
                "<head><META http-equiv=content-security-policy content='script-src &#39;none&#39;'></head>",
                format!("<head><META http-equiv=content-security-policy content='script-src 'self''>{script}</head>"),
            ),
        ] {
            assert_eq!(page(html, 3), expected);
        }
    }
}
