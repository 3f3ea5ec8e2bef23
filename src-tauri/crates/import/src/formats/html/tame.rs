//! A page made fit for the parser.
//!
//! An HTML parser follows the standard into any depth and copies open styles into every paragraph, so that a small
//! hostile page costs unbounded time and memory. Browsers stop at a depth; this does the same, before parsing. It also
//! writes the short empty elements of XHTML (`<a id="x"/>`) as HTML says them, which would else stay open to the end.

use std::borrow::Cow;

use super::tag::Tag;

/// The most elements within each other that are kept; browsers keep 512.
const DEEPEST: usize = 256;
/// The most tags that are read.
const MOST_TAGS: usize = 2_000_000;
/// The most copies of open styles that the parser may make.
const MOST_COPIES: usize = 300_000;
/// The most attributes of one tag: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 256;

/// Elements that never have content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img",
    "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements that the next of their kind ends, so that a missing end tag makes no depth.
const SELF_ENDING: &[&str] = &[
    "a", "body", "button", "colgroup", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "html", "li", "nobr", "optgroup", "option", "p", "rb", "rp", "rt", "rtc", "tbody", "td",
    "tfoot", "th", "thead", "tr",
];
/// Elements that the parser opens again in every block where they were left open.
const STYLES: &[&str] =
    &["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that end tags outside of them do not reach into.
const BARRIERS: &[&str] = &["applet", "marquee", "object", "svg", "math", "table", "template"];
/// Elements within a line, whose end tags do not end a block.
const INLINE: &[&str] = &[
    "abbr", "acronym", "bdi", "bdo", "cite", "del", "dfn", "ins", "kbd", "label", "mark", "q",
    "ruby", "samp", "span", "sub", "sup", "time", "var",
];
/// Elements whose content is not parsed.
const RAW: &[&str] =
    &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// The page, and what was done to it.
pub(super) struct Tamed<'a> {
    /// What the parser is given.
    pub(super) html: Cow<'a, str>,
    /// What was changed that a reader should know, in words.
    pub(super) damage: Vec<String>,
    /// Whether the end of the page was left out.
    pub(super) cut: bool,
}

/// Makes a page fit for the parser; nearly all pages stay as they are.
pub(super) fn tame(html: &str) -> Tamed<'_> {
    let xhtml = is_xhtml(html);
    let mut scan = Scan::new(html, xhtml, false);
    scan.run();
    if scan.copies > MOST_COPIES {
        scan = Scan::new(html, xhtml, true);
        scan.run();
    }
    let mut damage = Vec::new();
    if scan.too_deep {
        damage.push(format!("elements more than {DEEPEST} deep"));
    }
    if scan.without_styles {
        damage.push("styles left open in too many paragraphs".to_owned());
    }
    if scan.too_many_attributes {
        damage.push(format!("a tag with more than {MOST_ATTRIBUTES} attributes"));
    }
    let end = scan.end.unwrap_or(html.len());
    let cut = scan.end.is_some();
    if scan.edits.is_empty() {
        return Tamed { html: Cow::Borrowed(&html[..end]), damage, cut };
    }
    let mut tamed = String::with_capacity(html.len());
    let mut at = 0;
    for edit in &scan.edits {
        tamed.push_str(&html[at..edit.start]);
        tamed.push_str(&edit.with);
        at = edit.end;
    }
    tamed.push_str(&html[at.min(end)..end]);
    Tamed { html: Cow::Owned(tamed), damage, cut }
}

/// Whether a page is written in XHTML, where `/>` ends any element.
fn is_xhtml(html: &str) -> bool {
    let end = html.char_indices().nth(1024).map_or(html.len(), |(end, _)| end);
    let head = html[..end].trim_start_matches('\u{feff}').trim_start();
    head.starts_with("<?xml") || head.contains("http://www.w3.org/1999/xhtml")
}

struct Edit {
    start: usize,
    end: usize,
    with: String,
}

struct Scan<'a> {
    html: &'a str,
    xhtml: bool,
    without_styles: bool,
    at: usize,
    tags: usize,
    /// The elements that are open, as far as their depth counts.
    open: Vec<&'a str>,
    dropped: usize,
    /// How many styles are open.
    styles: usize,
    copies: usize,
    too_deep: bool,
    too_many_attributes: bool,
    end: Option<usize>,
    edits: Vec<Edit>,
}

impl<'a> Scan<'a> {
    fn new(html: &'a str, xhtml: bool, without_styles: bool) -> Self {
        Self {
            html,
            xhtml,
            without_styles,
            at: 0,
            tags: 0,
            open: Vec::new(),
            dropped: 0,
            styles: 0,
            copies: 0,
            too_deep: false,
            too_many_attributes: false,
            end: None,
            edits: Vec::new(),
        }
    }

    fn run(&mut self) {
        while let Some(found) = self.html[self.at..].find('<') {
            let start = self.at + found;
            let rest = &self.html[start + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                // `<!-->` and `<!--->` are comments without content.
                let length = comment.find("-->").map_or(comment.len(), |end| end + 3);
                self.at = if comment.starts_with('>') || comment.starts_with("->") {
                    start + 4
                } else {
                    start + 4 + length
                };
                continue;
            }
            if self.xhtml && rest.starts_with("![CDATA[") {
                self.cdata(start);
                continue;
            }
            let (closing, rest) = match rest.strip_prefix('/') {
                Some(rest) => (true, rest),
                None => (false, rest),
            };
            if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = start + 1;
                continue;
            }
            self.tags += 1;
            if self.tags > MOST_TAGS {
                self.end = Some(start);
                return;
            }
            self.tag(start, closing, rest);
        }
    }

    fn tag(&mut self, start: usize, closing: bool, rest: &'a str) {
        let length = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
            .unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        let tag = Tag::read(self.html.as_bytes(), start + 1 + usize::from(closing) + length);
        self.at = tag.end;
        if let Some(end) = tag.unclosed {
            self.edits.push(Edit { start: end, end, with: "\"".to_owned() });
        }
        let is = |names: &[&str]| names.contains(&name.as_str());
        if is(VOID) {
            self.limit_attributes(start, &tag, &name);
            return;
        }
        let style = is(STYLES);
        if style && self.without_styles {
            self.drop(start, tag.end);
            return;
        }
        self.copies += self.styles;
        let counts = !is(SELF_ENDING) && !is(RAW);
        if closing {
            if style {
                self.styles = self.styles.saturating_sub(1);
            }
            if counts && self.dropped > 0 {
                self.dropped -= 1;
                self.drop(start, tag.end);
            } else if counts {
                self.close(&name);
            }
            return;
        }
        if tag.closes_itself && self.xhtml {
            if !is_foreign(&name) {
                let end = self.html[..tag.end].trim_end_matches(['/', '>', ' ']).len();
                self.edits.push(Edit { start: end, end: tag.end, with: format!("></{name}>") });
            }
            return;
        }
        if is(RAW) {
            self.skip_raw(&name);
            self.limit_attributes(start, &tag, &name);
            return;
        }
        if counts && self.open.len() >= DEEPEST {
            self.too_deep = true;
            self.dropped += 1;
            self.drop(start, tag.end);
            return;
        }
        if counts {
            self.open.push(&rest[..length]);
        }
        if style {
            self.styles += 1;
        }
        self.limit_attributes(start, &tag, &name);
    }

    /// Ends an element as the parser does: what was left open within it ends too, unless something stands between.
    fn close(&mut self, name: &str) {
        let within_line = INLINE.contains(&name) || STYLES.contains(&name);
        for index in (0..self.open.len()).rev() {
            let open = self.open[index].to_ascii_lowercase();
            if open == name {
                if STYLES.contains(&name) {
                    self.open.remove(index);
                } else {
                    self.open.truncate(index);
                }
                return;
            }
            let passes = INLINE.contains(&open.as_str()) || STYLES.contains(&open.as_str());
            let blocks = within_line && !passes && !STYLES.contains(&name);
            if BARRIERS.contains(&open.as_str()) || blocks {
                return;
            }
        }
    }

    fn limit_attributes(&mut self, start: usize, tag: &Tag, name: &str) {
        if tag.attributes > MOST_ATTRIBUTES {
            self.too_many_attributes = true;
            self.edits.push(Edit { start, end: tag.end, with: format!("<{name}>") });
        }
    }

    fn drop(&mut self, start: usize, end: usize) {
        self.edits.push(Edit { start, end, with: String::new() });
    }

    /// Passes over content that is not parsed, up to its end tag.
    fn skip_raw(&mut self, name: &str) {
        let bytes = self.html.as_bytes();
        let mut at = self.at;
        while let Some(found) = self.html[at..].find("</") {
            at += found + 2;
            if bytes
                .get(at..at + name.len())
                .is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()))
            {
                self.at = at - 2;
                return;
            }
        }
        self.at = bytes.len();
    }

    /// Writes a CDATA section as the text it is.
    fn cdata(&mut self, start: usize) {
        let from = start + "<![CDATA[".len();
        let (end, after) = match self.html[from..].find("]]>") {
            Some(length) => (from + length, from + length + 3),
            None => (self.html.len(), self.html.len()),
        };
        let text = self.html[from..end].replace('&', "&amp;").replace('<', "&lt;");
        self.edits.push(Edit { start, end: after, with: text });
        self.at = after;
    }
}

/// Elements of SVG and MathML, where the parser itself knows `/>`.
fn is_foreign(name: &str) -> bool {
    const FOREIGN: &[&str] = &[
        "circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "stop", "svg",
        "use", "mspace", "math", "animate", "symbol", "defs",
    ];
    FOREIGN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sane_pages_stay_as_they_are() {
        let page = "<!doctype html><p class=a title='x > y'>Tide<br/> <b>tables</b><!-- <div> --><script>a<b</script>";
        let tamed = tame(page);
        assert!(matches!(tamed.html, Cow::Borrowed(html) if html == page));
        assert!(tamed.damage.is_empty() && !tamed.cut);
    }

    #[test]
    fn short_elements_of_xhtml_are_closed() {
        let page = "<?xml version=\"1.0\"?><html><title/><p><a id=\"x\" />Lamp<br/></p><![CDATA[a < b]]></html>";
        assert_eq!(
            tame(page).html,
            "<?xml version=\"1.0\"?><html><title></title><p><a id=\"x\"></a>Lamp<br/></p>a &lt; b</html>"
        );
    }

    #[test]
    fn an_address_that_was_never_closed_takes_no_text() {
        let page = "<a href=\"http://lamp.example/>Lamp</a>, lit\n<a href=\"b.html\">b</a>";
        assert_eq!(
            tame(page).html,
            "<a href=\"http://lamp.example/\">Lamp</a>, lit\n<a href=\"b.html\">b</a>"
        );
        let sane =
            "<a title=\"a > b <i>\" href='x>y'>c</a><a href=\"javascript:w('<b>x</b>')\">d</a>";
        assert_eq!(tame(sane).html, sane);
    }

    #[test]
    fn what_would_cost_too_much_is_left_out() {
        let deep = format!("{}light{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
        let tamed = tame(&deep);
        assert_eq!(tamed.html.matches("<div>").count(), DEEPEST);
        assert_eq!(tamed.html.matches("</div>").count(), DEEPEST);
        assert!(tamed.html.contains("light"));
        let styles: String = (0..20_000).map(|i| format!("<font size={i}><p>x")).collect();
        assert!(!tame(&styles).html.contains("font"));
        let many: String = (0..1000).map(|i| format!(" a{i}=1")).collect();
        assert_eq!(tame(&format!("<p{many}>x")).html, "<p>x");
    }
}
