//! Names: which words of an article are which entity.
//!
//! [`Gazetteer::new`] reads the curated names once, [`Gazetteer::mentions`] finds them in one article after the other
//! (independently, so in parallel if the caller likes), [`spellings`] and [`co_mentions`] sum up.

mod gazetteer;
mod inflect;
mod key;
pub mod lexicon;
mod mentions;
mod person;
mod scan;
mod table;
pub mod words;

pub use gazetteer::{Bearer, BearerKind, Gazetteer, Name};
pub use inflect::{Form as InflectedForm, forms as inflected_forms};
pub use key::{KEY_RULES, in_latin, search_keys, sound};
pub use mentions::{ArticleText, Mention, Mentions, Para, Reason, Section, Unresolved};
pub use person::{abbreviates, is_name_syllable, parts as name_parts, surnames};
pub use table::{Spellings, Usage, co_mentions, spellings};
