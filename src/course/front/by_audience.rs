//! Values of front matter that are the same for all, or one for each audience.
//!
//! In: a value of a key, or a map of audiences and values. Out: what is read for whom, and
//! diagnostics for an audience that stands twice or does not exist. Reading a value is left to the
//! caller.

use super::audience::find_audience;
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::{SourceText, Span};
use crate::text;
use crate::yaml::{Fields, Node, Value};

/// A key whose value may be given for each audience, and the words for its values.
pub(super) struct ByAudience {
    key: &'static str,
    /// One value.
    one: fn() -> Text,
    /// One value, or one for each audience.
    each: fn() -> Text,
    /// An audience that has two.
    two: fn(&str) -> Text,
}

impl ByAudience {
    pub(super) const DURATION: Self = Self {
        key: "duration",
        one: || text!(en: "a duration", nb: "en varighet"),
        each: || {
            text!(
                en: "a duration, or one for each audience",
                nb: "en varighet, eller én for hver målgruppe"
            )
        },
        two: |who| text!(en: "`{who}` has two durations", nb: "`{who}` har to varigheter"),
    };

    pub(super) const WORKLOAD: Self = Self {
        key: "workload",
        two: |who| text!(en: "`{who}` has two workloads", nb: "`{who}` har to arbeidstider"),
        ..Self::DURATION
    };

    pub(super) const OPENS: Self = Self {
        key: "opens",
        one: || text!(en: "a date", nb: "en dato"),
        each: || {
            text!(
                en: "a date, or one for each audience",
                nb: "en dato, eller én for hver målgruppe"
            )
        },
        two: |who| text!(en: "`{who}` has two dates", nb: "`{who}` har to datoer"),
    };
}

/// What is read for whom, and where it stands.
pub(super) type For<T> = (Option<AudienceId>, T, Span);

pub(super) fn by_audience<T>(
    of: &ByAudience,
    fields: &mut Fields,
    audiences: &Audiences,
    read: fn(&SourceText, &mut Fields) -> Option<T>,
) -> Vec<For<T>> {
    let Some(node) = fields.node(of.key) else { return Vec::new() };
    match node.value {
        Value::Scalar(written) => {
            let time = read(&written, fields);
            time.map(|time| (None, time, written.span)).into_iter().collect()
        }
        Value::Map(entries) => {
            let mut times: Vec<For<T>> = Vec::new();
            for (name, node) in entries {
                let Some(own) = for_audience(of, (&name, node), fields, audiences, read) else {
                    continue;
                };
                if times.iter().any(|(audience, ..)| *audience == own.0) {
                    fields.report(is_second(of, &name));
                } else {
                    times.push(own);
                }
            }
            times
        }
        Value::List(_) | Value::Empty => {
            fields.wrong_type(node.span, &(of.each)());
            Vec::new()
        }
    }
}

fn is_second(of: &ByAudience, name: &SourceText) -> Diagnostic {
    let message = (of.two)(&name.text);
    let help = text!(en: "keep one of the two", nb: "behold én av de to");
    Diagnostic::new(Rule::DuplicateKey, name.span, message).help(Help::Act(help))
}

fn for_audience<T>(
    of: &ByAudience,
    (name, node): (&SourceText, Node),
    fields: &mut Fields,
    audiences: &Audiences,
    read: fn(&SourceText, &mut Fields) -> Option<T>,
) -> Option<For<T>> {
    let audience = find_audience(name, fields, audiences)?;
    let Value::Scalar(written) = node.value else {
        fields.wrong_type(node.span, &(of.one)());
        return None;
    };
    Some((Some(audience), read(&written, fields)?, written.span))
}
