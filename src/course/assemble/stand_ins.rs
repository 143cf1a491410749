//! What stands in for what an author has not written yet, so that a course that was just brought in
//! can be seen before it is mended.
//!
//! In: files without a title, and folders without an `_index.md`. Out: titles that their authors
//! will recognise. Each of these is an error that is reported, so that none of this is ever built:
//! only the preview shows it.

use crate::course::PageMeta;
use crate::language::LanguageTag;
use crate::load::Document;

/// Files that are called by the name of their folder.
const NAMELESS: [&str; 2] = ["_index", "index"];

/// The page of a folder without an `_index.md`, in the language of the site.
pub(super) fn folder_page(folder: &str, language: LanguageTag, address: String) -> PageMeta {
    PageMeta::generated(in_words(folder), None, language, address)
}

/// The title of a page that has none: what its text says first, if it has no front matter that could
/// be read, or else the name of its file in words. Empty for a front page that says nothing.
pub(super) fn stand_in_title(document: &Document) -> String {
    let named = || {
        let name = Some(document.stem()).filter(|stem| !NAMELESS.contains(stem));
        in_words(name.unwrap_or_else(|| document.folder_name()))
    };
    first_heading(document).map_or_else(named, str::to_owned)
}

/// The heading that a page is called by as long as it has no front matter that could be read.
pub(crate) fn first_heading(document: &Document) -> Option<&str> {
    let heading = document.outline.headings.first().filter(|_| document.front_matter.is_none())?;
    Some(heading.text.trim()).filter(|text| !text.is_empty())
}

/// The name of a file or folder in words, without the number that orders it: `01-annen_side` is
/// `Annen side`.
fn in_words(name: &str) -> String {
    let unnumbered = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = unnumbered.replace(['-', '_'], " ");
    let words = words.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let words = if words.is_empty() { name } else { words };
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_name_is_read_as_its_author_would_say_it() {
        for (name, expected) in [
            ("01-annen_side", "Annen side"),
            ("modul-1", "Modul 1"),
            ("øving", "Øving"),
            ("2024", "2024"),
            ("", ""),
        ] {
            assert_eq!(in_words(name), expected, "{name}");
        }
    }
}
