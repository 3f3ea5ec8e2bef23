//! The images of issues for the window, under an address of their own: `flyleaf-image://localhost/HASH`, or
//! `http://flyleaf-image.localhost/HASH` where a webview knows only the schemes of the web.
//!
//! Only an image that the library holds is given out, as what its bytes were found to be when it was imported. A vector
//! image may bring scripts and addresses along, so none is served.

use flyleaf_model::ImageId;
use tauri::http::{Method, Request, Response, StatusCode, header};

use crate::commands::Desk;

/// The scheme of the address.
pub(crate) const SCHEME: &str = "flyleaf-image";
/// What the webview decodes, and nothing else.
const SERVED: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
/// Characters of a BLAKE3 hash in hexadecimal.
const HASH: usize = 64;

/// The answer to a request; blocks while the library is read.
pub(crate) fn answer(desk: Option<&Desk>, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let named = request.uri().path().strip_prefix('/').filter(|name| is_hash(name));
    let Some(name) = named.filter(|_| request.method() == Method::GET) else {
        return refused(StatusCode::BAD_REQUEST);
    };
    let found = desk
        .and_then(|desk| desk.flyleaf.as_ref().ok())
        .and_then(|flyleaf| flyleaf.image(&ImageId::new(name)).ok())
        .filter(|(media_type, _)| SERVED.contains(&media_type.as_str()));
    match found {
        Some((media_type, bytes)) => with_guards(Response::builder())
            .header(header::CONTENT_TYPE, media_type)
            // What a hash names never changes.
            .header(header::CACHE_CONTROL, "private, max-age=31536000, immutable")
            .body(bytes)
            .unwrap_or_else(|_| refused(StatusCode::INTERNAL_SERVER_ERROR)),
        None => refused(StatusCode::NOT_FOUND),
    }
}

fn is_hash(name: &str) -> bool {
    name.len() == HASH && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn with_guards(builder: tauri::http::response::Builder) -> tauri::http::response::Builder {
    builder
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
}

fn refused(status: StatusCode) -> Response<Vec<u8>> {
    with_guards(Response::builder())
        .status(status)
        .body(Vec::new())
        .expect("a status and fixed headers make a response")
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use flyleaf_api::{Environment, Flyleaf};

    use super::*;

    #[test]
    fn only_a_hash_that_the_library_holds_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let flyleaf = Flyleaf::open(folder.path(), Environment::system()).map(Arc::new);
        let desk = Desk { flyleaf, jobs: Arc::default(), files: Arc::new(Mutex::default()) };
        let ask = |method: &str, address: &str| {
            let request = Request::builder().method(method).uri(address).body(Vec::new()).unwrap();
            let answer = answer(Some(&desk), &request);
            assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{address}");
            assert!(answer.body().is_empty(), "{address}");
            answer.status().as_u16()
        };
        let hash = "0f".repeat(32);
        assert_eq!(ask("GET", &format!("flyleaf-image://localhost/{hash}")), 404);
        assert_eq!(ask("GET", &format!("http://flyleaf-image.localhost/{hash}")), 404);
        assert_eq!(ask("POST", &format!("flyleaf-image://localhost/{hash}")), 400);
        for name in ["", "..", "../../etc/passwd", "%2e%2e", &hash[1..], &hash.to_uppercase()] {
            assert_eq!(ask("GET", &format!("flyleaf-image://localhost/{name}")), 400, "{name}");
        }
        let request = Request::builder().uri(format!("/{hash}")).body(Vec::new()).unwrap();
        assert_eq!(super::answer(None, &request).status().as_u16(), 404);
    }
}
