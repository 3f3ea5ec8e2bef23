//! The one door: everything the window and the command line ask of a library.
//!
//! Its operations stand with the requests and answers they belong to, a file a feature.

use std::path::Path;

use flyleaf_library::Library;
use flyleaf_model::Timestamp;

use crate::{Environment, Result};

/// An opened library. Calls block, may come from any thread, and may meet another process working on the same library.
#[derive(Debug)]
pub struct Flyleaf {
    pub(crate) library: Library,
    pub(crate) environment: Environment,
}

impl Flyleaf {
    /// Opens the library in `folder`, creating both where they do not exist.
    ///
    /// # Errors
    /// Where the folder cannot be written, or what is in it is no library, damaged, or of a later version.
    pub fn open(folder: &Path, environment: Environment) -> Result<Self> {
        Ok(Self { library: Library::open(folder)?, environment })
    }

    /// The folder that holds the library.
    pub fn folder(&self) -> &Path {
        let path = self.library.path();
        path.parent().unwrap_or(path)
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.environment.now)()
    }

    pub(crate) fn new_id(&self) -> String {
        (self.environment.new_id)()
    }
}
