//! The YAML front matter: our properties, and those that a person added, which stay as they are.

/// What stands between the `---` lines at a file's top.
pub(super) struct FrontMatter<'t> {
    /// The lines without the fences.
    lines: Vec<&'t str>,
}

/// Properties of ours that an earlier export may have written and the next does not.
const OURS: &[&str] = &[
    "annotation",
    "annotations",
    "article",
    "author",
    "colour",
    "created",
    "date",
    "file",
    "flyleaf",
    "modified",
    "number",
    "publication",
    "tags",
    "title",
    "volume",
];

impl<'t> FrontMatter<'t> {
    /// Cuts the front matter off a text; `None` where it has none.
    pub(super) fn split(text: &'t str) -> (Option<Self>, &'t str) {
        let Some(rest) = text.strip_prefix("---\n") else { return (None, text) };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == "---" {
                let lines = rest[..at].lines().collect();
                return (Some(Self { lines }), &rest[at + line.len()..]);
            }
            at += line.len();
        }
        (None, text)
    }

    /// The properties of ours, then those of the person.
    pub(super) fn write(facts: &[(&'static str, String)], previous: Option<&Self>) -> String {
        let mut text = String::from("---\n");
        for (name, value) in facts {
            text.push_str(&format!("{name}: {value}\n"));
        }
        let mut theirs = false;
        for line in previous.map_or(&[][..], |previous| &previous.lines) {
            // A property goes on over lines that are indented, list items or empty.
            if !line.starts_with([' ', '\t', '-']) && !line.trim().is_empty() {
                let name = line.split(':').next().unwrap_or_default().trim();
                theirs = !OURS.contains(&name);
            }
            if theirs {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.push_str("---\n");
        text
    }

    /// A value that needs no quotes.
    pub(super) fn bare(value: &str) -> String {
        value.to_owned()
    }

    /// A text as a double-quoted YAML scalar. JSON's strings are such scalars.
    pub(super) fn quoted(value: &str) -> String {
        serde_json::Value::from(value).to_string()
    }
}
