//! Journeys through the whole application: from a file to notes to a printed page, through the command line.

mod anchor;
mod annotate_and_print;
mod command_line;
mod corpus;
mod customer_issue;
mod exchange;
mod hostile_files;
mod importing;
mod inspect;
mod library;
mod processes;
mod quotes;
mod revisions;
