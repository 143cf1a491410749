//! The form of `course.json`: its fields, and what each of them means.
//!
//! Types only; those of rules and of times stand in `rule_view`, `time_view`,
//! `when_view` and `enrolment_view`. The comments on
//! them are what other programmers read: they become the descriptions of the published JSON Schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::enrolment_view::EnrolmentView;
use super::rule_view::{Before, FreeGroup, RuleView};
use super::time_view::{Per, RoundView, Time, WindowView};
use super::when_view::WhenView;
use crate::course::order;
use crate::kind::{Called, Form, Kind};

/// A course that is published with Løype: its modules in published order, the rules for their
/// order, times, and addresses.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "course.json")]
pub(super) struct CourseFile {
    /// The address of this schema, relative to the file.
    #[serde(rename = "$schema")]
    pub(super) schema: String,
    /// The version of this form; 1. New fields may come beside the old ones without a new version.
    pub(super) version: u32,
    /// The language of the course, a BCP 47 tag; a page may have another.
    pub(super) language: String,
    /// The site that the course stands in.
    pub(super) site: SiteView,
    /// All audiences of the site.
    pub(super) audiences: Vec<Named>,
    /// The course itself.
    pub(super) course: CourseView,
    /// The rules for the order of the modules, in the order in which they were given.
    pub(super) rules: Vec<RuleView>,
    /// The rules that name modules of this course and of others, from whichever course they stand
    /// in. Modules have the id of their course in front: `vurdering/modul-2`.
    pub(super) rules_between: Vec<RuleView>,
    /// Modules that may be taken in any order among themselves, beside all that is required of
    /// them.
    pub(super) free_groups: Vec<FreeGroup>,
    /// What the course takes in all, for each of its audiences.
    pub(super) times: Vec<AudienceTimes>,
    /// The modules, in published order.
    pub(super) modules: Vec<ModuleView>,
    /// Free pages in the course's own folder.
    pub(super) pages: Vec<LinkedPage>,
}

/// The site.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Site")]
pub(super) struct SiteView {
    /// The site's title.
    pub(super) title: String,
    /// The way from this file to the site's root: put it before an address to get a reference
    /// relative to this file.
    pub(super) root: String,
    /// Where the site stands on the web, with `/` at the end, if its config says so.
    pub(super) base_url: Option<String>,
}

/// An audience.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Audience")]
pub(super) struct Named {
    /// What other fields call it.
    pub(super) id: String,
    /// What readers call it.
    pub(super) name: String,
}

/// A page that can be linked to.
#[derive(Serialize, JsonSchema)]
pub(super) struct LinkedPage {
    /// The title.
    pub(super) title: String,
    /// The language of its texts, a BCP 47 tag.
    pub(super) language: String,
    /// One sentence about it.
    pub(super) description: Option<String>,
    /// Where it stands, from the site's root, percent-encoded where needed.
    pub(super) address: String,
}

/// A course.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Course")]
pub(super) struct CourseView {
    /// The course's folder in the addresses.
    pub(super) id: String,
    #[serde(flatten)]
    pub(super) page: LinkedPage,
    /// What it calls its modules.
    #[schemars(extend("enum" = Called::ALL.iter().map(|called| called.id()).collect::<Vec<_>>()))]
    pub(super) called: &'static str,
    /// The ids of the audiences that it is for.
    pub(super) audience: Vec<String>,
    /// How long it takes, in calendar time, as its author says.
    pub(super) durations: Vec<ForAudience>,
    /// How much work it is for all, as its author says; `null` where a rate is stated, or another
    /// amount for each audience.
    pub(super) workload: Option<Time>,
    /// How much work it is, as its author says.
    pub(super) workloads: Vec<WorkFor>,
    /// When it opens for all: a day (`2019-11-01`) or a month (`2020-03`); `null` where each
    /// audience has its own date.
    pub(super) opens: Option<String>,
    /// When it opens, for all or for each audience.
    pub(super) openings: Vec<OpensFor>,
    /// When it closes: a day or a month.
    pub(super) closes: Option<String>,
    /// When it may be started.
    pub(super) starts: Option<WindowView>,
    /// The rounds that it is held in.
    pub(super) rounds: Vec<RoundView>,
    /// How one enrols.
    pub(super) enrolment: Option<EnrolmentView>,
    /// What it costs, in its author's words.
    pub(super) price: Option<String>,
    /// What one can do after it.
    pub(super) goals: Vec<String>,
}

/// A module.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Module")]
pub(super) struct ModuleView {
    /// The module's folder in the addresses; unique in the course.
    pub(super) id: String,
    /// Its number, unless it is only titled.
    pub(super) number: Option<u32>,
    #[serde(flatten)]
    pub(super) page: LinkedPage,
    /// The ids of the audiences that it is for.
    pub(super) audience: Vec<String>,
    /// How long it takes, in calendar time, as its author says.
    pub(super) durations: Vec<ForAudience>,
    /// How much work it is for all, as its author says; `null` where a rate is stated, or another
    /// amount for each audience.
    pub(super) workload: Option<Time>,
    /// How much work it is, as its author says.
    pub(super) workloads: Vec<WorkFor>,
    /// When it opens for all: a day (`2019-11-01`) or a month (`2020-03`); `null` where each
    /// audience has its own date.
    pub(super) opens: Option<String>,
    /// When it opens, for all or for each audience.
    pub(super) openings: Vec<OpensFor>,
    /// What one can do after it.
    pub(super) goals: Vec<String>,
    #[serde(flatten)]
    pub(super) before: Before,
    /// The ids of the modules that require this one directly.
    pub(super) opens_for: Vec<String>,
    /// Whether a rule puts it first or last of all.
    pub(super) place: Option<Place>,
    /// The working time of its pages, for each of its audiences.
    pub(super) times: Vec<ModuleTimes>,
    /// The rules for the order of its pages.
    pub(super) rules: Vec<RuleView>,
    /// Pages that may be taken in any order among themselves, beside all that is required of them.
    pub(super) free_groups: Vec<FreeGroup>,
    /// Its pages, in published order.
    pub(super) pages: Vec<PageView>,
    /// The page for whoever leads the work; it stands beside the way through the module.
    pub(super) leader_page: Option<PageView>,
}

/// A page of a module: one activity or resource.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Page")]
pub(super) struct PageView {
    /// The page's file in the addresses, without `.html`; unique in the module.
    pub(super) id: String,
    #[serde(flatten)]
    pub(super) page: LinkedPage,
    /// What it is.
    #[schemars(extend("enum" = Kind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>()))]
    pub(super) kind: &'static str,
    /// Whether each does it alone, or all together.
    #[schemars(extend("enum" = form_ids()))]
    pub(super) form: Option<&'static str>,
    /// The ids of the audiences that it is for.
    pub(super) audience: Vec<String>,
    /// How much work it is.
    pub(super) duration: Option<Time>,
    /// When it is.
    pub(super) when: Option<WhenView>,
    /// Where it is, in the author's words.
    #[serde(rename = "where")]
    pub(super) place: Option<String>,
    /// What to bring or have ready.
    pub(super) bring: Vec<String>,
    /// What comes out of it.
    pub(super) outcome: Vec<String>,
    /// The plans of meetings in its text.
    pub(super) plans: Vec<PlanView>,
    #[serde(flatten)]
    pub(super) before: Before,
}

/// The values of a page's form; `None` for a page without one.
fn form_ids() -> Vec<Option<&'static str>> {
    Form::ALL.iter().map(|form| Some(form.id())).chain([None]).collect()
}

/// The plan of a meeting.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Plan")]
pub(super) struct PlanView {
    /// What its parts add up to.
    pub(super) total: Option<Time>,
    /// Its parts, in order.
    pub(super) items: Vec<PlanItemView>,
}

/// One part of a meeting.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PlanItem")]
pub(super) struct PlanItemView {
    /// How long it takes.
    pub(super) duration: Time,
    /// What is done.
    pub(super) title: String,
    /// What else the plan says of it.
    pub(super) details: Vec<String>,
    /// How it is worked with, in the author's words, such as `Plenum` or `Gruppe`.
    pub(super) form: Option<String>,
    /// The rounds that it is made of; `null` where the plan does not say so.
    pub(super) rounds: Option<PlanRoundsView>,
}

/// Rounds of equal length within a part of a meeting.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PlanRounds")]
pub(super) struct PlanRoundsView {
    /// How many.
    pub(super) count: u32,
    /// How many minutes each takes.
    pub(super) minutes: u32,
    /// What is done in each, in order; empty where the plan does not say.
    pub(super) steps: Vec<PlanStepView>,
}

/// A step of a round.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PlanStep")]
pub(super) struct PlanStepView {
    /// What is done, in the author's words.
    pub(super) name: String,
    /// How many minutes it takes.
    pub(super) minutes: u32,
}

/// A place that a rule gives a module.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Place {
    First,
    Last,
}

impl Place {
    /// The place as the plan has it.
    pub(super) fn of(place: order::Place) -> Self {
        match place {
            order::Place::First => Self::First,
            order::Place::Last => Self::Last,
        }
    }
}

/// What a course takes in all, for one audience; where some of its modules have no time, what is
/// known is a least (`at_least`).
#[derive(Serialize, JsonSchema)]
pub(super) struct AudienceTimes {
    /// The id of the audience.
    pub(super) audience: String,
    /// Working time of all modules that are for it; `null` where nothing is known.
    pub(super) work: Option<Time>,
    /// Calendar time when those modules are taken one after the other; `null` where nothing is
    /// known.
    pub(super) in_sequence: Option<Time>,
    /// The least calendar time: along the longest chain of modules that must follow each other,
    /// with all else side by side; `null` where nothing is known.
    pub(super) least: Option<Time>,
}

/// The working time of a module's pages, for one audience; where some of them have no time, what is
/// known is a least (`at_least`).
#[derive(Serialize, JsonSchema)]
pub(super) struct ModuleTimes {
    /// The id of the audience.
    pub(super) audience: String,
    /// Of the pages that each does alone; `null` where nothing is known.
    pub(super) individual: Option<Time>,
    /// Of the pages that are done together; `null` where nothing is known.
    pub(super) collective: Option<Time>,
    /// Of all pages, those without a form included; `null` where nothing is known.
    pub(super) all: Option<Time>,
}

/// A workload for one audience, or for all.
#[derive(Serialize, JsonSchema)]
pub(super) struct WorkFor {
    /// The id of the audience; `null` for all.
    pub(super) audience: Option<String>,
    /// As people write it in the language of the file.
    pub(super) text: String,
    /// The whole amount, or that of each time if the work is a rate.
    pub(super) amount: Time,
    /// How often the amount is needed ("2 timer per uke"); `null` where it is the whole.
    pub(super) per: Option<Per>,
    /// How long the work is spread over, where that is written with it.
    pub(super) over: Option<Time>,
}

/// When something opens for one audience, or for all.
#[derive(Serialize, JsonSchema)]
pub(super) struct OpensFor {
    /// The id of the audience; `null` for all.
    pub(super) audience: Option<String>,
    /// A day or a month.
    pub(super) opens: String,
}

/// A duration for one audience, or for all.
#[derive(Serialize, JsonSchema)]
pub(super) struct ForAudience {
    /// The id of the audience; `null` for all.
    pub(super) audience: Option<String>,
    #[serde(flatten)]
    pub(super) time: Time,
}
