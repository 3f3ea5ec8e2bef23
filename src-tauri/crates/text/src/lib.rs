//! The one plain-text rendering of an article, positions in it, and the passages people mark.
//!
//! Everything here is a pure function of its arguments: no clock, no file, no random number. Only this crate converts
//! between UTF-8 bytes (inside Rust), UTF-16 code units (the window) and Unicode code points (W3C selectors, the
//! command line).

pub mod anchor;
pub mod canonical;
pub mod link;
pub mod offset;
pub mod segment;
pub mod table;
