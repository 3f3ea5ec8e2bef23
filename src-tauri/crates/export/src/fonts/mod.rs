//! The fonts of a document: embedded ones for Latin, Greek and Cyrillic, the system's for everything else.
//!
//! The system is searched only when a text has characters that the embedded fonts lack, once a process; a font file
//! is read and parsed once a process.

mod families;
mod system;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::script::{Script, is_invisible};

/// The text family.
const SERIF: &str = "Source Serif 4";
/// Its cut for large sizes.
const DISPLAY: &str = "Source Serif 4 Display";
/// For code and listings.
const MONO: &str = "Source Code Pro";

static EMBEDDED: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [
        include_bytes!("../../fonts/SourceSerif4_400Regular.ttf").as_slice(),
        include_bytes!("../../fonts/SourceSerif4_400Regular_Italic.ttf").as_slice(),
        include_bytes!("../../fonts/SourceSerif4_600SemiBold.ttf").as_slice(),
        include_bytes!("../../fonts/SourceSerif4_600SemiBold_Italic.ttf").as_slice(),
        include_bytes!("../../fonts/SourceSerif4Display_600SemiBold.ttf").as_slice(),
        include_bytes!("../../fonts/SourceCodePro_400Regular.ttf").as_slice(),
    ]
    .into_iter()
    .map(|data| Font::new(Bytes::new(data), 0).expect("an embedded font is a font"))
    .collect()
});

/// Everything a document wants to show, gathered before fonts are chosen.
#[derive(Debug, Default)]
pub(crate) struct Repertoire {
    /// Every character.
    pub characters: BTreeSet<char>,
    /// CJK scripts of the printed text.
    pub scripts: BTreeSet<Script>,
    /// CJK scripts of the reader's notes.
    pub note_scripts: BTreeSet<Script>,
    /// CJK scripts of code and listings.
    pub mono_scripts: BTreeSet<Script>,
}

/// A family in a fallback list, as the template hands it on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Family {
    name: String,
    /// Limits the family to letters and digits, so that quotation marks come from the CJK family after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    covers: Option<&'static str>,
}

/// What a text is, which decides the first families of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Serif,
    Display,
    Note,
    Mono,
}

/// The fonts chosen for one document.
pub(crate) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    lists: BTreeMap<String, Vec<Family>>,
    /// Family of the printed text's CJK, for the colophon.
    cjk_name: Option<String>,
}

impl Fonts {
    /// Chooses fonts that cover as much of `wanted` as the system allows.
    pub(crate) fn choose(wanted: &Repertoire) -> Self {
        let mut fonts: Vec<Font> = EMBEDDED.clone();
        let mut cjk: BTreeMap<Script, String> = BTreeMap::new();
        let mut kai: BTreeMap<Script, String> = BTreeMap::new();
        let mut mono: BTreeMap<Script, String> = BTreeMap::new();
        let mut add = |found: Option<(String, Vec<Font>)>| {
            let (name, faces) = found?;
            for face in faces {
                if !fonts.contains(&face) {
                    fonts.push(face);
                }
            }
            Some(name)
        };
        for &script in wanted.scripts.union(&wanted.note_scripts) {
            if let Some(name) = add(system::family(families::serif(script))) {
                cjk.insert(script, name);
            }
        }
        for &script in &wanted.mono_scripts {
            if let Some(name) = add(system::family(families::mono(script))) {
                mono.insert(script, name);
            }
        }
        for &script in &wanted.note_scripts {
            if let Some(name) = add(system::family(families::kai(script))) {
                kai.insert(script, name);
            }
        }
        let uncovered: BTreeSet<char> = wanted
            .characters
            .iter()
            .copied()
            .filter(|&c| !c.is_whitespace() && !is_invisible(c) && !covered(&fonts, c))
            .collect();
        let mut extra = Vec::new();
        for font in system::covering(uncovered) {
            extra.push(font.info().family.clone());
            fonts.push(font);
        }
        let lists = lists(wanted, &cjk, &kai, &mono, &extra);
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let cjk_name = wanted.scripts.iter().find_map(|script| cjk.get(script).cloned());
        Self { book, fonts, lists, cjk_name }
    }

    /// Whether some font of the document has a glyph for `c`.
    pub(crate) fn cover(&self, c: char) -> bool {
        covered(&self.fonts, c)
    }

    /// The fallback lists, by `role/script`.
    pub(crate) fn lists(&self) -> &BTreeMap<String, Vec<Family>> {
        &self.lists
    }

    /// The family that sets the document's CJK text.
    pub(crate) fn cjk_name(&self) -> Option<&str> {
        self.cjk_name.as_deref()
    }

    /// What the typesetter asks for.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font at `index` of the book.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
}

fn covered(fonts: &[Font], c: char) -> bool {
    fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
}

/// Every list holds every family, so that whether a character is covered does not depend on where it stands.
fn lists(
    wanted: &Repertoire,
    cjk: &BTreeMap<Script, String>,
    kai: &BTreeMap<Script, String>,
    mono: &BTreeMap<Script, String>,
    extra: &[String],
) -> BTreeMap<String, Vec<Family>> {
    let mut lists = BTreeMap::new();
    let scripts = wanted.scripts.union(&wanted.note_scripts).copied();
    for script in [Script::Latin].into_iter().chain(scripts) {
        for (role, key) in [
            (Role::Serif, "serif"),
            (Role::Display, "display"),
            (Role::Note, "note"),
            (Role::Mono, "mono"),
        ] {
            let mut list: Vec<Family> = Vec::new();
            let mut push = |name: &str, covers| {
                let family = Family { name: name.to_owned(), covers };
                if !list.contains(&family) {
                    list.push(family);
                }
            };
            let latin: &[&str] = match role {
                Role::Serif | Role::Note => &[SERIF],
                Role::Display => &[DISPLAY, SERIF],
                Role::Mono => &[MONO, SERIF],
            };
            let own = match role {
                Role::Note => kai.get(&script).or_else(|| cjk.get(&script)),
                Role::Mono => mono.get(&script).or_else(|| cjk.get(&script)),
                Role::Serif | Role::Display => cjk.get(&script),
            };
            if let Some(own) = own {
                if role != Role::Mono {
                    latin.iter().for_each(|name| push(name, Some("latin-in-cjk")));
                }
                push(own, None);
            }
            latin.iter().for_each(|name| push(name, None));
            cjk.values().chain(kai.values()).chain(mono.values()).for_each(|name| push(name, None));
            extra.iter().for_each(|name| push(name, None));
            [SERIF, DISPLAY, MONO].iter().for_each(|name| push(name, None));
            let script = serde_json::to_value(script)
                .ok()
                .and_then(|value| value.as_str().map(str::to_owned));
            lists.insert(format!("{key}/{}", script.unwrap_or_default()), list);
        }
    }
    lists
}
