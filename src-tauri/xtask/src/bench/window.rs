//! The window: how long until the last-read article is painted, and what it takes to have it open.
//!
//! The peer is a Tauri window with an empty page: what the toolkit costs before any of our work. Both write their
//! milestones to stderr; times are taken from outside, from starting the process to reading the line.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Bench;
use super::measure::{Measure, median};
use super::newsletter::Newsletter;
use crate::desktop::Desktop;
use crate::run::Flyleaf;

const STARTS: usize = 10;
const LOOKS: usize = 3;
const PATIENCE: Duration = Duration::from_secs(60);
/// After the paint, for positions to be saved, caches to be filled and helper processes to settle.
const SETTLE: Duration = Duration::from_secs(2);

const ARTICLE: &str = "article-painted";
const EMPTY: &str = "first-paint";

/// From starting the process to the last-read article on the screen; ours and the empty window take turns.
pub(super) fn cold_start(bench: &Bench) -> Result<Vec<Measure>> {
    let desktop = Desktop::hidden()?;
    let library = library_with_an_open_issue(bench, &desktop)?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(Window::open(&desktop, library.command(&[]), ARTICLE)?.painted_after);
        empty.push(Window::open(&desktop, Command::new(&bench.empty_window), EMPTY)?.painted_after);
    }
    let peer = Some(("empty Tauri window", median(empty)? * 1000.0));
    let value = median(ours)? * 1000.0;
    Ok(vec![Measure { name: "cold start to article painted", value, unit: "ms", peer }])
}

/// Proportional set size of all processes, the article open, beside the empty window.
pub(super) fn memory(bench: &Bench) -> Result<Vec<Measure>> {
    let desktop = Desktop::hidden()?;
    let library = library_with_an_open_issue(bench, &desktop)?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..LOOKS {
        ours.push(Window::open(&desktop, library.command(&[]), ARTICLE)?.settled_memory()?);
        let window = Window::open(&desktop, Command::new(&bench.empty_window), EMPTY)?;
        empty.push(window.settled_memory()?);
    }
    let peer = Some(("empty Tauri window", median(empty)?));
    Ok(vec![Measure { name: "memory with an issue open", value: median(ours)?, unit: "MiB", peer }])
}

/// A library whose window was last closed on an article.
fn library_with_an_open_issue<'a>(bench: &'a Bench, desktop: &Desktop) -> Result<Flyleaf<'a>> {
    let file = bench.folder.join("issue.txt");
    std::fs::write(&file, Newsletter::new(22).text())?;
    let flyleaf = Flyleaf { binary: &bench.flyleaf, library: bench.folder.join("library") };
    let window = Window::open(desktop, flyleaf.command(&[&file.to_string_lossy()]), ARTICLE)?;
    std::thread::sleep(SETTLE);
    drop(window);
    Ok(flyleaf)
}

/// A started application that has painted; it ends when this is dropped.
struct Window {
    process: Child,
    painted_after: f64,
}

impl Window {
    /// Starts `command` and waits until it writes `milestone`.
    fn open(desktop: &Desktop, mut command: Command, milestone: &str) -> Result<Self> {
        command.env("FLYLEAF_TRACE", "1").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let start = Instant::now();
        let mut process =
            desktop.apply(&mut command).spawn().context("could not start a window")?;
        let output = process.stderr.take().context("stderr is piped")?;
        let mut window = Self { process, painted_after: 0.0 };
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || {
            // Reads on after the milestone, so that the application never writes to a closed pipe.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = send.send((line, start.elapsed()));
            }
        });
        let mut said = Vec::new();
        while let Ok((line, after)) = lines.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
            if line.split_whitespace().next() == Some(milestone) {
                window.painted_after = after.as_secs_f64();
                return Ok(window);
            }
            said.push(line);
        }
        let waited = start.elapsed().as_secs();
        bail!("no `{milestone}` after {waited} s; it said: {}", said.join(" / "))
    }

    /// MiB of this process and all that it started, once it is at rest.
    fn settled_memory(&self) -> Result<f64> {
        std::thread::sleep(SETTLE);
        let kib: u64 =
            family_of(self.process.id(), &parents()?).into_iter().map(proportional_kib).sum();
        if kib == 0 {
            bail!("the system says nothing about the memory of process {}", self.process.id());
        }
        Ok(kib as f64 / 1024.0)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let family = parents().map(|parents| family_of(self.process.id(), &parents));
        // It may have ended by itself; there is nothing more to do then.
        let _ = self.process.kill();
        let _ = self.process.wait();
        // Its web processes follow it; whoever measures next must not share the processor with them.
        let gone = || family.iter().flatten().all(|id| !Path::new(&format!("/proc/{id}")).exists());
        let start = Instant::now();
        while !gone() && start.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Every process and its parent.
fn parents() -> Result<BTreeMap<u32, u32>> {
    let mut parents = BTreeMap::new();
    for entry in
        std::fs::read_dir("/proc").context("processes are listed in /proc, on Linux only")?
    {
        let name = entry?.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse().ok()) else { continue };
        // A process may end while the list is read.
        let Ok(stat) = std::fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        if let Some(parent) = parent_in(&stat) {
            parents.insert(id, parent);
        }
    }
    Ok(parents)
}

/// The fourth field of `/proc/ID/stat`; the second, a name in parentheses, may hold anything.
fn parent_in(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// A process and all that descend from it.
fn family_of(first: u32, parents: &BTreeMap<u32, u32>) -> Vec<u32> {
    let mut family = vec![first];
    let mut next = 0;
    while next < family.len() {
        let parent = family[next];
        family.extend(parents.iter().filter(|(_, of)| **of == parent).map(|(id, _)| *id));
        next += 1;
    }
    family
}

fn proportional_kib(id: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_a_process_and_its_descendants() {
        let parents = BTreeMap::from([(2, 1), (3, 2), (4, 3), (5, 1), (6, 4)]);
        assert_eq!(family_of(2, &parents), [2, 3, 4, 6]);
        assert_eq!(family_of(5, &parents), [5]);
    }

    #[test]
    fn a_name_with_parentheses_does_not_hide_the_parent() {
        assert_eq!(parent_in("42 (a) b (c)) S 7 42 42 0"), Some(7));
        assert_eq!(parent_in("nonsense"), None);
    }

    #[cfg(target_os = "linux")]
    fn shell(script: &str) -> Result<Window> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Window::open(&Desktop::none(), command, EMPTY)
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_window_is_timed_to_its_milestone_and_ended_with_its_family() {
        let script = "echo process 0.1 >&2; sleep 0.2; echo first-paint 200.0 >&2; sleep 30";
        let window = shell(script).expect("it paints");
        assert!((0.2..20.0).contains(&window.painted_after), "{}", window.painted_after);
        let process = format!("/proc/{}", window.process.id());
        assert!(Path::new(&process).exists());
        drop(window);
        assert!(!Path::new(&process).exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_window_that_ends_without_painting_is_an_error_that_says_why() {
        let error = shell("echo no such display >&2").err().map(|error| error.to_string());
        assert!(error.is_some_and(|message| message.contains("no such display")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn our_own_memory_and_parent_are_seen() {
        let own = std::process::id();
        assert!(proportional_kib(own) > 100);
        assert!(parents().expect("/proc is there").contains_key(&own));
    }
}
