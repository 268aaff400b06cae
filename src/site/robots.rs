//! What hosts and crawlers look for at fixed addresses: `robots.txt`, `.nojekyll`, `CNAME`.

use super::Extra;
use crate::config::Config;
use crate::diag::{Finding, code::site as code};
use crate::text::Place;

/// The files of fixed content; a `cname` that is no domain is a finding.
pub fn robots(config: &Config) -> (Vec<Extra>, Vec<Finding>) {
    let sitemap = config.base_url.as_ref().map(|base| format!("\nSitemap: {base}sitemap.xml\n"));
    let robots = format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default());
    // GitHub Pages would pass the folder through Jekyll, which drops names that begin with an underscore.
    let mut files = vec![("robots.txt".to_owned(), robots.into_bytes()), (".nojekyll".to_owned(), Vec::new())];
    let mut findings = Vec::new();
    match &config.cname {
        Some(domain) if is_domain(domain) => files.push(("CNAME".to_owned(), format!("{domain}\n").into_bytes())),
        Some(domain) => {
            let message = format!("`{domain}` is not the name of a domain");
            let finding = Finding::new(&code::BAD_CNAME, Place::whole(&config.path), message);
            findings.push(finding.help("write it without `https://` and slashes: `cname: dossier.example.org`"));
        }
        None => {}
    }
    (files, findings)
}

fn is_domain(name: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(label)
}
