//! Which encoding the bytes of a text are in: the font's, else the document's.

use std::collections::HashMap;

use encoding_rs::{self as known, Encoding};

/// The encoding of a Windows or Macintosh code page.
pub(super) fn code_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        866 => known::IBM866,
        874 => known::WINDOWS_874,
        932 => known::SHIFT_JIS,
        936 => known::GBK,
        949 => known::EUC_KR,
        950 => known::BIG5,
        1250 => known::WINDOWS_1250,
        1251 => known::WINDOWS_1251,
        1252 => known::WINDOWS_1252,
        1253 => known::WINDOWS_1253,
        1254 => known::WINDOWS_1254,
        1255 => known::WINDOWS_1255,
        1256 => known::WINDOWS_1256,
        1257 => known::WINDOWS_1257,
        1258 => known::WINDOWS_1258,
        10000 => known::MACINTOSH,
        10007 => known::X_MAC_CYRILLIC,
        54936 => known::GB18030,
        65001 => known::UTF_8,
        _ => return None,
    })
}

/// The encoding of a font's character set (`\fcharset`); `None` for the document's own.
fn charset(set: i32) -> Option<&'static Encoding> {
    code_page(match set {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// A font, as far as its text needs it.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub(super) name: String,
    charset: Option<i32>,
    page: Option<i32>,
}

/// The fonts of a document, by number.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    fonts: HashMap<i32, Font>,
    current: i32,
}

impl Fonts {
    /// The entry of a font begins.
    pub(super) fn begin(&mut self, number: i32) {
        self.current = number;
        self.fonts.insert(number, Font::default());
    }

    pub(super) fn charset(&mut self, charset: i32) {
        self.fonts.entry(self.current).or_default().charset = Some(charset);
    }

    pub(super) fn page(&mut self, page: i32) {
        self.fonts.entry(self.current).or_default().page = Some(page);
    }

    pub(super) fn name(&mut self, text: &str) {
        let name = &mut self.fonts.entry(self.current).or_default().name;
        if name.len() < 256 {
            name.push_str(text.trim_end_matches(';'));
        }
    }

    pub(super) fn get(&self, number: i32) -> Option<&Font> {
        self.fonts.get(&number)
    }

    /// The encoding of text in a font; `None` for the document's own.
    pub(super) fn encoding(&self, number: i32) -> Option<&'static Encoding> {
        let font = self.get(number)?;
        font.page.and_then(code_page).or_else(|| font.charset.and_then(charset))
    }
}
