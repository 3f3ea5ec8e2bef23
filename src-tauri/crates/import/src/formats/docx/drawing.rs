//! What is drawn in a text: pictures, text boxes, diagrams, ruled lines.

use flyleaf_model::{Block, BlockedKind, FindingCode, ImageId};

use super::super::xml::Element;
use super::body::Body;
use super::inline::Inline;

impl Body<'_> {
    /// A drawing, whose pictures and texts stand after the paragraph that it is anchored in.
    pub(super) fn drawing(&mut self, element: &Element, inline: &mut Inline) {
        let described = element.descendant("wp:docPr").or(element.descendant("pic:cNvPr"));
        let shape = || element.descendant("v:shape").and_then(|shape| shape.attribute("alt"));
        let alt = described
            .and_then(|picture| picture.attribute("descr").or(picture.attribute("title")))
            .or_else(shape)
            .unwrap_or_default();
        self.drawn(element, alt, inline);
    }

    fn drawn(&mut self, element: &Element, alt: &str, inline: &mut Inline) {
        match element.name() {
            "w:txbxContent" => {
                let blocks = self.inner(element);
                inline.blocks.extend(blocks);
            }
            "a:blip" => {
                let id = element.attribute("r:embed").or(element.attribute("r:link"));
                self.picture(id, alt, inline);
            }
            "v:imagedata" => {
                let title = element.attribute("o:title").unwrap_or_default();
                let id = element.attribute("r:id").or(element.attribute("r:href"));
                self.picture(id, if alt.is_empty() { title } else { alt }, inline);
            }
            "v:rect" if matches!(element.attribute("o:hr"), Some("t" | "true")) => {
                inline.blocks.push(Block::Rule);
            }
            "dgm:relIds" => self.diagram(element, inline),
            "c:chart" => self.not_shown(element, "chart", alt, inline),
            "o:OLEObject" => {
                let program = element.attribute("ProgID").unwrap_or_default();
                self.builder
                    .finding(FindingCode::PartNotShown, vec!["object".into(), program.into()]);
            }
            "mc:AlternateContent" => {
                self.choose(element, inline, |body, choice, inline| {
                    body.drawn(choice, alt, inline)
                });
            }
            _ => {
                for inner in element.elements() {
                    self.drawn(inner, alt, inline);
                }
            }
        }
    }

    fn picture(&mut self, id: Option<&str>, alt: &str, inline: &mut Inline) {
        let Some(target) = id.and_then(|id| self.relations.get(id)).cloned() else { return };
        let image = if target.external {
            if target.name.starts_with("http") {
                self.builder.block(BlockedKind::RemoteImage, &target.name);
            }
            None
        } else {
            self.image(&target.name, alt)
        };
        inline.blocks.push(Block::Figure { image, alt: alt.to_owned(), caption: Vec::new() });
    }

    /// A picture's id; each part is read once, however often it is shown.
    fn image(&mut self, name: &str, alt: &str) -> Option<ImageId> {
        if let Some(known) = self.images.get(name) {
            return known.clone();
        }
        let image = match self.package.read(name) {
            Some(entry) if entry.bytes.is_empty() && entry.fault.is_some() => {
                let reason = entry.fault.unwrap_or_default();
                self.builder.finding(FindingCode::PartUnreadable, vec![name.to_owned(), reason]);
                None
            }
            Some(entry) => self.builder.image(&entry.bytes, name, alt),
            None => {
                let details = vec![name.to_owned(), "it is not in the file".to_owned()];
                self.builder.finding(FindingCode::PartUnreadable, details);
                None
            }
        };
        self.images.insert(name.to_owned(), image.clone());
        image
    }

    /// The words in a diagram, one paragraph for each of its shapes.
    fn diagram(&mut self, element: &Element, inline: &mut Inline) {
        let target = element.attribute("r:dm").and_then(|id| self.relations.get(id));
        let Some(tree) = target.and_then(|target| self.package.tree(&target.name)) else { return };
        paragraphs(&tree.root, &mut inline.blocks);
    }

    fn not_shown(&mut self, element: &Element, kind: &str, alt: &str, inline: &mut Inline) {
        let target = element.attribute("r:id").and_then(|id| self.relations.get(id));
        let name = target.map_or(kind, |target| &target.name).to_owned();
        self.builder.finding(FindingCode::PartNotShown, vec![name, kind.to_owned()]);
        inline.blocks.push(Block::Figure { image: None, alt: alt.to_owned(), caption: Vec::new() });
    }
}

fn paragraphs(element: &Element, blocks: &mut Vec<Block>) {
    for inner in element.elements() {
        if inner.is("a:p") {
            blocks.push(Block::Paragraph { runs: vec![flyleaf_model::Run::plain(inner.text())] });
        } else {
            paragraphs(inner, blocks);
        }
    }
}
