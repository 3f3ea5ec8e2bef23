//! What the name of a style says of a paragraph, in the languages that word processors name their styles in.

/// What a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text, or nothing that is known.
    #[default]
    Text,
    /// A heading of this level, from 1.
    Heading(u8),
    /// The document's title.
    Title,
    /// What stands below the title.
    Subtitle,
    /// Who wrote the document.
    Author,
    /// When it was written.
    Date,
    /// A quotation.
    Quote,
    /// Characters in columns: a listing, or a text that was dropped in.
    Code,
    /// A plain text that was pasted in.
    Plain,
    /// The caption of a figure or table.
    Caption,
}

/// What a heading is called; a number follows.
const HEADING: &[&str] = &[
    "heading",
    "überschrift",
    "titre",
    "título",
    "titulo",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "címsor",
    "заголовок",
    "başlık",
    "标题",
    "標題",
    "見出し",
    "제목",
    "επικεφαλίδα",
    "naslov",
    "encabezado",
];

const QUOTE: &[&str] = &[
    "quote",
    "intense quote",
    "block text",
    "block quote",
    "blockquote",
    "quotations",
    "zitat",
    "intensives zitat",
    "citation",
    "cita",
    "citazione",
    "citat",
    "цитата",
    "引用",
    "引文",
    "明显引用",
];

const CODE: &[&str] = &[
    "source code",
    "sourcecode",
    "html preformatted",
    "preformatted text",
    "preformatted",
    "macro text",
    "code",
    "code block",
    "vorformatierter text",
    "html 预设格式",
    "预格式化的正文",
    "texte préformaté",
    "listing",
];

const PLAIN: &[&str] = &[
    "plain text",
    "nur text",
    "texte brut",
    "texto sin formato",
    "testo normale",
    "纯文本",
    "書式なし",
];

/// Character styles that set code.
const CODE_TEXT: &[&str] = &[
    "verbatim char",
    "source text",
    "html code",
    "html typewriter",
    "html sample",
    "html keyboard",
    "html variable",
    "teletype",
    "code",
    "inline code",
    "code char",
    "quelltext",
    "texte source",
    "源文本",
];

impl Role {
    /// What a paragraph style's name says; `None` where it says nothing.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace('_', " ");
        if let Some(level) = heading_level(&name) {
            return Some(Self::Heading(level));
        }
        let is = |names: &[&str]| names.contains(&name.as_str());
        Some(match name.as_str() {
            "title" | "titel" | "题目" | "书名" | "表題" => Self::Title,
            "subtitle" | "untertitel" | "sous-titre" | "副标题" | "副題" => Self::Subtitle,
            "author" => Self::Author,
            "date" => Self::Date,
            "caption" | "beschriftung" | "légende" | "illustration" | "figure" | "题注"
            | "図表番号" => Self::Caption,
            "toc heading" | "contents heading" => Self::Text,
            _ if is(QUOTE) => Self::Quote,
            _ if is(CODE) => Self::Code,
            _ if is(PLAIN) => Self::Plain,
            _ => return None,
        })
    }

    /// Whether such a paragraph before the text speaks of the document.
    pub(super) fn is_front(self) -> bool {
        matches!(self, Self::Title | Self::Subtitle | Self::Author | Self::Date)
    }
}

/// Whether a character style of this name sets code.
pub(crate) fn is_code(name: &str) -> bool {
    CODE_TEXT.contains(&name.trim().to_lowercase().replace('_', " ").as_str())
}

fn heading_level(name: &str) -> Option<u8> {
    HEADING.iter().find_map(|word| {
        let level: u8 = name.strip_prefix(word)?.trim().parse().ok()?;
        (1..=9).contains(&level).then_some(level)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_names_in_many_languages() {
        for (name, role) in [
            ("heading 1", Some(Role::Heading(1))),
            ("Überschrift 2", Some(Role::Heading(2))),
            ("标题 3", Some(Role::Heading(3))),
            ("見出し4", Some(Role::Heading(4))),
            ("Heading", None),
            ("Heading 1 Char", None),
            ("heading 12", None),
            ("Titre 1", Some(Role::Heading(1))),
            ("Plain Text", Some(Role::Plain)),
            ("Preformatted_Text", Some(Role::Code)),
            ("Normal", None),
        ] {
            assert_eq!(Role::named(name), role, "{name}");
        }
    }
}
