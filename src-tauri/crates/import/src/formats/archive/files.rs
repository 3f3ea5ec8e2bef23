//! Which files of an archive are documents, by their paths.

/// What an archive holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Holding<'a> {
    /// A saved web site: its pages, the one that leads to the others first.
    Site(Vec<&'a str>),
    /// One document.
    Document(&'a str),
    /// Documents that have nothing to do with each other.
    Documents(Vec<&'a str>),
    /// No document.
    Nothing,
}

/// Names of the page that leads to the others, the likeliest first.
const INDEXES: [&str; 7] = ["index", "menu", "contents", "toc", "default", "main", "home"];

/// Endings of what pages are made of, and of other things that are no documents.
const NO_DOCUMENTS: &[&str] = &[
    "css", "js", "mjs", "map", "json", "xml", "xsl", "dtd", "svg", "png", "jpg", "jpeg", "gif",
    "webp", "avif", "bmp", "ico", "tif", "tiff", "woff", "woff2", "ttf", "otf", "eot", "mp3",
    "ogg", "wav", "m4a", "mp4", "webm", "mov", "avi", "ini", "url", "webloc", "lnk", "exe", "dll",
    "sha256", "md5", "asc", "sig",
];

/// Endings of web pages.
pub(super) const PAGES: [&str; 3] = ["html", "htm", "xhtml"];

/// Endings that are a document's though they stand in the list above, if the document is a feed.
const FEEDS: &[&str] = &["xml", "json"];

/// What a system leaves in archives: folders of its own, hidden files, thumbnails.
pub(super) fn is_junk(name: &str) -> bool {
    name.split('/').any(|part| {
        part.starts_with('.')
            || ["__macosx", "thumbs.db", "desktop.ini", "$recycle.bin"]
                .contains(&part.to_ascii_lowercase().as_str())
    })
}

/// Whether a file may be a document by its name.
pub(super) fn is_kept(name: &str) -> bool {
    ending(name).is_none_or(|ending| {
        !NO_DOCUMENTS.contains(&ending.as_str()) || FEEDS.contains(&ending.as_str())
    })
}

/// Whether a file beside pages belongs to them: what they are made of, or data.
pub(super) fn is_resource(name: &str) -> bool {
    ending(name).is_some_and(|ending| NO_DOCUMENTS.contains(&ending.as_str()))
}

fn ending(name: &str) -> Option<String> {
    let file = name.rsplit('/').next()?;
    Some(file.rsplit_once('.')?.1.to_ascii_lowercase())
}

/// Whether a file is a web page by its name.
pub(super) fn is_page(name: &str) -> bool {
    ending(name).is_some_and(|ending| PAGES.contains(&ending.as_str()))
}

/// What the files of these names are together.
pub(super) fn holding<'a>(names: &[&'a str]) -> Holding<'a> {
    let mut documents: Vec<&str> = names.iter().copied().filter(|name| is_kept(name)).collect();
    documents.sort_unstable();
    documents.dedup();
    let pages: Vec<&str> = documents.iter().copied().filter(|name| is_page(name)).collect();
    // Beside a page, files of data belong to it.
    if !pages.is_empty() {
        documents.retain(|name| ending(name).is_none_or(|e| !FEEDS.contains(&e.as_str())));
    }
    let others = documents.len() - pages.len();
    match (pages.as_slice(), documents.as_slice()) {
        (_, []) => Holding::Nothing,
        ([_, ..], _) if others < pages.len() && first_page(&pages).is_some() => {
            Holding::Site(with_index_first(pages))
        }
        (_, [only]) => Holding::Document(only),
        _ => Holding::Documents(documents),
    }
}

/// The page that leads to the others: one that is called so, or the only one outside a folder that browsers make for
/// what a page is made of.
fn first_page<'a>(pages: &[&'a str]) -> Option<&'a str> {
    let depth = |name: &str| name.matches('/').count();
    let top = pages.iter().map(|name| depth(name)).min()?;
    let mut at_top = pages.iter().copied().filter(|name| depth(name) == top);
    let stem = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_ascii_lowercase()
    };
    let called = INDEXES.iter().find_map(|index| {
        pages.iter().copied().find(|name| depth(name) == top && stem(name) == *index)
    });
    called.or_else(|| {
        let only = at_top.next()?;
        let folders = ["_files/", ".files/"].map(|end| format!("{}{end}", stem(only)));
        let within = |name: &str| {
            let name = name.to_ascii_lowercase();
            folders.iter().any(|folder| name.contains(folder.as_str()))
        };
        let rest = pages.iter().filter(|name| **name != only).all(|name| within(name));
        (at_top.next().is_none() && rest).then_some(only)
    })
}

fn with_index_first(mut pages: Vec<&str>) -> Vec<&str> {
    if let Some(first) = first_page(&pages) {
        pages.sort_by_key(|page| (*page != first, *page));
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_an_archive_holds() {
        for (names, holds) in [
            (
                vec!["b.html", "index.html", "a.html", "style.css"],
                Holding::Site(vec!["index.html", "a.html", "b.html"]),
            ),
            (vec!["x/Menu.HTM", "x/one.htm"], Holding::Site(vec!["x/Menu.HTM", "x/one.htm"])),
            (
                vec!["one.html", "one_files/frame.html"],
                Holding::Site(vec!["one.html", "one_files/frame.html"]),
            ),
            (vec!["may.html", "june.html"], Holding::Documents(vec!["june.html", "may.html"])),
            (vec!["may.txt", "cover.png"], Holding::Document("may.txt")),
            (vec!["feed.xml"], Holding::Document("feed.xml")),
            (vec!["may.txt", "june.docx"], Holding::Documents(vec!["june.docx", "may.txt"])),
            (vec!["cover.png"], Holding::Nothing),
        ] {
            assert_eq!(holding(&names), holds, "{names:?}");
        }
        for name in ["__MACOSX/a.txt", ".DS_Store", "x/Thumbs.db", "x/.git/config", "x/.a.txt"] {
            assert!(is_junk(name), "{name}");
        }
        assert!(!is_junk("x/a.b.txt"));
    }
}
