//! Colours, and the contrast between them.
//!
//! In: three or six hexadecimal digits. Out: a [`Colour`], its contrast to another by the legal
//! standard (WCAG 2.2, "relative luminance" and "contrast ratio"), and its nearest shade with
//! enough contrast. The names of a theme's colours, and the pairs that occur on a page, are in
//! `token`. The colours of a site are left to `config` and `load`.

mod token;

pub use token::{Demand, PAIRS, Pair, TOKENS, Token};

use std::fmt;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl Colour {
    /// Parses `#1f5a48`, `#abc`, or the same without `#`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        let doubled: String = match digits.len() {
            6 => digits.to_owned(),
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => return None,
        };
        if !doubled.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |start: usize| {
            doubled.get(start..start + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok())
        };
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// The contrast to another colour, from 1 (the same) to 21 (black and white).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The nearest lighter or darker colour of the same hue for which `is_clear` holds; `None`
    /// where there is none.
    #[must_use]
    pub fn nearest_shade(self, is_clear: impl Fn(Self) -> bool) -> Option<Self> {
        let steps = (0..=255).flat_map(|step| [self.mixed(0, step), self.mixed(255, step)]);
        steps.into_iter().find(|shade| is_clear(*shade))
    }

    /// The colour `step` 255ths of the way to black (`end` 0) or white (`end` 255), which keeps the
    /// hue.
    fn mixed(self, end: u8, step: u16) -> Self {
        let channel = |channel: u8| {
            let mixed = (u16::from(channel) * (255 - step) + u16::from(end) * step) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self { red: channel(self.red), green: channel(self.green), blue: channel(self.blue) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn hexadecimal_colours_are_read_and_nothing_else() {
        assert_eq!(colour("#1F5A48").to_string(), "#1f5a48");
        assert_eq!(colour("fa0").to_string(), "#ffaa00");
        for text in ["red", "#12345", "rgb(1,2,3)", "", "#", "#ååå", "#+1+2+3"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_counted_as_the_law_counts_it() {
        assert!((colour("#000").contrast(colour("#fff")) - 21.0).abs() < 0.001);
        // The lightest grey that passes on white, and the first that does not.
        assert!(colour("#767676").contrast(colour("#fff")) >= 4.5);
        assert!(colour("#777777").contrast(colour("#fff")) < 4.5);
    }

    #[test]
    fn the_nearest_shade_is_the_colour_itself_where_it_is_clear() {
        let white = colour("#fff");
        let is_clear = |shade: Colour| shade.contrast(white) >= 4.5;
        assert_eq!(colour("#1f5a48").nearest_shade(is_clear), Some(colour("#1f5a48")));
        assert_eq!(colour("#ff8800").nearest_shade(|_| false), None);
    }

    proptest! {
        #[test]
        fn a_shade_is_as_clear_as_was_asked_for(red: u8, green: u8, blue: u8) {
            let white = colour("#fff");
            let colour = Colour { red, green, blue };
            let shade = colour.nearest_shade(|shade| shade.contrast(white) >= 4.5).unwrap();
            prop_assert!(shade.contrast(white) >= 4.5);
        }
    }
}
