//! Headings by the structure tree of a tagged file (ISO 32000-1, 14.7 and 14.8.4).

use std::collections::{HashMap, HashSet};

use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};

/// Elements that are looked at.
const MOST_ELEMENTS: usize = 500_000;

/// The levels of the contents that are headings: page from 0 and number of the content.
pub(super) fn headings(
    root: &Dict<'_>,
    pages: &HashMap<ObjectIdentifier, usize>,
) -> HashMap<(usize, i32), u8> {
    let mut found = HashMap::new();
    let Some(tree) = root.get::<Dict<'_>>(b"StructTreeRoot") else { return found };
    let roles = tree.get::<Dict<'_>>(b"RoleMap").unwrap_or_default();
    let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
    let mut elements = 0;
    // Elements with the page they stand on and the level of the heading they are in.
    let mut open: Vec<(Dict<'_>, Option<usize>, Option<u8>)> = vec![(tree, None, None)];
    while let Some((element, page, level)) = open.pop() {
        elements += 1;
        if elements > MOST_ELEMENTS || !element.obj_id().is_none_or(|id| seen.insert(id)) {
            continue;
        }
        let own = element.get_ref(b"Pg").and_then(|page| pages.get(&page.into()).copied());
        let page = own.or(page);
        let level =
            element.get::<Name<'_>>(b"S").and_then(|role| self::level(&role, &roles)).or(level);
        let kids: Vec<Object<'_>> = match element.get::<Object<'_>>(b"K") {
            Some(Object::Array(kids)) => kids.iter::<Object<'_>>().take(MOST_ELEMENTS).collect(),
            other => other.into_iter().collect(),
        };
        for kid in kids {
            match kid {
                Object::Number(content) => note(&mut found, page, content.as_i64(), level),
                Object::Dict(dict) if dict.contains_key(b"MCID") => {
                    let own = dict.get_ref(b"Pg").and_then(|page| pages.get(&page.into()).copied());
                    let content = dict.get::<i32>(b"MCID").unwrap_or(-1);
                    note(&mut found, own.or(page), i64::from(content), level);
                }
                Object::Dict(dict) if open.len() < MOST_ELEMENTS => open.push((dict, page, level)),
                _ => {}
            }
        }
    }
    found
}

fn note(
    found: &mut HashMap<(usize, i32), u8>,
    page: Option<usize>,
    content: i64,
    level: Option<u8>,
) {
    if let (Some(page), Ok(content), Some(level)) = (page, i32::try_from(content), level) {
        found.insert((page, content), level);
    }
}

/// The level of a heading's role; roles of the file's own are looked up.
fn level(role: &Name<'_>, roles: &Dict<'_>) -> Option<u8> {
    let known = |role: &[u8]| match role {
        b"H" | b"Title" => Some(1),
        [b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    };
    known(role.as_ref()).or_else(|| known(roles.get::<Name<'_>>(role.as_ref())?.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_the_file_are_looked_up() {
        let none = Dict::empty();
        assert_eq!(level(&Name::new_unescaped(b"H2"), &none), Some(2));
        assert_eq!(level(&Name::new_unescaped(b"P"), &none), None);
    }
}
