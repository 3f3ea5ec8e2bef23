//! The window as a screen reader is told of it: roles and names from the engine's own accessibility tree, and what the
//! live region says.

use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use crate::driver::{Window, answer, settles};

/// Asks for what the engine computed of an element for assistive technology (WebDriver, 12.4.9 and 12.4.10).
#[derive(Debug)]
struct Computed {
    element: String,
    /// `computedrole` or `computedlabel`.
    what: &'static str,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.expect("the window has a session");
        base.join(&format!("session/{session}/element/{}/{}", self.element, self.what))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::GET, None)
    }
}

/// Writes down everything that the live region says from now on.
const LISTEN: &str = "const region = document.querySelector('p[role=status].visually-hidden');
    window.heard = [];
    new MutationObserver(() => window.heard.push(region.textContent.trim()))
      .observe(region, { childList: true, characterData: true, subtree: true });
    return true";

impl Window {
    /// The role that the engine tells assistive technology of.
    pub(crate) async fn role(&self, css: &str) -> String {
        self.computed(css, "computedrole").await
    }

    /// The name that the engine tells assistive technology of.
    pub(crate) async fn name(&self, css: &str) -> String {
        self.computed(css, "computedlabel").await
    }

    async fn computed(&self, css: &str, what: &'static str) -> String {
        let element: Element = self.element(css).await;
        let command = Computed { element: element.element_id().to_string(), what };
        let value: Value = answer(what, self.client.issue_cmd(command)).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Begins to listen to the live region.
    pub(crate) async fn listen(&self) {
        assert_eq!(
            self.count("[aria-live], [role=status], [role=alert]").await,
            1,
            "one live region"
        );
        self.overhear().await;
    }

    /// Begins to listen to the live region of the window, whatever else on the page says its state.
    pub(crate) async fn overhear(&self) {
        self.script(LISTEN, vec![]).await;
    }

    /// Waits until the live region has said a sentence that begins so, and forgets what it said until then.
    pub(crate) async fn hears(&self, beginning: &str) {
        let script = "const at = window.heard.findIndex((said) => said.startsWith(arguments[0]));
            if (at < 0) return window.heard;
            window.heard.splice(0, at + 1);
            return true";
        let mut last = Value::Null;
        let heard = settles(async || {
            last = self.script(script, vec![json!(beginning)]).await;
            (last == json!(true)).then_some(())
        })
        .await;
        assert!(heard.is_some(), "the live region said {last}, not {beginning:?}");
    }
}
