//! Layer 3: what the documents mean together.
//!
//! `index` (which nodes there are and what they are called) → `resolve` (what each link means) → `assemble`
//! (backlinks, origins, labels, tags, rights). Holding a [`Dossier`] proves that its links were resolved.

mod as_of;
mod assemble;
mod backlink;
pub mod claim;
pub mod compare;
mod date_words;
pub mod gaps;
mod index;
mod labels;
mod link;
pub mod lock;
pub mod mentions;
pub mod names;
mod node;
pub mod origin;
pub mod overlap;
mod prose;
pub mod quote;
mod relations;
mod resolve;
pub mod rights;
pub mod timeline;
mod verify;

pub use as_of::as_of;
pub use assemble::{Dossier, Tag, assemble, least_share};
pub use backlink::{Backlink, Context};
pub use index::{Found, Index, Input, SharedName, index};
pub use labels::Label;
pub use link::{Anchor, Cited, Quoted, Target, Verification};
pub use node::{Node, NodeId};
pub use origin::Source;
pub use relations::{CitedAt, Related, Use, used_paragraphs};
pub use resolve::{DEEPEST_EMBED, Named, Resolved, resolve};
pub use rights::{PublishableParagraph, PublishableText};
