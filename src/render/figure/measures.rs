//! The measures that all drawings share, in units of the drawing.

/// How wide every drawing is.
pub(super) const WIDTH: f64 = 380.0;
/// The size of the letters.
pub(super) const SIZE: f64 = 15.0;
/// From one line of letters to the next.
pub(super) const LINE: f64 = 18.0;

/// A count as a number to reckon with.
pub(super) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
