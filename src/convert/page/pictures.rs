//! Pictures of a page: where they are, and what stands below them. None is fetched.

use super::super::inline::collapse;
use super::super::model::Image;
use super::super::text_fields;
use super::dom::{Dom, Id};
use super::links::Links;

/// A figure with its caption and credit.
pub(super) fn figure(dom: &Dom, links: &Links, id: Id) -> Image {
    let caption = dom.descendants(id).find(|n| dom.name(*n) == "figcaption").unwrap_or(id);
    let mut image = Image { caption: dom.text(caption), ..Image::default() };
    if let Some(credit) = dom.descendants(id).find(|n| is_credit(dom, *n)) {
        let credit = dom.text(credit);
        image.caption = collapse(&image.caption.replacen(&credit, "", 1));
        image.credit = text_fields::tidy_credit(&credit);
    } else {
        let split = text_fields::caption(&image.caption);
        (image.caption, image.credit) = (split.caption, split.credit);
    }
    if let Some(img) = dom.descendants(id).find(|n| matches!(dom.name(*n), "img" | "amp-img")) {
        image.src = source(dom, links, img).unwrap_or_default();
        image.alt = collapse(dom.attr(img, "alt").unwrap_or_default());
    }
    image
}

fn is_credit(dom: &Dom, id: Id) -> bool {
    let class = dom.attr(id, "class").unwrap_or_default().to_ascii_lowercase();
    dom.element(id).is_some()
        && ["credit", "copyright", "photographer", "image-source", "agency"].iter().any(|c| class.contains(c))
}

/// A picture outside a figure; what is small or repeated in every line is decoration.
pub(super) fn picture(dom: &Dom, links: &Links, id: Id) -> Option<Image> {
    const DECORATION: &[&str] = &[
        "avatar",
        "icon",
        "logo",
        "emoji",
        "pixel",
        "spacer",
        "author",
        "sprite",
        "badge",
        "button",
        "banner",
        "placeholder",
        "1x1",
    ];
    let attr = |name: &str| dom.attr(id, name).unwrap_or_default();
    let length = |name: &str| attr(name).trim_end_matches("px").parse::<u32>().ok();
    let tiny = ["width", "height"].into_iter().filter_map(length).any(|v| v < 100);
    let named = format!("{} {}", attr("class"), attr("src")).to_ascii_lowercase();
    // Formulas and ornaments: readers who listen are not told of them.
    let unsaid = attr("aria-hidden") == "true";
    if tiny || unsaid || DECORATION.iter().any(|w| named.contains(w)) {
        return None;
    }
    Some(Image { src: source(dom, links, id)?, alt: collapse(attr("alt")), ..Image::default() })
}

fn source(dom: &Dom, links: &Links, id: Id) -> Option<String> {
    let srcset = dom.attr(id, "srcset").and_then(|s| s.split([' ', ',']).find(|p| !p.is_empty()));
    let named = ["data-src", "data-lazy-src", "data-original", "src"].map(|name| dom.attr(id, name));
    let candidates = named.into_iter().chain([srcset]).flatten();
    candidates.filter(|s| !s.starts_with("data:") && !s.is_empty()).find_map(|s| links.image(s))
}
