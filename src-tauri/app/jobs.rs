//! Long work that the window has under way, by the names it gave, so that it can be stopped.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use flyleaf_api::Cancel;

/// The jobs under way.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, Cancel>>);

impl Jobs {
    /// Registers a job; it is forgotten when the guard is dropped.
    pub(crate) fn begin<'a>(&'a self, name: &str) -> Job<'a> {
        let cancel = Cancel::default();
        self.lock().insert(name.to_owned(), cancel.clone());
        Job { jobs: self, name: name.to_owned(), cancel }
    }

    /// Asks a job to stop; one that has ended already is no error.
    pub(crate) fn cancel(&self, name: &str) {
        if let Some(cancel) = self.lock().get(name) {
            cancel.cancel();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Cancel>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job under way.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    name: String,
    /// Tells the work to stop.
    pub(crate) cancel: Cancel,
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.lock().remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_stopped_by_name_and_forgotten_when_it_ends() {
        let jobs = Jobs::default();
        let job = jobs.begin("import-1");
        jobs.cancel("import-2");
        assert!(!job.cancel.is_cancelled());
        jobs.cancel("import-1");
        assert!(job.cancel.is_cancelled());
        drop(job);
        assert!(jobs.lock().is_empty());
    }
}
