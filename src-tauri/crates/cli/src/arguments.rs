//! The command line's grammar: every command, argument and option once, with its words for `--help`.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use flyleaf_model::Colour;

/// Read periodical issues, write in their margins, print them
///
/// Without a command, Flyleaf opens its window, and imports and shows the files that are named. With one, it works on
/// the same library and needs no display.
#[derive(Debug, Parser)]
#[command(
    name = "flyleaf",
    version,
    max_term_width = 100,
    after_help = "Examples:
  flyleaf gazette-1.txt                                Open an issue in the window
  flyleaf import bulletins/                            Import every file of a folder
  flyleaf notes --tag terms                            List the notes that carry a tag
  flyleaf export \"Gazette/1\" --format pdf -o out.pdf   Print an issue with its notes

ISSUE is an id or the beginning of one, or PUBLICATION/NUMBER or PUBLICATION/NUMBER-YEAR.

Exit status: 0 done; 1 the work failed; 2 the command line is wrong; 3 done, with parts skipped
or uncertain."
)]
pub(crate) struct Arguments {
    /// Files or folders to import and show in the window
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) everywhere: Everywhere,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Everywhere {
    /// Folder that holds the library [env: FLYLEAF_LIBRARY] [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    pub(crate) library: Option<PathBuf>,

    /// Print one JSON document on stdout and nothing else
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) json: bool,

    /// Show no progress, and report nothing that was not asked for
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Inspect(Inspect),
    Import(Import),
    List(List),
    Show(Show),
    Annotate(Annotate),
    Notes(Notes),
    Export(Export),
    ImportAnnotations(ImportAnnotations),
    /// Find passages in texts by W3C selectors, a request a line
    ///
    /// Reads JSON lines from standard input, {"text": …, "selectors": […]}, and answers each with one line, in order:
    /// {"status", "start", "end", "exact", "score", "candidates"}. The status is exact, moved, changed, ambiguous or
    /// orphaned; start and end are null in the last two. Offsets count Unicode code points. A line that is no request
    /// is answered {"line": N, "error": "…"}, the others all the same, and the exit status is 3. No library is read.
    #[command(after_help = "Example:
  echo '{\"text\": \"Fog at sea.\", \"selectors\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"sea\"}]}' \\
      | flyleaf anchor")]
    Anchor,
    /// Verify the library and change nothing
    ///
    /// Reads every row, unpacks every original and compares it and every image with its hash. Exit status 1 when anything
    /// is damaged.
    Check,
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = "Example:\n  flyleaf man | man -l -")]
    Man,
}

/// Recognise a file, print what was found and store nothing
///
/// Offsets in the JSON count Unicode code points of the text that --source prints.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  flyleaf inspect bulletin.txt
  flyleaf inspect bulletin.txt --json | jq .report
  flyleaf inspect bulletin.txt --source | head")]
pub(crate) struct Inspect {
    /// The file to recognise
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Print the decoded text with newlines normalised instead, exactly, even with --json
    #[arg(long)]
    pub(crate) source: bool,
}

/// Import files, or folders with all they hold, into the library
///
/// Each file is taken in wholly or not at all. A file that is already there is recognised by its bytes and skipped; a
/// changed one becomes a new revision of its issue, and annotations move to it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  flyleaf import bulletin-22.txt
  flyleaf import ~/Bulletins --json")]
pub(crate) struct Import {
    /// Files or folders
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
}

/// List the publications and issues of the library
#[derive(Debug, Args)]
#[command(after_help = "Example:
  flyleaf list --publication \"Flyleaf Gazette\"")]
pub(crate) struct List {
    /// Only publications of this title, or with this in it; case and spacing do not matter
    #[arg(long, value_name = "P")]
    pub(crate) publication: Option<String>,
}

/// Show one issue with its articles and annotations
///
/// In the JSON, offsets of annotations count Unicode code points of their article's text.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  flyleaf show \"Flyleaf Gazette/1\"
  flyleaf show \"Flyleaf Gazette/1-2026\" --json | jq -r '.articles[0].text'")]
pub(crate) struct Show {
    /// An id, or PUBLICATION/NUMBER or PUBLICATION/NUMBER-YEAR
    pub(crate) issue: String,
}

/// Highlight a passage by quoting it, with or without a note
///
/// The passage must occur once in the article; --prefix and --suffix say which of several is meant.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  flyleaf annotate \"Flyleaf Gazette/1\" --article 2 --quote \"the margin took their arguments\" \\
      --note \"Who said this first?\" --color sky --tag queries")]
pub(crate) struct Annotate {
    // Text of an issue, and a list in Markdown, may begin with a hyphen; both are given as they are.
    /// An id, or PUBLICATION/NUMBER or PUBLICATION/NUMBER-YEAR
    pub(crate) issue: String,

    /// The article, counted from 1
    #[arg(long, value_name = "N")]
    pub(crate) article: NonZeroU32,

    /// The passage as it stands in the article; white space may differ
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) quote: String,

    /// What stands right before it
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub(crate) prefix: Option<String>,

    /// What stands right after it
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub(crate) suffix: Option<String>,

    /// A note, in Markdown
    #[arg(
        long,
        value_name = "MD",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) note: String,

    /// The highlight's colour
    #[arg(long, value_name = "NAME", value_enum, default_value_t)]
    pub(crate) color: ColourName,

    /// A tag; may be given several times
    #[arg(long = "tag", value_name = "T")]
    pub(crate) tags: Vec<String>,
}

/// List annotations with how surely each is anchored
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  flyleaf notes --issue \"Flyleaf Gazette/1\"
  flyleaf notes --tag terms --json")]
pub(crate) struct Notes {
    /// Only those of this issue
    #[arg(long, value_name = "ISSUE")]
    pub(crate) issue: Option<String>,

    /// Only those with this tag
    #[arg(long, value_name = "T")]
    pub(crate) tag: Option<String>,
}

/// Import the annotations that another program wrote
///
/// Reads W3C Web Annotation and EPUB annotations, Hypothesis, Readium, Zotero, Readest, Foliate, calibre, KOReader, Kindle
/// and Readwise. Each is put on its words in the issue that it was made on; one whose words are not found is kept without a
/// place. The same file again changes nothing. Exit status 3 when anything is ambiguous, orphaned or unsupported.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  flyleaf import-annotations \"My Clippings.txt\"
  flyleaf import-annotations annotations.json --issue \"Flyleaf Gazette/1\" --json")]
pub(crate) struct ImportAnnotations {
    /// The file
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The issue that they were made on; told by what the file says unless given
    #[arg(long, value_name = "ISSUE")]
    pub(crate) issue: Option<String>,
}

/// Write issues with their annotations to a file
///
/// The file is written beside PATH and renamed when it is whole. The same library gives the same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  flyleaf export \"Flyleaf Gazette/1\" --format pdf -o gazette.pdf
  flyleaf export \"Flyleaf Gazette/1\" --format pdf --paper a5 --notes end --article 2 -o margin.pdf
  flyleaf export 3f1c 77ab --format markdown -o notes.md")]
pub(crate) struct Export {
    /// Ids, or PUBLICATION/NUMBER or PUBLICATION/NUMBER-YEAR, in the order to print
    #[arg(value_name = "ISSUE", required = true)]
    pub(crate) issues: Vec<String>,

    /// What to write
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,

    /// The file to write; in a folder, a file named after the issue
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: PathBuf,

    #[command(flatten)]
    pub(crate) print: Print,
}

/// What a printed copy holds and how it looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "PDF options")]
pub(crate) struct Print {
    /// The paper [default: a4]
    #[arg(long, value_enum)]
    pub(crate) paper: Option<PaperName>,

    /// Where notes stand [default: margin]
    #[arg(long, value_enum, value_name = "WHERE")]
    pub(crate) notes: Option<NotesPlace>,

    /// Set a compact head over the first article instead of a page with masthead and contents
    #[arg(long)]
    pub(crate) no_masthead: bool,

    /// Leave out the colour behind highlighted passages
    #[arg(long)]
    pub(crate) no_highlights: bool,

    /// Only this article of a single issue, counted from 1; may be given several times
    #[arg(long = "article", value_name = "N")]
    pub(crate) articles: Vec<NonZeroU32>,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  flyleaf completions bash > ~/.local/share/bash-completion/completions/flyleaf")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// The formats that exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Typeset pages with highlights in place, tagged for screen readers (PDF/UA-1)
    Pdf,
    /// The text in Markdown, with the annotations
    Markdown,
    /// The annotations as W3C Web Annotation, JSON-LD
    Annotations,
    /// The annotations of an issue as a W3C EPUB annotation set
    EpubAnnotations,
    /// The annotations of an issue in Markdown; an earlier export is brought up to date, and what was written around it stays
    MarkdownNotes,
    /// A folder with a Markdown file for each annotation
    MarkdownFiles,
    /// The annotations on one HTML page
    Html,
    /// The annotations in Readwise's columns
    Csv,
    /// The cited articles as BibTeX
    Bibtex,
    /// The cited articles as CSL-JSON
    CslJson,
}

/// `flyleaf_api::Paper` by name.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum PaperName {
    /// 148 × 210 mm
    A5,
    /// 210 × 297 mm
    #[default]
    A4,
    /// 8.5 × 11 in
    Letter,
}

/// `flyleaf_api::NotesPlacement` by name.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum NotesPlace {
    /// In the margin, beside their passages
    #[default]
    Margin,
    /// At the end of each article, numbered
    End,
    /// Nowhere
    None,
}

/// `flyleaf_model::Colour` by name.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum ColourName {
    /// Yellow
    #[default]
    Straw,
    /// Green
    Sage,
    /// Blue
    Sky,
    /// Pink
    Rose,
}

impl From<ColourName> for Colour {
    fn from(name: ColourName) -> Self {
        match name {
            ColourName::Straw => Self::Straw,
            ColourName::Sage => Self::Sage,
            ColourName::Sky => Self::Sky,
            ColourName::Rose => Self::Rose,
        }
    }
}

impl From<PaperName> for flyleaf_api::Paper {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::A5 => Self::A5,
            PaperName::A4 => Self::A4,
            PaperName::Letter => Self::Letter,
        }
    }
}

impl From<NotesPlace> for flyleaf_api::NotesPlacement {
    fn from(place: NotesPlace) -> Self {
        match place {
            NotesPlace::Margin => Self::Margin,
            NotesPlace::End => Self::End,
            NotesPlace::None => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_colour_of_the_model_has_its_name_here() {
        let named: Vec<&str> =
            ColourName::value_variants().iter().map(|name| Colour::from(*name).name()).collect();
        assert_eq!(named, Colour::ALL.map(Colour::name));
        for name in named {
            assert!(ColourName::from_str(name, false).is_ok(), "{name}");
        }
    }

    #[test]
    fn files_without_a_command_and_a_command_with_its_own_arguments_are_told_apart() {
        let window = Arguments::parse_from(["flyleaf", "a.txt", "b.txt"]);
        assert!(window.command.is_none());
        assert_eq!(window.files.len(), 2);
        let list = Arguments::parse_from(["flyleaf", "--library", "x", "list", "--json"]);
        assert!(matches!(list.command, Some(Command::List(_))) && list.everywhere.json);
        let named_like_a_command = Arguments::parse_from(["flyleaf", "./list"]);
        assert!(named_like_a_command.command.is_none());
    }

    #[test]
    fn a_quote_and_a_note_may_begin_with_a_hyphen() {
        let line = ["flyleaf", "annotate", "a/1", "--article", "1", "--quote", "- ten", "--note"];
        let parsed =
            Arguments::parse_from(line.into_iter().chain(["- a list\n- of two", "--json"]));
        let Some(Command::Annotate(request)) = parsed.command else { panic!("{parsed:?}") };
        assert_eq!(
            (request.quote.as_str(), request.note.as_str()),
            ("- ten", "- a list\n- of two")
        );
        assert!(parsed.everywhere.json);
    }
}
