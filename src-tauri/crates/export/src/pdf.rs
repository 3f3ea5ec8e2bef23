//! Laid-out pages as a PDF file (PDF 1.7, PDF/UA-1) and as pictures.

use typst::foundations::Smart;
use typst_pdf::{PdfStandard, PdfStandards};

use crate::pictures::Pictures;
use crate::typeset::{self, Typeset, refusal};
use crate::{Document, Error, Missing, Pdf, PdfOptions, Preview, Stage, Unprinted};

/// Typesetting results that this many later exports did not use are dropped from memory.
const CACHED_EXPORTS: usize = 4;

/// Prints `documents` into one PDF. `cancelled` is asked between the stages of the work.
///
/// # Errors
/// [`Error::Cancelled`] when asked to stop, [`Error::Empty`] and [`Error::NoSuchArticle`] when there is nothing to print,
/// [`Error::Typesetting`] when the pages do not conform to PDF/UA-1.
pub fn pdf(
    documents: &[Document<'_>],
    options: &PdfOptions,
    cancelled: &dyn Fn() -> bool,
) -> Result<Pdf, Error> {
    pdf_with_progress(documents, options, &mut |_| (), cancelled)
}

/// As [`pdf`], telling `progress` each stage as it begins.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_with_progress(
    documents: &[Document<'_>],
    options: &PdfOptions,
    progress: &mut dyn FnMut(Stage),
    cancelled: &dyn Fn() -> bool,
) -> Result<Pdf, Error> {
    progress(Stage::Typesetting);
    let pictures = Pictures::of(documents, cancelled);
    let mut typeset = typeset::typeset(documents, options, &pictures, cancelled)?;
    if cancelled() {
        return Err(Error::Cancelled);
    }
    progress(Stage::Writing);
    let bytes = match write(&typeset) {
        // Some images that can be drawn cannot be put into a PDF, and which of them is not said.
        Err(_) if !pictures.is_empty() => {
            typeset = typeset::typeset(documents, options, &Pictures::default(), cancelled)?;
            write(&typeset)?
        }
        written => written?,
    };
    comemo::evict(CACHED_EXPORTS);
    let Typeset { document, built } = typeset;
    Ok(Pdf {
        bytes,
        pages: document.pages().len(),
        highlights: built.highlights,
        notes: built.notes,
        unplaced: built.unplaced,
        missing: built
            .missing
            .into_iter()
            .map(|(article, characters)| Missing {
                article,
                characters: characters.into_iter().collect(),
            })
            .collect(),
        unprinted: built
            .unprinted
            .into_iter()
            .map(|(article, alt)| Unprinted { article, alt })
            .collect(),
    })
}

fn write(Typeset { document, built }: &Typeset) -> Result<Vec<u8>, Error> {
    let standards = PdfStandards::new(&[PdfStandard::V_1_7, PdfStandard::Ua_1])
        .map_err(|error| Error::Typesetting { message: error.message().to_string(), hint: None })?;
    typst_pdf::pdf(
        document,
        &typst_pdf::PdfOptions {
            ident: Smart::Custom(built.manuscript.title.clone()),
            creator: Smart::Custom(Some("Flyleaf".to_owned())),
            standards,
            ..typst_pdf::PdfOptions::default()
        },
    )
    .map_err(|errors| refusal(&errors))
}

/// Draws `pages` (from 1) of what [`pdf`] would print, as PNG; pages that do not exist are left out.
///
/// # Errors
/// As [`pdf`], and [`Error::Drawing`] when a picture cannot be encoded.
pub fn preview(
    documents: &[Document<'_>],
    options: &PdfOptions,
    pages: &[usize],
    pixels_per_point: f32,
    cancelled: &dyn Fn() -> bool,
) -> Result<Preview, Error> {
    let pictures = Pictures::of(documents, cancelled);
    let Typeset { document, .. } = typeset::typeset(documents, options, &pictures, cancelled)?;
    let options = typst_render::RenderOptions {
        pixel_per_pt: f64::from(pixels_per_point).into(),
        render_bleed: false,
    };
    let mut images = Vec::new();
    for &page in pages {
        if cancelled() {
            return Err(Error::Cancelled);
        }
        let Some(laid_out) = page.checked_sub(1).and_then(|index| document.pages().get(index))
        else {
            continue;
        };
        let image = typst_render::render(laid_out, &options)
            .encode_png()
            .map_err(|error| Error::Drawing { page, message: error.to_string() })?;
        images.push(image);
    }
    comemo::evict(CACHED_EXPORTS);
    Ok(Preview { pages: document.pages().len(), images })
}
