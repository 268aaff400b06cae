//! Addresses of pages and twins, from their paths in the output.

/// `people/ana.html` → `people/ana.md`.
pub fn twin(page: &str) -> String {
    format!("{}.md", page.strip_suffix(".html").unwrap_or(page))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_twin_stands_beside_its_page() {
        assert_eq!(super::twin("people/ana.html"), "people/ana.md");
    }
}
