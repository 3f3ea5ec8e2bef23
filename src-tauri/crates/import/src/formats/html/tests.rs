//! What HTML becomes; pages and Markdown of our own, each with the flow that it is read into: `tests/fixtures/`.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use flyleaf_model::{Block, BlockedKind, Format};

use super::append;
use crate::flow::{Builder, Flow, Shape, told};
use crate::formats::{self, Input};

/// Reads HTML without any resources.
fn flow(html: &str) -> Flow {
    let mut builder = Builder::new(Format::Html, "utf-8");
    append(&mut builder, html, &|_| None);
    builder.finish()
}

/// A flow's pieces: `h1`, `p`, `ul`… and their lines.
fn lines(html: &str) -> Vec<String> {
    let flow = flow(html);
    let piece = |piece: &crate::flow::Piece| {
        let shape = match &piece.shape {
            Shape::Paragraph => "p".to_owned(),
            Shape::Heading(level) => format!("h{level}"),
            Shape::Rule => "hr".to_owned(),
            Shape::Whole(block) => match block {
                Block::List { ordered: true, .. } => "ol",
                Block::List { .. } => "ul",
                Block::Quote { .. } => "quote",
                Block::Preformatted { .. } => "pre",
                Block::Table { .. } => "table",
                Block::Figure { .. } => "figure",
                Block::Footnote { .. } => "note",
                _ => "other",
            }
            .to_owned(),
            other => format!("{other:?}").to_lowercase(),
        };
        format!("{shape}: {}", &flow.source[piece.span.start..piece.span.end])
    };
    flow.pieces.iter().map(piece).collect()
}

#[test]
fn blocks_are_what_their_elements_say() {
    for (html, expected) in [
        (
            "<h2>Tide</h2><p>High\n at  noon.<p>Low at six.",
            &["h2: Tide", "p: High at noon.", "p: Low at six."][..],
        ),
        (
            "Bare <b>text</b><br>of two lines<br><br>and a paragraph",
            &["p: Bare text\nof two lines", "p: and a paragraph"],
        ),
        (
            "<center><font size=+2>Lamp</font></center></p>Old text</p><hr>",
            &["p: Lamp", "p: Old text", "hr: * * *"],
        ),
        ("<ol start=4><li>oil<li>wick<ul><li>wool</ul></ol>", &["ol: 4. oil\n5. wick\n  • wool"]),
        (
            "<dl><dt>Ebb<dd>falling<dt>Flood<dd>rising</dl>",
            &["ul: • Ebb\n  falling\n• Flood\n  rising"],
        ),
        ("<dl><dd>only set in</dl>", &["p: only set in"]),
        ("<pre>a  b\n  c &lt;p&gt;</pre>", &["pre: a  b\n  c <p>"]),
        (
            "<p>x<blockquote><p>said</blockquote><p>more than was said, and longer",
            &["p: x", "quote: said", "p: more than was said, and longer"],
        ),
        ("<ruby>灯<rp>(</rp><rt>dēng</rt></ruby>", &["p: 灯(dēng)"]),
        ("<unknown-thing>kept <odd>too</odd></unknown-thing>", &["p: kept too"]),
        ("<p>seen<span style='display:none'>unseen</span><p hidden>gone", &["p: seen"]),
        ("<ul><li><h3>First</h3><p>Text</ul>", &["h3: First", "p: Text"]),
        ("<h1><img alt='The Lamp' src=lamp.gif></h1>", &["h1: The Lamp"]),
        ("<details><summary>More</summary>of it</details>", &["p: More", "p: of it"]),
        (
            "<figure><img src=x.png alt=Pier><figcaption>The pier</figcaption></figure>",
            &["figure: [Pier]\nThe pier"],
        ),
        ("<form>Name <input name=n><button>Send</button></form>", &["p: Name Send"]),
        ("<svg><title>icon</title><text>drawn</text></svg>after", &["p: drawn", "p: after"]),
        ("<frameset><frame src=a.html><noframes><p>For all</noframes></frameset>", &["p: For all"]),
    ] {
        assert_eq!(lines(html), expected, "{html}");
    }
}

#[test]
fn tables_of_data_stay_and_layout_goes() {
    let data = "<table><thead><tr><th>Port<th>Depth</thead><tr><td>Skerry<td>4 m<tr><td colspan=2>none</table>";
    assert_eq!(lines(data), ["table: Port\tDepth\nSkerry\t4 m\nnone"]);
    let flow = flow(data);
    let Shape::Whole(Block::Table { head, rows }) = &flow.pieces[0].shape else {
        panic!("no table")
    };
    assert_eq!((*head, rows[2].cells[0].columns), (1, 2));
    let layout = "<table><tr><td><table><tr><td><h2>Lamp</h2><p>Lit.</td></tr></table></td><td><p>One<p>Two</td></tr></table>";
    assert_eq!(lines(layout), ["h2: Lamp", "p: Lit.", "p: One", "p: Two"]);
    assert_eq!(lines("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>").len(), 4);
}

#[test]
fn a_heading_that_was_never_ended_takes_no_text() {
    let text = "The tide came in twice a day and went out as often. ".repeat(12);
    assert_eq!(lines(&format!("<h2>Tide<p>{text}"))[0], "h2: Tide");
    assert!(lines(&format!("<h2>Tide<p>{text}"))[1].starts_with("p: The tide"));
}

#[test]
fn footnotes_are_told_by_their_links() {
    let html = "<p>Lit<sup id=r1><a href='#fn1'>1</a></sup> at dusk.<ol><li id=fn1>By hand. <a href='#r1'>↩</a></ol>";
    assert_eq!(lines(html), ["p: Lit1 at dusk.", "note: [1] By hand."]);
    let old = "<p>Lit<a name=b2 href='#n2'>[2]</a>.<p><a name=n2></a><a href='#b2'>[2]</a> By gas.";
    assert_eq!(lines(old), ["p: Lit[2].", "note: [2] By gas."]);
    let book = "<p>Lit<a href='#x' epub:type=noteref>*</a><aside id=x epub:type=footnote><p>* By oil.</aside>";
    assert_eq!(lines(book), ["p: Lit*", "note: [*] By oil."]);
}

#[test]
fn a_page_that_is_a_plain_text_gives_its_lines() {
    let text: String = (1..40).map(|line| format!("line {line} of the bulletin\n")).collect();
    let flow = flow(&format!("<h1>Lamp</h1><pre>{text}</pre>"));
    assert_eq!(flow.pieces.len(), 1);
    assert!(flow.source.contains("line 7 of the bulletin\nline 8"));
}

#[test]
fn links_are_resolved_against_the_page() {
    let flow = flow(
        "<base href='https://lamp.example/a/'><a href='../b'>b</a> <a href='https://lamp.example/a/#n'>n</a>",
    );
    let links: Vec<_> = flow.styles.iter().filter_map(|style| style.link.as_deref()).collect();
    assert_eq!(links, ["https://lamp.example/b", "#n"]);
}

#[test]
fn hostile_pages_end() {
    let deep = format!(
        "{}x{}",
        "<blockquote><ul><li>".repeat(5000),
        "</li></ul></blockquote>".repeat(5000)
    );
    assert!(flow(&deep).source.contains('x'));
    let tables = "<table><tr><td>".repeat(5000);
    assert_eq!(flow(&format!("{tables}x")).source, "x\n");
    let unended = "<b><i><a href=x>".repeat(3000);
    assert_eq!(flow(&format!("{unended}x")).source, "x\n");
}

#[test]
fn what_would_load_is_noted() {
    let flow = flow(
        "<script>x()</script><img src='https://t.example/p.gif' width=1 height=1><p onclick=x>text",
    );
    let kinds: Vec<_> = flow.blocked.iter().map(|blocked| blocked.kind).collect();
    assert_eq!(kinds, [BlockedKind::Script, BlockedKind::TrackingPixel]);
    assert_eq!(flow.source, "text\n");
}

fn fixtures(set: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures").join(set);
    let entries = std::fs::read_dir(folder).expect("the fixtures are part of the project");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    paths.sort();
    paths
}

fn read(bytes: &[u8], name: &str) -> Flow {
    formats::read(&Input { bytes, name: Some(name) }).unwrap()
}

fn hold_to_fixtures(set: &str, ending: &str) {
    let paths = fixtures(set, ending);
    assert!(paths.len() >= 5);
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let found = told(&read(&std::fs::read(&path).unwrap(), &name));
        let expected = path.with_extension("flow");
        if std::env::var_os("FLYLEAF_BLESS").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, std::fs::read_to_string(&expected).unwrap_or_default(), "{name}");
    }
}

#[test]
fn html_pages_are_read_into_the_flows_beside_them() {
    hold_to_fixtures("html", "html");
}

#[test]
fn markdown_is_read_into_the_flows_beside_it() {
    hold_to_fixtures("markdown", "md");
}

#[test]
fn no_trap_of_the_html_fixture_is_left_in_the_text() {
    let path =
        fixtures("html", "html").into_iter().find(|path| path.ends_with("traps.html")).unwrap();
    let page = std::fs::read_to_string(path).unwrap();
    let flow = read(page.as_bytes(), "traps.html");
    // Every address of the page but the one in a comment is noted, and none is left but the link that may be followed.
    let address = regex::Regex::new(r#"(?:https:)?//trap\.example/[^\s"'<>)]*"#).unwrap();
    for found in address.find_iter(&page).filter(|found| !found.as_str().contains("comment.png")) {
        let url = found.as_str().trim_end_matches(',').replace("&amp;", "&");
        assert!(flow.blocked.iter().any(|blocked| blocked.url == url), "{url} is not noted");
    }
    assert!(!flow.source.contains("trap.example"));
    assert!(!format!("{:?}", flow.pieces).contains("trap.example"));
    let links: Vec<_> = flow.styles.iter().filter_map(|style| style.link.as_deref()).collect();
    assert_eq!(links, ["https://trap.example/page?id=4"]);
    for kind in [
        BlockedKind::RemoteImage,
        BlockedKind::TrackingPixel,
        BlockedKind::RemoteFont,
        BlockedKind::RemoteStyle,
        BlockedKind::Script,
        BlockedKind::Form,
        BlockedKind::Frame,
        BlockedKind::RemoteMedia,
        BlockedKind::Beacon,
        BlockedKind::UnsafeLink,
        BlockedKind::TrackingParameter,
    ] {
        assert!(flow.blocked.iter().any(|blocked| blocked.kind == kind), "no {kind:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn damaged_html_and_markdown_never_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..40),
    ) {
        let mut all = fixtures("html", "html");
        all.extend(fixtures("markdown", "md"));
        let path = which.get(&all);
        let mut bytes = std::fs::read(path).unwrap();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                0 if bytes.len() > 1 => { bytes.remove(at); }
                1 => bytes.insert(at, byte),
                // The characters that markup is made of do the most harm.
                2 => bytes[at] = b"<>\"'&/=-`#[]!"[usize::from(byte) % 13],
                _ => bytes[at] = byte,
            }
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        if let Ok(flow) = formats::read(&Input { bytes: &bytes, name: Some(name) }) {
            prop_assert!(flow.pieces.iter().all(|piece| flow.source.get(piece.span.start..piece.span.end).is_some()));
        }
    }
}
