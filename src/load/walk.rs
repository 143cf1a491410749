//! Finding the files under `content/` and reading them.
//!
//! In: a folder. Out: its files in natural order, Markdown apart from assets, and the text of each
//! with its line ends and byte order mark smoothed. Hidden files and the droppings of editors and
//! operating systems are passed over, and nothing else is.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::active::{self, ActiveContent};
use super::stamp::Stamp;
use super::{Asset, picture};
use crate::config::MISNAMED_CONFIG_FILES;
use crate::diagnostic::Text;
use crate::text;

/// How much of a file browsers look at to guess what it is, in bytes.
const SNIFFED: u64 = 512;

/// What can go wrong with the disk while reading.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The root has no `site-config.yaml`.
    #[error("no site-config.yaml in {}", root.display())]
    NoConfig {
        /// The root.
        root: PathBuf,
    },
    /// The root has no `content` folder.
    #[error("no folder {}", folder.display())]
    NoContent {
        /// The folder that should be there.
        folder: PathBuf,
    },
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The message of the operating system.
        source: std::io::Error,
    },
    /// A file name is not Unicode.
    #[error("the name {} is not Unicode", path.display())]
    Name {
        /// The file.
        path: PathBuf,
    },
}

impl LoadError {
    /// What to tell an author.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NoConfig { root } => {
                if let Some(other) =
                    MISNAMED_CONFIG_FILES.into_iter().find(|name| root.join(name).is_file())
                {
                    return text!(
                        en: "the config must be called `site-config.yaml`, and here it is called \
                             `{other}`; rename the file",
                        nb: "oppsettet må hete `site-config.yaml`, og her heter det `{other}`; gi \
                             filen nytt navn"
                    );
                }
                let Text { en, nb } = place_of(root);
                text!(
                    en: "there is no `site-config.yaml` in {en}; go to the site's folder, or name \
                         it with --root",
                    nb: "det er ingen `site-config.yaml` i {nb}; gå til nettstedets mappe, eller \
                         oppgi den med --root"
                )
            }
            Self::NoContent { folder } => {
                let folder = folder.strip_prefix(".").unwrap_or(folder).display();
                text!(
                    en: "there is no folder `{folder}`; the modules stand there",
                    nb: "mappen `{folder}` finnes ikke; det er der modulene skal stå"
                )
            }
            Self::Unreadable { path, source } => {
                let path = path.display();
                let Text { en, nb } = reason(source);
                text!(en: "cannot read `{path}`: {en}", nb: "kan ikke lese `{path}`: {nb}")
            }
            Self::Name { path } => {
                let path = path.display();
                text!(
                    en: "the file name `{path}` has characters that are not Unicode; rename it",
                    nb: "filnavnet `{path}` har tegn som ikke er Unicode; gi filen et nytt navn"
                )
            }
        }
    }
}

/// Why a file cannot be read; the operating system speaks English, so the usual reasons are told
/// here.
fn reason(source: &std::io::Error) -> Text {
    match source.kind() {
        ErrorKind::NotFound => text!(en: "there is no such file", nb: "filen finnes ikke"),
        ErrorKind::IsADirectory => text!(en: "it is a folder", nb: "det er en mappe"),
        ErrorKind::PermissionDenied => {
            text!(en: "you are not allowed to", nb: "du har ikke lov til det")
        }
        _ => text!(en: "{source}", nb: "{source}"),
    }
}

fn place_of(folder: &Path) -> Text {
    let shown = folder.display();
    if folder == Path::new(".") {
        text!(en: "this folder", nb: "denne mappen")
    } else {
        text!(en: "`{shown}`", nb: "`{shown}`")
    }
}

/// A file that was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct FoundFile {
    /// Its path under `content/`, composed letters, `/` between the parts.
    pub(super) path: String,
    /// Where it is on the disk.
    pub(super) disk: PathBuf,
    /// What the disk said of it then.
    #[serde(skip)]
    pub(super) stamp: Stamp,
}

/// All files of a folder.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) documents: Vec<FoundFile>,
    pub(super) assets: Vec<FoundFile>,
    /// Whether some of them are reached through links on the disk, so that a file may be changed by
    /// another name.
    pub(super) has_links: bool,
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TextFile {
    /// The text, without byte order mark, every line end a line feed; bytes that are not UTF-8
    /// replaced.
    pub(super) text: Arc<str>,
    /// The offset of the first byte that is not UTF-8.
    pub(super) not_utf8_at: Option<usize>,
}

/// Finds the files under `folder`, in natural order.
pub(super) fn walk(folder: &Path) -> Result<Files, LoadError> {
    if !folder.is_dir() {
        return Err(LoadError::NoContent { folder: folder.to_path_buf() });
    }
    let mut files = Files::default();
    let walker = WalkDir::new(folder).follow_links(true).sort_by(|a, b| {
        natural(&a.file_name().to_string_lossy(), &b.file_name().to_string_lossy())
    });
    for entry in walker.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_dropping(entry))
    {
        let unreadable = |error: walkdir::Error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            LoadError::Unreadable { path, source: error.into() }
        };
        let entry = entry.map_err(unreadable)?;
        files.has_links |= entry.depth() > 0 && entry.path_is_symlink();
        if entry.file_type().is_file() {
            let stamp = Stamp::of(&entry.metadata().map_err(unreadable)?);
            let found = FoundFile {
                path: relative_path(entry.path(), folder)?,
                disk: entry.into_path(),
                stamp,
            };
            let list =
                if is_markdown(&found.path) { &mut files.documents } else { &mut files.assets };
            list.push(found);
        }
    }
    Ok(files)
}

fn relative_path(path: &Path, folder: &Path) -> Result<String, LoadError> {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Option<Vec<&str>> =
        relative.components().map(|part| part.as_os_str().to_str()).collect();
    // macOS may write æ, ø and å as decomposed letters in file names, while links are typed
    // composed.
    parts
        .map(|parts| parts.join("/").nfc().collect())
        .ok_or_else(|| LoadError::Name { path: path.to_path_buf() })
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| {
        ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
    })
}

/// Hidden files, and what editors, office programs and operating systems leave behind.
fn is_dropping(entry: &DirEntry) -> bool {
    is_dropping_name(&entry.file_name().to_string_lossy())
}

/// Whether a file or folder of this name is passed over.
pub(super) fn is_dropping_name(name: &str) -> bool {
    name.starts_with(['.', '~', '#'])
        || name.ends_with('~')
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

/// Natural order: runs of digits compare as numbers, so that `modul-2` comes before `modul-10`;
/// letter case only breaks ties.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while !left.is_empty() && !right.is_empty() {
        let (left_part, left_rest) = split_run(left);
        let (right_part, right_rest) = split_run(right);
        let order = match (digits(left_part), digits(right_part)) {
            (Some(x), Some(y)) => (x.len(), x).cmp(&(y.len(), y)),
            _ => left_part.to_lowercase().cmp(&right_part.to_lowercase()),
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

/// Splits off the run of digits, or of other characters, that a text begins with.
fn split_run(text: &str) -> (&str, &str) {
    let is_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(text.len());
    text.split_at(end)
}

/// The digits of a run without leading zeros: shorter is smaller, and equal lengths compare as
/// text.
fn digits(run: &str) -> Option<&str> {
    run.starts_with(|c: char| c.is_ascii_digit()).then(|| run.trim_start_matches('0'))
}

/// Reads a text file.
pub(super) fn read_text(disk: &Path) -> Result<TextFile, LoadError> {
    Ok(decode(&bytes_of(disk)?))
}

#[expect(clippy::disallowed_methods, reason = "this is where the disk is read")]
fn bytes_of(disk: &Path) -> Result<Vec<u8>, LoadError> {
    std::fs::read(disk).map_err(|source| LoadError::Unreadable { path: disk.to_path_buf(), source })
}

fn decode(bytes: &[u8]) -> TextFile {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (text, invalid) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => (String::from_utf8_lossy(bytes), Some(error.valid_up_to())),
    };
    if !text.contains('\r') {
        return TextFile { text: text.into(), not_utf8_at: invalid };
    }
    let removed_before =
        invalid.map(|offset| text.get(..offset).map_or(0, |before| before.matches("\r\n").count()));
    let not_utf8_at = invalid.zip(removed_before).map(|(offset, removed)| offset - removed);
    TextFile { text: text.replace("\r\n", "\n").replace('\r', "\n").into(), not_utf8_at }
}

/// Reads an asset: captions and transcripts as text, of pictures the size; the rest is copied
/// unseen.
pub(super) fn read_asset(found: &FoundFile) -> Result<Asset, LoadError> {
    let ending = found
        .path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    let (mut text, mut size, mut active, mut not_utf8_at) = (None, None, None, None);
    match ending.as_str() {
        "vtt" | "srt" | "txt" => {
            let read = read_text(&found.disk)?;
            (text, not_utf8_at) = (Some(read.text), read.not_utf8_at);
        }
        "svg" => {
            let drawing = read_text(&found.disk)?.text;
            size = picture::of_drawing(&drawing);
            active = active::in_drawing(&drawing);
            text = Some(drawing);
        }
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => size = picture::of_points(&found.disk),
        _ if active::is_page(&ending) || (is_unknown(&found.path) && begins_as_page(found)?) => {
            active = Some((ActiveContent::Page, 0..0));
            // A packed drawing shows nothing to point at.
            text = Some(if ending == "svgz" { "".into() } else { read_text(&found.disk)?.text });
        }
        _ => {}
    }
    Ok(Asset {
        path: found.path.clone(),
        disk: found.disk.clone(),
        text,
        not_utf8_at,
        size,
        file: None,
        active,
    })
}

/// Whether hosts cannot tell by a file's name what it is.
fn is_unknown(path: &str) -> bool {
    mime_guess::from_path(path).is_empty()
}

fn begins_as_page(found: &FoundFile) -> Result<bool, LoadError> {
    let mut bytes = Vec::new();
    File::open(&found.disk)
        .and_then(|file| file.take(SNIFFED).read_to_end(&mut bytes))
        .map_err(|source| LoadError::Unreadable { path: found.disk.clone(), source })?;
    Ok(active::begins_as_page(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names =
            vec!["modul-10", "modul-2", "05-refleksjonsmodul", "04-mal", "Modul-2b", "006-slutt"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(
            names,
            ["04-mal", "05-refleksjonsmodul", "006-slutt", "modul-2", "Modul-2b", "modul-10"]
        );
    }

    #[test]
    fn line_ends_and_byte_order_marks_are_smoothed() {
        assert_eq!(&*decode(b"\xef\xbb\xbfa\r\nb\rc").text, "a\nb\nc");
    }

    #[test]
    fn the_first_byte_that_is_no_text_is_found_also_behind_windows_line_ends() {
        let read = decode(b"a\r\nb\xe6");
        assert_eq!((read.not_utf8_at, read.text.get(..3)), (Some(3), Some("a\nb")));
    }

    proptest! {
        #[test]
        fn natural_order_is_an_order(
            a in "[a-c0-9]{0,6}",
            b in "[a-c0-9]{0,6}",
            c in "[a-c0-9]{0,6}",
        ) {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
