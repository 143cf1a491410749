//! How one enrols, in the front matter of a course.
//!
//! In: the value of `enrolment`: an address, or a map of address, deadline and steps. Out: an
//! [`Enrolment`], and diagnostics for what cannot be read.

use super::dates::{date, keep};
use crate::course::enrolment::{Enrolment, EnrolmentAddress, EnrolmentStep};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::load::with_quotes;
use crate::source::Span;
use crate::text;
use crate::yaml::{Fields, Key, Node, Value};

const DEADLINE: Key = Key::new("deadline", "frist");

/// The keys of an enrolment.
const KEYS: &[Key] = &[Key::new("address", "adresse"), DEADLINE, Key::new("steps", "steg")];

/// The keys of a step.
const STEP_KEYS: &[Key] = &[Key::new("who", "hvem"), Key::new("what", "hva"), DEADLINE];

/// How one enrols in a course.
pub(super) fn enrolment(fields: &mut Fields, language: &str) -> Option<Enrolment> {
    let node = fields.node("enrolment")?;
    match node.value {
        Value::Scalar(written) => {
            let address = Some(keep(EnrolmentAddress::parse(&written), fields)?);
            Some(Enrolment { address, ..Enrolment::default() })
        }
        Value::Map(_) => {
            let mut inner = Fields::new(node, KEYS, fields.diagnostics());
            let address = inner.written("address");
            Some(Enrolment {
                address: address
                    .and_then(|written| keep(EnrolmentAddress::parse(&written), &mut inner)),
                deadline: date(&mut inner, "deadline"),
                steps: steps(&mut inner, language),
            })
        }
        Value::List(_) | Value::Empty => {
            let expected = text!(
                en: "an address, or `{{address: …, deadline: 2026-05-01}}`",
                nb: "en adresse, eller `{{adresse: …, frist: 2026-05-01}}`"
            );
            fields.wrong_type(node.span, &expected);
            None
        }
    }
}

fn steps(fields: &mut Fields, language: &str) -> Vec<EnrolmentStep> {
    let Some(node) = fields.node("steps") else { return Vec::new() };
    let nodes = match node.value {
        Value::List(nodes) => nodes,
        _ => vec![node],
    };
    nodes.into_iter().filter_map(|node| step(node, fields, language)).collect()
}

/// A step: a text, or a map with who, what and a deadline.
fn step(node: Node, fields: &mut Fields, language: &str) -> Option<EnrolmentStep> {
    let span = node.span;
    match node.value {
        Value::Scalar(written) => {
            let what = with_quotes(written.text.trim(), language);
            Some(EnrolmentStep { who: None, what, deadline: None })
        }
        Value::Map(_) => {
            let mut inner = Fields::new(node, STEP_KEYS, fields.diagnostics());
            let text = |inner: &mut Fields, key: &str| {
                inner.text(key).map(|text| with_quotes(&text, language))
            };
            let (who, what) = (text(&mut inner, "who"), text(&mut inner, "what"));
            let deadline = date(&mut inner, "deadline");
            if what.is_none() && !inner.was_tried("what") {
                let finding = nothing_to_do(&inner, span);
                inner.report(finding);
            }
            Some(EnrolmentStep { who, what: what?, deadline })
        }
        Value::List(_) | Value::Empty => {
            let expected = text!(
                en: "a text, or `{{who: …, what: …}}`",
                nb: "en tekst, eller `{{hvem: …, hva: …}}`"
            );
            fields.wrong_type(span, &expected);
            None
        }
    }
}

fn nothing_to_do(fields: &Fields, span: Span) -> Diagnostic {
    let message =
        text!(en: "the step does not say what is done", nb: "steget sier ikke hva som gjøres");
    let Text { en, nb } = fields.key("what");
    let help = text!(en: "write `{en}: …` in it", nb: "skriv `{nb}: …` i det");
    Diagnostic::new(Rule::WrongType, span, message).help(Help::Example(help))
}
