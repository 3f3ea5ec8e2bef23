//! What the figures were measured on.

use crate::process::answer_of;

/// Rows of a table: what, and which.
pub(super) fn description() -> Vec<(&'static str, String)> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let answer =
        |program: &str, arguments: &[&str]| answer_of(program, arguments).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processor = value_of(&read("/proc/cpuinfo"), "model name", ':');
    let memory = value_of(&read("/proc/meminfo"), "MemTotal", ':');
    let memory = memory.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok());
    let system = value_of(&read("/etc/os-release"), "PRETTY_NAME", '=');
    let rows = [
        ("date", answer("date", &["-u", "+%F"])),
        ("commit", answer("git", &["rev-parse", "--short", "HEAD"])),
        ("processor", format!("{processor}, {cores} cores")),
        ("memory", memory.map_or_else(String::new, |kib| format!("{:.0} GiB", kib / 1048576.0))),
        ("system", format!("{}, kernel {}", system.trim_matches('"'), answer("uname", &["-r"]))),
        ("compiler", answer("rustc", &["--version"])),
        ("WebKitGTK", answer("pkg-config", &["--modversion", "webkit2gtk-4.1"])),
    ];
    rows.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// What stands after `key` and the separator on its line.
fn value_of(text: &str, key: &str, separator: char) -> String {
    let mut values = text.lines().filter_map(|line| line.split_once(separator));
    let found = values.find(|(name, _)| name.trim() == key);
    found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_key() {
        let cpu = "processor\t: 0\nmodel name\t: Example CPU @ 2.00GHz\n";
        assert_eq!(value_of(cpu, "model name", ':'), "Example CPU @ 2.00GHz");
        assert_eq!(value_of("PRETTY_NAME=\"Debian\"\n", "PRETTY_NAME", '='), "\"Debian\"");
        assert_eq!(value_of("", "MemTotal", ':'), "");
    }
}
