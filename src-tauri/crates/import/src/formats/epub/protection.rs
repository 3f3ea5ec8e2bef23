//! Encryption (EPUB 3.3, section 4.2.6.3.2): obscured fonts are no matter, encrypted text cannot be read.

use super::Book;
use super::package::Package;
use super::path;
use crate::Error;

/// The two ways to obscure a font, which hide no text.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Refuses a book of which a document of the spine is encrypted.
pub(super) fn refuse_encrypted(book: &Book<'_>, package: &Package) -> Result<(), Error> {
    let Some(document) = book.tree("META-INF/encryption.xml") else { return Ok(()) };
    let encrypted: Vec<String> = document
        .roots
        .iter()
        .flat_map(|root| root.descendants())
        .filter(|element| element.is("EncryptedData"))
        .filter_map(|data| {
            let within = data.descendants();
            let method = within.iter().find(|element| element.is("EncryptionMethod"));
            let algorithm = method.and_then(|method| method.attribute("Algorithm"));
            if algorithm.is_some_and(|algorithm| FONTS.contains(&algorithm.trim())) {
                return None;
            }
            let reference = within.iter().find(|element| element.is("CipherReference"))?;
            path::resolve("", reference.attribute("URI")?).map(|target| target.path)
        })
        .collect();
    let is_encrypted = |place: &usize| {
        package.items[*place].path.as_ref().is_ok_and(|path| encrypted.contains(path))
    };
    if package.spine.iter().any(is_encrypted) {
        return Err(Error::Encrypted { format: "DRM" });
    }
    Ok(())
}
