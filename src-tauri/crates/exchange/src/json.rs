//! Members of JSON objects, and words for those that are not what they must be.
//!
//! Where a value stands is told as a path (`items[3].target.selector.start`), put together only where it is needed.

use flyleaf_model::Timestamp;
use serde_json::{Map, Value};

use crate::{Error, Problem, Result, time};

/// The path of `member` of the object at `at`; the top is the empty path.
pub(crate) fn join(at: &str, member: &str) -> String {
    if at.is_empty() { member.to_owned() } else { format!("{at}.{member}") }
}

/// The path of an item of the array at `at`.
pub(crate) fn item(at: &str, index: usize) -> String {
    format!("{at}[{index}]")
}

/// The values of a member that may hold one or several.
pub(crate) fn each(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        one => std::slice::from_ref(one),
    }
}

/// The values of what may be one or several, with their paths.
pub(crate) fn each_at(value: &Value, at: String) -> impl Iterator<Item = (&Value, String)> {
    let several = value.is_array();
    each(value)
        .iter()
        .enumerate()
        .map(move |(index, value)| (value, if several { item(&at, index) } else { at.clone() }))
}

/// The values of a member that may hold none, one or several, with their paths.
pub(crate) fn values<'a>(
    object: &'a Map<String, Value>,
    member: &str,
    at: &str,
) -> impl Iterator<Item = (&'a Value, String)> {
    let at = join(at, member);
    object.get(member).into_iter().flat_map(move |value| each_at(value, at.clone()))
}

/// The object that a value is.
pub(crate) fn object<'a>(value: &'a Value, at: &str) -> Result<&'a Map<String, Value>> {
    value.as_object().ok_or_else(|| wrong(at, "an object"))
}

/// The one value of a member, also where it stands in an array by itself; `None` where the member is not there.
pub(crate) fn single<'a>(
    object: &'a Map<String, Value>,
    member: &str,
    at: &str,
) -> Result<Option<&'a Value>> {
    match object.get(member).map(|value| (value, each(value))) {
        None => Ok(None),
        Some((_, [one])) => Ok(Some(one)),
        Some((_, [])) => Err(Error::invalid(join(at, member), Problem::Empty)),
        Some(_) => Err(Error::invalid(join(at, member), Problem::Several)),
    }
}

/// A member that is one text.
pub(crate) fn text<'a>(
    object: &'a Map<String, Value>,
    member: &str,
    at: &str,
) -> Result<Option<&'a str>> {
    single(object, member, at)?
        .map(|value| value.as_str().ok_or_else(|| wrong(&join(at, member), "text")))
        .transpose()
}

/// A member that must be one text.
pub(crate) fn required_text<'a>(
    object: &'a Map<String, Value>,
    member: &str,
    at: &str,
) -> Result<&'a str> {
    text(object, member, at)?.ok_or_else(|| missing(at, member))
}

/// A member that is one moment with a zone.
pub(crate) fn moment(
    object: &Map<String, Value>,
    member: &str,
    at: &str,
) -> Result<Option<Timestamp>> {
    let Some(written) = text(object, member, at)? else { return Ok(None) };
    let problem = || Problem::NotDateTime { value: excerpt(written) };
    time::with_zone(written).map(Some).ok_or_else(|| Error::invalid(join(at, member), problem()))
}

/// A member that is a number counted from 0.
pub(crate) fn count(object: &Map<String, Value>, member: &str, at: &str) -> Result<Option<usize>> {
    let Some(value) = single(object, member, at)? else { return Ok(None) };
    if !value.is_number() {
        return Err(wrong(&join(at, member), "a whole number from 0"));
    }
    let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
    number.map(Some).ok_or_else(|| Error::invalid(join(at, member), Problem::OutOfRange))
}

/// Checks that a text is an absolute IRI (RFC 3987): a scheme, and no character that an IRI cannot hold.
pub(crate) fn check_iri(value: &str, at: &str) -> Result<()> {
    if is_iri(value) {
        return Ok(());
    }
    Err(Error::invalid(at, Problem::NotIri { value: excerpt(value) }))
}

/// Whether a text is an absolute IRI.
pub(crate) fn is_iri(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once(':') else { return false };
    let mut letters = scheme.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let excluded = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    begins && letters.all(inside) && !rest.is_empty() && !rest.contains(excluded)
}

/// A value of another type than `expected`.
pub(crate) fn wrong(at: &str, expected: &'static str) -> Error {
    Error::invalid(at, Problem::WrongType { expected })
}

/// A member that is not there.
pub(crate) fn missing(at: &str, member: &str) -> Error {
    Error::invalid(join(at, member), Problem::Missing)
}

/// The start of a text, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_have_a_scheme_and_nothing_forbidden() {
        for iri in ["http://example.org/a#b", "urn:uuid:1", "flyleaf:issue/1", "http://例子.org/潮"]
        {
            assert!(is_iri(iri), "{iri}");
        }
        for other in ["", "fish", "no scheme: here", "1a:b", "a:", "a:b c", "http://a/<b>"] {
            assert!(!is_iri(other), "{other}");
        }
    }
}
