//! PDFs: made by hand here, printed by public programs where they are installed, hostile ones, and other people's where
//! they are present.
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, reason = "what makes a test's files fails the test")]

mod corpus;
mod hostile;
mod made;
mod printed;
mod reading;
mod tools;
