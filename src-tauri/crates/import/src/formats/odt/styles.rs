//! Styles: what a paragraph is and how its text is set, by chains of styles and their parents.

use std::collections::HashMap;

use super::super::paragraphs::{Role, is_code};
use super::super::xml::Element;

/// Parents of parents; longer chains are a circle.
const LONGEST_CHAIN: usize = 32;

/// What a style and its parents say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// What such a paragraph is, where the style says so.
    pub(super) role: Option<Role>,
    /// How far such a paragraph is set in, in twentieths of a point.
    pub(super) indent: Option<i32>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// 1 raised, -1 lowered, 0 neither.
    pub(super) raised: Option<i8>,
    /// Whether such text is code.
    pub(super) code: bool,
}

/// One level of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ListLevel {
    /// Whether its items are numbered; `None` where they have no marker.
    pub(super) ordered: Option<bool>,
    pub(super) start: u32,
}

/// Styles by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    lists: HashMap<String, HashMap<u8, ListLevel>>,
}

impl Styles {
    /// Reads the styles of the documents' parts; later ones replace those before them.
    pub(super) fn read(roots: &[&Element]) -> Self {
        let mut elements: HashMap<(&str, &str), &Element> = HashMap::new();
        let mut lists = HashMap::new();
        let groups = ["office:styles", "office:automatic-styles"];
        let found =
            roots.iter().flat_map(|root| groups.iter().filter_map(|group| root.child(group)));
        for element in found.flat_map(Element::elements) {
            let Some(name) = element.attribute("style:name") else { continue };
            if element.is("style:style") {
                let family = element.attribute("style:family").unwrap_or_default();
                elements.insert((family, name), element);
            } else if element.is("text:list-style") {
                lists.insert(name.to_owned(), levels(element));
            }
        }
        let styles = elements
            .keys()
            .map(|&(family, name)| {
                ((family.to_owned(), name.to_owned()), resolve(family, name, &elements))
            })
            .collect();
        Self { styles, lists }
    }

    /// A style; an empty one where there is none of this name.
    pub(super) fn get(&self, family: &str, name: Option<&str>) -> Style {
        let key = name.map(|name| (family.to_owned(), name.to_owned()));
        key.and_then(|key| self.styles.get(&key)).cloned().unwrap_or_default()
    }

    /// A level of a list, 0 the outermost; bullets where nothing is known.
    pub(super) fn level(&self, list: Option<&str>, level: u8) -> ListLevel {
        let known = list.and_then(|list| self.lists.get(list)?.get(&level)).copied();
        known.unwrap_or(ListLevel { ordered: Some(false), start: 1 })
    }
}

/// The language that a document is written in unless something says otherwise.
pub(super) fn language(root: &Element) -> Option<String> {
    let defaults = root.child("office:styles")?.elements();
    let paragraphs = |style: &&Element| {
        style.is("style:default-style") && style.attribute("style:family") == Some("paragraph")
    };
    let text =
        defaults.filter(paragraphs).find_map(|style| style.child("style:text-properties"))?;
    let said = |name| text.attribute(name).filter(|&value| value != "none" && !value.is_empty());
    let language = said("fo:language")?;
    Some(said("fo:country").map_or(language.to_owned(), |country| format!("{language}-{country}")))
}

fn resolve(family: &str, name: &str, elements: &HashMap<(&str, &str), &Element>) -> Style {
    let mut style = Style::default();
    let mut next = Some(name);
    for _ in 0..LONGEST_CHAIN {
        let Some(element) = next.and_then(|name| elements.get(&(family, name))) else { break };
        // Characters that a name may not hold are written as `_20_`.
        let written = element.attribute("style:name").unwrap_or_default().replace("_20_", " ");
        let shown = element.attribute("style:display-name").unwrap_or(&written);
        let outline =
            element.attribute("style:default-outline-level").and_then(|level| level.parse().ok());
        style.role = style
            .role
            .or(outline.map(Role::Heading))
            .or(Role::named(shown))
            .or(Role::named(&written));
        style.code |= is_code(shown);
        let paragraph = element.child("style:paragraph-properties");
        style.indent =
            style.indent.or(paragraph.and_then(|said| twips(said.attribute("fo:margin-left")?)));
        if let Some(text) = element.child("style:text-properties") {
            style.add_text(text);
        }
        next = element.attribute("style:parent-style-name");
    }
    style
}

impl Style {
    /// Adds what is said of text, where nothing nearer says otherwise.
    fn add_text(&mut self, said: &Element) {
        let weight = said.attribute("fo:font-weight");
        let bold = weight.map(|weight| {
            weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
        });
        let italic =
            said.attribute("fo:font-style").map(|style| matches!(style, "italic" | "oblique"));
        let struck = said
            .attribute("style:text-line-through-style")
            .or(said.attribute("style:text-line-through-type"));
        let position = said.attribute("style:text-position").map(|position| {
            match position.split(' ').next().unwrap_or_default() {
                "super" => 1,
                "sub" => -1,
                raise => raise.trim_end_matches('%').parse::<f32>().map_or(0, |raise| {
                    if raise > 0.0 {
                        1
                    } else if raise < 0.0 {
                        -1
                    } else {
                        0
                    }
                }),
            }
        });
        self.bold = self.bold.or(bold);
        self.italic = self.italic.or(italic);
        self.struck = self.struck.or(struck.map(|struck| struck != "none"));
        self.hidden =
            self.hidden.or(said.attribute("text:display").map(|display| display == "none"));
        self.raised = self.raised.or(position);
    }
}

fn levels(list: &Element) -> HashMap<u8, ListLevel> {
    let level = |element: &Element| {
        let level: u8 = element.attribute("text:level")?.parse().ok()?;
        let ordered = match element.name() {
            "text:list-level-style-number" => element
                .attribute("style:num-format")
                .filter(|format| !format.is_empty())
                .map(|_| true),
            "text:list-level-style-bullet" => {
                let bullet = element.attribute("text:bullet-char").unwrap_or("•");
                (!bullet.trim().is_empty()).then_some(false)
            }
            "text:list-level-style-image" => Some(false),
            _ => return None,
        };
        let start =
            element.attribute("text:start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
        Some((level.checked_sub(1)?, ListLevel { ordered, start }))
    };
    list.elements().filter_map(level).collect()
}

/// A length in twentieths of a point.
fn twips(length: &str) -> Option<i32> {
    let unit_at = length.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (number, unit) = length.split_at(unit_at);
    let number: f64 = number.trim().parse().ok()?;
    let points = match unit {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    Some((number * points * 20.0).clamp(-1e6, 1e6) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_any_unit() {
        for (length, expected) in [
            ("0.5in", Some(720)),
            ("1.27cm", Some(720)),
            ("36pt", Some(720)),
            ("5%", None),
            ("wide", None),
        ] {
            assert_eq!(twips(length), expected, "{length}");
        }
    }
}
