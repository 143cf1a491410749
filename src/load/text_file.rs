//! The text of a file, with its line ends and byte order mark smoothed.
//!
//! In: where a file is on the disk. Out: a [`TextFile`]. What the text means is left to others.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::load_error::LoadError;

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TextFile {
    /// The text, without byte order mark, every line end a line feed; bytes that are not UTF-8
    /// replaced.
    pub(super) text: Arc<str>,
    /// The offset of the first byte that is not UTF-8.
    pub(super) not_utf8_at: Option<usize>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_byte_order_marks_are_smoothed() {
        assert_eq!(&*decode(b"\xef\xbb\xbfa\r\nb\rc").text, "a\nb\nc");
    }

    #[test]
    fn the_first_byte_that_is_no_text_is_found_also_behind_windows_line_ends() {
        let read = decode(b"a\r\nb\xe6");
        assert_eq!((read.not_utf8_at, read.text.get(..3)), (Some(3), Some("a\nb")));
    }
}
