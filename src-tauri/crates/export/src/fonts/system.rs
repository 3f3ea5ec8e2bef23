//! Fonts installed on the machine: found once, parsed when used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use fontdb::{Database, FaceInfo, Source, Style};
use typst::foundations::Bytes;
use typst::text::Font;

static DATABASE: LazyLock<Database> = LazyLock::new(|| {
    let mut database = Database::new();
    database.load_system_fonts();
    database
});

/// Faces already parsed, by file and index; `None` for a file that is no usable font.
type Loaded = BTreeMap<(PathBuf, u32), Option<Font>>;

static LOADED: LazyLock<Mutex<Loaded>> = LazyLock::new(Mutex::default);

/// The first of `names` that is installed, under the name the typesetter knows it by, with its regular and its bold
/// upright face.
pub(super) fn family(names: &[&str]) -> Option<(String, Vec<Font>)> {
    names.iter().find_map(|name| {
        let faces: Vec<&FaceInfo> = DATABASE
            .faces()
            .filter(|face| {
                face.style == Style::Normal
                    && face.families.iter().any(|(family, _)| family.eq_ignore_ascii_case(name))
            })
            .collect();
        let mut found: Vec<Font> = Vec::new();
        for weight in [400, 600] {
            let nearest =
                faces.iter().min_by_key(|face| (face.weight.0.abs_diff(weight), face.index));
            if let Some(font) = nearest.and_then(|face| load(face))
                && !found.contains(&font)
            {
                found.push(font);
            }
        }
        let name = found.first()?.info().family.clone();
        found.retain(|font| font.info().family == name);
        Some((name, found))
    })
}

/// Fonts that cover `wanted`, as few as a greedy search finds; characters that none covers are left over.
pub(super) fn covering(mut wanted: BTreeSet<char>) -> Vec<Font> {
    let mut fonts = Vec::new();
    if wanted.is_empty() {
        return fonts;
    }
    let mut faces: Vec<&FaceInfo> = DATABASE
        .faces()
        .filter(|face| face.style == Style::Normal && !is_last_resort(face))
        .collect();
    faces.sort_by_key(|face| preference(face));
    for face in faces {
        if wanted.is_empty() {
            break;
        }
        if !has_any(face, &wanted) {
            continue;
        }
        if let Some(font) = load(face) {
            let before = wanted.len();
            wanted.retain(|&c| !font.info().coverage.contains(u32::from(c)));
            if wanted.len() < before {
                fonts.push(font);
            }
        }
    }
    fonts
}

/// Serif before sans, proportional before monospaced, regular before other weights, then by name and place so that the
/// same machine always chooses the same font.
fn preference(face: &FaceInfo) -> (bool, bool, u16, String, Option<PathBuf>, u32) {
    let name = face.families.first().map(|(name, _)| name.clone()).unwrap_or_default();
    (
        face.monospaced,
        !name.contains("Serif"),
        face.weight.0.abs_diff(400),
        name,
        path(face).map(Path::to_path_buf),
        face.index,
    )
}

/// Fonts whose glyphs say only that there is no glyph.
fn is_last_resort(face: &FaceInfo) -> bool {
    face.families.iter().any(|(name, _)| {
        ["LastResort", "Last Resort", "Adobe Blank", "Unifont"].iter().any(|bad| name.contains(bad))
    })
}

fn has_any(face: &FaceInfo, wanted: &BTreeSet<char>) -> bool {
    DATABASE
        .with_face_data(face.id, |data, index| {
            let parsed = ttf_parser::Face::parse(data, index).ok()?;
            Some(wanted.iter().any(|&c| parsed.glyph_index(c).is_some_and(|glyph| glyph.0 != 0)))
        })
        .flatten()
        .unwrap_or(false)
}

fn path(face: &FaceInfo) -> Option<&Path> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

fn load(face: &FaceInfo) -> Option<Font> {
    let path = path(face)?;
    let mut loaded = LOADED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(font) = loaded.get(&(path.to_path_buf(), face.index)) {
        return font.clone();
    }
    // Faces of one collection share its bytes.
    let shared = loaded
        .iter()
        .find(|((other, _), font)| other == path && font.is_some())
        .and_then(|(_, font)| font.as_ref().map(|font| font.data().clone()));
    let data = match shared {
        Some(data) => Some(data),
        None => map(path),
    };
    let font = data.and_then(|data| Font::new(data, face.index));
    loaded.insert((path.to_path_buf(), face.index), font.clone());
    font
}

/// The bytes of a font file, of which only the pages that are looked at are read: a collection for four languages has
/// 20 MB and more.
#[expect(unsafe_code, reason = "a mapped file is memory that another program could cut short")]
fn map(path: &Path) -> Option<Bytes> {
    let file = std::fs::File::open(path).ok()?;
    // SAFETY: the bytes must not change while they are mapped. Systems replace an installed font by renaming a new
    // file over it, which leaves the mapped one as it was; every text renderer on a desktop relies on the same.
    let mapped = unsafe { memmap2::Mmap::map(&file) }.ok()?;
    Some(Bytes::new(mapped))
}
