//! Durations in front matter: working time or calendar time, for all or for each audience.
//!
//! In: the values of `duration` and `workload`. Out: durations, and diagnostics for values that are
//! not durations or the wrong sort of time. Parsing the text itself is left to `duration`.

use super::audience::find_audience;
use crate::config::Audiences;
use crate::course::duration::{Duration, Meant};
use crate::course::{ForAudience, Stated};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::SourceText;
use crate::text;
use crate::yaml::{self, Fields, Node, Value};

/// Which sort of time a key takes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Time {
    Working,
    Calendar,
}

/// One duration, the same for all.
pub(super) fn duration(fields: &mut Fields, name: &str, time: Time) -> Option<Stated> {
    let node = fields.node(name)?;
    let Value::Scalar(written) = node.value else {
        let message = text!(
            en: "expected one duration here, the same for all",
            nb: "her må det stå én varighet, den samme for alle"
        );
        fields.report(
            Diagnostic::new(Rule::WrongType, node.span, message)
                .help(Help::Example(time.example())),
        );
        return None;
    };
    read_duration(&written, time, fields).map(|duration| Stated { duration, span: written.span })
}

fn read_duration(written: &SourceText, time: Time, fields: &mut Fields) -> Option<Duration> {
    match Duration::parse(&written.text) {
        Ok(duration) if duration.is_working_time() == (time == Time::Working) => Some(duration),
        Ok(_) => {
            fields.report(
                Diagnostic::new(
                    Rule::DurationUnreadable,
                    written.span,
                    wrong_time(&written.text, time),
                )
                .help(Help::Example(time.example())),
            );
            None
        }
        Err(unreadable) => {
            let Text { en, nb } = time.expected(unreadable.expected);
            let text = &written.text;
            let message = text!(
                en: "`{text}` is not a duration that can be read",
                nb: "`{text}` er ikke en varighet som kan leses"
            );
            let meant = Meant::of(text).filter(|_| time == Time::Working);
            let help = meant.map_or_else(
                || Help::Example(text!(en: "write {en}", nb: "skriv {nb}")),
                |meant| sum(&meant, written),
            );
            fields.report(
                Diagnostic::new(Rule::DurationUnreadable, written.part(unreadable.at), message)
                    .help(help),
            );
            None
        }
    }
}

/// The time that a text comes to.
fn sum(meant: &Meant, written: &SourceText) -> Help {
    let time = Text::in_each(|language| meant.duration.print(language));
    let Text { en, nb } = &time;
    let edit = yaml::rewritten(written, time.clone());
    if meant.in_lessons {
        let help = text!(
            en: "lessons of 45 minutes come to `{en}`: write that, or the time that it takes",
            nb: "skoletimer på 45 minutter blir `{nb}`: skriv det, eller tiden det tar"
        );
        return Help::suggest(help, [edit]);
    }
    Help::suggest(text!(en: "write `{en}`", nb: "skriv `{nb}`"), [edit])
}

fn wrong_time(text: &str, time: Time) -> Text {
    match time {
        Time::Working => {
            text!(
                en: "`{text}` is calendar time, and working time belongs here",
                nb: "`{text}` er kalendertid, og her skal det stå arbeidstid"
            )
        }
        Time::Calendar => {
            text!(
                en: "`{text}` is working time, and calendar time belongs here",
                nb: "`{text}` er arbeidstid, og her skal det stå kalendertid"
            )
        }
    }
}

impl Time {
    /// What was expected, with an example of the sort of time that the key takes.
    fn expected(self, expected: Text) -> Text {
        let (en, nb) = match self {
            Self::Working => ("45 min", "45 min"),
            Self::Calendar => ("4–5 weeks", "4–5 uker"),
        };
        if expected.nb.contains(", som i `") {
            return expected;
        }
        let Text { en: what_en, nb: what_nb } = expected;
        text!(en: "{what_en}, as in `{en}`", nb: "{what_nb}, som i `{nb}`")
    }

    fn example(self) -> Text {
        match self {
            Self::Working => {
                text!(
                    en: "write minutes or hours, as in `45 min`",
                    nb: "skriv minutter eller timer, som i `45 min`"
                )
            }
            Self::Calendar => text!(
                en: "write days, weeks or months, as in `4–5 uker`; hours of work belong in \
                     `workload:`",
                nb: "skriv dager, uker eller måneder, som i `4–5 uker`; arbeidstimer hører til i \
                     `arbeidstid:`"
            ),
        }
    }
}

/// A duration for all, or one for each audience.
pub(super) fn durations(fields: &mut Fields, audiences: &Audiences) -> Vec<ForAudience> {
    let Some(node) = fields.node("duration") else { return Vec::new() };
    match node.value {
        Value::Scalar(written) => {
            let duration = read_duration(&written, Time::Calendar, fields);
            duration
                .map(|duration| ForAudience { audience: None, duration, span: written.span })
                .into_iter()
                .collect()
        }
        Value::Map(entries) => by_audience(entries, fields, audiences),
        Value::List(_) | Value::Empty => {
            fields.wrong_type(
                node.span,
                &text!(
                    en: "a duration, or one for each audience",
                    nb: "en varighet, eller én for hver målgruppe"
                ),
            );
            Vec::new()
        }
    }
}

fn by_audience(
    entries: Vec<(SourceText, Node)>,
    fields: &mut Fields,
    audiences: &Audiences,
) -> Vec<ForAudience> {
    let mut durations: Vec<ForAudience> = Vec::new();
    for (name, node) in entries {
        let Some(own) = for_audience(&name, node, fields, audiences) else { continue };
        if durations.iter().any(|other| other.audience == own.audience) {
            let who = &name.text;
            let message = text!(en: "`{who}` has two durations", nb: "`{who}` har to varigheter");
            let help = text!(en: "keep one of the two", nb: "behold én av de to");
            fields.report(
                Diagnostic::new(Rule::DuplicateKey, name.span, message).help(Help::Act(help)),
            );
        } else {
            durations.push(own);
        }
    }
    durations
}

fn for_audience(
    name: &SourceText,
    node: Node,
    fields: &mut Fields,
    audiences: &Audiences,
) -> Option<ForAudience> {
    let audience = find_audience(name, fields, audiences)?;
    let Value::Scalar(written) = node.value else {
        fields.wrong_type(node.span, &text!(en: "a duration", nb: "en varighet"));
        return None;
    };
    let duration = read_duration(&written, Time::Calendar, fields)?;
    Some(ForAudience { audience: Some(audience), duration, span: written.span })
}
