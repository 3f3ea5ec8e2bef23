//! Elements to blocks, in the order of the page.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};
use flyleaf_model::{Block, TableRow};
use url::Url;

use super::frame::Frame;
use super::line::{Leaf, Line};
use super::picture::{self, Picture};
use super::survey::{Role, Survey};
use super::visible::{self, Visibility};
use super::{dom, style};
use crate::flow::{Builder, Part, Shape};

/// What is known of some elements of a page beside what they are.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Place {
    /// It is not the issue's own text.
    Aside(Shape),
    /// It is a part of the issue.
    Part(Part),
}

/// What stands in the elements of a page.
pub(super) type Plan = HashMap<NodeId, Place>;

/// Reads a page into blocks.
pub(super) struct Walker<'a> {
    pub(super) builder: &'a mut Builder,
    pub(super) resources: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    pub(super) survey: &'a Survey,
    pub(super) plan: &'a Plan,
    pub(super) base: Option<&'a Url>,
    pub(super) language: Option<&'a str>,
    pub(super) frames: Vec<Frame>,
    pub(super) line: Line,
    pub(super) figures: Vec<Block>,
    pub(super) scopes: Vec<Scope>,
    pub(super) asides: Vec<Shape>,
    pub(super) heads: usize,
    pub(super) hidden: usize,
    pub(super) is_nested: bool,
    pub(super) anchors: Vec<(String, usize)>,
}

/// What ends with an element.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) block: bool,
    pub(super) frame: bool,
    pub(super) leaf: Option<Leaf>,
    pub(super) marks: usize,
    pub(super) link: bool,
    pub(super) language: bool,
    pub(super) keeping: bool,
    pub(super) aside: bool,
    pub(super) part: bool,
    pub(super) head: bool,
    pub(super) closing: &'static str,
}

/// What a walk needs to know of a page.
pub(super) struct Context<'a> {
    /// Finds what is inside the file.
    pub(super) resources: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// What elements really are.
    pub(super) survey: &'a Survey,
    /// What stands in them.
    pub(super) plan: &'a Plan,
    /// What relative links are resolved against.
    pub(super) base: Option<&'a Url>,
    /// The language of the page.
    pub(super) language: Option<&'a str>,
    /// Whether it is markup within the text of another page.
    pub(super) is_nested: bool,
}

/// What is known of a page after it was read.
pub(super) struct Walked {
    /// How many characters it hides.
    pub(super) hidden: usize,
    /// Its anchors, in order, and where in the source the blocks begin that they stand in.
    pub(super) anchors: Vec<(String, usize)>,
}

/// Reads a page into the builder.
pub(super) fn walk(document: &Document, context: &Context<'_>, builder: &mut Builder) -> Walked {
    let mut walker = Walker {
        builder,
        resources: context.resources,
        survey: context.survey,
        plan: context.plan,
        base: context.base,
        language: context.language,
        frames: Vec::new(),
        line: Line::new(),
        figures: Vec::new(),
        scopes: Vec::new(),
        asides: Vec::new(),
        heads: 0,
        hidden: 0,
        is_nested: context.is_nested,
        anchors: Vec::new(),
    };
    dom::visit(document.root(), &mut walker);
    walker.boundary();
    while !walker.frames.is_empty() {
        walker.close_frame();
    }
    Walked { hidden: walker.hidden, anchors: walker.anchors }
}

impl dom::Visitor for Walker<'_> {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if let Some(text) = dom::text(node) {
            self.line.text(&text);
            return false;
        }
        if !node.is_element() {
            return true;
        }
        let name = dom::name(node);
        match visible::of(node, &name) {
            Visibility::Shown => {}
            Visibility::Machinery => {
                self.scopes.push(Scope::default());
                return false;
            }
            Visibility::Hidden => {
                self.hidden += visible::characters(node);
                self.scopes.push(Scope::default());
                return false;
            }
        }
        let mut scope = Scope::default();
        self.place(node, &mut scope);
        let descend = self.element(node, &name, &mut scope);
        let named = dom::attribute(node, "id").or_else(|| dom::attribute(node, "name"));
        if let Some(anchor) = named {
            self.anchors.push((anchor, self.builder.place()));
        }
        self.set(node, &name, &mut scope);
        self.scopes.push(scope);
        descend
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if !node.is_element() {
            return;
        }
        let Some(scope) = self.scopes.pop() else { return };
        if !scope.closing.is_empty() {
            self.line.text_as_is(scope.closing);
        }
        if scope.block || scope.leaf.is_some() {
            self.boundary();
        }
        if let Some(leaf) = scope.leaf {
            self.end_leaf();
            self.line.leaf = leaf;
        }
        if scope.frame {
            self.close_frame();
        }
        self.line.marks.truncate(self.line.marks.len() - scope.marks);
        if scope.link {
            self.line.links.pop();
        }
        if scope.language {
            self.line.languages.pop();
        }
        self.line.keeping -= usize::from(scope.keeping);
        self.heads -= usize::from(scope.head);
        if scope.aside {
            self.asides.pop();
        }
        if scope.part {
            self.builder.end_part();
        }
    }
}

impl Walker<'_> {
    /// Begins what the plan says of an element.
    fn place(&mut self, node: &NodeRef<'_>, scope: &mut Scope) {
        let Some(place) = self.plan.get(&node.id) else { return };
        if !self.frames.is_empty() || self.line.leaf != Leaf::Paragraph {
            return;
        }
        self.boundary();
        scope.block = true;
        match place {
            Place::Aside(shape) => {
                self.asides.push(shape.clone());
                scope.aside = true;
            }
            Place::Part(part) => {
                self.builder.begin_part(part.clone());
                scope.part = true;
            }
        }
    }

    /// Begins an element; whether its children are gone through.
    fn element(&mut self, node: &NodeRef<'_>, name: &str, scope: &mut Scope) -> bool {
        match self.survey.role(node) {
            Some(Role::NoteMark) => return false,
            Some(Role::Note { id, label }) => {
                let frame =
                    Frame::Note { id: id.clone(), label: label.clone(), blocks: Vec::new() };
                self.open_frame(frame, scope);
                return true;
            }
            _ => {}
        }
        match name {
            "br" => self.line_end(),
            "hr" => {
                self.boundary();
                self.add(Block::Rule);
            }
            "img" | "image" => self.picture(node),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                let runaway = self.survey.role(node) == Some(&Role::RunawayHeading);
                self.begin_leaf(Leaf::Heading { level, runaway }, scope);
            }
            "pre" | "xmp" | "listing" | "plaintext" => {
                scope.keeping = true;
                self.line.keeping += 1;
                self.begin_leaf(Leaf::Preformatted, scope);
            }
            "figcaption" | "caption" => match self.frames.last() {
                Some(Frame::Figure { .. } | Frame::Table { .. }) => {
                    self.begin_leaf(Leaf::Caption, scope)
                }
                _ => self.begin_block(scope),
            },
            "a" if self.is_heading() && is_sign_of_link(node) => return false,
            "svg" => return self.drawing(node),
            "noscript" if repeats_image(node) => return false,
            "noframes" | "noscript" => {
                if let Some(markup) = dom::unparsed(node) {
                    self.begin_block(scope);
                    self.nested(&markup);
                    return false;
                }
            }
            "input" => {
                if dom::has_word(node, "type", &["checkbox"]) && dom::has(node, "disabled") {
                    self.line.text_as_is(if dom::has(node, "checked") { "☑ " } else { "☐ " });
                }
            }
            "rt" => {
                self.line.text_as_is("(");
                scope.closing = ")";
            }
            "q" => {
                self.line.text_as_is("“");
                scope.closing = "”";
            }
            _ => self.container(node, name, scope),
        }
        true
    }

    /// Begins an element that holds blocks, or one that only begins a new block.
    fn container(&mut self, node: &NodeRef<'_>, name: &str, scope: &mut Scope) {
        let layout = self.survey.is_layout(node);
        let span = |attribute| dom::number(node, attribute).unwrap_or(1).clamp(1, 1000);
        let frame = match (name, self.frames.last()) {
            ("ul" | "ol" | "menu" | "dir", _) if !layout => {
                let ordered = name == "ol";
                let start = if ordered { first_number(node) } else { 1 };
                Frame::List { ordered, start, items: Vec::new() }
            }
            ("dl", _) if !layout => Frame::Terms { items: Vec::new(), open: false },
            ("blockquote", _) if !layout => Frame::Quote(Vec::new()),
            ("figure", _) => {
                Frame::Figure { images: Vec::new(), caption: Vec::new(), blocks: Vec::new() }
            }
            ("table", _) if !layout => {
                Frame::Table { rows: Vec::new(), head: 0, caption: Vec::new() }
            }
            ("li", Some(Frame::List { .. })) => Frame::Item(Vec::new()),
            ("dt" | "dd", Some(Frame::Terms { .. })) => {
                Frame::Term { blocks: Vec::new(), meaning: name == "dd" }
            }
            ("td" | "th", Some(Frame::Table { .. })) => {
                Frame::Cell { blocks: Vec::new(), columns: span("colspan"), rows: span("rowspan") }
            }
            ("tr", Some(Frame::Table { .. })) => return self.begin_row(node, scope),
            ("thead", Some(Frame::Table { .. })) => {
                self.heads += 1;
                scope.head = true;
                return;
            }
            _ if style::is_block(node, name) => return self.begin_block(scope),
            _ => return,
        };
        self.open_frame(frame, scope);
    }

    fn is_heading(&self) -> bool {
        matches!(self.line.leaf, Leaf::Heading { .. })
    }

    fn begin_row(&mut self, node: &NodeRef<'_>, scope: &mut Scope) {
        self.begin_block(scope);
        let heads = self.heads > 0
            || !node.children_it(false).any(|cell| dom::name(&cell) == "td")
                && node.children_it(false).any(|cell| dom::name(&cell) == "th");
        if let Some(Frame::Table { rows, head, .. }) = self.frames.last_mut() {
            if heads && *head as usize == rows.len() {
                *head += 1;
            }
            rows.push(TableRow::default());
        }
    }

    fn picture(&mut self, node: &NodeRef<'_>) {
        match picture::read(node, self.builder, self.resources) {
            Picture::Nothing => {}
            Picture::Character(text) => self.line.text_as_is(&text),
            Picture::Figure(image, alt) => {
                self.figures.push(Block::Figure { image, alt, caption: Vec::new() });
                if self.line.is_blank() && self.line.leaf == Leaf::Paragraph {
                    self.add_figures();
                }
            }
        }
    }

    /// The words and the images of a drawing; nothing else of it is text.
    fn drawing(&mut self, node: &NodeRef<'_>) -> bool {
        for inner in node.descendants() {
            match dom::name(&inner).as_str() {
                "text" => {
                    self.boundary();
                    self.line.text(&inner.text());
                    self.boundary();
                }
                "image" => self.picture(&inner),
                "foreignobject" => return true,
                _ => {}
            }
        }
        false
    }

    /// Markup that the parser left as text; not such markup within it, which could go on without end.
    fn nested(&mut self, markup: &str) {
        if self.is_nested {
            return;
        }
        let page = dom::parse(markup);
        let survey = super::survey::survey(&page.document);
        let plan = Plan::new();
        let context = Context {
            resources: self.resources,
            survey: &survey,
            plan: &plan,
            base: self.base,
            language: self.language,
            is_nested: true,
        };
        self.hidden += walk(&page.document, &context, self.builder).hidden;
    }

    /// How the text in an element is set.
    fn set(&mut self, node: &NodeRef<'_>, name: &str, scope: &mut Scope) {
        let marks = style::marks(node, name);
        scope.marks = marks.len();
        self.line.marks.extend(marks);
        if name == "a"
            && let Some(href) = dom::attribute(node, "href")
        {
            self.line.links.push(Some(style::target(&href, self.base)));
            scope.link = true;
        }
        let language = dom::attribute(node, "lang").or_else(|| dom::attribute(node, "xml:lang"));
        if let Some(language) = language {
            let differs = self.language.is_none_or(|own| !own.eq_ignore_ascii_case(&language));
            self.line.languages.push(differs.then_some(language));
            scope.language = true;
        }
        if !scope.keeping && style::keeps_line_ends(node) {
            scope.keeping = true;
            self.line.keeping += 1;
        }
    }
}

/// The number of a list's first item.
fn first_number(list: &NodeRef<'_>) -> u32 {
    let first = list.children_it(false).find(|child| dom::name(child) == "li");
    let value = first.and_then(|item| dom::number(&item, "value"));
    value.or_else(|| dom::number(list, "start")).unwrap_or(1)
}

/// Whether a link only shows that a heading can be linked to.
fn is_sign_of_link(link: &NodeRef<'_>) -> bool {
    let within = dom::attribute(link, "href").is_some_and(|href| href.starts_with('#'));
    let text = link.text();
    within && text.chars().any(|c| !c.is_whitespace()) && !text.chars().any(char::is_alphanumeric)
}

/// Whether an element for readers without scripts only repeats the image before it, which a script would load.
fn repeats_image(node: &NodeRef<'_>) -> bool {
    let before = node.prev_element_sibling().is_some_and(|before| {
        matches!(dom::name(&before).as_str(), "img" | "picture")
            || !before.find(&["img"]).is_empty()
    });
    before && node.text().trim().is_empty()
}
