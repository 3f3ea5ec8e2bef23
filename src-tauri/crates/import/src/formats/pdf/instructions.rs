//! A page's instructions, followed as far as they place text.
//!
//! ISO 32000-1, clause 9: the graphics state's matrix, the text state, forms inside the page, marked content and hidden
//! layers. Nothing is painted. Each glyph becomes one or more characters of Unicode, in points of the page as it is looked
//! at, from the upper left corner; words are not made here. Instructions, characters and nested forms are counted, so
//! that a page that draws without end is cut off.

use std::collections::HashSet;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{
    Array, Dict, Name, Number, Object, ObjectIdentifier, Stream, String as PdfString,
    dict_or_stream,
};
use hayro_syntax::page::{Page, Resources};
use kurbo::{Affine, Point, Rect, Shape, Vec2};

use super::fonts::{Face, Fonts};
use super::glyphs::{Character, Direction, Shown};
use super::letters;
use super::photographs::Photograph;
use super::streams::Budget;

/// Instructions of one page that are followed.
const MOST_INSTRUCTIONS: usize = 3_000_000;
/// Characters of one page that are read.
const MOST_CHARACTERS: usize = 200_000;
/// Forms that are drawn on one page.
const MOST_FORMS: usize = 5_000;
/// Forms inside forms.
const MOST_NESTED: usize = 16;
/// States that are kept to come back to.
const MOST_STATES: usize = 512;
/// Photographs of one page that are looked at.
const MOST_PHOTOGRAPHS: usize = 64;
/// Sizes in points that print uses; what claims another is no text.
const SIZES: std::ops::Range<f64> = 0.5..2000.0;
/// Farther than this from the page, in points, nothing is text of it.
const OUTSIDE: f64 = 5000.0;

/// What text is set with, and where.
#[derive(Clone)]
struct State<'a> {
    matrix: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    /// Painted by neither filling nor stroking.
    unseen: bool,
}

/// Content that is marked as something.
struct Marked {
    artifact: bool,
    hidden: bool,
    content: i32,
    /// What the marked glyphs say all together, and how many characters stood before them.
    says: Option<(String, usize)>,
}

/// Follows one page's instructions.
pub(super) struct Sheet<'s, 'a> {
    shown: Shown,
    fonts: &'s mut Fonts<'a>,
    budget: &'s mut Budget,
    hidden: &'s HashSet<ObjectIdentifier>,
    state: State<'a>,
    states: Vec<State<'a>>,
    text: Affine,
    line: Affine,
    marked: Vec<Marked>,
    instructions: usize,
    forms: usize,
    area: f64,
}

/// What a page shows. `hidden` are the layers that are switched off.
pub(super) fn shown<'a>(
    page: &Page<'a>,
    fonts: &mut Fonts<'a>,
    budget: &mut Budget,
    hidden: &HashSet<ObjectIdentifier>,
) -> Shown {
    let (width, height) = page.render_dimensions();
    let mut sheet = Sheet {
        shown: Shown::default(),
        fonts,
        budget,
        hidden,
        state: State {
            matrix: Affine::new(page.initial_transform(true).as_coeffs()),
            face: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            unseen: false,
        },
        states: Vec::new(),
        text: Affine::IDENTITY,
        line: Affine::IDENTITY,
        marked: Vec::new(),
        instructions: 0,
        forms: 0,
        area: f64::from(width) * f64::from(height),
    };
    let content = contents(page, sheet.budget);
    sheet.follow(&content, page.resources(), 0);
    sheet.shown
}

/// A page's instructions, which may lie in several streams.
fn contents(page: &Page<'_>, budget: &mut Budget) -> Vec<u8> {
    let dict = page.raw();
    let streams: Vec<Stream<'_>> = match dict.get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(streams)) => streams.iter::<Stream<'_>>().collect(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for stream in streams {
        if let Some(part) = budget.unpacked(&stream) {
            content.extend_from_slice(&part);
            content.push(b'\n');
        }
    }
    content
}

impl<'a> Sheet<'_, 'a> {
    fn follow(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) {
        let outside = self.states.len();
        let marked = self.marked.len();
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.instructions += 1;
            if self.instructions > MOST_INSTRUCTIONS {
                self.shown.cut = true;
                break;
            }
            self.step(&instruction, resources, depth, outside);
        }
        while self.marked.len() > marked {
            self.end_marked();
        }
        if let Some(state) = self.states.get(outside) {
            self.state = state.clone();
            self.states.truncate(outside);
        }
    }

    fn step(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        resources: &Resources<'a>,
        depth: usize,
        outside: usize,
    ) {
        use TypedInstruction as I;
        let state = &mut self.state;
        match instruction {
            I::SaveState(_) if self.states.len() < MOST_STATES => self.states.push(state.clone()),
            I::RestoreState(_) if self.states.len() > outside => {
                if let Some(state) = self.states.pop() {
                    self.state = state;
                }
            }
            I::Transform(m) => state.matrix *= matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]),
            I::BeginText(_) => (self.text, self.line) = (Affine::IDENTITY, Affine::IDENTITY),
            I::SetTextMatrix(m) => {
                self.line = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                self.text = self.line;
            }
            I::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            I::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            I::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            I::CharacterSpacing(by) => state.spacing = by.0.as_f64(),
            I::WordSpacing(by) => state.word_spacing = by.0.as_f64(),
            I::HorizontalScaling(by) => state.scale = by.0.as_f64() / 100.0,
            I::TextLeading(by) => state.leading = by.0.as_f64(),
            I::TextRise(by) => state.rise = by.0.as_f64(),
            I::TextRenderingMode(mode) => state.unseen = matches!(mode.0.as_i64(), 3 | 7),
            I::TextFont(font) => {
                state.size = font.1.as_f64();
                let dict = resources.get_font(font.0);
                self.state.face = dict.and_then(|dict| self.fonts.face(&dict, self.budget));
            }
            I::SetGraphicsState(name) => {
                let font = resources
                    .get_ext_g_state(name.0)
                    .and_then(|dict| dict.get::<Array<'_>>(b"Font"));
                if let Some(font) = font {
                    let mut items = font.flex_iter();
                    if let (Some(dict), Some(size)) =
                        (items.next::<Dict<'_>>(), items.next::<f64>())
                    {
                        self.state.size = size;
                        self.state.face = self.fonts.face(&dict, self.budget);
                    }
                }
            }
            I::ShowText(text) => self.show(text.0),
            I::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0);
            }
            I::ShowTextWithParameters(text) => {
                state.word_spacing = text.0.as_f64();
                state.spacing = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2);
            }
            I::ShowTexts(texts) => self.show_all(texts.0),
            I::XObject(name) => {
                if let Some(stream) = resources.get_x_object(name.0) {
                    self.object(&stream, resources, depth);
                }
            }
            I::BeginMarkedContent(mark) => self.begin_marked(mark.0, None, false),
            I::BeginMarkedContentWithProperties(mark) => {
                let name = mark.1.clone().into_name();
                let named = name
                    .as_ref()
                    .and_then(|name| resources.properties.get::<Dict<'_>>(name.as_ref()));
                let layer =
                    name.as_ref().and_then(|name| resources.properties.get_ref(name.as_ref()));
                let hidden = mark.0.as_ref() == b"OC"
                    && layer.is_some_and(|layer| self.is_hidden(layer.into(), named.as_ref()));
                let direct = dict_or_stream(mark.1).map(|(dict, _)| dict);
                self.begin_marked(mark.0, named.as_ref().or(direct), hidden);
            }
            I::EndMarkedContent(_) => self.end_marked(),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }

    fn show_all(&mut self, texts: &Array<'_>) {
        for item in texts.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(&text),
                Object::Number(by) => {
                    let by = -by.as_f64() / 1000.0 * self.state.size;
                    let across = self.state.face.as_ref().is_none_or(|face| face.is_horizontal());
                    let by = if across { (by * self.state.scale, 0.0) } else { (0.0, by) };
                    self.text *= Affine::translate(by);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &PdfString<'_>) {
        let Some(face) = self.state.face.clone() else { return };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = face.code(bytes, at);
            at += length;
            let (right, up) = face.advance(code);
            let word = if code == 32 && length == 1 { self.state.word_spacing } else { 0.0 };
            let state = &self.state;
            let moved = if face.is_horizontal() {
                ((right / 1000.0 * state.size + state.spacing + word) * state.scale, 0.0)
            } else {
                (0.0, up / 1000.0 * state.size + state.spacing + word)
            };
            let inked = if face.is_horizontal() { right } else { up.abs() } / 1000.0;
            if !self.is_switched_off() {
                self.place(&face, code, inked);
            }
            self.text *= Affine::translate(moved);
        }
    }

    fn is_switched_off(&self) -> bool {
        self.marked.last().is_some_and(|mark| mark.hidden)
    }

    /// Places a glyph that is as wide as `advance` ems.
    fn place(&mut self, face: &Face<'a>, code: u32, advance: f64) {
        let state = &self.state;
        let set = Affine::new([state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise]);
        let transform = state.matrix * self.text * set;
        let [a, b, c, d, ..] = transform.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let (origin, size) = (transform * Point::ORIGIN, up.hypot() * face.em);
        let list = if state.unseen { &mut self.shown.unseen } else { &mut self.shown.seen };
        if list.len() >= MOST_CHARACTERS {
            self.shown.cut = true;
            return;
        }
        let near = origin.to_vec2().hypot() < OUTSIDE;
        if !SIZES.contains(&size) || !near || !along.hypot().is_finite() {
            return;
        }
        let text = face.text(code).unwrap_or_else(|| {
            self.shown.unknown += 1;
            char::REPLACEMENT_CHARACTER.to_string()
        });
        let mut direction = Direction::of(along);
        if !face.is_horizontal() && direction == Direction::Across {
            direction = Direction::Vertical;
        }
        let (start, base) = direction.level(origin);
        let unit = if direction == Direction::Vertical { up.hypot() } else { along.hypot() };
        let letters = letters::letters(&text);
        let width = unit * advance.clamp(0.0, 4.0) / letters.len().max(1) as f64;
        let (artifact, content) =
            self.marked.last().map_or((false, -1), |mark| (mark.artifact, mark.content));
        let look = face.look;
        list.extend(letters.into_iter().enumerate().map(|(index, character)| Character {
            character,
            start: (start + width * index as f64) as f32,
            end: (start + width * (index + 1) as f64) as f32,
            base: base as f32,
            size: size as f32,
            look,
            direction,
            artifact,
            content,
        }));
    }

    fn object(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, depth: usize) {
        let dict = stream.dict();
        let layer = dict.get_ref(b"OC");
        let switched_off = layer.is_some_and(|layer| {
            self.is_hidden(layer.into(), dict.get::<Dict<'_>>(b"OC").as_ref())
        });
        if switched_off || self.is_switched_off() {
            return;
        }
        match dict.get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.image(stream),
            Some(b"Form") if depth < MOST_NESTED && self.forms < MOST_FORMS => {
                self.forms += 1;
                let Some(content) = self.budget.unpacked(stream) else { return };
                // A form that names no resources uses those of its page.
                let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
                let inner = own.unwrap_or_else(|| resources.clone());
                let (state, text, line) = (self.state.clone(), self.text, self.line);
                if let Some(matrix) = dict.get::<[f64; 6]>(b"Matrix") {
                    self.state.matrix *= Affine::new(matrix);
                }
                self.follow(&content, &inner, depth + 1);
                (self.state, self.text, self.line) = (state, text, line);
            }
            Some(b"Form") => self.shown.cut = true,
            _ => {}
        }
    }

    fn image(&mut self, stream: &Stream<'_>) {
        // An image fills the unit square of its own space.
        let place = self.state.matrix * Rect::new(0.0, 0.0, 1.0, 1.0).to_path(0.1);
        let place = place.bounding_box();
        if self.area > 0.0 && place.area().is_finite() {
            self.shown.pictured += place.area() / self.area;
        }
        if self.shown.photographs.len() < MOST_PHOTOGRAPHS {
            self.shown.photographs.extend(Photograph::new(stream, place));
        }
    }

    fn begin_marked(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>, hidden: bool) {
        if self.marked.len() >= MOST_STATES {
            return;
        }
        let around = self.marked.last();
        let content = properties.and_then(|properties| properties.get::<i32>(b"MCID"));
        let says = properties
            .and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"))
            .map(|says| (letters::text_string(says.as_bytes()), self.shown.seen.len()));
        let mark = Marked {
            artifact: tag.as_ref() == b"Artifact" || around.is_some_and(|mark| mark.artifact),
            hidden: hidden || around.is_some_and(|mark| mark.hidden),
            content: content.unwrap_or_else(|| around.map_or(-1, |mark| mark.content)),
            says,
        };
        self.marked.push(mark);
    }

    /// Ends marked content. Where it said what its glyphs mean together, they are replaced by that.
    fn end_marked(&mut self) {
        let Some(Marked { says: Some((says, from)), .. }) = self.marked.pop() else { return };
        let letters = letters::letters(&says);
        let Some((first, last)) =
            self.shown.seen.get(from).copied().zip(self.shown.seen.last().copied())
        else {
            return;
        };
        if first.direction != last.direction || (first.base - last.base).abs() > first.size {
            return;
        }
        let width = (last.end - first.start) / letters.len().max(1) as f32;
        self.shown.seen.truncate(from);
        self.shown.seen.extend(letters.into_iter().enumerate().map(|(index, character)| {
            Character {
                character,
                start: first.start + width * index as f32,
                end: first.start + width * (index + 1) as f32,
                ..first
            }
        }));
    }

    /// Whether a layer is switched off, or all the layers that a group of them names.
    fn is_hidden(&self, layer: ObjectIdentifier, group: Option<&Dict<'_>>) -> bool {
        let members: Vec<ObjectIdentifier> = group
            .and_then(|group| group.get::<Array<'_>>(b"OCGs"))
            .map(|members| {
                members.raw_iter().filter_map(|one| one.as_obj_ref()).map(Into::into).collect()
            })
            .unwrap_or_default();
        self.hidden.contains(&layer)
            || (!members.is_empty() && members.iter().all(|member| self.hidden.contains(member)))
    }
}

fn matrix(coefficients: [&Number; 6]) -> Affine {
    Affine::new(coefficients.map(Number::as_f64))
}
