//! Moments as other programs write them, as moments of ours.

use flyleaf_model::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// An RFC 3339 moment with a zone.
pub(crate) fn with_zone(text: &str) -> Option<Timestamp> {
    text.trim().parse::<jiff::Timestamp>().ok().map(timestamp)
}

/// A moment with a zone, or one without that is taken for UTC; a space may stand for the `T`.
pub(crate) fn lenient(text: &str) -> Option<Timestamp> {
    with_zone(text).or_else(|| civil(text.trim().parse().ok()?))
}

/// A moment on a clock whose zone is not known, taken for UTC.
pub(crate) fn civil(time: DateTime) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(time).ok().map(timestamp)
}

/// Milliseconds since the start of 1970 in UTC.
pub(crate) fn from_milliseconds(milliseconds: i64) -> Option<Timestamp> {
    jiff::Timestamp::from_millisecond(milliseconds).ok().map(timestamp)
}

fn timestamp(moment: jiff::Timestamp) -> Timestamp {
    Timestamp::new(format!("{moment:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(times: &[Option<Timestamp>]) -> Vec<Option<&str>> {
        times.iter().map(|time| time.as_ref().map(Timestamp::as_str)).collect()
    }

    #[test]
    fn moments_are_read_with_and_without_a_zone() {
        let read = [
            with_zone("2026-05-14T09:30:00+08:00"),
            with_zone("2026-05-14T09:30:00.1234Z"),
            with_zone("2026-05-14T09:30:00"),
            lenient("2026-05-14 09:30:00"),
            lenient("last week"),
            from_milliseconds(1_778_751_000_123),
        ];
        assert_eq!(
            texts(&read),
            [
                Some("2026-05-14T01:30:00.000Z"),
                Some("2026-05-14T09:30:00.123Z"),
                None,
                Some("2026-05-14T09:30:00.000Z"),
                None,
                Some("2026-05-14T09:30:00.123Z"),
            ]
        );
    }
}
