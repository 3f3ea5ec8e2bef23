//! Progress of long work, as a bar on standard error where somebody watches it.

use flyleaf_api::{ImportFile, ImportStep, Progress, Sentence, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::layout::shortened;
use crate::terminal::{Terminal, plain};

/// A bar that is drawn as reports come in and gone when it is dropped.
pub(crate) struct Bar {
    bar: ProgressBar,
    words: Words,
    /// The files of an import by their numbers, and how many are done with.
    files: Vec<String>,
    done: usize,
}

struct Words {
    searching: String,
    reading: String,
    typesetting: String,
    writing: String,
}

impl Bar {
    pub(crate) fn new(terminal: &Terminal<'_>) -> Self {
        let target = if terminal.is_watched() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len} {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("━╸ "));
        let say = |id: &str| terminal.say(&Sentence::new(id));
        let words = Words {
            searching: say("cli-stage-searching"),
            reading: say("cli-stage-reading"),
            typesetting: say("cli-stage-typesetting"),
            writing: say("cli-stage-writing"),
        };
        Self { bar, words, files: Vec::new(), done: 0 }
    }

    pub(crate) fn show(&self, progress: &Progress) {
        let stage = match progress.stage {
            Stage::Typesetting => &self.words.typesetting,
            Stage::Writing => &self.words.writing,
        };
        self.draw(stage, &progress.subject, progress.done.into(), progress.total.into());
    }

    /// Follows an import.
    pub(crate) fn follow(&mut self, step: &ImportStep) {
        match step {
            ImportStep::Searching { folder, found } => {
                self.draw(&self.words.searching, folder, (*found).into(), 0);
            }
            ImportStep::Found { files } => self.add(files),
            ImportStep::Opened { files, .. } => {
                self.add(files);
                self.done += 1;
            }
            ImportStep::Done { .. } => self.done += 1,
            ImportStep::Reading { number } => {
                let name = self.files.get(*number as usize).map_or("", String::as_str);
                let (done, total) = (self.done as u64, self.files.len() as u64);
                self.draw(&self.words.reading, name, done, total);
            }
        }
    }

    fn add(&mut self, files: &[ImportFile]) {
        let name = |file: &ImportFile| {
            let path = file.path.rsplit(['/', '\\']).next().unwrap_or(&file.path);
            file.entry.as_ref().map_or_else(|| path.to_owned(), |entry| format!("{path}: {entry}"))
        };
        self.files.extend(files.iter().map(name));
    }

    fn draw(&self, stage: &str, subject: &str, done: u64, total: u64) {
        self.bar.set_prefix(stage.to_owned());
        self.bar.set_message(shortened(&plain(subject), 48));
        self.bar.set_length(total.max(done));
        self.bar.set_position(done);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
