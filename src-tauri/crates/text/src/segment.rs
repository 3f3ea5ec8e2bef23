//! Cutting styled text at the edges of annotations, the same way for the screen and for print.

use flyleaf_model::{Run, Span};

/// A piece of one run with the annotations that cover all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The run it is cut from.
    pub run: &'a Run,
    /// Its text.
    pub text: &'a str,
    /// Bytes of the canonical text.
    pub span: Span,
}

/// Cuts a leaf's runs wherever one of `edges` (bytes of the canonical text, in any order) falls inside them.
///
/// `leaf_start` is the leaf's first byte in the canonical text. Edges that are not on a character boundary of a run
/// are ignored.
pub fn cut<'a>(runs: &'a [Run], leaf_start: usize, edges: &[usize]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(runs.len());
    let mut start = leaf_start;
    for run in runs {
        let end = start + run.text.len();
        let mut cuts: Vec<usize> = edges
            .iter()
            .copied()
            .filter(|&edge| edge > start && edge < end && run.text.is_char_boundary(edge - start))
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.push(end);
        let mut from = start;
        for to in cuts {
            if from < to {
                let text = &run.text[from - start..to - start];
                pieces.push(Piece { run, text, span: Span::new(from, to) });
            }
            from = to;
        }
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_cut_at_edges_and_keep_their_text() {
        let runs = [Run::plain("The tide "), Run::plain("潮先知风")];
        let texts: Vec<_> =
            cut(&runs, 10, &[14, 22, 10, 999, 20]).into_iter().map(|p| p.text).collect();
        assert_eq!(texts, ["The ", "tide ", "潮", "先知风"]);
    }
}
