//! Paragraphs too long for the typesetter, in parts that follow one another as one paragraph's lines do.
//!
//! The time a paragraph takes grows faster than its length; that of its parts grows with their number.

use super::{Block, Piece};

/// Bytes of a part. No paragraph written to be read is as long.
const PART: usize = 10_000;
/// How far before its end, in bytes, a part looks for the end of a word or a phrase.
const LOOK_BACK: usize = 1_000;

/// One paragraph, or several where it is very long.
pub(super) fn paragraphs(indent: bool, pieces: Vec<Piece>) -> Vec<Block> {
    if pieces.iter().map(|piece| piece.text.len()).sum::<usize>() <= 2 * PART {
        return vec![Block::Paragraph { indent, pieces, quick: false }];
    }
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut used = 0;
    for mut piece in pieces {
        while used + piece.text.len() > PART {
            let at = end_of_part(&piece.text, PART.saturating_sub(used));
            let rest = piece.text.split_off(at);
            let rest = Piece { text: rest, anchors: Vec::new(), ..piece.clone() };
            piece.references.clear();
            piece.line_end = false;
            push(&mut parts, piece);
            piece = rest;
            parts.push(Vec::new());
            used = 0;
        }
        used += piece.text.len();
        push(&mut parts, piece);
    }
    let last = parts.len() - 1;
    parts
        .into_iter()
        .enumerate()
        .filter(|(_, pieces)| !pieces.is_empty())
        .map(|(index, mut pieces)| {
            // The end of the part ends the line.
            if index < last
                && let Some(piece) = pieces.last_mut()
            {
                piece.line_end = false;
            }
            Block::Paragraph { indent: indent && index == 0, pieces, quick: true }
        })
        .collect()
}

fn push(parts: &mut [Vec<Piece>], piece: Piece) {
    let says = !piece.text.is_empty() || piece.line_end;
    if (says || !piece.anchors.is_empty() || !piece.references.is_empty())
        && let Some(part) = parts.last_mut()
    {
        part.push(piece);
    }
}

/// Where to cut `text` so that no more than `room` bytes stand before the cut: after a space or a CJK comma or stop.
fn end_of_part(text: &str, room: usize) -> usize {
    let end = text.floor_char_boundary(room);
    let from = text.floor_char_boundary(end.saturating_sub(LOOK_BACK));
    text[from..end]
        .rfind(|c: char| c.is_whitespace() || matches!(c, '。' | '，' | '、'))
        .map_or(end, |at| text.ceil_char_boundary(from + at + 1))
}
