//! Kindle: the file `My Clippings.txt` in the languages of its devices, and a notebook exported as HTML.

mod clippings;
mod date;
mod label;
mod language;
mod notebook;
mod settle;

pub(super) use clippings::{read as read_clippings, recognises as recognises_clippings};
pub(super) use notebook::{read as read_notebook, recognises as recognises_notebook};
