//! What the preview sends to the browser along with the site: scripts and their words.
//!
//! In: a name. Out: the text of that file. What the scripts do stands in them.

/// The files by their names.
const FILES: [(&str, &str); 1] = [("preview.js", include_str!("preview.js"))];

/// The text of a file.
pub(super) fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
