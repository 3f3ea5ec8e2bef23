//! What must hold for any file whatever, and containers around what a fuzzer makes.

use std::io::{Cursor, Write};

use flyleaf_model::{Block, RegionKind, Run};

/// Reads a file as an issue, and checks that the reading accounts for every character and lets nothing unsafe through.
///
/// # Panics
/// Where it does not.
pub fn read(bytes: &[u8], name: &str) {
    let Ok(reading) = flyleaf_import::read(bytes, Some(name)) else { return };
    let source = &reading.source;
    let mut at = 0;
    for region in &reading.regions {
        assert_eq!(region.span.start, at, "regions leave no gap and do not overlap");
        assert!(source.is_char_boundary(region.span.end), "regions end between characters");
        assert_eq!(region.kind == RegionKind::Article, region.article.is_some());
        at = region.span.end;
    }
    assert_eq!(at, source.len(), "regions reach to the end");
    let articles = &reading.issue.articles;
    assert!(!articles.is_empty(), "an issue has an article");
    for article in articles {
        assert!(source.get(article.span.start..article.span.end).is_some());
        article.blocks.iter().for_each(check);
    }
    for entry in &reading.issue.contents {
        assert!(entry.article.is_none_or(|article| (article as usize) < articles.len()));
    }
    for finding in &reading.findings {
        assert!(source.get(finding.span.start..finding.span.end).is_some());
    }
}

fn check(block: &Block) {
    match block {
        Block::Paragraph { runs } | Block::Heading { runs, .. } => runs.iter().for_each(check_run),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(check);
        }
        Block::Quote { blocks } | Block::Footnote { blocks, .. } => blocks.iter().for_each(check),
        Block::Table { rows, .. } => {
            rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks).for_each(check);
        }
        Block::Figure { caption, .. } => caption.iter().for_each(check_run),
        Block::Preformatted { .. } | Block::Rule => {}
    }
}

fn check_run(run: &Run) {
    assert!(!run.text.is_empty(), "a run has text");
    if let Some(link) = &run.link {
        let allowed = ["http://", "https://", "mailto:", "#"];
        let lower = link.to_ascii_lowercase();
        assert!(allowed.iter().any(|scheme| lower.starts_with(scheme)), "{link} is allowed");
    }
}

/// A ZIP container of these files, stored.
pub fn container(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        writer.start_file(*name, stored).expect("a name is free");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

/// What a fuzzer made, cut at its NUL bytes: the parts of a container.
pub fn parts(data: &[u8]) -> Vec<&[u8]> {
    data.split(|&byte| byte == 0).collect()
}
