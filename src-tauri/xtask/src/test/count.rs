//! How many tests passed and failed, read from what the test runners print.

/// Tests, added up over runners.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Tests that passed.
    pub(crate) passed: u32,
    /// Tests that failed.
    pub(crate) failed: u32,
    /// Tests that were left out.
    pub(crate) ignored: u32,
}

impl Count {
    /// Adds what a line of a runner's output counts; other lines count nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        // cargo: `test result: ok. 5 passed; 0 failed; 1 ignored; …`; Vitest: `Tests  1 failed | 12 passed (13)`.
        let Some(rest) = line.strip_prefix("test result:").or(line.strip_prefix("Tests ")) else {
            return;
        };
        self.passed += number_before(rest, "passed");
        self.failed += number_before(rest, "failed");
        self.ignored += number_before(rest, "ignored") + number_before(rest, "skipped");
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.ignored > 0 {
            write!(formatter, ", {} ignored", self.ignored)?;
        }
        Ok(())
    }
}

fn number_before(text: &str, word: &str) -> u32 {
    let words: Vec<&str> =
        text.split([' ', ';', '|', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_read_and_other_lines_are_not() {
        let cases = [
            (
                "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out",
                (5, 0, 1),
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured", (3, 2, 0)),
            ("      Tests  1 failed | 12 passed (13)", (12, 1, 0)),
            ("      Tests  12 passed | 2 skipped (14)", (12, 0, 2)),
            (" Test Files  4 passed (4)", (0, 0, 0)),
            ("test reads_5_passed ... ok", (0, 0, 0)),
        ];
        for (line, expected) in cases {
            let mut count = Count::default();
            count.read(line);
            assert_eq!((count.passed, count.failed, count.ignored), expected, "{line}");
        }
    }
}
