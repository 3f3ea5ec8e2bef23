//! The question: which passages are headings, and of which level?
//!
//! Headings are few, short, and larger or bolder than the running text; the larger ones are the higher. A file that
//! carries a structure tree says so itself, and is believed.

use std::collections::HashMap;

use super::paragraphs::{self, Kind, Passage};
use super::setting::Setting;

/// How much larger than the running text a heading is.
const LARGER: f32 = 1.12;
/// How much larger it is where it may also be a sentence.
const MUCH_LARGER: f32 = 1.3;
/// Characters and lines of the longest heading.
const LONGEST: (usize, usize) = (220, 4);
/// Sizes that differ by less than this share are one.
const SAME_SIZE: f32 = 0.04;

/// The level of each passage that is a heading, 1 to 6. `tagged` are the levels that the structure tree gives to
/// contents: page and number of the content.
pub(super) fn levels(
    passages: &[Passage],
    setting: &Setting,
    tagged: &HashMap<(usize, i32), u8>,
) -> Vec<Option<u8>> {
    let looks: Vec<Option<(f32, bool)>> =
        passages.iter().map(|passage| look(passage, setting)).collect();
    let mut kinds: Vec<(f32, bool)> = looks.iter().flatten().copied().collect();
    kinds.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    kinds.dedup_by(|a, b| is_same(*a, *b));
    passages
        .iter()
        .zip(looks)
        .map(|(passage, look)| {
            by_tag(passage, tagged).or_else(|| {
                let place =
                    kinds.iter().position(|kind| look.is_some_and(|look| is_same(*kind, look)))?;
                Some(u8::try_from(place + 1).unwrap_or(6).min(6))
            })
        })
        .collect()
}

fn is_same(a: (f32, bool), b: (f32, bool)) -> bool {
    (a.0 - b.0).abs() < SAME_SIZE * a.0.max(b.0) && a.1 == b.1
}

/// The size and weight of a passage that looks like a heading.
fn look(passage: &Passage, setting: &Setting) -> Option<(f32, bool)> {
    let (first, last) = (passage.first()?, passage.last()?);
    let text = passage.text();
    let fits = text.chars().count() <= LONGEST.0 && passage.lines.len() <= LONGEST.1;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if passage.kind != Kind::Text || !fits || letters < 2 {
        return None;
    }
    if paragraphs::marker(first) == Some(paragraphs::Marker::Bullet) {
        return None;
    }
    let bold = passage.lines.iter().all(|(line, _)| line.bold);
    let size = first.size;
    let sentence = last.text().ends_with(['.', ',', ';', '。', '，', '；']);
    let is = size >= setting.size * MUCH_LARGER
        || (size >= setting.size * LARGER && !sentence)
        || (bold
            && !setting.bold
            && size >= setting.size * (1.0 - SAME_SIZE)
            && passage.lines.len() <= 2
            && !sentence);
    is.then_some((size, bold))
}

/// The level that the structure tree gives to all of a passage.
fn by_tag(passage: &Passage, tagged: &HashMap<(usize, i32), u8>) -> Option<u8> {
    if tagged.is_empty() || passage.kind != Kind::Text {
        return None;
    }
    let mut words = passage.lines.iter().flat_map(|line| line.0.words());
    let level = *tagged.get(&(passage.page, words.next()?.content))?;
    words.all(|word| tagged.get(&(passage.page, word.content)) == Some(&level)).then_some(level)
}
