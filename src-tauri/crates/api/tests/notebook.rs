//! The notebook, many notes at once, the trash, tags, links, the timeline and digests, as the window asks for them.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use desk::Desk;
use flyleaf_api::{
    AnnotationCreate, AnnotationKind, AnnotationTarget, AnnotationUpdate, AnnotationView,
    AnnotationsChange, Cancel, ChangeKind, DigestFormat, DigestUpdate, ExportDigest, LinkKind,
    LinkSearch, LinkState, LinksResolve, ManyChange, NoteKind, NotebookQuery, NotebookSort, Paper,
    PositionSave, QuoteAnnotate, QuotedState, TagRename, TimelineRequest,
};
use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId, Style};

fn all() -> NotebookQuery {
    NotebookQuery { limit: 50, ..NotebookQuery::default() }
}

fn write(desk: &Desk, issue: &IssueId, target: AnnotationTarget, note: &str) -> AnnotationView {
    let request = AnnotationCreate {
        issue: issue.clone(),
        target,
        style: Style::Highlight,
        colour: Colour::Sky,
        note: note.to_owned(),
        tags: Vec::new(),
    };
    desk.flyleaf.annotation_create(&request).unwrap()
}

fn mark(desk: &Desk, issue: &IssueId, article: u32, quote: &str, tags: &[&str]) -> AnnotationId {
    let request = QuoteAnnotate {
        issue: issue.clone(),
        article,
        quote: quote.to_owned(),
        prefix: None,
        suffix: None,
        note: String::new(),
        colour: Colour::Straw,
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
    };
    desk.flyleaf.annotate_quote(&request).unwrap().id
}

fn note(desk: &Desk, id: &AnnotationId, note: &str) -> AnnotationView {
    let request = AnnotationUpdate {
        id: id.clone(),
        style: None,
        colour: None,
        note: Some(note.to_owned()),
        tags: None,
        session: String::new(),
    };
    desk.flyleaf.annotation_update(&request).unwrap()
}

#[test]
fn notes_on_issue_and_article_stand_apart_from_passages() {
    let desk = Desk::new();
    let issue = desk.gazette();
    mark(&desk, &issue, 0, "the keeper saw", &[]);
    let whole = write(&desk, &issue, AnnotationTarget::Issue, "A thin number");
    let article = write(&desk, &issue, AnnotationTarget::Article { article: 0 }, "All of it");
    assert_eq!((whole.kind, whole.article, whole.start), (AnnotationKind::Issue, None, None));
    assert_eq!((article.kind, article.status), (AnnotationKind::Article, AnchorStatus::Exact));
    let view = desk.flyleaf.issue(&issue).unwrap();
    assert_eq!(view.notes, [whole]);
    assert_eq!((view.articles[0].notes, view.articles[0].marks.len()), (1, 1));
    let opened = desk.flyleaf.article(&issue, 0).unwrap();
    assert_eq!((opened.notes, opened.annotations.len()), (vec![article], 1));
    assert_eq!((view.row.highlights, view.row.notes), (3, 2));
}

#[test]
fn an_underline_is_made_and_turned_into_a_highlight() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let id = mark(&desk, &issue, 0, "the keeper saw", &[]);
    let change = AnnotationsChange {
        ids: vec![id.clone()],
        change: ManyChange::Restyle { style: Style::Underline },
    };
    assert_eq!(desk.flyleaf.annotations_change(&change).unwrap(), 1);
    assert_eq!(desk.flyleaf.annotation(&id).unwrap().style, Style::Underline);
    let request = AnnotationUpdate {
        id,
        style: Some(Style::Highlight),
        colour: None,
        note: None,
        tags: None,
        session: String::new(),
    };
    assert_eq!(desk.flyleaf.annotation_update(&request).unwrap().style, Style::Highlight);
}

#[test]
fn the_notebook_names_issues_counts_and_pages() {
    let desk = Desk::new();
    let issue = desk.gazette();
    mark(&desk, &issue, 0, "the keeper saw", &["log"]);
    mark(&desk, &issue, 1, "潮水先知道风", &["tide"]);
    write(&desk, &issue, AnnotationTarget::Issue, "A thin number");
    let view = desk.flyleaf.notebook(&NotebookQuery { text: "道风".to_owned(), ..all() }).unwrap();
    assert_eq!((view.total, view.notes.len()), (1, 1));
    let found = &view.notes[0];
    assert_eq!(found.article_title.as_deref(), Some("A letter to the keeper"));
    assert_eq!(found.source.publication_title, "HARBOUR GAZETTE");
    assert_eq!((found.source.number.as_deref(), found.source.year), (Some("7"), Some(2026)));
    let kinds: Vec<_> =
        view.facets.kinds.iter().filter(|kind| kind.count > 0).map(|kind| kind.kind).collect();
    assert_eq!(kinds, [NoteKind::Mark]);

    let page = NotebookQuery { sort: NotebookSort::Created, offset: 1, limit: 1, ..all() };
    let view = desk.flyleaf.notebook(&page).unwrap();
    assert_eq!((view.total, view.notes[0].annotation.quote.as_str()), (3, "潮水先知道风"));
    assert_eq!(view.facets.publications[0].count, 3);
    assert_eq!(view.facets.tags.len(), 2);
    assert_eq!(desk.flyleaf.notebook_ids(&page).unwrap().len(), 3);
}

#[test]
fn many_are_tagged_trashed_restored_and_deleted_for_good() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let ids = vec![
        mark(&desk, &issue, 0, "the keeper saw", &[]),
        mark(&desk, &issue, 1, "潮水先知道风", &[]),
    ];
    let many = |ids: &[AnnotationId], change| {
        let request = AnnotationsChange { ids: ids.to_vec(), change };
        desk.flyleaf.annotations_change(&request).unwrap()
    };
    assert_eq!(many(&ids, ManyChange::AddTag { tag: "#Terms".to_owned() }), 2);
    assert_eq!(many(&ids[..1], ManyChange::RemoveTag { tag: "TERMS".to_owned() }), 1);
    assert_eq!(many(&ids, ManyChange::Recolour { colour: Colour::Rose }), 2);
    assert_eq!(desk.flyleaf.tags().unwrap()[0].annotations, 1);
    assert_eq!(many(&ids, ManyChange::Trash), 2);
    assert!(desk.flyleaf.notebook(&all()).unwrap().notes.is_empty());
    let change = desk.flyleaf.undo().unwrap().unwrap();
    assert_eq!((change.kind, change.annotations), (ChangeKind::Delete, 2));
    assert_eq!((change.annotation, change.issue), (None, Some(issue)));
    desk.flyleaf.redo().unwrap();

    let trash = desk.flyleaf.trash().unwrap();
    assert_eq!(trash.total, 2);
    assert!(trash.notes.iter().all(|note| note.trashed.is_some()));
    assert_eq!(desk.flyleaf.trash_restore(&ids[..1]).unwrap(), 1);
    assert_eq!(desk.flyleaf.trash_empty().unwrap(), 1);
    assert_eq!(desk.flyleaf.trash_empty().unwrap(), 0);
    assert_eq!(desk.flyleaf.annotation(&ids[0]).unwrap().colour, Colour::Rose);
    let gone = desk.flyleaf.trash_restore(&ids[1..]).unwrap_err();
    assert_eq!(gone.message.id, "error-annotation-unknown");
    assert!(desk.flyleaf.check().unwrap().damage.is_empty());
}

#[test]
fn a_tag_is_completed_and_renamed() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let id = mark(&desk, &issue, 0, "the keeper saw", &["Lighthouse", "log"]);
    let complete = |typed: &str| {
        let rows = desk.flyleaf.tag_completions(typed, 5).unwrap();
        rows.into_iter().map(|row| row.tag).collect::<Vec<_>>()
    };
    assert_eq!(complete("l"), ["Lighthouse", "log"]);
    assert_eq!(complete("LIGHT"), ["Lighthouse"]);
    let rename = TagRename { from: "log".to_owned(), to: "lighthouse".to_owned() };
    assert_eq!(desk.flyleaf.tag_rename(&rename).unwrap(), 1);
    assert_eq!(desk.flyleaf.annotation(&id).unwrap().tags, ["Lighthouse"]);
    desk.flyleaf.undo().unwrap();
    assert_eq!(desk.flyleaf.annotation(&id).unwrap().tags, ["Lighthouse", "log"]);
}

#[test]
fn a_passage_is_linked_to_another_and_back() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let from = mark(&desk, &issue, 0, "the keeper saw", &[]);
    let to = mark(&desk, &issue, 1, "潮水先知道风", &[]);
    let search = |text: &str| {
        let request = LinkSearch { text: text.to_owned(), apart: Some(from.clone()), limit: 9 };
        desk.flyleaf.link_targets(&request).unwrap()
    };
    let target = search("潮水").remove(0);
    assert_eq!(
        (target.kind, target.words.as_deref()),
        (LinkKind::Annotation, Some("潮水先知道风"))
    );
    assert_eq!(search("letter")[0].address, format!("flyleaf:article/{issue}/1"));
    assert_eq!(search("gazette 2026")[0].address, format!("flyleaf:issue/{issue}"));
    assert!(search("keeper saw").is_empty());

    note(&desk, &from, &format!("Compare [this]({}).", target.address));
    let back = desk.flyleaf.backlinks(&target.address).unwrap();
    assert_eq!(back.notes[0].annotation.id, from);
    let resolve = || {
        let request =
            LinksResolve { addresses: vec![target.address.clone()], from: Some(from.clone()) };
        desk.flyleaf.links_resolve(&request).unwrap().remove(0)
    };
    let link = resolve();
    assert_eq!((link.state, link.article), (LinkState::Found, Some(1)));
    assert_eq!((link.start, link.end), (Some(0), Some(6)));
    assert_eq!(link.source.unwrap().id, issue);
    desk.flyleaf.annotation_delete(&to).unwrap();
    assert_eq!(resolve().state, LinkState::Trashed);
    desk.flyleaf.trash_empty().unwrap();
    assert_eq!((resolve().state, resolve().source), (LinkState::Gone, None));
    let refused = desk.flyleaf.backlinks("https://example.org").unwrap_err();
    assert_eq!(refused.message.id, "error-link");
}

#[test]
fn a_day_tells_what_was_read_written_and_imported() {
    let desk = Desk::new();
    let issue = desk.gazette();
    mark(&desk, &issue, 0, "the keeper saw", &[]);
    let save = PositionSave { issue: issue.clone(), article: 1, offset: 0, seen: 9 };
    desk.flyleaf.position_save(&save).unwrap();
    let request = TimelineRequest { before: None, days: 5, east: 0 };
    let view = desk.flyleaf.timeline(&request).unwrap();
    let [day] = view.days.as_slice() else { panic!("{view:?}") };
    assert_eq!((day.day.as_str(), view.more), ("2026-05-14", false));
    assert_eq!((day.made_count, day.changed_count, day.imported_count), (1, 0, 1));
    assert_eq!(day.made[0].annotation.quote, "the keeper saw");
    assert_eq!((day.read[0].article, day.read[0].source.id.clone()), (1, issue));
    assert_eq!(day.read[0].title.as_deref(), Some("A letter to the keeper"));
    let later = TimelineRequest { east: 15 * 60, ..request };
    assert_eq!(desk.flyleaf.timeline(&later).unwrap().days[0].day, "2026-05-15");
}

#[test]
fn a_digest_stays_current_and_says_what_changed() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let quoted = mark(&desk, &issue, 0, "the keeper saw", &[]);
    let body = format!("Seen:\n\n![](flyleaf:annotation/{quoted})");
    let made = desk.flyleaf.digest_create("Porpoises", &body).unwrap();
    let id = made.row.id.clone();
    assert_eq!((made.quoted.len(), made.quoted[0].state), (1, QuotedState::Current));
    note(&desk, &quoted, "When?");
    let now = desk.flyleaf.digest(&id).unwrap();
    assert_eq!(now.quoted[0].state, QuotedState::Edited);
    assert_eq!(now.quoted[0].note.as_ref().unwrap().annotation.note, "When?");
    let accepted = desk.flyleaf.digest_accept(&id, None).unwrap();
    assert_eq!(accepted.quoted[0].state, QuotedState::Current);
    let export = |format, name: &str| {
        let request = ExportDigest { digest: id.clone(), format, paper: Paper::A5 };
        let path = desk.path(name);
        let report =
            desk.flyleaf.export_digest(&request, &path, &mut |_| (), &Cancel::default()).unwrap();
        (report, std::fs::read(path).unwrap())
    };
    let (report, pdf) = export(DigestFormat::Pdf, "digest.pdf");
    assert_eq!((report.pages, report.missing.len()), (1, 0));
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let (_, markdown) = export(DigestFormat::Markdown, "digest.md");
    let markdown = String::from_utf8(markdown).unwrap();
    assert!(
        markdown.contains("> the keeper saw\n>\n> When?\n>\n> — “Tides this week”"),
        "{markdown}"
    );
    assert!(markdown.contains(&format!("^flyleaf-{quoted}")), "{markdown}");
    assert_eq!(desk.flyleaf.digest_name(&id, "md").unwrap(), "Porpoises.md");
    desk.flyleaf.annotation_delete(&quoted).unwrap();
    let (_, markdown) = export(DigestFormat::Markdown, "digest.md");
    assert!(!String::from_utf8(markdown).unwrap().contains("keeper"));
    assert_eq!(desk.flyleaf.digest(&id).unwrap().quoted[0].state, QuotedState::Trashed);

    let typed = |title: &str| DigestUpdate {
        id: id.clone(),
        title: Some(title.to_owned()),
        body: None,
        session: "s".to_owned(),
    };
    desk.flyleaf.digest_update(&typed("Porpoise")).unwrap();
    desk.flyleaf.digest_update(&typed("The porpoise")).unwrap();
    let undone = desk.flyleaf.undo().unwrap().unwrap();
    assert_eq!((undone.kind, undone.digest.as_ref()), (ChangeKind::Digest, Some(&id)));
    assert_eq!(desk.flyleaf.digest(&id).unwrap().row.title, "Porpoises");
    desk.flyleaf.digest_delete(&id).unwrap();
    assert!(desk.flyleaf.digests().unwrap().is_empty());
    assert_eq!(desk.flyleaf.trash().unwrap().digests[0].id, id);
    desk.flyleaf.digest_restore(&id).unwrap();
    assert_eq!(desk.flyleaf.digests().unwrap().len(), 1);
    desk.flyleaf.digest_delete(&id).unwrap();
    assert_eq!(desk.flyleaf.trash_empty().unwrap(), 2);
    assert_eq!(desk.flyleaf.digest(&id).unwrap_err().message.id, "error-digest-unknown");
}
