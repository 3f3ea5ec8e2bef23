//! A flow, made block by block.

use std::collections::HashSet;

use flyleaf_model::{
    Block, Blocked, BlockedKind, Finding, FindingCode, Format, ImageId, Run, Span,
};

use super::{Declared, DeclaredEntry, Flow, Part, Piece, Shape, Style, image, link, render, runs};
use crate::newline;

/// The most blocks of one document: a thousand printed pages have some ten thousand.
const MOST_BLOCKS: usize = 250_000;

/// Makes a flow of a document's blocks, given in reading order.
///
/// White space in runs is collapsed, except for line feeds, which are forced line ends; links are held to the allowed
/// schemes and rid of parameters that only track; empty blocks leave no trace.
#[derive(Debug)]
pub(crate) struct Builder {
    flow: Flow,
    /// Parts that are begun and not ended, as places in `flow.parts`.
    open: Vec<usize>,
    /// What is printed on pages, so far.
    printed: HashSet<String>,
    /// Blocks that came after the last that is read.
    left_out: usize,
}

/// A place in the source that a target can be resolved to once it is known.
pub(crate) type Place = usize;

impl Builder {
    /// A flow without text. `encoding` is the WHATWG label in lower case; formats that prescribe UTF-8 say `utf-8`.
    pub(crate) fn new(format: Format, encoding: &str) -> Self {
        let flow = Flow { format, ..Flow::plain(String::new(), encoding.to_owned()) };
        Self { flow, open: Vec::new(), printed: HashSet::new(), left_out: 0 }
    }

    /// What the file says of itself outside its text.
    pub(crate) fn declared(&mut self) -> &mut Declared {
        &mut self.flow.declared
    }

    /// Whether no more blocks are read.
    pub(crate) fn is_full(&self) -> bool {
        self.flow.pieces.len() >= MOST_BLOCKS
    }

    /// The place where the next block will stand.
    pub(crate) fn place(&self) -> Place {
        self.flow.source.len() + if self.flow.source.is_empty() { 0 } else { 2 }
    }

    /// An entry of contents that stand apart from the text.
    pub(crate) fn contents_entry(&mut self, title: &str, level: u8, target: Option<Place>) {
        let title = runs::squeezed(title);
        if !title.is_empty() {
            self.flow.declared.contents.push(DeclaredEntry { title, level, target });
        }
    }

    /// A block of the text.
    pub(crate) fn push(&mut self, block: Block) {
        match block {
            Block::Paragraph { runs } => self.runs(runs, Shape::Paragraph),
            Block::Heading { level, runs } => self.runs(runs, Shape::Heading(level.clamp(1, 6))),
            Block::Rule => self.line(render::RULE, Shape::Rule),
            mut whole => {
                if runs::clean(&mut whole, &mut self.flow.blocked) {
                    let text = render::text(&whole);
                    self.line(&text, Shape::Whole(whole));
                }
            }
        }
    }

    /// Blocks of the text.
    pub(crate) fn extend(&mut self, blocks: impl IntoIterator<Item = Block>) {
        blocks.into_iter().for_each(|block| self.push(block));
    }

    /// A paragraph of plain text.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.push(Block::Paragraph { runs: vec![Run::plain(text)] });
    }

    /// Lines of plain text, printed as they are, without the blank lines around them. The format says nothing of them, so
    /// that no piece covers them and they are read as those of a plain text.
    pub(crate) fn plain(&mut self, text: &str) {
        self.lines(vec![vec![Run::plain(text)]]);
    }

    /// Lines as of [`Builder::plain`], one for each of `lines`, of which it is known how they are set.
    pub(crate) fn lines(&mut self, lines: Vec<Vec<Run>>) {
        let mut text = String::new();
        let mut styles = Vec::new();
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            for run in line {
                let start = text.len();
                text.push_str(&newline::normalise(&run.text));
                let link = run.link.and_then(|target| link::clean(&target, &mut self.flow.blocked));
                if !(run.marks.is_empty() && link.is_none() && run.language.is_none()) {
                    let span = Span::new(start, text.len());
                    styles.push(Style { span, marks: run.marks, language: run.language, link });
                }
            }
        }
        let end = text.trim_end().len();
        if end == 0 {
            return;
        }
        let blank = text.len() - text.trim_start().len();
        let start = text[..blank].rfind('\n').map_or(0, |end| end + 1);
        let base = self.place();
        if base > 0 {
            self.flow.source.push_str("\n\n");
        }
        self.flow.source.push_str(&text[start..end]);
        let placed = |at: usize| at.clamp(start, end) - start + base;
        let placed = styles.into_iter().map(|style| Style {
            span: Span::new(placed(style.span.start), placed(style.span.end)),
            ..style
        });
        self.flow.styles.extend(placed.filter(|style| !style.span.is_empty()));
    }

    /// Blocks that are not the issue's own text: `shape` is `Front`, `Head`, `Furniture` or `Boilerplate`.
    pub(crate) fn aside(&mut self, mut block: Block, shape: Shape) {
        if runs::clean(&mut block, &mut self.flow.blocked) {
            let text = render::text(&block);
            self.line(&text, shape);
        }
    }

    /// What is printed on pages beside the text; what was printed before is not said again.
    pub(crate) fn furniture(&mut self, mut block: Block) {
        if runs::clean(&mut block, &mut self.flow.blocked) {
            let text = render::text(&block);
            if self.printed.insert(text.clone()) {
                self.line(&text, Shape::Furniture);
            }
        }
    }

    /// A line about the issue that the file states outside its running text, as `Date: 14 May 2026`.
    pub(crate) fn front(&mut self, line: &str) {
        self.line(&runs::squeezed(line), Shape::Front);
    }

    /// A line about the part that is open, which is not its text.
    pub(crate) fn head(&mut self, line: &str) {
        self.line(&runs::squeezed(line), Shape::Head);
    }

    /// Begins a part. Its title, where it has one and the text does not print it, is pushed as a heading by the caller.
    pub(crate) fn begin_part(&mut self, part: Part) {
        let start = self.place();
        self.open.push(self.flow.parts.len());
        self.flow.parts.push(Part { span: Span::new(start, start), ..part });
    }

    /// Ends the part begun last; one without text leaves no trace.
    pub(crate) fn end_part(&mut self) {
        let Some(index) = self.open.pop() else { return };
        let end = self.flow.source.len();
        let part = &mut self.flow.parts[index];
        if part.span.start < end {
            part.span.end = end;
        } else {
            self.flow.parts.remove(index);
        }
    }

    /// Keeps an image that came inside the file; `None`, with a finding, where it cannot be shown. `name` is how the
    /// file calls it.
    pub(crate) fn image(&mut self, bytes: &[u8], name: &str, alt: &str) -> Option<ImageId> {
        match image::read(bytes, alt) {
            Ok(image) => {
                let id = image.id.clone();
                if self.flow.images.iter().all(|known| known.id != id) {
                    self.flow.images.push(image);
                }
                Some(id)
            }
            Err(reason) => {
                self.finding(FindingCode::ImageUnreadable, vec![name.to_owned(), reason]);
                None
            }
        }
    }

    /// Notes something that is not loaded.
    pub(crate) fn block(&mut self, kind: BlockedKind, url: &str) {
        self.flow.blocked.push(Blocked { kind, url: link::shortened(url) });
    }

    /// Notes what a reader should know, at the place where the next block will stand.
    pub(crate) fn finding(&mut self, code: FindingCode, details: Vec<String>) {
        let at = self.flow.source.len();
        self.flow.findings.push(Finding { code, details, span: Span::new(at, at) });
    }

    /// Takes over everything of another flow as a part of this one; what it declares is left to the caller.
    pub(crate) fn append(&mut self, other: Flow) -> Declared {
        if other.source.is_empty() || self.is_full() {
            self.left_out += other.pieces.len();
            self.flow.findings.extend(other.findings);
            self.flow.blocked.extend(other.blocked);
            return other.declared;
        }
        let by = self.place();
        if by > 0 {
            self.flow.source.push_str("\n\n");
        }
        self.flow.source.push_str(&other.source);
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        let pieces = if other.pieces.is_empty() {
            // A plain text says nothing of its lines; nor does this flow then.
            Vec::new()
        } else {
            other.pieces
        };
        self.flow
            .pieces
            .extend(pieces.into_iter().map(|piece| Piece { span: moved(piece.span), ..piece }));
        self.flow.styles.extend(
            other.styles.into_iter().map(|style| Style { span: moved(style.span), ..style }),
        );
        self.flow
            .parts
            .extend(other.parts.into_iter().map(|part| Part { span: moved(part.span), ..part }));
        self.flow.findings.extend(
            other.findings.into_iter().map(|found| Finding { span: moved(found.span), ..found }),
        );
        self.flow.blocked.extend(other.blocked);
        for image in other.images {
            if self.flow.images.iter().all(|known| known.id != image.id) {
                self.flow.images.push(image);
            }
        }
        let mut declared = other.declared;
        for entry in &mut declared.contents {
            entry.target = entry.target.map(|target| target + by);
        }
        declared
    }

    /// The flow; parts still open end here.
    pub(crate) fn finish(mut self) -> Flow {
        while !self.open.is_empty() {
            self.end_part();
        }
        if self.left_out > 0 {
            let left_out = format!("{} paragraphs", self.left_out);
            self.finding(FindingCode::LimitReached, vec![left_out]);
        }
        // The end of a file is the end of its last line.
        if !self.flow.source.is_empty() {
            self.flow.source.push('\n');
        }
        let mut seen = HashSet::new();
        self.flow.blocked.retain(|blocked| seen.insert(blocked.clone()));
        self.flow
    }

    fn runs(&mut self, mut given: Vec<Run>, shape: Shape) {
        runs::tidy(&mut given, &mut self.flow.blocked);
        if given.is_empty() {
            return;
        }
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        let mut text = String::new();
        let at = self.place();
        for run in given {
            let start = at + text.len();
            text.push_str(&run.text);
            if !run.marks.is_empty() || run.link.is_some() || run.language.is_some() {
                self.flow.styles.push(Style {
                    span: Span::new(start, at + text.len()),
                    marks: run.marks,
                    language: run.language,
                    link: run.link,
                });
            }
        }
        self.line(&text, shape);
    }

    fn line(&mut self, text: &str, shape: Shape) {
        if text.is_empty() {
            return;
        }
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        let start = self.place();
        if start > 0 {
            self.flow.source.push_str("\n\n");
        }
        self.flow.source.push_str(text);
        self.flow.pieces.push(Piece { span: Span::new(start, start + text.len()), shape });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::PartKind;
    use flyleaf_model::{ListItem, Mark};

    fn item(text: &str) -> ListItem {
        ListItem { blocks: vec![Block::Paragraph { runs: vec![Run::plain(text)] }] }
    }

    #[test]
    fn blocks_beyond_the_most_are_counted_and_reported() {
        let mut builder = Builder::new(Format::Html, "utf-8");
        for _ in 0..MOST_BLOCKS + 3 {
            builder.paragraph("x");
        }
        let flow = builder.finish();
        assert_eq!(flow.pieces.len(), MOST_BLOCKS);
        let found: Vec<_> =
            flow.findings.iter().map(|finding| (finding.code, &*finding.details)).collect();
        assert_eq!(found, [(FindingCode::LimitReached, &["3 paragraphs".to_owned()][..])]);
    }

    #[test]
    fn blocks_become_lines_with_what_they_are_beside_them() {
        let mut builder = Builder::new(Format::Html, "utf-8");
        builder.begin_part(Part { kind: PartKind::Article, ..Part::default() });
        builder.push(Block::Heading { level: 2, runs: vec![Run::plain(" The  lamp\t")] });
        builder.push(Block::Paragraph {
            runs: vec![
                Run::plain("It was "),
                Run { text: "lit ".into(), marks: vec![Mark::Emphasis], ..Run::default() },
                Run { text: "here".into(), link: Some("javascript:x".into()), ..Run::default() },
            ],
        });
        builder.push(Block::List {
            ordered: true,
            start: 3,
            items: vec![item("oil"), item("wick")],
        });
        builder.end_part();
        builder.begin_part(Part::default());
        builder.end_part();
        let flow = builder.finish();
        assert_eq!(flow.source, "The lamp\n\nIt was lit here\n\n3. oil\n4. wick\n");
        let shapes: Vec<&str> = flow
            .pieces
            .iter()
            .map(|piece| &flow.source[piece.span.start..piece.span.end])
            .collect();
        assert_eq!(shapes, ["The lamp", "It was lit here", "3. oil\n4. wick"]);
        assert_eq!(flow.styles.len(), 1);
        assert_eq!(&flow.source[flow.styles[0].span.start..flow.styles[0].span.end], "lit ");
        assert_eq!(flow.parts.len(), 1);
        assert_eq!(flow.parts[0].span, Span::new(0, flow.source.len() - 1));
        assert_eq!(
            flow.blocked,
            [Blocked { kind: BlockedKind::Script, url: "javascript:x".into() }]
        );
    }

    #[test]
    fn a_flow_taken_over_keeps_its_spans() {
        let mut inner = Builder::new(Format::Html, "utf-8");
        inner.push(Block::Heading { level: 1, runs: vec![Run::plain("Within")] });
        inner.contents_entry("Within", 0, Some(0));
        let mut outer = Builder::new(Format::Epub, "utf-8");
        outer.paragraph("Before");
        let declared = outer.append(inner.finish());
        let flow = outer.finish();
        let piece = &flow.pieces[1];
        assert_eq!(&flow.source[piece.span.start..piece.span.end], "Within");
        assert_eq!(declared.contents[0].target, Some(piece.span.start));
    }
}
