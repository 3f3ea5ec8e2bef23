//! Interim: pages of a saved site as parts.

use flyleaf_model::Format;

use super::container::Container;
use super::{html, loose_xml as xml};
use crate::Error;
use crate::flow::{Builder, Flow, Part, PartKind};

pub(super) fn read(container: &Container<'_>, pages: &[&str]) -> Result<Flow, Error> {
    let mut builder = Builder::new(Format::Zip, "utf-8");
    for page in pages {
        let Some(entry) = container.read(page) else { continue };
        builder.begin_part(Part { kind: PartKind::Page, ..Part::default() });
        html::append(&mut builder, &xml::decode(&entry.bytes).text, &|_| None);
        builder.end_part();
    }
    Ok(builder.finish())
}
