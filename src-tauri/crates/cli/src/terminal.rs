//! How a command speaks: its streams, its language, colours where a terminal shows them, one JSON document otherwise.

use std::borrow::Cow;
use std::io::{self, BufRead, Read as _, Write};
use std::path::PathBuf;

use console::Style;
use flyleaf_api::words::{Words, language_named_by};
use flyleaf_api::{Environment, Sentence};
use flyleaf_model::Colour;
use serde::Serialize;

use crate::outcome::Failure;
use crate::{Surroundings, is_set};

/// The folder of the library below the platform's data folder; the application's identifier.
const FOLDER: &str = "app.flyleaf.desktop";

/// The streams of one run.
pub(crate) struct Terminal<'a> {
    surroundings: Surroundings<'a>,
    words: Words,
    /// Answers are one JSON document.
    pub(crate) json: bool,
    /// Nothing is reported that was not asked for.
    pub(crate) quiet: bool,
    /// Colours are shown.
    pub(crate) colour: bool,
}

/// What a stretch of an answer is, for the eye.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tone {
    /// A title.
    Title,
    /// What is there to be looked up, not read: ids, counts, places.
    Faint,
    /// What asks for a look.
    Caution,
    /// What a reader marked.
    Marked(Colour),
}

impl<'a> Terminal<'a> {
    pub(crate) fn new(surroundings: Surroundings<'a>) -> Self {
        let variable = surroundings.variable;
        let plain = is_set(variable("NO_COLOR").as_deref())
            || variable("TERM").is_some_and(|name| name == "dumb");
        Self {
            words: Words::new(language_named_by(variable)),
            json: false,
            quiet: false,
            colour: surroundings.columns.is_some() && !plain,
            surroundings,
        }
    }

    /// The sentence in the reader's language.
    pub(crate) fn say(&self, sentence: &Sentence) -> String {
        self.words.say(sentence)
    }

    /// How wide a line may be; `None` where lines are not looked at but piped on.
    pub(crate) fn columns(&self) -> Option<usize> {
        self.surroundings.columns
    }

    /// Whether progress is wanted on standard error.
    pub(crate) fn is_watched(&self) -> bool {
        self.surroundings.watched && !self.quiet
    }

    /// The clock and the source of ids.
    pub(crate) fn environment(&self) -> Environment {
        (self.surroundings.environment)()
    }

    /// The folder that an option, `FLYLEAF_LIBRARY` or the platform names.
    pub(crate) fn library_folder(&self, option: Option<PathBuf>) -> Result<PathBuf, Failure> {
        let set = (self.surroundings.variable)("FLYLEAF_LIBRARY").filter(|name| !name.is_empty());
        option
            .or_else(|| set.map(PathBuf::from))
            .or_else(|| dirs::data_dir().map(|folder| folder.join(FOLDER)))
            .ok_or_else(|| {
                let hint = Sentence::new("cli-no-data-folder-hint");
                Failure::of(Sentence::new("cli-no-data-folder"), Some(hint))
            })
    }

    /// `text` in a tone, where colours are shown.
    pub(crate) fn paint(&self, tone: Tone, text: &str) -> String {
        let style = match tone {
            Tone::Title => Style::new().bold(),
            Tone::Faint => Style::new().dim(),
            Tone::Caution => Style::new().yellow(),
            Tone::Marked(Colour::Straw) => Style::new().yellow(),
            Tone::Marked(Colour::Sage) => Style::new().green(),
            Tone::Marked(Colour::Sky) => Style::new().blue(),
            Tone::Marked(Colour::Rose) => Style::new().magenta(),
        };
        style.force_styling(self.colour).apply_to(text).to_string()
    }

    /// Prints a line of the answer.
    pub(crate) fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.surroundings.out, "{}", line.trim_end())
    }

    /// Prints a sentence as a line of the answer.
    pub(crate) fn sentence(&mut self, sentence: &Sentence) -> io::Result<()> {
        let line = self.say(sentence);
        self.line(&line)
    }

    /// Prints text exactly as it is.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        self.surroundings.out.write_all(text.as_bytes())
    }

    /// Prints bytes exactly as they are.
    pub(crate) fn out(&mut self) -> &mut dyn Write {
        self.surroundings.out
    }

    /// Reads a line of standard input, without its end, into `line`; `None` at the end of the input, and otherwise
    /// whether the line is whole: of one longer than `most` bytes the rest is read and thrown away.
    pub(crate) fn read_line(&mut self, line: &mut Vec<u8>, most: u64) -> io::Result<Option<bool>> {
        line.clear();
        let input = &mut *self.surroundings.input;
        if input.take(most + 1).read_until(b'\n', line)? == 0 {
            return Ok(None);
        }
        if line.ends_with(b"\n") {
            line.pop();
            return Ok(Some(true));
        }
        if line.len() as u64 <= most {
            return Ok(Some(true));
        }
        line.clear();
        input.skip_until(b'\n')?;
        Ok(Some(false))
    }

    /// Prints the answer as the one JSON document.
    pub(crate) fn document(&mut self, document: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut *self.surroundings.out, document)?;
        Ok(self.line("")?)
    }

    /// Hands on what is buffered.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.surroundings.out.flush()
    }

    /// Says on one line of standard error what failed and what to do.
    pub(crate) fn complain(&mut self, message: &Sentence, hint: Option<&Sentence>) {
        let mut line = self.say(message);
        if let Some(hint) = hint {
            // Chinese stops bring their own space.
            let space = if self.words.language() == "en" { " " } else { "" };
            line = format!("{line}{space}{}", self.say(hint));
        }
        self.warn(&format!("flyleaf: {}", plain(&line)));
    }

    /// Prints to standard error. Where it is closed, nobody is left to tell.
    pub(crate) fn warn(&mut self, text: &str) {
        drop(writeln!(self.surroundings.err, "{text}"));
    }
}

/// Text of an issue as a terminal may show it: on one line, and without control characters, which would act.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    Cow::Owned(shown.collect())
}
