//! The question: which article does each entry of the contents announce, and do the two say the same?
//!
//! An entry whose heading begins an article announces it; a deeper one is announced within its parent's article, a section
//! by its first article. Where they differ, the report says so.

use flyleaf_model::{Finding, FindingCode, Span};

use super::contents::Contents;
use super::page::Page;
use super::starts::{Plan, title};
use super::title_index::title_key;

/// Links entries to articles and reports where they differ.
pub(super) fn link(page: &Page<'_>, contents: &Contents, plan: &mut Plan) {
    let article_at = |line: usize| {
        plan.starts.iter().rposition(|start| start.line <= line).map(|index| index as u32)
    };
    let mut linked: Vec<Option<u32>> = Vec::with_capacity(contents.entries.len());
    for (index, entry) in contents.entries.iter().enumerate() {
        let own = plan
            .starts
            .iter()
            .position(|start| start.entry == Some(index))
            .map(|article| article as u32);
        let hit = contents.hits[index].as_ref();
        // A deeper entry is announced within its parent's article; a section is announced by its first article.
        let within = hit.and_then(|hit| {
            if plan.labels.contains(&hit.line) {
                article_at(hit.line).map_or(Some(0), |a| Some(a + 1))
            } else {
                article_at(hit.line)
            }
        });
        let parent = (entry.level > 0).then(|| {
            let above =
                (0..index).rev().find(|&other| contents.entries[other].level < entry.level)?;
            linked[above]
        });
        linked.push(
            own.or(within)
                .or(parent.flatten())
                .filter(|&article| (article as usize) < plan.starts.len()),
        );
    }
    for (entry, article) in contents.entries.iter().zip(&linked) {
        // A place that the file names is looked up when all articles are known.
        if article.is_none() && entry.target.is_none() {
            let span = if entry.printed { page.span(entry.last) } else { Span::new(0, 0) };
            plan.findings.push(Finding {
                code: FindingCode::EntryWithoutArticle,
                details: vec![entry.title.clone()],
                span,
            });
        }
    }
    for start in &plan.starts {
        let printed = title(page, start);
        let span = page.span(start.line);
        match start.entry {
            Some(entry) => {
                let listed = &contents.entries[entry];
                if title_key(&printed) != listed.key && !printed.is_empty() {
                    let details = vec![printed, listed.title.clone()];
                    plan.findings.push(Finding {
                        code: FindingCode::HeadingDiffersFromContents,
                        details,
                        span,
                    });
                }
            }
            None => {
                plan.findings.push(Finding {
                    code: FindingCode::ArticleNotInContents,
                    details: vec![printed],
                    span,
                });
            }
        }
    }
    plan.entry_articles = linked;
}
