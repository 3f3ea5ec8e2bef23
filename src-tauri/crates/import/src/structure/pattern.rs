//! Regular expressions that are compiled once, when first asked.

/// Declares a static `Regex` from a constant pattern.
macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            regex::Regex::new($pattern).expect("a constant pattern that the tests compile")
        });
    };
}
pub(super) use pattern;
