//! Where the text of a group goes, which its first word says.

use super::reader::Reader;
use super::state::{AtEnd, Destination};
use super::styles::Style;
use super::tables::RowKind;

/// Destinations whose text is none of the document's, though they do not say that they may be ignored.
const NOT_TEXT: &[&str] = &[
    "colortbl",
    "bkmkstart",
    "bkmkend",
    "xe",
    "tc",
    "tcn",
    "rxe",
    "txe",
    "nonshppict",
    "shprslt",
    "nonesttables",
    "atnid",
    "atnauthor",
    "filetbl",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "private",
    "template",
    "revtbl",
    "fchars",
    "lchars",
    "falt",
    "panose",
    "pntxta",
    "pntxtb",
    "levelnumbers",
    "leveltext",
    "listname",
    "datafield",
    "formfield",
    "objdata",
    "objname",
    "objclass",
    "xform",
    "generator",
    "operator",
    "comment",
    "subject",
    "keywords",
    "company",
    "category",
    "manager",
    "doccomm",
    "hlinkbase",
    "creatim",
    "revtim",
    "printim",
    "buptim",
];

impl Reader<'_> {
    /// A word that says where the group's text goes; whether it is one.
    pub(super) fn destination(&mut self, word: &str, number: Option<i32>) -> bool {
        let destination = match word {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "listtable" | "listoverridetable" => Destination::Lists,
            "listtext" | "pntext" => {
                self.text().marker = None;
                Destination::Marker
            }
            "pn" => Destination::OldList,
            "info" => {
                self.state().info = true;
                Destination::Shape
            }
            "shppict" | "shpinst" | "shp" | "do" => Destination::Shape,
            "nesttableprops" => {
                self.nested_row = RowKind::default();
                Destination::NestedRow
            }
            "title" if self.inside_info() => Destination::Title,
            "author" if self.inside_info() => Destination::Author,
            "picprop" => Destination::Shape,
            "field" => {
                self.instructions.push(String::new());
                self.state().at_end = AtEnd::Field;
                return true;
            }
            "fldinst" => {
                self.state().at_end = AtEnd::Instruction;
                Destination::Instruction
            }
            "fldrslt" | "result" => return true,
            "upr" => {
                let state = self.state();
                state.beyond = state.destination;
                Destination::Nowhere
            }
            "ud" => self.state().beyond,
            "sn" | "sv" => {
                let is_name = word == "sn";
                self.begin_property(if is_name {
                    Destination::PropertyName
                } else {
                    Destination::PropertyValue
                });
                return true;
            }
            "pict" => {
                self.begin_picture();
                return true;
            }
            "shptxt" | "dptxbxtext" => {
                self.begin_text(AtEnd::TextBox);
                return true;
            }
            "footnote" => {
                self.begin_note();
                return true;
            }
            "annotation" => {
                self.comments += 1;
                Destination::Nowhere
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => {
                self.begin_text(match word {
                    "headerf" => AtEnd::FirstHeader,
                    "footerf" => AtEnd::FirstFooter,
                    word if word.starts_with("header") => AtEnd::Header,
                    _ => AtEnd::Footer,
                });
                return true;
            }
            "cs" if self.state().destination == Destination::Styles => {
                self.style = (true, number.unwrap_or(0), Style::default());
                return true;
            }
            "ts" | "ds" if self.state().destination == Destination::Styles => Destination::Nowhere,
            _ if NOT_TEXT.contains(&word) => Destination::Nowhere,
            _ => return false,
        };
        self.state().destination = destination;
        true
    }

    /// A note begins; where no mark of it has been set in the text, its number is.
    fn begin_note(&mut self) {
        if !std::mem::take(&mut self.note_marked) {
            self.note_mark();
            self.note_marked = false;
        }
        self.notes += 1;
        self.begin_text(AtEnd::Note);
    }

    fn inside_info(&mut self) -> bool {
        self.state().info
    }
}
