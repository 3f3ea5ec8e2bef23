//! A saved web site in an archive: its pages, each a part, in the order given.

use flyleaf_model::{FindingCode, Format};

use super::container::Container;
use super::{Input, html};
use crate::Error;
use crate::flow::{Builder, Flow, Part, PartKind};

/// Reads the pages of these names; what the first says of itself is said of all.
pub(super) fn read(container: &Container<'_>, pages: &[&str]) -> Result<Flow, Error> {
    let mut builder = Builder::new(Format::Zip, "utf-8");
    for (index, name) in pages.iter().enumerate() {
        if builder.place() as u64 > crate::MOST_BYTES {
            let left_out = format!("{} pages", pages.len() - index);
            builder.finding(FindingCode::LimitReached, vec![left_out]);
            break;
        }
        let Some(entry) = container.read(name) else { continue };
        let fault = entry.fault.clone();
        let page = match html::read(&Input { bytes: &entry.bytes, name: Some(name) }) {
            Ok(page) => page,
            Err(error) => {
                let reason = fault.unwrap_or_else(|| error.to_string());
                builder.finding(FindingCode::PartUnreadable, vec![(*name).to_owned(), reason]);
                continue;
            }
        };
        if let Some(reason) = fault {
            builder.finding(FindingCode::PartUnreadable, vec![(*name).to_owned(), reason]);
        }
        builder.begin_part(Part {
            kind: PartKind::Page,
            title: page.declared.title.clone(),
            language: page.declared.languages.first().cloned(),
            ..Part::default()
        });
        let declared = builder.append(page);
        builder.end_part();
        if index == 0 {
            *builder.declared() = declared;
        }
    }
    Ok(builder.finish())
}
