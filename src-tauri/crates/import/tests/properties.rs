//! What holds for any input whatever. `PROPTEST_CASES` asks for more cases than the usual 256.

mod newsletter;

use flyleaf_import::{Error, MOST_LINES, read};
use flyleaf_model::{Reading, RegionKind};
use flyleaf_text::canonical::canonical;
use newsletter::newsletter;
use proptest::prelude::*;

fn printed(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}

#[test]
fn a_text_of_more_lines_than_are_read_says_so() {
    let text = "x\n".repeat(MOST_LINES + 1);
    let error = Error::TooLong { lines: MOST_LINES + 1, most: MOST_LINES };
    assert_eq!(read(text.as_bytes(), None), Err(error));
}

fn check(reading: &Reading) -> Result<(), TestCaseError> {
    let source = &reading.source;
    let mut at = 0;
    for region in &reading.regions {
        prop_assert_eq!(region.span.start, at);
        prop_assert!(region.span.end > region.span.start);
        prop_assert!(source.is_char_boundary(region.span.end));
        prop_assert_eq!(region.article.is_some(), region.kind == RegionKind::Article);
        at = region.span.end;
    }
    prop_assert_eq!(at, source.len());
    prop_assert!(!reading.issue.articles.is_empty());
    let articles = reading.issue.articles.len() as u32;
    prop_assert!(
        reading
            .issue
            .contents
            .iter()
            .all(|entry| entry.article.is_none_or(|article| article < articles))
    );
    prop_assert!(
        reading
            .regions
            .iter()
            .all(|region| region.article.is_none_or(|article| article < articles))
    );
    prop_assert!(reading.findings.windows(2).all(|pair| pair[0].span <= pair[1].span));
    for finding in &reading.findings {
        prop_assert!(source.get(finding.span.start..finding.span.end).is_some());
    }
    let mut end = 0;
    for article in &reading.issue.articles {
        prop_assert!(article.span.start >= end, "articles do not overlap");
        end = article.span.end;
        let Some(own) = source.get(article.span.start..article.span.end) else {
            return Err(TestCaseError::fail("an article's span lies in the source"));
        };
        // Every character of the article's text is printed in its span, in the same order.
        let mut rest = printed(own);
        let text = canonical(&article.blocks).text;
        for character in printed(&text) {
            prop_assert!(
                rest.any(|other| other == character),
                "{character:?} of {text:?} is not in {own:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_newsletter_is_accounted_for(text in newsletter()) {
        match read(text.as_bytes(), None) {
            Ok(reading) => check(&reading)?,
            Err(error) => prop_assert!(matches!(error, Error::Empty | Error::Binary { .. } | Error::Unsupported { .. }), "{error}"),
        }
    }

    #[test]
    fn any_text_is_accounted_for(text in ".*") {
        if let Ok(reading) = read(text.as_bytes(), Some("x.txt")) {
            check(&reading)?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = read(&bytes, None) {
            check(&reading)?;
        }
    }

    #[test]
    fn reading_twice_gives_the_same(text in newsletter()) {
        prop_assert_eq!(read(text.as_bytes(), None), read(text.as_bytes(), None));
    }
}
