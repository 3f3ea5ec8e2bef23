//! rustfmt and clippy, which a minimal Rust installation leaves out.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// Adds the missing components where rustup manages the compiler.
pub(super) fn install() -> Result<()> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::answer_of("cargo", &[tool, "--version"]).is_some() {
            continue;
        }
        if !process::is_installed("rustup") {
            bail!("`cargo {tool}` is missing: install {component} as you installed Rust");
        }
        println!("adding {component}");
        process::check(Command::new("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}
