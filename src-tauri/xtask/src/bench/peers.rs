//! The programs compared with: where they are, and how they come here.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{checkout, process, setup};

/// Where a peer is: in the environment that `install` made, or on the search path.
pub(super) fn program(name: &str) -> Option<PathBuf> {
    let own = environment().ok()?.join("bin").join(name);
    if own.is_file() {
        return Some(own);
    }
    process::is_installed(name).then(|| PathBuf::from(name))
}

/// Installs WeasyPrint from PyPI into an environment of its own, and calibre and Chromium from Debian.
pub(super) fn install() -> Result<()> {
    setup::install_with_apt(&[
        "python3-venv",
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "calibre",
        "chromium",
    ])?;
    let environment = environment()?;
    if !environment.join("bin/weasyprint").is_file() {
        println!("installing WeasyPrint into {}", environment.display());
        process::check(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        let mut pip = Command::new(environment.join("bin/pip"));
        process::check(pip.args(["install", "--quiet", "weasyprint"]))?;
    }
    Ok(())
}

fn environment() -> Result<PathBuf> {
    Ok(checkout::cache()?.join("peers"))
}
