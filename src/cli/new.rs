//! `new`.

use super::arguments::{New, Place};

pub fn new(_place: &Place, _options: &New) -> anyhow::Result<u8> {
    anyhow::bail!("not yet")
}
