//! What was laid over a page: links, and the notes of people.

use hayro_syntax::object::{Array, Dict, Name, Rect, String as PdfString};
use hayro_syntax::page::Page;
use kurbo::{Affine, Rect as Area, Shape};

use super::document::PageText;
use super::letters::text_string;

/// Annotations of one page that are looked at.
const MOST_ANNOTATIONS: usize = 5_000;
/// Links of one file.
const MOST_TARGETS: usize = 50_000;

/// A link's area on the page, from the upper left corner, and where it leads.
#[derive(Debug)]
pub(super) struct Link {
    area: Area,
    target: String,
}

/// What lies over a page.
#[derive(Debug, Default)]
pub(super) struct OfPage {
    /// Links to the network.
    pub(super) links: Vec<Link>,
    /// How many highlights, notes and drawings of people there are.
    pub(super) notes: usize,
}

/// Reads what lies over a page.
pub(super) fn of_page(page: &Page<'_>) -> OfPage {
    let mut found = OfPage::default();
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return found };
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    for annotation in annotations.iter::<Dict<'_>>().take(MOST_ANNOTATIONS) {
        match annotation.get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Link") => {
                let target = annotation
                    .get::<Dict<'_>>(b"A")
                    .and_then(|action| action.get::<PdfString<'_>>(b"URI"))
                    .map(|uri| text_string(uri.as_bytes()));
                if let (Some(target), Some(area)) = (target, annotation.get::<Rect>(b"Rect")) {
                    let area = Area::new(area.x0, area.y0, area.x1, area.y1).to_path(0.1);
                    found.links.push(Link { area: (transform * area).bounding_box(), target });
                }
            }
            // Fields, sounds, screens and the marks of the press are no notes; a popup shows another's.
            Some(
                b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" | b"Text" | b"FreeText"
                | b"Ink" | b"Caret" | b"Stamp" | b"Square" | b"Circle" | b"Line" | b"Polygon"
                | b"PolyLine",
            ) => found.notes += 1,
            _ => {}
        }
    }
    found
}

/// Ties words to the links that lie over them, and lists the links' targets.
pub(super) fn link(page: &mut PageText, links: &[Link], targets: &mut Vec<String>) {
    let width = page.width;
    for link in links {
        if targets.len() >= MOST_TARGETS {
            return;
        }
        let place = targets.iter().rposition(|target| *target == link.target);
        // Only the last few are compared: a link over several lines comes once for each.
        let recent = place.filter(|place| targets.len() - place <= 8);
        let place = recent.unwrap_or_else(|| {
            targets.push(link.target.clone());
            targets.len() - 1
        });
        let place = u32::try_from(place).ok();
        for word in &mut page.words {
            let middle = f32::midpoint(word.start, word.end);
            let middle = f64::from(if page.is_mirrored { width - middle } else { middle });
            let height = f64::from(word.base - word.size * 0.3);
            if link.area.contains(kurbo::Point::new(middle, height)) {
                word.link = place;
            }
        }
    }
}
