//! `course.json`: a course for other programs, one file beside each course's page.
//!
//! In: the model. Out: the text of a file for each course, with its modules, rules, times and
//! addresses; and the JSON Schema of the files, at the site's root. The types in `view`,
//! `rule_view`, `time_view`, `when_view` and `enrolment_view` are the contract. They are separate
//! from the model, so that the model can change, and from the views of templates, which have words
//! instead of numbers. Names are in `snake_case`, as in `loype check --format json`. Every field is
//! always present, and is `null` or empty without a value. The same site gives the same bytes.

mod enrolment_view;
mod order;
mod rule_view;
mod time;
mod time_view;
mod view;
mod when_view;

use self::enrolment_view::EnrolmentView;
use self::order::PlanWithIds;
use self::rule_view::RuleView;
use self::time::time;
use self::time_view::Time;
use self::view::{
    AudienceTimes, CourseFile, CourseView, ForAudience, LinkedPage, ModuleTimes, ModuleView, Named,
    OpensFor, PageView, Place, PlanItemView, PlanRoundsView, PlanStepView, PlanView, SiteView,
    WorkFor,
};
use self::when_view::WhenView;
use super::reads::Renderer;
use crate::config::AudienceId;
use crate::course::address::{escape, relative, to_root};
use crate::course::generated::{DATA_FILE, DATA_SCHEMA};
use crate::course::meeting::{MeetingPlan, PlanItem, RoundStep, Rounds};
use crate::course::opening::Opening;
use crate::course::openings::{self, Openings};
use crate::course::order::{OrderPlan, StationId};
use crate::course::when::When;
use crate::course::{self, Course, CourseId, Module, ModuleId, Page, PageMeta};
use crate::ids::IndexVec;
use crate::schema;

/// The version of the format: it rises only when a field changes its meaning or is removed.
const VERSION: u32 = 1;

/// The address of a course's file.
pub(super) fn address(course: &Course) -> String {
    let folder = course.meta.address.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{DATA_FILE}")
}

/// The data of a course, given by its id.
pub(super) fn text(renderer: Renderer, id: CourseId) -> String {
    renderer
        .course(id)
        .map(|course| CourseFileBuilder { renderer, id, course }.text())
        .unwrap_or_default()
}

/// The JSON Schema of `course.json`.
#[must_use]
pub fn schema() -> String {
    schema::of::<CourseFile>()
}

/// Builds the file of one course.
struct CourseFileBuilder<'a> {
    renderer: Renderer<'a>,
    id: CourseId,
    course: &'a Course,
}

impl CourseFileBuilder<'_> {
    fn text(&self) -> String {
        serde_json::to_string_pretty(&self.file()).unwrap_or_default() + "\n"
    }

    fn file(&self) -> CourseFile {
        let (config, course) = (self.renderer.config(), self.course);
        let address = address(course);
        let order = self.with_ids(&course.order, course.modules.iter().map(module_id).collect());
        CourseFile {
            schema: relative(&address, DATA_SCHEMA),
            version: VERSION,
            language: course.meta.language.to_string(),
            site: SiteView {
                title: config.title.clone(),
                root: to_root(&address),
                base_url: config.base_url.as_ref().map(ToString::to_string),
            },
            audiences: config
                .audiences
                .iter()
                .map(|audience| Named { id: audience.id.clone(), name: audience.name.clone() })
                .collect(),
            course: self.course_view(),
            rules: order.rules(),
            rules_between: self.rules_between(),
            free_groups: order.free_groups(),
            times: course.audience.iter().map(|&audience| self.audience_times(audience)).collect(),
            modules: course
                .modules
                .iter_enumerated()
                .map(|(id, module)| self.module(&order, id.into(), module))
                .collect(),
            pages: course.pages.iter().map(linked_page).collect(),
        }
    }

    fn with_ids<'a>(
        &'a self,
        plan: &'a OrderPlan,
        ids: IndexVec<StationId, String>,
    ) -> PlanWithIds<'a> {
        PlanWithIds { plan, ids, renderer: self.renderer }
    }

    fn rules_between(&self) -> Vec<RuleView> {
        let Some(cross_course) = self.renderer.cross_course() else { return Vec::new() };
        let ids = |course: &Course| -> Vec<String> {
            course
                .modules
                .iter()
                .map(|module| format!("{}/{}", folder_of(&course.meta), module_id(module)))
                .collect()
        };
        let courses = self.renderer.site().courses.iter();
        let stations = courses.flat_map(|course| ids(course)).collect();
        let order = self.with_ids(cross_course.plan(), stations);
        order.some_rules(cross_course.naming(self.id))
    }

    fn course_view(&self) -> CourseView {
        let course = self.course;
        CourseView {
            id: folder_of(&course.meta).to_owned(),
            page: linked_page(&course.meta),
            called: course.called.id(),
            audience: self.audiences(&course.audience),
            durations: self.durations(&course.durations),
            workload: self.workload(&course.workloads),
            workloads: self.workloads(&course.workloads),
            opens: course.opens.for_all().map(Opening::iso8601),
            openings: self.openings(&course.opens),
            closes: course.closes.map(Opening::iso8601),
            starts: course.starts.map(|starts| time::window(starts, self.language())),
            rounds: course.rounds.iter().map(time::round).collect(),
            enrolment: course.enrolment.as_ref().map(EnrolmentView::of),
            price: course.price.as_ref().map(|price| price.text().to_owned()),
            goals: course.goals.clone(),
        }
    }

    fn audience_times(&self, audience: AudienceId) -> AudienceTimes {
        let times = self.course.times(audience);
        AudienceTimes {
            audience: self.audience(audience),
            work: time::working(&times.work, self.language()),
            in_sequence: time::calendar(&times.in_sequence, self.language()),
            least: time::calendar(&times.at_least, self.language()),
        }
    }

    fn module(&self, order: &PlanWithIds, station: StationId, module: &Module) -> ModuleView {
        let pages = self.with_ids(&module.order, module.pages.iter().map(page_id).collect());
        ModuleView {
            id: module_id(module),
            number: module.number,
            page: linked_page(&module.meta),
            audience: self.audiences(&module.audience),
            durations: self.durations(&module.durations),
            workload: self.workload(&module.workloads),
            workloads: self.workloads(&module.workloads),
            opens: module.opens.for_all().map(Opening::iso8601),
            openings: self.openings(&module.opens),
            goals: module.goals.clone(),
            before: order.before(station),
            opens_for: order.ids_of(&order.plan.directly_requiring(station)),
            place: order.plan.place(station).map(Place::of),
            times: module
                .audience
                .iter()
                .map(|&audience| self.module_times(module, audience))
                .collect(),
            rules: pages.rules(),
            free_groups: pages.free_groups(),
            pages: module
                .pages
                .iter_enumerated()
                .map(|(id, page)| self.page(&pages, Some(id.into()), page))
                .collect(),
            leader_page: module.leader_page.as_ref().map(|page| self.page(&pages, None, page)),
        }
    }

    fn module_times(&self, module: &Module, audience: AudienceId) -> ModuleTimes {
        let (times, language) = (module.times(audience), self.language());
        ModuleTimes {
            audience: self.audience(audience),
            individual: time::working(&times.individual.sum(), language),
            collective: time::working(&times.collective.sum(), language),
            all: time::working(&times.all.sum(), language),
        }
    }

    /// A page; `station` is its station in the order, if it has one.
    fn page(&self, order: &PlanWithIds, station: Option<StationId>, page: &Page) -> PageView {
        PageView {
            id: page_id(page),
            page: linked_page(&page.meta),
            kind: page.kind.id(),
            form: page.form.map(crate::kind::Form::id),
            audience: self.audiences(&page.audience),
            duration: page.duration.as_ref().map(|stated| time(&stated.duration, self.language())),
            when: page.when.as_ref().map(|when| self.when(when)),
            place: page.place.clone(),
            bring: page.bring.clone(),
            outcome: page.outcome.clone(),
            plans: page.plans.iter().map(|plan| self.plan(plan)).collect(),
            before: station.map(|station| order.before(station)).unwrap_or_default(),
        }
    }

    fn when(&self, when: &When) -> WhenView {
        let id = |module: ModuleId| self.course.modules.get(module).map(module_id);
        time::when(when, self.language(), id)
    }

    fn plan(&self, plan: &MeetingPlan) -> PlanView {
        let item = |item: &PlanItem| PlanItemView {
            duration: time(&item.duration, self.language()),
            title: item.title.clone(),
            details: item.details.clone(),
            form: item.form.clone(),
            rounds: item.rounds.as_ref().map(rounds),
        };
        PlanView {
            total: time::working(&plan.total(), self.language()),
            items: plan.items.iter().map(item).collect(),
        }
    }

    fn durations(&self, durations: &[course::ForAudience]) -> Vec<ForAudience> {
        let view = |of: &course::ForAudience| ForAudience {
            audience: of.audience.map(|audience| self.audience(audience)),
            time: time(&of.duration, self.language()),
        };
        durations.iter().map(view).collect()
    }

    fn openings(&self, openings: &Openings) -> Vec<OpensFor> {
        let view = |of: openings::OpensFor| OpensFor {
            audience: of.audience.map(|audience| self.audience(audience)),
            opens: of.opens.iso8601(),
        };
        openings.iter().map(view).collect()
    }

    /// The whole amount for all, where one is stated.
    fn workload(&self, workloads: &[course::WorkFor]) -> Option<Time> {
        let for_all = workloads.iter().find(|of| of.audience.is_none())?;
        let is_whole = for_all.workload.per().is_none();
        is_whole.then(|| time(for_all.workload.amount(), self.language()))
    }

    fn workloads(&self, workloads: &[course::WorkFor]) -> Vec<WorkFor> {
        let view = |of: &course::WorkFor| WorkFor {
            audience: of.audience.map(|audience| self.audience(audience)),
            text: of.workload.print(self.language()),
            amount: time(of.workload.amount(), self.language()),
            per: of.workload.per().map(time::per),
            over: of.workload.over().map(|over| time(over, self.language())),
        };
        workloads.iter().map(view).collect()
    }

    fn audiences(&self, audiences: &[AudienceId]) -> Vec<String> {
        audiences.iter().map(|&audience| self.audience(audience)).collect()
    }

    fn audience(&self, audience: AudienceId) -> String {
        self.renderer
            .config()
            .audiences
            .get(audience)
            .map(|audience| audience.id.clone())
            .unwrap_or_default()
    }

    fn language(&self) -> &str {
        self.renderer.language()
    }
}

/// The rounds of a part of a meeting.
fn rounds(of: &Rounds) -> PlanRoundsView {
    let step = |step: &RoundStep| PlanStepView { name: step.name.clone(), minutes: step.minutes };
    PlanRoundsView {
        count: of.count,
        minutes: of.minutes,
        steps: of.steps.iter().map(step).collect(),
    }
}

/// The folder of a page in its address. Other programs can store it, since addresses do not change.
fn folder_of(meta: &PageMeta) -> &str {
    meta.address.rsplit('/').nth(1).unwrap_or_default()
}

fn module_id(module: &Module) -> String {
    folder_of(&module.meta).to_owned()
}

fn page_id(page: &Page) -> String {
    let file = page.meta.address.rsplit('/').next().unwrap_or_default();
    file.strip_suffix(".html").unwrap_or(file).to_owned()
}

fn linked_page(meta: &PageMeta) -> LinkedPage {
    LinkedPage {
        title: meta.title.clone(),
        language: meta.language.to_string(),
        description: meta.description.clone(),
        address: escape(&meta.address),
    }
}
