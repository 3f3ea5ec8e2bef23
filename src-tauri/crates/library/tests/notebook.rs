//! The notebook's queries, tags, links, timeline and digests.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{
    AnnotationChange, Between, BulkChange, ChangeKind, DigestChange, LinkEnd, NoteKind,
    NotebookPage, NotebookQuery, NotebookSort, On,
};
use flyleaf_model::{
    AnchorStatus, Annotation, AnnotationId, Colour, DigestId, IssueId, Style, Timestamp,
};
use flyleaf_text::link::Link;
use newsroom::{Draft, Newsroom};

const TIDES: &str =
    "High water comes at nine and low water at three. 潮水先知道风，灯塔看守人每天记下水位。";
const FOG: &str = "Fog held the mole for four days. Nobody was hurt.";

struct Desk {
    room: Newsroom,
    gazette: IssueId,
    quay: IssueId,
    /// In the order they were made: marks on tides and fog, on the article, on the issue.
    made: Vec<Annotation>,
}

fn desk() -> Desk {
    let room = Newsroom::new();
    let gazette = room.add(
        &Draft::new("Harbour Gazette", Some("7"), Some(2026), &[("Tides", TIDES), ("Fog", FOG)])
            .dated("2026-05-01"),
    );
    let quay = room
        .add(&Draft::new("Quay News", Some("1"), Some(2020), &[("Fog", FOG)]).dated("2020-01-01"));
    let mut made = vec![
        room.highlight(&gazette, 1, "four days"),
        room.highlight(&gazette, 0, "灯塔看守人"),
        room.write(&quay, On::Article(0), "Thick, as in café"),
        room.write(&gazette, On::Issue, ""),
    ];
    let bare = AnnotationChange {
        note: Some(String::new()),
        tags: Some(vec!["Log".to_owned()]),
        style: Some(Style::Underline),
        ..AnnotationChange::default()
    };
    made[0] = room.library.annotation_update(&made[0].id, &bare, "", &room.now()).unwrap();
    Desk { room, gazette, quay, made }
}

impl Desk {
    fn page(&self, query: &NotebookQuery) -> NotebookPage {
        self.room.library.notebook(query).unwrap()
    }

    /// Which of `made` a query gives, in its order.
    fn chosen(&self, query: NotebookQuery) -> Vec<usize> {
        let query = NotebookQuery { limit: 100, ..query };
        let page = self.page(&query);
        assert_eq!(page.total as usize, page.rows.len());
        let place = |id: &AnnotationId| self.made.iter().position(|made| made.id == *id).unwrap();
        page.rows.iter().map(|row| place(&row.stored.annotation.id)).collect()
    }
}

fn all() -> NotebookQuery {
    NotebookQuery::default()
}

#[test]
fn each_filter_chooses_what_it_says() {
    let desk = desk();
    let publication = desk.room.library.issue(&desk.quay).unwrap().row.publication;
    let text = |text: &str| NotebookQuery { text: text.to_owned(), ..all() };
    let tags = |tags: &[&str]| NotebookQuery {
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        ..all()
    };
    for (query, chosen) in [
        (all(), vec![2, 3, 1, 0]),
        (text("塔看"), vec![1]),
        (text("CAFE  thick"), vec![2]),
        (text("thick nobody"), vec![]),
        (text("log days"), vec![0]),
        (tags(&["LOG"]), vec![0]),
        (tags(&["water", "潮汐"]), vec![1]),
        (tags(&["water", "log"]), vec![]),
        (tags(&["none"]), vec![]),
        (NotebookQuery { colours: vec![Colour::Sky], ..all() }, vec![2, 3]),
        (NotebookQuery { styles: vec![Style::Underline], ..all() }, vec![0]),
        (NotebookQuery { publications: vec![publication], ..all() }, vec![2]),
        (NotebookQuery { issue: Some(desk.gazette.clone()), ..all() }, vec![3, 1, 0]),
        (NotebookQuery { statuses: vec![AnchorStatus::Orphaned], ..all() }, vec![]),
        (NotebookQuery { kinds: vec![NoteKind::Mark], ..all() }, vec![0]),
        (NotebookQuery { kinds: vec![NoteKind::Note, NoteKind::IssueNote], ..all() }, vec![3, 1]),
        (NotebookQuery { kinds: vec![NoteKind::ArticleNote], ..all() }, vec![2]),
        (NotebookQuery { trashed: true, ..all() }, vec![]),
    ] {
        assert_eq!(desk.chosen(query.clone()), chosen, "{query:?}");
    }
    let since = Between { from: Some(desk.made[2].created.clone()), until: None };
    let until = Between { from: None, until: Some(desk.made[2].created.clone()) };
    assert_eq!(desk.chosen(NotebookQuery { created: since.clone(), ..all() }), [2, 3]);
    assert_eq!(desk.chosen(NotebookQuery { created: until, ..all() }), [1, 0]);
    assert_eq!(desk.chosen(NotebookQuery { modified: since, ..all() }), [2, 3, 0]);
}

#[test]
fn orders_and_pages() {
    let desk = desk();
    let by = |sort| NotebookQuery { sort, ..all() };
    assert_eq!(desk.chosen(by(NotebookSort::Publication)), [3, 1, 0, 2]);
    assert_eq!(desk.chosen(by(NotebookSort::Created)), [3, 2, 1, 0]);
    assert_eq!(desk.chosen(by(NotebookSort::Modified)), [0, 3, 2, 1]);
    let reversed = NotebookQuery { reversed: true, ..by(NotebookSort::Created) };
    assert_eq!(desk.chosen(reversed), [0, 1, 2, 3]);
    let page = desk.page(&NotebookQuery { offset: 1, limit: 2, ..by(NotebookSort::Created) });
    assert_eq!((page.total, page.rows.len()), (4, 2));
    assert_eq!(page.rows[0].stored.annotation.id, desk.made[2].id);
    assert_eq!(page.rows[0].article_title.as_deref(), Some("Fog"));
    assert_eq!(page.issues.len(), 2);
}

#[test]
fn counts_tell_what_each_choice_would_give() {
    let desk = desk();
    let query =
        NotebookQuery { colours: vec![Colour::Sky], kinds: vec![NoteKind::ArticleNote], ..all() };
    let facets = desk.page(&query).facets;
    // Of colours as if none were chosen among the article notes, and of kinds among the blue ones.
    assert_eq!(facets.colours.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [0, 0, 1, 0]);
    assert_eq!(facets.kinds.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [0, 0, 1, 1]);
    assert_eq!(
        facets
            .publications
            .iter()
            .map(|(_, title, count)| (title.as_str(), *count))
            .collect::<Vec<_>>(),
        [("Quay News", 1)]
    );
    let facets = desk.page(&all()).facets;
    let tags: Vec<_> = facets.tags.iter().map(|row| (row.tag.as_str(), row.annotations)).collect();
    assert_eq!(tags, [("Log", 1), ("water", 1), ("潮汐", 1)]);
    assert_eq!(facets.issues[0], (desk.gazette, 3));
}

#[test]
fn tags_are_counted_completed_and_renamed_into_one() {
    let desk = desk();
    let library = &desk.room.library;
    let ids = [desk.made[0].id.clone(), desk.made[2].id.clone(), desk.made[3].id.clone()];
    let add = |ids: &[AnnotationId], tag: &str| {
        let change = BulkChange::AddTag(tag.to_owned());
        library.annotations_change(ids, &change, &desk.room.now()).unwrap();
    };
    add(&ids[1..], "WATER");
    add(&ids[1..], "waterline");
    let tags = || {
        let rows = library.tags().unwrap();
        rows.into_iter().map(|row| (row.tag, row.annotations)).collect::<Vec<_>>()
    };
    let told = |tag: &str, count| (tag.to_owned(), count);
    assert_eq!(tags(), [told("Log", 1), told("WATER", 3), told("waterline", 2), told("潮汐", 1)]);
    let complete = |typed: &str| {
        let rows = library.tag_completions(typed, 2).unwrap();
        rows.into_iter().map(|row| row.tag).collect::<Vec<_>>()
    };
    assert_eq!(complete("#wat"), ["WATER", "waterline"]);
    assert_eq!(complete("汐"), ["潮汐"]);
    assert_eq!(complete("line"), ["waterline"]);

    let before = tags();
    let one = |place: usize| desk.room.annotation(&desk.made[place].id).tags;
    assert_eq!(library.tag_rename("waterline", "#Water", &desk.room.now()).unwrap(), 2);
    assert_eq!(
        tags(),
        [told("Log", 1), told("WATER", 2), told("潮汐", 1)].map(|(tag, count)| if tag == "WATER" {
            (tag, 3)
        } else {
            (tag, count)
        })
    );
    assert_eq!(one(2), ["WATER"]);
    let undone = desk.room.undo().unwrap();
    assert_eq!((undone.kind, undone.annotations), (ChangeKind::Update, 2));
    assert_eq!(tags(), before);
    assert_eq!(library.tag_rename("waterline", " # ", &desk.room.now()).unwrap(), 0);
}

fn noting(text: &str) -> AnnotationChange {
    AnnotationChange { note: Some(text.to_owned()), ..AnnotationChange::default() }
}

#[test]
fn links_lead_there_and_back() {
    let desk = desk();
    let library = &desk.room.library;
    let (from, to) = (&desk.made[2].id, &desk.made[1].id);
    let article = Link::Article { issue: desk.gazette.clone(), article: 1 };
    let links = [Link::Annotation(to.clone()), article.clone(), Link::Issue(desk.gazette.clone())];
    let note: String = links.iter().map(|link| format!("[x]({}) ", link.address())).collect();
    library.annotation_update(from, &noting(&note), "", &desk.room.now()).unwrap();
    for link in &links {
        let back = library.backlinks(link).unwrap().annotations;
        assert_eq!(back.len(), 1, "{link:?}");
        assert_eq!(back[0].annotation.id, *from);
    }
    let end = |link: &Link| library.link_end(link, Some(from)).unwrap();
    assert!(
        matches!(end(&links[0]), LinkEnd::Annotation { stored, .. } if stored.annotation.id == *to)
    );
    assert!(matches!(end(&links[2]), LinkEnd::Issue(issue) if issue.0.id == desk.gazette));
    library.annotation_delete(to, &desk.room.now()).unwrap();
    assert!(
        matches!(end(&links[0]), LinkEnd::Annotation { stored, .. } if stored.trashed.is_some())
    );

    // The article moves, and a link to its old place must not lead to what stands there now.
    desk.room.import(
        &Draft::new("Harbour Gazette", Some("7"), Some(2026), &[("Fog", FOG), ("Tides", TIDES)])
            .dated("2026-05-01"),
    );
    let LinkEnd::Article { article: now, title, .. } = end(&article) else { panic!() };
    assert_eq!((now, title.as_deref()), (0, Some("Fog")));
    let at = |article| Link::Article { issue: desk.gazette.clone(), article };
    assert_eq!(library.backlinks(&at(0)).unwrap().annotations.len(), 1);
    assert_eq!(library.backlinks(&at(1)).unwrap().annotations.len(), 0);
    // Written on again, the link still means the article it meant.
    library
        .annotation_update(from, &noting(&format!("{note} more")), "", &desk.room.now())
        .unwrap();
    assert!(matches!(end(&article), LinkEnd::Article { article: 0, .. }));
    library.annotation_update(from, &noting("nothing"), "", &desk.room.now()).unwrap();
    assert!(library.backlinks(&at(0)).unwrap().annotations.is_empty());
    desk.room.undo().unwrap();
    assert_eq!(library.backlinks(&Link::Issue(desk.gazette.clone())).unwrap().annotations.len(), 1);

    library.trash_empty().unwrap();
    assert_eq!(end(&links[0]), LinkEnd::Gone);
    assert_eq!(end(&Link::Issue(IssueId::new("none"))), LinkEnd::Gone);
    assert_eq!(library.link_end(&at(9), None).unwrap(), LinkEnd::Gone);
    desk.room.assert_whole();
}

#[test]
fn what_is_typed_finds_issues_articles_and_annotations() {
    let desk = desk();
    let found = |typed: &str| {
        let targets = desk.room.library.link_targets(typed, None, 10).unwrap();
        targets.into_iter().map(|target| target.link).collect::<Vec<_>>()
    };
    let annotation = |place: usize| Link::Annotation(desk.made[place].id.clone());
    let fog = |issue: &IssueId, article| Link::Article { issue: issue.clone(), article };
    assert_eq!(found("塔看守"), [annotation(1)]);
    assert_eq!(found("gazette 7"), [Link::Issue(desk.gazette.clone())]);
    let fogs = found("FOG");
    assert_eq!(fogs, [fog(&desk.quay, 0), fog(&desk.gazette, 1)]);
    assert_eq!(found("")[0], annotation(0), "what was changed last");
    let apart = desk.room.library.link_targets("", Some(&desk.made[0].id), 10).unwrap();
    assert_eq!(apart.len(), 3);
    assert_eq!(desk.room.library.link_targets("fog", None, 1).unwrap().len(), 1);
}

#[test]
fn days_are_those_of_the_reader() {
    let desk = desk();
    let library = &desk.room.library;
    let at = |moment: &str| Timestamp::new(moment);
    library
        .annotation_update(&desk.made[1].id, &noting("Later"), "", &at("2026-05-15T23:30:00.000Z"))
        .unwrap();
    let read = |moment: &str, seen| {
        library.position_save(&desk.gazette, 0, &at(moment), |_| Some((0, seen))).unwrap();
    };
    read("2026-05-15T23:20:00.000Z", 10);
    read("2026-05-15T23:29:00.000Z", 12);
    read("2026-05-17T08:00:00.000Z", 12);
    read("2026-05-17T08:00:00.000Z", 13);
    let days = |before, most, east| library.timeline(before, most, east).unwrap();
    let names = |timeline: &flyleaf_library::Timeline| {
        timeline.days.iter().map(|day| day.day.clone()).collect::<Vec<_>>()
    };
    let greenwich = days(None, 10, 0);
    assert_eq!(names(&greenwich), ["2026-05-17", "2026-05-15", "2026-05-14"]);
    let fifteenth = &greenwich.days[1];
    assert_eq!(fifteenth.read, [(desk.gazette.clone(), 0, Some("Tides".to_owned()))]);
    assert_eq!((fifteenth.made_count, fifteenth.changed_count), (0, 1));
    assert_eq!(greenwich.days[0].changed_count, 0);
    let first = &greenwich.days[2];
    assert_eq!((first.made_count, first.changed_count, first.imported_count), (4, 0, 2));
    assert_eq!((greenwich.issues.len(), greenwich.more), (2, false));
    assert_eq!(names(&days(None, 10, 480)), ["2026-05-17", "2026-05-16", "2026-05-14"]);
    assert_eq!(names(&days(None, 10, -600)), ["2026-05-16", "2026-05-15", "2026-05-13"]);
    let page = days(Some("2026-05-17"), 1, 0);
    assert_eq!((names(&page), page.more), (vec!["2026-05-15".to_owned()], true));
}

#[test]
fn a_digest_tells_what_was_edited_and_what_is_gone() {
    let desk = desk();
    let (library, room) = (&desk.room.library, &desk.room);
    let quote = |place: usize| format!("![](flyleaf:annotation/{})", desk.made[place].id);
    let body = format!("On fog.\n\n{}\n\n{}\n", quote(0), quote(1));
    let id = DigestId::new("d");
    library.digest_create(id.clone(), "Weather", &body, &room.now()).unwrap();
    let told = || {
        let opened = library.digest(&id).unwrap();
        let row = |quoted: &flyleaf_library::Quoted| {
            let there = quoted.stored.as_ref().map(|stored| stored.trashed.is_none());
            (quoted.is_edited, there)
        };
        opened.quoted.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(told(), [(false, Some(true)), (false, Some(true))]);
    library.annotation_update(&desk.made[1].id, &noting("Who?"), "", &room.now()).unwrap();
    assert_eq!(told(), [(false, Some(true)), (true, Some(true))]);
    library.digest_accept(&id, Some(&desk.made[1].id)).unwrap();
    assert_eq!(told()[1], (false, Some(true)));
    assert_eq!(room.undo().unwrap().digest.as_ref(), Some(&id));
    assert_eq!(told()[1], (true, Some(true)));

    // Taken out of the text and put back by undo, it is still known what it said.
    let change = |body: &str| DigestChange { body: Some(body.to_owned()), title: None };
    library.digest_update(&id, &change("Only words."), "s", &room.now()).unwrap();
    library.digest_update(&id, &change("Only words!"), "s", &room.now()).unwrap();
    assert!(told().is_empty());
    assert_eq!(room.undo().unwrap().kind, ChangeKind::Digest);
    assert_eq!(told()[1], (true, Some(true)));
    let backlinks = library.backlinks(&Link::Annotation(desk.made[1].id.clone())).unwrap();
    assert_eq!(backlinks.digests, [(id.clone(), "Weather".to_owned())]);

    library.annotation_delete(&desk.made[0].id, &room.now()).unwrap();
    assert_eq!(told()[0], (false, Some(false)));
    library.trash_empty().unwrap();
    assert_eq!(told()[0], (false, None));

    library.digest_delete(&id, &room.now()).unwrap();
    assert!(library.digests(false).unwrap().is_empty());
    assert!(library.digest_update(&id, &change("x"), "", &room.now()).is_err());
    room.undo().unwrap();
    assert_eq!(library.digests(false).unwrap().len(), 1);
    room.redo().unwrap();
    library.digest_restore(&id).unwrap();
    library.digest_delete(&id, &room.now()).unwrap();
    assert_eq!(library.trash_empty().unwrap(), 1);
    assert!(library.digest(&id).is_err());
    while let Some(change) = room.undo() {
        assert_eq!(change.digest, None);
    }
    room.assert_whole();
}
