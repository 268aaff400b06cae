//! `serve`.

use super::arguments::{Place, Serve};

pub fn serve(_place: &Place, _options: &Serve) -> anyhow::Result<u8> {
    anyhow::bail!("not yet")
}
