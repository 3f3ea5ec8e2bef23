//! The question: who wrote an article, and where was it taken from?

use super::pattern::pattern;

pattern!(
    BY,
    r"(?i)^[(\[*_\s—–-]*(?:by|written by|text by|story by|reported by|translated by|author|authors|reporter|from our correspondent)\s*[:：]?\s+(?P<name>.+?)[)\]*_\s]*$"
);
pattern!(
    WENT_BY,
    r"^(?:文|撰文|作者|记者|記者|编辑|編輯|编译|译者|撰稿|供稿|通讯员|本报记者|本刊记者|文字)(?:\s*[/／:：|｜]\s*|\s+)(?P<name>.+)$"
);
pattern!(
    SOURCE,
    r"(?i)^\s*[(（\[【—–-]*\s*(?:source|sources|来源|來源|资料来源|資料來源|文章来源|信息来源|稿源|出处|出處|摘自|转自|轉自)\s*(?:[:：]|\s为)\s*(?P<name>.+?)\s*$"
);
pattern!(
    TRAILING_SOURCE,
    r"(?i)(?P<whole>[(（\[【]\s*(?:source|来源|來源|资料来源|摘自|转自)\s*[:：]\s*(?P<name>[^()（）\[\]【】]{2,80})[)）\]】])\s*$"
);

// Who signs without a name: "By the Editors".
pattern!(
    OFFICE,
    r"(?i)^the\s+(?:[\w’']+\s+){0,3}(?:editors?|staff|committee|board|secretary|author|team|crew|president|chair\w*|director|treasurer|correspondents?)$"
);
// A person's name alone, with a surname of the commonest: two to four characters, several parted by commas.
pattern!(
    CHINESE_NAMES,
    r"^(?:(?:[赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦尤许許何吕呂施张張孔曹严嚴华華金魏陶姜戚谢謝邹鄒喻柏窦章云苏蘇潘葛范范彭郎鲁魯韦韋马馬苗凤花方俞任袁柳鲍鮑史唐费費廉岑薛雷贺賀倪汤湯滕殷罗羅毕畢郝邬安常乐于時时傅皮卞齐齊康伍余元卜顾顧孟平黄黃和穆萧蕭尹姚邵汪祁毛禹狄米贝明臧计計成戴宋庞龐熊纪紀舒屈项項祝董梁杜阮蓝藍闵季贾賈路江童颜顏郭梅盛林刁钟鐘徐邱骆駱高夏蔡田樊胡凌霍万萬柯管卢盧莫房丁邓鄧洪包左石崔吉龚龔程邢裴陆陸荣翁荀段焦牧谷车車侯全班秋仲宫宮宁寧仇甘厉祖武符刘劉景詹龙龍叶葉黎白蒲卓池乔喬闻聞翟谭譚申冉桑尚温溫庄莊晏柴阎閻连習艾容向古易慎戈廖耿匡文寇广東欧歐沃利聂聶勾冷辛那简饶曾沙丰关關查游竺权盖][\p{Han}]{1,2}|(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯)[\p{Han}]{1,2})(?:\s*[、，,·]\s*|\s+|$)){1,4}$"
);

/// Whether a line is nothing but Chinese names: a byline where it stands right below a title, a word elsewhere.
pub(super) fn is_names(text: &str) -> bool {
    CHINESE_NAMES.is_match(text)
}

/// Longest byline, in bytes; longer lines are sentences that begin with "By".
const LONGEST: usize = 90;

/// The author that a line names, if it is a byline.
pub(super) fn byline(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let captures = BY.captures(text).or_else(|| WENT_BY.captures(text))?;
    let name = captures["name"].trim();
    let words = name.split_whitespace().count();
    // Names begin with capitals and hold no sentence.
    let named = name.chars().next().is_some_and(|c| c.is_uppercase() || crate::lines::is_wide(c));
    let sentence = name.ends_with(['.', '。', ':', '：', ',']) && !name.ends_with("Jr.");
    let proper = name
        .split_whitespace()
        .filter(|w| w.chars().next().is_some_and(char::is_lowercase) && w.len() > 3)
        .count();
    let named = named || OFFICE.is_match(name);
    (named && !sentence && words <= 10 && proper <= 1).then(|| name.to_owned())
}

/// Whether a line is a byline.
pub(super) fn is_byline(text: &str) -> bool {
    byline(text).is_some()
}

/// The source that a whole line names, without label and brackets.
pub(super) fn source(text: &str) -> Option<String> {
    if text.len() > 200 {
        return None;
    }
    let captures = SOURCE.captures(text)?;
    let opened = text.trim_start().starts_with(['(', '（', '[', '【']);
    let name = captures["name"].trim_end_matches(['.', '。', ' ']);
    let name =
        if opened { name.strip_suffix([')', '）', ']', '】']).unwrap_or(name) } else { name };
    (!name.is_empty()).then(|| name.trim().to_owned())
}

/// A source named at the end of a paragraph: the bytes it takes and the name.
pub(super) fn trailing_source(text: &str) -> Option<(usize, String)> {
    if !text.ends_with([')', '）', ']', '】']) {
        return None;
    }
    let captures = TRAILING_SOURCE.captures(text)?;
    let start = captures.name("whole")?.start();
    (start > 0).then(|| (start, captures["name"].trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_and_sources_in_both_languages() {
        for (text, expected) in [
            ("By Ada Finch", Some("Ada Finch")),
            ("by A. Finch and B. Crow", Some("A. Finch and B. Crow")),
            ("文/张三", Some("张三")),
            ("作者：李四", Some("李四")),
            ("本报记者 王五", Some("王五")),
            ("By the time the lamp was lit we had gone home.", None),
            ("By night", None),
        ] {
            assert_eq!(byline(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("(Source: Harbour Office)", Some("Harbour Office")),
            ("Source: Harbour Office (East)", Some("Harbour Office (East)")),
            ("（来源：港务局）", Some("港务局")),
            ("来源：港务局", Some("港务局")),
            ("Sources say the lamp is lit.", None),
        ] {
            assert_eq!(source(text).as_deref(), expected, "{text}");
        }
    }
}
