//! The text inside a paragraph: runs with their marks, links, references to notes.

use flyleaf_model::{Block, Mark, Run};

use super::super::paragraphs::{BREAK, link, symbol};
use super::super::xml::Element;
use super::body::Body;
use super::notes::NoteKind;
use super::styles::{TextStyle, is_on, value};

/// What was read of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Its text.
    pub(super) runs: Vec<Run>,
    /// What is anchored in it, and stands after it: figures, text boxes.
    pub(super) blocks: Vec<Block>,
}

/// What runs take from what they stand in.
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    pub(super) paragraph: TextStyle,
    pub(super) link: Option<String>,
}

/// How the run that is being read is set.
struct RunSetting<'s> {
    marks: Vec<Mark>,
    hidden: bool,
    link: Option<&'s str>,
    font: &'s str,
}

impl Body<'_> {
    /// The text in a paragraph, or in what stands in one.
    pub(super) fn inlines(&mut self, element: &Element, setting: &Setting, inline: &mut Inline) {
        for inner in element.elements() {
            match inner.name() {
                "w:pPr" => {}
                "w:r" => self.run(inner, setting, inline),
                "w:hyperlink" => {
                    let target = inner.attribute("r:id").and_then(|id| self.relations.get(id));
                    let link =
                        target.filter(|target| target.external).map(|target| target.name.clone());
                    self.inlines(
                        inner,
                        &Setting { link: link.or(setting.link.clone()), ..setting.clone() },
                        inline,
                    );
                }
                "w:fldSimple" => {
                    let link = inner.attribute("w:instr").and_then(link);
                    self.inlines(
                        inner,
                        &Setting { link: link.or(setting.link.clone()), ..setting.clone() },
                        inline,
                    );
                }
                "w:del" | "w:moveFrom" => self.changes += 1,
                "w:sdt" => {
                    if let Some(content) = inner.child("w:sdtContent") {
                        self.inlines(content, setting, inline);
                    }
                }
                "m:oMath" | "m:oMathPara" => {
                    let (text, link) = (formula(inner), setting.link.as_deref());
                    let set = RunSetting { marks: Vec::new(), hidden: false, link, font: "" };
                    self.push(&text, &set, inline);
                }
                "mc:AlternateContent" => {
                    self.choose(inner, inline, |body, choice, inline| {
                        body.inlines(choice, setting, inline)
                    });
                }
                "w:p" | "w:tbl" => {
                    // A paragraph in a paragraph is against the rules, and some writers do it.
                    let mut parts = Vec::new();
                    self.block(inner, &mut parts);
                    inline.blocks.extend(super::super::paragraphs::assemble(parts));
                }
                other => {
                    self.changes += usize::from(matches!(other, "w:ins" | "w:moveTo"));
                    self.inlines(inner, setting, inline);
                }
            }
        }
    }

    /// Reads the first of several renderings that says anything.
    pub(super) fn choose(
        &mut self,
        element: &Element,
        inline: &mut Inline,
        mut read: impl FnMut(&mut Self, &Element, &mut Inline),
    ) {
        let before = (inline.runs.len(), inline.blocks.len());
        for choice in element.elements() {
            read(self, choice, inline);
            if (inline.runs.len(), inline.blocks.len()) != before {
                return;
            }
        }
    }

    fn run(&mut self, element: &Element, setting: &Setting, inline: &mut Inline) {
        let properties = element.child("w:rPr");
        let style = properties
            .and_then(|properties| value(properties, "w:rStyle"))
            .and_then(|id| self.styles.get(id));
        let direct = properties.map(TextStyle::read).unwrap_or_default();
        let character = style.map(|style| style.text).unwrap_or_default();
        let effective = TextStyle::effective(direct, character, setting.paragraph);
        let fonts = properties.and_then(|properties| properties.child("w:rFonts"));
        let set = RunSetting {
            marks: marks(effective, style.is_some_and(|style| style.code)),
            hidden: effective.hidden == Some(true),
            link: setting.link.as_deref(),
            font: fonts.and_then(|fonts| fonts.attribute("w:ascii")).unwrap_or_default(),
        };
        self.contents(element, &set, inline);
    }

    fn contents(&mut self, element: &Element, set: &RunSetting<'_>, inline: &mut Inline) {
        // A note's own mark follows its reference, and was set with it.
        let mut own_mark = false;
        for inner in element.elements() {
            match inner.name() {
                "w:t" if own_mark => {}
                "w:t" => self.push(&typed(&inner.text(), set.font), set, inline),
                "w:tab" | "w:ptab" => self.push("\t", set, inline),
                "w:br" => match inner.attribute("w:type") {
                    Some("page" | "column") => self.push(&BREAK.to_string(), set, inline),
                    _ => self.push("\n", set, inline),
                },
                "w:cr" => self.push("\n", set, inline),
                "w:noBreakHyphen" => self.push("\u{2011}", set, inline),
                "w:sym" => {
                    let code = inner
                        .attribute("w:char")
                        .and_then(|code| u32::from_str_radix(code, 16).ok());
                    let font = inner.attribute("w:font").unwrap_or_default();
                    let known = code.and_then(|code| symbol(font, code).or(char::from_u32(code)));
                    if let Some(character) = known {
                        self.push(character.encode_utf8(&mut [0; 4]), set, inline);
                    }
                }
                "w:instrText" => self.fields.instruct(&inner.text()),
                "w:fldChar" => match inner.attribute("w:fldCharType") {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => self.fields.end(),
                    _ => {}
                },
                "w:footnoteReference" | "w:endnoteReference" => {
                    own_mark = self.note(inner, element, set, inline);
                }
                "w:commentReference" => self.comment(inner.attribute("w:id").unwrap_or_default()),
                "w:drawing" | "w:pict" | "w:object" if !set.hidden => self.drawing(inner, inline),
                "w:ruby" => self.ruby(inner, set, inline),
                "mc:AlternateContent" => {
                    self.choose(inner, inline, |body, choice, inline| {
                        body.contents(choice, set, inline)
                    });
                }
                "w:r" => self.contents(inner, set, inline),
                _ => {}
            }
        }
    }

    /// The mark of a note; whether it is the note's own, which the run holds as text.
    fn note(
        &mut self,
        reference: &Element,
        run: &Element,
        set: &RunSetting<'_>,
        inline: &mut Inline,
    ) -> bool {
        let kind = if reference.is("w:footnoteReference") {
            NoteKind::Footnote
        } else {
            NoteKind::Endnote
        };
        let Some(id) = reference.attribute("w:id") else { return false };
        let own_mark =
            run.child("w:t").filter(|_| is_on(reference.attribute("w:customMarkFollows")));
        let own_mark = own_mark.map(|mark| mark.text().trim().to_owned());
        let is_own = own_mark.is_some();
        let label = self.refer(kind, id, own_mark);
        let mut marks = set.marks.clone();
        marks.push(Mark::Superscript);
        let link = format!("#{}", kind.name(id));
        self.push(&label, &RunSetting { marks, link: Some(&link), ..*set }, inline);
        is_own
    }

    /// A word with its reading above it, which follows in brackets where it cannot stand above.
    fn ruby(&mut self, element: &Element, set: &RunSetting<'_>, inline: &mut Inline) {
        let setting = Setting { link: set.link.map(str::to_owned), ..Setting::default() };
        if let Some(base) = element.child("w:rubyBase") {
            self.inlines(base, &setting, inline);
        }
        if let Some(reading) = element.child("w:rt") {
            self.push("（", set, inline);
            self.inlines(reading, &setting, inline);
            self.push("）", set, inline);
        }
    }

    fn push(&mut self, text: &str, set: &RunSetting<'_>, inline: &mut Inline) {
        if !self.fields.shows() {
            self.fields.instruct(text);
        } else if set.hidden {
            self.hidden += text.chars().count();
        } else if !text.is_empty() {
            let link = set.link.or(self.fields.link()).map(str::to_owned);
            inline.runs.push(Run {
                text: text.to_owned(),
                marks: set.marks.clone(),
                language: None,
                link,
            });
        }
    }
}

/// Typed text. A line feed in the markup is a blank, since line ends that are meant are elements; characters of the
/// private area are those of a symbol font.
fn typed(text: &str, font: &str) -> String {
    let character = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        '\u{f000}'..='\u{f0ff}' => symbol(font, c.into()).unwrap_or(c),
        c => c,
    };
    text.chars().map(character).collect()
}

fn marks(style: TextStyle, code: bool) -> Vec<Mark> {
    [
        (Mark::Emphasis, style.italic == Some(true)),
        (Mark::Strong, style.bold == Some(true)),
        (Mark::Code, code),
        (Mark::Strikethrough, style.struck == Some(true)),
        (Mark::Superscript, style.raised == Some(1)),
        (Mark::Subscript, style.raised == Some(-1)),
    ]
    .into_iter()
    .filter_map(|(mark, on)| on.then_some(mark))
    .collect()
}

/// The characters of a formula, in order.
fn formula(element: &Element) -> String {
    let mut text = String::new();
    for inner in element.elements() {
        text.push_str(&if inner.is("m:t") { inner.text() } else { formula(inner) });
    }
    text
}
