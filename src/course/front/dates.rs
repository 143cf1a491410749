//! The dates of a course in front matter: its start window, and its rounds; and when a page is.
//!
//! In: the values of `starts`, `rounds` and `when`. Out: a [`StartWindow`], [`Round`]s and a
//! [`When`], and diagnostics for what is no date. Whether the dates agree is left to `check`.

use super::by_audience::{ByAudience, by_audience};
use crate::config::Audiences;
use crate::course::opening::Opening;
use crate::course::openings::{Openings, OpensFor};
use crate::course::when::When;
use crate::course::window::{self, Round, StartWindow};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::SourceText;
use crate::text;
use crate::yaml::{Fields, Key, Node, Value};

/// The keys of a window.
const WINDOW_KEYS: &[Key] = &[Key::new("from", "fra"), Key::new("to", "til")];

/// The keys of a round.
const ROUND_KEYS: &[Key] =
    &[Key::new("name", "navn"), Key::new("opens", "åpner"), Key::new("closes", "stenger")];

/// One date.
pub(super) fn date(fields: &mut Fields, name: &str) -> Option<Opening> {
    let written = fields.written(name)?;
    keep(Opening::parse(&written), fields)
}

/// When a course or a module opens: a date for all, or one for each audience.
pub(super) fn openings(fields: &mut Fields, audiences: &Audiences) -> Openings {
    let date = |written: &SourceText, fields: &mut Fields| keep(Opening::parse(written), fields);
    let read = by_audience(&ByAudience::OPENS, fields, audiences, date).into_iter();
    read.map(|(audience, opens, _)| OpensFor { audience, opens }).collect()
}

/// When a page is.
pub(super) fn when(fields: &mut Fields) -> Option<When> {
    let written = fields.written("when")?;
    keep(When::parse(&written), fields)
}

/// The window that a course may be started in.
pub(super) fn starts(fields: &mut Fields) -> Option<StartWindow> {
    let node = fields.node("starts")?;
    let span = node.span;
    match node.value {
        Value::Scalar(written) => keep(StartWindow::parse(&written), fields),
        Value::Map(_) => {
            let mut inner = Fields::new(node, WINDOW_KEYS, fields.diagnostics());
            let ends = (inner.written("from"), inner.written("to"));
            if let (Some(from), Some(to)) = ends {
                return keep(StartWindow::between(&from, &to), &mut inner);
            }
            let message = text!(
                en: "the window lacks one of its ends",
                nb: "startvinduet mangler en av endene"
            );
            let help = Help::Example(window::forms());
            inner.report(Diagnostic::new(Rule::DateUnreadable, span, message).help(help));
            None
        }
        Value::List(_) | Value::Empty => {
            let expected = text!(
                en: "a window, as `March–October`",
                nb: "et startvindu, som `mars–oktober`"
            );
            fields.wrong_type(span, &expected);
            None
        }
    }
}

/// The rounds that a course is held in.
pub(super) fn rounds(fields: &mut Fields) -> Vec<Round> {
    let Some(node) = fields.node("rounds") else { return Vec::new() };
    let nodes = match node.value {
        Value::List(nodes) => nodes,
        _ => vec![node],
    };
    nodes.into_iter().filter_map(|node| round(node, fields)).collect()
}

fn round(node: Node, fields: &mut Fields) -> Option<Round> {
    let span = node.span;
    if !matches!(node.value, Value::Map(_)) {
        let expected = text!(
            en: "a round, as `{{name: Autumn, opens: 2026-08-17}}`",
            nb: "en runde, som `{{navn: Høst, åpner: 2026-08-17}}`"
        );
        fields.wrong_type(span, &expected);
        return None;
    }
    let mut inner = Fields::new(node, ROUND_KEYS, fields.diagnostics());
    let (name, closes) = (inner.text("name"), date(&mut inner, "closes"));
    let written = inner.written("opens");
    let opens = written.as_ref().and_then(|written| keep(Opening::parse(written), &mut inner));
    if written.is_none() && !inner.was_tried("opens") {
        let message = text!(en: "the round has no date", nb: "runden har ingen dato");
        let Text { en, nb } = inner.key("opens");
        let help =
            text!(en: "write `{en}: 2026-08-17` in it", nb: "skriv `{nb}: 2026-08-17` i den");
        inner
            .report(Diagnostic::new(Rule::DateUnreadable, span, message).help(Help::Example(help)));
    }
    Some(Round { name: name.unwrap_or_default(), opens: opens?, closes })
}

/// What was read; if it could not be, that is reported.
pub(super) fn keep<T>(read: Result<T, Box<Diagnostic>>, fields: &mut Fields) -> Option<T> {
    read.map_err(|fault| fields.report(*fault)).ok()
}
