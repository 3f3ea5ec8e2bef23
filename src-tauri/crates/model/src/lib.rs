//! The words of Flyleaf as plain data: publications, issues, articles, blocks, annotations.
//!
//! This crate performs no IO and holds no logic beyond what keeps its values valid. Offsets named `Span` count UTF-8
//! bytes, either of the normalised source text (regions, articles, findings) or of an article's canonical text
//! (anchors); each field says which.

mod annotation;
mod block;
mod correction;
mod id;
mod issue;
mod reading;

pub use annotation::{
    Anchor, AnchorStatus, Annotation, Colour, Selectors, Style, Target, TextPositionSelector,
    TextQuoteSelector,
};
pub use block::{Block, Cell, ListItem, Mark, Run, TableRow};
pub use correction::{ArticleFact, Correction, IssueFact, ReadingRule, Until};
pub use id::{AnnotationId, DigestId, ImageId, IssueId, OriginalHash, PublicationId, Timestamp};
pub use issue::{Article, ContentsEntry, Issue, Masthead};
pub use reading::{
    Blocked, BlockedKind, Finding, FindingCode, Format, Image, Reading, Region, RegionKind, Span,
};
