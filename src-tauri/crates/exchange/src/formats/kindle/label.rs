//! The line under a clipping's title: "- Your Highlight on page 10 | Location 100-110 | Added on …".

use std::sync::LazyLock;

use flyleaf_model::Timestamp;
use regex::Regex;

use super::date::date;
use super::language::{self, Kind};
use crate::time;

/// What the line says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// `None` where no word of a known language says it.
    pub(super) kind: Option<Kind>,
    /// As printed; Roman in front matter.
    pub(super) page: Option<String>,
    /// First and last location; the same where one is printed.
    pub(super) location: Option<(u64, u64)>,
    /// The time as it is printed, with the words before it.
    pub(super) added: Option<String>,
    /// The time on the device's clock, taken for UTC.
    pub(super) time: Option<Timestamp>,
}

/// Reads the line.
pub(super) fn parse(line: &str) -> Label {
    let (place, added) = match line.rfind(['|', '｜']) {
        Some(bar) => {
            let after = line[bar..].trim_start_matches(['|', '｜']).trim();
            let lower = after.to_lowercase();
            if date(&lower).is_some() || !names_place(&lower) {
                (&line[..bar], Some(after))
            } else {
                (line, None)
            }
        }
        None => (line, None),
    };
    let place = place.to_lowercase();
    Label {
        kind: language::kind(&place),
        page: page(&place),
        location: location(&place),
        time: added.and_then(|added| date(&added.to_lowercase())).and_then(time::civil),
        added: added.filter(|added| !added.is_empty()).map(str::to_owned),
    }
}

fn names_place(lower: &str) -> bool {
    language::PAGE.iter().chain(language::LOCATION).any(|word| lower.contains(word))
}

fn any_of(words: &[&str]) -> String {
    words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
}

/// A range is written with a hyphen, in Russian with a dash, in Dutch with "t/m".
const TO: &str = r"\s*(?:-|–|—|t/m)\s*";

/// The page that a line in lower case names.
pub(super) fn page(lower: &str) -> Option<String> {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"[0-9]+|[ivxlcdm]+\b";
        regex(&format!(r"(?:{})\s*((?:{number})(?:{TO}(?:{number}))?)", any_of(language::PAGE)))
    });
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| regex(r"([0-9]+)\s*(?:ページ|页|頁|페이지)"));
    let found = AFTER.captures(lower).or_else(|| BEFORE.captures(lower))?;
    Some(found[1].to_owned())
}

/// The location that a line in lower case names. Old Kindles leave out what the end has in common with the start:
/// "680-82".
pub(super) fn location(lower: &str) -> Option<(u64, u64)> {
    static LOCATION: LazyLock<Regex> = LazyLock::new(|| {
        let words = any_of(language::LOCATION);
        regex(&format!(r"(?:{words})[^0-9|]{{0,12}}([0-9]+)(?:{TO}([0-9]+))?"))
    });
    // The last that is named: words of a book's chapter may stand before it in a notebook.
    let found = LOCATION.captures_iter(lower).last()?;
    let start: u64 = found[1].parse().ok()?;
    let Some(end) = found.get(2) else { return Some((start, start)) };
    let (first, last) = (&found[1], end.as_str());
    let end = match end.as_str().parse::<u64>().ok()? {
        end if end >= start => end,
        _ if last.len() < first.len() => {
            let whole = format!("{}{last}", &first[..first.len() - last.len()]);
            whole.parse::<u64>().ok().filter(|&end| end >= start).unwrap_or(start)
        }
        _ => start,
    };
    Some((start, end))
}

/// A pattern of ours.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and well-formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line, and its kind, page, location and time.
    type Case<'a> = (&'a str, Kind, Option<&'a str>, Option<(u64, u64)>, &'a str);

    #[test]
    fn every_language_says_kind_page_location_and_time() {
        use Kind::{Article, Bookmark, Highlight, Note, Underline};
        let cases: &[Case<'_>] = &[
            (
                "- Your Highlight on page 10 | Location 100-110 | Added on Monday, May 4, 2026 12:05:00 AM",
                Highlight,
                Some("10"),
                Some((100, 110)),
                "2026-05-04T00:05:00",
            ),
            (
                "- Your Note on page ix | location 47 | Added on Sunday, 4 May 2026 22:30:47",
                Note,
                Some("ix"),
                Some((47, 47)),
                "2026-05-04T22:30:47",
            ),
            (
                "- Your Underline at location 12-12 | Added on Monday, May 4, 2026 9:04:11\u{202f}PM",
                Underline,
                None,
                Some((12, 12)),
                "2026-05-04T21:04:11",
            ),
            (
                "- Highlight Loc. 680-82 | Added on Monday, May 4, 2009, 09:04 PM",
                Highlight,
                None,
                Some((680, 682)),
                "2009-05-04T21:04:00",
            ),
            (
                "- Clip This Article on Location 20 | Added on Monday, May 4, 2026 10:00:00 AM",
                Article,
                None,
                Some((20, 20)),
                "2026-05-04T10:00:00",
            ),
            (
                "- Tu subrayado en la página 7 | posición 89-92 | Añadido el lunes, 4 de mayo de 2026 21:30:15",
                Highlight,
                Some("7"),
                Some((89, 92)),
                "2026-05-04T21:30:15",
            ),
            (
                "- Tu marcador en la página 7 | Ubicación 89 | Añadido el lunes, 4 de mayo de 2026 1:30:15",
                Bookmark,
                Some("7"),
                Some((89, 89)),
                "2026-05-04T01:30:15",
            ),
            (
                "- Ihre Notiz auf Seite 42 | Position 1234 | Hinzugefügt am Montag, 4. Mai 2026 21:12:45",
                Note,
                Some("42"),
                Some((1234, 1234)),
                "2026-05-04T21:12:45",
            ),
            (
                "- Ihre Markierung bei Position 233-235 | Hinzugefügt am Montag, 4. Mai 2026 um 09:12:45 Uhr",
                Highlight,
                None,
                Some((233, 235)),
                "2026-05-04T09:12:45",
            ),
            (
                "- Votre surlignement sur la page 5 | emplacement 12-36 | Ajouté le lundi 4 mai 2026 à 18:00:39",
                Highlight,
                Some("5"),
                Some((12, 36)),
                "2026-05-04T18:00:39",
            ),
            (
                "- Votre signet à lʼemplacement 144 | Ajouté le lundi 4 mai 2026 11:21:23",
                Bookmark,
                None,
                Some((144, 144)),
                "2026-05-04T11:21:23",
            ),
            (
                "- La tua nota alla pagina 6 | posizione 36 | Aggiunto in data lunedì 4 maggio 2026 18:40:02",
                Note,
                Some("6"),
                Some((36, 36)),
                "2026-05-04T18:40:02",
            ),
            (
                "- Seu destaque na página 33 | posição 410-412 | Adicionado: segunda-feira, 4 de maio de 2026 09:12:45",
                Highlight,
                Some("33"),
                Some((410, 412)),
                "2026-05-04T09:12:45",
            ),
            (
                "- Je highlight op pagina 1 t/m 10 | locatie 55 t/m 88 | Toegevoegd op maandag 4 mei 2026 18:00:39",
                Highlight,
                Some("1 t/m 10"),
                Some((55, 88)),
                "2026-05-04T18:00:39",
            ),
            (
                "- Uw bladwijzer op pagina 6 | locatie 36 | Toegevoegd op maandag 4 mei 2026 18:00:39",
                Bookmark,
                Some("6"),
                Some((36, 36)),
                "2026-05-04T18:00:39",
            ),
            (
                "– Ваш выделенный отрывок на странице 8 | Место 243–245 | Добавлено: понедельник, 4 мая 2026 г. в 11:00:57",
                Highlight,
                Some("8"),
                Some((243, 245)),
                "2026-05-04T11:00:57",
            ),
            (
                "– Ваша заметка в месте 900 | Добавлено: понедельник, 4 мая 2026 г. в 11:00:57",
                Note,
                None,
                Some((900, 900)),
                "2026-05-04T11:00:57",
            ),
            (
                "- 您在第 7 页（位置 #114-116）的标注 | 添加于 2026年5月4日星期一 下午12:30:39",
                Highlight,
                Some("7"),
                Some((114, 116)),
                "2026-05-04T12:30:39",
            ),
            (
                "- 您在位置 #10的笔记 | 添加于 2026年5月4日星期一 上午9:12:45",
                Note,
                None,
                Some((10, 10)),
                "2026-05-04T09:12:45",
            ),
            (
                "- 您在位置 #120-122 的標註 | 新增於 2026年5月4日 星期一 下午11:20:00",
                Highlight,
                None,
                Some((120, 122)),
                "2026-05-04T23:20:00",
            ),
            (
                "- 7ページ|位置No. 114-116のメモ |作成日: 2026年5月4日月曜日 14:46:33",
                Note,
                Some("7"),
                Some((114, 116)),
                "2026-05-04T14:46:33",
            ),
            (
                "- 位置No. 152-155のハイライト | 追加日： 2026年5月4日月曜日 22:15:08",
                Highlight,
                None,
                Some((152, 155)),
                "2026-05-04T22:15:08",
            ),
            (
                "- 12페이지|위치 70-72의 하이라이트 | 추가됨: 2026년 5월 4일 월요일 오후 3:15:08",
                Highlight,
                Some("12"),
                Some((70, 72)),
                "2026-05-04T15:15:08",
            ),
        ];
        for (line, kind, page, location, time) in cases {
            let label = parse(line);
            assert_eq!(label.kind, Some(*kind), "{line}");
            assert_eq!(label.page.as_deref(), *page, "{line}");
            assert_eq!(label.location, *location, "{line}");
            let time = format!("{time}.000Z");
            assert_eq!(label.time.as_ref().map(Timestamp::as_str), Some(&*time), "{line}");
        }
    }

    #[test]
    fn an_unknown_language_keeps_what_is_printed() {
        let label = parse("- Þú merktir á síðu 5 | staðsetning 60-61 | Bætt við í dag");
        assert_eq!(label.kind, None);
        assert_eq!(label.added.as_deref(), Some("Bætt við í dag"));
        assert_eq!(label.time, None);
    }

    #[test]
    fn a_line_without_a_time_keeps_its_location() {
        let label = parse("- Your Highlight on page 1 | location 1-9");
        assert_eq!((label.location, label.added), (Some((1, 9)), None));
    }

    #[test]
    fn a_date_that_is_none_is_kept_as_printed_only() {
        let label = parse("- Your Note on Location 1 | Added on Monday, June 31, 2026 10:00:00 AM");
        assert_eq!(label.time, None);
        assert!(label.added.is_some());
    }
}
