//! How lines and frames become blocks: where one begins, where it ends, where it goes.

use flyleaf_model::{Block, Run};

use super::frame::Frame;
use super::line::Leaf;
use super::walk::{Scope, Walker};

/// The most frames within each other; what is deeper is read as if its frame were not there.
const DEEPEST: usize = 24;

impl Walker<'_> {
    pub(super) fn begin_block(&mut self, scope: &mut Scope) {
        self.boundary();
        scope.block = true;
    }

    /// Begins a line of another kind, unless the line is a heading or a caption, which hold no blocks.
    pub(super) fn begin_leaf(&mut self, leaf: Leaf, scope: &mut Scope) {
        self.boundary();
        if matches!(self.line.leaf, Leaf::Paragraph | Leaf::Preformatted) {
            scope.leaf = Some(self.line.leaf);
            self.line.leaf = leaf;
        } else {
            scope.block = true;
        }
    }

    pub(super) fn open_frame(&mut self, frame: Frame, scope: &mut Scope) {
        self.boundary();
        scope.block = true;
        let fits = matches!(self.line.leaf, Leaf::Paragraph | Leaf::Preformatted);
        if fits && self.frames.len() < DEEPEST {
            // Blocks in preformatted text are set as blocks are.
            scope.leaf = Some(self.line.leaf);
            self.line.leaf = Leaf::Paragraph;
            self.frames.push(frame);
            scope.frame = true;
        }
    }

    pub(super) fn close_frame(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        for block in frame.close(self.frames.last_mut()) {
            self.add(block);
        }
    }

    /// Ends the line where a block begins or ends.
    pub(super) fn boundary(&mut self) {
        match self.line.leaf {
            Leaf::Paragraph | Leaf::Preformatted => self.end_line(),
            Leaf::Heading { runaway: true, .. } if !self.line.is_blank() => {
                self.end_leaf();
                self.line.leaf = Leaf::Paragraph;
            }
            Leaf::Heading { .. } | Leaf::Caption => {
                if !self.line.is_blank() && !self.line.ends_with_line_end() {
                    self.line.line_end();
                }
            }
        }
    }

    /// Ends a line of text or of preformatted text.
    pub(super) fn end_line(&mut self) {
        let verbatim = self.line.take_verbatim();
        let runs = self.line.take();
        if !verbatim.trim().is_empty() {
            self.preformatted(verbatim);
        }
        if !runs.iter().all(|run| run.text.trim().is_empty()) {
            self.add(Block::Paragraph { runs });
        }
        self.add_figures();
    }

    /// Ends a heading, a caption or preformatted text.
    pub(super) fn end_leaf(&mut self) {
        let blank = self.line.is_blank();
        match self.line.leaf {
            Leaf::Paragraph | Leaf::Preformatted => return self.end_line(),
            Leaf::Heading { level, .. } => {
                let mut runs = self.line.take();
                if blank {
                    // A heading that is drawn says what the drawing says.
                    runs = self.figures.iter().filter_map(spoken).collect();
                }
                self.add(Block::Heading { level, runs });
            }
            Leaf::Caption => {
                let runs = self.line.take();
                match self.frames.last_mut() {
                    Some(Frame::Figure { caption, .. } | Frame::Table { caption, .. }) => {
                        caption.extend(runs)
                    }
                    _ => self.add(Block::Paragraph { runs }),
                }
            }
        }
        self.figures
            .retain(|figure| !blank || matches!(figure, Block::Figure { image: Some(_), .. }));
        self.add_figures();
    }

    pub(super) fn preformatted(&mut self, text: String) {
        if self.survey.is_plain_text && self.frames.is_empty() && self.asides.is_empty() {
            // Its lines are the issue's own: nothing is known of them.
            self.builder.plain(&text);
        } else {
            self.add(Block::Preformatted { text });
        }
    }

    pub(super) fn add_figures(&mut self) {
        for figure in std::mem::take(&mut self.figures) {
            self.add(figure);
        }
    }

    /// A complete block.
    pub(super) fn add(&mut self, block: Block) {
        match (self.frames.last_mut(), self.asides.last()) {
            (Some(frame), _) => frame.add(block),
            (None, Some(shape)) => {
                if block != Block::Rule {
                    self.builder.aside(block, shape.clone());
                }
            }
            (None, None) => self.builder.push(block),
        }
    }

    /// A forced line end; two of them end a paragraph, as they do for the eye.
    pub(super) fn line_end(&mut self) {
        if self.line.leaf == Leaf::Paragraph && self.line.ends_with_line_end() {
            self.end_line();
        } else if self.line.leaf == Leaf::Preformatted || !self.line.is_blank() {
            self.line.line_end();
        }
    }
}

/// A figure as the words of a heading.
fn spoken(figure: &Block) -> Option<Run> {
    match figure {
        Block::Figure { alt, .. } if !alt.is_empty() => Some(Run::plain(format!("{alt} "))),
        _ => None,
    }
}
