//! What a reader sees and does in the window.

use fantoccini::Locator;
use fantoccini::actions::{
    InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::driver::{Window, answer, settles, until};

/// Finds the place of a passage in the shown text: the centre of the left edge of its first character and of the right
/// edge of its last, in CSS pixels of the viewport, after scrolling it into view.
const EDGES: &str = r#"
const [passage] = arguments;
const walker = document.createTreeWalker(document.querySelector('.prose'), NodeFilter.SHOW_TEXT);
const nodes = [];
let text = '';
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  nodes.push({ node, start: text.length });
  text += node.data;
}
const at = text.indexOf(passage);
if (at < 0) return null;
const place = (offset) => {
  const { node, start } = nodes.findLast((entry) => entry.start <= offset);
  return [node, offset - start];
};
const range = document.createRange();
range.setStart(...place(at));
range.setEnd(...place(at + passage.length - 1));
range.setEnd(range.endContainer, range.endOffset + 1);
range.startContainer.parentElement.scrollIntoView({ block: 'center' });
const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
const [first, last] = [rects[0], rects[rects.length - 1]];
return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
"#;

impl Window {
    /// Runs a script in the page and gives what it returns.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        answer(script, self.client.execute(script, arguments)).await
    }

    /// The element that matches, once there is one.
    pub(crate) async fn element(&self, css: &str) -> Element {
        until(css, async || self.client.find(Locator::Css(css)).await.ok()).await
    }

    /// Waits until nothing matches.
    pub(crate) async fn without(&self, css: &str) {
        until(&format!("no {css}"), async || {
            self.client.find_all(Locator::Css(css)).await.ok()?.is_empty().then_some(())
        })
        .await;
    }

    /// How many elements match now.
    pub(crate) async fn count(&self, css: &str) -> usize {
        answer(css, self.client.find_all(Locator::Css(css))).await.len()
    }

    /// The text of every element that matches now, as it is in the document.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())";
        serde_json::from_value(self.script(script, vec![json!(css)]).await).expect("texts")
    }

    /// Waits until the elements that match say exactly this.
    pub(crate) async fn says(&self, css: &str, expected: &[&str]) {
        let mut last = Vec::new();
        let settled = settles(async || {
            last = self.texts(css).await;
            (last == expected).then_some(())
        })
        .await;
        assert!(settled.is_some(), "{css} says {last:?}, not {expected:?}");
    }

    /// Waits until the page shows the words anywhere.
    pub(crate) async fn shows(&self, words: &str) {
        until(&format!("the page shows {words:?}"), async || {
            let found = self
                .script("return document.body.innerText.includes(arguments[0])", vec![json!(words)])
                .await;
            (found == json!(true)).then_some(())
        })
        .await;
    }

    /// Clicks what matches, once it is there.
    pub(crate) async fn click(&self, css: &str) {
        answer(css, self.element(css).await.click()).await;
    }

    /// Chooses a theme in the open settings.
    pub(crate) async fn choose_theme(&self, theme: &str) {
        let label =
            format!("label:has([data-theme={theme}]):not(:has([data-theme] ~ [data-theme]))");
        self.click(&label).await;
    }

    /// Opens the article of that title by its entry in the contents.
    pub(crate) async fn turn_to(&self, title: &str) {
        let entry = format!(
            "//nav//*[self::a or self::button][contains(., \"{title}\")] | //aside//*[self::a or self::button][contains(., \"{title}\")]"
        );
        let entry =
            until(title, async || self.client.find(Locator::XPath(&entry)).await.ok()).await;
        answer(title, entry.click()).await;
        self.says("#article-title", &[title]).await;
        self.painted().await;
    }

    /// Waits for two frames: what was asked for before is on the screen.
    pub(crate) async fn painted(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        answer("paints", self.client.execute_async(script, vec![])).await;
    }

    /// Draws the pointer over a passage of the text, from its first character to its last.
    pub(crate) async fn drag_over(&self, passage: &str) {
        let edges = until(passage, async || {
            serde_json::from_value::<[f64; 4]>(self.script(EDGES, vec![json!(passage)]).await).ok()
        })
        .await;
        self.painted().await;
        let [left, top, right, bottom] = edges;
        let to = |x: f64, y: f64| PointerAction::MoveTo { duration: None, x, y };
        let drag = MouseActions::new("mouse".to_owned())
            .then(to(left, top))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(left + 12.0, top))
            .then(to(right, bottom))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        answer("keys and pointer", self.client.perform_actions(drag)).await;
    }

    /// Presses keys one after the other: a character, or a name such as `ArrowRight`, with `Ctrl+` and `Shift+`.
    pub(crate) async fn press(&self, chords: &[&str]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for chord in chords {
            let mut parts: Vec<&str> = chord.split('+').collect();
            let key = parts.pop().expect("a chord has a key");
            let modifiers: Vec<char> = parts.iter().map(|name| named(name)).collect();
            for value in &modifiers {
                actions = actions.then(KeyAction::Down { value: *value });
            }
            let value = named(key);
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
            for value in modifiers.iter().rev() {
                actions = actions.then(KeyAction::Up { value: *value });
            }
        }
        answer("keys and pointer", self.client.perform_actions(actions)).await;
    }

    /// Types text into whatever has the focus.
    pub(crate) async fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        answer("keys and pointer", self.client.perform_actions(actions)).await;
    }
}

fn named(name: &str) -> char {
    match name {
        "Ctrl" => Key::Control.into(),
        "Shift" => Key::Shift.into(),
        "Alt" => Key::Alt.into(),
        "ArrowUp" => Key::Up.into(),
        "ArrowDown" => Key::Down.into(),
        "ArrowRight" => Key::Right.into(),
        "ArrowLeft" => Key::Left.into(),
        "Escape" => Key::Escape.into(),
        "Enter" => Key::Enter.into(),
        "Tab" => Key::Tab.into(),
        "Delete" => Key::Delete.into(),
        "Backspace" => Key::Backspace.into(),
        "Home" => Key::Home.into(),
        "End" => Key::End.into(),
        single => single.chars().next().expect("a key has a name"),
    }
}
