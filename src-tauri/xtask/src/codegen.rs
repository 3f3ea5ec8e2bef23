//! `cargo xtask codegen`: the interface's TypeScript bindings, written from the commands' Rust types.
//!
//! The application alone knows its commands, and it must not contain a mode for developers. So its test that compares
//! the committed file with what the types give also writes the file when it is asked to.

use anyhow::{Result, bail};

use crate::test::Count;
use crate::{checkout, process, setup};

/// The application's test that compares, or writes, the bindings.
pub(crate) const TEST: &str = "bindings_are_current";

/// Tells that test to write.
const UPDATE: &str = "FLYLEAF_UPDATE_BINDINGS";

/// Writes `ui/src/lib/ipc/bindings.ts`, or fails where it is not what the types give.
pub(crate) fn codegen(check: bool) -> Result<()> {
    setup::setup(setup::Purpose::Run)?;
    setup::build_interface()?;
    let mut cargo = process::cargo();
    cargo.current_dir(checkout::root());
    cargo.args(["test", "--package", "flyleaf", "--features", "embedded-ui", "--", TEST]);
    if check {
        cargo.env_remove(UPDATE);
    } else {
        cargo.env(UPDATE, "1");
    }
    let mut count = Count::default();
    let ended_well = process::watch(&mut cargo, |line| count.read(line))?;
    if !ended_well {
        bail!("the bindings differ from the commands' types; `cargo xtask codegen` writes them");
    }
    if count.passed != 1 {
        bail!("{} tests are named `{TEST}`; there must be one", count.passed);
    }
    Ok(())
}
