//! PDFs: made by hand here, printed by public programs where they are installed, hostile ones, and other people's where
//! they are present.
#![allow(clippy::print_stderr)]

mod corpus;
mod hostile;
mod made;
mod printed;
mod reading;
mod tools;
