//! Compares, hashes and copies the contents of files, chunk by chunk: films are never held in
//! memory.
//!
//! In: the [`Content`] of an output file, and files on the disk. Out: hashes and copies. Where the
//! copies are placed is left to `staging`.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use blake3::{Hash, Hasher};

use super::{Operation, WriteError};
use crate::output::Content;

/// The most that is held in memory of one file, in bytes.
const CHUNK_SIZE: usize = 128 * 1024;

/// The hash and the size in bytes of `content`, if the file `existing` holds the same bytes. Sizes
/// are compared first.
pub(super) fn same(content: &Content, existing: &Path) -> Result<Option<(Hash, u64)>, WriteError> {
    let mut wanted = ChunkReader::open(content)?;
    let mut found = ChunkReader::of(existing)?;
    if wanted.size != found.size {
        return Ok(None);
    }
    let mut hasher = Hasher::new();
    let size = wanted.size;
    loop {
        let (wanted_chunk, found_chunk) = (wanted.chunk()?, found.chunk()?);
        if wanted_chunk != found_chunk {
            return Ok(None);
        }
        if wanted_chunk.is_empty() {
            return Ok(Some((hasher.finalize(), size)));
        }
        hasher.update(wanted_chunk);
    }
}

/// Writes `content` into the new file `target`, and returns its hash and its size in bytes.
///
/// Not `std::fs::copy`: that would copy the source's permissions, so a film that only its author
/// may read would be unreadable for the web server, and hashing would need a second pass.
pub(super) fn copy(content: &Content, target: &Path) -> Result<(Hash, u64), WriteError> {
    let write = |error| WriteError::io(Operation::Write, target, error);
    let mut source = ChunkReader::open(content)?;
    let mut file = File::create_new(target).map_err(write)?;
    let (mut hasher, mut size) = (Hasher::new(), 0_u64);
    loop {
        let chunk = source.chunk()?;
        if chunk.is_empty() {
            return Ok((hasher.finalize(), size));
        }
        file.write_all(chunk).map_err(write)?;
        hasher.update(chunk);
        size = size.saturating_add(chunk.len() as u64);
    }
}

/// The hash and the size in bytes of a file.
pub(super) fn hash(path: &Path) -> Result<(Hash, u64), WriteError> {
    let mut source = ChunkReader::of(path)?;
    let mut hasher = Hasher::new();
    loop {
        let chunk = source.chunk()?;
        if chunk.is_empty() {
            return Ok((hasher.finalize(), hasher.count()));
        }
        hasher.update(chunk);
    }
}

/// Gives bytes chunk by chunk.
struct ChunkReader<'a> {
    source: Source<'a>,
    size: u64,
}

/// Where bytes come from.
enum Source<'a> {
    /// Those that are left of a content in memory.
    Bytes(&'a [u8]),
    /// A file, with room for a chunk of it; the path is for error messages.
    File { file: File, room: Vec<u8>, path: &'a Path },
}

impl<'a> ChunkReader<'a> {
    fn open(content: &'a Content) -> Result<Self, WriteError> {
        match content {
            Content::Bytes(bytes) => {
                Ok(Self { source: Source::Bytes(bytes), size: bytes.len() as u64 })
            }
            Content::CopyOf(path) => Self::of(path),
        }
    }

    fn of(path: &'a Path) -> Result<Self, WriteError> {
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (size, file) = opened.map_err(|error| WriteError::io(Operation::Read, path, error))?;
        // For all of a smaller file there is one byte more, so that one call also detects the end.
        let length = size.saturating_add(1).min(CHUNK_SIZE as u64);
        let room = Vec::with_capacity(usize::try_from(length).unwrap_or(CHUNK_SIZE));
        Ok(Self { source: Source::File { file, room, path }, size })
    }

    /// The next bytes: as many as a chunk has, fewer only at the end, none after it.
    fn chunk(&mut self) -> Result<&[u8], WriteError> {
        match &mut self.source {
            Source::Bytes(left) => {
                let (chunk, rest) = left.split_at(left.len().min(CHUNK_SIZE));
                *left = rest;
                Ok(chunk)
            }
            Source::File { file, room, path } => {
                room.clear();
                let read = file.take(CHUNK_SIZE as u64).read_to_end(room);
                read.map_err(|error| WriteError::io(Operation::Read, path, error))?;
                Ok(room)
            }
        }
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
