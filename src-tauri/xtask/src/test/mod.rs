//! `cargo xtask test`: every check there is, in the order of what they cost, with a count at the end.

mod count;
mod steps;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

pub(crate) use count::Count;
use steps::{STEPS, Step};

/// How a step ended.
struct Outcome {
    name: &'static str,
    count: Count,
    took: Duration,
}

/// Runs all checks, or those named in `only`. Stops at the first that fails unless `keep_going`.
/// The last line says how many passed and failed; the status is 1 where any failed.
pub(crate) fn test(keep_going: bool, only: &[String]) -> Result<ExitCode> {
    let steps = chosen(only)?;
    let mut outcomes = Vec::new();
    for step in &steps {
        println!("\n── {} · {}", step.name, step.title);
        let outcome = run_step(step);
        let failed = outcome.count.failed > 0;
        outcomes.push(outcome);
        if failed && !keep_going {
            break;
        }
    }
    Ok(summarise(&outcomes, steps.len()))
}

fn chosen(only: &[String]) -> Result<Vec<&'static Step>> {
    for name in only {
        if !STEPS.iter().any(|step| step.name == name) {
            let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
            bail!("there is no step `{name}`; there are {}", names.join(", "));
        }
    }
    let wanted = |step: &&Step| only.is_empty() || only.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(wanted).collect())
}

/// Runs one step. A step that counts no tests of its own is itself one check; one that ends badly has failed at least once.
fn run_step(step: &Step) -> Outcome {
    let start = Instant::now();
    let mut count = Count::default();
    if let Err(error) = (step.run)(&mut count) {
        println!("{}: {error:#}", step.name);
        count.failed = count.failed.max(1);
    }
    if count.passed + count.failed == 0 {
        count.passed = 1;
    }
    Outcome { name: step.name, count, took: start.elapsed() }
}

fn summarise(outcomes: &[Outcome], planned: usize) -> ExitCode {
    let mut total = Count::default();
    println!("\n── summary");
    for Outcome { name, count, took } in outcomes {
        let state = if count.failed == 0 { "ok" } else { "FAILED" };
        println!("{name:<12}{state:<8}{:>8.1} s  {count}", took.as_secs_f64());
        total.add(*count);
    }
    if outcomes.len() < planned {
        println!("{} more not run", planned - outcomes.len());
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_without_tests_counts_as_one_check_and_a_broken_one_as_failed() {
        let good = Step { name: "good", title: "", run: |_| Ok(()) };
        let bad = Step { name: "bad", title: "", run: |_| bail!("no") };
        let counted = Step {
            name: "counted",
            title: "",
            run: |count| {
                count.read("test result: FAILED. 3 passed; 2 failed; 0 ignored;");
                bail!("tests failed")
            },
        };
        let of = |step| {
            let count = run_step(step).count;
            (count.passed, count.failed)
        };
        assert_eq!(of(&good), (1, 0));
        assert_eq!(of(&bad), (0, 1));
        assert_eq!(of(&counted), (3, 2));
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_names_there_are() {
        let error = chosen(&["nonsense".to_owned()]).err().map(|error| error.to_string());
        assert!(error.is_some_and(|message| message.contains("tidy")));
        assert_eq!(chosen(&[]).map(|steps| steps.len()).ok(), Some(STEPS.len()));
    }
}
