//! Paths that go out as text and come back as the same paths.
//!
//! Unix paths are bytes, and not all of them are Unicode; the window and the session bus only pass text. A path that is
//! Unicode is written as itself, any other as a `file:` address (RFC 8089), which desktops hand over too.

use std::path::{Path, PathBuf};

use url::Url;

/// A path as text that [`read`] turns into the same path.
pub fn written(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => std::path::absolute(path)
            .ok()
            .and_then(|path| Url::from_file_path(path).ok())
            .map_or_else(|| path.to_string_lossy().into_owned(), String::from),
    }
}

/// The path that a text names: an address of a file, or a path as it is.
pub fn read(text: &str) -> PathBuf {
    let address = text.starts_with("file://").then(|| Url::parse(text).ok()).flatten();
    address.and_then(|address| address.to_file_path().ok()).unwrap_or_else(|| PathBuf::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_comes_back() {
        for path in ["/home/ann/a b.txt", "/tmp/潮汐%20.txt", "relative.txt"] {
            assert_eq!(written(Path::new(path)), path);
            assert_eq!(read(path), Path::new(path));
        }
        assert_eq!(read("file:///home/ann/a%20b.txt"), Path::new("/home/ann/a b.txt"));
        assert_eq!(read("file:colon.txt"), Path::new("file:colon.txt"));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_unicode_comes_back() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/tmp/caf\xe9.txt"));
        assert_eq!(written(path), "file:///tmp/caf%E9.txt");
        assert_eq!(read(&written(path)), path);
    }
}
