//! A note's Markdown as blocks. HTML in a note is text like any other; images become their descriptions; links keep
//! only addresses that a reader can follow safely.

use flyleaf_model::{Block, ListItem, Mark, Run};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Reads Markdown (CommonMark).
pub(crate) fn parse(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::empty()) {
        reader.event(event);
    }
    reader.finish()
}

/// A block that is still open.
enum Open {
    Root,
    Quote,
    List { ordered: bool, start: u32, items: Vec<ListItem> },
    Item,
}

struct Reader {
    /// Open blocks with the blocks already finished inside each.
    stack: Vec<(Open, Vec<Block>)>,
    runs: Vec<Run>,
    heading: Option<u8>,
    marks: Vec<Mark>,
    link: Vec<Option<String>>,
    code: Option<String>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            stack: vec![(Open::Root, Vec::new())],
            runs: Vec::new(),
            heading: None,
            marks: Vec::new(),
            link: Vec::new(),
            code: None,
        }
    }
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.marks.push(Mark::Code);
                self.text(&text);
                self.marks.pop();
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Rule => {
                self.close_runs();
                self.push(Block::Rule);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close_runs();
                self.heading = Some(level as u8);
            }
            Tag::BlockQuote(_) => self.open(Open::Quote),
            Tag::List(first) => self.open(Open::List {
                ordered: first.is_some(),
                start: first.and_then(|first| u32::try_from(first).ok()).unwrap_or(1),
                items: Vec::new(),
            }),
            Tag::Item => self.open(Open::Item),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.close_runs();
                self.code = Some(String::new());
            }
            Tag::Emphasis => self.marks.push(Mark::Emphasis),
            Tag::Strong => self.marks.push(Mark::Strong),
            Tag::Link { dest_url, .. } => self.link.push(followable(&dest_url)),
            Tag::Image { .. } => self.link.push(None),
            _ => self.close_runs(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.push(Block::Preformatted { text: code.trim_end_matches('\n').to_owned() });
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => {
                self.marks.pop();
            }
            TagEnd::Link | TagEnd::Image => {
                self.link.pop();
            }
            _ => self.close_runs(),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let mut marks = self.marks.clone();
        marks.sort_unstable();
        marks.dedup();
        let link = self.link.last().cloned().flatten();
        match self.runs.last_mut() {
            Some(last) if last.marks == marks && last.link == link => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), marks, language: None, link }),
        }
    }

    fn open(&mut self, block: Open) {
        self.close_runs();
        self.stack.push((block, Vec::new()));
    }

    /// Ends the running paragraph or heading.
    fn close_runs(&mut self) {
        let heading = self.heading.take();
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        self.push(match heading {
            Some(level) => Block::Heading { level, runs },
            None => Block::Paragraph { runs },
        });
    }

    fn push(&mut self, block: Block) {
        if let Some((_, blocks)) = self.stack.last_mut() {
            blocks.push(block);
        }
    }

    fn close(&mut self) {
        self.close_runs();
        if self.stack.len() < 2 {
            return;
        }
        let Some((open, blocks)) = self.stack.pop() else { return };
        match open {
            Open::Quote => self.push(Block::Quote { blocks }),
            Open::List { ordered, start, items } => {
                self.push(Block::List { ordered, start, items })
            }
            Open::Item => {
                if let Some((Open::List { items, .. }, _)) = self.stack.last_mut() {
                    items.push(ListItem { blocks });
                }
            }
            Open::Root => {}
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close_runs();
        while self.stack.len() > 1 {
            self.close();
        }
        self.stack.pop().map(|(_, blocks)| blocks).unwrap_or_default()
    }
}

/// The address, if it leads somewhere a printed or shared note may lead.
fn followable(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        .then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_blocks() {
        let blocks = parse(
            "Check *the staff list*, **1911**–22.\n\n- one `x`\n- two\n\n3. three\n\n> said\n\n```\na  b\n```",
        );
        insta::assert_json_snapshot!(blocks);
    }

    #[test]
    fn only_safe_addresses_stay_links() {
        let link = |markdown: &str| match parse(markdown).as_slice() {
            [Block::Paragraph { runs }] => runs[0].link.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(link("[a](https://example.org/x)").as_deref(), Some("https://example.org/x"));
        assert_eq!(link("[a](javascript:alert)"), None);
        assert_eq!(link("[a](file:///etc/passwd)"), None);
    }

    #[test]
    fn markup_of_other_kinds_is_text() {
        let blocks = parse("a <b>b</b> #eval $x$ @ref");
        assert_eq!(flyleaf_text::canonical::canonical(&blocks).text, "a <b>b</b> #eval $x$ @ref");
    }
}
