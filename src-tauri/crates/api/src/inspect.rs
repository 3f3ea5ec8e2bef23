//! A file recognised and shown, nothing stored.
