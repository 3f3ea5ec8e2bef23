//! Identifiers and points in time, as opaque strings that only their makers interpret.

use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! text_newtype {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a value that came from this type's own source: the library, an id source, a clock.
            pub fn new(value: impl Into<String>) -> Self {
                Self(value.into())
            }

            /// The value as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

text_newtype! {
    /// Names a publication; a UUID in lower-case hexadecimal.
    PublicationId,
    /// Names an issue, whatever its revision; a UUID in lower-case hexadecimal.
    IssueId,
    /// Names an annotation; a UUID in lower-case hexadecimal.
    AnnotationId,
    /// Names a digest, a document that quotes annotations; a UUID in lower-case hexadecimal.
    DigestId,
    /// The BLAKE3 hash of an original file's bytes, in lower-case hexadecimal.
    OriginalHash,
    /// The BLAKE3 hash of an embedded image's bytes, in lower-case hexadecimal.
    ImageId,
    /// A moment in UTC as RFC 3339 with milliseconds and `Z`, so that text order is time order.
    Timestamp,
}
