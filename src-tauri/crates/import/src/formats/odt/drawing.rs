//! What is drawn in a text: pictures, text boxes, formulas.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flyleaf_model::{Block, BlockedKind, FindingCode, ImageId};

use super::super::xml::Element;
use super::body::Body;
use super::inline::Inline;
use super::styles::Style;

/// Pictures of these parts only stand in for an object that is shown otherwise.
const REPLACEMENTS: &str = "ObjectReplacements/";

impl Body<'_> {
    /// A drawing, whose pictures and texts stand after the paragraph that it is anchored in.
    pub(super) fn drawing(&mut self, element: &Element, inline: &mut Inline) {
        match element.name() {
            "draw:frame" => self.frame(element, inline),
            "draw:a" | "draw:g" => {
                for inner in element.elements().filter(|inner| inner.name().starts_with("draw:")) {
                    self.drawing(inner, inline);
                }
            }
            _ => {
                let blocks = self.inner(element);
                inline.blocks.extend(blocks);
            }
        }
    }

    fn frame(&mut self, element: &Element, inline: &mut Inline) {
        let said = |name| element.child(name).map(|said| crate::lines::squeezed(&said.text()));
        let alt = said("svg:desc").or_else(|| said("svg:title")).unwrap_or_default();
        if let Some(formula) = element.child("draw:object").and_then(|object| self.formula(object))
        {
            self.typed(&formula, &Style::default(), None, inline);
            return;
        }
        if let Some(text) = element.child("draw:text-box") {
            let blocks = self.inner(text);
            inline.blocks.extend(blocks);
            return;
        }
        // Several pictures are several renderings of one; the first that can be shown is shown.
        let pictures = element.elements().filter(|inner| inner.is("draw:image"));
        let mut any = false;
        for picture in pictures {
            any = true;
            if let Some(image) = self.picture(picture, &alt) {
                inline.blocks.push(Block::Figure { image: Some(image), alt, caption: Vec::new() });
                return;
            }
        }
        if any {
            inline.blocks.push(Block::Figure { image: None, alt, caption: Vec::new() });
        } else if let Some(object) =
            element.elements().find(|inner| inner.name().starts_with("draw:object"))
        {
            let name = object.attribute("xlink:href").unwrap_or_default().to_owned();
            self.builder.finding(FindingCode::PartNotShown, vec![name, "object".into()]);
        }
    }

    fn picture(&mut self, element: &Element, alt: &str) -> Option<ImageId> {
        if let Some(data) = element.child("office:binary-data") {
            let data: String = data.text().split_ascii_whitespace().collect();
            let bytes = STANDARD.decode(data).unwrap_or_default();
            return self.builder.image(&bytes, "binary-data", alt);
        }
        let name = element.attribute("xlink:href")?;
        if name.starts_with("http") {
            self.builder.block(BlockedKind::RemoteImage, name);
            return None;
        }
        if let Some(known) = self.images.get(name) {
            return known.clone();
        }
        let image = self.image(name, alt);
        self.images.insert(name.to_owned(), image.clone());
        image
    }

    fn image(&mut self, name: &str, alt: &str) -> Option<ImageId> {
        match self.file.read(name) {
            Some(entry) if entry.bytes.is_empty() => {
                let reason = entry.fault.unwrap_or_else(|| "it is empty".into());
                self.builder.finding(FindingCode::PartUnreadable, vec![name.to_owned(), reason]);
                None
            }
            Some(entry) => self.builder.image(&entry.bytes, name, alt),
            None => {
                if !name.contains(REPLACEMENTS) {
                    let details = vec![name.to_owned(), "it is not in the file".to_owned()];
                    self.builder.finding(FindingCode::PartUnreadable, details);
                }
                None
            }
        }
    }

    /// The characters of a formula, in order.
    fn formula(&self, object: &Element) -> Option<String> {
        let mut text = String::new();
        if let Some(formula) = object.child("math:math") {
            push_formula(formula, &mut text);
        } else {
            let name = object.attribute("xlink:href")?;
            let root = self.file.tree(&format!("{name}/content.xml"))?;
            if !root.is("math:math") {
                return None;
            }
            push_formula(&root, &mut text);
        }
        Some(text)
    }
}

fn push_formula(element: &Element, text: &mut String) {
    for inner in element.elements() {
        match inner.name() {
            // The same formula in the words that it was typed in.
            "math:annotation" => {}
            "math:mi" | "math:mn" | "math:mo" | "math:mtext" | "math:ms" => {
                text.push_str(&inner.text())
            }
            _ => push_formula(inner, text),
        }
    }
}
