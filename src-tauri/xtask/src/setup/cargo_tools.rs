//! cargo-deny, which cargo itself can build: into the user's cache, once, at a fixed version.

use std::path::PathBuf;

use anyhow::Result;

use crate::{checkout, process};

const VERSION: &str = "0.20.2";

/// The path of cargo-deny; builds it where it is missing or another version.
///
/// A debug build: it checks a thousand packages in about a second either way and compiles in half the time.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    let tools = checkout::cache()?.join("tools");
    let binary = tools.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let installed = process::answer_of(&binary.to_string_lossy(), &["--version"]);
    if installed.is_some_and(|answer| answer.ends_with(VERSION)) {
        return Ok(binary);
    }
    println!("building cargo-deny {VERSION} into {} (once)", tools.display());
    let mut cargo = process::cargo();
    cargo
        .args(["install", "--quiet", "--locked", "--debug", "--force"])
        .arg(format!("cargo-deny@{VERSION}"))
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
