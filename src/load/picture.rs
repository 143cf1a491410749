//! How large pictures are, so that a page can keep their place free while they load and nothing
//! jumps.
//!
//! In: a picture's file. Out: its size in pixels, or nothing where the file is no picture that is
//! understood, and whether it tells where it was taken. Pictures of points tell it in their first
//! bytes, which libraries read; drawings (SVG) in their first tag. A photograph that its camera
//! turned (EXIF) has the size that browsers show.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek};
use std::path::Path;

use exif::{Exif, In, Reader, Tag, Value};
use imagesize::{Compression, ImageType};
use serde::{Deserialize, Serialize};

use crate::html;

/// The size of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureSize {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// The width that a drawing is given that has none of its own: as wide as the widest text, which it
/// fills in every browser.
const FULL_WIDTH: f64 = 1200.0;

/// What the file of a picture of points says of it: PNG, JPEG, GIF, WebP or AVIF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Picture {
    /// Its size, as browsers show it.
    pub(super) size: Option<PictureSize>,
    /// Whether it is of the form HEIF, which few browsers show.
    pub(super) is_heif: bool,
    /// Whether it tells where it was taken.
    pub(super) tells_place: bool,
}

impl Picture {
    /// Reads the first bytes of a picture, and what a camera wrote there.
    pub(super) fn read(file: &Path) -> Self {
        let Ok(file) = File::open(file) else { return Self::default() };
        let mut file = BufReader::new(file);
        let is_heif = file.fill_buf().is_ok_and(|start| {
            matches!(
                imagesize::image_type(start),
                Ok(ImageType::Heif(compression)) if compression != Compression::Av1
            )
        });
        let size = imagesize::reader_size(&mut file).ok().and_then(|size| {
            whole(u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)
        });
        let camera =
            file.rewind().ok().and_then(|()| Reader::new().read_from_container(&mut file).ok());
        let Some(camera) = camera else { return Self { size, is_heif, tells_place: false } };
        let turn = camera.get_field(Tag::Orientation, In::PRIMARY);
        let lies = turn
            .and_then(|turn| turn.value.get_uint(0))
            .is_some_and(|turn| (5..=8).contains(&turn));
        Self {
            size: size.map(|size| if lies { size.turned() } else { size }),
            is_heif,
            tells_place: tells_place(&camera),
        }
    }
}

/// Whether what a camera wrote has a place. One that did not know where it was writes noughts.
fn tells_place(camera: &Exif) -> bool {
    let known = |tag| match &camera.get_field(tag, In::PRIMARY)?.value {
        Value::Rational(parts) => Some(parts.iter().any(|part| part.num != 0 && part.denom != 0)),
        _ => None,
    };
    [Tag::GPSLatitude, Tag::GPSLongitude].into_iter().any(|tag| known(tag) == Some(true))
}

impl PictureSize {
    /// The size of the same picture, lying on its side.
    fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }
}

/// The size of a drawing, by its own words or by its `viewBox`.
pub(super) fn of_drawing(svg: &str) -> Option<PictureSize> {
    let start = svg.find("<svg")?;
    let svg = svg.get(start..)?;
    let tag = svg.get(..=svg.find('>')?)?;
    let fragment = html::read(tag);
    let tag = fragment.start_tags().next()?;
    let attribute = |name: &str| tag.value(name).map(str::trim);
    let length = |name: &str| pixels(attribute(name)?).filter(|length| *length >= 1.0);
    match (length("width"), length("height"), attribute("viewbox").and_then(proportions)) {
        (Some(width), Some(height), _) => rounded(width, height),
        (Some(width), None, Some((across, down))) => rounded(width, width * down / across),
        (None, Some(height), Some((across, down))) => rounded(height * across / down, height),
        (None, None, Some((across, down))) => rounded(FULL_WIDTH, FULL_WIDTH * down / across),
        _ => None,
    }
}

/// The units that a length of a drawing may have, in pixels (CSS, Values and Units).
const UNITS: [(&str, f64); 9] = [
    ("px", 1.0),
    ("pt", 96.0 / 72.0),
    ("pc", 16.0),
    ("mm", 96.0 / 25.4),
    ("cm", 96.0 / 2.54),
    ("in", 96.0),
    ("rem", 16.0),
    ("em", 16.0),
    ("q", 96.0 / 101.6),
];

/// The pixels of a length; `None` for one that depends on where the drawing stands.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim().to_ascii_lowercase();
    let with_unit = UNITS
        .iter()
        .find_map(|(unit, pixels)| Some((length.strip_suffix(unit)?.trim_end(), *pixels)));
    let (number, unit) = with_unit.unwrap_or((&length, 1.0));
    Some(number.parse::<f64>().ok()? * unit)
}

/// The width and height of a `viewBox`.
fn proportions(view_box: &str) -> Option<(f64, f64)> {
    let mut numbers =
        view_box.split([' ', ',']).filter(|part| !part.is_empty()).skip(2).map(str::parse::<f64>);
    let (across, down) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (across > 0.0 && down > 0.0).then_some((across, down))
}

fn rounded(width: f64, height: f64) -> Option<PictureSize> {
    let pixels = |length: f64| format!("{length:.0}").parse::<u32>().ok();
    whole(pixels(width)?, pixels(height)?)
}

fn whole(width: u32, height: u32) -> Option<PictureSize> {
    (width > 0 && height > 0).then_some(PictureSize { width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(attributes: &str) -> Option<(u32, u32)> {
        of_drawing(&format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"x\" {attributes}><rect width=\"5\"/></svg>"
        ))
        .map(|size| (size.width, size.height))
    }

    #[test]
    fn a_drawing_has_the_size_that_it_states() {
        assert_eq!(size("width=\"80\" height='40px'"), Some((80, 40)));
        assert_eq!(size("width=\"80\" viewBox=\"0 0 20 10\""), Some((80, 40)));
        assert_eq!(size("height=\"40\" viewBox=\"0,0,20,10\""), Some((80, 40)));
    }

    #[test]
    fn a_length_may_have_any_unit_that_is_a_length() {
        for (length, pixels) in [
            ("10cm", 378),
            ("100mm", 378),
            ("1in", 96),
            ("72pt", 96),
            ("6pc", 96),
            ("10em", 160),
            ("40 px", 40),
            ("400Q", 378),
        ] {
            let read = size(&format!("width=\"{length}\" height=\"{length}\""));
            assert_eq!(read, Some((pixels, pixels)), "{length}");
        }
        assert_eq!(size("width=\"50%\" height=\"5vw\" viewBox=\"0 0 2 1\""), Some((1200, 600)));
    }

    /// Reads a photograph of 40 by 20 pixels, with a turn and perhaps the parts of a latitude.
    fn photograph(turn: u16, latitude: Option<[u32; 2]>) -> Picture {
        let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            let numbers = [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes()];
            [numbers.concat(), value.to_vec()].concat()
        };
        let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
        let [high, low] = turn.to_be_bytes();
        tiff.extend([0, 1 + u8::from(latitude.is_some())]);
        tiff.extend(entry(0x112, 3, 1, [high, low, 0, 0]));
        if latitude.is_some() {
            // The directory of the place follows, with a latitude of three numbers behind it.
            tiff.extend(entry(0x8825, 4, 1, 38u32.to_be_bytes()));
        }
        tiff.extend([0; 4]);
        if let Some(number) = latitude {
            tiff.extend([0, 1]);
            tiff.extend(entry(2, 5, 3, 56u32.to_be_bytes()));
            tiff.extend([0; 4]);
            tiff.extend(number.map(u32::to_be_bytes).concat().repeat(3));
        }
        let exif = [b"Exif\0\0".to_vec(), tiff].concat();
        let mut jpeg = b"\xff\xd8\xff\xe1".to_vec();
        jpeg.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        jpeg.extend(exif);
        jpeg.extend(b"\xff\xc0\0\x0b\x08\0\x14\0\x28\x01\x01\x11\0\xff\xd9");
        read(&jpeg)
    }

    fn read(bytes: &[u8]) -> Picture {
        let file = tempfile::NamedTempFile::new().unwrap();
        #[expect(clippy::disallowed_methods, reason = "the test makes a file to read")]
        std::fs::write(file.path(), bytes).unwrap();
        Picture::read(file.path())
    }

    #[test]
    fn a_photograph_has_the_size_that_browsers_show() {
        let size = |turn| photograph(turn, None).size.map(|size| (size.width, size.height));
        for turn in [0, 1, 2, 3, 4, 9] {
            assert_eq!(size(turn), Some((40, 20)), "{turn}");
        }
        for turn in [5, 6, 7, 8] {
            assert_eq!(size(turn), Some((20, 40)), "{turn}");
        }
    }

    #[test]
    fn a_place_is_told_only_where_the_camera_knew_it() {
        assert!(photograph(1, Some([59, 1])).tells_place);
        assert!(photograph(6, Some([1, 100])).tells_place);
        for unknown in [[0, 1], [0, 0], [59, 0], [0, 100]] {
            assert!(!photograph(1, Some(unknown)).tells_place, "{unknown:?}");
        }
        for turn in 0..10 {
            assert!(!photograph(turn, None).tells_place, "{turn}");
        }
        let others: [&[u8]; 6] = [
            b"",
            b"PNG",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe1\0\x08Exif\0\0",
            b"RIFF\0\0\0\0WEBP",
        ];
        for bytes in others {
            assert!(!read(bytes).tells_place, "{bytes:?}");
        }
    }

    #[test]
    fn a_drawing_without_a_size_fills_the_line_in_its_own_proportions() {
        assert_eq!(size("viewBox=\"0 0 800 420\""), Some((1200, 630)));
        assert_eq!(
            size("width=\"100%\" height=\"100%\" viewBox=\"-5 -5 10 10\""),
            Some((1200, 1200))
        );
    }

    #[test]
    fn what_tells_no_size_has_none() {
        for attributes in [
            "",
            "width=\"80\"",
            "viewBox=\"0 0 0 10\"",
            "viewBox=\"x\"",
            "width=\"1e99\" height=\"1\"",
            "width=\"nan\"",
        ] {
            assert_eq!(size(attributes), None, "{attributes}");
        }
        assert_eq!(of_drawing("ingen tegning"), None);
    }
}
