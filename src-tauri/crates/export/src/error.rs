//! What can go wrong between an issue and its pages.

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller asked to stop.
    #[error("the export was cancelled")]
    Cancelled,
    /// There was nothing to print.
    #[error("no issue was given to export")]
    Empty,
    /// An article that the options name is not in the issue.
    #[error("the issue has no article {0} (articles are counted from 0)")]
    NoSuchArticle(u32),
    /// The pages could not be made.
    #[error("the pages could not be typeset: {message}")]
    Typesetting {
        /// What the typesetter says.
        message: String,
        /// What it suggests.
        hint: Option<String>,
    },
    /// A page could not be turned into an image.
    #[error("page {page} could not be drawn: {message}")]
    Drawing {
        /// The page, from 1.
        page: usize,
        /// What the encoder says.
        message: String,
    },
}
