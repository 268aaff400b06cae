//! Layer 2: which fields there are. One table serves the check of what users write, the JSON Schema that
//! editors complete from, and the lists in `docs/`.

mod check;
mod json;

pub mod tables;

pub use check::{check, nearest, paragraph};
pub use json::{schema_of_config, schema_of_front_matter};

/// One field of a kind, of the configuration, or of a nested set.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// One sentence, without the full stop.
    pub doc: &'static str,
}

/// What a field holds.
#[derive(Debug)]
pub enum Shape {
    /// Text; a number or date is taken as it is written.
    Text,
    /// Text that may be a link: `[[id]]` or plain words.
    Link,
    /// EDTF.
    Date,
    /// `http://` or `https://`.
    Url,
    Bool,
    Number,
    /// A number from the first to the second.
    Between(f64, f64),
    /// `p7`, or the number alone.
    Paragraph,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list; a single value stands for a list of one.
    List(&'static Shape),
    Fields(&'static [Field]),
    /// Free keys, each with one of these words as its value.
    Words(&'static [&'static str]),
    /// Anything: the user's own.
    Any,
}

/// A field that may be left out.
pub const fn field(name: &'static str, shape: Shape, doc: &'static str) -> Field {
    Field { name, shape, required: false, doc }
}

/// A field that must be there.
pub const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Field {
    Field { name, shape, required: true, doc }
}
