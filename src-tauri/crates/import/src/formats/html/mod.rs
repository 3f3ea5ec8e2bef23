//! HTML: a page of its own, and the HTML that mails, feeds and books hold.
//!
//! The parser is html5ever, through `dom_query`: any page is read as browsers read it. [`append`] turns a document into
//! blocks and leaves nothing out but what the page hides; what the page would load, run or send is noted and never
//! touched. [`read`], for a page of its own, also tells the article from what stands around it.

mod article;
mod dom;
mod frame;
mod head;
mod landmarks;
mod line;
mod notes;
mod page;
mod picture;
mod pixel;
mod saved;
mod site;
mod style;
mod survey;
mod tag;
mod tame;
mod title;
mod traps;
mod visible;
mod walk;
mod writing;

use flyleaf_model::FindingCode;

use crate::flow::Builder;
pub(crate) use head::Head;
pub(super) use page::{is_page, read};
pub(super) use saved::{leads_to, read as read_site};

/// Appends a document or a fragment to a flow, all of it, in its order.
///
/// `resources` answers an address as it is written (`cid:…`, a relative path) with the bytes inside the file, or `None`.
pub(crate) fn append(
    builder: &mut Builder,
    html: &str,
    resources: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Head {
    let page = dom::parse(html);
    let mut head = head::read(&page.document);
    head.anchors = write(builder, &page, &head, &walk::Plan::new(), resources);
    head
}

/// Writes a page as its plan says; its anchors.
fn write(
    builder: &mut Builder,
    page: &dom::Page,
    head: &Head,
    plan: &walk::Plan,
    resources: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<(String, usize)> {
    let base = dom::base(&page.document);
    let inside = |address: &str| resources(address).is_some();
    traps::note(&page.document, base.as_ref(), builder, &inside);
    let survey = survey::survey(&page.document);
    let context = walk::Context {
        resources,
        survey: &survey,
        plan,
        base: base.as_ref(),
        language: head.language.as_deref(),
        is_nested: false,
    };
    let walk::Walked { hidden, anchors } = walk::walk(&page.document, &context, builder);
    if hidden > 0 {
        builder.finding(FindingCode::HiddenTextLeftOut, vec![hidden.to_string()]);
    }
    for damage in &page.damage {
        builder.finding(FindingCode::MarkupDamaged, vec![damage.clone()]);
    }
    if page.cut {
        builder.finding(FindingCode::LimitReached, vec!["the end of the page".to_owned()]);
    }
    anchors
}

#[cfg(test)]
mod tests;
