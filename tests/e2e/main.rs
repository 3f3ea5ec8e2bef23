//! The real window, end to end: the built application, a real webview, a real library, real files.
//!
//! Each test has a home, a session bus and a library of its own. The windows share one display, so they open one after
//! the other. `FLYLEAF_BINARY` names the application; without it the one in the target folder is used.

mod accessibility;
mod correcting;
mod dialogs;
mod display;
mod driver;
mod exchanging;
mod faults;
mod importing;
mod marking;
mod notebook;
mod opening;
mod page;
mod printing;
mod revising;
mod traps;
mod tree;
mod writing;
