//! What a document says of itself beside its text.
//!
//! Its time stamps are left aside: they say when a file was begun or saved, most often from the file of an earlier
//! issue, and never when the issue appeared.

use super::super::xml::Element;
use super::package::Package;
use crate::flow::Builder;

/// Declares title, author and language.
pub(super) fn declare(package: &Package<'_>, styles: &Element, builder: &mut Builder) {
    let root = package.tree(&package.properties()).map(|tree| tree.root).unwrap_or_default();
    let said = |name: &str| {
        let text = crate::lines::squeezed(&root.child(name)?.text());
        (!text.is_empty()).then_some(text)
    };
    let declared = builder.declared();
    declared.title = said("dc:title");
    declared.authors.extend(said("dc:creator"));
    let defaults = styles.at(&["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"]);
    let proofing = || defaults?.attribute("w:val").map(str::to_owned);
    declared.languages.extend(said("dc:language").or_else(proofing));
}
