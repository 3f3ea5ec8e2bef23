//! Families to look for on a system, by script, the best first: Linux distributions, macOS, Windows.

use crate::script::Script;

/// Serif faces for text; a sans is better than nothing.
pub(super) fn serif(script: Script) -> &'static [&'static str] {
    match script {
        Script::Latin => &[],
        Script::ZhHans => &[
            "Noto Serif CJK SC",
            "Noto Serif SC",
            "Source Han Serif SC",
            "Source Han Serif CN",
            "Songti SC",
            "STSong",
            "SimSun",
            "NSimSun",
            "AR PL UMing CN",
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "PingFang SC",
            "Microsoft YaHei",
            "WenQuanYi Zen Hei",
        ],
        Script::ZhHant => &[
            "Noto Serif CJK TC",
            "Noto Serif TC",
            "Source Han Serif TC",
            "Source Han Serif TW",
            "Songti TC",
            "LiSong Pro",
            "PMingLiU",
            "MingLiU",
            "AR PL UMing TW",
            "Noto Sans CJK TC",
            "Source Han Sans TC",
            "PingFang TC",
            "Microsoft JhengHei",
        ],
        Script::Ja => &[
            "Noto Serif CJK JP",
            "Noto Serif JP",
            "Source Han Serif",
            "Source Han Serif JP",
            "Hiragino Mincho ProN",
            "Yu Mincho",
            "MS PMincho",
            "MS Mincho",
            "IPAexMincho",
            "Noto Sans CJK JP",
            "Hiragino Sans",
            "Yu Gothic",
        ],
        Script::Ko => &[
            "Noto Serif CJK KR",
            "Noto Serif KR",
            "Source Han Serif K",
            "AppleMyungjo",
            "Batang",
            "NanumMyeongjo",
            "Noto Sans CJK KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
        ],
    }
}

/// Faces after brush writing, for what a reader adds; Japanese and Korean notes stay in the serif.
pub(super) fn kai(script: Script) -> &'static [&'static str] {
    match script {
        Script::ZhHans => &[
            "LXGW WenKai",
            "LXGW WenKai GB",
            "AR PL UKai CN",
            "Kaiti SC",
            "STKaiti",
            "KaiTi",
            "SimKai",
        ],
        Script::ZhHant => {
            &["LXGW WenKai TC", "LXGW WenKai", "AR PL UKai TW", "Kaiti TC", "BiauKai", "DFKai-SB"]
        }
        Script::Latin | Script::Ja | Script::Ko => &[],
    }
}

/// Faces whose ideograph is exactly two columns wide, for tables drawn in characters.
pub(super) fn mono(script: Script) -> &'static [&'static str] {
    match script {
        Script::Latin => &[],
        Script::ZhHans => &["Noto Sans Mono CJK SC", "Sarasa Mono SC", "WenQuanYi Zen Hei Mono"],
        Script::ZhHant => &["Noto Sans Mono CJK TC", "Sarasa Mono TC"],
        Script::Ja => &["Noto Sans Mono CJK JP", "Sarasa Mono J"],
        Script::Ko => &["Noto Sans Mono CJK KR", "Sarasa Mono K"],
    }
}
