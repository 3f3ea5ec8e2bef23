//! KOReader: the sidecar that it keeps beside a book, and the JSON of its exporter.
//!
//! Times in a sidecar are those of the device's clock, without a zone: they are taken for UTC and carried as printed.

mod exporter;
mod lua;
mod sidecar;

pub(super) use exporter::{read as read_export, recognises as recognises_export};
pub(super) use sidecar::{read as read_sidecar, recognises as recognises_sidecar};

use super::members::{Members, quote};
use super::plain;
use crate::{Interchange, Program, Scope, UnsupportedKind, Work, time};

/// How KOReader draws what is not a mere highlight.
const UNDERLINED: &str = "underscore";

/// An item of either form, `kind` being what its program calls it.
///
/// `text`, `note`, `chapter`, `color` and `drawer` mean the same in both; whatever else there is is carried.
fn annotation(
    mut members: Members,
    is_bookmark: bool,
    work: &Work,
) -> Result<Interchange, UnsupportedKind> {
    // A bookmark's text is a label that KOReader made; where a note was written on it, that is what counts.
    let text = if is_bookmark { None } else { members.text("text") };
    let note = members.text("note").map(|note| plain::to_markdown(&note)).unwrap_or_default();
    if text.is_none() && note.is_empty() {
        return Err(match members.says("image") || members.says("pboxes") {
            true => UnsupportedKind::Image,
            false => UnsupportedKind::Bookmark,
        });
    }
    let chapter = members.text("chapter");
    let drawer = members.0.get("drawer").and_then(|drawer| drawer.as_str());
    let underlined = drawer == Some(UNDERLINED);
    if matches!(drawer, Some(UNDERLINED | "lighten")) {
        members.0.remove("drawer");
    }
    // Printed as "2026-05-14 09:30:00"; carried, because the zone is not known.
    let printed = |name: &str| members.0.get(name)?.as_str().and_then(time::lenient);
    let (created, modified) = (printed("datetime"), printed("datetime_updated"));
    let mut read = Interchange {
        work: Work { article: chapter.clone(), ..work.clone() },
        scope: match (&text, &chapter) {
            (Some(_), _) => Scope::Passage,
            (None, Some(_)) => Scope::Article,
            (None, None) => Scope::Issue,
        },
        quote: text.map(quote),
        underlined,
        created,
        modified,
        note,
        ..Interchange::default()
    };
    read.coloured(members.text("color"));
    read.carry(Program::Koreader, members.drop_empty());
    Ok(read)
}
