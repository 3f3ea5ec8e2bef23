//! What is known of the fonts of a file: how they look, how wide their characters are, and what these mean.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::{self, BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::streams::Budget;

/// Fonts of one file.
const MOST_FONTS: usize = 10_000;
/// How tall the box of a font that draws its glyphs is, in sizes of the text, where it can be believed.
const DRAWN: std::ops::Range<f64> = 0.05..100.0;

/// A font's look by its place in the list of looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct LookId(u16);

/// How a font looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Heavier than usual.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
    /// Every letter as wide as the others.
    pub(super) fixed: bool,
}

/// The looks that a file's fonts have, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Looks(Vec<Look>);

impl Looks {
    /// How a font looks.
    pub(super) fn look(&self, id: LookId) -> Look {
        self.0.get(usize::from(id.0)).copied().unwrap_or_default()
    }

    fn id(&mut self, look: Look) -> LookId {
        let known = self.0.iter().position(|known| *known == look);
        let place = known.unwrap_or_else(|| {
            self.0.push(look);
            self.0.len() - 1
        });
        // There are no more than eight different ones.
        LookId(u16::try_from(place).unwrap_or_default())
    }
}

/// A font as text is set in it.
pub(super) struct Face<'a> {
    font: Font<'a>,
    /// Its look.
    pub(super) look: LookId,
    /// What a size of 1 counts for: fonts that draw their glyphs have a matrix of their own.
    pub(super) em: f64,
    /// What its characters mean where it does not say so itself.
    numbered: Option<(CMap, CMap)>,
    backwards: RefCell<Option<HashMap<u32, char>>>,
}

/// The fonts of a file.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    faces: HashMap<usize, Option<Rc<Face<'a>>>>,
    looks: Looks,
    fonts: FontResolverFn,
    maps: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            faces: HashMap::new(),
            looks: Looks::default(),
            // A font that is not in the file is stood in for by one of the fourteen that every reader has; its widths
            // come from the file.
            fonts: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(hayro_cmap::load_embedded),
        }
    }

    /// The font of a dictionary; `None` where nothing can be set in it.
    pub(super) fn face(&mut self, dict: &Dict<'a>, budget: &mut Budget) -> Option<Rc<Face<'a>>> {
        // A dictionary stands at one place of the file.
        let key = dict.data().as_ptr() as usize;
        if let Some(face) = self.faces.get(&key) {
            return face.clone();
        }
        let face = self.read(dict, budget).map(Rc::new);
        self.faces.insert(key, face.clone());
        face
    }

    /// The looks of the fonts met so far.
    pub(super) fn into_looks(self) -> Looks {
        self.looks
    }

    fn read(&mut self, dict: &Dict<'a>, budget: &mut Budget) -> Option<Face<'a>> {
        let descendant = dict
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor = descendant.as_ref().unwrap_or(dict).get::<Dict<'_>>(b"FontDescriptor");
        let descriptor = descriptor.unwrap_or_default();
        let all = [Some(dict), descendant.as_ref(), Some(&descriptor)];
        let keys: [&[u8]; 6] =
            [b"ToUnicode", b"Encoding", b"CIDToGIDMap", b"FontFile", b"FontFile2", b"FontFile3"];
        let streams = all
            .into_iter()
            .flatten()
            .flat_map(|dict| keys.iter().filter_map(|key| dict.get::<Stream<'_>>(key)));
        if self.faces.len() >= MOST_FONTS
            || !streams.into_iter().all(|stream| budget.affords(&stream))
        {
            return None;
        }
        let look = self.looks.id(look(dict, &descriptor));
        let font = self.cache.font(dict, &self.fonts, &self.maps)?;
        let numbered = match dict.contains_key(b"ToUnicode") {
            false => descendant.as_ref().and_then(|descendant| numbered(dict, descendant)),
            true => None,
        };
        // A font that draws its glyphs has a space of its own for them; its box there is as tall as an em.
        let em = match font.glyph(font.map_code(32), 32) {
            FontGlyph::Type3(glyph) => {
                let [_, bottom, _, top] = dict.get::<[f64; 4]>(b"FontBBox").unwrap_or_default();
                let tall = (top - bottom).abs() * glyph.font().matrix().as_coeffs()[3].abs();
                if DRAWN.contains(&tall) { tall } else { 1.0 }
            }
            FontGlyph::Outline(_) => 1.0,
        };
        Some(Face { font, look, em, numbered, backwards: RefCell::default() })
    }
}

impl Face<'_> {
    /// The next character code of a string, and how many bytes it takes.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// How far a character moves what follows it, in thousandths of the size: to the right, and up.
    pub(super) fn advance(&self, code: u32) -> (f64, f64) {
        let advance = self.font.code_advance(code);
        (advance.x, advance.y)
    }

    /// Whether it is written from left to right, and not downwards.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    /// What a character means, if the file says so in any way.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let said = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let said = said.map(|said| match said {
            BfString::Char(character) => character.to_string(),
            BfString::String(several) => several,
        });
        let said = said.filter(|said| !said.is_empty() && !said.contains('\0'));
        said.or_else(|| self.by_number(code)).or_else(|| match &glyph {
            FontGlyph::Outline(glyph) => {
                let mut backwards = self.backwards.borrow_mut();
                let table = backwards.get_or_insert_with(|| {
                    let data = glyph.font_data().map(|font| font.data);
                    data.map_or_else(HashMap::new, |data| backwards_table((*data).as_ref()))
                });
                table.get(&glyph.glyph_id().to_u32()).map(char::to_string)
            }
            FontGlyph::Type3(_) => None,
        })
    }

    fn by_number(&self, code: u32) -> Option<String> {
        let (numbers, characters) = self.numbered.as_ref()?;
        let number = (1..=4).find_map(|length| numbers.lookup_cid_code(code, length))?;
        Some(match characters.lookup_bf_string(number)? {
            BfString::Char(character) => character.to_string(),
            BfString::String(several) => several,
        })
    }
}

/// The maps from a font's codes to the numbers of a published collection of characters, and from these to Unicode. A
/// font that is in the file and names its collection needs to say no more.
fn numbered(font: &Dict<'_>, descendant: &Dict<'_>) -> Option<(CMap, CMap)> {
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let (registry, ordering) =
        (info.get::<PdfString<'_>>(b"Registry")?, info.get::<PdfString<'_>>(b"Ordering")?);
    let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
    let characters = parsed(hayro_cmap::load_embedded(family.ucs2_cmap()?)?)?;
    let numbers = match font.get::<Object<'_>>(b"Encoding")? {
        Object::Name(name) => match CMapName::from_bytes(name.as_ref()) {
            CMapName::IdentityH => CMap::identity_h(),
            CMapName::IdentityV => CMap::identity_v(),
            name => parsed(hayro_cmap::load_embedded(name)?)?,
        },
        Object::Stream(stream) => parsed(&stream.decoded_data().ok()?)?,
        _ => return None,
    };
    Some((numbers, characters))
}

fn parsed(map: &[u8]) -> Option<CMap> {
    CMap::parse(map, hayro_cmap::load_embedded)
}

/// A font's own table of characters, read backwards. Chinese fonts draw radicals and characters with the same glyph: it
/// means the character.
fn backwards_table(bytes: &[u8]) -> HashMap<u32, char> {
    let is_radical = |c: char| matches!(u32::from(c), 0x2e80..=0x2fd5);
    let mut table = HashMap::new();
    if let Ok(font) = FontRef::new(bytes) {
        for (code, glyph) in font.charmap().mappings() {
            let Some(character) = char::from_u32(code).filter(|_| glyph != GlyphId::NOTDEF) else {
                continue;
            };
            let meaning = table.entry(glyph.to_u32()).or_insert(character);
            if is_radical(*meaning) {
                *meaning = character;
            }
        }
    }
    table
}

fn look(font: &Dict<'_>, descriptor: &Dict<'_>) -> Look {
    let name = font.get::<Name<'_>>(b"BaseFont").map_or_else(String::new, |name| {
        let name = String::from_utf8_lossy(name.as_ref()).to_ascii_lowercase();
        name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned())
    });
    // ISO 32000-1, table 123: bit 1 is fixed pitch, bit 7 italic, bit 19 bold.
    let flags = descriptor.get::<i32>(b"Flags").unwrap_or(0);
    let weight = descriptor.get::<f32>(b"FontWeight").unwrap_or(0.0);
    let named = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    Look {
        bold: flags & (1 << 18) != 0
            || weight >= 600.0
            || named(&["bold", "black", "heavy", "-demi", "cmbx"])
            || name.ends_with("-medi"),
        italic: flags & (1 << 6) != 0
            || descriptor.get::<f32>(b"ItalicAngle").unwrap_or(0.0) != 0.0
            || named(&["italic", "oblique", "-ital", "cmti"]),
        fixed: flags & 1 != 0 || named(&["mono", "courier", "consol", "cmtt", "typewriter"]),
    }
}
