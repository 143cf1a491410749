//! Durations in front matter: working time or calendar time, for all or for each audience.
//!
//! In: the values of `duration` and `workload`. Out: durations, and diagnostics for values that are
//! not durations or the wrong sort of time. Parsing the text itself is left to `duration`.

use super::by_audience::{ByAudience, by_audience};
use crate::config::Audiences;
use crate::course::duration::{Duration, DurationError, Meant, Unclear, Unit, Workload};
use crate::course::{ForAudience, Stated, WorkFor};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::kind::Kind;
use crate::source::SourceText;
use crate::text;
use crate::yaml::{self, Fields, Value};

/// Which sort of time a key takes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Time {
    Working,
    /// Working time, or days: of a page on which people meet. A day is not an amount of hours, so
    /// it is kept as a day.
    Meeting,
    Calendar,
}

/// The sort of time that a page of a kind takes.
pub(super) fn of_page(kind: Option<Kind>) -> Time {
    if kind.is_some_and(Kind::brings_together) { Time::Meeting } else { Time::Working }
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
    let read = Duration::parse(&written.text);
    match read {
        Ok(duration) if time.takes(&duration) => return Some(duration),
        Err(unreadable) if !(time == Time::Calendar && Workload::parse(&written.text).is_ok()) => {
            fields.report(is_unreadable(written, time, unreadable));
        }
        Ok(_) | Err(_) => fields.report(is_other_time(written, time)),
    }
    None
}

fn read_workload(written: &SourceText, fields: &mut Fields) -> Option<Workload> {
    match Workload::parse(&written.text) {
        Ok(workload) if workload.amount().is_working_time() => return Some(workload),
        Ok(_) => fields.report(is_other_time(written, Time::Working)),
        Err(unreadable) => fields.report(is_unreadable(written, Time::Working, unreadable)),
    }
    None
}

fn is_other_time(written: &SourceText, time: Time) -> Diagnostic {
    Diagnostic::new(Rule::DurationUnreadable, written.span, wrong_time(&written.text, time))
        .help(Help::Example(time.example()))
}

fn is_unreadable(written: &SourceText, time: Time, unreadable: DurationError) -> Diagnostic {
    let Text { en, nb } = time.expected(unreadable.expected);
    let text = &written.text;
    let message = text!(
        en: "`{text}` is not a duration that can be read",
        nb: "`{text}` er ikke en varighet som kan leses"
    );
    let meant = Meant::of(text).filter(|meant| time.takes(&meant.duration));
    let help = meant.map_or_else(
        || Help::Example(text!(en: "write {en}", nb: "skriv {nb}")),
        |meant| offer(&meant, written),
    );
    Diagnostic::new(Rule::DurationUnreadable, written.part(unreadable.at), message).help(help)
}

/// The time that a text comes to, and what it was counted as.
fn offer(meant: &Meant, written: &SourceText) -> Help {
    let time = Text::in_each(|language| meant.duration.print(language));
    let Text { en, nb } = &time;
    let edit = yaml::rewritten(written, time.clone());
    let help = match meant.unclear {
        Some(Unclear::Lesson) => text!(
            en: "lessons of 45 minutes come to `{en}`: write that, or the time that it takes",
            nb: "skoletimer på 45 minutter blir `{nb}`: skriv det, eller tiden det tar"
        ),
        Some(Unclear::Credit) => text!(
            en: "a credit is 25–30 hours of work, which comes to `{en}`: write that, or the time \
                 that it takes",
            nb: "et studiepoeng er 25–30 timer arbeid, og det blir `{nb}`: skriv det, eller tiden \
                 det tar"
        ),
        Some(Unclear::WorkingDays) => text!(
            en: "working days of 7.5 hours come to `{en}`: write that, or the time that it takes",
            nb: "arbeidsdager på 7,5 timer blir `{nb}`: skriv det, eller tiden det tar"
        ),
        Some(Unclear::SchoolDays | Unclear::SchoolYear) | None => {
            text!(en: "write `{en}`", nb: "skriv `{nb}`")
        }
    };
    Help::suggest(help, [edit])
}

fn wrong_time(text: &str, time: Time) -> Text {
    match time {
        Time::Working | Time::Meeting => {
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
    fn takes(self, duration: &Duration) -> bool {
        match self {
            Self::Working => duration.is_working_time(),
            Self::Meeting => duration.is_working_time() || duration.unit() == Unit::Day,
            Self::Calendar => !duration.is_working_time(),
        }
    }

    /// What was expected, with an example of the sort of time that the key takes.
    fn expected(self, expected: Text) -> Text {
        let (en, nb) = match self {
            Self::Working | Self::Meeting => ("45 min", "45 min"),
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
            Self::Meeting => text!(
                en: "write minutes, hours or days, as in `45 min` or `2 days`",
                nb: "skriv minutter, timer eller dager, som i `45 min` eller `2 dager`"
            ),
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
    let calendar =
        |written: &SourceText, fields: &mut Fields| read_duration(written, Time::Calendar, fields);
    let read = by_audience(&ByAudience::DURATION, fields, audiences, calendar).into_iter();
    read.map(|(audience, duration, span)| ForAudience { audience, duration, span }).collect()
}

/// A workload for all, or one for each audience.
pub(super) fn workloads(fields: &mut Fields, audiences: &Audiences) -> Vec<WorkFor> {
    let read = by_audience(&ByAudience::WORKLOAD, fields, audiences, read_workload).into_iter();
    read.map(|(audience, workload, span)| WorkFor { audience, workload, span }).collect()
}
