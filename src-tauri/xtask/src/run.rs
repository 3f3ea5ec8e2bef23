//! later
use anyhow::Result;
pub(crate) fn run(_: bool, _: &[std::ffi::OsString]) -> Result<()> {
    Ok(())
}
