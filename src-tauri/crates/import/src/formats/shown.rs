//! A flow in a few characters, for tests of the formats.
//!
//! A line for each block: `#2` a heading, `¶` a paragraph, `- ` furniture, `> ` front matter, otherwise the block in
//! brackets. Runs with marks or links are `{marks:text}` or `{marks:text→link}`; a forced line end is `⏎`.

use flyleaf_model::{Block, Mark, Run};

use crate::flow::{Flow, Shape};

/// The whole flow.
pub(super) fn flow(flow: &Flow) -> String {
    if flow.pieces.is_empty() {
        return flow.source.clone();
    }
    let lines = flow.pieces.iter().map(|piece| {
        let text = || styled(flow, piece.span.start, piece.span.end);
        match &piece.shape {
            Shape::Heading(level) => format!("#{level} {}", text()),
            Shape::Paragraph => format!("¶ {}", text()),
            Shape::Furniture => format!("- {}", text()),
            Shape::Front => format!("> {}", text()),
            Shape::Whole(whole) => block(whole),
            other => format!("{other:?}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn styled(flow: &Flow, start: usize, end: usize) -> String {
    let mut text = String::new();
    let mut at = start;
    for style in
        flow.styles.iter().filter(|style| start <= style.span.start && style.span.end <= end)
    {
        text.push_str(&flow.source[at..style.span.start]);
        let run = Run {
            text: flow.source[style.span.start..style.span.end].to_owned(),
            marks: style.marks.clone(),
            language: style.language.clone(),
            link: style.link.clone(),
        };
        text.push_str(&runs(&[run]));
        at = style.span.end;
    }
    text.push_str(&flow.source[at..end]);
    text.replace('\n', "⏎")
}

fn runs(runs: &[Run]) -> String {
    let run = |run: &Run| {
        if run.marks.is_empty() && run.link.is_none() {
            return run.text.clone();
        }
        let mark = |mark: &Mark| match mark {
            Mark::Emphasis => 'i',
            Mark::Strong => 'b',
            Mark::Code => 'c',
            Mark::Strikethrough => 's',
            Mark::Superscript => '^',
            Mark::Subscript => '_',
        };
        let marks: String = run.marks.iter().map(mark).collect();
        let link = run.link.as_ref().map(|link| format!("→{link}")).unwrap_or_default();
        format!("{{{marks}:{}{link}}}", run.text)
    };
    runs.iter().map(run).collect::<String>().replace('\n', "⏎")
}

fn blocks(inner: &[Block]) -> String {
    inner.iter().map(block).collect::<Vec<_>>().join("|")
}

fn block(whole: &Block) -> String {
    match whole {
        Block::Paragraph { runs: text } => runs(text),
        Block::Heading { level, runs: text } => format!("#{level} {}", runs(text)),
        Block::List { ordered, start, items } => {
            let items: Vec<String> = items.iter().map(|item| blocks(&item.blocks)).collect();
            let kind = if *ordered { start.to_string() } else { "•".to_owned() };
            format!("[{kind} {}]", items.join("; "))
        }
        Block::Quote { blocks: quoted } => format!("[quote {}]", blocks(quoted)),
        Block::Preformatted { text } => format!("[code {}]", text.replace('\n', "⏎")),
        Block::Table { head, rows } => {
            let cell = |cell: &flyleaf_model::Cell| {
                let span = match (cell.columns, cell.rows) {
                    (1, 1) => String::new(),
                    (columns, rows) => format!("{columns}×{rows} "),
                };
                format!("{span}{}", blocks(&cell.blocks))
            };
            let rows =
                rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(", "));
            format!("[table {head}: {}]", rows.collect::<Vec<_>>().join(" / "))
        }
        Block::Figure { image, alt, caption } => {
            let known = if image.is_some() { "" } else { " none" };
            format!("[figure{known} {alt}: {}]", runs(caption))
        }
        Block::Footnote { id, label, blocks: note } => {
            format!("[note {id} {label}: {}]", blocks(note))
        }
        Block::Rule => "[rule]".to_owned(),
    }
}
