//! The two things a library needs from outside: the time, and names for what is new.

use std::time::SystemTime;

use flyleaf_model::Timestamp;

/// Where time and new ids come from; tests pass fixed ones, so that the same calls give the same library.
pub struct Environment {
    /// The moment it is called.
    pub now: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// An id never given before: a UUID in lower-case hexadecimal.
    pub new_id: Box<dyn Fn() -> String + Send + Sync>,
}

impl Environment {
    /// The system's clock and random UUIDs.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn system() -> Self {
        Self {
            now: Box::new(|| {
                Timestamp::new(humantime::format_rfc3339_millis(SystemTime::now()).to_string())
            }),
            new_id: Box::new(|| uuid::Uuid::new_v4().simple().to_string()),
        }
    }
}

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Environment")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_gives_sortable_times_and_new_ids() {
        let system = Environment::system();
        let now = (system.now)();
        assert_eq!(now.as_str().len(), "2026-05-14T09:30:00.000Z".len());
        assert!(now.as_str().ends_with('Z') && now.as_str() > "2026-01-01");
        assert_ne!((system.new_id)(), (system.new_id)());
    }
}
