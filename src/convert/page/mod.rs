//! Pages.
mod dom;
use super::{Converted, File, Format, Options, nothing};
pub(super) fn convert(text: &str, _file: &File, _options: &Options) -> Converted {
    let _ = dom::parse(text);
    nothing(Format::Html, "UTF-8")
}
