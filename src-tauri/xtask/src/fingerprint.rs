//! Has anything changed since last time? A stamp file holds a hash of what a step read.
//!
//! Only for skipping work that is repeatable anyway: a stamp that is missing or from another compiler means once more.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A hash of the names and bytes of files, in the order of their paths.
pub(crate) fn of_files(mut files: Vec<PathBuf>) -> Result<String> {
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        let bytes =
            std::fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        bytes.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Every file below `folder`, leaving out folders of the given names.
pub(crate) fn files_below(folder: &Path, leave_out: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("could not list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                let name = entry.file_name();
                if !leave_out.iter().any(|out| name == *out) {
                    folders.push(entry.path());
                }
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Runs `work` unless `stamp` already holds `fingerprint`; the stamp is written only after the work ended well.
/// The answer says whether it ran.
pub(crate) fn unless_current(
    stamp: &Path,
    fingerprint: &str,
    work: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    if std::fs::read_to_string(stamp).is_ok_and(|last| last == fingerprint) {
        return Ok(false);
    }
    work()?;
    std::fs::write(stamp, fingerprint)
        .with_context(|| format!("could not write {}", stamp.display()))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty_folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("node_modules")).expect("a folder can be made");
        folder
    }

    #[test]
    fn work_is_done_again_only_when_a_file_changed() {
        let folder = empty_folder("changed");
        let (file, stamp) = (folder.join("page.ts"), folder.join("node_modules/stamp"));
        let mut runs = 0;
        let mut step = |text: &str| {
            std::fs::write(&file, text).expect("the file can be written");
            let files = files_below(&folder, &["node_modules"]).expect("it can be listed");
            assert_eq!(files, [file.as_path()]);
            let now = of_files(files).expect("it can be read");
            unless_current(&stamp, &now, || {
                runs += 1;
                Ok(())
            })
            .expect("the work ends well")
        };
        assert!(step("one"));
        assert!(!step("one"));
        assert!(step("two"));
        assert_eq!(runs, 2);
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }

    #[test]
    fn failed_work_leaves_no_stamp() {
        let folder = empty_folder("failed");
        let stamp = folder.join("stamp");
        unless_current(&stamp, "now", || anyhow::bail!("no")).expect_err("the work failed");
        assert!(!stamp.exists());
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
