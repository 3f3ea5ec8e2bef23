//! A message's own text, where others came with it: then it is a division of the file as they are.

use flyleaf_model::Span;

use crate::flow::{Flow, Part, PartKind, Shape};

/// Makes divisions of what a message says itself from byte `from` on, if it holds any others; `title` is the message's.
pub(super) fn divide(flow: &mut Flow, from: usize, title: Option<String>) {
    let Some(first) = flow.parts.first() else { return };
    let has_articles = flow.parts.iter().any(|part| part.kind == PartKind::Article);
    let kind = if has_articles { PartKind::Article } else { first.kind };
    let mut own = Vec::new();
    let mut at = from;
    let ends = flow.parts.iter().map(|part| part.span);
    for span in ends.chain([Span::new(flow.source.len(), flow.source.len())]) {
        if span.start >= at {
            own.extend(text(flow, at, span.start));
            at = span.end;
        }
    }
    let mut title = title;
    flow.parts.extend(own.into_iter().map(|span| Part {
        span,
        kind,
        title: title.take(),
        ..Part::default()
    }));
    flow.parts.sort_by_key(|part| (part.span.start, std::cmp::Reverse(part.span.end)));
}

/// The text between two places, from its first line to the end of its last, notices at either end left out.
fn text(flow: &Flow, start: usize, end: usize) -> Option<Span> {
    let is_notice = |at: usize| {
        let next = flow.pieces.partition_point(|piece| piece.span.end <= at);
        let piece = flow.pieces.get(next).filter(|piece| piece.span.start <= at);
        piece.is_some_and(|piece| piece.shape == Shape::Boilerplate)
    };
    let mut found: Option<Span> = None;
    let mut at = start;
    for line in flow.source[start..end].split_inclusive('\n') {
        let shown = line.trim_end();
        if !shown.is_empty() && !is_notice(at) {
            let begin = found.map_or(at, |span| span.start);
            found = Some(Span::new(begin, at + shown.len()));
        }
        at += line.len();
    }
    found
}
