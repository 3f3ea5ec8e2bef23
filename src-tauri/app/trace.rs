//! Milestones of a start, for anyone who measures one: with `FLYLEAF_TRACE=1` each is a line `NAME MILLISECONDS` on
//! stderr, counted from the first instruction of `main`.

use std::sync::OnceLock;
use std::time::Instant;

static STARTED: OnceLock<Option<Instant>> = OnceLock::new();

/// Remembers the start, if milestones were asked for.
#[expect(clippy::disallowed_methods, reason = "the shell is where clocks are read")]
pub(crate) fn start() {
    let asked = std::env::var_os("FLYLEAF_TRACE").is_some_and(|value| value == "1");
    if STARTED.set(asked.then(Instant::now)).is_ok() {
        milestone("process");
    }
}

/// Prints a milestone, if they were asked for.
#[expect(clippy::print_stderr, reason = "this is what the variable asks for")]
pub(crate) fn milestone(name: &str) {
    if let Some(Some(started)) = STARTED.get() {
        eprintln!("{name} {:.1}", started.elapsed().as_secs_f64() * 1000.0);
    }
}
