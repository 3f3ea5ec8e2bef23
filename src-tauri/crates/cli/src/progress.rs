//! Progress of long work, as a bar on standard error where somebody watches it.

use flyleaf_api::{Progress, Sentence, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::layout::shortened;
use crate::terminal::{Terminal, plain};

/// A bar that is drawn as reports come in and gone when it is dropped.
pub(crate) struct Bar {
    bar: ProgressBar,
    stages: [String; 4],
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
        let stages = [
            Sentence::new("cli-stage-searching"),
            Sentence::new("cli-stage-reading"),
            Sentence::new("cli-stage-typesetting"),
            Sentence::new("cli-stage-writing"),
        ];
        Self { bar, stages: stages.map(|stage| terminal.say(&stage)) }
    }

    pub(crate) fn show(&self, progress: &Progress) {
        let stage = match progress.stage {
            Stage::Searching => 0,
            Stage::Reading => 1,
            Stage::Typesetting => 2,
            Stage::Writing => 3,
        };
        self.bar.set_prefix(self.stages[stage].clone());
        self.bar.set_message(shortened(&plain(&progress.subject), 48));
        self.bar.set_length(progress.total.max(progress.done).into());
        self.bar.set_position(progress.done.into());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
