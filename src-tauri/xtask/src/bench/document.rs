//! Results for people: a table in the terminal, and the same table in docs/benchmarks.md.

use super::measure::Measure;

const HEAD: [&str; 6] = ["what", "Flyleaf", "", "peer", "its figure", "ratio"];

/// A Markdown table that reads well as plain text, too.
pub(super) fn table(measures: &[Measure]) -> String {
    let rows = measures.iter().map(row);
    let rows: Vec<[String; 6]> = std::iter::once(HEAD.map(str::to_owned)).chain(rows).collect();
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(3)
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let mut table = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!(" {cell:<width$} "));
        table.push_str(&format!("|{}|\n", cells.collect::<Vec<_>>().join("|")));
        if index == 0 {
            let rules = widths.iter().map(|width| format!(" {} ", "-".repeat(*width)));
            table.push_str(&format!("|{}|\n", rules.collect::<Vec<_>>().join("|")));
        }
    }
    table
}

fn row(measure: &Measure) -> [String; 6] {
    let figure =
        |value: f64| if value < 10.0 { format!("{value:.3}") } else { format!("{value:.0}") };
    let (peer, peer_value) = match measure.peer {
        Some((name, value)) => (name.to_owned(), figure(value)),
        None => ("–".to_owned(), String::new()),
    };
    let ratio = measure.ratio().map_or_else(String::new, |ratio| format!("{ratio:.2}"));
    [
        measure.name.to_owned(),
        figure(measure.value),
        measure.unit.to_owned(),
        peer,
        peer_value,
        ratio,
    ]
}

/// The whole of docs/benchmarks.md.
pub(super) fn document(machine: &[(&str, String)], measures: &[Measure], rates: &str) -> String {
    let machine: String =
        machine.iter().map(|(key, value)| format!("| {key} | {value} |\n")).collect();
    format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench`. A ratio is Flyleaf's figure divided by the peer's in the same run, so\n\
         below 1 Flyleaf needs less. Ratios are worth more than times: the machine may be shared.\n\n\
         - **text to PDF**: whole processes, median of ten after a warm-up. Flyleaf prints an issue of its library as a\n  \
         tagged PDF; the peers print the same words from HTML.\n\
         - **import**: a thousand made-up newsletters of some 20 kB into an empty library, recognised and kept.\n\
         - **cold start**: from starting the process to the last-read article painted, on a virtual display, median of\n  \
         ten; the peer is a Tauri window that paints an empty page.\n\
         - **memory**: proportional set size of all processes with that article open, median of three.\n\
         - **anchoring**: 10,000 annotations in an article of 1 MB that was revised in 2,000 places, and the rates below.\n\n\
         ## Results\n\n{}\n{rates}\n## Machine\n\n| | |\n| --- | --- |\n{machine}",
        table(measures)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lines_up_and_says_what_was_not_installed() {
        let measures = [
            Measure {
                name: "text to PDF",
                value: 0.1234,
                unit: "s",
                peer: Some(("WeasyPrint", 0.5)),
            },
            Measure { name: "import", value: 12.4, unit: "s", peer: None },
        ];
        let table = table(&measures);
        let lengths: Vec<_> = table.lines().map(|line| line.chars().count()).collect();
        assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
        assert!(table.contains("| 0.123 ") && table.contains("| 0.25 "), "{table}");
        assert!(table.contains("| – "), "{table}");
        let document = document(&[("memory", "8 GiB".to_owned())], &measures, "");
        assert!(document.contains("| memory | 8 GiB |") && document.contains(&table));
    }
}
