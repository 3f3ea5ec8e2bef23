//! Long work that the window has under way, by the names it gave, so that it can be stopped.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use flyleaf_api::Cancel;

/// The jobs under way.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<Register>);

#[derive(Debug, Default)]
struct Register {
    under_way: HashMap<String, (u64, Cancel)>,
    begun: u64,
}

impl Jobs {
    /// Registers a job; it is forgotten when the guard is dropped.
    ///
    /// To be called where the job is asked for and not where it gets its turn, so that it can be stopped before that.
    pub(crate) fn begin(self: &Arc<Self>, name: &str) -> Job {
        let cancel = Cancel::default();
        let mut register = self.lock();
        register.begun += 1;
        let number = register.begun;
        register.under_way.insert(name.to_owned(), (number, cancel.clone()));
        Job { jobs: Arc::clone(self), name: name.to_owned(), number, cancel }
    }

    /// Asks a job to stop; one that has ended already is no error.
    pub(crate) fn cancel(&self, name: &str) {
        if let Some((_, cancel)) = self.lock().under_way.get(name) {
            cancel.cancel();
        }
    }

    /// Asks a job to leave out one of its parts.
    pub(crate) fn cancel_part(&self, name: &str, number: u32) {
        if let Some((_, cancel)) = self.lock().under_way.get(name) {
            cancel.cancel_part(number);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Register> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job under way.
#[derive(Debug)]
pub(crate) struct Job {
    jobs: Arc<Jobs>,
    name: String,
    number: u64,
    /// Tells the work to stop.
    pub(crate) cancel: Cancel,
}

impl Drop for Job {
    fn drop(&mut self) {
        let mut register = self.jobs.lock();
        // A job of the same name may have begun since: it can still be stopped.
        if register.under_way.get(&self.name).is_some_and(|(number, _)| *number == self.number) {
            register.under_way.remove(&self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_stopped_by_name_and_forgotten_when_it_ends() {
        let jobs = Arc::new(Jobs::default());
        let job = jobs.begin("import-1");
        jobs.cancel("import-2");
        assert!(!job.cancel.is_cancelled());
        jobs.cancel("import-1");
        assert!(job.cancel.is_cancelled());
        drop(job);
        assert!(jobs.lock().under_way.is_empty());
    }

    #[test]
    fn a_job_that_ends_leaves_its_successor_of_the_same_name_stoppable() {
        let jobs = Arc::new(Jobs::default());
        let first = jobs.begin("preview");
        let second = jobs.begin("preview");
        drop(first);
        jobs.cancel("preview");
        assert!(second.cancel.is_cancelled());
        drop(second);
        assert!(jobs.lock().under_way.is_empty());
    }
}
