//! XML 1.0 documents, written by `quick-xml`. Writing to memory does not fail, so its results are not looked at.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Elements stand in the order of the calls, one a line.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// The document with one root element, whose content `inside` writes.
    pub fn document(root: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 1));
        let _ = xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.element(root, attributes, inside);
        let mut bytes = xml.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// An element with elements in it.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        let _ = self.0.write_event(Event::Start(start(name, attributes)));
        inside(self);
        let _ = self.0.write_event(Event::End(BytesEnd::new(name)));
    }

    /// An element with text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let _ = self.0.write_event(Event::Start(start(name, attributes)));
        let _ = self.0.write_event(Event::Text(BytesText::new(&clean(text))));
        let _ = self.0.write_event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = self.0.write_event(Event::Empty(start(name, attributes)));
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*clean(value)));
    }
    start
}

/// Without the characters that XML 1.0 does not have (its production 2, `Char`).
fn clean(text: &str) -> Cow<'_, str> {
    let good = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(good) { Cow::Borrowed(text) } else { text.chars().filter(|c| good(*c)).collect() }
}
