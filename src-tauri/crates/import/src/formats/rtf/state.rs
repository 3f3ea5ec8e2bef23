//! What groups of Rich Text save and restore: where text goes, how it is set, what its paragraph is.

use std::rc::Rc;

use flyleaf_model::Mark;

/// Where text goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// The text, of the body, of a note or of a page's head.
    #[default]
    Text,
    /// Nowhere, with all that stands in it.
    Nowhere,
    /// Nowhere, but texts and pictures may stand in it.
    Shape,
    Fonts,
    Styles,
    /// The list table; its numbers only.
    Lists,
    /// The marker of a list's item.
    Marker,
    /// The old description of a list's item.
    OldList,
    /// The instruction of a field.
    Instruction,
    /// The document's title.
    Title,
    /// The document's author.
    Author,
    /// A picture's bytes.
    Picture,
    /// The name of a shape's property.
    PropertyName,
    /// The value of a shape's property.
    PropertyValue,
    /// The definition of a row of a table inside another.
    NestedRow,
}

/// The state of a group.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// Where text went before a group with two renderings.
    pub(super) beyond: Destination,
    pub(super) text: TextState,
    pub(super) paragraph: ParagraphState,
    /// Characters that stand in for one given by its number, for readers that do not know it.
    pub(super) stand_ins: usize,
    pub(super) link: Option<Rc<str>>,
    /// Whether it stands among what the document says of itself.
    pub(super) info: bool,
    /// What must be done where the group ends.
    pub(super) at_end: AtEnd,
}

/// What must be done where a group ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum AtEnd {
    #[default]
    Nothing,
    Field,
    Instruction,
    Picture,
    Note,
    TextBox,
    Header,
    FirstHeader,
    Footer,
    FirstFooter,
}

/// How text is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextState {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    pub(super) hidden: bool,
    pub(super) inserted: bool,
    pub(super) deleted: bool,
    /// 1 raised, -1 lowered.
    pub(super) raised: i8,
    pub(super) font: Option<i32>,
    pub(super) style: Option<i32>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphState {
    pub(super) style: i32,
    pub(super) outline: Option<i32>,
    pub(super) list: Option<i32>,
    pub(super) level: u8,
    pub(super) indent: i32,
    /// How deep in tables.
    pub(super) depth: usize,
}

impl TextState {
    /// As runs say it.
    pub(super) fn marks(&self, code: bool) -> Vec<Mark> {
        [
            (Mark::Emphasis, self.italic),
            (Mark::Strong, self.bold),
            (Mark::Code, code),
            (Mark::Strikethrough, self.struck),
            (Mark::Superscript, self.raised > 0),
            (Mark::Subscript, self.raised < 0),
        ]
        .into_iter()
        .filter_map(|(mark, on)| on.then_some(mark))
        .collect()
    }
}
