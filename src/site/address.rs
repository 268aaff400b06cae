//! Addresses of pages and twins, from their paths in the output.

use crate::route::encode;

/// `people/ana.html` → `people/ana.md`.
pub fn twin(page: &str) -> String {
    format!("{}.md", page.strip_suffix(".html").unwrap_or(page))
}

/// The canonical address of a page: `index.html` is written as its folder.
pub fn canonical(base: &str, page: &str) -> String {
    let (folder, name) = page.rfind('/').map_or(("", page), |i| page.split_at(i + 1));
    let path = if name == "index.html" { folder } else { page };
    format!("{base}{}", encode(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_its_folder_and_nothing_else_is() {
        assert_eq!(canonical("https://a.b/c/", "index.html"), "https://a.b/c/");
        assert_eq!(canonical("https://a.b/c/", "people/index.html"), "https://a.b/c/people/");
        assert_eq!(canonical("https://a.b/c/", "terms/price-index.html"), "https://a.b/c/terms/price-index.html");
        assert_eq!(twin("people/ana.html"), "people/ana.md");
    }
}
