//! The words that Kindles print around a clipping, by language: data, and nothing else.
//!
//! A file that has outlived a change of the device's language mixes them, so every line is tried against all. Words are
//! in lower case. No word for one kind occurs in a line of another kind in any of these languages; a word that is added
//! has to keep that true.

/// What a clipping marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article of a periodical, kept whole.
    Article,
    /// A place.
    Bookmark,
    /// A passage, underlined.
    Underline,
    /// A passage.
    Highlight,
    /// The reader's own words.
    Note,
}

/// Words of the kinds, in the order in which they are looked for: "clip this article" is no note.
const KINDS: [(Kind, &[&str]); 5] = [
    (
        Kind::Article,
        &[
            "article",      // English, French
            "artículo",     // Spanish
            "artigo",       // Portuguese
            "articolo",     // Italian
            "artikel",      // German, Dutch
            "extrait",      // French
            "статью",       // Russian
            "вырезка",      // Russian
            "記事クリップ", // Japanese
            "文章剪切",     // Simplified Chinese
            "剪切",
        ],
    ),
    (
        Kind::Bookmark,
        &[
            "bookmark",
            "lesezeichen",
            "marcador", // Spanish, Portuguese
            "signet",
            "segnalibro",
            "bladwijzer",
            "закладка",
            "ブックマーク",
            "书签",
            "書籤", // Traditional Chinese
            "북마크",
        ],
    ),
    // From firmware 5.19 on, in English so far.
    (Kind::Underline, &["underline"]),
    (
        Kind::Highlight,
        &[
            "highlight", // English, and newer Dutch
            "markierung",
            "subrayado",
            "destaque",
            "surlignement",
            "surlignage",
            "evidenziazione",
            "markering",
            "выделенный отрывок",
            "выделение",
            "ハイライト",
            "标注",
            "標註",
            "하이라이트",
            "circle", // 5.19 again
            "asterisk",
        ],
    ),
    (
        Kind::Note,
        &[
            "note", // English, French
            "notiz",
            "nota", // Spanish, Portuguese, Italian
            "notitie",
            "заметка",
            "メモ",
            "笔记",
            "筆記",
            "메모",
        ],
    ),
];

/// What a line says that it is, in any of the languages.
pub(super) fn kind(lower_case: &str) -> Option<Kind> {
    KINDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| lower_case.contains(word)))
        .map(|(kind, _)| *kind)
}

/// Words before a page's number; after it in Chinese, Japanese and Korean.
pub(super) const PAGE: &[&str] = &[
    "pages",
    "page",
    "seite",
    "página",
    "pagina",
    "странице",
    "страница",
    "стр.",
    "ページ",
    "页",
    "頁",
    "페이지",
];

/// Words before a location's number.
pub(super) const LOCATION: &[&str] = &[
    "location",
    "loc.",
    "position",
    "posición",
    "ubicación",
    "posição",
    "localização",
    "emplacement",
    "posizione",
    "locatie",
    "positie",
    "местоположение",
    "расположение",
    "позиция",
    "месте",
    "место",
    "位置",
    "위치",
];

/// The months as languages that print their names do; Chinese, Japanese and Korean print numbers.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "enero", "janvier", "gennaio", "janeiro", "januari", "января"],
    &["february", "februar", "febrero", "février", "febbraio", "fevereiro", "februari", "февраля"],
    &["march", "märz", "marzo", "mars", "março", "maart", "марта"],
    &["april", "abril", "avril", "aprile", "апреля"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "мая"],
    &["june", "juni", "junio", "juin", "giugno", "junho", "июня"],
    &["july", "juli", "julio", "juillet", "luglio", "julho", "июля"],
    &["august", "agosto", "août", "augustus", "августа"],
    &["september", "septiembre", "septembre", "settembre", "setembro", "сентября"],
    &["october", "oktober", "octubre", "octobre", "ottobre", "outubro", "октября"],
    &["november", "noviembre", "novembre", "novembro", "ноября"],
    &["december", "dezember", "diciembre", "décembre", "dicembre", "dezembro", "декабря"],
];

/// Half of the day, before the time.
pub(super) const HALVES: [(&str, bool); 6] = [
    ("上午", false),
    ("下午", true),
    ("午前", false),
    ("午後", true),
    ("오전", false),
    ("오후", true),
];

/// Words of the notice that stands in place of a passage, in pointed brackets, once a publisher's limit is reached.
pub(super) const LIMIT: &[&str] =
    &["limit", "límite", "limite", "лимит", "предел", "grenze", "上限", "限制", "制限", "한도"];
