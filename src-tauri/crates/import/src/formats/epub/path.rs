//! Addresses inside the container: relative to the file they stand in, percent-encoded, never leading out.

use percent_encoding::percent_decode_str;

/// A file in the container and a place in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::formats) struct Target {
    /// From the container's root.
    pub(in crate::formats) path: String,
    /// The id in the file.
    pub(in crate::formats) fragment: Option<String>,
}

impl Target {
    pub(super) fn of(path: &str, fragment: Option<String>) -> Self {
        Self { path: path.to_owned(), fragment }
    }
}

/// What an address in the file `from` leads to; `None` where that is outside the container.
pub(in crate::formats) fn resolve(from: &str, address: &str) -> Option<Target> {
    let address = address.trim();
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (address, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    let fragment = fragment.map(decoded).filter(|fragment| !fragment.is_empty());
    if address.is_empty() {
        return Some(Target { path: from.to_owned(), fragment });
    }
    // A colon before any slash ends a scheme (RFC 3986, 4.2).
    if address.split('/').next()?.contains(':') || address.starts_with("//") {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<String> = Vec::new();
    if !address.starts_with('/') {
        parts.extend(folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned));
    }
    for part in address.split('/') {
        match decoded(part) {
            part if part.is_empty() || part == "." => {}
            part if part == ".." => {
                parts.pop()?;
            }
            part if part.contains(['/', '\\', '\0']) => return None,
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| Target { path: parts.join("/"), fragment })
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_in_the_container() {
        for (from, address, path) in [
            ("OPS/book.opf", "text/one.xhtml", Some("OPS/text/one.xhtml")),
            ("OPS/text/one.xhtml", "../pictures/a%20b.png", Some("OPS/pictures/a b.png")),
            ("OPS/text/one.xhtml", "/OPS/x.css", Some("OPS/x.css")),
            ("book.opf", "./one.xhtml?x=1", Some("one.xhtml")),
            ("OPS/one.xhtml", "#note", Some("OPS/one.xhtml")),
            ("OPS/one.xhtml", "../../etc/passwd", None),
            ("OPS/one.xhtml", "%2e%2e/%2e%2e/etc/passwd", None),
            ("OPS/one.xhtml", "..%2f..%2fetc", None),
            ("OPS/one.xhtml", "https://lamp.example/x.png", None),
            ("OPS/one.xhtml", "//lamp.example/x.png", None),
            ("OPS/one.xhtml", "file:///etc/passwd", None),
            ("OPS/one.xhtml", "..", None),
        ] {
            let target = resolve(from, address);
            assert_eq!(target.map(|target| target.path).as_deref(), path, "{address}");
        }
        let target = resolve("a/b.xhtml", "c.xhtml#s%C3%A9").unwrap();
        assert_eq!(target.fragment.as_deref(), Some("sé"));
    }
}
