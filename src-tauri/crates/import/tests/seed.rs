//! The issue that the recogniser was asked for first. It belongs to others: it is read where it is, when it is there.
#![allow(clippy::print_stderr)]

use flyleaf_import::read;
use flyleaf_model::{Block, FindingCode, RegionKind};
use flyleaf_text::canonical::{block_text, canonical};

fn seeds() -> Vec<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is absent", folder.display());
        return Vec::new();
    };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect()
}

#[test]
fn the_first_issue_is_read_as_asked() {
    for path in seeds() {
        let reading =
            read(&std::fs::read(&path).unwrap(), path.file_name().and_then(|n| n.to_str()))
                .unwrap();
        let issue = &reading.issue;
        let lines: Vec<&str> =
            reading.source.lines().map(str::trim).filter(|line| !line.is_empty()).collect();

        assert_eq!(issue.publication.title.as_deref(), Some("CHINA S&T NEWSLETTER"));
        assert_eq!(issue.publication.publishers, [lines[0], lines[1]]);
        assert_eq!((issue.number.as_deref(), issue.year), (Some("22"), Some(2019)));
        assert_eq!((&issue.volume, &issue.date, &issue.date_printed), (&None, &None, &None));
        assert_eq!(issue.languages, ["en", "zh"]);

        assert_eq!(issue.contents.len(), 2);
        assert_eq!(issue.articles.len(), 2);
        for (index, (entry, article)) in issue.contents.iter().zip(&issue.articles).enumerate() {
            assert_eq!(entry.article, Some(index as u32));
            assert_eq!(entry.title, lines[5 + index]);
            let title = article.title.as_deref().unwrap();
            assert!(
                reading.source[article.span.start..].starts_with(title),
                "an article starts where its heading does"
            );
            assert_eq!(article.source.as_deref(), Some("Ministry of Science and Technology"));
            assert_eq!((&article.byline, article.language.as_str()), (&None, "en"));
        }
        assert_eq!(issue.articles[0].title.as_deref(), Some(lines[7]), "titled as printed over it");
        assert_ne!(
            issue.articles[0].title.as_deref(),
            Some(lines[5]),
            "one word differs from the contents"
        );
        let differs: Vec<_> = reading
            .findings
            .iter()
            .filter(|f| f.code == FindingCode::HeadingDiffersFromContents)
            .collect();
        assert_eq!(differs.len(), 1);
        assert_eq!(differs[0].details, [lines[7], lines[5]]);

        let [
            Block::Paragraph { .. },
            lead @ Block::Paragraph { .. },
            Block::List { ordered: true, start: 1, items },
        ] = issue.articles[0].blocks.as_slice()
        else {
            panic!("an introduction, a lead-in and a list: {:#?}", issue.articles[0].blocks)
        };
        assert!(block_text(lead).ends_with(':'));
        assert_eq!(items.len(), 10);

        let blocks = &issue.articles[1].blocks;
        assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph { .. })));
        assert_eq!(blocks.len(), 3);
        assert!(block_text(&blocks[0]).contains("heads for science and technology sections"));
        assert!(
            reading.findings.iter().any(|finding| finding.code == FindingCode::SentencesRejoined)
        );
        assert!(!canonical(blocks).text.contains("(Source"));

        assert_eq!(reading.coverage(), 1.0);
        assert_eq!(reading.encoding, "utf-8");
        assert!(reading.regions.iter().all(|region| region.kind != RegionKind::Unassigned));
    }
}
