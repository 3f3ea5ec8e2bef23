//! Where things are: the checkout, cargo's target folder, the cache for tools.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};

use crate::process;

/// The folder that holds the workspace's manifest: of the checkout that cargo runs this in, which need not be the one
/// that it was built in where two checkouts share a target folder.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let own = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let own = own.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        // Two levels up from `src-tauri/xtask`.
        own.ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
    });
    &ROOT
}

/// A path inside the checkout.
pub(crate) fn path(inside: &str) -> PathBuf {
    root().join(inside)
}

/// A path inside the checkout as messages show it: relative, with forward slashes.
pub(crate) fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// `cargo metadata` of the workspace's own packages.
pub(crate) fn metadata() -> Result<serde_json::Value> {
    let mut cargo = process::cargo();
    cargo.current_dir(root()).args(["metadata", "--no-deps", "--format-version", "1"]);
    serde_json::from_str(&process::stdout_of(&mut cargo)?).context("cargo metadata is JSON")
}

/// Cargo's target folder, wherever the environment or a configuration put it.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = metadata()?;
    let folder = metadata["target_directory"].as_str();
    Ok(PathBuf::from(folder.context("cargo metadata names the target folder")?))
}

/// A folder of ours in the user's cache, for tools that outlive a checkout.
pub(crate) fn cache() -> Result<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA").map(PathBuf::from)
    } else {
        let home = || variable("HOME").map(|home| PathBuf::from(home).join(".cache"));
        variable("XDG_CACHE_HOME").map(PathBuf::from).or_else(home)
    };
    Ok(base.context("neither HOME nor a cache folder is set")?.join("flyleaf"))
}

/// The application's binary in the given profile's folder (`debug` or `release`).
pub(crate) fn binary(profile: &str) -> Result<PathBuf> {
    Ok(target()?.join(profile).join(format!("flyleaf{}", std::env::consts::EXE_SUFFIX)))
}
