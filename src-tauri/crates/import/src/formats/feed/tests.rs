//! Feeds written here, whole and damaged.

use flyleaf_model::{Blocked, Span};
use proptest::prelude::*;

use super::*;
use crate::flow::{PartKind, Shape};

const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Lamp</title><link>https://lamp.example/</link><description>News of the coast</description>
<language>en-gb</language><copyright>Lamp House, all rights kept</copyright>
<image><url>https://lamp.example/logo.png</url><title>Logo</title></image>
<item><title>The lamp &amp;amp; the oil</title><link>https://lamp.example/1?utm_source=feed</link>
<dc:creator>Ada Wick</dc:creator><pubDate>Thu, 14 May 2026 09:30:00 GMT</pubDate>
<description>It burns well […]</description>
<content:encoded><![CDATA[<p>It burns well, and <b>brightly</b>.</p><p>See <a href="/oil">the oil</a>.</p>]]></content:encoded>
<enclosure url="https://lamp.example/talk.mp3" type="audio/mpeg" length="1"/></item>
<item><guid>https://lamp.example/2</guid><author>bo@lamp.example (Bo Lens)</author><pubDate>in May</pubDate>
<description>1 &lt; 2 boats</description></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://lamp.example/news/">
<title type="html">The &lt;i&gt;Harbour&lt;/i&gt; Lamp</title><subtitle>News of the coast</subtitle>
<updated>2026-05-14T09:30:00Z</updated><author><name>Lamp House</name></author>
<entry><title>Tides</title><link rel="self" href="self"/><link href="tides.html"/>
<published>2026-05-13</published><updated>2026-05-14</updated>
<author><name>Ada Wick</name></author><author><name>Bo Lens</name></author>
<summary>Of high water</summary>
<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>High at <x:em>noon</x:em><x:br/>low at six</x:p></x:div></content>
<link rel="enclosure" type="image/png" href="chart.png"/></entry>
<entry><title type="text">a &lt;b&gt; c</title><content>Plain &lt;p&gt; text
in two lines.

A second paragraph.</content></entry></feed>"#;

fn flow(text: &str) -> Flow {
    let format = format(text.as_bytes()).unwrap();
    read(&Input { bytes: text.as_bytes(), name: None }, format).unwrap()
}

/// Lines with the letter of their shape.
fn lines(flow: &Flow) -> Vec<(char, &str)> {
    let shape = |shape: &Shape| match shape {
        Shape::Front => 'f',
        Shape::Head => 'h',
        Shape::Heading(_) => 'H',
        Shape::Boilerplate => 'b',
        _ => 'p',
    };
    let text = |span: Span| &flow.source[span.start..span.end];
    flow.pieces.iter().map(|piece| (shape(&piece.shape), text(piece.span))).collect()
}

#[test]
fn entries_of_rss_are_articles() {
    let flow = flow(RSS);
    assert_eq!(
        lines(&flow),
        [
            ('f', "The Harbour Lamp"),
            ('f', "News of the coast"),
            ('f', "https://lamp.example/"),
            ('H', "The lamp & the oil"),
            ('h', "Ada Wick"),
            ('h', "Thu, 14 May 2026 09:30:00 GMT"),
            ('h', "https://lamp.example/1?utm_source=feed"),
            ('p', "It burns well, and brightly."),
            ('p', "See the oil."),
            ('h', "bo@lamp.example (Bo Lens)"),
            ('h', "in May"),
            ('h', "https://lamp.example/2"),
            ('p', "1 < 2 boats"),
            ('b', "Lamp House, all rights kept"),
        ]
    );
    assert_eq!(flow.declared.publication.as_deref(), Some("The Harbour Lamp"));
    assert_eq!(flow.declared.languages, ["en-gb"]);
    let [first, second] = flow.parts.as_slice() else { panic!("{:?}", flow.parts) };
    assert_eq!(first.kind, PartKind::Article);
    assert_eq!(first.title.as_deref(), Some("The lamp & the oil"));
    assert_eq!(first.date.as_deref(), Some("2026-05-14"));
    assert_eq!((second.title.as_deref(), second.date.as_deref()), (None, None));
    assert_eq!(second.byline.as_deref(), Some("Bo Lens"));
    let blocked: Vec<(BlockedKind, &str)> =
        flow.blocked.iter().map(|Blocked { kind, url }| (*kind, url.as_str())).collect();
    assert_eq!(
        blocked,
        [
            (BlockedKind::RemoteImage, "https://lamp.example/logo.png"),
            (BlockedKind::TrackingParameter, "https://lamp.example/1?utm_source=feed"),
            (BlockedKind::RemoteMedia, "https://lamp.example/talk.mp3"),
        ]
    );
    // Relative to the page that the feed belongs to.
    assert!(flow.styles.iter().any(|s| s.link.as_deref() == Some("https://lamp.example/oil")));
}

#[test]
fn texts_of_atom_are_what_their_types_say() {
    let flow = flow(ATOM);
    assert_eq!(
        lines(&flow),
        [
            ('f', "The Harbour Lamp"),
            ('f', "News of the coast"),
            ('f', "Lamp House"),
            ('f', "2026-05-14T09:30:00Z"),
            ('H', "Tides"),
            ('h', "Ada Wick"),
            ('h', "Bo Lens"),
            ('h', "2026-05-13"),
            ('h', "https://lamp.example/news/tides.html"),
            ('p', "Of high water"),
            ('p', "High at noon\nlow at six"),
            ('H', "a <b> c"),
            ('p', "Plain <p> text in two lines."),
            ('p', "A second paragraph."),
        ]
    );
    assert_eq!(flow.declared.date.as_deref(), Some("2026-05-14"));
    assert_eq!(flow.parts[0].byline.as_deref(), Some("Ada Wick, Bo Lens"));
    assert_eq!(flow.parts[0].source.as_deref(), Some("https://lamp.example/news/tides.html"));
    assert!(flow.blocked.contains(&Blocked {
        kind: BlockedKind::RemoteImage,
        url: "https://lamp.example/news/chart.png".into()
    }));
}

#[test]
fn json_feed_is_a_feed() {
    let text = r#"{"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "The Harbour Lamp",
        "home_page_url": "https://lamp.example/", "language": "en", "authors": [{"name": "Lamp House"}],
        "items": [
            {"id": 1, "title": "Tides", "url": "/tides", "date_published": "2026-05-14T09:30:00Z",
             "content_html": "<p>High at noon</p>", "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}]},
            {"id": "2", "content_text": "Low at six", "author": {"name": "Bo Lens"}}]}"#;
    let flow = flow(text);
    assert_eq!(flow.format, Format::JsonFeed);
    assert_eq!(
        lines(&flow),
        [
            ('f', "The Harbour Lamp"),
            ('f', "Lamp House"),
            ('f', "https://lamp.example/"),
            ('H', "Tides"),
            ('h', "2026-05-14T09:30:00Z"),
            ('h', "https://lamp.example/tides"),
            ('p', "High at noon"),
            ('h', "Bo Lens"),
            ('p', "Low at six"),
        ]
    );
    let cut = super::read(&Input { bytes: &text.as_bytes()[..300], name: None }, Format::JsonFeed)
        .unwrap();
    assert!(cut.source.contains("The Harbour Lamp"));
    assert_eq!(cut.findings[0].code, FindingCode::MarkupDamaged);
}

#[test]
fn what_can_be_read_of_a_damaged_feed_is_read() {
    for (text, line, damage) in [
        // Cut off in the midst of an entry.
        (RSS.split("brightly").next().unwrap(), "It burns well, and", "CDATA"),
        (
            "<rss><item><title>Tides</title><description>High < low & so on</description></item>",
            "High < low & so on",
            "“<”",
        ),
        (
            "<rss><channel><title>Lamp</channel><item><title>Tides</title></item></rss>",
            "Tides",
            "line 1: <title>",
        ),
        ("<item><title>Only a piece", "Only a piece", "<title> is not closed"),
        ("<rss><channel><dc:title>Lamp</dc:title></channel></rss>", "Lamp", "prefix dc"),
    ] {
        let flow = flow(text);
        assert!(flow.source.contains(line), "{text}: {}", flow.source);
        let told = |finding: &flyleaf_model::Finding| {
            finding.code == FindingCode::MarkupDamaged && finding.details[0].contains(damage)
        };
        assert!(flow.findings.iter().any(told), "{text}: {:?}", flow.findings);
    }
}

#[test]
fn only_feeds_are_feeds() {
    for (text, expected) in [
        ("\u{feff}<?xml version='1.0'?>\n<!-- a -->\n<rss/>", Some(Format::Rss)),
        ("<!DOCTYPE rss [<!ENTITY a 'b>'>]><rss/>", Some(Format::Rss)),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", Some(Format::Atom)),
        ("<r:RDF xmlns='http://purl.org/rss/1.0/'/>", Some(Format::Rss)),
        ("<CHANNEL HREF='x'></CHANNEL>", Some(Format::Rss)),
        ("<r:RDF xmlns='http://lamp.example/'/>", None),
        ("<html><body><rss/></body></html>", None),
        ("<rssfeed/>", None),
        ("rss <rss>", None),
        ("{\"version\": \"https://jsonfeed.org/version/1\"}", Some(Format::JsonFeed)),
        ("{\"version\": 1}", None),
        ("", None),
    ] {
        assert_eq!(format(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn entities_do_not_explode() {
    let mut doctype = String::from("<!ENTITY a0 'lamp '>");
    for level in 1..20 {
        let inner = format!("&a{};", level - 1).repeat(10);
        doctype.push_str(&format!("<!ENTITY a{level} '{inner}'>"));
    }
    let text =
        format!("<!DOCTYPE rss [{doctype}]><rss><channel><title>&a0;&a19;</title></channel></rss>");
    assert!(flow(&text).source.starts_with("lamp &a19;"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever bytes change, there is an answer, and it is a flow.
    #[test]
    fn changed_bytes_never_end_it(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        which in 0..2usize,
    ) {
        let mut bytes = [RSS, ATOM][which].as_bytes().to_vec();
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(format) = format(&bytes) {
            let outcome = read(&Input { bytes: &bytes, name: None }, format);
            prop_assert!(outcome.is_ok());
        }
    }
}
