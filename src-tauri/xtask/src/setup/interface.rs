//! The interface's side: Node, the npm packages, the built pages. Each is done again only when what it reads changed.

use anyhow::{Result, bail};

use crate::checkout;
use crate::fingerprint::{files_below, of_files, unless_current};
use crate::process;

/// Major and minor; what Vite and ESLint ask for.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Refuses a machine without npm or with a Node that Vite does not run on.
pub(super) fn check_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let where_from = format!("install Node {major}.{minor} or later with npm: https://nodejs.org");
    let Some(version) = process::answer_of("node", &["--version"]) else {
        bail!("Node is missing: {where_from}");
    };
    if release(&version).is_none_or(|release| release < OLDEST_NODE) {
        bail!("Node {version} is too old: {where_from}");
    }
    if !process::is_installed("npm") {
        bail!("npm is missing: {where_from}");
    }
    Ok(())
}

/// Major and minor of what `node --version` prints.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// `npm ci`, when the lock file is not the one that was installed last.
pub(super) fn install_packages() -> Result<()> {
    let lock = checkout::path("ui/package-lock.json");
    let stamp = checkout::path("ui/node_modules/.flyleaf-installed");
    let fingerprint = of_files(vec![checkout::path("ui/package.json"), lock])?;
    unless_current(&stamp, &fingerprint, || {
        println!("installing the interface's npm packages");
        let mut npm = process::npm();
        npm.current_dir(checkout::path("ui")).args(["ci", "--no-audit", "--no-fund"]);
        process::check(&mut npm)
    })?;
    Ok(())
}

/// `npm run build`, when the interface's files are not those that were built last.
///
/// Building again gives new file times, and with them a new link of the application; hence the care.
pub(crate) fn build_interface() -> Result<()> {
    let files = files_below(&checkout::path("ui"), &["node_modules", "dist", "coverage"])?;
    // The stamp stands outside `dist`: everything in there becomes part of the application.
    let stamp = checkout::path("ui/node_modules/.flyleaf-built");
    if !checkout::path("ui/dist/index.html").is_file() && stamp.exists() {
        std::fs::remove_file(&stamp)?;
    }
    let built = unless_current(&stamp, &of_files(files)?, || npm_run("build"))?;
    if !built {
        println!("the built interface is current");
    }
    Ok(())
}

/// Runs one of the scripts of `ui/package.json`.
pub(crate) fn npm_run(script: &str) -> Result<()> {
    let mut npm = process::npm();
    npm.current_dir(checkout::path("ui")).args(["run", "--silent", script]);
    process::check(&mut npm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_read_as_node_prints_it() {
        assert_eq!(release("v20.19.2"), Some((20, 19)));
        assert_eq!(release("v8.0.0\n"), Some((8, 0)));
        assert_eq!(release("command not found"), None);
    }
}
