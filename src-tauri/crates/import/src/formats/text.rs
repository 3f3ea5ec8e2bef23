//! Plain text.

use flyleaf_model::{Finding, FindingCode, Span};

use super::Input;
use crate::flow::Flow;
use crate::{Error, decode, newline};

/// Decodes a plain text and normalises its line ends.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let decoded = decode::decode(input.bytes)?;
    let source = newline::normalise(&decoded.text);
    let mut findings = Vec::new();
    if decoded.guessed {
        findings.push(Finding {
            code: FindingCode::EncodingGuessed,
            details: vec![decoded.encoding.clone()],
            span: Span::new(0, 0),
        });
    }
    if decoded.replaced > 0 {
        let first = source.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        findings.push(Finding {
            code: FindingCode::BytesReplaced,
            details: vec![decoded.replaced.to_string()],
            span: Span::new(first, first),
        });
    }
    Ok(Flow { findings, ..Flow::plain(source, decoded.encoding) })
}
