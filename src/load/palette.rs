//! The colours that a site ends up with: the theme's, with those of the config instead, in both
//! schemes.
//!
//! In: the theme's sheets of style and the colours of the config. Out: a [`Palette`], and the sheet
//! that gives pages the colours of the config. Of a sheet, only custom properties of `:root` with
//! hexadecimal colours are read; what a theme writes in other ways it answers for itself. A colour
//! that a site gives for the light scheme alone gets a shade for the dark one that is clear there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::theme::{Template, Theme};
use crate::colour::{Colour, PAIRS, Pair};
use crate::config::{Chosen, Colours};
use crate::source::Span;

/// The colours of a scheme, by the names of their tokens.
pub type Scheme<'a> = BTreeMap<String, Swatch<'a>>;

/// The colours of a site.
#[derive(Debug, Clone, Default)]
pub struct Palette<'a> {
    /// For the light scheme.
    pub light: Scheme<'a>,
    /// For the dark scheme.
    pub dark: Scheme<'a>,
}

/// A colour with where it comes from.
#[derive(Debug, Clone)]
pub struct Swatch<'a> {
    /// The colour.
    pub colour: Colour,
    /// Who chose it.
    pub origin: Origin<'a>,
}

/// Who chose a colour.
#[derive(Debug, Clone)]
pub enum Origin<'a> {
    /// The config, there.
    Config(Span),
    /// The theme, there in a sheet of it.
    Sheet(&'a Template, Range<usize>),
    /// The program, for the dark scheme.
    Derived,
}

impl Theme {
    /// The colours of a site that has this theme and gives it colours of its own.
    #[must_use]
    pub fn palette(&self, colours: &Colours) -> Palette<'_> {
        let mut palette = Palette::default();
        for sheet in self.sheets() {
            for Declared { name, colour, range, dark } in declared(&sheet.source) {
                let swatch = Swatch { colour, origin: Origin::Sheet(sheet, range) };
                if !dark {
                    // A sheet that comes later and knows no dark scheme holds in both.
                    palette.dark.insert(name.clone(), swatch.clone());
                }
                if dark { &mut palette.dark } else { &mut palette.light }.insert(name, swatch);
            }
        }
        choose(&mut palette.light, &colours.light);
        choose(&mut palette.dark, &colours.dark);
        for chosen in colours.light.iter().filter(|chosen| chosen.token.has_hue) {
            let name = chosen.token.name;
            if colours.dark.iter().any(|dark| dark.token.name == name) {
                continue;
            }
            if let Some(colour) = shade(chosen, &palette.dark) {
                palette.dark.insert(name.to_owned(), Swatch { colour, origin: Origin::Derived });
            }
        }
        palette
    }
}

fn choose(scheme: &mut Scheme, chosen: &[Chosen]) {
    for Chosen { token, colour, span } in chosen {
        scheme.insert(
            token.name.to_owned(),
            Swatch { colour: *colour, origin: Origin::Config(*span) },
        );
    }
}

/// The shade of a colour that is as clear on the grounds of a scheme as the default theme wants its
/// own.
fn shade(chosen: &Chosen, scheme: &Scheme) -> Option<Colour> {
    let grounds = PAIRS.iter().filter(|pair| pair.front == chosen.token.name);
    let grounds: Vec<(&Pair, Colour)> =
        grounds.filter_map(|pair| Some((pair, scheme.get(pair.ground)?.colour))).collect();
    chosen.colour.nearest_shade(|shade| {
        grounds.iter().all(|(pair, ground)| shade.contrast(*ground) >= pair.demand.wanted())
    })
}

impl Palette<'_> {
    /// The sheet that gives pages the colours that the theme's own sheets do not; empty where there
    /// are none.
    #[must_use]
    pub fn sheet(&self) -> String {
        // Each scheme by itself: a colour for the light one must not reach into the dark one.
        let schemes = [("light", &self.light), ("dark", &self.dark)];
        let rules = schemes
            .map(|(name, scheme)| (name, declarations(scheme)))
            .into_iter()
            .filter(|(_, rules)| !rules.is_empty());
        rules
            .map(|(name, rules)| {
                format!("@media (prefers-color-scheme: {name}) {{\n  :root {{\n{rules}  }}\n}}\n")
            })
            .collect::<Vec<_>>()
            .concat()
    }
}

fn declarations(scheme: &Scheme) -> String {
    let own = scheme.iter().filter(|(_, swatch)| !matches!(swatch.origin, Origin::Sheet(..)));
    own.map(|(name, swatch)| format!("    --{name}: {};\n", swatch.colour))
        .collect::<Vec<_>>()
        .concat()
}

/// A custom property with a hexadecimal colour.
struct Declared {
    name: String,
    colour: Colour,
    /// Where the colour is in the sheet.
    range: Range<usize>,
    dark: bool,
}

/// The colours that a sheet gives `:root`, for all media or for the dark scheme.
fn declared(css: &str) -> Vec<Declared> {
    let css = without_comments(css);
    let (mut found, mut open, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, mark) in css.match_indices(['{', '}', ';']) {
        let part = css.get(start..at).unwrap_or_default();
        if mark == "{" {
            open.push(part.trim().to_owned());
        } else {
            found.extend(scheme_of(&open).and_then(|dark| declaration(part, start, dark)));
            if mark == "}" {
                open.pop();
            }
        }
        start = at + 1;
    }
    found
}

/// Whether the contents of these braces are for the dark scheme; `None` where they are for
/// something else than the page's colours.
fn scheme_of(open: &[String]) -> Option<bool> {
    match open {
        [root] if root == ":root" => Some(false),
        [media, root]
            if root == ":root" && media.replace(' ', "") == "@media(prefers-color-scheme:dark)" =>
        {
            Some(true)
        }
        _ => None,
    }
}

fn declaration(part: &str, start: usize, dark: bool) -> Option<Declared> {
    let (name, value) = part.split_once(':')?;
    let name = name.trim().strip_prefix("--")?.to_owned();
    let hex = value.trim();
    let colour = Colour::parse(hex).filter(|_| hex.starts_with('#'))?;
    let at = start + part.len() - value.trim_start().len();
    Some(Declared { name, colour, range: at..at + hex.len(), dark })
}

/// The same with spaces for comments, so that every byte keeps its place.
fn without_comments(css: &str) -> String {
    let mut plain = css.to_owned();
    while let Some(start) = plain.find("/*") {
        let end = plain
            .get(start..)
            .and_then(|rest| rest.find("*/"))
            .map_or(plain.len(), |length| start + length + 2);
        plain.replace_range(start..end, &" ".repeat(end - start));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::TOKENS;

    #[test]
    fn the_colours_of_the_default_theme_are_clear_in_both_schemes() {
        let theme = super::super::load_theme(std::path::Path::new(""), "default").unwrap();
        let palette = theme.palette(&Colours::default());
        for (name, scheme) in [("light", &palette.light), ("dark", &palette.dark)] {
            for token in TOKENS {
                assert!(
                    scheme.contains_key(token.name),
                    "{name}: {} is a colour of the theme",
                    token.name
                );
            }
            for pair in PAIRS {
                let ratio = scheme[pair.front].colour.contrast(scheme[pair.ground].colour);
                assert!(
                    ratio >= pair.demand.wanted(),
                    "{name}: {} on {}: {ratio:.2}",
                    pair.front,
                    pair.ground
                );
            }
        }
    }

    #[test]
    fn only_what_holds_for_the_page_in_a_scheme_is_read() {
        let css = "/* :root { --a: #000; } */ :root { --a: #fff; --b: red; --c: #12 } p \
                   { --a: #111; }\n\
                   @media print { :root { --a: #222; } }\n@media (prefers-color-scheme: dark) \
                   { :root { --a: #333 } }";
        let found: Vec<(String, String, bool)> = declared(css)
            .into_iter()
            .map(|one| (one.name, css[one.range].to_owned(), one.dark))
            .collect();
        assert_eq!(
            found,
            [("a".to_owned(), "#fff".to_owned(), false), ("a".to_owned(), "#333".to_owned(), true)]
        );
    }
}
