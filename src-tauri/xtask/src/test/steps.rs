//! The checks themselves, cheap ones first.

use anyhow::{Result, bail};

use super::Count;
use crate::desktop::Desktop;
use crate::{checkout, codegen, process, setup, tidy};

/// One check of the run.
pub(super) struct Step {
    /// What `--only` calls it.
    pub(super) name: &'static str,
    /// What it does, for people.
    pub(super) title: &'static str,
    /// Does it, and counts tests where it runs some.
    pub(super) run: fn(&mut Count) -> Result<()>,
}

/// The same features everywhere, so that nothing is compiled twice.
const FEATURES: [&str; 2] = ["--features", "embedded-ui"];

/// All of them, in order.
pub(super) const STEPS: &[Step] = &[
    Step {
        name: "setup",
        title: "install what is missing",
        run: |_| setup::setup(setup::Purpose::Test),
    },
    Step {
        name: "format",
        title: "Rust is formatted",
        run: |_| cargo(&["fmt", "--all", "--check"]),
    },
    Step { name: "tidy", title: "the rules of the house", run: |_| tidy::tidy() },
    Step {
        name: "deny",
        title: "licences, banned crates and sources of dependencies",
        run: |_| licences_bans_sources(),
    },
    Step {
        name: "ui-lint",
        title: "the interface follows its lints",
        run: |_| setup::npm_run("lint"),
    },
    Step {
        name: "ui-format",
        title: "the interface is formatted",
        run: |_| setup::npm_run("format:check"),
    },
    Step { name: "ui-check", title: "the interface's types", run: |_| setup::npm_run("check") },
    Step { name: "ui-test", title: "the interface's unit tests", run: interface_tests },
    Step {
        name: "ui-build",
        title: "the pages that the application embeds",
        run: |_| setup::build_interface(),
    },
    Step {
        name: "clippy",
        title: "Rust follows its lints, warnings are errors",
        run: |_| {
            let checked = ["clippy", "--workspace", "--all-targets"];
            cargo(&[&checked[..], &FEATURES, &["--", "-D", "warnings"]].concat())
        },
    },
    Step {
        name: "build",
        title: "the application and all tests",
        run: |_| cargo(&[&["build", "--workspace", "--all-targets"][..], &FEATURES].concat()),
    },
    Step { name: "rust", title: "unit tests, journeys, and the real window", run: rust_tests },
];

fn cargo(arguments: &[&str]) -> Result<()> {
    process::check(process::cargo().current_dir(checkout::root()).args(arguments))
}

fn licences_bans_sources() -> Result<()> {
    let mut deny = std::process::Command::new(setup::cargo_deny()?);
    deny.current_dir(checkout::root());
    deny.args(["--log-level", "error", "check", "--hide-inclusion-graph"]);
    process::check(deny.args(["licenses", "bans", "sources"]))
}

fn interface_tests(count: &mut Count) -> Result<()> {
    let mut npm = process::npm();
    npm.current_dir(checkout::path("ui")).args(["run", "--silent", "test"]);
    if !process::watch(&mut npm, |line| count.read(line))? {
        bail!("the interface's tests failed");
    }
    if *count == Count::default() {
        bail!("the interface's tests were not counted: Vitest prints `Tests N passed` at its end");
    }
    Ok(())
}

/// All of cargo's tests. Those that open windows find the binary in `FLYLEAF_BINARY`.
fn rust_tests(count: &mut Count) -> Result<()> {
    let desktop = Desktop::here()?;
    println!("windows open on {}", desktop.description());
    let mut tests = process::cargo();
    tests.current_dir(checkout::root());
    tests.args(["test", "--workspace", "--no-fail-fast"]).args(FEATURES);
    tests.env("FLYLEAF_BINARY", checkout::binary("debug")?);
    let mut bindings_compared = false;
    let ended_well = process::watch(desktop.apply(&mut tests), |line| {
        count.read(line);
        bindings_compared |= line.contains(codegen::TEST);
    })?;
    if !ended_well {
        bail!("tests failed");
    }
    if !bindings_compared {
        bail!("no test `{}` ran, which compares the committed bindings", codegen::TEST);
    }
    Ok(())
}
