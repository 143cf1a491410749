//! Reads when something is, in bokmål, nynorsk and English.
//!
//! In: text. Out: a [`When`] whose module is not looked up yet, or a finding. Every word counts:
//! what is left over is never dropped.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::refused;
use super::weeks::{course_weeks, strip_words, weeks};
use super::{Anchor, Distance, NamedModule, Relative, When, WhenTime};
use crate::course::duration::{Duration, Repeated};
use crate::course::opening::Opening;
use crate::diagnostic::Diagnostic;
use crate::kind::Called;
use crate::source::SourceText;

/// What stands first where something is then at the latest.
const LATEST: [&str; 9] = [
    "innen",
    "innan",
    "senest",
    "seinast",
    "frist",
    "by",
    "within",
    "no later than",
    "at the latest",
];
/// What stands between a distance and what it is counted from, and whether that is before it.
const RELATORS: [(&str, bool); 4] =
    [("etter", false), ("after", false), ("før", true), ("before", true)];
/// A distance of nothing.
const DIRECTLY: [&str; 8] =
    ["rett", "like", "straks", "umiddelbart", "directly", "immediately", "right", "just"];
/// The start of the course.
const START: [&str; 16] = [
    "oppstart",
    "oppstarten",
    "kursstart",
    "kursstarten",
    "kursoppstart",
    "kursoppstarten",
    "kursets oppstart",
    "oppstart av kurset",
    "oppstarten av kurset",
    "start",
    "starten",
    "at kurset starter",
    "at kurset begynner",
    "course start",
    "the course starts",
    "the start of the course",
];
/// What may stand around the name of a module: "etter at modul 1 er ferdig".
const THAT: [&str; 2] = ["at", "that"];
const ENDED: [&str; 12] = [
    "er ferdig",
    "er fullført",
    "er gjennomført",
    "er avsluttet",
    "er avslutta",
    "er over",
    "is finished",
    "is completed",
    "is complete",
    "is done",
    "is over",
    "has ended",
];
const BEGUN: [&str; 6] = ["starter", "startar", "begynner", "byrjar", "starts", "begins"];

impl When {
    /// Parses when something is.
    ///
    /// # Errors
    ///
    /// `date-unreadable`, with what to write instead.
    pub fn parse(written: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let (latest, rest) = strip_latest(&written.text);
        if let Some(word) = latest.filter(|_| rest.is_empty()) {
            return Err(refused::not_latest(written, word));
        }
        let time = time(written, rest)?;
        let is_latest = latest.is_some();
        if let Some(word) = latest.filter(|_| !can_be_latest(&time)) {
            return Err(refused::not_latest(written, word));
        }
        Ok(Self { time, is_latest, written: written.clone() })
    }
}

/// The time in a part of a text.
fn time(written: &SourceText, at: Range<usize>) -> Result<WhenTime, Box<Diagnostic>> {
    let part = part(written, at.clone());
    if let Ok(date) = Opening::parse(&part) {
        return Ok(WhenTime::Date(date));
    }
    let text = folded(&part.text);
    if let Some((from, to)) = course_weeks(&text) {
        refused::check_course_weeks(written, from, to)?;
        return Ok(WhenTime::CourseWeeks { from, to });
    }
    if let Some(weeks) = weeks(&text) {
        refused::check_weeks(written, weeks)?;
        return Ok(WhenTime::Weeks(weeks));
    }
    if let Some(repeated) = Repeated::parse(&part.text) {
        return Ok(WhenTime::Repeated(repeated));
    }
    match relator(&part.text) {
        Some((word, is_before)) => relative(&part, word, is_before).map(WhenTime::Relative),
        None => Err(refused::unreadable(&part, written)),
    }
}

/// A part of a text that has a place of its own. Quotation marks around the whole are not around a
/// part of it.
fn part(written: &SourceText, at: Range<usize>) -> SourceText {
    let text = written.text.get(at.clone()).unwrap_or_default();
    let start = at.start + text.len() - text.trim_start().len();
    let text = text.trim();
    SourceText {
        text: text.to_owned(),
        span: written.part(start..start + text.len()),
        verbatim: written.verbatim,
        quoted: written.quoted && text == written.text.trim(),
    }
}

/// Whether something can be then at the latest.
fn can_be_latest(time: &WhenTime) -> bool {
    match time {
        WhenTime::Repeated(_) => false,
        WhenTime::Relative(relative) => matches!(relative.distance, Distance::Of(_)),
        WhenTime::Date(_) | WhenTime::Weeks(_) | WhenTime::CourseWeeks { .. } => true,
    }
}

/// The word for "at the latest" at the start of a text, and where the rest stands.
fn strip_latest(text: &str) -> (Option<&'static str>, Range<usize>) {
    let found = LATEST.into_iter().find_map(|word| {
        let rest = strip_words(text.trim_start(), word)?;
        Some((word, rest.trim_start_matches(':')))
    });
    match found {
        Some((word, rest)) => (Some(word), text.len() - rest.len()..text.len()),
        None => (None, 0..text.len()),
    }
}

/// A text with one sort of letter case, space and dash, and without what says nothing.
fn folded(text: &str) -> String {
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    let text = text.replace(['–', '—', '−'], "-").replace([',', '/', '\u{a0}'], " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" - ", "-");
    text.trim_end_matches('.').to_owned()
}

/// The word that relates a distance to what it is counted from: where it stands, and whether it is
/// "before". A word in quotation marks is part of a title.
fn relator(text: &str) -> Option<(Range<usize>, bool)> {
    let mut at = 0;
    for word in text.split([' ', '\u{a0}']) {
        if word.starts_with(['«', '"', '“']) {
            return None;
        }
        let lower = word.to_lowercase();
        if let Some((_, is_before)) = RELATORS.into_iter().find(|(relator, _)| *relator == lower) {
            return Some((at..at + word.len(), is_before));
        }
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    None
}

fn relative(
    written: &SourceText,
    word: Range<usize>,
    is_before: bool,
) -> Result<Relative, Box<Diagnostic>> {
    let distance = distance(&part(written, 0..word.start))?;
    let named = part(written, word.end..written.text.len());
    if named.text.is_empty() {
        return Err(refused::unreadable(written, written));
    }
    let lower = named.text.to_lowercase();
    let anchor = if START.contains(&lower.trim_end_matches('.')) {
        Anchor::CourseStart
    } else {
        let written = module_name(&named, is_before);
        let title = written.text.clone();
        Anchor::Module(NamedModule {
            written,
            id: None,
            number: None,
            title,
            called: Called::default(),
        })
    };
    Ok(Relative { distance, is_before, anchor })
}

fn distance(written: &SourceText) -> Result<Distance, Box<Diagnostic>> {
    let text = written.text.to_lowercase();
    if text.is_empty() {
        return Ok(Distance::Any);
    }
    if DIRECTLY.contains(&text.as_str()) {
        return Ok(Distance::Directly);
    }
    match Duration::parse(&written.text) {
        Ok(duration) if !duration.is_working_time() => Ok(Distance::Of(duration)),
        Ok(_) => Err(refused::working_time(written)),
        Err(_) => Err(refused::no_distance(written)),
    }
}

/// The name in `at modul 1 er ferdig`. What says that a module has begun belongs to "before" only,
/// and what says that it has ended to "after" only.
fn module_name(written: &SourceText, is_before: bool) -> SourceText {
    let text = written.text.as_str();
    let start = THAT
        .into_iter()
        .find_map(|word| strip_words(text, word))
        .map_or(0, |rest| text.len() - rest.len());
    let ends: &[&str] = if is_before { &BEGUN } else { &ENDED };
    let lower = text.to_lowercase();
    let end = ends
        .iter()
        .find(|end| lower.len() == text.len() && lower.ends_with(&format!(" {end}")))
        .map_or(text.len(), |end| text.len() - end.len());
    part(written, start..end)
}
