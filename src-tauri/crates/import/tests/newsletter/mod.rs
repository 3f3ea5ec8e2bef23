//! Newsletters made of pieces that trip readers, for properties.
#![allow(unreachable_pub)]

use proptest::prelude::*;

/// Pieces of newsletters, in both languages, with the characters that trip readers.
const FRAGMENTS: &[&str] = &[
    "THE HARBOUR LAMP",
    "Harbour Newsletter",
    "No. 22 2019",
    "N0.213",
    "Vol. 1, Number 2",
    "第22期",
    "2019年第3期（总第45期）",
    "February 10,2000",
    "Mayh 20,2000",
    "2019年5月14日",
    "Contents",
    "IN THIS ISSUE:",
    "目录",
    "本期内容：",
    "1. The Lamp",
    "2) Tides",
    "   • Boats ........ 12",
    "* Letters",
    "一、潮汐",
    "（二）灯塔",
    "The Lamp",
    "Tides",
    "Boats",
    "Letters",
    "潮汐",
    "灯塔",
    "=====",
    "-----",
    "* * *",
    "- Page 2 -",
    "|",
    "\u{a0}",
    "\u{c}",
    "By Ada Finch",
    "文/张三",
    "(Source: Harbour Office)",
    "（来源：港务局）",
    "On Monday the keepers of the lamp had a meeting with heads",
    "for the sections of the coast.",
    "守塔人从去年冬天的大风以后每天都记下潮水的高低和过往的船只，",
    "一直到今年春天。",
    "1. one",
    "2. two",
    "   a) inner",
    "10. ten",
    "> quoted",
    ">> twice",
    "Name      Place     Year",
    "-----BEGIN PGP SIGNATURE-----",
    "-----END PGP SIGNATURE-----",
    "From: a@lamp.example",
    "Subject: Lamp",
    "To unsubscribe, write to us.",
    "See http://lamp.example/a.",
    "a har-",
    "bour",
    "02. THE LAMP.  It was lit at six.",
    "*** FLASHBACK!!! ***",
    "INTERNATIONAL COOPERATION |",
    "[Notes]",
    "\u{feff}",
    "\r",
    "\u{2028}",
    "12",
];

pub fn newsletter() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        8 => prop::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => ".{0,40}",
        1 => "[\\PC\\n]{0,40}",
    ];
    let end = prop::sample::select(&["\n", "\n", "\n\n", "\n\n\n", "\r\n", " ", ""][..]);
    prop::collection::vec((fragment, end), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(text, end)| text + end).collect())
}
