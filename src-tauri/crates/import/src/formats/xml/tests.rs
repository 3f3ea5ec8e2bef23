//! Names, damage, depth, encodings.

use super::*;

const KNOWN: Namespaces = &[("urn:lamp", "l"), ("urn:lamp-strict", "l")];

fn shown(element: &Element) -> String {
    let inner: String = element
        .children
        .iter()
        .map(|node| match node {
            Node::Element(element) => shown(element),
            Node::Text(text) => text.clone(),
        })
        .collect();
    let attributes: String =
        element.attributes.iter().map(|(key, value)| format!(" {key}={value}")).collect();
    format!("<{}{attributes}>{inner}</>", element.name())
}

#[test]
fn names_are_known_by_namespace_and_references_are_resolved() {
    for (xml, expected) in [
        (r#"<a xmlns="urn:lamp"><b/></a>"#, "<l:a><l:b></></>"),
        (r#"<z:a xmlns:z="urn:lamp-strict" z:k="1&amp;2" k="3"/>"#, "<l:a l:k=1&2 k=3></>"),
        (r#"<a xmlns="urn:other">t&#x41;&lt;&unknown;</a>"#, "<?:a>tA<</>"),
        ("<w:a>undeclared</w:a>", "<w:a>undeclared</>"),
        ("<a><![CDATA[<&]]></a>", "<a><&</>"),
    ] {
        let tree = parse(xml.as_bytes(), KNOWN);
        assert_eq!((shown(&tree.root).as_str(), &tree.fault), (expected, &None), "{xml}");
    }
}

#[test]
fn damaged_xml_gives_what_stands_before_the_damage() {
    for (xml, expected, whole) in [
        ("<a><b>tide", "<a><b>tide</></>", false),
        ("<a><b>tide</a>", "<a><b>tide</></>", true),
        ("<a>tide</b> table</a>", "<a>tide table</>", true),
        ("<a>tide<b", "<a>tide</>", false),
        ("", "<></>", true),
    ] {
        let tree = parse(xml.as_bytes(), KNOWN);
        assert_eq!((shown(&tree.root).as_str(), tree.fault.is_none()), (expected, whole), "{xml}");
    }
}

#[test]
fn depth_is_bounded_and_deeper_text_is_kept() {
    let depth = 50_000;
    let xml = format!("{}deep{}", "<a>".repeat(depth), "</a>".repeat(depth));
    let tree = parse(xml.as_bytes(), KNOWN);
    assert_eq!(tree.root.text(), "deep");
    assert!(tree.fault.is_some());
}

#[test]
fn entities_of_a_document_type_are_not_expanded() {
    let xml = r#"<!DOCTYPE a [<!ENTITY b "bomb"><!ENTITY c "&b;&b;">]><a>x&c;y</a>"#;
    assert_eq!(parse(xml.as_bytes(), KNOWN).root.text(), "xy");
}

#[test]
fn the_encoding_is_the_mark_s_or_the_declaration_s() {
    let utf16: Vec<u8> = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>潮</a>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9t\xe9</a>";
    assert_eq!(parse(&utf16, KNOWN).root.text(), "潮");
    assert_eq!(parse(latin, KNOWN).root.text(), "été");
}
