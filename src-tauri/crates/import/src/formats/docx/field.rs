//! Fields: what they were told is not text, what came of it is.

use super::super::paragraphs::link;

/// A field that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Field {
    instruction: String,
    /// Whether its result has begun.
    in_result: bool,
    link: Option<String>,
}

/// Fields inside fields; those inside deeper ones are part of the deepest.
const DEEPEST: usize = 32;

/// The fields that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Fields beyond the deepest.
    beyond: usize,
}

impl Fields {
    /// A field begins.
    pub(super) fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Field::default());
        } else {
            self.beyond += 1;
        }
    }

    /// The result of the innermost field begins.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut().filter(|_| self.beyond == 0) {
            field.in_result = true;
            field.link = link(&field.instruction);
        }
    }

    /// The innermost field ends.
    pub(super) fn end(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
        }
    }

    /// Whether text that comes now is shown; where not it belongs to an instruction.
    pub(super) fn shows(&self) -> bool {
        self.open.iter().all(|field| field.in_result)
    }

    /// A part of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.iter_mut().rev().find(|field| !field.in_result) {
            field.instruction.push_str(text);
        }
    }

    /// Where text that comes now links to.
    pub(super) fn link(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|field| field.link.as_deref())
    }

    /// A paragraph ends. An instruction that never came to a result is damaged, and must not hide the rest.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.in_result);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_inside_an_instruction_belongs_to_it() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct("HYPERLINK ");
        fields.begin();
        fields.instruct("REF x");
        fields.separate();
        assert!(!fields.shows());
        fields.instruct("\"https://lamp.example/\"");
        fields.end();
        fields.separate();
        assert!(fields.shows());
        assert_eq!(fields.link(), Some("https://lamp.example/"));
    }
}
