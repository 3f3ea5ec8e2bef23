//! Links as they are kept: four kinds of target, without parameters that only track.

use flyleaf_model::{Blocked, BlockedKind};
use url::Url;

/// Longest link that is kept; longer ones carry data, not an address.
const LONGEST: usize = 4096;

/// Parameters that tell a sender who follows a link and mean nothing to the page, as the lists of Firefox's query
/// stripping and of common mail services name them.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "mc_eid",
    "mc_cid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "__hssc",
    "__hstc",
    "__hsfp",
    "hsctatracking",
    "vero_id",
    "vero_conv",
    "oly_anon_id",
    "oly_enc_id",
    "_openstat",
    "ck_subscriber_id",
    "s_cid",
    "ml_subscriber",
    "ml_subscriber_hash",
    "bsft_clkid",
    "bsft_uid",
    "rb_clickid",
    "wickedid",
    "_ke",
    "_kx",
    "irclickid",
];

/// Beginnings of such parameters.
const TRACKING_PREFIXES: &[&str] = &["utm_", "pk_", "piwik_", "matomo_"];

/// The link as it is kept, or `None`; what is refused or taken out is noted.
pub(super) fn clean(target: &str, blocked: &mut Vec<Blocked>) -> Option<String> {
    let target = target.trim();
    if let Some(anchor) = target.strip_prefix('#') {
        return (!anchor.is_empty()).then(|| target.to_owned());
    }
    let mut refuse = |kind| {
        blocked.push(Blocked { kind, url: shortened(target) });
        None
    };
    // A relative link leads nowhere outside its own site.
    let mut url = match Url::parse(target) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => return None,
        Err(_) => return refuse(BlockedKind::UnsafeLink),
    };
    match url.scheme() {
        "http" | "https" | "mailto" => {}
        "javascript" | "vbscript" => return refuse(BlockedKind::Script),
        _ => return refuse(BlockedKind::UnsafeLink),
    }
    if target.len() > LONGEST {
        return refuse(BlockedKind::UnsafeLink);
    }
    if url.scheme() == "mailto" || !url.query_pairs().any(|(name, _)| tracks(&name)) {
        // Browsers read `https:+/host` as an address too; it is kept as what it means (URL Standard, 4.4).
        let whole = url.scheme() == "mailto" || target[url.scheme().len()..].starts_with("://");
        return Some(if whole { target.to_owned() } else { url.into() });
    }
    blocked.push(Blocked { kind: BlockedKind::TrackingParameter, url: shortened(target) });
    let query: Vec<&str> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !url::form_urlencoded::parse(name.as_bytes()).any(|(name, _)| tracks(&name))
        })
        .collect();
    let query = query.join("&");
    url.set_query((!query.is_empty()).then_some(&query));
    Some(url.into())
}

fn tracks(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str())
        || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// An address as it is shown: the beginning of one that carries data.
pub(super) fn shortened(url: &str) -> String {
    let url = url.trim();
    match url.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", &url[..end]),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_allowed_targets_stay_and_tracking_goes() {
        for (target, kept, noted) in [
            ("https://lamp.example/a?b=1", Some("https://lamp.example/a?b=1"), None),
            (
                "https://lamp.example/a?utm_source=x&b=%20&fbclid=1#top",
                Some("https://lamp.example/a?b=%20#top"),
                Some(BlockedKind::TrackingParameter),
            ),
            ("mailto:a@lamp.example", Some("mailto:a@lamp.example"), None),
            ("https:lamp.example/oil", Some("https://lamp.example/oil"), None),
            (r"https:\lamp.example", Some("https://lamp.example/"), None),
            ("#note-1", Some("#note-1"), None),
            ("#", None, None),
            ("page2.html", None, None),
            (" JaVaScript:alert(1)", None, Some(BlockedKind::Script)),
            ("java\nscript:alert(1)", None, Some(BlockedKind::Script)),
            ("file:///etc/passwd", None, Some(BlockedKind::UnsafeLink)),
            ("data:text/html,x", None, Some(BlockedKind::UnsafeLink)),
        ] {
            let mut blocked = Vec::new();
            assert_eq!(clean(target, &mut blocked).as_deref(), kept, "{target}");
            assert_eq!(blocked.first().map(|b| b.kind), noted, "{target}");
        }
    }
}
