//! The order rules of one front matter, each with its neighbours on the line.
//!
//! In: the list `prerequisites` as it was written. Out: a [`RuleText`] for each. YAML parts a list
//! on one line at every comma, also at one that is meant as part of a sentence:
//! `[Modul 1 før 2, 3]`. What to say of that is left to `order`.

use crate::course::order::{Beside, Form, RuleText, StationId};
use crate::source::{SourceText, Sources, Span};
use crate::yaml;

/// The rules of a list, which stands on the course or on the station `owner`.
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
        form: form(sources, written),
        owner,
        beside: Beside::default(),
    };
    let mut texts: Vec<RuleText> = rules.iter().map(text).collect();
    let parted: Vec<bool> = rules.windows(2).map(is_beside).collect();
    for (at, text) in texts.iter_mut().enumerate() {
        let (earlier, later) = parted.split_at(at.min(parted.len()));
        let before = earlier.iter().rev().take(Beside::MOST).take_while(|parted| **parted).count();
        let after = later.iter().take(Beside::MOST).take_while(|parted| **parted).count();
        let texts_of = |from: usize, count: usize| {
            rules.iter().skip(from).take(count).map(|written| written.text.clone()).collect()
        };
        text.beside = Beside {
            before: texts_of(at - before, before),
            after: texts_of(at + 1, after),
            after_places: rules.iter().skip(at + 1).take(after).map(|rule| rule.span).collect(),
        };
    }
    texts
}

/// How a rule stands among others.
fn form(sources: &Sources, rule: &SourceText) -> Form {
    let before = Span { start: 0, end: yaml::whole(rule).start, ..rule.span };
    let line = sources.text(before).rsplit('\n').next().unwrap_or_default();
    match line.trim() {
        "-" => Form::Line(line.to_owned()),
        key if key.ends_with(':') => Form::Alone,
        _ => Form::Inline,
    }
}

/// Whether nothing but a comma stands between two rules; where an author wrote quotation marks,
/// they hold a rule together.
fn parted_by_comma(sources: &Sources, one: &SourceText, next: &SourceText) -> bool {
    let between = Span { start: one.span.end, end: next.span.start, ..one.span };
    sources.text(between).trim_matches(' ') == ","
}
