//! `flyleaf inspect FILE`.

use flyleaf_api::{InspectedArticle, InspectedBlock, Inspection, Sentence};
use flyleaf_model::RegionKind;

use super::names::{article_title, publication_name};
use crate::arguments::Inspect;
use crate::layout::{aligned, width, wrapped};
use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, Tone, plain};

pub(crate) fn run(request: &Inspect, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let found = flyleaf_api::inspect(&request.file)?;
    if request.source {
        terminal.text(&found.source)?;
    } else if terminal.json {
        terminal.document(&found)?;
    } else {
        print(&found, terminal)?;
    }
    let uncertain =
        found.report.iter().any(|finding| flyleaf_api::words::asks_for_a_look(finding.code));
    Ok(if uncertain { Status::Partly } else { Status::Done })
}

fn print(found: &Inspection, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    print_masthead(found, terminal)?;
    print_contents(found, terminal)?;
    print_articles(found, terminal)?;
    print_regions(found, terminal)?;
    print_report(found, terminal)
}

fn print_masthead(found: &Inspection, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let title = found.publication.title.as_deref().unwrap_or_default();
    let title = publication_name(title, terminal);
    let title = terminal.paint(Tone::Title, &title);
    terminal.line(&title)?;
    for publisher in &found.publication.publishers {
        terminal.line(&plain(publisher))?;
    }
    let said = |id: &str, value: &Option<String>| {
        value.as_ref().map(|value| terminal.say(&Sentence::new(id).with("value", plain(value))))
    };
    let date =
        found.date_printed.as_ref().or(found.date.as_ref()).map(|date| plain(date).into_owned());
    let printed_year = date
        .as_ref()
        .is_some_and(|date| found.year.is_some_and(|year| date.contains(&year.to_string())));
    let year = found.year.filter(|_| !printed_year).map(|year| year.to_string());
    let facts = [
        said("cli-inspect-volume", &found.volume),
        said("cli-inspect-number", &found.number),
        year,
        date,
        Some(found.languages.join(", ")).filter(|languages| !languages.is_empty()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    Ok(terminal.line(&facts.join(" · "))?)
}

fn print_contents(found: &Inspection, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    if found.contents.is_empty() {
        return Ok(());
    }
    print_section("cli-inspect-contents", terminal)?;
    let rows: Vec<Vec<String>> = found
        .contents
        .iter()
        .map(|entry| {
            let number = match entry.article {
                Some(article) => (article + 1).to_string(),
                None => terminal.paint(Tone::Caution, "?"),
            };
            vec![number, format!("{}{}", "  ".repeat(entry.level.into()), plain(&entry.title))]
        })
        .collect();
    print_rows(&rows, terminal)
}

fn print_articles(found: &Inspection, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    print_section("cli-inspect-articles", terminal)?;
    let rows: Vec<Vec<String>> =
        found.articles.iter().map(|article| article_row(article, terminal)).collect();
    print_rows(&rows, terminal)
}

fn article_row(article: &InspectedArticle, terminal: &Terminal<'_>) -> Vec<String> {
    let credit = article.byline.as_ref().or(article.source.as_ref());
    vec![
        (article.index + 1).to_string(),
        article_title(article.title.as_deref(), terminal),
        credit.map(|credit| plain(credit).into_owned()).unwrap_or_default(),
        terminal.paint(Tone::Faint, &blocks_said(&article.blocks, terminal)),
    ]
}

/// `4 paragraphs, 1 list`.
fn blocks_said(blocks: &[InspectedBlock], terminal: &Terminal<'_>) -> String {
    let count = |is: fn(&InspectedBlock) -> bool, sentence: &str| {
        let count = blocks.iter().filter(|block| is(block)).count();
        (count > 0).then(|| terminal.say(&Sentence::new(sentence).with("count", count)))
    };
    let counts = [
        count(|block| matches!(block, InspectedBlock::Heading { .. }), "cli-count-headings"),
        count(|block| matches!(block, InspectedBlock::Paragraph { .. }), "cli-count-paragraphs"),
        count(|block| matches!(block, InspectedBlock::List { .. }), "cli-count-lists"),
        count(|block| matches!(block, InspectedBlock::Quote { .. }), "cli-count-quotes"),
        count(
            |block| matches!(block, InspectedBlock::Preformatted { .. }),
            "cli-count-preformatted",
        ),
        count(|block| matches!(block, InspectedBlock::Table { .. }), "cli-count-tables"),
        count(|block| matches!(block, InspectedBlock::Figure { .. }), "cli-count-figures"),
        count(|block| matches!(block, InspectedBlock::Footnote { .. }), "cli-count-footnotes"),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the characters of the file became, kind by kind.
fn print_regions(found: &Inspection, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    print_section("cli-inspect-regions", terminal)?;
    let kinds = [
        (RegionKind::Masthead, Sentence::new("cli-region-masthead")),
        (RegionKind::Contents, Sentence::new("cli-region-contents")),
        (RegionKind::Article, Sentence::new("cli-region-article")),
        (RegionKind::Furniture, Sentence::new("cli-region-furniture")),
        (RegionKind::Boilerplate, Sentence::new("cli-region-boilerplate")),
        (RegionKind::Unassigned, Sentence::new("cli-region-unassigned")),
    ];
    let counted: Vec<(String, String)> = kinds
        .iter()
        .filter_map(|(kind, name)| {
            let regions = found.regions.iter().filter(|region| region.kind == *kind);
            let characters: usize = regions.map(|region| region.end - region.start).sum();
            let said = Sentence::new("cli-count-characters").with("count", characters);
            (characters > 0).then(|| (terminal.say(name), terminal.say(&said)))
        })
        .collect();
    let widest = counted.iter().map(|(_, count)| width(count)).max().unwrap_or(0);
    let set_right = |(name, count): (String, String)| {
        let space = " ".repeat(widest - width(&count));
        vec![name, format!("{space}{count}")]
    };
    let rows: Vec<Vec<String>> = counted.into_iter().map(set_right).collect();
    print_rows(&rows, terminal)
}

fn print_report(found: &Inspection, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    if found.report.is_empty() {
        return Ok(());
    }
    print_section("cli-inspect-report", terminal)?;
    for finding in &found.report {
        let said = terminal.say(&finding.sentence);
        let line = format!("{} ({}–{})", plain(&said), finding.start, finding.end);
        for line in wrapped(&line, 2, terminal.columns()) {
            terminal.line(&line)?;
        }
    }
    Ok(())
}

fn print_section(id: &str, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let name = terminal.say(&Sentence::new(id));
    let name = terminal.paint(Tone::Faint, &name);
    Ok(terminal.line(&format!("\n{name}"))?)
}

fn print_rows(rows: &[Vec<String>], terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    for line in aligned(rows) {
        terminal.line(&format!("  {line}"))?;
    }
    Ok(())
}
