//! Work that several threads do and that is taken in its order, so that the same files give the same library however
//! they are scheduled, and no more than a few are in memory.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Threads that work at the same time at most.
const WORKERS: usize = 4;
/// Pieces of work that are begun and not yet taken, at most: enough that nobody waits while one is written.
const AHEAD: usize = 16;
/// Bytes of files that are begun and not yet taken, at most; a larger file is alone.
const BULK: u64 = 64 << 20;
/// How often whoever waits looks whether it still should.
const LOOK: Duration = Duration::from_millis(50);

/// One piece of work.
pub(super) trait Work: Sync {
    /// What it comes to.
    type Done: Send;

    /// Bytes that it will hold in memory, more or less.
    fn bulk(&self) -> u64;

    /// Does it, on any thread.
    fn run(&self) -> Self::Done;
}

/// What whoever takes the work is told and asked, on its own thread.
pub(super) trait Taker<Done> {
    /// The work at this place has begun.
    fn begun(&mut self, place: usize);

    /// Whether the work at this place is still wanted.
    fn wants(&mut self, place: usize) -> bool;

    /// The work at this place is done; `None` where it was no longer wanted.
    fn take(&mut self, place: usize, done: Option<Done>);
}

/// Has all the work done, and taken in its order. Work that panics panics here, where it would be taken.
pub(super) fn work_off<W: Work>(work: &[W], taker: &mut dyn Taker<W::Done>) {
    let line = Line { state: Mutex::new(State::default()), changed: Condvar::new() };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let _closed = Closing(&line);
        for _ in 0..workers.clamp(1, WORKERS).min(work.len()) {
            scope.spawn(|| line.serve(work));
        }
        for place in 0..work.len() {
            let done = line.done_at(place, taker);
            taker.take(place, done);
        }
    });
}

struct Line<Done> {
    state: Mutex<State<Done>>,
    changed: Condvar,
}

struct State<Done> {
    /// The place of the work that is begun next.
    next: usize,
    /// The place of the work that is taken next.
    due: usize,
    /// Bulk of each piece that is begun and not taken.
    bulk: BTreeMap<usize, u64>,
    done: BTreeMap<usize, thread::Result<Done>>,
    /// Begun since somebody looked.
    begun: Vec<usize>,
    closed: bool,
}

impl<Done> Default for State<Done> {
    fn default() -> Self {
        Self {
            next: 0,
            due: 0,
            bulk: BTreeMap::new(),
            done: BTreeMap::new(),
            begun: Vec::new(),
            closed: false,
        }
    }
}

impl<Done> Line<Done> {
    fn held(&self) -> MutexGuard<'_, State<Done>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does work until none is left.
    fn serve<W: Work<Done = Done>>(&self, work: &[W]) {
        while let Some(place) = self.begin(work) {
            // Whoever waits for it must hear of a panic too, or would wait for ever.
            let done = catch_unwind(AssertUnwindSafe(|| work[place].run()));
            let mut state = self.held();
            // What is no longer wanted was passed over.
            if place >= state.due {
                state.done.insert(place, done);
            }
            self.changed.notify_all();
        }
    }

    /// The place of the next work, once there is room for it; `None` when there is none.
    fn begin<W: Work<Done = Done>>(&self, work: &[W]) -> Option<usize> {
        let mut state = self.held();
        loop {
            let place = state.next;
            if state.closed || place == work.len() {
                return None;
            }
            let bulk = work[place].bulk();
            let held: u64 = state.bulk.values().sum();
            // Work begins in its order, so whatever is due next always has room.
            if state.bulk.is_empty() || (state.bulk.len() < AHEAD && held + bulk <= BULK) {
                state.next += 1;
                state.bulk.insert(place, bulk);
                state.begun.push(place);
                self.changed.notify_all();
                return Some(place);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits for the work at a place as long as the taker wants it.
    fn done_at(&self, place: usize, taker: &mut dyn Taker<Done>) -> Option<Done> {
        let mut state = self.held();
        let done = loop {
            for begun in std::mem::take(&mut state.begun) {
                taker.begun(begun);
            }
            if let Some(done) = state.done.remove(&place) {
                break Some(done);
            }
            if !taker.wants(place) {
                break None;
            }
            state =
                self.changed.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        };
        state.due = place + 1;
        state.next = state.next.max(state.due);
        state.bulk.remove(&place);
        self.changed.notify_all();
        drop(state);
        done.map(|done| done.unwrap_or_else(|panic| resume_unwind(panic)))
    }
}

/// Sends the workers home, also where taking panics: the scope would wait for them for ever.
struct Closing<'a, Done>(&'a Line<Done>);

impl<Done> Drop for Closing<'_, Done> {
    fn drop(&mut self) {
        self.0.held().closed = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    struct Counted<'a> {
        place: usize,
        bulk: u64,
        alive: &'a AtomicUsize,
        most: &'a AtomicUsize,
    }

    impl Work for Counted<'_> {
        type Done = usize;

        fn bulk(&self) -> u64 {
            self.bulk
        }

        fn run(&self) -> usize {
            let alive = self.alive.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(alive, Ordering::SeqCst);
            // The earlier take longer, so that they would come last.
            thread::sleep(Duration::from_millis(8 - (self.place as u64 % 8)));
            self.place
        }
    }

    struct Takes<'a> {
        begun: Vec<usize>,
        taken: Vec<usize>,
        alive: &'a AtomicUsize,
    }

    impl Taker<usize> for Takes<'_> {
        fn begun(&mut self, place: usize) {
            self.begun.push(place);
        }

        fn wants(&mut self, _place: usize) -> bool {
            true
        }

        fn take(&mut self, place: usize, done: Option<usize>) {
            self.alive.fetch_sub(1, Ordering::SeqCst);
            assert_eq!(done, Some(place));
            self.taken.push(place);
        }
    }

    #[test]
    fn work_is_taken_in_its_order_and_never_more_than_a_few_wait() {
        for (bulk, bound) in [(1, AHEAD), (BULK / 2, 2), (2 * BULK, 1)] {
            let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let work: Vec<_> =
                (0..40).map(|place| Counted { place, bulk, alive: &alive, most: &most }).collect();
            let mut takes = Takes { begun: Vec::new(), taken: Vec::new(), alive: &alive };
            work_off(&work, &mut takes);
            assert_eq!(takes.taken, (0..40).collect::<Vec<_>>());
            assert_eq!(takes.begun, (0..40).collect::<Vec<_>>());
            // The one that is being taken is not counted as begun any more.
            assert!(most.load(Ordering::SeqCst) <= bound + 1, "{most:?} of {bulk}");
        }
    }

    /// Work of which some is never done before it was passed over.
    struct Stuck<'a> {
        place: usize,
        passed: &'a AtomicUsize,
    }

    const UNWANTED: [usize; 3] = [0, 7, 39];

    impl Work for Stuck<'_> {
        type Done = usize;

        fn bulk(&self) -> u64 {
            1
        }

        fn run(&self) -> usize {
            while UNWANTED.contains(&self.place) && self.passed.load(Ordering::SeqCst) <= self.place
            {
                thread::yield_now();
            }
            self.place
        }
    }

    struct Passes<'a>(&'a AtomicUsize);

    impl Taker<usize> for Passes<'_> {
        fn begun(&mut self, _place: usize) {}

        fn wants(&mut self, place: usize) -> bool {
            !UNWANTED.contains(&place)
        }

        fn take(&mut self, place: usize, done: Option<usize>) {
            assert_eq!(done, (!UNWANTED.contains(&place)).then_some(place));
            self.0.store(place + 1, Ordering::SeqCst);
        }
    }

    #[test]
    fn what_is_no_longer_wanted_is_passed_over_and_nothing_else() {
        let passed = AtomicUsize::new(0);
        let work: Vec<_> = (0..40).map(|place| Stuck { place, passed: &passed }).collect();
        work_off(&work, &mut Passes(&passed));
        assert_eq!(passed.into_inner(), 40);
    }

    struct Broken(usize);

    impl Work for Broken {
        type Done = usize;

        fn bulk(&self) -> u64 {
            1
        }

        fn run(&self) -> usize {
            assert!(self.0 != 20, "this one is broken");
            self.0
        }
    }

    #[test]
    fn work_that_panics_is_heard_of_where_it_is_taken() {
        let work: Vec<_> = (0..40).map(Broken).collect();
        let alive = AtomicUsize::new(40);
        let mut takes = Takes { begun: Vec::new(), taken: Vec::new(), alive: &alive };
        let heard = catch_unwind(AssertUnwindSafe(|| work_off(&work, &mut takes)));
        assert!(heard.is_err());
        assert_eq!(takes.taken, (0..20).collect::<Vec<_>>());
    }
}
