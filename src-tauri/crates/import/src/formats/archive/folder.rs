//! Folders that are one issue: a saved web site, or a saved page with the folder of what it shows.
//!
//! Only names and the page that leads to the others are looked at here; whoever walks folders reads them. [`pack`] makes
//! one file of what belongs together, the same bytes every time, so that the issue has an original like any other.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::files::{Holding, PAGES, holding, is_junk, is_page, is_resource};
use crate::formats::html;

/// The endings of the folder that a browser saves beside a page, after the page's own name.
const BESIDE: [&str; 2] = ["_files", ".files"];

/// Whether a file of this name is what a system or a program leaves in folders, and never a document: hidden files,
/// thumbnails, folders of its own. The name may have folders before it, with `/`.
pub fn is_left_behind(name: &str) -> bool {
    is_junk(name)
}

/// The files of a folder that are one saved site, where it is one: its pages, of which one in the folder itself leads to
/// the others, and what they are made of. `names` are paths from the folder, with `/`; `read` gives the bytes of one.
pub fn saved_site<'a>(
    names: &[&'a str],
    read: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) -> Option<Vec<&'a str>> {
    let names: Vec<&str> = names.iter().copied().filter(|name| !is_junk(name)).collect();
    let Holding::Site(pages) = holding(&names) else { return None };
    let (first, others) = pages.split_first().filter(|(first, _)| !first.contains('/'))?;
    if others.is_empty() || !html::leads_to(&read(first)?, first, others) {
        return None;
    }
    let belongs = |name: &&str| is_page(name) || is_resource(name);
    Some(names.into_iter().filter(belongs).collect())
}

/// The names that a page may have whose files are in a folder of that name beside it: a browser saves `tides.html` with
/// `tides_files/`. None where the folder is not called so.
pub fn pages_beside(folder: &str) -> Vec<String> {
    let stem = BESIDE.iter().find_map(|ending| folder.strip_suffix(ending));
    let pages = |stem| PAGES.iter().map(move |ending| format!("{stem}.{ending}"));
    stem.into_iter().flat_map(pages).collect()
}

/// One ZIP archive of files by their paths, the same bytes whatever the order they come in and the day they are packed.
///
/// They are stored as they are: whoever keeps the archive compresses it, and better than file by file.
pub fn pack(files: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let mut files = files;
    files.sort();
    files.dedup_by(|a, b| a.0 == b.0);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(name, options)
            .and_then(|()| Ok(writer.write_all(&bytes)?))
            .expect("files of distinct names and less than 4 GiB are written into memory");
    }
    writer.finish().expect("the directory of an archive in memory is written").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_a_site_where_a_page_in_it_leads_to_the_others() {
        let leads = b"<a href='TIDES.HTML'>Tides</a>".as_slice();
        let not = b"<p>tides.html</p>".as_slice();
        for (names, first, site) in [
            (
                vec!["index.html", "tides.html", "img/lamp.png", "read.txt", ".DS_Store"],
                leads,
                Some(vec!["index.html", "tides.html", "img/lamp.png"]),
            ),
            (vec!["index.html", "tides.html"], not, None),
            (vec!["a/index.html", "a/tides.html"], leads, None),
            (vec!["may.html", "june.html"], leads, None),
            (vec!["index.html"], leads, None),
            (vec!["index.html", "tides.html", "a.txt", "b.txt"], leads, None),
        ] {
            let found = saved_site(&names, &mut |_| Some(first.to_vec()));
            assert_eq!(found, site, "{names:?}");
        }
    }

    #[test]
    fn a_folder_that_a_browser_saved_belongs_to_its_page() {
        assert_eq!(pages_beside("tides_files"), ["tides.html", "tides.htm", "tides.xhtml"]);
        assert_eq!(pages_beside("lamp.files")[1], "lamp.htm");
        assert!(pages_beside("files").is_empty());
    }

    #[test]
    fn the_same_files_are_packed_into_the_same_bytes() {
        let file = |name: &str| (name.to_owned(), b"<p>tide</p>".to_vec());
        let packed = pack(vec![file("index.html"), file("a/tides.html")]);
        assert_eq!(packed, pack(vec![file("a/tides.html"), file("index.html")]));
        // A change here makes every site that is imported again another original.
        let hash = blake3::hash(&packed).to_hex();
        assert_eq!(&hash[..16], "4f2a53816ecc6487");
        let reading = crate::read(&packed, Some("site.zip")).unwrap();
        assert_eq!(reading.format, flyleaf_model::Format::Zip);
    }
}
