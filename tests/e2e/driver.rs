//! One application under WebDriver, in a home of its own.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::sync::{Mutex, MutexGuard};

use crate::display;

/// Windows open one at a time: they share the display's pointer and focus.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// How long anything may take before it counts as not happening. Nothing waits this long that goes well.
const PATIENCE: Duration = Duration::from_secs(20);
const MOMENT: Duration = Duration::from_millis(15);

/// A reader's home: settings, caches and a library that start empty and vanish with it.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Home {
    /// An empty home.
    pub(crate) async fn new() -> Self {
        let turn = ONE_AT_A_TIME.lock().await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["runtime", "files"] {
            std::fs::create_dir(folder.path().join(name))
                .expect("a folder in the temporary folder");
        }
        Self { folder, _turn: turn }
    }

    /// A path in the home.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The library's folder.
    pub(crate) fn library(&self) -> PathBuf {
        self.path("library")
    }

    /// One of the project's own text fixtures.
    pub(crate) fn fixture(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/text").join(name)
    }

    /// Runs the command line on the library and gives what it printed.
    pub(crate) fn command(&self, arguments: &[&str]) -> String {
        let output = self
            .surround(Command::new(binary()))
            .arg("--library")
            .arg(self.library())
            .args(arguments)
            .output()
            .expect("the application runs");
        assert!(
            matches!(output.status.code(), Some(0 | 3)),
            "{arguments:?} ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("answers are UTF-8")
    }

    fn surround(&self, mut command: Command) -> Command {
        command
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("XDG_RUNTIME_DIR", self.path("runtime"))
            .env("DISPLAY", display::name())
            .env("LC_ALL", "C.UTF-8")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("FLYLEAF_LIBRARY");
        command
    }

    /// Opens the window, with files on the command line.
    pub(crate) async fn open(&self, files: &[&Path]) -> Window {
        let port = free_port();
        let mut command = Command::new("dbus-run-session");
        command
            .args(["--", "WebKitWebDriver", "--host=127.0.0.1"])
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .process_group(0);
        let driver = self.surround(command).spawn().expect("WebKitWebDriver starts");
        let driver = Driver(driver);
        until("WebKitWebDriver listens", async || {
            TcpStream::connect(("127.0.0.1", port)).is_ok().then_some(())
        })
        .await;
        let mut arguments = vec!["--library".to_owned(), text(&self.library())];
        arguments.extend(files.iter().map(|file| text(file)));
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".to_owned(),
            serde_json::json!({ "binary": text(&binary()), "args": arguments }),
        );
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a session with the window");
        Window { client, _driver: driver, library: self.library() }
    }
}

/// An open window.
pub(crate) struct Window {
    pub(crate) client: Client,
    _driver: Driver,
    library: PathBuf,
}

impl Window {
    /// Closes the window as a reader does.
    pub(crate) async fn close(self) {
        let processes = self.processes();
        // The session ends with its window, whatever the driver answers to that.
        drop(tokio::time::timeout(PATIENCE, self.client.close_window()).await);
        drop(tokio::time::timeout(PATIENCE, self.client.close()).await);
        gone(&processes).await;
    }

    /// Ends the application with SIGKILL, with no chance to say farewell.
    pub(crate) async fn kill(self) {
        let processes = self.processes();
        assert!(!processes.is_empty(), "the application runs");
        for process in &processes {
            signal("-KILL", &process.to_string());
        }
        gone(&processes).await;
    }

    /// Starts the application again with a file, on the session bus of this window.
    pub(crate) fn start_again(&self, home: &Home, file: &Path) {
        const BUS: &str = "DBUS_SESSION_BUS_ADDRESS=";
        let process = self.processes().into_iter().next().expect("the application runs");
        let surroundings = std::fs::read(format!("/proc/{process}/environ")).expect("its own");
        let surroundings = String::from_utf8_lossy(&surroundings);
        let bus = surroundings.split('\0').find_map(|set| set.strip_prefix(BUS)).expect("a bus");
        let status = home
            .surround(Command::new(binary()))
            .env("DBUS_SESSION_BUS_ADDRESS", bus)
            .arg("--library")
            .arg(home.library())
            .arg(file)
            .status()
            .expect("the application starts");
        assert!(status.success(), "{status}");
    }

    /// The application's own processes, found by the library they were started on.
    fn processes(&self) -> Vec<u32> {
        let library = text(&self.library);
        let ours = |process: &u32| {
            let line = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
            let words: Vec<_> = line.split(|byte| *byte == 0).collect();
            words.first().is_some_and(|word| word.ends_with(b"flyleaf"))
                && words.contains(&library.as_bytes())
        };
        std::fs::read_dir("/proc")
            .expect("/proc is there")
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .filter(ours)
            .collect()
    }
}

/// The driver and its session bus, ended with everything they started.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        signal("-KILL", &format!("-{}", self.0.id()));
        drop(self.0.wait());
    }
}

fn signal(name: &str, target: &str) {
    drop(Command::new("kill").args([name, "--", target]).stderr(Stdio::null()).status());
}

async fn gone(processes: &[u32]) {
    until("the application has ended", async || {
        let alive = |process: &u32| {
            let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
            !stat.is_empty() && !stat.contains(") Z ")
        };
        (!processes.iter().any(alive)).then_some(())
    })
    .await;
}

/// Asks again and again until there is an answer, and fails naming what did not happen.
pub(crate) async fn until<T>(what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
    settles(ask).await.unwrap_or_else(|| panic!("did not happen in {PATIENCE:?}: {what}"))
}

/// Asks again and again until there is an answer; `None` when patience ends.
#[expect(clippy::disallowed_methods, reason = "patience has to end, and decides nothing else")]
pub(crate) async fn settles<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    while let Some(left) = PATIENCE.checked_sub(started.elapsed()) {
        // A driver whose window died does not answer any more.
        if let Some(answer) = tokio::time::timeout(left, ask()).await.ok()? {
            return Some(answer);
        }
        tokio::time::sleep(MOMENT).await;
    }
    None
}

/// The answer of the window, or the end of patience where it gives none.
pub(crate) async fn answer<T>(what: &str, asked: impl Future<Output = Result<T, CmdError>>) -> T {
    tokio::time::timeout(PATIENCE, asked)
        .await
        .unwrap_or_else(|_| panic!("the window does not answer: {what}"))
        .unwrap_or_else(|error| panic!("the window refuses: {what}: {error}"))
}

fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os("FLYLEAF_BINARY") {
        return named.into();
    }
    let test = std::env::current_exe().expect("this program has a path");
    let profile = test.parent().and_then(Path::parent).expect("tests lie in deps");
    profile.join("flyleaf")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

fn text(path: &Path) -> String {
    path.to_str().expect("temporary paths are UTF-8").to_owned()
}
