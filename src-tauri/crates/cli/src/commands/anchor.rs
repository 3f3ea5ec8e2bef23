//! `flyleaf anchor`.

use serde::Serialize;

use crate::outcome::{Failure, Status};
use crate::terminal::Terminal;

/// Bytes of a line that is read; what is made ready of its text takes some fifteen times as much memory.
const LONGEST: u64 = 32 << 20;

/// The answer to a line that is no request.
#[derive(Debug, Serialize)]
struct Refusal {
    line: u64,
    error: String,
}

pub(crate) fn run(terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let mut status = Status::Done;
    let mut line = Vec::new();
    let mut number = 0;
    while let Some(whole) = terminal.read_line(&mut line, LONGEST)? {
        number += 1;
        let request = match str::from_utf8(&line) {
            _ if !whole => Err(format!("longer than {LONGEST} bytes; give a shorter text")),
            Ok(request) => Ok(request),
            Err(error) => Err(format!("no UTF-8 from byte {}", error.valid_up_to() + 1)),
        };
        let answer = match request.and_then(flyleaf_api::anchor) {
            Ok(answer) => serde_json::to_string(&answer)?,
            Err(error) => {
                status = Status::Partly;
                serde_json::to_string(&Refusal { line: number, error })?
            }
        };
        terminal.line(&answer)?;
        // Whoever asks line by line waits for the answer before the next.
        terminal.finish()?;
    }
    Ok(status)
}
