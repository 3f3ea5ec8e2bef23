//! Subjects: what programs put before what the writer wrote.

/// A subject without the marks of lists, answers and passing on. The whole is in the text as printed: a mark may carry
/// the publication's name or the number.
pub(super) fn bare(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(shorter) = without_answer(rest).or_else(|| without_list(rest)) {
        rest = shorter;
    }
    rest.to_owned()
}

/// A subject without the mark of its list, which every message of a digest carries and its contents do not.
pub(super) fn without_mark(subject: &str) -> String {
    let (answers, rest) = answers(subject.trim());
    match without_list(rest) {
        Some(rest) => format!("{answers}{rest}"),
        None => subject.trim().to_owned(),
    }
}

/// The marks of answers at the beginning, with the blanks after them, and the rest.
fn answers(subject: &str) -> (&str, &str) {
    let mut rest = subject;
    while let Some(shorter) = without_answer(rest) {
        rest = shorter;
    }
    subject.split_at(subject.len() - rest.len())
}

fn without_answer(subject: &str) -> Option<&str> {
    const MARKS: [&str; 8] = ["re", "fw", "fwd", "aw", "wg", "sv", "回复", "转发"];
    let (mark, rest) = subject.split_once([':', '：'])?;
    let mark =
        mark.trim_end_matches(|c: char| c.is_ascii_digit() || "[]() ".contains(c)).to_lowercase();
    let rest = rest.trim_start();
    (MARKS.contains(&mark.as_str()) && !rest.is_empty()).then_some(rest)
}

fn without_list(subject: &str) -> Option<&str> {
    let (_, rest) = subject.strip_prefix('[')?.split_once(']')?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_programs_are_told_from_words() {
        for (subject, bare_, without) in [
            ("[Lamp Weekly] No. 22 - Oil", "No. 22 - Oil", "No. 22 - Oil"),
            ("Re: [lamps] Fwd: Oil", "Oil", "Re: Fwd: Oil"),
            ("RE[2]: Oil", "Oil", "RE[2]: Oil"),
            ("回复：灯塔", "灯塔", "回复：灯塔"),
            ("[lamps]", "[lamps]", "[lamps]"),
            ("Re:", "Re:", "Re:"),
            ("Reading: a list", "Reading: a list", "Reading: a list"),
        ] {
            assert_eq!((bare(subject).as_str(), without_mark(subject).as_str()), (bare_, without));
        }
    }
}
