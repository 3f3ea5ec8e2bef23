//! Other programs: started, watched, and named when they fail.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs `command` to its end with our terminal; an exit status other than 0 is an error that shows the command.
pub(crate) fn check(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("could not start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs `command` to its end and gives what it wrote to stdout; its stderr stays on our terminal.
pub(crate) fn stdout_of(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` did not write UTF-8", shown(command)))
}

/// How long a watched program may write nothing before it is taken to hang.
const PATIENCE: Duration = Duration::from_mins(10);

/// Runs `command` quietly: its stdout where it exists and ends well, else `None`.
pub(crate) fn answer_of(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs `command` to its end, shows every line of its stdout as it comes and passes it on without colours.
/// The answer says whether it ended well; not being able to start it is an error.
///
/// A grandchild that outlives the command may keep the pipe open for ever, so reading ends soon after the command does.
/// A command that hangs is ended, and the error shows what it wrote last.
pub(crate) fn watch(command: &mut Command, line: impl FnMut(&str)) -> Result<bool> {
    watch_for(PATIENCE, command, line)
}

fn watch_for(
    patience: Duration,
    command: &mut Command,
    mut line: impl FnMut(&str),
) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    let output = child.stdout.take().context("stdout is piped")?;
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || pass_on_lines(output, &send));
    let mut quiet_since_the_end = 0;
    let (mut heard, mut last) = (Instant::now(), String::new());
    let ended_well = loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok(text) => {
                quiet_since_the_end = 0;
                heard = Instant::now();
                last = without_colours(text.trim_end());
                line(&last);
            }
            Err(RecvTimeoutError::Disconnected) => break child.wait()?.success(),
            Err(RecvTimeoutError::Timeout) => {
                if let Some(status) = child.try_wait()? {
                    quiet_since_the_end += 1;
                    if quiet_since_the_end > 10 {
                        break status.success();
                    }
                } else if heard.elapsed() > patience {
                    child.kill()?;
                    child.wait()?;
                    let minutes = patience.as_secs() / 60;
                    bail!(
                        "`{}` wrote nothing for {minutes} minutes and was ended; its last line: {last}",
                        shown(command)
                    );
                }
            }
        }
    };
    Ok(ended_well)
}

/// Shows what comes, line by line, and sends it on until the pipe or the receiver closes.
fn pass_on_lines(output: impl Read, send: &mpsc::Sender<String>) {
    let mut reader = BufReader::new(output);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
        let mut terminal = std::io::stdout().lock();
        // A terminal that went away is no reason to stop the checks.
        let _ = terminal.write_all(&bytes).and_then(|()| terminal.flush());
        if send.send(String::from_utf8_lossy(&bytes).into_owned()).is_err() {
            return;
        }
        bytes.clear();
    }
}

/// Whether our stdout is a terminal, so that piped programs may keep their colours.
pub(crate) fn colours() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Whether a program of this name is on the search path.
pub(crate) fn is_installed(program: &str) -> bool {
    let names = [program.to_owned(), format!("{program}.exe"), format!("{program}.cmd")];
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path)
            .any(|folder| names.iter().any(|name| folder.join(name).is_file()))
    })
}

/// `npm`, under the name that the system starts it by.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The text without terminal control sequences.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // A control sequence ends at its first letter.
            characters.find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out_and_text_is_left() {
        let coloured = "\u{1b}[2m Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m 中";
        assert_eq!(without_colours(coloured), " Tests  12 passed 中");
    }

    #[cfg(unix)]
    #[test]
    fn a_grandchild_that_keeps_the_pipe_does_not_keep_us() {
        let started = Instant::now();
        let mut seen = Vec::new();
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 30 & echo 'test result: ok'; exit 3"]);
        let ended_well = watch(&mut shell, |line| seen.push(line.to_owned()));
        assert!(!ended_well.expect("it starts"));
        assert_eq!(seen, ["test result: ok"]);
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_is_ended_and_its_last_line_shown() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo 'test that hangs'; exec sleep 600"]);
        let message = watch_for(Duration::from_millis(300), &mut shell, |_| ())
            .expect_err("it hangs")
            .to_string();
        assert!(message.contains("test that hangs"), "{message}");
    }

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let mut command = cargo();
        command.arg("no-such-command-at-all").stderr(Stdio::null());
        let message = check(&mut command).expect_err("it fails").to_string();
        assert!(message.contains("no-such-command-at-all"), "{message}");
    }
}
