//! Finding passages in a text that is in no library, by selectors that anyone wrote.
//!
//! Requests and answers are the lines of `flyleaf anchor`; their offsets count Unicode code points.

use flyleaf_model::AnchorStatus;
use flyleaf_text::anchor::{Anchorer, Candidate};
use flyleaf_text::offset::Table;
use flyleaf_text::selector::Selector;
use serde::{Deserialize, Serialize};

/// Selectors of one request at most.
const MOST_SELECTORS: usize = 1000;

/// One line that asks.
#[derive(Debug, Deserialize)]
struct Request {
    text: String,
    selectors: Vec<Selector>,
}

/// One line that answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnchorAnswer {
    /// How surely the passage stands where.
    pub status: AnchorStatus,
    /// Its first code point; `None` where it is ambiguous or orphaned.
    pub start: Option<usize>,
    /// One past its last code point.
    pub end: Option<usize>,
    /// What stands there.
    pub exact: Option<String>,
    /// 1 for the very passage in its very context, less for a weaker match, 0 for none.
    pub score: f64,
    /// The best places, best first.
    pub candidates: Vec<AnchorCandidate>,
}

/// A place that was considered.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AnchorCandidate {
    /// Its first code point.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// As in the answer.
    pub score: f64,
}

/// Answers one request.
///
/// # Errors
/// Says, in English as all that is in JSON, what is wrong with the request.
pub fn anchor(request: &str) -> Result<AnchorAnswer, String> {
    let Request { text, selectors } = serde_json::from_str(request).map_err(|error| {
        let (told, column) = (error.to_string(), error.column());
        let told = told.split(" at line ").next().unwrap_or_default();
        format!("{told}, at byte {column} of the line; a request is {SHAPE}")
    })?;
    if selectors.is_empty() {
        return Err(format!("there are no selectors to look for; a request is {SHAPE}"));
    }
    if selectors.len() > MOST_SELECTORS {
        return Err(format!("{} selectors; {MOST_SELECTORS} are the most", selectors.len()));
    }
    let found = Anchorer::new(&text).find(&selectors);
    let table = Table::new(&text);
    let point = |byte: usize| table.code_point(byte).expect("anchors are on character boundaries");
    let candidate = |Candidate { span, score }: Candidate| AnchorCandidate {
        start: point(span.start),
        end: point(span.end),
        score: rounded(score),
    };
    let span = found.anchor.span;
    Ok(AnchorAnswer {
        status: found.anchor.status,
        start: span.map(|span| point(span.start)),
        end: span.map(|span| point(span.end)),
        exact: span.map(|span| text[span.start..span.end].to_owned()),
        score: rounded(found.anchor.score),
        candidates: found.candidates.into_iter().map(candidate).collect(),
    })
}

const SHAPE: &str = r#"{"text": "…", "selectors": [{"type": "TextQuoteSelector", "exact": "…"}]}"#;

/// Three decimals: more of them mean nothing.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
