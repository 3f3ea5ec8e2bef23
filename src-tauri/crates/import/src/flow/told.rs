//! A flow as text, for fixtures.

use std::fmt::Write as _;

use super::{Flow, PartKind, Shape};

fn name(shape: &Shape) -> String {
    match shape {
        Shape::Paragraph => "paragraph".to_owned(),
        Shape::Heading(level) => format!("heading {level}"),
        Shape::Whole(block) => {
            let block = format!("{block:?}");
            block.split([' ', '{']).next().unwrap_or_default().to_lowercase()
        }
        Shape::Rule => "rule".to_owned(),
        Shape::Front => "front".to_owned(),
        Shape::Head => "head".to_owned(),
        Shape::Furniture => "furniture".to_owned(),
        Shape::Boilerplate => "boilerplate".to_owned(),
    }
}

/// A flow as the fixtures print it: its lines after what they are, parts around theirs, then what the file declares.
pub(crate) fn told(flow: &Flow) -> String {
    let mut told = String::new();
    let mut at = 0;
    for line in flow.source.split_inclusive('\n') {
        for part in flow.parts.iter().filter(|part| part.span.start == at) {
            let kind = if part.kind == PartKind::Article { "article" } else { "page" };
            let of =
                [&part.title, &part.byline, &part.date].map(|fact| fact.as_deref().unwrap_or("-"));
            writeln!(told, "[ {kind}: {}", of.join(" / ")).unwrap();
        }
        let piece = flow.pieces.iter().find(|piece| piece.span.start <= at && at < piece.span.end);
        let shape = piece.map_or_else(String::new, |piece| name(&piece.shape));
        writeln!(told, "{}", format!("{shape}| {}", line.trim_end_matches('\n')).trim_end())
            .unwrap();
        at += line.len();
        for _ in flow.parts.iter().filter(|part| part.span.end + 1 == at) {
            writeln!(told, "]").unwrap();
        }
    }
    let declared = &flow.declared;
    for (name, value) in [
        ("publication", &declared.publication),
        ("title", &declared.title),
        ("number", &declared.number),
        ("volume", &declared.volume),
        ("date", &declared.date),
        ("encoding", &Some(flow.encoding.clone())),
        ("publishers", &Some(declared.publishers.join(", "))),
        ("authors", &Some(declared.authors.join(", "))),
        ("languages", &Some(declared.languages.join(", "))),
    ] {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            writeln!(told, "{name}: {value}").unwrap();
        }
    }
    for entry in &declared.contents {
        let target =
            entry.target.map_or("-", |at| flow.source[at..].lines().next().unwrap_or_default());
        writeln!(told, "contents: {} {} -> {target}", entry.level, entry.title).unwrap();
    }
    for image in &flow.images {
        writeln!(told, "image: {} {}×{}", image.media_type, image.width, image.height).unwrap();
    }
    for blocked in &flow.blocked {
        writeln!(told, "blocked: {:?} {}", blocked.kind, blocked.url).unwrap();
    }
    for finding in &flow.findings {
        writeln!(told, "finding: {:?} {}", finding.code, finding.details.join(", ")).unwrap();
    }
    told
}
