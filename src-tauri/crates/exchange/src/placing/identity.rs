//! Which annotation of ours another program's annotation is: always the same one, so that reading a file twice cannot make
//! two of it.

use flyleaf_model::AnnotationId;
use uuid::Uuid;

use crate::{Interchange, Program, vocabulary};

/// The name under which an annotation is kept: its own where that is one of ours or a UUID, otherwise a name-based UUID
/// (RFC 9562, version 5) of its own name, or of what it says where it has none.
pub fn annotation_id(program: Program, one: &Interchange) -> AnnotationId {
    let name = match &one.id {
        Some(iri) => match vocabulary::annotation_of_iri(iri) {
            Some(ours) => return ours,
            None => iri.clone(),
        },
        None => said(program, one),
    };
    AnnotationId::new(Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).simple().to_string())
}

/// Everything that tells an annotation without a name from others, in an unambiguous form.
fn said(program: Program, one: &Interchange) -> String {
    let quote = one.quote.as_ref().map(|quote| (&quote.exact, &quote.prefix, &quote.suffix));
    let work = (&one.work.title, &one.work.author, &one.work.url, &one.work.article);
    let created = one.created.as_ref().map(|created| created.as_str());
    format!("{:?}", (program.name(), work, quote, one.position, &one.selectors, &one.note, created))
}
