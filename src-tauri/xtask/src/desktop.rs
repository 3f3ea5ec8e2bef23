//! Somewhere to open windows: the display that is there or a virtual one, and a message bus of our own.
//!
//! A private bus keeps a test run away from the desktop it is started from: an application already open there would
//! otherwise receive its files, and its accessibility tree would be listed beside ours.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;

/// A display and a message bus; what was started for it ends when it is dropped.
pub(crate) struct Desktop {
    environment: Vec<(&'static str, String)>,
    servers: Vec<Child>,
}

/// Whether windows can be opened here and now.
pub(crate) fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

impl Desktop {
    /// The display that is there, or a virtual one where there is none.
    pub(crate) fn here() -> Result<Self> {
        if has_display() { Self::on_display(None) } else { Self::hidden() }
    }

    /// A virtual display, whatever else is there, so that measurements do not depend on it.
    pub(crate) fn hidden() -> Result<Self> {
        // Xvfb takes the first free number and writes it to the given descriptor.
        let mut xvfb = server("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        Self::on_display(Some(xvfb))
    }

    fn on_display(xvfb: Option<Command>) -> Result<Self> {
        let mut desktop = Self { environment: Vec::new(), servers: Vec::new() };
        if !cfg!(target_os = "linux") {
            return Ok(desktop);
        }
        if let Some(mut xvfb) = xvfb {
            let display = format!(":{}", desktop.serve(&mut xvfb)?);
            desktop.environment.push(("DISPLAY", display));
            desktop.environment.push(("GDK_BACKEND", "x11".to_owned()));
        }
        let mut bus = server("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let address = desktop.serve(&mut bus)?;
        desktop.environment.push(("DBUS_SESSION_BUS_ADDRESS", address));
        Ok(desktop)
    }

    /// Starts a server that writes one line to stdout when it is ready, and gives that line.
    fn serve(&mut self, command: &mut Command) -> Result<String> {
        let name = process::shown(command);
        let mut server = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("could not start {name}; `cargo xtask setup` installs it"))?;
        let output = server.stdout.take().context("stdout is piped")?;
        self.servers.push(server);
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        if line.trim().is_empty() {
            bail!("{name} ended before it was ready; `cargo xtask setup` installs it");
        }
        Ok(line.trim().to_owned())
    }

    /// Makes `command` open its windows here.
    pub(crate) fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.environment.iter().any(|(name, _)| *name == "DISPLAY") {
            command.env_remove("WAYLAND_DISPLAY");
        }
        command.envs(self.environment.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// What windows are opened on, for people.
    pub(crate) fn description(&self) -> String {
        let display = self.environment.iter().find(|(name, _)| *name == "DISPLAY");
        display.map_or("the display that is here".to_owned(), |(_, number)| {
            format!("a virtual display, {number}")
        })
    }
}

/// A program that ends when we end, however that happens.
fn server(program: &str) -> Command {
    if !process::is_installed("setpriv") {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", program]);
    command
}

#[cfg(test)]
impl Desktop {
    /// No display at all, for tests of programs that open none.
    pub(crate) fn none() -> Self {
        Self { environment: Vec::new(), servers: Vec::new() }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for server in self.servers.iter_mut().rev() {
            // Asked, not killed, so that it takes its socket and lock file along.
            let asked = process::answer_of("kill", &[&server.id().to_string()]);
            if asked.is_none() {
                // It ended by itself, or there is no `kill`.
                let _ = server.kill();
            }
            let _ = server.wait();
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::process::is_installed;

    #[test]
    fn a_hidden_desktop_is_there_until_it_is_dropped() {
        if !is_installed("Xvfb") || !is_installed("dbus-daemon") {
            eprintln!("skipped: Xvfb or dbus-daemon is not installed");
            return;
        }
        let desktop = Desktop::hidden().expect("Xvfb and a bus start");
        let display = desktop.environment[0].1.clone();
        let socket = format!("/tmp/.X11-unix/X{}", display.trim_start_matches(':'));
        assert!(std::path::Path::new(&socket).exists(), "{socket}");
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo $DISPLAY $DBUS_SESSION_BUS_ADDRESS"]);
        let seen = desktop.apply(&mut shell).output().expect("sh runs").stdout;
        let seen = String::from_utf8_lossy(&seen);
        assert!(seen.starts_with(&display) && seen.contains("unix:"), "{seen}");
        drop(desktop);
        assert!(!std::path::Path::new(&socket).exists(), "{socket} is gone");
    }
}
