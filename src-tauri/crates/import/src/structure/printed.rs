//! Text put together from lines, with where each stretch of it is printed, so that what is set in a style, links or
//! says its language keeps doing so in the text that is made of it.

use flyleaf_model::{Run, Span};

use super::joining;
use super::markup::Markup;

/// A text and where it was taken from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Printed {
    text: String,
    /// First byte of a stretch in the text, and in the source; in the order of both.
    stretches: Vec<Stretch>,
}

/// A stretch of a text that stands in the source just so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    /// First byte in the text.
    at: usize,
    /// First byte in the source.
    source: usize,
    /// Bytes.
    length: usize,
}

impl Printed {
    /// A text that stands at this byte of the source.
    pub(super) fn new(text: &str, source: usize) -> Self {
        let mut printed = Self::default();
        printed.push(text, source);
        printed
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds what stands at this byte of the source.
    pub(super) fn push(&mut self, text: &str, source: usize) {
        self.stretches.push(Stretch { at: self.text.len(), source, length: text.len() });
        self.text.push_str(text);
    }

    /// Adds a character that is not printed there.
    pub(super) fn insert(&mut self, character: char) {
        self.text.push(character);
    }

    /// Adds a line as reading does: a space between words, nothing between wide characters.
    pub(super) fn append(&mut self, line: &str, source: usize) {
        if joining::needs_space(&self.text, line) {
            self.insert(' ');
        }
        self.push(line, source);
    }

    /// Takes off what stands after a byte of the text.
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        self.stretches.retain_mut(|stretch| {
            stretch.length = stretch.length.min(length.saturating_sub(stretch.at));
            stretch.length > 0
        });
    }

    /// Adds another text as it is.
    pub(super) fn extend(&mut self, other: &Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.stretches.extend(
            other.stretches.iter().map(|stretch| Stretch { at: stretch.at + by, ..*stretch }),
        );
    }

    /// The text as runs in the styles that its characters are set in. What was put between two stretches of one style
    /// is set in it too.
    pub(super) fn runs(&self, markup: &Markup<'_>) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut add = |text: &str, style: Run| {
            if text.is_empty() {
                return;
            }
            let style = Run { text: String::new(), ..style };
            match runs.last_mut() {
                Some(last) if same(last, &style) => last.text.push_str(text),
                _ => runs.push(Run { text: text.to_owned(), ..style }),
            }
        };
        let (mut done, mut before) = (0, Run::default());
        for stretch in &self.stretches {
            let span = Span::new(stretch.source, stretch.source + stretch.length);
            let styles = markup.styles(span);
            let opening = styles
                .first()
                .filter(|style| style.span.start <= span.start)
                .map_or_else(Run::default, styled);
            let between = if same(&opening, &before) { before } else { Run::default() };
            add(&self.text[done..stretch.at], between);
            let in_text =
                |byte: usize| stretch.at + (byte.clamp(span.start, span.end) - span.start);
            let mut from = stretch.at;
            before = Run::default();
            for style in styles {
                let (start, end) = (in_text(style.span.start), in_text(style.span.end));
                add(&self.text[from..start], Run::default());
                add(&self.text[start..end], styled(style));
                if style.span.end >= span.end {
                    before = styled(style);
                }
                from = end;
            }
            done = stretch.at + stretch.length;
            add(&self.text[from..done], Run::default());
        }
        add(&self.text[done..], Run::default());
        runs
    }
}

fn styled(style: &crate::flow::Style) -> Run {
    Run {
        text: String::new(),
        marks: style.marks.clone(),
        language: style.language.clone(),
        link: style.link.clone(),
    }
}

/// Whether two runs are set alike.
fn same(a: &Run, b: &Run) -> bool {
    a.marks == b.marks && a.link == b.link && a.language == b.language
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Builder;
    use flyleaf_model::{Block, Format, Mark};

    #[test]
    fn styles_stay_with_their_characters_through_joints_and_cuts() {
        let mut builder = Builder::new(Format::Html, "utf-8");
        let strong = |text: &str| Run { marks: vec![Mark::Strong], ..Run::plain(text) };
        let link = Run { link: Some("https://lamp.example/".into()), ..Run::plain("lamp") };
        builder.push(Block::Paragraph {
            runs: vec![Run::plain("1. The "), link, Run::plain(" is "), strong("lit")],
        });
        builder.push(Block::Paragraph { runs: vec![strong("at six"), Run::plain(" by hand.")] });
        let flow = builder.finish();
        let lines = crate::lines::split(&flow.source);
        let markup = Markup::of(&flow, &lines);
        let mut printed = Printed::new(&lines[0].text[3..], 3);
        printed.append(lines[2].text, lines[2].start);
        let told: Vec<(String, usize, bool)> = printed
            .runs(&markup)
            .into_iter()
            .map(|run| (run.text, run.marks.len(), run.link.is_some()))
            .collect();
        let expected = [
            ("The ", 0, false),
            ("lamp", 0, true),
            (" is ", 0, false),
            ("lit at six", 1, false),
            (" by hand.", 0, false),
        ];
        assert_eq!(told, expected.map(|(text, marks, link)| (text.to_owned(), marks, link)));
        printed.truncate(6);
        assert_eq!(printed.runs(&markup).last().map(|run| run.text.as_str()), Some("la"));
    }
}
