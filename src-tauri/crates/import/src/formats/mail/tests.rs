//! Mails of our own, each with the flow that it is read into: `tests/fixtures/mail/`.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;
use crate::flow::told;
use crate::formats;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/mail")
}

fn mails() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the fixtures are part of the project");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "eml" || ending == "mbox"))
        .collect();
    paths.sort();
    paths
}

fn flow(bytes: &[u8], name: &str) -> Result<Flow, Error> {
    formats::read(&Input { bytes, name: Some(name) })
}

#[test]
fn every_mail_is_read_into_the_flow_beside_it() {
    let mails = mails();
    assert!(mails.len() >= 5);
    for path in mails {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let found = told(&flow(&bytes, &name).unwrap());
        let expected = path.with_extension("flow");
        if std::env::var_os("FLYLEAF_BLESS").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(found, expected, "{name}");
        // Line ends are the mail's transport, not its text.
        let crlf: Vec<u8> = bytes
            .iter()
            .flat_map(|&byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] })
            .collect();
        assert_eq!(told(&flow(&crlf, &name).unwrap()), expected, "{name} with CRLF");
    }
}

#[test]
fn a_mailbox_is_cut_into_mails_that_can_be_read_alone() {
    let bytes = std::fs::read(folder().join("three.mbox")).unwrap();
    let subjects: Vec<Option<String>> = messages(&bytes)
        .unwrap()
        .into_iter()
        .map(|range| flow(&bytes[range], "one.eml").unwrap().declared.title)
        .collect();
    assert_eq!(
        subjects,
        ["Lamp Weekly No. 21", "Lamp Weekly No. 22", "Lamp Weekly No. 23"]
            .map(|s| Some(s.to_owned()))
    );
}

#[test]
fn sealed_mail_is_refused_by_name_and_signed_mail_is_read() {
    let sealed = |format| Err(Error::Encrypted { format });
    for (mail, expected) in [
        (
            "Subject: a\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAG",
            sealed("S/MIME"),
        ),
        (
            "Subject: a\nContent-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n",
            sealed("OpenPGP"),
        ),
        (
            "Subject: a\n\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
            sealed("OpenPGP"),
        ),
        (
            "Subject: a\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nThe lamp.\n--b\nContent-Type: application/pgp-signature; name=s.asc\n\nx\n--b--\n",
            Ok("Subject: a\n\nThe lamp.\n".to_owned()),
        ),
    ] {
        let found = flow(mail.as_bytes(), "a.eml").map(|flow| flow.source);
        assert_eq!(found, expected, "{mail}");
    }
}

#[test]
fn the_better_of_two_forms_is_shown_and_no_paragraph_of_the_other_is_lost() {
    let mail = |plain: &str, html: &str| {
        let mail = format!(
            "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
        );
        flow(mail.as_bytes(), "a.eml").unwrap().source
    };
    // HTML that carries nothing more: the plain text.
    assert_eq!(mail("The lamp\nis lit.", "<p>The lamp is lit.</p>"), "The lamp\nis lit.\n");
    // HTML with structure, and a notice that only the plain text has.
    assert_eq!(
        mail("See it in a browser\n\nThe lamp\n\nIt is lit.", "<h1>The lamp</h1><p>It is lit.</p>"),
        "The lamp\n\nIt is lit.\n\nSee it in a browser\n"
    );
    // A page that is only a picture.
    assert_eq!(
        mail("The lamp is lit again, and the bell rings.", "<h1>Spring</h1>"),
        "The lamp is lit again, and the bell rings.\n\nSpring\n"
    );
}

#[test]
fn a_picture_without_words_has_its_place() {
    let mail = "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Above</p><p><img src='cid:x' alt=''></p><p>Below</p>\n--b\nContent-Type: image/gif\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\nR0lGODlhEAAQAIAAAP///wAAACwAAAAAEAAQAAACDoSPqcvtD6OctNqLsz4FADs=\n--b--\n";
    let flow = flow(mail.as_bytes(), "a.eml").unwrap();
    assert_eq!((flow.source.as_str(), flow.images.len()), ("Above\n\n[□]\n\nBelow\n", 1));
}

#[test]
fn text_files_are_pages_and_messages_in_messages_are_articles() {
    let mail = "Subject: out\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nNotes\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaW4KRnJvbTogQW5uIDxhQGI+CgpJbm5lcgo=\n--b--\n";
    assert_eq!(
        told(&flow(mail.as_bytes(), "a.eml").unwrap()),
        "front| Subject: out\n|\n[ article: out / - / -\n| See below.\n]\n|\n[ page: - / - / -\nhead| notes.txt\n|\n| Notes\n]\n|\n[ article: in / Ann / -\nheading 2| in\n|\nhead| From: Ann <a@b>\n|\n| Inner\n]\ntitle: out\nencoding: utf-8\n"
    );
    let passed_on = "Subject: Fwd: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n\n--b\nContent-Type: message/rfc822\n\nSubject: Lamp No. 3\n\nText\n--b--\n";
    assert_eq!(
        flow(passed_on.as_bytes(), "a.eml").unwrap().source,
        "Subject: Lamp No. 3\n\nText\n"
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn hostile_mail_is_read_within_limits() {
    let start = std::time::Instant::now();
    let nested = |header: &dyn Fn(usize) -> String| (0..10_000).map(header).collect::<String>();
    let mails = [
        nested(&|level| {
            format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n")
        }),
        nested(&|_| "Content-Type: message/rfc822\n\n".to_owned()),
        nested(&|_| "Content-Type: multipart/alternative; boundary=b\n\n--b\n".to_owned()),
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(100_000)),
        format!(
            "Content-Type: multipart/digest; boundary=b\n\n{}",
            "--b\n\nSubject: x\n\nx\n".repeat(50_000)
        ),
        format!(
            "Content-Type: multipart/mixed; boundary=b\n\n{}",
            "--b\nContent-Type: multipart/mixed; boundary=c\n\n".repeat(50_000)
        ),
        format!("Subject: {}\n\nx", "=?utf-8?q?a".repeat(200_000)),
        format!("Subject: x\nTo: {}\n\nx", "a <a@b>,\n ".repeat(200_000)),
        format!(
            "Content-Type: text/plain; {}\n\nx",
            (0..50_000).map(|n| format!("charset*{n}=x;")).collect::<String>()
        ),
        format!(
            "Subject: x\n\n{}",
            "------------------------------\n\nFrom: a\nSubject: b\n\n".repeat(20_000)
        ),
        format!("From a 10:00\nSubject: x\n\n{}", "From a 10:00\nSubject: x\n\n".repeat(20_000)),
        "Subject: x\n".repeat(200_000),
    ];
    for (index, mail) in mails.iter().enumerate() {
        let read = flow(mail.as_bytes(), "a.eml");
        assert!(read.is_ok(), "{index}");
    }
    // Seconds, where one that looks at everything again and again takes hours.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_mail_never_panics(
        which in 0usize..5,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..40), 1..12),
    ) {
        let path = &mails()[which];
        let mut bytes = std::fs::read(path).unwrap();
        for (at, byte, cut) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let end = (at + cut).min(bytes.len());
            if cut % 3 == 0 {
                bytes.drain(at..end);
            }
            if bytes.is_empty() {
                break;
            }
        }
        let _ = flow(&bytes, "damaged.eml");
        let _ = messages(&bytes);
    }
}
