//! Text from right to left.
//!
//! A page that is mostly written from right to left is mirrored before anything is asked of it: its lines then begin on
//! the left and its columns follow each other to the right, as on every other page. What is written the other way round
//! in its lines, numbers and foreign words, is mirrored back.

use super::glyphs::Character;
use super::words::Word;

/// Whether most letters are of a script that is written from right to left.
pub(super) fn is_mirrored(characters: &[Character]) -> bool {
    let letters = characters.iter().filter(|character| character.character.is_alphabetic()).count();
    letters > 0 && characters.iter().filter(|one| is_leftward(one.character)).count() * 2 > letters
}

/// Mirrors characters on a page of this width.
pub(super) fn mirror(characters: &mut [Character], width: f32) {
    for character in characters {
        (character.start, character.end) = (width - character.end, width - character.start);
    }
}

/// Mirrors those stretches of a row back that run the other way: numbers and words of other scripts with what stands
/// between them. Words come in the order in which they stand on the mirrored page, and leave it so.
pub(super) fn turn_back(row: &mut [Word]) {
    let mut at = 0;
    while at < row.len() {
        if !runs_rightward(&row[at]) {
            at += 1;
            continue;
        }
        let until = row[at..].iter().position(|word| word.text.chars().any(is_leftward));
        let reach = until.map_or(row.len(), |until| at + until);
        let last = row[at..reach].iter().rposition(runs_rightward).unwrap_or(0);
        let run = &mut row[at..=at + last];
        let start = run.iter().map(|word| word.start).fold(f32::INFINITY, f32::min);
        let end = run.iter().map(|word| word.end).fold(f32::NEG_INFINITY, f32::max);
        for word in run.iter_mut() {
            (word.start, word.end) = (start + end - word.end, start + end - word.start);
        }
        run.reverse();
        // The space that was drawn before a word now stands behind it.
        for index in (1..run.len()).rev() {
            run[index].spaced = run[index - 1].spaced;
        }
        run[0].spaced = true;
        at += last + 1;
    }
}

fn runs_rightward(word: &Word) -> bool {
    word.text.chars().any(|c| c.is_alphanumeric() && !is_leftward(c))
}

/// Whether a letter belongs to a script that is written from right to left; its digits do not.
fn is_leftward(character: char) -> bool {
    matches!(u32::from(character), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc)
        && !character.is_numeric()
}
