//! A web site saved as files: one page leads to the others, directly or over menus, and what every page repeats is
//! navigation.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};
use flyleaf_model::{Block, FindingCode, Format, Run};

use super::visible::{self, Visibility};
use super::{dom, head, page, title, write};
use crate::Error;
use crate::flow::{Builder, Flow, Part, PartKind, Shape};
use crate::formats::container::Container;
use crate::formats::epub::path;

/// How many menus may follow each other from the first page to an article.
const MENUS: u8 = 2;
/// Links that a page has at least to be a menu.
const MENU_LINKS: usize = 3;
/// The part of a menu's text, one in so many, that is links at least: what they lead to may be told beside them.
const MENU_SHARE: usize = 4;
/// Pages that repeat a block at least before it is navigation.
const REPEATED: usize = 3;

/// A page of the site.
struct Page {
    flow: Flow,
    head: head::Head,
    /// Its title, where it does not print it.
    unprinted: Option<String>,
    /// What it leads to: words, page.
    links: Vec<(String, usize)>,
    is_menu: bool,
}

/// A place in the order of the pages.
struct Step {
    page: usize,
    /// The words that lead to it and how deep in the menus they stand; none for the first page and for what nothing
    /// leads to.
    entry: Option<(String, u8)>,
}

/// Reads the pages of a site, the one that leads to the others first.
pub(in crate::formats) fn read(container: &Container<'_>, paths: &[&str]) -> Result<Flow, Error> {
    let places: HashMap<String, usize> =
        paths.iter().enumerate().map(|(place, path)| (path.to_ascii_lowercase(), place)).collect();
    let mut failed = Vec::new();
    let mut pages: Vec<Option<Page>> = Vec::new();
    for path in paths {
        let page = page(container, path, &places);
        failed.extend(page.as_ref().err().map(|reason| vec![(*path).to_owned(), reason.clone()]));
        pages.push(page.ok());
    }
    let Some(first) = pages.iter().flatten().next() else { return Err(Error::Empty) };
    let mut builder = Builder::new(Format::Zip, &first.flow.encoding);
    page::declare(&mut builder, &first.head);
    for details in failed {
        builder.finding(FindingCode::PartUnreadable, details);
    }
    let repeated = repeated(&pages);
    let steps = order(&pages);
    let titles = titles(&pages);
    let mut entries = Vec::new();
    for (index, Step { page, entry }) in steps.into_iter().enumerate() {
        let Some(page) = pages.get_mut(page).and_then(Option::take) else { continue };
        let mut flow = page.flow;
        if index == 0 || page.is_menu {
            // What a menu names stands in the contents; its own words, a title or a date, stay.
            let links: Vec<&str> = page.links.iter().map(|(words, _)| words.as_str()).collect();
            set_aside(&mut flow, |text| is_links(text, &links));
        }
        if index > 0 {
            set_aside(&mut flow, |text| repeated.contains(text));
        }
        let own = |title: &String| !titles.contains(title);
        let title = page.head.headline.filter(own);
        if let Some((words, level)) = entry {
            let words = if words.is_empty() { title.clone().unwrap_or_default() } else { words };
            entries.push((words, level, builder.place()));
        }
        builder.begin_part(Part {
            kind: PartKind::Page,
            title,
            language: page.head.language,
            ..Part::default()
        });
        if let Some(title) = page.unprinted.filter(own) {
            builder.push(Block::Heading { level: 1, runs: vec![Run::plain(title)] });
        }
        builder.append(flow);
        builder.end_part();
    }
    for (words, level, place) in entries {
        builder.contents_entry(&words, level, Some(place));
    }
    Ok(builder.finish())
}

/// Reads one page into a flow of its own.
fn page(
    container: &Container<'_>,
    path: &str,
    places: &HashMap<String, usize>,
) -> Result<Page, String> {
    let entry = container.read(path).ok_or("it is not there")?;
    if let Some(fault) = entry.fault.filter(|_| entry.bytes.is_empty()) {
        return Err(fault);
    }
    let text = page::decoded(&entry.bytes).map_err(|error| error.to_string())?;
    let mut builder = Builder::new(Format::Html, &text.encoding);
    if let Some((code, details)) = text.finding {
        builder.finding(code, details);
    }
    let parsed = dom::parse(&text.text);
    let head = head::read(&parsed.document);
    let plan = page::plan(&parsed, &head);
    let unprinted = title::unprinted(&parsed.document, &plan, &head);
    let resources = |address: &str| {
        let target = path::resolve(path, address)?;
        container.read(&target.path).map(|entry| entry.bytes)
    };
    write(&mut builder, &parsed, &head, &plan, &resources);
    let own = places.get(&path.to_ascii_lowercase()).copied();
    let (links, linked) = links(&parsed.document, |address| {
        let target = path::resolve(path, address)?;
        places.get(&target.path.to_ascii_lowercase()).copied().filter(|place| Some(*place) != own)
    });
    let flow = builder.finish();
    let text = flow.source.chars().filter(|c| !c.is_whitespace()).count();
    let targets: HashSet<usize> = links.iter().map(|(_, place)| *place).collect();
    let is_menu = targets.len() >= MENU_LINKS && linked * MENU_SHARE > text;
    Ok(Page { flow, head, unprinted, links, is_menu })
}

/// Whether a page leads to one of the others by a link or a frame; letters' case does not count in their names.
pub(in crate::formats) fn leads_to(bytes: &[u8], path: &str, others: &[&str]) -> bool {
    let Ok(text) = page::decoded(bytes) else { return false };
    let (links, _) = links(&dom::parse(&text.text).document, |address| {
        let target = path::resolve(path, address)?;
        others.iter().position(|other| other.eq_ignore_ascii_case(&target.path))
    });
    !links.is_empty()
}

/// The links of a page that lead to other pages of its site, and how many characters they have.
fn links(
    document: &Document,
    place: impl Fn(&str) -> Option<usize>,
) -> (Vec<(String, usize)>, usize) {
    struct Links<F> {
        place: F,
        found: Vec<(String, usize)>,
        characters: usize,
    }
    impl<F: Fn(&str) -> Option<usize>> dom::Visitor for Links<F> {
        fn enter(&mut self, node: &NodeRef<'_>) -> bool {
            let name = dom::name(node);
            let address = match name.as_str() {
                "a" | "area" => dom::attribute(node, "href"),
                "frame" | "iframe" => dom::attribute(node, "src"),
                _ => None,
            };
            if let Some(place) = address.and_then(|address| (self.place)(&address)) {
                let words = words(node);
                self.characters += words.chars().filter(|c| !c.is_whitespace()).count();
                self.found.push((words, place));
            }
            name != "head" && visible::of(node, &name) != Visibility::Hidden
        }
        fn leave(&mut self, _: &NodeRef<'_>) {}
    }
    let mut links = Links { place, found: Vec::new(), characters: 0 };
    dom::visit(document.root(), &mut links);
    (links.found, links.characters)
}

/// The words of a link, or of the pictures in it.
fn words(link: &NodeRef<'_>) -> String {
    let text = crate::lines::squeezed(&link.text());
    if !text.is_empty() {
        return text;
    }
    let pictures = link.descendants().into_iter().filter(|node| dom::name(node) == "img");
    let said: Vec<String> =
        pictures.filter_map(|picture| dom::attribute(&picture, "alt")).collect();
    crate::lines::squeezed(&said.join(" "))
}

/// The pages in the order in which they are led to; what nothing leads to comes last.
fn order(pages: &[Option<Page>]) -> Vec<Step> {
    let mut seen = vec![false; pages.len()];
    let mut steps = Vec::new();
    // The first page that could be read leads to the others.
    if let Some(first) = pages.iter().position(Option::is_some) {
        seen[first] = true;
        steps.push(Step { page: first, entry: None });
        follow(pages, first, 0, &mut seen, &mut steps);
    }
    let left = (0..pages.len()).filter(|&page| !seen[page]);
    steps.extend(left.map(|page| Step { page, entry: None }));
    steps
}

fn follow(
    pages: &[Option<Page>],
    from: usize,
    level: u8,
    seen: &mut [bool],
    steps: &mut Vec<Step>,
) {
    let Some(page) = &pages[from] else { return };
    // All that one menu names is on its level, whatever the menus that it leads to name again.
    let mut own: Vec<(String, usize)> = Vec::new();
    for (words, place) in &page.links {
        if pages[*place].is_none() {
            continue;
        }
        if !seen[*place] {
            seen[*place] = true;
            own.push((words.clone(), *place));
        } else if let Some((known, _)) =
            own.iter_mut().find(|(known, of)| of == place && known.is_empty())
        {
            // A picture without words and a line below it often lead to one page.
            known.clone_from(words);
        }
    }
    for (words, place) in own {
        steps.push(Step { page: place, entry: Some((words, level)) });
        let leads_on = |page: &Page| {
            let new: HashSet<usize> =
                page.links.iter().map(|(_, to)| *to).filter(|&to| !seen[to]).collect();
            page.is_menu && new.len() >= MENU_LINKS
        };
        if level < MENUS && pages[place].as_ref().is_some_and(leads_on) {
            follow(pages, place, level + 1, seen, steps);
        }
    }
}

/// Titles that several pages share: the site's own.
fn titles(pages: &[Option<Page>]) -> HashSet<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for title in pages.iter().flatten().filter_map(|page| page.head.headline.as_deref()) {
        *count.entry(title).or_default() += 1;
    }
    count.into_iter().filter(|(_, times)| *times > 1).map(|(title, _)| title.to_owned()).collect()
}

/// The text of blocks that most pages repeat.
fn repeated(pages: &[Option<Page>]) -> HashSet<String> {
    let mut count: HashMap<String, usize> = HashMap::new();
    let read = pages.iter().flatten().count();
    for page in pages.iter().flatten() {
        let texts: HashSet<String> = page
            .flow
            .pieces
            .iter()
            .filter(|piece| piece.shape != Shape::Rule)
            .map(|piece| {
                crate::lines::squeezed(&page.flow.source[piece.span.start..piece.span.end])
            })
            .collect();
        for text in texts {
            *count.entry(text).or_default() += 1;
        }
    }
    count
        .into_iter()
        .filter(|(_, times)| *times >= REPEATED && times * 2 > read)
        .map(|(text, _)| text)
        .collect()
}

/// Whether a text is mostly the words of links.
fn is_links(text: &str, links: &[&str]) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let mut rest = text.to_owned();
    for words in links.iter().filter(|words| !words.is_empty()) {
        rest = rest.replacen(words, "", 1);
    }
    letters(&rest) * 2 < letters(text)
}

/// Makes furniture of blocks by their text.
fn set_aside(flow: &mut Flow, is_furniture: impl Fn(&str) -> bool) {
    let mut changed = Vec::new();
    for piece in &mut flow.pieces {
        let text = crate::lines::squeezed(&flow.source[piece.span.start..piece.span.end]);
        if piece.shape != Shape::Rule && is_furniture(&text) {
            piece.shape = Shape::Furniture;
            changed.push(piece.span);
        }
    }
    // Furniture is not set in any way.
    flow.styles.retain(|style| {
        let at = changed.partition_point(|span| span.end <= style.span.start);
        changed.get(at).is_none_or(|span| style.span.start < span.start)
    });
}
