//! Neighbouring paragraphs put together: items to lists, lines of code to listings, quoted paragraphs to quotes,
//! captions to figures.

use flyleaf_model::{Block, ListItem, Run};

use super::{BREAK, Item, Paragraph, Part, Role};

/// Lists that may be open inside each other.
const DEEPEST_LIST: usize = 9;

/// The blocks of a document, a cell or a note.
pub(crate) fn assemble(parts: Vec<Part>) -> Vec<Block> {
    let mut assembly = Assembly::default();
    for part in parts {
        match part {
            Part::Paragraph(paragraph) => assembly.paragraph(paragraph),
            Part::Block(block) => assembly.block(block),
        }
    }
    assembly.flush();
    assembly.done
}

#[derive(Default)]
struct Assembly {
    done: Vec<Block>,
    lists: Vec<OpenList>,
    quote: Vec<Block>,
    code: Vec<String>,
    /// Footnotes that wait for the end of what they would cut in two.
    held: Vec<Block>,
}

struct OpenList {
    level: u8,
    indent: i32,
    ordered: bool,
    start: u32,
    items: Vec<ListItem>,
}

impl Assembly {
    fn paragraph(&mut self, paragraph: Paragraph) {
        if paragraph.role == Role::Code && paragraph.item.is_none() {
            return self.code(&paragraph);
        }
        if paragraph.is_blank() {
            return;
        }
        if matches!(paragraph.role, Role::Heading(_)) {
            return self.whole(paragraph);
        }
        match paragraph.item {
            Some(item) if item.marked => self.item(item, paragraph),
            Some(item) => self.continuation(paragraph, |list| list.level <= item.level),
            None if paragraph.indent > 0 && !self.lists.is_empty() => {
                let indent = paragraph.indent;
                self.continuation(paragraph, |list| list.indent > 0 && list.indent <= indent);
            }
            None => self.whole(paragraph),
        }
    }

    fn whole(&mut self, paragraph: Paragraph) {
        if paragraph.role == Role::Quote {
            self.close_lists();
            self.close_code();
            self.quote.extend(split(paragraph));
            return;
        }
        self.flush();
        if paragraph.role == Role::Caption
            && let Some(Block::Figure { caption, .. }) = self.done.last_mut()
            && caption.is_empty()
        {
            *caption = paragraph.runs;
            return;
        }
        self.done.extend(split(paragraph));
    }

    fn block(&mut self, block: Block) {
        let open = !(self.lists.is_empty() && self.quote.is_empty() && self.code.is_empty());
        match block {
            note @ Block::Footnote { .. } if open => self.held.push(note),
            block => {
                self.flush();
                self.done.push(block);
            }
        }
    }

    fn code(&mut self, paragraph: &Paragraph) {
        self.close_lists();
        self.close_quote();
        self.code.push(paragraph.text().replace(BREAK, "\n"));
    }

    fn item(&mut self, item: Item, paragraph: Paragraph) {
        self.close_quote();
        self.close_code();
        let ordered = item.number.is_some();
        let number = item.number.unwrap_or(1);
        while self.lists.last().is_some_and(|list| list.level > item.level) {
            self.close_list();
        }
        let fits = self.lists.last().is_some_and(|list| {
            let next = u32::try_from(list.items.len()).ok().and_then(|n| list.start.checked_add(n));
            list.ordered == ordered && (!ordered || next == Some(number))
        });
        let same_level = self.lists.last().is_some_and(|list| list.level == item.level);
        if same_level && !fits {
            self.close_list();
        }
        if (!same_level || !fits) && self.lists.len() < DEEPEST_LIST {
            let (level, indent) = (item.level, paragraph.indent);
            self.lists.push(OpenList { level, indent, ordered, start: number, items: Vec::new() });
        }
        if let Some(list) = self.lists.last_mut() {
            list.items.push(ListItem { blocks: split(paragraph) });
        }
    }

    /// A paragraph without marker that belongs to the item before it, where there is a list that takes it.
    fn continuation(&mut self, paragraph: Paragraph, takes: impl Fn(&OpenList) -> bool) {
        if !self.lists.iter().any(&takes) {
            return self.whole(Paragraph { item: None, ..paragraph });
        }
        while self.lists.last().is_some_and(|list| !takes(list)) {
            self.close_list();
        }
        if let Some(item) = self.lists.last_mut().and_then(|list| list.items.last_mut()) {
            item.blocks.extend(split(paragraph));
        }
    }

    fn close_list(&mut self) {
        let Some(OpenList { ordered, start, items, .. }) = self.lists.pop() else { return };
        let list = Block::List { ordered, start, items };
        match self.lists.last_mut().and_then(|outer| outer.items.last_mut()) {
            Some(item) => item.blocks.push(list),
            None => self.done.push(list),
        }
    }

    fn close_lists(&mut self) {
        while !self.lists.is_empty() {
            self.close_list();
        }
    }

    fn close_quote(&mut self) {
        if !self.quote.is_empty() {
            self.done.push(Block::Quote { blocks: std::mem::take(&mut self.quote) });
        }
    }

    fn close_code(&mut self) {
        if !self.code.is_empty() {
            self.done.push(Block::Preformatted { text: std::mem::take(&mut self.code).join("\n") });
        }
    }

    fn flush(&mut self) {
        self.close_lists();
        self.close_quote();
        self.close_code();
        self.done.append(&mut self.held);
    }
}

/// A paragraph's blocks: several where it holds an empty line or a page's end.
fn split(paragraph: Paragraph) -> Vec<Block> {
    let role = paragraph.role;
    let block = |runs| match role {
        Role::Heading(level) => Block::Heading { level, runs },
        _ => Block::Paragraph { runs },
    };
    let mut blocks = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    // Line ends since the last character that shows.
    let mut ends = 0;
    for run in paragraph.runs {
        let mut text = String::with_capacity(run.text.len());
        let mut ended_here = false;
        for character in run.text.chars() {
            match character {
                '\n' => {
                    ends += 1;
                    ended_here = true;
                }
                BREAK => ends += 2,
                c if ends > 0 && c.is_whitespace() => {}
                c => {
                    if ends > 1 {
                        runs.push(Run { text: std::mem::take(&mut text), ..run.clone() });
                        blocks.push(block(std::mem::take(&mut runs)));
                    } else if ends == 1 {
                        let before = runs.last_mut().filter(|_| !ended_here);
                        before.map_or(&mut text, |run| &mut run.text).push('\n');
                    }
                    ends = 0;
                    text.push(c);
                }
            }
        }
        runs.push(Run { text, ..run });
    }
    blocks.push(block(runs));
    blocks.retain(|block| match block {
        Block::Heading { runs, .. } | Block::Paragraph { runs } => {
            runs.iter().any(|run| !run.text.chars().all(crate::lines::is_blank))
        }
        _ => true,
    });
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph { runs: vec![Run::plain(text)], ..Paragraph::default() }
    }

    fn item(level: u8, number: Option<u32>, text: &str) -> Part {
        let item = Some(Item { level, number, marked: true });
        Part::Paragraph(Paragraph { item, indent: 720 * (i32::from(level) + 1), ..paragraph(text) })
    }

    /// Blocks in a line: `1(…)` a list from 1, `*(…)` bullets, `;` between items, `|` between blocks.
    fn shown(blocks: &[Block]) -> String {
        let block = |block: &Block| match block {
            Block::Paragraph { runs } => runs.iter().map(|run| run.text.as_str()).collect(),
            Block::Heading { level, runs } => format!("#{level} {}", runs[0].text),
            Block::List { ordered, start, items } => {
                let items: Vec<String> = items.iter().map(|item| shown(&item.blocks)).collect();
                let marker = if *ordered { start.to_string() } else { "*".into() };
                format!("{marker}({})", items.join(";"))
            }
            Block::Preformatted { text } => format!("`{}`", text.replace('\n', "/")),
            Block::Quote { blocks } => format!("“{}”", shown(blocks)),
            Block::Footnote { label, .. } => format!("[{label}]"),
            other => format!("{other:?}"),
        };
        blocks.iter().map(block).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lists_nest_by_level_and_part_where_numbers_restart() {
        let unmarked = Item { level: 0, number: None, marked: false };
        let parts = vec![
            item(0, Some(1), "oil"),
            item(1, None, "lamp oil"),
            item(1, None, "whale oil"),
            item(0, Some(2), "wick"),
            Part::Paragraph(Paragraph { item: Some(unmarked), ..paragraph("of cotton") }),
            Part::Block(Block::Footnote { id: "n".into(), label: "1".into(), blocks: Vec::new() }),
            item(0, Some(3), "glass"),
            item(0, Some(1), "again"),
            Part::Paragraph(paragraph("after")),
        ];
        assert_eq!(
            shown(&assemble(parts)),
            "1(oil|*(lamp oil;whale oil);wick|of cotton;glass)|1(again)|[1]|after"
        );
    }

    #[test]
    fn an_item_deeper_than_any_before_it_begins_a_list_of_its_own() {
        let parts = vec![item(2, None, "deep"), item(0, None, "shallow"), item(1, Some(4), "four")];
        assert_eq!(shown(&assemble(parts)), "*(deep)|*(shallow|4(four))");
    }

    #[test]
    fn paragraphs_part_at_empty_lines_and_page_ends() {
        let parts = vec![Part::Paragraph(paragraph("one\nline\n \ntwo\u{c}three\n"))];
        assert_eq!(shown(&assemble(parts)), "one\nline|two|three");
    }

    #[test]
    fn code_and_quotes_are_put_together() {
        let role = |role, text| Part::Paragraph(Paragraph { role, ..paragraph(text) });
        let parts = vec![
            role(Role::Code, "a"),
            role(Role::Code, ""),
            role(Role::Code, "  b"),
            role(Role::Quote, "said"),
            role(Role::Quote, "more"),
            role(Role::Heading(2), "Tide"),
        ];
        assert_eq!(shown(&assemble(parts)), "`a//  b`|“said|more”|#2 Tide");
    }
}
