//! Every operation that the window and the command line offer: typed requests in, typed answers out.
//!
//! Nothing here knows a window or a terminal. Calls block; whoever must not block runs them on a blocking pool. Time
//! and new ids come from the [`Environment`], so that the same calls give the same library.
//!
//! Offsets in requests and answers count UTF-16 code units of an article's canonical text, the unit of the window,
//! unless a field says otherwise.

mod account;
mod anchoring;
mod annotation;
mod article;
mod check;
mod correct;
mod cover;
mod decide;
mod environment;
mod error;
mod exchange;
mod export;
mod facade;
mod file_name;
mod import;
mod inspect;
mod library;
mod notebook;
mod notes;
pub mod place;
mod quote;
mod revisions;
mod rules;
mod settings;
mod source;
mod task;
mod units;
mod welcome;
pub mod words;

pub use account::{SourceAccount, SourceArticle, SourceFinding, SourceRegion, SourceView};
pub use anchoring::{AnchorAnswer, AnchorCandidate, anchor};
pub use annotation::{
    AnnotationCreate, AnnotationKind, AnnotationTarget, AnnotationUpdate, AnnotationView,
    ChangeKind, ChangeView,
};
pub use article::{
    ArticleSummary, ArticleView, ContentsItem, ImageView, IssueView, MarkSummary, PositionSave,
    ReadingPosition,
};
pub use check::{CheckView, DamageView};
pub use correct::{Corrected, RuleProposal, SourceCorrection};
pub use cover::{Cover, CoverSetting};
pub use decide::{AnnotationAttach, CandidateView};
pub use environment::Environment;
pub use error::{Error, Result};
pub use exchange::{
    AnnotationsChosen, AnnotationsExport, AnnotationsExtent, AnnotationsFormat, AnnotationsReport,
    IncomingAnnotation, IncomingChoices, IncomingCounts, IncomingOutcome, IncomingUnsupported,
    IncomingWork, WorkChoice,
};
pub use export::{
    ExportPdf, ExportReport, MissingCharacters, NotesPlacement, Paper, PreviewView, UnprintedImage,
};
pub use facade::Flyleaf;
pub use import::{
    AnchorCounts, ImportCounts, ImportFile, ImportOutcome, ImportReport, ImportRow, ImportStep,
    PasteText,
};
pub use inspect::{
    InspectedArticle, InspectedBlock, InspectedEntry, InspectedFinding, InspectedImage,
    InspectedPublication, InspectedRegion, Inspection, inspect,
};
pub use library::{IssueRow, LibraryView, PublicationView, SpellingView};
pub use notebook::{
    AnnotationsChange, BacklinkDigest, BacklinksView, ColourCount, DigestFormat, DigestRow,
    DigestUpdate, DigestView, ExportDigest, IssueName, KindCount, LinkKind, LinkSearch, LinkState,
    LinkTargetView, LinkView, LinksResolve, ManyChange, NoteKind, NotebookFacets, NotebookNote,
    NotebookQuery, NotebookSort, NotebookView, PublicationCount, QuotedState, QuotedView,
    StatusCount, StyleCount, TagRename, TagView, TimelineArticle, TimelineDay, TimelineRequest,
    TimelineView, TrashView,
};
pub use notes::{NoteFilter, NoteView, QuoteAnnotate};
pub use revisions::{
    ArticleDifference, NoteDifference, PassageView, ProseChange, ProsePiece, ProseRow,
    RevisionView, RevisionsView,
};
pub use rules::{RuleSave, RuleView};
pub use settings::{Settings, Theme, WindowLanguage};
pub use task::{Cancel, Progress, Stage};
pub use words::Sentence;
