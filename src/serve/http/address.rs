//! From the path of a request to a file of the site.
//!
//! In: a path as it was sent. Out: where that is on the shelf. A path names a file only by what the
//! shelf has under that very name, so that no path leads outside it.

use percent_encoding::percent_decode_str;

use crate::live::{Shelf, Stored};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file.
    File {
        /// Its path from the site's root.
        path: String,
        /// What it holds.
        file: Stored,
        /// Whether it is a draft, which only the preview shows.
        is_draft: bool,
    },
    /// A folder, named without a slash at the end.
    Folder,
    /// Nothing.
    Nothing,
}

/// Finds what a path leads to, from the root of the host or below the path that the site will have
/// where it is published.
pub(super) fn find(shelf: &Shelf, request_path: &str, base_path: &str) -> Found {
    let found = look_up(shelf, request_path);
    if found != Found::Nothing {
        return found;
    }
    if request_path.len() + 1 == base_path.len() && base_path.starts_with(request_path) {
        return Found::Folder;
    }
    below(request_path, base_path).map_or(Found::Nothing, |path| look_up(shelf, path))
}

/// The way from a page at a path up to the site's root.
pub(super) fn up(request_path: &str, base_path: &str) -> String {
    let path = below(request_path, base_path).unwrap_or(request_path);
    "../".repeat(path.matches('/').count().saturating_sub(1))
}

/// The path from the path of the site on, with a slash before it; `None` where the site is at the
/// root of its host, or the path is not the site's.
pub(super) fn below<'a>(request_path: &'a str, base_path: &str) -> Option<&'a str> {
    let folder = base_path.strip_suffix('/').filter(|folder| !folder.is_empty())?;
    request_path.strip_prefix(folder).filter(|rest| rest.starts_with('/'))
}

fn look_up(shelf: &Shelf, request_path: &str) -> Found {
    let Some(path) = decoded(request_path) else { return Found::Nothing };
    let (path, is_folder) = match path.strip_suffix('/') {
        Some(folder) => (format!("{folder}/index.html"), true),
        None if path.is_empty() => ("index.html".to_owned(), true),
        None => (path, false),
    };
    if let Some(file) = shelf.get(&path) {
        return Found::File { path, file, is_draft: false };
    }
    if let Some(file) = shelf.draft(&path) {
        return Found::File { path, file, is_draft: true };
    }
    let index = format!("{path}/index.html");
    if !is_folder && (shelf.get(&index).is_some() || shelf.draft(&index).is_some()) {
        Found::Folder
    } else {
        Found::Nothing
    }
}

/// The path without its percent signs and its first slash; `None` where a part of it is nothing
/// that a file can be called.
fn decoded(request_path: &str) -> Option<String> {
    let path = request_path.strip_prefix('/')?;
    let mut parts = Vec::new();
    let mut encoded = path.split('/').peekable();
    while let Some(part) = encoded.next() {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        let is_last = encoded.peek().is_none();
        let is_name = !matches!(&*part, "." | "..")
            && !part.contains(['/', '\\', '\0'])
            && (is_last || !part.is_empty());
        parts.push(is_name.then_some(part)?);
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn percent_signs_are_taken_away_once() {
        assert_eq!(decoded("/kurs/%C3%A5pne%20dager.pdf").as_deref(), Some("kurs/åpne dager.pdf"));
        assert_eq!(decoded("/a%252e.html").as_deref(), Some("a%2e.html"));
    }

    #[test]
    fn no_path_leads_up_or_out() {
        for path in [
            "/..",
            "/../a",
            "/a/../b",
            "/%2e%2e/a",
            "/.%2E/a",
            "/a/./b",
            "//a",
            "/a//b",
            "/a%2fb",
            "/a\\b",
            "/a%5Cb",
            "/a%00",
            "/%ff",
            "",
            "a",
        ] {
            assert_eq!(decoded(path), None, "{path}");
        }
    }

    #[test]
    fn a_page_finds_the_root_of_the_site_from_where_it_was_asked_for() {
        for (path, base, expected) in [
            ("/", "/", ""),
            ("/a.html", "/", ""),
            ("/kurs/", "/", "../"),
            ("/kurs/modul/side.html", "/", "../../"),
            ("/sti/kurs/side.html", "/sti/", "../"),
            ("/stien/side.html", "/sti/", "../"),
        ] {
            assert_eq!(up(path, base), expected, "{path} below {base}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_every_part_is_a_plain_name(path in r"/([a-z./\\]|%2e|%2F|%5c|%00|%c3|%a5){0,12}") {
            let names = decoded(&path).unwrap_or_default();
            let is_plain = |part: &str| part != "." && part != ".." && !part.contains(['\\', '\0']);
            prop_assert!(names.split('/').all(is_plain), "{names}");
            prop_assert!(!names.starts_with('/') && !names.contains("//"), "{names}");
        }
    }
}
