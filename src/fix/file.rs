//! A fixed file, written.
//!
//! In: a [`FixedFile`] and the site's folder. Out: the file on the disk, in which nothing but the
//! edits has changed: ends of lines, a mark of byte order and permissions stay. It is replaced in one
//! step, so that a crash leaves the old file or the new one.

#![allow(clippy::disallowed_methods, reason = "authors' files are read again and written here")]

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::{FixedFile, PlacedEdit};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Someone has changed it since it was read.
    #[error("`{0}` has changed since it was read")]
    Changed(String),
    /// The disk refuses.
    #[error("`{0}` cannot be written: {1}")]
    Disk(String, #[source] io::Error),
}

impl FixedFile {
    /// Makes the edits in the file below `root`.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the file is another than the one that was read, or cannot be written;
    /// then it is as it was.
    pub fn write(&self, root: &Path) -> Result<(), WriteError> {
        let refused = |error| WriteError::Disk(self.path.clone(), error);
        // A link stays a link: what it leads to is replaced.
        let path = fs::canonicalize(root.join(&self.path)).map_err(refused)?;
        let raw = fs::read(&path).map_err(refused)?;
        let Some(edited) = with_edits(&raw, &self.before, &self.edits) else {
            return Err(WriteError::Changed(self.path.clone()));
        };
        replace(&path, &edited).map_err(refused)
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.persist(path)?;
    Ok(())
}

/// The bytes of a file with the edits of its text; nothing if the text is not that of the bytes.
fn with_edits(raw: &[u8], text: &str, edits: &[PlacedEdit]) -> Option<Vec<u8>> {
    let places = places(raw, text)?;
    let line_end = if raw.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
    let mut edited = Vec::with_capacity(raw.len());
    let mut start = 0;
    for PlacedEdit { range, text } in edits {
        edited.extend(raw.get(start..*places.get(range.start)?)?);
        edited.extend(text.replace('\n', line_end).bytes());
        start = *places.get(range.end)?;
    }
    edited.extend(raw.get(start..)?);
    Some(edited)
}

/// For each byte of a text, and for its end, its place in the bytes of the file: those have a mark of
/// byte order, and other ends of lines. Nothing if the text is not that of the bytes.
fn places(raw: &[u8], text: &str) -> Option<Vec<usize>> {
    let mut at = if raw.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let mut places = Vec::with_capacity(text.len() + 1);
    for byte in text.bytes() {
        places.push(at);
        let rest = raw.get(at..)?;
        at += match (byte, rest.first()?) {
            (b'\n', b'\r') => 1 + usize::from(rest.get(1) == Some(&b'\n')),
            (wanted, found) if wanted == *found => 1,
            _ => return None,
        };
    }
    places.push(at);
    (at == raw.len()).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(raw: &[u8], text: &str, range: std::ops::Range<usize>, new: &str) -> Option<Vec<u8>> {
        with_edits(raw, text, &[PlacedEdit { range, text: new.to_owned() }])
    }

    #[test]
    fn all_but_the_edit_stays_byte_for_byte() {
        assert_eq!(edited(b"a\nb", "a\nb", 2..3, "c").unwrap(), b"a\nc");
        assert_eq!(
            edited(b"\xef\xbb\xbfa\r\nb", "a\nb", 0..1, "c\nd").unwrap(),
            b"\xef\xbb\xbfc\r\nd\r\nb"
        );
        assert_eq!(edited(b"a\r\nb\rc", "a\nb\nc", 1..2, "").unwrap(), b"ab\rc");
    }

    #[test]
    fn a_file_that_has_changed_is_left_alone() {
        assert_eq!(edited(b"abc", "abd", 0..1, ""), None);
        assert_eq!(edited(b"abcd", "abc", 0..1, ""), None);
        assert_eq!(edited(b"ab", "abc", 0..1, ""), None);
    }
}
