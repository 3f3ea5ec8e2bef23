//! What a run of the command line said, and the questions that journeys ask of it.

use flyleaf_cli::Ended;
use serde_json::Value;

/// What a run of the command line said.
#[derive(Debug)]
pub struct Answer {
    /// How it ended.
    pub ended: Ended,
    /// Standard output, byte for byte.
    pub bytes: Vec<u8>,
    /// Standard error.
    pub err: String,
}

impl Answer {
    /// The exit status.
    pub fn status(&self) -> u8 {
        match &self.ended {
            Ended::Exit(status) => *status,
            Ended::Window { .. } => panic!("the command line asked for a window: {self:?}"),
        }
    }

    /// Standard output as text.
    pub fn out(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("answers are UTF-8")
    }

    /// The answer itself, where it ended with `status`.
    #[track_caller]
    pub fn ending(self, status: u8) -> Self {
        assert_eq!(self.status(), status, "{}{}", self.err, String::from_utf8_lossy(&self.bytes));
        self
    }

    /// Standard output as the one JSON document that it must be.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| {
            panic!("{error}: {}{}", self.err, String::from_utf8_lossy(&self.bytes))
        })
    }

    /// The one line on standard error of a failure, where nothing was answered.
    #[track_caller]
    pub fn complaint(self) -> String {
        assert!(self.bytes.is_empty(), "a failure answers nothing: {self:?}");
        self.only_line_of_err()
    }

    /// The one line on standard error.
    #[track_caller]
    pub fn only_line_of_err(self) -> String {
        let line = self.err.strip_suffix('\n').expect("a line has its end");
        assert!(!line.contains('\n'), "one line, not {line:?}");
        assert!(line.starts_with("flyleaf: "), "{line}");
        line.to_owned()
    }
}
