//! Styles: what a paragraph is and how its text is set, by chains of styles that are based on one another.

use std::collections::HashMap;

use super::super::paragraphs::{Role, is_code};
use super::super::xml::Element;

/// Styles based on one another; longer chains are a circle.
const LONGEST_CHAIN: usize = 32;

/// The deepest level of headings that documents show as such.
const DEEPEST_SHOWN: u8 = 6;

/// What paragraphs and runs take from a style and those it is based on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// What such a paragraph is, where the style says so.
    pub(super) role: Option<Role>,
    /// The list that such paragraphs are items of.
    pub(super) list: Option<String>,
    /// The level in it.
    pub(super) level: Option<u8>,
    /// The level of a bulleted list that only the style's name speaks of.
    pub(super) bullet: Option<u8>,
    /// How far such a paragraph is set in, in twentieths of a point.
    pub(super) indent: Option<i32>,
    /// How its text is set.
    pub(super) text: TextStyle,
    /// Whether such text is code.
    pub(super) code: bool,
}

/// How text is set; `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TextStyle {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// 1 raised, -1 lowered, 0 neither.
    pub(super) raised: Option<i8>,
}

/// The document's styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(root: &Element) -> Self {
        let elements: HashMap<&str, &Element> = root
            .elements()
            .filter(|element| element.is("w:style"))
            .filter_map(|element| Some((element.attribute("w:styleId")?, element)))
            .collect();
        let styles = elements.keys().map(|&id| (id.to_owned(), resolve(id, &elements))).collect();
        let default_paragraph = elements
            .iter()
            .filter(|(_, element)| {
                element.attribute("w:type") == Some("paragraph")
                    && is_on(element.attribute("w:default"))
            })
            .map(|(id, _)| (*id).to_owned())
            .min();
        Self { styles, default_paragraph }
    }

    /// A style by its id.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }

    /// The style of a paragraph with these properties.
    pub(super) fn of_paragraph(&self, properties: Option<&Element>) -> Option<&Style> {
        let id = properties.and_then(|properties| value(properties, "w:pStyle"));
        id.or(self.default_paragraph.as_deref()).and_then(|id| self.get(id))
    }
}

impl TextStyle {
    /// What run properties say directly.
    pub(super) fn read(properties: &Element) -> Self {
        let toggle = |name| {
            properties.child(name).map(|element| {
                element.attribute("w:val").is_none_or(|_| is_on(element.attribute("w:val")))
            })
        };
        let struck = [toggle("w:strike"), toggle("w:dstrike")];
        Self {
            bold: toggle("w:b"),
            italic: toggle("w:i"),
            struck: if struck.contains(&Some(true)) { Some(true) } else { struck[0].or(struck[1]) },
            hidden: toggle("w:vanish"),
            raised: value(properties, "w:vertAlign").map(|align| match align {
                "superscript" => 1,
                "subscript" => -1,
                _ => 0,
            }),
        }
    }

    /// This, and where it says nothing what `base` says.
    fn over(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
        }
    }

    /// How a run is set: what it says itself, else what its character style and its paragraph's style say, which undo
    /// one another where both switch something on (ISO/IEC 29500-1, 17.7.3).
    pub(super) fn effective(direct: Self, character: Self, paragraph: Self) -> Self {
        let toggled = |direct: Option<bool>, character: Option<bool>, paragraph: Option<bool>| {
            Some(direct.unwrap_or(character.unwrap_or(false) ^ paragraph.unwrap_or(false)))
        };
        Self {
            bold: toggled(direct.bold, character.bold, paragraph.bold),
            italic: toggled(direct.italic, character.italic, paragraph.italic),
            struck: toggled(direct.struck, character.struck, paragraph.struck),
            hidden: toggled(direct.hidden, character.hidden, paragraph.hidden),
            raised: direct.raised.or(character.raised).or(paragraph.raised),
        }
    }
}

/// The `w:val` of an element in another.
pub(super) fn value<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.child(name)?.attribute("w:val")
}

/// Whether an on-off value says on.
pub(super) fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// The indentation that paragraph properties state.
pub(super) fn indent(properties: &Element) -> Option<i32> {
    let indent = properties.child("w:ind")?;
    let stated = indent.attribute("w:left").or(indent.attribute("w:start"))?;
    stated.parse::<f64>().ok().map(|twips| twips.clamp(-1e6, 1e6) as i32)
}

/// The heading level that paragraph properties state; 0 says that it is none.
pub(super) fn outline(properties: &Element) -> Option<u8> {
    let level: u8 = value(properties, "w:outlineLvl")?.parse().ok()?;
    Some(if level < 9 { level + 1 } else { 0 })
}

fn resolve(id: &str, elements: &HashMap<&str, &Element>) -> Style {
    let mut style = Style::default();
    // Whether a style nearer than the one looked at says that it heads nothing.
    let mut no_heading = false;
    // A level so deep that it only keeps headings out of a table of contents; a heading it is based on says more.
    let mut unshown = None;
    let mut next = elements.get(id);
    for _ in 0..LONGEST_CHAIN {
        let Some(element) = next else { break };
        let name = value(element, "w:name").unwrap_or_default();
        if let Some(properties) = element.child("w:pPr") {
            let outline = outline(properties);
            no_heading |= outline == Some(0) && style.role.is_none();
            match outline {
                Some(level @ 1..=DEEPEST_SHOWN) => {
                    style.role.get_or_insert(Role::Heading(level));
                }
                Some(level @ 1..) => unshown = unshown.or(Some(level)),
                _ => {}
            }
            style.indent = style.indent.or(indent(properties));
            if let Some(list) = properties.child("w:numPr") {
                style.list = style.list.take().or(value(list, "w:numId").map(str::to_owned));
                style.level =
                    style.level.or(value(list, "w:ilvl").and_then(|level| level.parse().ok()));
            }
        }
        match Role::named(name) {
            Some(Role::Heading(_)) if no_heading => {}
            named => style.role = style.role.or(named),
        }
        style.bullet = style.bullet.or(bullet(name));
        style.code |= is_code(name);
        if let Some(properties) = element.child("w:rPr") {
            style.text = style.text.over(TextStyle::read(properties));
        }
        next = value(element, "w:basedOn").and_then(|base| elements.get(base));
    }
    style.role = style.role.or(unshown.map(Role::Heading));
    style
}

/// The level of “List Bullet” and its kin; documents made by programs use them without defining a list.
fn bullet(name: &str) -> Option<u8> {
    let level = name.to_ascii_lowercase().strip_prefix("list bullet")?.trim().to_owned();
    if level.is_empty() {
        Some(0)
    } else {
        level.parse::<u8>().ok().map(|level| level.saturating_sub(1).min(8))
    }
}
