//! The few words that a printed copy adds to an issue, in the language: English, or Chinese for Chinese issues.

use crate::script::Script;

/// The language that printed words are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    English,
    /// Simplified characters.
    Chinese,
    /// Traditional characters.
    ChineseTraditional,
}

impl Words {
    /// The words for an issue mainly in `script`.
    pub(crate) fn of(script: Script) -> Self {
        match script {
            Script::ZhHans => Self::Chinese,
            Script::ZhHant => Self::ChineseTraditional,
            Script::Latin | Script::Ja | Script::Ko => Self::English,
        }
    }

    /// BCP 47 tag of the words themselves.
    pub(crate) fn tag(self) -> &'static str {
        self.pick("en", "zh-Hans", "zh-Hant")
    }

    fn pick(self, en: &'static str, hans: &'static str, hant: &'static str) -> &'static str {
        match self {
            Self::English => en,
            Self::Chinese => hans,
            Self::ChineseTraditional => hant,
        }
    }

    pub(crate) fn contents(self) -> &'static str {
        self.pick("In this number", "本期目录", "本期目錄")
    }

    pub(crate) fn announced(self) -> &'static str {
        self.pick("Announced, not in this number", "目录所列，本期未见", "目錄所列，本期未見")
    }

    pub(crate) fn notes(self) -> &'static str {
        self.pick("Notes", "批注", "批註")
    }

    pub(crate) fn notes_continued(self) -> &'static str {
        self.pick("Notes continued", "批注（续）", "批註（續）")
    }

    pub(crate) fn general(self) -> &'static str {
        self.pick("Notes on this number", "本期总注", "本期總註")
    }

    /// What a digest without a title is called.
    pub(crate) fn untitled_digest(self) -> &'static str {
        self.pick("Digest", "文摘", "文摘")
    }

    /// What stands for an annotation that a digest quotes and that is gone.
    pub(crate) fn gone(self) -> &'static str {
        self.pick(
            "The note that was quoted here is gone.",
            "此处引用的批注已删除。",
            "此處引用的批註已刪除。",
        )
    }

    /// An article's title in a citation.
    pub(crate) fn article(self, title: &str) -> String {
        match self {
            Self::English => format!("“{title}”"),
            Self::Chinese | Self::ChineseTraditional => format!("〈{title}〉"),
        }
    }

    /// A publication's title in a citation.
    pub(crate) fn cited(self, publication: &str) -> String {
        match self {
            Self::Chinese | Self::ChineseTraditional if !publication.is_empty() => {
                format!("《{publication}》")
            }
            _ => publication.to_owned(),
        }
    }

    /// Between the parts of a citation.
    pub(crate) fn between(self) -> &'static str {
        self.pick(", ", "，", "，")
    }

    pub(crate) fn unplaced(self) -> &'static str {
        self.pick("Notes without a place", "无处安放的批注", "無處安放的批註")
    }

    /// What stands for an image that the issue does not describe.
    pub(crate) fn image(self) -> &'static str {
        self.pick("Image without a description", "未附说明的图", "未附說明的圖")
    }

    /// What stands in the place of an image that is not printed.
    pub(crate) fn image_missing(self) -> &'static str {
        self.pick("Image not shown", "图未能显示", "圖未能顯示")
    }

    /// The source line under an article.
    pub(crate) fn source(self, source: &str) -> String {
        format!("{}{source}", self.pick("Source: ", "来源：", "來源："))
    }

    /// The number of an issue, with its volume.
    pub(crate) fn number(self, volume: Option<&str>, number: Option<&str>) -> String {
        let (volume_label, number_label) = match self {
            Self::English => (
                volume.map(|volume| format!("Vol. {volume}")),
                number.map(|number| format!("No. {number}")),
            ),
            Self::Chinese | Self::ChineseTraditional => (
                volume.map(|volume| format!("第{volume}卷")),
                number.map(|number| format!("第{number}期")),
            ),
        };
        let between = self.pick(", ", " ", " ");
        [volume_label, number_label].into_iter().flatten().collect::<Vec<_>>().join(between)
    }

    /// An ISO 8601 date of a day, a month or a year, in words; what is no such date comes back as it is.
    pub(crate) fn date(self, iso: &str) -> String {
        let parts: Option<Vec<u32>> = iso.split('-').map(|part| part.parse().ok()).collect();
        let month = |month: u32| MONTHS.get((month as usize).wrapping_sub(1)).copied();
        match (self, parts.as_deref()) {
            (Self::English, Some(&[year, m, day])) if month(m).is_some() => {
                format!("{day} {} {year}", month(m).unwrap_or_default())
            }
            (Self::English, Some(&[year, m])) if month(m).is_some() => {
                format!("{} {year}", month(m).unwrap_or_default())
            }
            (_, Some(&[year, month, day])) if self != Self::English => {
                format!("{year}年{month}月{day}日")
            }
            (_, Some(&[year, month])) if self != Self::English => format!("{year}年{month}月"),
            (_, Some(&[year])) if self != Self::English => format!("{year}年"),
            _ => iso.to_owned(),
        }
    }

    /// What the copy carries; `None` when it carries nothing.
    pub(crate) fn carries(
        self,
        highlights: usize,
        notes: usize,
        in_margin: bool,
    ) -> Option<String> {
        match self {
            Self::English => {
                let mut parts = Vec::new();
                if highlights > 0 {
                    parts.push(counted(highlights, "highlight"));
                }
                if notes > 0 {
                    let place = if in_margin { " in the margin" } else { "" };
                    parts.push(format!("{}{place}", counted(notes, "note")));
                }
                (!parts.is_empty()).then(|| format!("This copy carries {}.", parts.join(" and ")))
            }
            Self::Chinese | Self::ChineseTraditional => {
                let mut parts = Vec::new();
                if highlights > 0 {
                    let unit = self.pick("", "处划线", "處畫線");
                    parts.push(format!("{highlights}{unit}"));
                }
                if notes > 0 {
                    let unit = match (self, in_margin) {
                        (Self::Chinese, true) => "条页边批注",
                        (Self::Chinese, false) => "条批注",
                        (_, true) => "條頁邊批註",
                        (_, false) => "條批註",
                    };
                    parts.push(format!("{notes}{unit}"));
                }
                let carries = self.pick("", "本册载有", "本冊載有");
                (!parts.is_empty()).then(|| format!("{carries}{}。", parts.join("、")))
            }
        }
    }

    /// How the copy was made.
    pub(crate) fn made_from(self, cjk_font: Option<&str>, file: &str) -> String {
        match self {
            Self::English => {
                let cjk = cjk_font.map(|font| format!(" and {font}")).unwrap_or_default();
                format!("Set in Source Serif{cjk}. Made from {file}.")
            }
            Self::Chinese | Self::ChineseTraditional => {
                let cjk = cjk_font.map(|font| format!("、{font}")).unwrap_or_default();
                let set = self.pick("", "正文字体：", "正文字體：");
                let made = self.pick("", "据", "據");
                let last = self.pick("", "制成。", "製成。");
                format!("{set}Source Serif{cjk}。{made} {file} {last}")
            }
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("one {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_words_and_what_is_no_date_stays() {
        for (words, iso, expected) in [
            (Words::English, "2026-05-14", "14 May 2026"),
            (Words::English, "2026-03", "March 2026"),
            (Words::English, "2026", "2026"),
            (Words::English, "2026-13", "2026-13"),
            (Words::Chinese, "2026-05-14", "2026年5月14日"),
            (Words::Chinese, "spring", "spring"),
        ] {
            assert_eq!(words.date(iso), expected);
        }
    }

    #[test]
    fn a_copy_says_what_it_carries() {
        let english = Words::English;
        assert_eq!(
            english.carries(7, 4, true).as_deref(),
            Some("This copy carries 7 highlights and 4 notes in the margin.")
        );
        assert_eq!(
            english.carries(1, 0, true).as_deref(),
            Some("This copy carries one highlight.")
        );
        assert_eq!(english.carries(0, 0, true), None);
        assert_eq!(
            Words::Chinese.carries(7, 4, true).as_deref(),
            Some("本册载有7处划线、4条页边批注。")
        );
    }
}
