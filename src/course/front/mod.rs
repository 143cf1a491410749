//! The front matter of courses, modules and pages, understood.
//!
//! In: the values of a front matter. Out: the parts of the model that they mean, and diagnostics.
//! Each sort of file has its own keys, with Norwegian aliases, which are defined here and nowhere
//! else.

mod audience;
mod by_audience;
mod called;
mod dates;
mod enrolment;
mod keys;
mod media;
mod time;

use super::enrolment::{Enrolment, Price};
use super::opening::Opening;
use super::openings::Openings;
use super::updated::Updated;
use super::when::When;
use super::window::{Round, StartWindow};
use super::{ForAudience, Media, Stated, WorkFor};
use crate::config::{AudienceId, Audiences, read_language};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Silence, Text};
use crate::kind::{Called, Form, Kind};
use crate::load::with_quotes;
use crate::source::{SourceText, Span};
use crate::text;
use crate::yaml::{self, Fields, Key, Node, Value};
use audience::audience_list;
use called::called;
use dates::{date, keep, openings, rounds, starts, when};
use enrolment::enrolment;
use keys::{COURSE_KEYS, FREE_KEYS, MODULE_KEYS, PAGE_KEYS};
use media::media;
use time::{duration, durations, of_page, workloads};

/// What the front matter of every file says.
#[derive(Debug)]
pub(super) struct CommonFront {
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) updated: Option<Updated>,
    /// The addresses that it had before.
    pub(super) aliases: Vec<SourceText>,
    pub(super) draft: bool,
    pub(super) silences: Vec<Silence>,
}

/// What the front matter of a course or a module says.
#[derive(Debug)]
pub(super) struct CourseFront {
    pub(super) common: CommonFront,
    pub(super) number: Option<(u32, Span)>,
    /// Whether the front matter, and the number where it says one, could be read.
    pub(super) is_readable: bool,
    pub(super) durations: Vec<ForAudience>,
    pub(super) workloads: Vec<WorkFor>,
    pub(super) audience: Vec<AudienceId>,
    pub(super) opens: Openings,
    pub(super) closes: Option<Opening>,
    pub(super) starts: Option<StartWindow>,
    pub(super) rounds: Vec<Round>,
    /// What the course calls its modules.
    pub(super) called: Called,
    pub(super) enrolment: Option<Enrolment>,
    pub(super) price: Option<Price>,
    pub(super) goals: Vec<String>,
    pub(super) rules: Vec<SourceText>,
    /// The folders of the modules in the order of the course's list; empty without a list.
    pub(super) modules: Vec<SourceText>,
    /// Its place among the courses.
    pub(super) position: Option<u32>,
}

/// What the front matter of a page in a module says.
#[derive(Debug)]
pub(super) struct PageFront {
    pub(super) common: CommonFront,
    pub(super) kind: Option<Kind>,
    pub(super) form: Option<Form>,
    pub(super) duration: Option<Stated>,
    pub(super) when: Option<When>,
    pub(super) place: Option<String>,
    pub(super) bring: Vec<String>,
    pub(super) outcome: Vec<String>,
    pub(super) audience: Vec<AudienceId>,
    pub(super) rules: Vec<SourceText>,
    pub(super) media: Option<Media>,
}

/// A front matter to understand.
pub(super) struct Front<'a> {
    /// The values; `None` if they could not be parsed, which has been reported.
    pub(super) node: Option<Node>,
    /// Where to point when something is missing.
    pub(super) place: Span,
    pub(super) audiences: &'a Audiences,
    /// The language of its texts.
    pub(super) language: &'a str,
}

impl Front<'_> {
    pub(super) fn course(self, diagnostics: &mut Vec<Diagnostic>) -> CourseFront {
        self.plan(COURSE_KEYS, diagnostics)
    }

    pub(super) fn module(self, diagnostics: &mut Vec<Diagnostic>) -> CourseFront {
        self.plan(MODULE_KEYS, diagnostics)
    }

    pub(super) fn free(self, diagnostics: &mut Vec<Diagnostic>) -> CommonFront {
        let (place, language) = (self.place, self.language);
        self.fields(FREE_KEYS, diagnostics, |fields| common(fields, place, language))
    }

    pub(super) fn page(self, diagnostics: &mut Vec<Diagnostic>) -> PageFront {
        let (place, audiences, language) = (self.place, self.audiences, self.language);
        self.fields(PAGE_KEYS, diagnostics, |fields| {
            let kind = choice(
                fields,
                "kind",
                Kind::find,
                Kind::nearest,
                Kind::ALL.iter().map(|kind| kind.names()),
            );
            PageFront {
                common: common(fields, place, language),
                kind,
                form: choice(
                    fields,
                    "form",
                    Form::find,
                    Form::nearest,
                    Form::ALL.iter().map(|form| form.names()),
                ),
                duration: duration(fields, "duration", of_page(kind)),
                when: when(fields),
                place: fields.text("where").map(|text| with_quotes(&text, language)),
                bring: texts(fields, "bring", language),
                outcome: texts(fields, "outcome", language),
                audience: audience_list(fields, audiences),
                rules: fields.list("prerequisites"),
                media: media(fields, kind, place),
            }
        })
    }

    fn plan(self, keys: &[Key], diagnostics: &mut Vec<Diagnostic>) -> CourseFront {
        let (place, audiences, language) = (self.place, self.audiences, self.language);
        let has_front_matter = self.node.is_some();
        self.fields(keys, diagnostics, |fields| CourseFront {
            common: common(fields, place, language),
            is_readable: has_front_matter && fields.is_number("module"),
            number: fields.number("module"),
            durations: durations(fields, audiences),
            workloads: workloads(fields, audiences),
            audience: audience_list(fields, audiences),
            opens: openings(fields, audiences),
            closes: date(fields, "closes"),
            starts: starts(fields),
            rounds: rounds(fields),
            called: called(fields),
            enrolment: enrolment(fields, language),
            price: fields.text("price").and_then(|text| Price::new(with_quotes(&text, language))),
            goals: texts(fields, "goals", language),
            rules: fields.list("prerequisites"),
            modules: fields.list("modules"),
            position: fields.number("position").map(|(number, _)| number),
        })
    }

    /// Reads values. If the front matter could not be parsed, nothing is reported as missing in it.
    fn fields<T>(
        self,
        keys: &[Key],
        diagnostics: &mut Vec<Diagnostic>,
        ask: impl FnOnce(&mut Fields) -> T,
    ) -> T {
        let empty = Node { value: Value::Empty, span: self.place };
        match self.node {
            Some(node) => ask(&mut Fields::new(node, keys, diagnostics)),
            None => ask(&mut Fields::new(empty, keys, &mut Vec::new())),
        }
    }
}

/// A list of texts, without empty ones.
fn texts(fields: &mut Fields, name: &str, language: &str) -> Vec<String> {
    let written = fields.list(name).into_iter();
    let texts = written.map(|written| with_quotes(written.text.trim(), language));
    texts.filter(|text| !text.is_empty()).collect()
}

fn common(fields: &mut Fields, place: Span, language: &str) -> CommonFront {
    let written = fields.written("title");
    if let Some(written) = &written {
        check_quotes(written, fields);
    }
    let title = written
        .map(|written| with_quotes(written.text.trim(), language))
        .filter(|title| !title.is_empty());
    if title.is_none() && !fields.was_tried("title") {
        let message = text!(en: "the title is missing", nb: "tittelen mangler");
        let Text { en, nb } = fields.key("title");
        let help =
            text!(en: "write `{en}: …` in the front matter", nb: "skriv `{nb}: …` i metadataene");
        let help = Help::Example(help);
        fields.report(Diagnostic::new(Rule::TitleMissing, place, message).help(help));
    }
    // The document has it already, or the one that it inherits; here a fault of it is found.
    drop(read_language(fields));
    CommonFront {
        title: title.unwrap_or_default(),
        description: fields.text("description").map(|text| with_quotes(&text, language)),
        updated: fields
            .written("updated")
            .and_then(|written| keep(Updated::parse(&written), fields)),
        aliases: fields.list("alias"),
        draft: fields.flag("draft"),
        silences: fields.silences(false),
    }
}

/// Word processors turn straight quotes into curly ones, which YAML takes as part of the text.
fn check_quotes(written: &SourceText, fields: &mut Fields) {
    let curly = ['“', '”', '„'];
    let Some(inner) =
        written.text.trim().strip_prefix(curly).and_then(|rest| rest.strip_suffix(curly))
    else {
        return;
    };
    let message = text!(
        en: "the curly quotes would be part of the title",
        nb: "de typografiske anførselstegnene ville blitt en del av tittelen"
    );
    let straight = yaml::quoted(inner);
    let help = text!(
        en: "write straight quotes: `{straight}`",
        nb: "skriv rette anførselstegn: `{straight}`"
    );
    let help = Help::safe(help, [Edit::replace(written.span, straight)]);
    fields.report(Diagnostic::new(Rule::WrongType, written.span, message).help(help));
}

/// One of a fixed list of values.
fn choice<T>(
    fields: &mut Fields,
    name: &'static str,
    find: fn(&str) -> Option<T>,
    nearest: fn(&str) -> Option<&'static str>,
    names: impl Iterator<Item = &'static [&'static str]>,
) -> Option<T> {
    let key = fields.called(name);
    let written = fields.written(name)?;
    let found = find(&written.text);
    if found.is_none() {
        let word = &written.text;
        let message = text!(en: "`{key}` cannot be `{word}`", nb: "`{key}` kan ikke være `{word}`");
        let list = names
            .filter_map(|names| names.first())
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let help = match nearest(word) {
            Some(near) => {
                let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
                Help::suggest(help, [yaml::rewritten(&written, near)])
            }
            None => Help::Example(text!(en: "write one of {list}", nb: "skriv en av {list}")),
        };
        fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    }
    found
}
