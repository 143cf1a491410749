//! Resolves the path of a request to a file of the site.
//!
//! In: a path as it was sent. Out: a [`Resolved`] file, folder or nothing. A path is only looked up
//! in the store, so that none leads outside it.

use percent_encoding::percent_decode_str;

use crate::live::{SiteStore, StoredFile};

/// What a path resolves to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// A file.
    File {
        /// Its path from the site's root.
        path: String,
        /// Its content.
        file: StoredFile,
        /// Whether it is a draft, which only the preview serves.
        is_draft: bool,
    },
    /// A folder whose path lacks the slash at the end.
    Folder,
    /// Nothing.
    Nothing,
}

/// Resolves a path, which starts at the root of the host or at the path that the site will be
/// published at.
pub(super) fn resolve(store: &SiteStore, request_path: &str, base_path: &str) -> Resolved {
    let resolved = look_up(store, request_path);
    if resolved != Resolved::Nothing {
        return resolved;
    }
    if request_path.len() + 1 == base_path.len() && base_path.starts_with(request_path) {
        return Resolved::Folder;
    }
    below(request_path, base_path).map_or(Resolved::Nothing, |path| look_up(store, path))
}

/// The relative path from a page up to the site's root.
pub(super) fn path_to_root(request_path: &str, base_path: &str) -> String {
    let path = below(request_path, base_path).unwrap_or(request_path);
    "../".repeat(path.matches('/').count().saturating_sub(1))
}

/// The rest of a path below the site's own path, with a leading slash; `None` if the site is at the
/// root of its host, or if the path is outside it.
pub(super) fn below<'a>(request_path: &'a str, base_path: &str) -> Option<&'a str> {
    let folder = base_path.strip_suffix('/').filter(|folder| !folder.is_empty())?;
    request_path.strip_prefix(folder).filter(|rest| rest.starts_with('/'))
}

fn look_up(store: &SiteStore, request_path: &str) -> Resolved {
    let Some(path) = decoded(request_path) else { return Resolved::Nothing };
    let (path, is_folder) = match path.strip_suffix('/') {
        Some(folder) => (format!("{folder}/index.html"), true),
        None if path.is_empty() => ("index.html".to_owned(), true),
        None => (path, false),
    };
    if let Some(file) = store.get(&path) {
        return Resolved::File { path, file, is_draft: false };
    }
    if let Some(file) = store.draft(&path) {
        return Resolved::File { path, file, is_draft: true };
    }
    let index = format!("{path}/index.html");
    if !is_folder && (store.get(&index).is_some() || store.draft(&index).is_some()) {
        Resolved::Folder
    } else {
        Resolved::Nothing
    }
}

/// The path with its percent signs decoded and without its leading slash; `None` if one of its
/// parts is not a plain file name.
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
            assert_eq!(path_to_root(path, base), expected, "{path} below {base}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_every_part_is_a_plain_name(
            path in r"/([a-z./\\]|%2e|%2F|%5c|%00|%c3|%a5){0,12}",
        ) {
            let names = decoded(&path).unwrap_or_default();
            let is_plain = |part: &str| part != "." && part != ".." && !part.contains(['\\', '\0']);
            prop_assert!(names.split('/').all(is_plain), "{names}");
            prop_assert!(!names.starts_with('/') && !names.contains("//"), "{names}");
        }
    }
}
