//! How large pictures are, so that a page can keep their place free while they load and nothing
//! jumps.
//!
//! In: a picture's file. Out: its size in pixels, or nothing where the file is no picture that is
//! understood. Pictures of points tell it in their first bytes, which a library reads; drawings
//! (SVG) in their first tag. A photograph that its camera turned (EXIF) is taken as it lies in the
//! file.

use std::path::Path;

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

/// The size of a picture of points: PNG, JPEG, GIF, WebP or AVIF.
pub(super) fn of_points(file: &Path) -> Option<PictureSize> {
    let size = imagesize::size(file).ok()?;
    whole(u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)
}

/// The size of a drawing, by its own words or by its `viewBox`.
pub(super) fn of_drawing(svg: &str) -> Option<PictureSize> {
    let start = svg.find("<svg")?;
    let svg = svg.get(start..)?;
    let tag = svg.get(..=svg.find('>')?)?;
    let fragment = html::read(tag);
    let tag = fragment.start_tags().next()?;
    let attribute = |name: &str| tag.value(name).map(str::trim);
    let length = |name: &str| {
        attribute(name)?.trim_end_matches("px").parse::<f64>().ok().filter(|length| *length >= 1.0)
    };
    match (length("width"), length("height"), attribute("viewbox").and_then(proportions)) {
        (Some(width), Some(height), _) => rounded(width, height),
        (Some(width), None, Some((across, down))) => rounded(width, width * down / across),
        (None, Some(height), Some((across, down))) => rounded(height * across / down, height),
        (None, None, Some((across, down))) => rounded(FULL_WIDTH, FULL_WIDTH * down / across),
        _ => None,
    }
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
