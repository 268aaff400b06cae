//! The theme: every template renders rich, empty and hostile views; layers override; errors have their place.

#[path = "theme/sample.rs"]
mod sample;

use std::path::Path;

use dossier::theme::{DEFAULT, Theme};
use dossier::view::{Site, View};

fn default_theme() -> Theme {
    let (theme, findings) = Theme::load(&[], DEFAULT, "en");
    assert!(findings.is_empty(), "the default theme has findings: {findings:#?}");
    theme
}

fn render(theme: &Theme, site: &Site, view: &View) -> String {
    theme.renderer(site).render(view).unwrap_or_else(|f| panic!("{}: {f:#?}", view.page.path))
}

/// With `DOSSIER_SAMPLE=DIR` the pages are written there, to be looked at.
#[test]
fn every_page_renders() {
    let (theme, site) = (default_theme(), sample::site());
    let out = std::env::var_os("DOSSIER_SAMPLE");
    for view in sample::views().iter().chain([&sample::many_people(), &sample::many_claims()]) {
        let html = render(&theme, &site, view);
        assert!(html.starts_with("<!doctype html>") && html.trim_end().ends_with("</html>"), "{}", view.page.path);
        if let Some(out) = &out {
            write(&Path::new(out).join(view.page.path.as_ref()), html.as_bytes());
        }
    }
    for (path, bytes) in theme.assets() {
        if let Some(out) = &out {
            write(&Path::new(out).join("assets").join(path), &bytes);
        }
    }
}

#[test]
#[ignore = "a measurement: cargo test --release --test theme speed -- --ignored --nocapture"]
fn speed() {
    let (theme, site) = (default_theme(), sample::site());
    let renderer = theme.renderer(&site);
    for view in sample::views() {
        let begun = std::time::Instant::now();
        let bytes: usize = (0..2000).map(|_| renderer.render(&view).unwrap().len()).sum();
        println!("{:>8.1} µs {:>7} bytes  {}", begun.elapsed().as_secs_f64() * 500.0, bytes / 2000, view.page.path);
    }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}
