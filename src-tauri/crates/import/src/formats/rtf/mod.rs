//! Rich Text Format 1.9, as it reads with all tracked changes accepted.
//!
//! It is read mark by mark, without recursion: groups save and restore a state, and notes, text boxes and the heads of
//! pages are texts of their own beside the body. What is not known and marked as ignorable is ignored.

mod charset;
mod control;
mod decode;
mod destination;
mod group;
mod lexer;
mod reader;
mod state;
mod styles;
mod tables;
mod text;

use flyleaf_model::{FindingCode, Format};

use super::paragraphs;
use super::{Input, paragraphs::assemble};
use crate::Error;
use crate::flow::{Builder, Flow};

use lexer::{Lexer, Token};
use reader::{MOST_PIECES, Reader};

/// What a file in this format begins with.
const SIGNATURE: &[u8] = b"{\\rtf";

/// Whether a file is in Rich Text Format.
pub(super) fn is_rich_text(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(SIGNATURE)
}

/// Reads a Rich Text file.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let page = Lexer::new(input.bytes).take(64).find_map(|token| match token {
        Token::Word("ansicpg", Some(page)) => charset::code_page(page),
        Token::Word("mac", _) => charset::code_page(10_000),
        _ => None,
    });
    let encoding = page.unwrap_or(encoding_rs::WINDOWS_1252);
    let mut builder = Builder::new(Format::Rtf, &encoding.name().to_ascii_lowercase());
    let mut reader = Reader::new(&mut builder, encoding, input.bytes);
    let mut tokens = Lexer::new(input.bytes);
    let whole = tokens.all(|token| {
        reader.token(token);
        !reader.is_full()
    });
    let document = reader.finish();
    if !whole {
        let details = vec![format!("more than {MOST_PIECES} paragraphs and changes of style")];
        builder.finding(FindingCode::LimitReached, details);
    } else if document.cut_short {
        builder.finding(FindingCode::MarkupDamaged, vec!["it ends too early".into()]);
    }
    let assembled = |texts: Vec<Vec<paragraphs::Part>>| texts.into_iter().flat_map(assemble);
    assembled(document.headers).for_each(|block| builder.furniture(block));
    paragraphs::push(&mut builder, document.body);
    assembled(document.footers).for_each(|block| builder.furniture(block));
    for (code, count) in [
        (FindingCode::ChangesAccepted, document.changes),
        (FindingCode::HiddenTextLeftOut, document.hidden),
        (FindingCode::CommentsLeftOut, document.comments),
    ] {
        if count > 0 {
            builder.finding(code, vec![count.to_string()]);
        }
    }
    Ok(builder.finish())
}

#[cfg(test)]
mod tests;
