//! Programs that cargo itself can build: into the user's cache, once, at a fixed version.

use std::path::PathBuf;

use anyhow::Result;

use crate::{checkout, process};

/// The path of cargo-deny, which checks the dependencies.
///
/// A debug build: it checks a thousand packages in about a second either way and compiles in half the time.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    tool("cargo-deny", "0.20.2")
}

/// The path of cargo-fuzz, which builds and runs what `cargo xtask fuzz` runs.
pub(crate) fn cargo_fuzz() -> Result<PathBuf> {
    tool("cargo-fuzz", "0.13.2")
}

/// The path of a program; builds it where it is missing or another version.
fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let tools = checkout::cache()?.join("tools");
    let binary = tools.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let installed = process::answer_of(&binary.to_string_lossy(), &["--version"]);
    if installed.is_some_and(|answer| answer.ends_with(version)) {
        return Ok(binary);
    }
    println!("building {name} {version} into {} (once)", tools.display());
    let mut cargo = process::cargo();
    cargo
        .args(["install", "--quiet", "--locked", "--debug", "--force"])
        .arg(format!("{name}@{version}"))
        .arg("--root")
        .arg(&tools)
        // Kept, so that a build that was interrupted goes on where it stopped.
        .env("CARGO_TARGET_DIR", tools.join("target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // Elsewhere, so that the configuration of this checkout does not apply to it.
        .current_dir(std::env::temp_dir());
    process::check(&mut cargo)?;
    Ok(binary)
}
