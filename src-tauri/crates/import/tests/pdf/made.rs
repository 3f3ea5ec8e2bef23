//! PDFs made by hand: as small as they can be, with whatever a test needs in them.

use std::fmt::Write;

/// A text at its place, in points from the lower left corner.
pub(crate) struct Text<'a> {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    /// `F1` is Times, `F2` bold, `F3` italic, `F4` of fixed width.
    pub(crate) font: &'a str,
    pub(crate) text: &'a str,
}

/// Running text in Times.
pub(crate) fn text(x: f32, y: f32, size: f32, text: &str) -> Text<'_> {
    Text { x, y, size, font: "F1", text }
}

/// Text in bold Times.
pub(crate) fn bold(x: f32, y: f32, size: f32, text: &str) -> Text<'_> {
    Text { x, y, size, font: "F2", text }
}

/// The instructions that set texts.
pub(crate) fn content(texts: &[Text<'_>]) -> String {
    let mut content = String::new();
    for text in texts {
        let escaped = text.text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        writeln!(
            content,
            "BT /{} {} Tf 1 0 0 1 {} {} Tm ({escaped}) Tj ET",
            text.font, text.size, text.x, text.y
        )
        .expect("a string takes everything");
    }
    content
}

/// A file of pages with their instructions. `page_extra` stands in each page's dictionary, `root_extra` in the catalogue;
/// `objects` follow, the first of them with the number 10 + twice the number of pages. Page `n`, from 0, is object
/// `10 + 2n`.
pub(crate) fn file(
    pages: &[String],
    page_extra: &str,
    root_extra: &str,
    objects: &[String],
) -> Vec<u8> {
    let mut all: Vec<(usize, String)> = vec![
        (1, format!("<</Type/Catalog/Pages 2 0 R {root_extra}>>")),
        (
            2,
            format!(
                "<</Type/Pages/Count {}/MediaBox[0 0 612 792]/Kids[{}]>>",
                pages.len(),
                (0..pages.len()).map(|page| format!("{} 0 R ", 10 + 2 * page)).collect::<String>()
            ),
        ),
        (3, font("Times-Roman")),
        (4, font("Times-Bold")),
        (5, font("Times-Italic")),
        (6, font("Courier")),
    ];
    for (page, content) in pages.iter().enumerate() {
        let number = 10 + 2 * page;
        let fonts = "<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R/F4 6 0 R>>>>";
        all.push((
            number,
            format!(
                "<</Type/Page/Parent 2 0 R/Resources {fonts}/Contents {} 0 R {page_extra}>>",
                number + 1
            ),
        ));
        all.push((
            number + 1,
            format!("<</Length {}>>\nstream\n{content}\nendstream", content.len() + 1),
        ));
    }
    let first = 10 + 2 * pages.len();
    all.extend(objects.iter().cloned().enumerate().map(|(at, object)| (first + at, object)));
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &all {
        places.push((*number, file.len()));
        file.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = file.len();
    file.extend_from_slice(b"xref\n");
    for (number, place) in &places {
        file.extend_from_slice(format!("{number} 1\n{place:010} 00000 n \n").as_bytes());
    }
    let size = places.iter().map(|place| place.0).max().unwrap_or(0) + 1;
    file.extend_from_slice(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
    );
    file
}

/// A file of pages and nothing else.
pub(crate) fn pages(pages: &[String]) -> Vec<u8> {
    file(pages, "", "", &[])
}

fn font(name: &str) -> String {
    format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
}

/// An issue of two pages with a title, two articles, running heads, folios and a list.
pub(crate) fn issue() -> Vec<u8> {
    let mut first = vec![
        bold(72.0, 700.0, 24.0, "The Harbour Lamp"),
        text(72.0, 676.0, 12.0, "No. 7, 14 May 2024"),
        bold(72.0, 640.0, 16.0, "A new lamp for the pier"),
    ];
    let prose = [
        "The office has put a new lamp on the pier for the boats that",
        "come in after dark. It burns whale oil no more, and it can be",
        "seen from the outer rocks on any night without fog.",
    ];
    first.extend(
        (0..).zip(prose).map(|(at, line)| text(72.0, 610.0 - 14.0 * at as f32, 12.0, line)),
    );
    first.push(bold(72.0, 540.0, 16.0, "What the keepers need"));
    let items = ["1. Oil for the old lamps.", "2. A rope of forty fathoms.", "3. Three new bells."];
    first.extend(
        (0..).zip(items).map(|(at, line)| text(72.0, 510.0 - 22.0 * at as f32, 12.0, line)),
    );
    first.push(text(300.0, 30.0, 9.0, "1"));
    let second = [
        text(250.0, 770.0, 9.0, "The Harbour Lamp 7"),
        text(72.0, 700.0, 12.0, "The list was read to all who were there, and nobody spoke."),
        text(300.0, 30.0, 9.0, "2"),
    ];
    pages(&[content(&first), content(&second)])
}
