//! The question: which lines at the edges of pages are furniture?
//!
//! Running heads and folios come back: the same words at the same height on many pages, or a number that counts up with
//! them. Where the file marks its artifacts itself, lines at the edges are believed to be what it says. What stands in
//! the middle of a page is never furniture here.

use std::collections::HashMap;

use super::rows::Stretch;

/// Rows from the upper and the lower edge that are looked at.
const DEEP: usize = 3;
/// Pages that a line must come back on, of few and of many.
const OFTEN: (usize, usize) = (2, 3);
/// Pages that are many.
const MANY: usize = 10;
/// What a title is larger than the text.
const TITLE: f32 = 1.25;
/// Points that the height of a running head may differ from page to page.
const SAME_HEIGHT: f32 = 3.0;
/// How many lines of its size must stay white between furniture that only one page shows and the text.
const CLEAR: f32 = 1.8;

/// A row of a page: places in the page's list of stretches, all on one base line.
#[derive(Debug, Clone)]
struct Row {
    members: Vec<usize>,
    text: String,
    base: f32,
    size: f32,
    artifact: bool,
    /// White between it and the text, in lines of its size.
    clear: f32,
}

/// For each page, whether each of its stretches is furniture.
pub(super) fn furniture(pages: &[Vec<Stretch>]) -> Vec<Vec<bool>> {
    let edges: Vec<[Vec<Row>; 2]> = pages.iter().map(|page| edges(page)).collect();
    let believed = artifacts_are_believed(pages);
    let mut marked: Vec<Vec<bool>> = pages.iter().map(|page| vec![false; page.len()]).collect();
    for edge in 0..2 {
        let repeated = repeated(&edges, edge);
        let counting = counting(&edges, edge);
        for (page, rows) in edges.iter().enumerate() {
            // A title over the first page that comes back small is the title all the same.
            let title = usual_size(&pages[page]) * TITLE;
            for (depth, row) in rows[edge].iter().enumerate() {
                let back = repeated.get(&key(row)).is_some_and(|places| near(places, row));
                if (believed && row.artifact)
                    || (back && (page > 0 || row.size < title))
                    || counting.contains(&(page, depth))
                    || folio_alone(row, page, pages.len())
                {
                    row.members.iter().for_each(|&member| marked[page][member] = true);
                }
            }
        }
    }
    // What a browser prints at the other edge of the page, in the size of what is known.
    for (page, rows) in edges.iter().enumerate() {
        let known: Vec<f32> = rows
            .iter()
            .flatten()
            .filter(|row| row.members.iter().all(|&member| marked[page][member]))
            .map(|row| row.size)
            .collect();
        for row in rows.iter().filter_map(|rows| rows.first()) {
            let same = known.iter().any(|size| (size - row.size).abs() < 0.2);
            let smaller = row.size < usual_size(&pages[page]) * 0.9;
            if same && smaller && row.clear >= CLEAR {
                row.members.iter().for_each(|&member| marked[page][member] = true);
            }
        }
    }
    marked
}

/// The rows at the upper and at the lower edge of a page, the outermost first.
fn edges(page: &[Stretch]) -> [Vec<Row>; 2] {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&a, &b| page[a].base.total_cmp(&page[b].base));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in order {
        match rows.last_mut() {
            Some(row) if page[index].base - page[row[0]].base < page[index].size * 0.4 => {
                row.push(index)
            }
            _ => rows.push(vec![index]),
        }
    }
    let base = |row: &[usize]| page[row[0]].base;
    let described: Vec<Row> = rows
        .iter()
        .enumerate()
        .map(|(at, members)| {
            let mut members = members.clone();
            members.sort_by(|&a, &b| page[a].start.total_cmp(&page[b].start));
            let text: Vec<String> = members.iter().map(|&member| page[member].text()).collect();
            let size = members.iter().map(|&member| page[member].size).fold(0.1, f32::max);
            let inward = if at * 2 < rows.len() {
                rows.get(at + 1)
            } else {
                at.checked_sub(1).map(|at| &rows[at])
            };
            let clear =
                inward.map_or(f32::INFINITY, |row| (base(row) - base(&members)).abs() / size);
            Row {
                text: text.join(" "),
                base: base(&members),
                artifact: members
                    .iter()
                    .all(|&member| page[member].words.iter().all(|word| word.artifact)),
                size,
                members,
                clear,
            }
        })
        .collect();
    // No row is looked at from both edges.
    let upper = described.len().div_ceil(2).min(DEEP);
    let lower = (described.len() - upper).min(DEEP);
    let bottom = described[described.len() - lower..].iter().rev().cloned().collect();
    [described[..upper].to_vec(), bottom]
}

/// A line without what changes from page to page.
fn key(row: &Row) -> String {
    let mut key = String::new();
    for c in row.text.chars().filter(|c| !crate::lines::is_blank(*c)) {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// Lines that come back at an edge, and at which heights and sizes.
fn repeated(edges: &[[Vec<Row>; 2]], edge: usize) -> HashMap<String, Vec<(f32, f32)>> {
    let mut seen: HashMap<String, Vec<(f32, f32)>> = HashMap::new();
    for rows in edges {
        for row in &rows[edge] {
            seen.entry(key(row)).or_default().push((row.base, row.size));
        }
    }
    let least = if edges.len() < MANY { OFTEN.0 } else { OFTEN.1 };
    seen.retain(|key, places| places.len() >= least && key.chars().any(|c| c != '#'));
    seen
}

fn is_near(a: &(f32, f32), b: &(f32, f32)) -> bool {
    (a.0 - b.0).abs() <= SAME_HEIGHT && (a.1 - b.1).abs() < 0.3
}

/// Whether a line stands where its like stand on other pages.
fn near(places: &[(f32, f32)], row: &Row) -> bool {
    places.iter().filter(|place| is_near(place, &(row.base, row.size))).count() >= 2
}

/// Rows that hold a number which counts up with the pages: page and depth.
fn counting(edges: &[[Vec<Row>; 2]], edge: usize) -> std::collections::HashSet<(usize, usize)> {
    let mut offsets: HashMap<i64, Vec<(usize, usize)>> = HashMap::new();
    for (page, rows) in edges.iter().enumerate() {
        for (depth, row) in rows[edge].iter().enumerate() {
            if let Some(number) = folio(&row.text) {
                offsets.entry(number - page as i64).or_default().push((page, depth));
            }
        }
    }
    let most = offsets.into_values().filter(|rows| rows.len() >= 2);
    most.flatten().collect()
}

/// The number of a line that is nothing but a page number, in whatever dress.
pub(super) fn folio(text: &str) -> Option<i64> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare = ["page", "p", "seite", "第", "–", "-"].iter().fold(bare.as_str(), |bare, word| {
        bare.strip_prefix(word).map_or(bare, |rest| rest.trim_start_matches([' ', '.', '\u{a0}']))
    });
    let bare = bare.trim_end_matches('页').trim();
    let bare =
        bare.split_once(" of ").or_else(|| bare.split_once('/')).map_or(bare, |(number, rest)| {
            if rest.trim().chars().all(|c| c.is_ascii_digit()) { number.trim() } else { bare }
        });
    if bare.len() <= 4 && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit()) {
        return bare.parse().ok();
    }
    roman(bare)
}

/// A small Roman number, as prefaces have.
fn roman(text: &str) -> Option<i64> {
    let digit = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let digits: Option<Vec<i64>> = text.chars().map(digit).collect();
    let digits = digits.filter(|digits| !digits.is_empty() && digits.len() <= 7)?;
    let sum = digits.iter().enumerate().map(|(at, &digit)| {
        if digits.get(at + 1).is_some_and(|&next| next > digit) { -digit } else { digit }
    });
    Some(sum.sum())
}

/// Whether a line that no other page confirms says the number of its page and of all pages, as browsers print it.
fn folio_alone(row: &Row, page: usize, pages: usize) -> bool {
    let whole = format!("{}/{pages}", page + 1);
    let says = row.text.split_whitespace().next_back().is_some_and(|last| last == whole);
    let bare = pages == 1 && folio(&row.text) == Some(1);
    (says || bare) && row.clear >= CLEAR
}

/// Whether the file's own marks can be believed: not where they take away what must be text.
fn artifacts_are_believed(pages: &[Vec<Stretch>]) -> bool {
    let words = || pages.iter().flatten().flat_map(|stretch| &stretch.words);
    let letters = |artifact: bool| -> usize {
        words().filter(|word| !artifact || word.artifact).map(|word| word.text.len()).sum()
    };
    letters(true) * 5 < letters(false)
}

/// The size that most of a page is set in.
fn usual_size(page: &[Stretch]) -> f32 {
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for stretch in page {
        let letters: usize = stretch.words.iter().map(|word| word.text.len()).sum();
        *sizes.entry((stretch.size * 10.0) as i64).or_default() += letters;
    }
    sizes
        .into_iter()
        .max_by_key(|&(size, letters)| (letters, size))
        .map_or(0.0, |(size, _)| size as f32 / 10.0)
}
