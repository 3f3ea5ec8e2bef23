//! A display to open windows on: the one there is, or a virtual one for as long as the tests run.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

static DISPLAY: OnceLock<Display> = OnceLock::new();

#[derive(Debug)]
struct Display {
    name: String,
    _server: Option<Child>,
}

/// The name of the display, starting a server where there is none.
pub(crate) fn name() -> &'static str {
    &DISPLAY.get_or_init(start).name
}

fn start() -> Display {
    if let Some(name) = std::env::var("DISPLAY").ok().filter(|name| !name.is_empty()) {
        return Display { name, _server: None };
    }
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let mut command = Command::new("setpriv");
    // The server must not outlive the tests, however they end.
    command
        .args(["--pdeathsig", "TERM", "Xvfb", "-displayfd", "1"])
        .args(["-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdout(writer)
        .stderr(Stdio::null());
    let server = command.spawn().expect("Xvfb starts: `cargo xtask setup` installs it");
    let mut number = String::new();
    BufReader::new(reader).read_line(&mut number).expect("Xvfb tells its display");
    Display { name: format!(":{}", number.trim()), _server: Some(server) }
}
