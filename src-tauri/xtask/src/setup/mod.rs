//! What running and testing need on this machine: found, installed where we may, explained where we may not.

mod cargo_tools;
mod interface;
mod rust_tools;
mod system_packages;

use anyhow::Result;

pub(crate) use cargo_tools::{cargo_deny, cargo_fuzz};
pub(crate) use interface::{build_interface, npm_run};
pub(crate) use system_packages::install_with_apt;

/// What the machine is set up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building the application and using it.
    Run,
    /// Building it and checking everything about it.
    Test,
}

/// Installs what is missing; does nothing, quickly, where nothing is.
pub(crate) fn setup(purpose: Purpose) -> Result<()> {
    system_packages::install(purpose)?;
    interface::check_node()?;
    interface::install_packages()?;
    if purpose == Purpose::Test {
        rust_tools::install()?;
        cargo_deny()?;
    }
    Ok(())
}
