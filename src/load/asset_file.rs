//! Reading what stands beside the pages.
//!
//! In: a file that was found. Out: an [`Asset`], with what must be known of it before it is copied.
//! Whether it may be published is left to `unsafe_file`.

use std::fs::File;
use std::io::Read as _;

use super::active::{self, ActiveContent};
use super::load_error::LoadError;
use super::picture::{self, Picture};
use super::text_file::read_text;
use super::tree::{Asset, ending};
use super::walk::FoundFile;

/// How much of a file browsers look at to guess what it is, in bytes.
const SNIFFED: u64 = 512;

/// Reads an asset: captions and transcripts as text, of pictures the size; the rest is copied
/// unseen.
pub(super) fn read_asset(found: &FoundFile) -> Result<Asset, LoadError> {
    let ending = ending(&found.path);
    let (mut text, mut active, mut not_utf8_at) = (None, None, None);
    let mut picture = Picture::default();
    match ending.as_str() {
        "vtt" | "srt" | "txt" => {
            let read = read_text(&found.disk)?;
            (text, not_utf8_at) = (Some(read.text), read.not_utf8_at);
        }
        "svg" => {
            let drawing = read_text(&found.disk)?.text;
            picture.size = picture::of_drawing(&drawing);
            active = active::in_drawing(&drawing);
            text = Some(drawing);
        }
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => picture = Picture::read(&found.disk),
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
        size: picture.size,
        is_heif: picture.is_heif,
        tells_place: picture.tells_place,
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
