//! `init`.

use super::arguments::Init;

pub fn init(_options: &Init) -> anyhow::Result<u8> {
    anyhow::bail!("not yet")
}
