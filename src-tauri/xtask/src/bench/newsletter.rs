//! Newsletters made up from a seed: the same number gives the same issue, as plain text and as the HTML that other
//! programs are given.

/// A made-up issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Newsletter {
    number: u32,
    articles: Vec<Article>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Article {
    title: String,
    paragraphs: Vec<String>,
}

const TITLE: &str = "THE ESTUARY LETTER";
const PUBLISHER: &str = "Society of Estuary Readers";
const SOURCE: &str = "Source: Estuary Observatory";
const ARTICLES: usize = 10;
const PARAGRAPHS: usize = 5;

const WORDS: &str = "the a and of in on with from about after before between tide clock ledger harbour gauge \
    lamp letter keeper window morning evening winter measure count record margin page reader paper ink line answer \
    question river stone bridge garden weather wind rain salt heron boat rope signal station journal report survey \
    committee member proposal harvest orchard museum library archive school teacher student method error figure \
    table chart map island shore marsh current depth slow quiet bright early later several many seldom often nearly";

const CHINESE: &[&str] = &[
    "潮水退去之后，泥滩上留下了一行行鸟的脚印。",
    "管理员每天傍晚抄写一次水位，从不间断。",
    "读者来信询问旧钟为何总是慢四分钟。",
];

impl Newsletter {
    /// Issue `number`: ten articles, some 20 kB.
    pub(super) fn new(number: u32) -> Self {
        let mut dice = Dice(u64::from(number));
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let articles = (0..ARTICLES).map(|_| article(&mut dice, &words)).collect();
        Self { number, articles }
    }

    /// As it would be sent by mail.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{PUBLISHER}\n\n{TITLE}\n\n{}\n\nCONTENTS\n\n", self.dateline());
        for article in &self.articles {
            text.push_str(&format!("{}\n", article.title));
        }
        for article in &self.articles {
            text.push_str(&format!("\n\n{}\n\n", article.title));
            for paragraph in &article.paragraphs {
                text.push_str(&format!("{paragraph}\n\n"));
            }
            text.push_str(&format!("{SOURCE}\n"));
        }
        text
    }

    /// The same words as a page with headings and a linked contents.
    pub(super) fn html(&self) -> String {
        let head = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">";
        let mut html = format!("{head}<title>{TITLE}</title></head><body>\n<p>{PUBLISHER}</p>\n");
        html.push_str(&format!(
            "<h1>{TITLE}</h1>\n<p>{}</p>\n<h2>CONTENTS</h2>\n<ul>",
            self.dateline()
        ));
        for (index, article) in self.articles.iter().enumerate() {
            html.push_str(&format!("<li><a href=\"#a{index}\">{}</a></li>\n", article.title));
        }
        html.push_str("</ul>\n");
        for (index, article) in self.articles.iter().enumerate() {
            html.push_str(&format!("<h2 id=\"a{index}\">{}</h2>\n", article.title));
            for paragraph in &article.paragraphs {
                html.push_str(&format!("<p>{paragraph}</p>\n"));
            }
            html.push_str(&format!("<p>{SOURCE}</p>\n"));
        }
        html.push_str("</body></html>\n");
        html
    }

    fn dateline(&self) -> String {
        format!("No. {}, {}", self.number, 1940 + self.number / 12)
    }
}

fn article(dice: &mut Dice, words: &[&str]) -> Article {
    let title = (0..dice.between(4, 8)).map(|_| capitalised(dice.pick(words))).collect::<Vec<_>>();
    let mut paragraphs: Vec<String> = (0..PARAGRAPHS).map(|_| paragraph(dice, words)).collect();
    if dice.between(0, 3) == 0 {
        paragraphs.push(dice.pick(CHINESE).repeat(3));
    }
    Article { title: title.join(" "), paragraphs }
}

fn paragraph(dice: &mut Dice, words: &[&str]) -> String {
    let sentences = (0..dice.between(3, 7)).map(|_| {
        let mut sentence = capitalised(dice.pick(words));
        for _ in 0..dice.between(8, 20) {
            sentence.push(' ');
            sentence.push_str(dice.pick(words));
        }
        sentence + "."
    });
    sentences.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.roll() % (high - low + 1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let last = from.len() as u64 - 1;
        from[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_issue_and_another_another() {
        assert_eq!(Newsletter::new(7), Newsletter::new(7));
        assert_ne!(Newsletter::new(7).text(), Newsletter::new(8).text());
    }

    #[test]
    fn text_and_html_say_the_same_words() {
        let issue = Newsletter::new(22);
        let (text, html) = (issue.text(), issue.html());
        assert!((15_000..30_000).contains(&text.len()), "{} bytes", text.len());
        for article in &issue.articles {
            assert_eq!(text.matches(&article.title).count(), 2, "contents and heading");
            assert_eq!(html.matches(&article.title).count(), 2, "contents and heading");
            for paragraph in &article.paragraphs {
                assert!(text.contains(paragraph) && html.contains(paragraph));
            }
        }
    }
}
