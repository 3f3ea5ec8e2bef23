//! An article's blocks as Markdown.

use flyleaf_model::{Block, Mark, Run, Span, Style};
use flyleaf_text::segment;

use super::escape::escape;
use super::images::Images;
use super::notes::Notes;
use super::{label, note_body};
use crate::manuscript::passages::Passage;

/// Writes blocks one leaf after the other, so that passages find their leaves.
pub(super) struct Writer<'p> {
    passages: &'p [Passage<'p>],
    leaf_start: usize,
    pub(super) notes: Notes,
    pub(super) images: &'p Images<'p>,
    /// Whether what is written stands on one line between two strokes.
    pub(super) in_cell: bool,
}

/// Article titles are level 2.
const TITLE_LEVEL: usize = 2;

impl<'p> Writer<'p> {
    pub(super) fn new(passages: &'p [Passage<'p>], notes: Notes, images: &'p Images<'p>) -> Self {
        Self { passages, leaf_start: 0, notes, images, in_cell: false }
    }

    /// An article's blocks with its footnotes after them, each as a text without blank lines around it.
    pub(super) fn article(mut self, blocks: &[Block]) -> Vec<String> {
        let mut texts = self.blocks(blocks);
        texts.extend(self.notes.finish());
        texts
    }

    /// Each block as a text without blank lines around it.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut texts: Vec<String> = Vec::with_capacity(blocks.len());
        for block in blocks {
            let text = match block {
                Block::Paragraph { runs } => self.leaf(runs, true),
                Block::Heading { level, runs } => {
                    let level = (TITLE_LEVEL + usize::from(*level)).min(6);
                    format!("{} {}", "#".repeat(level), self.leaf(runs, false).replace("\\\n", " "))
                }
                Block::List { ordered, start, items } => {
                    let items: Vec<String> = items
                        .iter()
                        .enumerate()
                        .map(|(index, item)| {
                            let marker = if *ordered {
                                format!("{}. ", *start as usize + index)
                            } else {
                                "- ".to_owned()
                            };
                            let inner = self.blocks(&item.blocks).join("\n\n");
                            indented(&inner, &marker, &" ".repeat(marker.len()))
                        })
                        .collect();
                    items.join("\n")
                }
                Block::Quote { blocks } => {
                    let inner = self.blocks(blocks).join("\n\n");
                    inner
                        .lines()
                        .map(|line| format!("> {line}").trim_end().to_owned())
                        .collect::<Vec<_>>()
                        .join("\n")
                }
                Block::Preformatted { text } => self.preformatted(text),
                Block::Table { head, rows } => self.table(rows, *head),
                Block::Figure { image, alt, caption } => {
                    texts.extend(self.figure(image.as_ref(), alt));
                    if caption.is_empty() {
                        continue;
                    }
                    self.leaf(caption, true)
                }
                Block::Footnote { label, blocks, .. } => {
                    let number = self.notes.next();
                    let body = self.blocks(blocks).join("\n\n");
                    match self.notes.define(number, label, body) {
                        Some(unreferred) => unreferred,
                        None => continue,
                    }
                }
                Block::Rule => "---".to_owned(),
            };
            if !text.is_empty() {
                texts.push(text);
            }
        }
        texts
    }

    fn next_leaf(&mut self, length: usize) -> Span {
        let leaf = Span::new(self.leaf_start, self.leaf_start + length);
        // One line feed joins the leaves of the canonical text.
        self.leaf_start = leaf.end + 1;
        leaf
    }

    pub(super) fn leaf(&mut self, runs: &[Run], at_start: bool) -> String {
        let leaf = self.next_leaf(runs.iter().map(|run| run.text.len()).sum());
        let here: Vec<&Passage<'_>> = self
            .passages
            .iter()
            .filter(|passage| passage.span.start < leaf.end && passage.span.end > leaf.start)
            .collect();
        let edges: Vec<usize> =
            here.iter().flat_map(|passage| [passage.span.start, passage.span.end]).collect();
        let mut line = String::new();
        let mut marked: Option<Style> = None;
        for piece in segment::cut(runs, leaf.start, &edges) {
            let covers = |style: Style| {
                here.iter().any(|passage| {
                    passage.annotation.style == style
                        && passage.span.start <= piece.span.start
                        && passage.span.end >= piece.span.end
                })
            };
            let covered = Style::ALL.into_iter().find(|&style| covers(style));
            // A mark that opens or closes at white space is not read as a mark.
            let text = piece.text.trim_start_matches(' ');
            let spaces = piece.text.len() - text.len();
            if marked != covered {
                close_mark(&mut line, marked.take());
            }
            if let Some(style) = covered.filter(|_| marked.is_none() && !text.is_empty()) {
                line.push_str(&escape(&piece.text[..spaces], at_start && line.is_empty()));
                line.push_str(mark(style).0);
                marked = Some(style);
                line.push_str(&self.piece(piece.run, text, false));
            } else {
                line.push_str(&self.piece(piece.run, piece.text, at_start && line.is_empty()));
            }
            let ending = here.iter().filter(|passage| passage.last == piece.span.end);
            let references: String = ending.filter_map(|passage| reference(passage)).collect();
            if !references.is_empty() {
                close_mark(&mut line, marked.take());
                line.push_str(&references);
            }
        }
        close_mark(&mut line, marked);
        line
    }

    /// A piece of a run; one that refers to a footnote is the reference, with its words where they say more than its
    /// mark.
    fn piece(&self, run: &Run, text: &str, at_start: bool) -> String {
        let Some(note) = run.link.as_deref().and_then(|link| self.notes.reference(link)) else {
            return styled(run, text, at_start, self.in_cell);
        };
        let reference = format!("[^{}]", note.name);
        if text.trim().trim_matches(['[', ']', '(', ')']) == note.mark {
            return reference;
        }
        let words = Run { link: None, ..run.clone() };
        format!("{}{reference}", styled(&words, text, at_start, self.in_cell))
    }

    pub(super) fn preformatted(&mut self, text: &str) -> String {
        let leaf = self.next_leaf(text.len());
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let references: String = self
            .passages
            .iter()
            .filter(|passage| passage.last > leaf.start && passage.last <= leaf.end)
            .filter_map(reference)
            .collect();
        let block = format!("{fence}\n{text}\n{fence}");
        if references.is_empty() { block } else { format!("{block}\n\n{references}") }
    }
}

fn reference(passage: &Passage<'_>) -> Option<String> {
    note_body(passage.annotation).map(|_| format!("[^{}]", label(passage.annotation)))
}

/// What opens and what closes a passage in a style.
fn mark(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Highlight => ("==", "=="),
        Style::Underline => ("<u>", "</u>"),
    }
}

/// Ends a mark, where there is one, before the white space at the end of the line so far.
fn close_mark(line: &mut String, marked: Option<Style>) {
    let Some(style) = marked else { return };
    let spaces = line.len() - line.trim_end_matches(' ').len();
    line.truncate(line.len() - spaces);
    line.push_str(mark(style).1);
    line.extend(std::iter::repeat_n(' ', spaces));
}

/// A text with its run's marks and link; white space at its edges stays outside of them.
fn styled(run: &Run, text: &str, at_start: bool, in_cell: bool) -> String {
    let inner = text.trim_matches([' ', '\n']);
    // A link within the issue leads nowhere in this file, unless it leads to a footnote.
    let link = run.link.as_deref().filter(|link| !link.starts_with('#'));
    if inner.is_empty() || (run.marks.is_empty() && link.is_none()) {
        return escape(text, at_start);
    }
    let start = text.find(inner).unwrap_or(0);
    let (before, after) = (&text[..start], &text[start + inner.len()..]);
    let mut styled = if run.marks.contains(&Mark::Code) {
        let fence = "`".repeat(inner.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
        let pad = if inner.starts_with('`') || inner.ends_with('`') { " " } else { "" };
        let inner = inner.replace('\n', " ");
        let inner = if in_cell { inner.replace('|', "\\|") } else { inner };
        format!("{fence}{pad}{inner}{pad}{fence}")
    } else {
        escape(inner, false)
    };
    for (mark, opening, closing) in [
        (Mark::Superscript, "<sup>", "</sup>"),
        (Mark::Subscript, "<sub>", "</sub>"),
        (Mark::Strikethrough, "~~", "~~"),
    ] {
        if run.marks.contains(&mark) {
            styled = format!("{opening}{styled}{closing}");
        }
    }
    if run.marks.contains(&Mark::Strong) {
        styled = format!("**{styled}**");
    }
    if run.marks.contains(&Mark::Emphasis) {
        styled = format!("*{styled}*");
    }
    if let Some(link) = link {
        let address: String = link
            .chars()
            .map(|c| match c {
                '<' => "%3C".to_owned(),
                '>' => "%3E".to_owned(),
                c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
                c => c.to_string(),
            })
            .collect();
        styled = format!("[{styled}](<{address}>)");
    }
    format!("{}{styled}{}", escape(before, at_start), escape(after, false))
}

fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut indented = String::new();
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            indented.push('\n');
        }
        if index == 0 {
            indented.push_str(first);
        } else if !line.is_empty() {
            indented.push_str(rest);
        }
        indented.push_str(line);
    }
    if indented.is_empty() { first.trim_end().to_owned() } else { indented }
}
