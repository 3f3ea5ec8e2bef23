//! One measured figure, and how it is taken.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::process;

/// A figure, and the same figure of another program.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    /// What was measured.
    pub(super) name: &'static str,
    /// Ours.
    pub(super) value: f64,
    /// `s`, `ms`, `MiB`, or nothing for a count or a share.
    pub(super) unit: &'static str,
    /// The other program and what it measured; `None` where there is none, or it is not installed.
    pub(super) peer: Option<(&'static str, f64)>,
}

impl Measure {
    /// Ours divided by the peer's: below 1 we need less.
    pub(super) fn ratio(&self) -> Option<f64> {
        self.peer.map(|(_, value)| self.value / value)
    }

    /// The line that programs read.
    pub(super) fn json(&self) -> String {
        let rounded = |value: f64| (value * 1000.0).round() / 1000.0;
        json!({
            "name": self.name,
            "value": rounded(self.value),
            "unit": self.unit,
            "peer": self.peer.map(|(name, _)| name),
            "peer_value": self.peer.map(|(_, value)| rounded(value)),
            "ratio": self.ratio().map(rounded),
        })
        .to_string()
    }
}

/// The middle of the values; of an even number, the mean of the two middle ones.
pub(super) fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    let (middle, count) = (values.len() / 2, values.len());
    match count {
        0 => bail!("nothing was measured"),
        odd if odd % 2 == 1 => Ok(values[middle]),
        _ => Ok(f64::midpoint(values[middle - 1], values[middle])),
    }
}

/// Runs a program once to warm the caches and then `times` times; the median of the whole process in seconds.
pub(super) fn seconds(times: usize, mut command: impl FnMut() -> Command) -> Result<f64> {
    let mut taken = Vec::new();
    for _ in 0..=times {
        taken.push(once(&mut command())?.as_secs_f64());
    }
    median(taken.split_off(1))
}

/// Runs a program to its end and says how long it took; failing is an error with what it said.
pub(super) fn once(command: &mut Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let start = Instant::now();
    let output = command
        .output()
        .with_context(|| format!("could not start `{}`", process::shown(command)))?;
    let taken = start.elapsed();
    // 3 is Flyleaf's "done, something deserves a look".
    if !matches!(output.status.code(), Some(0 | 3)) {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", process::shown(command), output.status, said.trim());
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 90.0]).ok(), Some(3.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 90.0]).ok(), Some(3.0));
        assert!(median(Vec::new()).is_err());
    }

    #[test]
    fn a_line_has_every_field_with_or_without_a_peer() {
        let mut measure =
            Measure { name: "import", value: 2.0, unit: "s", peer: Some(("calibredb", 8.0)) };
        let line: serde_json::Value = serde_json::from_str(&measure.json()).expect("JSON");
        assert_eq!(
            line,
            json!({"name": "import", "value": 2.0, "unit": "s", "peer": "calibredb", "peer_value": 8.0, "ratio": 0.25})
        );
        measure.peer = None;
        let line: serde_json::Value = serde_json::from_str(&measure.json()).expect("JSON");
        assert_eq!(line.as_object().map(serde_json::Map::len), Some(6));
        assert!(line["peer"].is_null() && line["ratio"].is_null());
    }

    #[test]
    fn a_program_that_fails_is_not_a_fast_one() {
        let mut cargo = process::cargo();
        let error = once(cargo.arg("no-such-command-at-all")).expect_err("it fails");
        assert!(error.to_string().contains("no-such-command-at-all"), "{error}");
    }
}
