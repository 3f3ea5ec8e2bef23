//! A display to open windows on: the one there is, or a virtual one for as long as the tests run.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

static DISPLAY: OnceLock<String> = OnceLock::new();

/// The name of the display, starting a server where there is none.
pub(crate) fn name() -> &'static str {
    DISPLAY.get_or_init(|| {
        let there = std::env::var("DISPLAY").ok().filter(|name| !name.is_empty());
        there.unwrap_or_else(start)
    })
}

fn start() -> String {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    // The server must not outlive the tests, however they end. Linux counts the death of the thread that started it as
    // its parent's, so that thread stays.
    std::thread::spawn(move || {
        let mut server = Command::new("setpriv")
            .args(["--pdeathsig", "TERM", "Xvfb", "-displayfd", "1"])
            .args(["-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
            .stdout(writer)
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts: `cargo xtask setup` installs it");
        drop(server.wait());
    });
    let mut number = String::new();
    BufReader::new(reader).read_line(&mut number).expect("Xvfb tells its display");
    format!(":{}", number.trim())
}
