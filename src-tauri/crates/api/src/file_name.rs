//! Names for files that every file system takes.

use std::path::Path;

/// Bytes of a name without its extension: most file systems take 255 in all, and other programs add to it.
const MOST: usize = 160;
/// Names that Windows keeps for devices, whatever their extension (Microsoft, “Naming Files, Paths, and Namespaces”).
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The last part of a path.
pub(crate) fn of_path(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A name for a file made from any text: no signs that a file system refuses, not too long, no device.
pub(crate) fn safe(text: &str, extension: &str) -> String {
    let cleaned: String = text
        .chars()
        .map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { ' ' } else { c })
        .collect();
    let spaced = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = &spaced[..spaced.floor_char_boundary(MOST)];
    let name = cut.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let name = if name.is_empty() { "Flyleaf" } else { name };
    if is_device(name) { format!("_{name}.{extension}") } else { format!("{name}.{extension}") }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind)
            .is_some_and(|n| n.len() == 1 && n != "0" && n.bytes().all(|b| b.is_ascii_digit()))
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere_and_keep_their_letters() {
        for (text, wanted) in [
            ("Harbour S&T Newsletter 22-2019", "Harbour S&T Newsletter 22-2019.pdf"),
            ("潮汐简报 第3期", "潮汐简报 第3期.pdf"),
            ("a/b\\c: \"d\"?", "a b c d.pdf"),
            ("../../etc", "etc.pdf"),
            ("...", "Flyleaf.pdf"),
            ("CON", "_CON.pdf"),
            ("com1.x", "_com1.x.pdf"),
            ("Comet", "Comet.pdf"),
            ("tab\there\n", "tab here.pdf"),
        ] {
            assert_eq!(safe(text, "pdf"), wanted, "{text}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let name = safe(&"潮".repeat(200), "md");
        assert!(name.len() <= MOST + 3 && name.ends_with("潮.md"));
    }
}
