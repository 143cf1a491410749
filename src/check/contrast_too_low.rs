//! Everything on a page has enough contrast to its background.
//!
//! In: the final colours of the site. Out: `contrast-too-low` for each pair of colours of which the
//! config or the site's own theme chose one. The pairs are those of the default theme; a theme of
//! the site's own is responsible for pairs that only it uses.
//!
#![doc = include_str!("../../manual/en/contrast-too-low.md")]

use std::collections::BTreeMap;

use crate::colour::{Colour, PAIRS, Pair, TOKENS};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::load::{Origin, Scheme, Swatch, Theme};
use crate::source::{SourceFile, Sources, Span};
use crate::text;

/// Checks the colours that the config and the theme choose; the style sheets that a finding points
/// at are added to `sources`.
#[must_use]
pub fn check(theme: &Theme, config: &Config, sources: &mut Sources) -> Vec<Diagnostic> {
    let palette = theme.palette(&config.colours);
    let mut found: Vec<Diagnostic> = Vec::new();
    for (scheme, is_dark) in [(&palette.light, false), (&palette.dark, true)] {
        let mut unclear = BTreeMap::<(Span, &str), Vec<Meeting>>::new();
        for pair in &PAIRS {
            let Some((front, ground)) = scheme.get(pair.front).zip(scheme.get(pair.ground)) else {
                continue;
            };
            let meeting = Meeting { pair, front: front.colour, ground: ground.colour };
            // The finding points at what the author can change: the foreground if it is the site's
            // own, and otherwise the background.
            let front = place(front, sources).map(|span| (span, pair.front));
            if let Some(own) = front
                .or_else(|| Some((place(ground, sources)?, pair.ground)))
                .filter(|_| meeting.is_unclear())
            {
                unclear.entry(own).or_default().push(meeting);
            }
        }
        found.extend(unclear.into_iter().filter_map(|((span, name), meetings)| {
            Some(tell(span, &meetings, is_dark)?.help(help(span, name, scheme)))
        }));
    }
    found
}

/// Two colours that meet.
#[derive(Clone, Copy)]
struct Meeting<'a> {
    pair: &'a Pair,
    front: Colour,
    ground: Colour,
}

impl Meeting<'_> {
    fn is_unclear(&self) -> bool {
        self.lack() < 1.0
    }

    /// How much of the contrast that is demanded there is.
    fn lack(&self) -> f64 {
        self.front.contrast(self.ground) / self.pair.demand.least()
    }

    /// The other colours than the one of a meeting, for whoever mends that one.
    fn others(&self, meetings: &[Self]) -> Vec<Text> {
        let others = meetings.iter().filter(|other| other.pair != self.pair);
        others
            .map(|other| {
                called(if other.pair.front == self.pair.front {
                    other.pair.ground
                } else {
                    other.pair.front
                })
            })
            .collect()
    }
}

/// One finding for a colour: where it fails most, with what else it is too like under the mark.
fn tell(span: Span, meetings: &[Meeting], is_dark: bool) -> Option<Diagnostic> {
    let worst = meetings.iter().min_by(|one, other| one.lack().total_cmp(&other.lack()))?;
    let (ratio, least) =
        (figure(worst.front.contrast(worst.ground)), figure(worst.pair.demand.least()));
    let (ratio_nb, least_nb) = (ratio.replace('.', ","), least.replace('.', ","));
    let (a, b, front, ground) =
        (worst.front, worst.ground, called(worst.pair.front), called(worst.pair.ground));
    let (front_en, ground_en, front_nb, ground_nb) = (front.en, ground.en, front.nb, ground.nb);
    let (dark_en, dark_nb) =
        if is_dark { (" in the dark scheme", " i mørk visning") } else { ("", "") };
    let message = text!(
        en: "`{front_en}` {a} on `{ground_en}` {b} has a contrast of {ratio} to 1{dark_en}, and \
             needs {least}",
        nb: "`{front_nb}` {a} på `{ground_nb}` {b} har kontrast {ratio_nb} til 1{dark_nb}, og må \
             ha {least_nb}"
    );
    let diagnostic = Diagnostic::new(Rule::ContrastTooLow, span, message);
    let others = worst.others(meetings);
    if others.is_empty() {
        return Some(diagnostic);
    }
    let list = |name: fn(&Text) -> &str| {
        others.iter().map(|other| format!("`{}`", name(other))).collect::<Vec<_>>().join(", ")
    };
    let (en, nb) = (list(|text| &text.en), list(|text| &text.nb));
    Some(diagnostic.mark(text!(en: "too like {en} as well", nb: "også for lik {nb}")))
}

fn help(span: Span, name: &str, scheme: &Scheme) -> Help {
    let old = scheme.get(name).map(|swatch| swatch.colour);
    match old.and_then(|old| old.nearest_shade(|shade| is_clear_everywhere(name, shade, scheme))) {
        Some(shade) => {
            let help = text!(
                en: "write `{shade}`, the nearest shade that is clear enough",
                nb: "skriv `{shade}`, den nærmeste nyansen som er tydelig nok"
            );
            Help::suggest(help, [Edit::replace(span, shade.to_string())])
        }
        None => Help::Act(text!(
            en: "no shade of it is clear enough on everything that it meets; change the other \
                 colour too",
            nb: "ingen nyanse av den er tydelig nok mot alt den møter; endre den andre fargen også"
        )),
    }
}

/// Whether a colour would be clear enough in every pair that it is part of.
fn is_clear_everywhere(name: &str, shade: Colour, scheme: &Scheme) -> bool {
    let parts = PAIRS.iter().filter(|pair| pair.front == name || pair.ground == name);
    let mut others = parts.filter_map(|pair| {
        Some((pair, scheme.get(if pair.front == name { pair.ground } else { pair.front })?.colour))
    });
    others.all(|(pair, other)| other.contrast(shade) >= pair.demand.least())
}

/// Where the site's own colour stands; `None` for one that is not the site's own.
fn place(swatch: &Swatch, sources: &mut Sources) -> Option<Span> {
    match &swatch.origin {
        Origin::Config(span) => Some(*span),
        Origin::Sheet(sheet, range) if !sheet.is_built_in() => {
            let known = sources.find(&sheet.place);
            let file = known.unwrap_or_else(|| {
                sources.add(SourceFile::new(sheet.place.as_str(), sheet.source.as_str()))
            });
            Some(Span::new(file, range.start, range.end))
        }
        Origin::Sheet(..) | Origin::Derived => None,
    }
}

/// A token's key, as authors write it.
fn called(name: &str) -> Text {
    let alias = TOKENS.iter().find(|token| token.name == name).map_or(name, |token| token.alias);
    Text { nb: alias.to_owned(), en: name.to_owned() }
}

/// A ratio with one decimal, never rounded up to what would do.
fn figure(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0)
}
