//! Comparing, hashing and copying what files hold, in pieces: films are never held in memory.
//!
//! In: the [`Content`] of an output file, and files on the disk. Out: hashes and copies. Where the
//! copies lie is left to `staging`.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use blake3::{Hash, Hasher};

use super::{Doing, WriteError};
use crate::output::Content;

/// How much is held in memory at a time, in bytes.
const PIECE: u64 = 128 * 1024;

/// The hash and the size of `content`, if the file `standing` holds the same bytes; sizes are
/// compared first.
pub(super) fn same(content: &Content, standing: &Path) -> Result<Option<(Hash, u64)>, WriteError> {
    let mut wanted = Source::open(content)?;
    let mut found = Source::of(standing)?;
    if wanted.size != found.size {
        return Ok(None);
    }
    let mut hasher = Hasher::new();
    let (mut piece, mut other) = (wanted.buffer(), found.buffer());
    loop {
        let (next, standing) = (wanted.piece(&mut piece)?, found.piece(&mut other)?);
        if next != standing {
            return Ok(None);
        }
        if next.is_empty() {
            return Ok(Some((hasher.finalize(), wanted.size)));
        }
        hasher.update(next);
    }
}

/// Writes `content` into the new file `target`, and gives its hash and size.
///
/// This is not `std::fs::copy`: that would carry over the source's permissions, so that a film
/// which only its author may read could be read by no web server, and it would take a second
/// reading to hash.
pub(super) fn copy(content: &Content, target: &Path) -> Result<(Hash, u64), WriteError> {
    let write = |error| WriteError::io(Doing::Write, target, error);
    let mut source = Source::open(content)?;
    let mut file = File::create_new(target).map_err(write)?;
    let (mut hasher, mut size, mut buffer) = (Hasher::new(), 0_u64, source.buffer());
    loop {
        let piece = source.piece(&mut buffer)?;
        if piece.is_empty() {
            return Ok((hasher.finalize(), size));
        }
        file.write_all(piece).map_err(write)?;
        hasher.update(piece);
        size = size.saturating_add(piece.len() as u64);
    }
}

/// The hash of a file.
pub(super) fn hash(path: &Path) -> Result<Hash, WriteError> {
    let mut source = Source::of(path)?;
    let (mut hasher, mut buffer) = (Hasher::new(), source.buffer());
    loop {
        let piece = source.piece(&mut buffer)?;
        if piece.is_empty() {
            return Ok(hasher.finalize());
        }
        hasher.update(piece);
    }
}

/// Bytes that are read piece by piece, with the path that an error is about.
struct Source<'a> {
    reader: Box<dyn Read + 'a>,
    size: u64,
    path: &'a Path,
}

impl<'a> Source<'a> {
    fn open(content: &'a Content) -> Result<Self, WriteError> {
        match content {
            Content::Bytes(bytes) => Ok(Self {
                reader: Box::new(bytes.as_slice()),
                size: bytes.len() as u64,
                path: Path::new(""),
            }),
            Content::CopyOf(path) => Self::of(path),
        }
    }

    fn of(path: &'a Path) -> Result<Self, WriteError> {
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (size, file) = opened.map_err(|error| WriteError::io(Doing::Read, path, error))?;
        Ok(Self { reader: Box::new(file), size, path })
    }

    /// Room for one piece, or for all of a smaller file and one byte more, so that its end is seen
    /// at once.
    fn buffer(&self) -> Vec<u8> {
        vec![0; usize::try_from(self.size.saturating_add(1).min(PIECE)).unwrap_or(1)]
    }

    /// The next bytes: as many as the buffer holds, fewer only at the end, none after it.
    fn piece<'b>(&mut self, buffer: &'b mut [u8]) -> Result<&'b [u8], WriteError> {
        let mut filled = 0;
        while let Some(room) = buffer.get_mut(filled..).filter(|room| !room.is_empty()) {
            match self.reader.read(room) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(WriteError::io(Doing::Read, self.path, error)),
            }
        }
        Ok(buffer.get(..filled).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_difference_in_the_last_byte_of_a_large_file_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let mut film: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        fs::write(folder.path().join("a"), &film).unwrap();
        let content = Content::CopyOf(folder.path().join("a"));
        let (hash, size) = same(&content, &folder.path().join("a")).unwrap().unwrap();
        assert_eq!((hash, size), (blake3::hash(&film), 300_000));
        *film.last_mut().unwrap() ^= 1;
        fs::write(folder.path().join("b"), &film).unwrap();
        assert_eq!(same(&content, &folder.path().join("b")).unwrap(), None);
    }

    #[test]
    fn a_copy_has_the_bytes_and_the_hash_of_its_source() {
        let folder = tempfile::tempdir().unwrap();
        for size in [0, 1, 131_071, 131_072, 131_073] {
            let bytes = vec![7; size];
            let target = folder.path().join(size.to_string());
            let copied = copy(&Content::Bytes(bytes.clone()), &target).unwrap();
            assert_eq!(copied, (blake3::hash(&bytes), size as u64));
            assert_eq!(fs::read(&target).unwrap(), bytes);
        }
    }
}
