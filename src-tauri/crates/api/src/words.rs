//! Sentences for people, named here and written in the `.ftl` files that the window reads too.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use flyleaf_model::{Finding, FindingCode};
use serde::Serialize;
use specta::Type;
use unic_langid::{LanguageIdentifier, langid};

/// A sentence by its Fluent id, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Sentence {
    /// The message's id in the `.ftl` files.
    pub id: String,
    /// Its arguments; a number is written in digits and compared as a number.
    pub arguments: BTreeMap<String, String>,
}

impl Sentence {
    /// A sentence without arguments.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), arguments: BTreeMap::new() }
    }

    /// The sentence with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }
}

const ENGLISH_FILES: [&str; 3] = [
    include_str!("../../../../ui/locales/en/api.ftl"),
    include_str!("../../../../ui/locales/en/cli.ftl"),
    include_str!("../../../../ui/locales/en/findings.ftl"),
];
const CHINESE_FILES: [&str; 3] = [
    include_str!("../../../../ui/locales/zh-CN/api.ftl"),
    include_str!("../../../../ui/locales/zh-CN/cli.ftl"),
    include_str!("../../../../ui/locales/zh-CN/findings.ftl"),
];

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new("en"));

/// The sentences in one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    tag: &'static str,
}

impl Words {
    /// The words of the language that a BCP 47 tag or a POSIX locale names, English where there are none in it.
    pub fn new(language: &str) -> Self {
        if language.to_ascii_lowercase().starts_with("zh") {
            Self::from_files("zh-CN", langid!("zh-CN"), &CHINESE_FILES)
        } else {
            Self::from_files("en", langid!("en"), &ENGLISH_FILES)
        }
    }

    fn from_files(tag: &'static str, language: LanguageIdentifier, files: &[&str]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are for mixed directions; in a terminal and in JSON they are stray characters.
        bundle.set_use_isolating(false);
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned())
                .unwrap_or_else(|(whatever_parsed, _)| whatever_parsed);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, tag }
    }

    /// The BCP 47 tag of the language.
    pub fn language(&self) -> &'static str {
        self.tag
    }

    /// The sentence in this language; its id where nobody wrote it.
    pub fn say(&self, sentence: &Sentence) -> String {
        let Some(pattern) =
            self.bundle.get_message(&sentence.id).and_then(|message| message.value())
        else {
            return sentence.id.clone();
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in &sentence.arguments {
            arguments.set(name.as_str(), argument(value));
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.tag)
    }
}

/// A number where the digits can be had back from it, so that plurals agree; text otherwise (`007`, `22a`).
fn argument(value: &str) -> FluentValue<'_> {
    const EXACT_IN_F64: i64 = 1 << 53;
    match value.parse::<i64>() {
        Ok(number) if number.abs() <= EXACT_IN_F64 && number.to_string() == value => number.into(),
        _ => value.into(),
    }
}

/// The sentence in English.
pub fn english(sentence: &Sentence) -> String {
    ENGLISH.say(sentence)
}

/// The language of the system's messages: `zh-CN` where it is any Chinese, `en` otherwise.
pub fn system_language() -> &'static str {
    language_named_by(|variable| std::env::var_os(variable))
}

/// The language that the POSIX locale variables name: the first of them that is set and not empty decides.
pub fn language_named_by(variable: impl Fn(&str) -> Option<OsString>) -> &'static str {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    let chinese = |name: OsString| name.to_string_lossy().to_ascii_lowercase().starts_with("zh");
    if named.is_some_and(chinese) { "zh-CN" } else { "en" }
}

/// The sentence that tells a finding.
pub fn finding(finding: &Finding) -> Sentence {
    let (id, names) = message_of(finding.code);
    let mut sentence = Sentence::new(id);
    for (name, detail) in names.iter().zip(&finding.details) {
        sentence = sentence.with(name, detail);
    }
    sentence
}

/// The message of a code, and the names of its details in their order.
fn message_of(code: FindingCode) -> (&'static str, &'static [&'static str]) {
    match code {
        FindingCode::HeadingDiffersFromContents => {
            ("finding-heading-differs-from-contents", &["heading", "entry"])
        }
        FindingCode::EntryWithoutArticle => ("finding-entry-without-article", &["entry"]),
        FindingCode::ArticleNotInContents => ("finding-article-not-in-contents", &["heading"]),
        FindingCode::TitleMissing => ("finding-title-missing", &[]),
        FindingCode::NumberUnusual => ("finding-number-unusual", &["printed", "read"]),
        FindingCode::MastheadContradicts => ("finding-masthead-contradicts", &["kept", "other"]),
        FindingCode::DateUncertain => ("finding-date-uncertain", &["printed"]),
        FindingCode::MastheadRepeated => ("finding-masthead-repeated", &["line"]),
        FindingCode::SentencesRejoined => ("finding-sentences-rejoined", &["count"]),
        FindingCode::EncodingGuessed => ("finding-encoding-guessed", &["name"]),
        FindingCode::BytesReplaced => ("finding-bytes-replaced", &["count"]),
        FindingCode::NoStructure => ("finding-no-structure", &[]),
        FindingCode::Unassigned => ("finding-unassigned", &["count"]),
        FindingCode::FurnitureRemoved => ("finding-furniture-removed", &["line"]),
        FindingCode::MarkupDamaged => ("finding-markup-damaged", &["detail"]),
        FindingCode::PartUnreadable => ("finding-part-unreadable", &["name", "reason"]),
        FindingCode::PartNotShown => ("finding-part-not-shown", &["name", "type"]),
        FindingCode::ImageUnreadable => ("finding-image-unreadable", &["name", "reason"]),
        FindingCode::ChangesAccepted => ("finding-changes-accepted", &["count"]),
        FindingCode::CommentsLeftOut => ("finding-comments-left-out", &["count"]),
        FindingCode::HiddenTextLeftOut => ("finding-hidden-text-left-out", &["count"]),
        FindingCode::EncodingContradicts => ("finding-encoding-contradicts", &["declared", "read"]),
        FindingCode::NoTextLayer => ("finding-no-text-layer", &["pages"]),
        FindingCode::WordsRejoined => ("finding-words-rejoined", &["count"]),
        FindingCode::LimitReached => ("finding-limit-reached", &["detail"]),
        FindingCode::DeclaredDiffers => ("finding-declared-differs", &["printed", "declared"]),
        FindingCode::NumberFromName => ("finding-number-from-name", &["name", "read"]),
        FindingCode::Corrected => ("finding-corrected", &["what", "value"]),
        FindingCode::CorrectionSkipped => ("finding-correction-skipped", &["what", "value"]),
        FindingCode::ReadByRule => ("finding-read-by-rule", &["rule", "like", "count"]),
    }
}

/// Whether a reader should check the reading: something may be wrong or missing. The rest tells what was done.
///
/// A heading worded unlike its entry is the issue's own doing: both wordings are kept and the link between them is sure.
pub fn asks_for_a_look(code: FindingCode) -> bool {
    match code {
        FindingCode::EntryWithoutArticle
        | FindingCode::ArticleNotInContents
        | FindingCode::TitleMissing
        | FindingCode::NumberUnusual
        | FindingCode::MastheadContradicts
        | FindingCode::DateUncertain
        | FindingCode::BytesReplaced
        | FindingCode::Unassigned
        | FindingCode::MarkupDamaged
        | FindingCode::PartUnreadable
        | FindingCode::ImageUnreadable
        | FindingCode::NoTextLayer
        | FindingCode::LimitReached
        | FindingCode::NumberFromName
        | FindingCode::CorrectionSkipped => true,
        FindingCode::HeadingDiffersFromContents
        | FindingCode::MastheadRepeated
        | FindingCode::SentencesRejoined
        | FindingCode::EncodingGuessed
        | FindingCode::NoStructure
        | FindingCode::FurnitureRemoved
        | FindingCode::PartNotShown
        | FindingCode::ChangesAccepted
        | FindingCode::CommentsLeftOut
        | FindingCode::HiddenTextLeftOut
        | FindingCode::EncodingContradicts
        | FindingCode::WordsRejoined
        | FindingCode::DeclaredDiffers
        | FindingCode::Corrected
        | FindingCode::ReadByRule => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser::parse;
    use flyleaf_model::Span;

    use super::*;

    type Messages = BTreeMap<String, BTreeSet<String>>;

    /// The messages of all files with the variables they use. Refuses what does not parse and what is named twice.
    fn messages(files: &[&str]) -> Messages {
        let mut messages = Messages::new();
        for file in files {
            let resource = parse(*file).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let mut variables = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    collect_variables(pattern, &mut variables);
                }
                let again = messages.insert(message.id.name.to_owned(), variables);
                assert_eq!(again, None, "{} is there twice", message.id.name);
            }
        }
        messages
    }

    fn collect_variables(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
        let mut take = |inline: &InlineExpression<&str>| {
            if let InlineExpression::VariableReference { id } = inline {
                into.insert(id.name.to_owned());
            }
        };
        let mut inner = Vec::new();
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(inline) => take(inline),
                Expression::Select { selector, variants } => {
                    take(selector);
                    inner.extend(variants.iter().map(|variant| &variant.value));
                }
            }
        }
        for pattern in inner {
            collect_variables(pattern, into);
        }
    }

    /// Every code, each leading to the next, so that a new one cannot be left out.
    fn codes() -> Vec<FindingCode> {
        use FindingCode as C;
        let next = |code| match code {
            C::HeadingDiffersFromContents => Some(C::EntryWithoutArticle),
            C::EntryWithoutArticle => Some(C::ArticleNotInContents),
            C::ArticleNotInContents => Some(C::TitleMissing),
            C::TitleMissing => Some(C::NumberUnusual),
            C::NumberUnusual => Some(C::MastheadContradicts),
            C::MastheadContradicts => Some(C::DateUncertain),
            C::DateUncertain => Some(C::MastheadRepeated),
            C::MastheadRepeated => Some(C::SentencesRejoined),
            C::SentencesRejoined => Some(C::EncodingGuessed),
            C::EncodingGuessed => Some(C::BytesReplaced),
            C::BytesReplaced => Some(C::NoStructure),
            C::NoStructure => Some(C::Unassigned),
            C::Unassigned => Some(C::FurnitureRemoved),
            C::FurnitureRemoved => Some(C::MarkupDamaged),
            C::MarkupDamaged => Some(C::PartUnreadable),
            C::PartUnreadable => Some(C::PartNotShown),
            C::PartNotShown => Some(C::ImageUnreadable),
            C::ImageUnreadable => Some(C::ChangesAccepted),
            C::ChangesAccepted => Some(C::CommentsLeftOut),
            C::CommentsLeftOut => Some(C::HiddenTextLeftOut),
            C::HiddenTextLeftOut => Some(C::EncodingContradicts),
            C::EncodingContradicts => Some(C::NoTextLayer),
            C::NoTextLayer => Some(C::WordsRejoined),
            C::WordsRejoined => Some(C::LimitReached),
            C::LimitReached => Some(C::DeclaredDiffers),
            C::DeclaredDiffers => Some(C::NumberFromName),
            C::NumberFromName => Some(C::Corrected),
            C::Corrected => Some(C::CorrectionSkipped),
            C::CorrectionSkipped => Some(C::ReadByRule),
            C::ReadByRule => None,
        };
        std::iter::successors(Some(C::HeadingDiffersFromContents), |code| next(*code)).collect()
    }

    #[test]
    fn both_languages_have_the_same_sentences_about_the_same_things() {
        assert_eq!(messages(&ENGLISH_FILES), messages(&CHINESE_FILES));
    }

    #[test]
    fn every_finding_has_a_sentence_that_uses_its_details() {
        let known = messages(&ENGLISH_FILES);
        for code in codes() {
            let (id, names) = message_of(code);
            let names: BTreeSet<String> = names.iter().map(|&name| name.to_owned()).collect();
            assert_eq!(known.get(id), Some(&names), "{id}");
        }
        let told = known.keys().filter(|id| id.starts_with("finding-")).count();
        assert_eq!(told, codes().len());
    }

    #[test]
    fn a_finding_is_told_with_its_details_in_their_places() {
        let differs = Finding {
            code: FindingCode::HeadingDiffersFromContents,
            details: vec!["Work Conference".to_owned(), "Work Meeting".to_owned()],
            span: Span::new(0, 0),
        };
        assert_eq!(
            english(&finding(&differs)),
            "The contents say “Work Meeting”; the article is headed “Work Conference”."
        );
    }

    #[test]
    fn plurals_agree_and_only_whole_numbers_count_as_numbers() {
        let rejoined =
            |count| english(&Sentence::new("finding-sentences-rejoined").with("count", count));
        assert!(rejoined(1).starts_with("One sentence,"));
        assert!(rejoined(12).starts_with("12 sentences,"));
        let number =
            Sentence::new("finding-number-unusual").with("printed", "N0.007").with("read", "007");
        assert!(english(&number).ends_with("was read as 007."));
    }

    #[test]
    fn a_sentence_nobody_wrote_is_its_id() {
        assert_eq!(english(&Sentence::new("no-such-sentence")), "no-such-sentence");
    }

    #[test]
    fn the_first_locale_variable_that_is_set_names_the_language() {
        let with = |set: &'static [(&str, &str)]| {
            language_named_by(|name| {
                set.iter().find(|(variable, _)| *variable == name).map(|(_, value)| value.into())
            })
        };
        assert_eq!(with(&[]), "en");
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8")]), "zh-CN");
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), "en");
        assert_eq!(with(&[("LANG", "de_DE"), ("LC_ALL", ""), ("LC_MESSAGES", "zh_TW")]), "zh-CN");
    }
}
