//! An issue full of traps, read in the real window: nothing connects, nothing runs, and the receipt names what was meant
//! to.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use crate::driver::{Home, Window, answer, until};

/// How long a webview gets to follow what it should not. What it loads, it asks for within milliseconds.
const LONG_ENOUGH: Duration = Duration::from_millis(1500);

/// A server on this machine that notes who calls.
struct Bait {
    port: u16,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Bait {
    fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let calls = Arc::<Mutex<Vec<String>>>::default();
        let noted = Arc::clone(&calls);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                note(stream, &noted);
            }
        });
        Self { port, calls }
    }

    /// The first line of every call so far.
    fn calls(&self) -> Vec<String> {
        self.calls.lock().expect("no caller panicked").clone()
    }

    /// The trap letter with all its addresses leading here.
    fn letter(&self, home: &Home) -> PathBuf {
        let fixture =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/html/trap-letter-9.html");
        let letter = std::fs::read_to_string(fixture).expect("the fixture is there");
        let traps = letter.matches("trap.example").count();
        assert!(traps > 30, "{traps} traps");
        let path = home.path("files/trap-letter-9.html");
        let here = format!("127.0.0.1:{}", self.port);
        std::fs::write(&path, letter.replace("trap.example", &here)).expect("a file is written");
        path
    }
}

fn note(mut stream: TcpStream, calls: &Mutex<Vec<String>>) {
    // A connection alone gives the reader away, whatever is said over it.
    drop(stream.set_read_timeout(Some(Duration::from_millis(200))));
    let mut said = [0; 1024];
    let length = stream.read(&mut said).unwrap_or(0);
    let first = String::from_utf8_lossy(&said[..length]).lines().next().unwrap_or("").to_owned();
    calls.lock().expect("no caller panicked").push(first);
    drop(stream.write_all(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"));
}

async fn ran(window: &Window) -> serde_json::Value {
    window.script("return window.__trapped === undefined ? null : window.__trapped", vec![]).await
}

#[tokio::test]
async fn an_issue_full_of_traps_makes_no_connection_and_runs_no_script() {
    let bait = Bait::new();
    let home = Home::new().await;
    let window = home.open(&[&bait.letter(&home)]).await;
    window.shows("The keeper of the east mole keeps a list").await;
    // The image that came inside the file is decoded and shown.
    until("the image of the letter is shown", async || {
        let shown = "const image = document.querySelector('figure img');
            return Boolean(image) && image.complete && image.naturalWidth === 320";
        (window.script(shown, vec![]).await == json!(true)).then_some(())
    })
    .await;
    window.shows("A chart of the approaches").await;
    let entries = window.count("#reader-contents ol button").await;
    for _ in 1..entries {
        window.press(&["l"]).await;
        window.painted().await;
    }
    tokio::time::sleep(LONG_ENOUGH).await;
    assert_eq!(bait.calls(), [""; 0], "reading called somebody");
    assert_eq!(ran(&window).await, json!(null));

    window.click("button.receipt").await;
    window.element("[role=dialog] section").await;
    let told = window.texts("[role=dialog] li").await;
    for path in [
        "/style.css",
        "/script.js",
        "/chart.png",
        "/pixel.gif",
        "/frame",
        "/form",
        "/film.mp4",
        "/ping",
        "utm_source=letter",
    ] {
        assert!(told.iter().any(|url| url.contains(path)), "{path} is not in {told:?}");
    }
    assert_eq!(window.count("[role=dialog] a").await, 0, "the receipt leads nowhere");
    window.press(&["Escape"]).await;
    window.without("[role=dialog]").await;
    window.close().await;

    let shown = home.command(&["show", "--json", "Trap Letter/9"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(shown["blocked"].as_array().map(Vec::len), Some(told.len()));
    let pdf = home.path("files/letter.pdf");
    let pdf = pdf.to_str().expect("temporary paths are UTF-8");
    home.command(&["export", "Trap Letter/9", "--format", "pdf", "-o", pdf]);
    assert_eq!(bait.calls(), [""; 0], "printing called somebody");

    drop(TcpStream::connect(("127.0.0.1", bait.port)).expect("the bait listens"));
    until("the bait notes who calls", async || (bait.calls().len() == 1).then_some(())).await;
}

#[tokio::test]
async fn the_page_s_own_policy_lets_nothing_out() {
    let bait = Bait::new();
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    // Everything that markup of an issue could do, were it ever to reach the page.
    let attempts = r#"
        const here = `http://127.0.0.1:${arguments[0]}`;
        const put = (tag, attributes) => {
          const made = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
          document.body.append(made);
          return made;
        };
        put('img', { src: `${here}/img` });
        put('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', onload: 'window.__trapped = 1', onerror: 'window.__trapped = 2' });
        put('link', { rel: 'stylesheet', href: `${here}/link` });
        put('style', {}).textContent = `@import url(${here}/import); body { background: url(${here}/background) }`;
        put('p', { style: `background: url(${here}/inline)` }).textContent = 'x';
        put('iframe', { src: `${here}/frame` });
        put('iframe', { srcdoc: `<img src="${here}/srcdoc"><script>parent.__trapped = 3</scr` + 'ipt>' });
        put('object', { data: `${here}/object` });
        put('embed', { src: `${here}/embed` });
        put('video', { src: `${here}/video`, poster: `${here}/poster` });
        put('audio', { src: `${here}/audio` });
        put('script', { src: `${here}/script` });
        put('script', {}).textContent = 'window.__trapped = 4';
        const form = put('form', { action: `${here}/form`, method: 'post' });
        try { form.submit(); } catch {}
        try { fetch(`${here}/fetch`).catch(() => undefined); } catch {}
        try { navigator.sendBeacon(`${here}/beacon`); } catch {}
        try { new WebSocket(`${here.replace('http', 'ws')}/socket`); } catch {}
        try { new EventSource(`${here}/events`); } catch {}
        try { new Worker(URL.createObjectURL(new Blob([`fetch('${here}/worker')`]))); } catch {}
        return true;
    "#;
    answer("attempts", window.client.execute(attempts, vec![json!(bait.port)])).await;
    tokio::time::sleep(LONG_ENOUGH).await;
    assert_eq!(bait.calls(), [""; 0]);
    assert_eq!(ran(&window).await, json!(null));
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.close().await;
}
