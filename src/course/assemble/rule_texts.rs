//! The order rules of one front matter, each with its neighbours on the line.
//!
//! In: the list `prerequisites` as it is written. Out: a [`RuleText`] for each. YAML splits a list
//! on one line at every comma, also at one that belongs to a sentence: `[Modul 1 før 2, 3]`.
//! Reporting that is left to `order`.

use crate::course::order::{NeighbourRules, RuleLayout, RuleText, StationId};
use crate::source::{SourceText, Sources, Span};
use crate::yaml;

/// The rules of a list of the course, or of the station `owner`.
pub(super) fn rule_texts(
    sources: &Sources,
    rules: &[SourceText],
    owner: Option<StationId>,
) -> Vec<RuleText> {
    let is_beside = |pair: &[SourceText]| match pair {
        [one, next] => {
            one.span.file == next.span.file
                && one.span.end < next.span.start
                && parted_by_comma(sources, one, next)
        }
        _ => false,
    };
    let text = |written: &SourceText| RuleText {
        text: written.text.clone(),
        span: written.span,
        verbatim: written.verbatim,
        quoted: written.quoted,
        layout: layout(sources, written),
        owner,
        neighbours: NeighbourRules::default(),
    };
    let mut texts: Vec<RuleText> = rules.iter().map(text).collect();
    let parted: Vec<bool> = rules.windows(2).map(is_beside).collect();
    for (at, text) in texts.iter_mut().enumerate() {
        let (earlier, later) = parted.split_at(at.min(parted.len()));
        let before =
            earlier.iter().rev().take(NeighbourRules::MOST).take_while(|parted| **parted).count();
        let after = later.iter().take(NeighbourRules::MOST).take_while(|parted| **parted).count();
        let texts_of = |from: usize, count: usize| {
            rules.iter().skip(from).take(count).map(|written| written.text.clone()).collect()
        };
        text.neighbours = NeighbourRules {
            before: texts_of(at - before, before),
            after: texts_of(at + 1, after),
            after_places: rules.iter().skip(at + 1).take(after).map(|rule| rule.span).collect(),
        };
    }
    texts
}

/// How front matter holds a rule.
fn layout(sources: &Sources, rule: &SourceText) -> RuleLayout {
    let before = Span { start: 0, end: yaml::whole(rule).start, ..rule.span };
    let line = sources.text(before).rsplit('\n').next().unwrap_or_default();
    match line.trim() {
        "-" => RuleLayout::Line(line.to_owned()),
        key if key.ends_with(':') => RuleLayout::Alone,
        _ => RuleLayout::Inline,
    }
}

/// Whether there is only a comma between two rules; rules in quotation marks are never parts of one
/// sentence.
fn parted_by_comma(sources: &Sources, one: &SourceText, next: &SourceText) -> bool {
    let between = Span { start: one.span.end, end: next.span.start, ..one.span };
    sources.text(between).trim_matches(' ') == ","
}
