//! What journeys stand on: a library of their own, the command line in process or as a process, files to import.

mod answer;
mod desk;
pub mod material;
pub mod promises;

pub use answer::Answer;
pub use desk::Desk;
