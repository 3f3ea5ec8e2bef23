//! Sentences of a harbour's newsletter, in English and Chinese, from a small grammar: alike enough to be mistaken for one
//! another.

use super::seed::Seed;

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Words with spaces.
    English,
    /// Characters without.
    Chinese,
}

const WHO: &[&str] = &[
    "The harbour board",
    "A retired pilot",
    "The tide committee",
    "The school by the quay",
    "Our correspondent",
    "The ferry company",
    "The keeper of the light",
    "The net makers' guild",
    "A visiting surveyor",
    "The town clerk",
    "The society of estuary readers",
    "The dredging crew",
    "The lifeboat crew",
    "The weather office",
    "Two apprentices",
];
const DID: &[&str] = &[
    "announced",
    "measured",
    "repaired",
    "postponed",
    "described",
    "counted",
    "praised",
    "sold",
    "painted",
    "inspected",
    "replaced",
    "surveyed",
    "lost",
    "returned",
    "opened",
    "closed",
    "recorded",
    "questioned",
];
const WHAT: &[&str] = &[
    "the new timetable",
    "the northern breakwater",
    "a map of the sandbanks",
    "the bell of the old buoy",
    "forty metres of chain",
    "the annual regatta",
    "three seasons of tide tables",
    "the customs shed",
    "a collection of knots",
    "the price of mooring",
    "the salt marsh path",
    "the crane on pier four",
    "the results of the eel count",
    "a leaking dinghy",
    "the library's barometer",
    "the harbour lights",
    "an unusual spring tide",
    "the fog signal",
    "the cargo of slate",
    "the winter storage of sails",
];
const WHERE: &[&str] = &[
    "near the lock",
    "at the eastern quay",
    "beyond the second buoy",
    "in the reading room",
    "on the mud flats",
    "below the chapel",
    "beside the ice house",
    "along the estuary",
    "at the mouth of the river",
    "in the boat shed",
];
const WHEN: &[&str] = &[
    "on Monday",
    "last week",
    "before dawn",
    "after the storm",
    "in early spring",
    "for the third time",
    "at low water",
    "during the fair",
    "on the last day of the month",
    "without notice",
    "as every year",
];
const WHY: &[&str] = &[
    "because the old one had rusted through",
    "so that smaller boats can pass",
    "although nobody had asked",
    "since the channel has silted up",
    "while the council looked on",
    "to the surprise of the fishermen",
    "which will cost less than was feared",
    "and the vote was nearly even",
    "as the almanac had foretold",
];

const WHO_ZH: &[&str] = &[
    "港务委员会",
    "一位退休的引航员",
    "潮汐小组",
    "码头边的小学",
    "本报通讯员",
    "渡轮公司",
    "灯塔看守人",
    "织网行会",
    "来访的测绘员",
    "镇公所书记",
    "河口读者协会",
    "疏浚队",
    "救生艇队",
    "气象台",
    "两名学徒",
];
const DID_ZH: &[&str] = &[
    "公布了",
    "测量了",
    "修好了",
    "推迟了",
    "介绍了",
    "清点了",
    "称赞了",
    "卖掉了",
    "粉刷了",
    "检查了",
    "更换了",
    "勘测了",
    "遗失了",
    "归还了",
    "开放了",
    "关闭了",
    "记录了",
    "质疑了",
];
const WHAT_ZH: &[&str] = &[
    "新的时刻表",
    "北防波堤",
    "一张沙洲地图",
    "旧浮标上的铜钟",
    "四十米长的锚链",
    "一年一度的划船赛",
    "三季的潮汐表",
    "海关仓库",
    "一套绳结标本",
    "泊位的价格",
    "盐沼小路",
    "四号码头的起重机",
    "鳗鱼统计的结果",
    "一条漏水的小艇",
    "图书馆的气压计",
    "港口的灯光",
    "一次罕见的大潮",
    "雾笛",
    "一船石板",
    "冬季存放的船帆",
];
const WHERE_ZH: &[&str] = &[
    "在船闸附近",
    "在东码头",
    "在第二座浮标之外",
    "在阅览室里",
    "在泥滩上",
    "在小教堂下面",
    "在冰库旁边",
    "沿着河口",
    "在入海口",
    "在船棚里",
];
const WHEN_ZH: &[&str] = &[
    "星期一",
    "上周",
    "黎明之前",
    "风暴过后",
    "初春时节",
    "第三次",
    "低潮时",
    "集市期间",
    "本月最后一天",
    "未经通知",
    "和往年一样",
];
const WHY_ZH: &[&str] = &[
    "因为旧的已经锈穿",
    "好让较小的船通过",
    "尽管没有人要求",
    "由于航道已经淤塞",
    "而镇议会只是旁观",
    "令渔民们大吃一惊",
    "花费比预想的少",
    "表决结果几乎相当",
    "正如历书所预言",
];

/// A sentence.
pub fn sentence(language: Language, seed: &mut Seed) -> String {
    match language {
        Language::English => english(seed),
        Language::Chinese => chinese(seed),
    }
}

fn english(seed: &mut Seed) -> String {
    let (who, did, what) = (seed.one(WHO), seed.one(DID), seed.one(WHAT));
    let (place, when, why) = (seed.one(WHERE), seed.one(WHEN), seed.one(WHY));
    let number = seed.below(900) + 2;
    match seed.below(7) {
        0 => format!("{who} {did} {what} {when}."),
        1 => format!("{who} {did} {what} {place}, {why}."),
        2 => format!("{} {} {did} {what} {place}.", capital(when), lower(who)),
        3 => format!("{who}, “{why}”, {did} {what} {when}; {number} people came."),
        4 => format!("Of the {number} boats {place}, {} {did} {what} {when}.", lower(who)),
        5 => format!("{who} {did} {what} {when}, {why}."),
        _ => format!("“We {did} {what} {place},” said {}.", lower(who)),
    }
}

fn chinese(seed: &mut Seed) -> String {
    let (who, did, what) = (seed.one(WHO_ZH), seed.one(DID_ZH), seed.one(WHAT_ZH));
    let (place, when, why) = (seed.one(WHERE_ZH), seed.one(WHEN_ZH), seed.one(WHY_ZH));
    let number = seed.below(900) + 2;
    match seed.below(6) {
        0 => format!("{who}{when}{did}{what}。"),
        1 => format!("{who}{place}{did}{what}，{why}。"),
        2 => format!("{when}，{who}{did}{what}。"),
        3 => format!("{place}的{number}条船当中，{who}{when}{did}{what}，{why}。"),
        4 => format!("“我们{place}{did}{what}，”{who}说。"),
        _ => format!("{who}{did}{what}，{why}，共有{number}人参加。"),
    }
}

/// A row of a table whose rows say nearly the same.
pub fn row(language: Language, number: usize, seed: &mut Seed) -> String {
    let share = seed.below(9) + 1;
    match language {
        Language::English => {
            let goods = seed.one(&["rice", "wheat", "salt", "slate", "rope", "oil", "tar", "wool"]);
            format!(
                "Row {number}: the price of {goods} at the quay rose by {share} percent in March."
            )
        }
        Language::Chinese => {
            let goods = seed.one(&["大米", "小麦", "食盐", "石板", "缆绳", "灯油", "焦油", "羊毛"]);
            format!("第{number}行：码头上{goods}的价格在三月份上涨了百分之{share}。")
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
