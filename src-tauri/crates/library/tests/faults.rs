//! Files and folders that are not as they should be: told apart, named, and left as they were.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};

use flyleaf_library::{Error, Library, Problem};
use newsroom::{Draft, Newsroom};

fn issue(text: &str) -> Draft {
    Draft::new("Harbour Gazette", Some("7"), Some(2026), &[("Tides", text)])
}

#[test]
fn a_file_that_is_no_database_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    fs::write(&path, "Dear diary, this is not a database, whatever its name says.").unwrap();
    let refused = Library::open(folder.path()).unwrap_err();
    assert!(matches!(&refused, Error::NotALibrary { path: named } if *named == path), "{refused}");
    assert!(fs::read_to_string(&path).unwrap().starts_with("Dear diary"));
}

#[test]
fn a_database_of_another_program_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipe (id);").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Library::open(folder.path()), Err(Error::NotALibrary { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let refused = Library::open(&file.join("library")).unwrap_err();
    assert!(refused.to_string().contains("file/library"), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere but into the kernel's own file systems.
    let superuser = fs::write(folder.path().join("probe"), "").is_ok();
    let place = if superuser { std::path::Path::new("/proc/self") } else { folder.path() };
    if !place.exists() {
        writeln!(std::io::stderr(), "skipped: no folder here refuses writing").unwrap();
        return;
    }
    let refused = Library::open(place).unwrap_err();
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused}");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn an_empty_file_left_by_a_crash_becomes_a_library() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("library.db"), "").unwrap();
    assert!(Library::open(folder.path()).unwrap().shelf().unwrap().is_empty());
}

#[test]
fn check_names_the_rows_that_were_tampered_with() {
    let room = Newsroom::new();
    let id =
        room.add(&issue("The tide table hangs by the door.").showing(b"lamp").showing(b"horn"));
    let made = room.highlight(&id, 0, "tide table");
    let moved = room.highlight(&id, 0, "the door");
    room.assert_whole();
    let hash = room.library.issue(&id).unwrap().revision.original;

    let tampering = rusqlite::Connection::open(room.library.path()).unwrap();
    let tamper = |sql: &str, key: &str| assert_eq!(tampering.execute(sql, [key]).unwrap(), 1);
    tampering.pragma_update(None, "foreign_keys", false).unwrap();
    tamper("UPDATE original SET content = x'00' WHERE hash = ?1", hash.as_str());
    let images = room.library.article(&id, 0).unwrap().images;
    let lamp = images[0].id.as_str();
    tamper("UPDATE image SET content = x'00' WHERE hash = ?1", lamp);
    tamper(
        "UPDATE article SET text = 'The tide tables hang by the door.' WHERE title = ?1",
        "Tides",
    );
    tamper("UPDATE annotation SET \"end\" = 9000 WHERE id = ?1", moved.id.as_str());
    tamper("UPDATE annotation SET start = start + 1 WHERE id = ?1", made.id.as_str());
    tamper("UPDATE revision SET regions = 'x' WHERE issue = ?1", id.as_str());
    tampering.execute("UPDATE issue SET publication = 'none'", []).unwrap();

    let report = room.library.check().unwrap();
    let found: Vec<_> = report
        .damage
        .iter()
        .map(|damage| (damage.table.as_str(), damage.row.as_str(), damage.problem.clone()))
        .collect();
    assert_eq!(
        found,
        [
            ("issue", "1", Problem::Reference("publication".to_owned())),
            ("original", hash.as_str(), Problem::OriginalDiffers),
            ("image", lamp, Problem::ImageDiffers),
            ("revision", "1", Problem::Unreadable),
            ("article", "1/0", Problem::TextDiffers),
            ("annotation", made.id.as_str(), Problem::QuoteDiffers),
            ("annotation", moved.id.as_str(), Problem::PlaceOutside),
        ]
    );
    assert_eq!(
        (report.issues, report.revisions, report.annotations, report.originals, report.images),
        (1, 1, 2, 1, 2)
    );
    assert!(matches!(
        room.library.image(&images[0].id),
        Err(Error::Damaged { table: "image", .. })
    ));
}

#[test]
fn check_names_an_article_whose_image_is_gone() {
    let room = Newsroom::new();
    let id = room.add(&issue("The tide table hangs by the door.").showing(b"lamp"));
    let tampering = rusqlite::Connection::open(room.library.path()).unwrap();
    assert_eq!(tampering.execute("DELETE FROM revision_image", []).unwrap(), 1);
    let damage = room.library.check().unwrap().damage;
    let found: Vec<_> =
        damage.iter().map(|damage| (damage.row.as_str(), &damage.problem)).collect();
    assert_eq!(found, [("1/0", &Problem::Reference("revision_image".to_owned()))]);
    assert!(room.library.article(&id, 0).is_ok());
}

#[test]
fn a_damaged_image_leaves_the_rest_of_its_issue() {
    let room = Newsroom::new();
    let id =
        room.add(&issue("The tide table hangs by the door.").showing(b"lamp").showing(b"horn"));
    let tampering = rusqlite::Connection::open(room.library.path()).unwrap();
    tampering
        .execute("UPDATE image SET content = x'00' WHERE content = ?1", [&b"lamp"[..]])
        .unwrap();
    let images = room.library.whole_issue(&id).unwrap().images;
    assert_eq!(
        images.iter().map(|image| image.bytes.as_slice()).collect::<Vec<_>>(),
        [&b""[..], b"horn"]
    );
}

#[test]
fn a_flipped_byte_in_the_file_is_found_and_the_rest_is_read() {
    let room = Newsroom::new();
    let id = room.add(&issue(&"The tide table hangs by the door. ".repeat(400)));
    let path = room.library.path().to_owned();
    let other = room.add(&Draft::new("Mill Notes", Some("1"), None, &[("Flour", "Ground fine.")]));
    let folder = room.folder;
    drop(room.library);

    // In the middle of the long text, which fills pages of its own.
    let mut file = fs::OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    let needle = b"hangs by the door. The tide";
    let place = bytes.windows(needle.len()).rposition(|window| window == needle).unwrap();
    file.seek(SeekFrom::Start(place as u64)).unwrap();
    file.write_all(b"H").unwrap();
    drop(file);

    let library = Library::open(folder.path()).unwrap();
    let damage = library.check().unwrap().damage;
    assert!(!damage.is_empty());
    assert!(damage.iter().all(|damage| damage.table == "article"), "{damage:?}");
    assert!(library.issue(&other).is_ok());
    assert!(library.issue(&id).is_ok());
}
