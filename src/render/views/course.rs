//! Views of courses, modules and the pages of modules.

use serde::{Deserialize, Serialize};
use tera::Value;

use super::after::AfterView;
use super::common::{
    AudienceTimeView, AudienceView, DurationView, LinkView, NamedView, OpeningForView, OpeningView,
    TimeView, WhenView,
};
use crate::kind::Kind;

/// A round that a course is held in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RoundView {
    pub(crate) name: String,
    /// When it opens and closes, in words.
    pub(crate) text: String,
}

/// How one enrols in a course.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct EnrolmentView {
    /// Where: a site, an e-mail address, or words.
    pub(crate) address: Option<String>,
    /// The address for a link, where it is one.
    pub(crate) href: Option<String>,
    /// Whether it is a page of another site.
    pub(crate) is_page: bool,
    pub(crate) deadline: Option<OpeningView>,
    pub(crate) steps: Vec<EnrolmentStepView>,
}

/// One thing that is done to enrol.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct EnrolmentStepView {
    pub(crate) who: Option<String>,
    pub(crate) what: String,
    pub(crate) deadline: Option<OpeningView>,
}

/// A course.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CourseView {
    pub(crate) title: String,
    /// The language of its texts where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    /// What it calls its modules: `module`, `phase`, `part`, `session`, `gathering`, `week` or
    /// `theme`; to be passed on to words about modules.
    pub(crate) called: &'static str,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) duration: Option<String>,
    pub(crate) workload: Option<String>,
    pub(crate) audience: Vec<AudienceView>,
    /// When it opens, where that is the same for all.
    pub(crate) opens: Option<OpeningView>,
    /// When it opens, for all or for each audience.
    pub(crate) openings: Vec<OpeningForView>,
    pub(crate) closes: Option<OpeningView>,
    /// When it may be started, in words.
    pub(crate) starts: Option<String>,
    pub(crate) rounds: Vec<RoundView>,
    pub(crate) enrolment: Option<EnrolmentView>,
    /// What it costs, in the author's words.
    pub(crate) price: Option<String>,
    pub(crate) goals: Vec<String>,
    pub(crate) rules: Vec<String>,
    pub(crate) times: Vec<AudienceTimeView>,
    #[cfg_attr(test, schemars(with = "Vec<ModuleView>"))]
    pub(crate) modules: Vec<Value>,
    /// The number of pages in its modules.
    pub(crate) page_count: usize,
    /// The list of modules that is the map too; `none` where the order does more than split and
    /// join, and for a single module.
    pub(crate) map: Option<MapView>,
    /// What the lines of the map mean, as HTML; `none` where that needs no words.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) legend: Option<Value>,
    /// The modules in order, each with its part of the map downwards.
    pub(crate) trail: Vec<StopView>,
    /// Free pages in the course's folder.
    pub(crate) pages: Vec<LinkView>,
    /// The overviews for leaders and owners that are not empty.
    pub(crate) overviews: Vec<OverviewLink>,
    /// What a participant prints of it, where something can be marked as done.
    pub(crate) certificate: Option<LinkView>,
}

/// A course on the pages of its modules: without what grows with it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CourseSummaryView {
    pub(crate) title: String,
    /// The language of its texts where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    /// What it calls its modules.
    pub(crate) called: &'static str,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) module_count: usize,
    pub(crate) overviews: Vec<OverviewLink>,
}

/// A link to an overview.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OverviewLink {
    /// The id of the audience that it is for.
    pub(crate) audience: &'static str,
    pub(crate) title: String,
    pub(crate) address: String,
}

/// A map that is a list of modules.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MapView {
    /// Whether there is room for it to the right.
    pub(crate) has_room: bool,
    /// The most modules that lie side by side.
    pub(crate) most: usize,
    pub(crate) segments: Vec<SegmentView>,
}

/// One module of the map, or some that lie side by side.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SegmentView {
    /// Its row on the map to the right, counted from 1.
    pub(crate) row: usize,
    /// What is said where its modules part: that they may be taken in any order.
    pub(crate) parting: Option<String>,
    /// What is said where they join: how many of them are enough.
    pub(crate) joining: Option<String>,
    /// The look of the line to it and from it: `required`, `recommended` or `choice`.
    pub(crate) before: Option<&'static str>,
    pub(crate) after: Option<&'static str>,
    pub(crate) stations: Vec<StationView>,
}

/// A module on the map.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StationView {
    /// `Modul 0 · først`.
    pub(crate) label: Option<String>,
    /// The least times, and the order that has no line.
    pub(crate) facts: Vec<String>,
    /// When it opens.
    pub(crate) dates: Vec<StationDateView>,
    /// What comes before it, for whoever does not see the lines.
    pub(crate) order: Vec<String>,
    /// Whether a rule puts it first or last.
    pub(crate) is_terminus: bool,
    #[cfg_attr(test, schemars(with = "ModuleView"))]
    pub(crate) module: Value,
}

/// When a module on the map opens.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StationDateView {
    pub(crate) text: String,
    /// The last day that it can mean, for machines.
    pub(crate) last_day: String,
}

/// A module on the map downwards.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StopView {
    /// Its row of lines as HTML; `none` for the only module of a course.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) rail: Option<Value>,
    /// What comes before it, in words with links from the course's own page.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(crate) order: Vec<Value>,
    /// The groups of modules in any order that begin with it, in words with links.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(crate) freedoms: Vec<Value>,
    #[cfg_attr(test, schemars(with = "ModuleView"))]
    pub(crate) module: Value,
}

/// Alternatives: at least `least` of several modules.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AlternativeView {
    pub(crate) least: usize,
    pub(crate) of: Vec<LinkView>,
}

/// A module.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ModuleView {
    pub(crate) number: Option<u32>,
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    /// The language of its texts where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) durations: Vec<DurationView>,
    pub(crate) workload: Option<String>,
    pub(crate) audience: Vec<AudienceView>,
    /// When it opens, where that is the same for all.
    pub(crate) opens: Option<OpeningView>,
    /// When it opens, for all or for each audience.
    pub(crate) openings: Vec<OpeningForView>,
    pub(crate) goals: Vec<String>,
    pub(crate) requires: Vec<LinkView>,
    /// Alternatives before it.
    pub(crate) alternatives: Vec<AlternativeView>,
    /// The modules that are only recommended before it.
    pub(crate) recommends: Vec<LinkView>,
    /// What comes before the module and what it opens, in sentences with links from the module's
    /// own page.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(crate) way: Vec<Value>,
    pub(crate) place: Option<&'static str>,
    pub(crate) pages: Vec<ItemView>,
    /// The number of pages, and the number for each audience that has fewer, in the form that
    /// scripts parse: `12 teacher:9`; `none` without pages.
    pub(crate) counts: Option<String>,
    /// The names of the pages in its folder, each with the audiences that it is for where that is
    /// not all, in the form that scripts parse: `velkommen samtaler:leader,owner`; `none` without
    /// pages, and of a module with more than a page shows beside its text.
    pub(crate) page_names: Option<String>,
    pub(crate) leader_page: Option<ItemView>,
    pub(crate) times: Vec<TimeView>,
    /// What comes after it: for all, and then for the views that differ.
    pub(crate) after: Vec<AfterView>,
}

/// A module among those that are near a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct NearbyModuleView {
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    /// The language of its title where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) address: String,
    pub(crate) audience: Vec<AudienceView>,
    /// The ids of the audiences that it is for, in the form that scripts parse; `none` where it is for
    /// all.
    pub(crate) shown_for: Option<String>,
    pub(crate) counts: Option<String>,
    pub(crate) page_names: Option<String>,
}

/// A page of a module, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ItemView {
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    /// The language of its texts where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) kind: NamedView,
    pub(crate) form: Option<NamedView>,
    pub(crate) duration: Option<String>,
    pub(crate) when: Option<WhenView>,
    #[serde(rename = "where")]
    pub(crate) place: Option<String>,
    pub(crate) bring: Vec<String>,
    pub(crate) outcome: Vec<String>,
    pub(crate) audience: Vec<AudienceView>,
    pub(crate) audience_narrower: bool,
    /// The ids of the audiences that it is for, in the form that scripts parse: `leader owner`; `none`
    /// where it is for all.
    pub(crate) shown_for: Option<String>,
}

impl ItemView {
    /// Whether people meet on the page.
    pub(crate) fn brings_together(&self) -> bool {
        Kind::find(&self.kind.id).is_some_and(Kind::brings_together)
    }
}
