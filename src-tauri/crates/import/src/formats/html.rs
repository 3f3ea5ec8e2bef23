//! stub
use crate::flow::Builder;
pub(crate) fn append(builder: &mut Builder, html: &str, _r: &dyn Fn(&str) -> Option<Vec<u8>>) {
    let re = regex::Regex::new("(?s)<(script|style).*?</(script|style)>|<[^>]*>").unwrap();
    let t = re.replace_all(html, " ");
    let t = quick_xml::escape::unescape(&t).map(|c| c.into_owned()).unwrap_or(t.into_owned());
    builder.paragraph(&t);
}
