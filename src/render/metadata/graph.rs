//! The structured data of a page, in terms of schema.org: a course, a part of one, or a page of the
//! site.
//!
//! In: the model. Out: a [`Work`] and the [`BreadcrumbList`] of its page.
//!
//! schema.org has one number for a time, and authors write ranges ("8–10 timer"): the smallest
//! amount is given, or the largest where it is the only one ("inntil 2 timer"). Working time is
//! `timeRequired` and `courseWorkload`, calendar time the `duration` of an instance. A course whose
//! audiences have different times or dates has one instance for each of them, and its
//! `timeRequired` is that of its first audience in the config. Alternatives ("minst to av 2–4") have
//! no term in schema.org and are left out.

use super::offer::offer;
use super::schema_org::{
    AlignmentObject, BreadcrumbList, CourseInstance, EducationalAudience, ListItem, Node,
    Organization, Work,
};
use super::subject::Subject;
use crate::config::AudienceId;
use crate::course::address::absolute;
use crate::course::duration::{Amount, Amounts, WorkingTime};
use crate::course::opening::Opening;
use crate::course::times::{duration_for, workload_for};
use crate::course::{Course, CourseId, Module, Page, PageId, PageMeta};
use crate::ids::Id;
use crate::kind::Form;
use crate::render::jobs::Place;
use crate::render::reads::Renderer;
use crate::render::views::{LinkView, PageView};

/// Builds the nodes of a page.
pub(super) struct GraphBuilder<'a> {
    pub(super) renderer: Renderer<'a>,
}

impl GraphBuilder<'_> {
    /// The page itself; `None` for a page that can be shown at any address.
    pub(super) fn work(
        &self,
        page: &PageView,
        subject: Option<Subject>,
        description: Option<String>,
    ) -> Option<Node> {
        let work = match subject {
            Some(Subject::Front) => self.web_site(),
            Some(Subject::Course(index, course)) => self.course(index, course),
            Some(Subject::Module(place)) => self.module(place),
            Some(Subject::Page(place, index, page)) => self.page(place, index, page),
            None if page.r#type == "front" => self.web_site(),
            None if page.r#type == "not-found" => return None,
            Some(Subject::Free(..)) | None => Work { r#type: "WebPage", ..Work::default() },
        };
        let name = if work.name.is_empty() { page.title.clone() } else { work.name.clone() };
        Some(Node::Work(Box::new(Work {
            name,
            url: page.canonical.clone(),
            description,
            in_language: Some(page.language.clone()),
            date_modified: page.updated.as_ref().map(|updated| updated.iso.clone()),
            ..work
        })))
    }

    /// The breadcrumbs of a page; `None` where its address is not known.
    pub(super) fn breadcrumbs(&self, page: &PageView) -> Option<Node> {
        let own = page.canonical.clone().filter(|_| !page.breadcrumb.is_empty())?;
        let above = page
            .breadcrumb
            .iter()
            .filter_map(|link| Some((link.title.clone(), self.url(&link.address)?)));
        let steps = above.chain([(page.title.clone(), own)]);
        let items =
            (1..).zip(steps).map(|(position, (name, item))| ListItem { position, name, item });
        Some(Node::Breadcrumbs(BreadcrumbList { item_list_element: items.collect() }))
    }

    fn web_site(&self) -> Work {
        Work {
            r#type: "WebSite",
            name: self.renderer.config().title.clone(),
            provider: self.provider(),
            ..Work::default()
        }
    }

    fn course(&self, id: CourseId, course: &Course) -> Work {
        Work {
            r#type: "Course",
            time_required: course
                .audience
                .first()
                .and_then(|&audience| course_work(course, audience)),
            audience: self.audiences(&course.audience),
            teaches: course.goals.clone(),
            course_prerequisites: self.before_course(id),
            provider: self.provider(),
            offers: offer(course),
            has_course_instance: self.instances(course),
            has_part: self.parts(course.modules.iter().map(|module| &module.meta)),
            ..Work::default()
        }
    }

    fn module(&self, place: Place) -> Work {
        let module = place.module;
        Work {
            r#type: "LearningResource",
            learning_resource_type: Some("module"),
            position: Some(place.path.module.index() + 1),
            time_required: module
                .audience
                .first()
                .and_then(|&audience| smallest_of(&module.work(audience).sum())),
            audience: self.audiences(&module.audience),
            teaches: module.goals.clone(),
            competency_required: self.before_module(place),
            is_part_of: Some(Box::new(self.reference("Course", place.course))),
            has_part: self.parts(module.pages.iter().map(|page| &page.meta)),
            ..Work::default()
        }
    }

    fn page(&self, place: Place, id: Option<PageId>, page: &Page) -> Work {
        let module = place.module;
        let of_course = Some(Box::new(self.reference("Course", place.course)));
        let of_module =
            Work { is_part_of: of_course, ..self.reference("LearningResource", &module.meta) };
        let before =
            id.map(|id| module.order.required_directly_before(id.into())).unwrap_or_default();
        let required = before.into_iter().filter_map(|before| module.pages.get(before.into()));
        Work {
            r#type: "LearningResource",
            learning_resource_type: Some(page.kind.id()),
            position: id.map(|id| id.index() + 1),
            time_required: page
                .duration
                .as_ref()
                .and_then(|stated| smallest(stated.duration.amounts())),
            audience: self.audiences(&page.audience),
            competency_required: required
                .map(|page| self.required(page.meta.title.clone(), &page.meta.address))
                .collect(),
            is_part_of: Some(Box::new(of_module)),
            ..Work::default()
        }
    }

    /// One instance for each round that the course is held in, or one in all; each for all
    /// audiences, or one for each where their times differ.
    fn instances(&self, course: &Course) -> Vec<CourseInstance> {
        let whole = [(None, None, course.closes)];
        let rounds: Vec<_> = course
            .rounds
            .iter()
            .map(|round| (Some(round.name.clone()), Some(round.opens), round.closes))
            .collect();
        let held = if rounds.is_empty() { whole.to_vec() } else { rounds };
        let dated = |(name, opens, closes): &(Option<String>, Option<Opening>, Option<Opening>)| {
            let dated = |instance: CourseInstance| CourseInstance {
                name: name.clone(),
                start_date: opens.map(Opening::iso8601).or(instance.start_date),
                end_date: closes.map(Opening::iso8601),
                ..instance
            };
            self.undated(course).into_iter().map(dated).collect::<Vec<_>>()
        };
        held.iter().flat_map(dated).collect()
    }

    fn undated(&self, course: &Course) -> Vec<CourseInstance> {
        let mode = if course.modules.iter().any(meets) { "Blended" } else { "Online" };
        let instance = |audience: AudienceId, named: bool| CourseInstance {
            name: None,
            course_mode: mode,
            course_workload: course_work(course, audience).or_else(|| {
                let stated = workload_for(&course.workloads, audience)?;
                Some(stated.workload.print(self.renderer.language()))
            }),
            duration: calendar(course, audience),
            start_date: course.opens.of(audience).map(Opening::iso8601),
            end_date: None,
            audience: self.audiences(&[audience]).into_iter().next().filter(|_| named),
        };
        let times = |audience: AudienceId| {
            let opens = course.opens.of(audience).map(Opening::iso8601);
            (course_work(course, audience), calendar(course, audience), opens)
        };
        match course.audience.as_slice() {
            [first, rest @ ..] if rest.iter().all(|&audience| times(audience) == times(*first)) => {
                vec![instance(*first, false)]
            }
            audiences => audiences.iter().map(|&audience| instance(audience, true)).collect(),
        }
    }

    /// The modules of other courses that must come before a module of this one.
    fn before_course(&self, id: CourseId) -> Vec<AlignmentObject> {
        let course = self.renderer.shared_course(id);
        let requires = course.map(|course| course.requires.as_slice()).unwrap_or_default();
        requires.iter().map(|link| self.required_link(link)).collect()
    }

    fn before_module(&self, place: Place) -> Vec<AlignmentObject> {
        let module = self.renderer.shared_module(place.path);
        let requires = module.map(|module| module.requires.as_slice()).unwrap_or_default();
        requires.iter().map(|link| self.required_link(link)).collect()
    }

    fn required_link(&self, link: &LinkView) -> AlignmentObject {
        let name = match &link.label {
            Some(label) => format!("{label} {}", link.title),
            None => link.title.clone(),
        };
        self.required(name, &link.address)
    }

    fn required(&self, target_name: String, address: &str) -> AlignmentObject {
        AlignmentObject { alignment_type: "requires", target_name, target_url: self.url(address) }
    }

    fn parts<'l>(&self, metas: impl Iterator<Item = &'l PageMeta>) -> Vec<Work> {
        let part = |(position, meta)| Work {
            position: Some(position),
            ..self.reference("LearningResource", meta)
        };
        (1..).zip(metas).map(part).collect()
    }

    fn reference(&self, r#type: &'static str, meta: &PageMeta) -> Work {
        // The language of the page itself stands on it.
        let is_other = meta.language != *self.renderer.written();
        Work {
            r#type,
            name: meta.title.clone(),
            url: self.url(&meta.address),
            in_language: is_other.then(|| meta.language.to_string()),
            ..Work::default()
        }
    }

    /// Whom the config names to write to; the title of a site is no organisation.
    fn provider(&self) -> Option<Organization> {
        let config = self.renderer.config();
        let contact = config.contact.as_ref();
        let named = contact.filter(|contact| contact.email.as_ref() != Some(&contact.name))?;
        Some(Organization {
            name: named.name.clone(),
            url: config.base_url.as_ref().map(ToString::to_string),
            email: named.email.clone(),
        })
    }

    fn audiences(&self, audiences: &[AudienceId]) -> Vec<EducationalAudience> {
        let found = audiences.iter().filter_map(|&id| self.renderer.config().audiences.get(id));
        found
            .map(|audience| EducationalAudience {
                educational_role: audience.id.clone(),
                audience_type: audience.name.clone(),
            })
            .collect()
    }

    fn url(&self, address: &str) -> Option<String> {
        self.renderer.config().base_url.as_ref().map(|base| absolute(base.as_str(), address))
    }
}

/// Whether a module has a page that is done together, or a gathering or a visit.
fn meets(module: &Module) -> bool {
    let is_met = |page: &Page| page.form == Some(Form::Collective) || page.kind.brings_together();
    module.pages.iter().any(is_met)
}

/// The working time of a course: as stated, or the sum of its modules; `None` for a rate without a
/// length.
fn course_work(course: &Course, audience: AudienceId) -> Option<String> {
    let Some(stated) = workload_for(&course.workloads, audience) else {
        return smallest_of(&course.times(audience).work);
    };
    let length = duration_for(&course.durations, audience).map(|length| &length.duration);
    match stated.workload.per() {
        None => smallest(stated.workload.amount().amounts()),
        Some(_) => stated.workload.work(length).as_ref().and_then(smallest_of),
    }
}

/// The calendar time of a course for an audience: as stated, or the least that the rules allow.
fn calendar(course: &Course, audience: AudienceId) -> Option<String> {
    match duration_for(&course.durations, audience) {
        Some(stated) => smallest(stated.duration.amounts()),
        None => course.times(audience).at_least.amounts().and_then(smallest),
    }
}

fn smallest_of(time: &WorkingTime) -> Option<String> {
    time.amounts().and_then(smallest)
}

fn smallest(amounts: Amounts) -> Option<String> {
    amounts.minimum.or(amounts.maximum).map(Amount::iso8601)
}
