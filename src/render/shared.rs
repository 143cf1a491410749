//! What many pages show of the same things: the site, the courses and the modules, made once and
//! shared.
//!
//! In: the model. Out: template values, which are reference-counted, so that a page costs no copy
//! of its course. Addresses in them are counted from the site's root; each page has a prefix that
//! leads there.

use std::sync::Arc;

use tera::Value;

use super::context::Renderer;
use super::durations::by_time;
use super::faces::Faces;
use super::links::link;
use super::memo::Memo;
use super::names::Name;
use super::sight::Sight;
use super::trail::{self, Route};
use super::views::{
    AccessibilityView, AlternativeView, ContactView, CourseLinkView, CourseView, DurationView,
    ItemView, LinkView, LogoView, ModuleView, NamedView, OverviewLink, SiteView, ViewView,
};
use super::way::Way;
use crate::config::{Audience, AudienceId, Conformity, Contact};
use crate::course::address::to_root;
use crate::course::generated::{FRONT, GeneratedPage, SupportRole};
use crate::course::language::Language;
use crate::course::link::Target;
use crate::course::opening::Opening;
use crate::course::order::{OrderRule, Place, Printer, StationId};
use crate::course::{Course, CourseId, ForAudience, Module, ModuleId, Page, PageId, PageMeta};
use crate::ids::{self, IndexVec};
use crate::slug::slug;

/// The template values that pages share.
pub(super) struct Shared {
    /// The site.
    pub(super) site: Value,
    /// The courses, in order.
    pub(super) courses: IndexVec<CourseId, Arc<SharedCourse>>,
}

/// The values of the rendering before.
#[derive(Default)]
pub(super) struct SharedMemory {
    site: Memo<Value>,
    courses: Vec<Memo<Arc<SharedCourse>>>,
}

impl Shared {
    /// The values of a module, given by the ids of its course and itself.
    pub(super) fn module(&self, course: CourseId, module: ModuleId) -> Option<&SharedModule> {
        self.courses.get(course)?.modules.get(module)
    }
}

/// The values of a course.
pub(super) struct SharedCourse {
    /// The course with its modules.
    pub(super) course: Value,
    /// Each of its modules.
    pub(super) modules: IndexVec<ModuleId, SharedModule>,
    /// Its overviews for those who lead and own.
    pub(super) overviews: Vec<(SupportRole, OverviewLink)>,
    /// What of other courses must come before something in this one.
    pub(super) requires: Vec<LinkView>,
}

/// The values of a module.
pub(super) struct SharedModule {
    /// The module with its pages.
    pub(super) module: Value,
    /// Each of its pages, and its leader page last.
    pub(super) items: Vec<ItemView>,
    /// What must come directly before it.
    pub(super) requires: Vec<LinkView>,
}

/// The shared values: those of the rendering before where they would be the same, and else made.
pub(super) fn share(renderer: Renderer, faces: &Faces, memory: &mut SharedMemory) -> Shared {
    memory.courses.resize_with(renderer.site.courses.len(), Memo::default);
    let of_course = |((id, course), known): ((CourseId, &Course), &mut Memo<Arc<SharedCourse>>)| {
        known.get(faces.course(id), || Arc::new(renderer.course(id, course)))
    };
    Shared {
        site: memory.site.get(faces.site, || Value::from_serializable(&renderer.site_view())),
        courses: renderer
            .site
            .courses
            .iter_enumerated()
            .zip(&mut memory.courses)
            .map(of_course)
            .collect(),
    }
}

fn contact(contact: &Contact) -> ContactView {
    ContactView { name: contact.name.clone(), email: contact.email.clone() }
}

impl Renderer<'_> {
    fn site_view(self) -> SiteView {
        let site = self.site;
        let config = &self.tree.config;
        let logo =
            config.logo.as_ref().and_then(|logo| match site.targets.resolve("", &logo.file.text) {
                Ok(Target::Asset { address, asset, .. }) => {
                    let picture = self.tree.assets.get(asset).and_then(|asset| asset.size);
                    let (width, height) =
                        (picture.map(|size| size.width), picture.map(|size| size.height));
                    Some(LogoView {
                        address: address.to_owned(),
                        alt: logo.alt.clone(),
                        width,
                        height,
                    })
                }
                _ => None,
            });
        let home = LinkView {
            title: self.words().plain(self.language(), "front-page"),
            address: FRONT.to_owned(),
            label: None,
        };
        SiteView {
            id: Some(slug(&config.title))
                .filter(|id| !id.is_empty())
                .unwrap_or_else(|| "site".to_owned()),
            title: config.title.clone(),
            description: config.description.clone(),
            footer: config.footer.clone(),
            contact: config.contact.as_ref().map(contact),
            logo,
            home,
            courses: site.courses.iter().map(|course| self.course_link(course)).collect(),
            pages: site.pages.iter().map(link).collect(),
            views: config.audiences.iter().map(ViewView::of).collect(),
            extra: config.extra.clone(),
            made: site
                .generated
                .iter()
                .filter(|page| !page.anywhere)
                .map(|page| self.generated_link(page))
                .collect(),
        }
    }

    /// What the site says of its own accessibility; nothing is claimed that the config does not
    /// say.
    pub(super) fn accessibility(self) -> AccessibilityView {
        let config = &self.tree.config;
        let of = config.accessibility.as_ref();
        let status = of.and_then(|of| of.status).map(Conformity::id);
        AccessibilityView {
            statement: of.and_then(|of| of.statement.clone()),
            status: status.map(|id| NamedView {
                id,
                name: self.words().plain(self.language(), &format!("accessibility-{id}")),
            }),
            assessed: self.opening(
                of.and_then(|of| of.assessed.as_ref()).and_then(|date| Opening::parse(date).ok()),
            ),
            faults: of.map(|of| of.faults.clone()).unwrap_or_default(),
            contact: of.and_then(|of| of.contact.as_ref()).or(config.contact.as_ref()).map(contact),
            complaints: of.and_then(|of| of.complaints.clone()),
        }
    }

    fn generated_link(self, page: &GeneratedPage) -> LinkView {
        LinkView {
            title: self.words().plain(self.language(), page.title),
            address: page.address.to_owned(),
            label: None,
        }
    }

    fn course_link(self, course: &Course) -> CourseLinkView {
        let PageMeta { title, address, description, .. } = course.meta.clone();
        CourseLinkView { title, address, description, duration: self.course_duration(course) }
    }

    fn course_duration(self, course: &Course) -> Option<String> {
        let one = |of: &ForAudience| {
            let time = of.duration.print(self.language());
            match of.audience.and_then(|audience| self.tree.config.audiences.get(audience)) {
                Some(audience) => format!("{} {time}", audience.in_a_sentence()),
                None => time,
            }
        };
        let all: Vec<String> = course.durations.iter().map(one).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    fn course(self, id: CourseId, course: &Course) -> SharedCourse {
        let sight = Sight::new(self.site, id, course, self.language());
        let route = Route::new(&sight.section);
        let modules: IndexVec<ModuleId, SharedModule> = course
            .modules
            .iter_enumerated()
            .map(|(id, module)| self.module(course, &sight, id, module))
            .collect();
        let values: IndexVec<ModuleId, Value> =
            modules.iter().map(|module| module.module.clone()).collect();
        let overviews = self.overviews(course);
        let view = CourseView {
            title: course.meta.title.clone(),
            address: course.meta.address.clone(),
            description: course.meta.description.clone(),
            duration: self.course_duration(course),
            workload: course
                .workload
                .as_ref()
                .map(|workload| workload.duration.print(self.language())),
            audience: self.audiences(&course.audience),
            opens: self.opening(course.opens),
            goals: course.goals.clone(),
            rules: self.rules(id, course),
            pages: course.pages.iter().map(link).collect(),
            times: self.course_times(course),
            overviews: overviews.iter().map(|(_, link)| link.clone()).collect(),
            map: trail::map(course, &sight, &route, &self.tree.config.audiences, self.speaker())
                .map(|map| Value::safe_string(&map)),
            trail: trail::list(&route, &values),
            modules: values.into_iter().collect(),
        };
        SharedCourse {
            course: Value::from_serializable(&view),
            modules,
            overviews,
            requires: required_of_others(&sight),
        }
    }

    /// The rules of a course, those about other courses too that stand in it.
    fn rules(self, id: CourseId, course: &Course) -> Vec<String> {
        let language = Language::of_tag(self.language());
        let printer = course.order.printer(language);
        let own = course
            .order
            .rules()
            .iter()
            .filter(|rule| !rule.is_cross_course)
            .flat_map(|rule| sentences(&printer, rule));
        let mut rules: Vec<String> = own.collect();
        if let Some(cross_course) = &self.site.cross_course {
            let printer = cross_course.plan().printer(language);
            rules.extend(cross_course.standing_in(id).flat_map(|rule| sentences(&printer, rule)));
        }
        rules
    }

    fn module(self, course: &Course, sight: &Sight, id: ModuleId, module: &Module) -> SharedModule {
        let pages: Vec<ItemView> = (1..)
            .zip(&module.pages)
            .map(|(number, page)| self.item(module, Some(number), page))
            .collect();
        let leader_page = self.leader_page(module);
        let place = course.order.place(id.into());
        let (root, here) = (to_root(&module.meta.address), sight.section.station(id));
        let way = Way {
            order: sight.section.order,
            links: &sight.links,
            own: &sight.section.own,
            here,
            name: Name::Label,
            speaker: self.speaker(),
            root: &root,
        };
        let requires = sight.links(&sight.section.order.required_directly_before(here));
        let alternatives = sight.section.order.alternatives_before(here).into_iter();
        let view = ModuleView {
            number: module.number,
            label: module.label(self.language()),
            title: module.meta.title.clone(),
            address: module.meta.address.clone(),
            description: module.meta.description.clone(),
            durations: self.durations(module),
            workload: module
                .workload
                .as_ref()
                .map(|workload| workload.duration.print(self.language())),
            audience: self.audiences(&module.audience),
            opens: self.opening(module.opens),
            goals: module.goals.clone(),
            requires: requires.clone(),
            alternatives: alternatives
                .map(|of| AlternativeView { least: of.least, of: sight.links(of.of) })
                .collect(),
            recommends: sight.links(&sight.section.order.recommended_before(here)),
            way: way.of_module(place),
            place: place.map(Place::id),
            times: self.module_times(module),
            pages: pages.clone(),
            counts: self.counts(&module.pages),
            leader_page: leader_page.clone(),
        };
        SharedModule {
            module: Value::from_serializable(&view),
            items: pages.into_iter().chain(leader_page).collect(),
            requires,
        }
    }

    /// A page of a module; `number` is its place, which together with the module's number is its
    /// label.
    fn item(self, module: &Module, number: Option<usize>, page: &Page) -> ItemView {
        let named = |list: &str, id: &'static str| NamedView {
            id,
            name: self.words().plain(self.language(), &format!("{list}-{id}")),
        };
        ItemView {
            label: module.number.zip(number).map(|(module, page)| format!("{module}.{page}")),
            title: page.meta.title.clone(),
            address: page.meta.address.clone(),
            description: page.meta.description.clone(),
            kind: named("kind", page.kind.id()),
            form: page.form.map(|form| named("form", form.id())),
            duration: page.duration.as_ref().map(|stated| stated.duration.print(self.language())),
            bring: page.bring.clone(),
            outcome: page.outcome.clone(),
            audience: self.audiences(&page.audience),
            audience_narrower: page.audience != module.audience,
        }
    }

    /// A module's leader page: the author's, or the one that is made of its notes.
    fn leader_page(self, module: &Module) -> Option<ItemView> {
        if let Some(page) = &module.leader_page {
            return Some(self.item(module, None, page));
        }
        let address = self.presence.made_leader_page(module)?;
        let name = module.label(self.language()).unwrap_or_else(|| module.meta.title.clone());
        let title = self.words().with(self.language(), "leader-page-title", &[("module", &name)]);
        let description = Some(self.words().plain(self.language(), "leader-page-description"));
        let meta = PageMeta::generated(title, description, address);
        let audience =
            self.tree.config.audiences.find(SupportRole::Leader.id()).into_iter().collect();
        Some(self.item(module, None, &Page::generated_support(meta, audience)))
    }

    fn overviews(self, course: &Course) -> Vec<(SupportRole, OverviewLink)> {
        let link = |who: SupportRole| {
            let title = self.words().plain(self.language(), who.overview());
            self.presence
                .overview(course, who)
                .map(|address| (who, OverviewLink { audience: who.id(), title, address }))
        };
        SupportRole::ALL.into_iter().filter_map(link).collect()
    }

    fn counts(self, pages: &IndexVec<PageId, Page>) -> Option<String> {
        let is_for = |page: &&Page, audience: AudienceId| {
            page.audience.is_empty() || page.audience.contains(&audience)
        };
        let count = |(audience, of): (AudienceId, &Audience)| {
            (of.id.clone(), pages.iter().filter(|page| is_for(page, audience)).count())
        };
        let counts = self.tree.config.audiences.iter_enumerated().map(count);
        let fewer = counts
            .filter(|(_, count)| *count < pages.len())
            .map(|(id, count)| format!(" {id}:{count}"));
        (!pages.is_empty()).then(|| pages.len().to_string() + &fewer.collect::<String>())
    }

    fn durations(self, module: &Module) -> Vec<DurationView> {
        let times = by_time(&module.durations, self.language()).into_iter();
        times
            .map(|(text, audiences)| DurationView { audiences: self.audiences(&audiences), text })
            .collect()
    }
}

/// What of other courses must come before something in a course.
fn required_of_others(sight: &Sight) -> Vec<LinkView> {
    let own = sight.section.own.clone();
    let mut stations: Vec<StationId> = ids::each(&own)
        .flat_map(|module| sight.section.order.required_directly_before(module))
        .collect();
    stations.retain(|station| !own.contains(station));
    stations.sort_unstable();
    stations.dedup();
    sight.links(&stations)
}

/// A rule as it can be read on the course's page: as the course's author wrote it, or in full where
/// it stands in a module's own list, or where its own words name a draft.
fn sentences(printer: &Printer, rule: &OrderRule) -> Vec<String> {
    if rule.source.owner.is_none() && !rule.names_draft {
        return vec![rule.text().to_owned()];
    }
    rule.constraints.iter().map(|constraint| printer.sentence(constraint, rule.strength)).collect()
}
