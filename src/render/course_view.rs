//! What pages show of a course: its modules, their pages, its rules and times, and its map.
//!
//! In: a course of the model, and the rules between courses. Out: the [`SharedCourse`]. The
//! sentences about the order are left to `order_sentences` and `trail`.

use tera::Value;

use super::after::After;
use super::durations::by_time;
use super::links::link;
use super::names::Name;
use super::order_sentences::OrderSentences;
use super::order_view::CourseOrderView;
use super::reads::Renderer;
use super::shared::{Part, SharedCourse, SharedModule};
use super::trail::content::{ForkText, MapContent, Place, line_id};
use super::trail::{Segment, Trail, TrailStop};
use super::views::{
    AlternativeView, CourseSummaryView, CourseView, DurationView, EnrolmentStepView, EnrolmentView,
    ItemView, LinkView, MapView, ModuleView, NamedView, OpeningForView, OverviewLink, RoundView,
    SegmentView, StationDateView, StationView, StopView, WhenView,
};
use super::words::Speaker;
use crate::config::AudienceId;
use crate::course::address::to_root;
use crate::course::enrolment::{Enrolment, EnrolmentAddress, EnrolmentStep};
use crate::course::generated::{self, Noted, SupportRole};
use crate::course::language::Language;
use crate::course::opening::Opening;
use crate::course::openings::Openings;
use crate::course::order::{self, OrderRule, Printer, StationId};
use crate::course::window::Round;
use crate::course::{Course, CourseId, Module, ModuleId, Page, PageMeta};
use crate::fingerprint::Fingerprint;
use crate::ids::{self, IndexVec};

impl Renderer<'_> {
    /// What pages show of a course, given by its id too.
    pub(super) fn course_view(self, id: CourseId, course: &Course) -> SharedCourse {
        let order_view = CourseOrderView::new(self, id, course);
        let noted = Noted::of(self.blocks(id), self.vocabulary());
        CourseRenderer { renderer: self, id, course, order_view, noted }.render()
    }
}

/// Builds the views of one course.
struct CourseRenderer<'a> {
    renderer: Renderer<'a>,
    id: CourseId,
    course: &'a Course,
    /// The order of its modules, with links to them.
    order_view: CourseOrderView<'a>,
    /// The audiences that its pages have notes for.
    noted: Noted<'a>,
}

impl CourseRenderer<'_> {
    fn render(&self) -> SharedCourse {
        let Self { course, order_view, .. } = self;
        let modules: IndexVec<ModuleId, SharedModule> =
            course.modules.iter_enumerated().map(|(id, module)| self.module(id, module)).collect();
        let overviews = self.overviews();
        let (audiences, root) = (&self.renderer.config().audiences, to_root(&course.meta.address));
        let mut trail = Trail::new(course, order_view, audiences, self.speaker(), &root);
        let certificate = self.certificate();
        let mut view = self.view(&trail, &overviews);
        view.certificate.clone_from(&certificate);
        let summary = Part::of(&CourseSummaryView {
            title: view.title.clone(),
            lang: view.lang.clone(),
            called: view.called,
            address: view.address.clone(),
            description: view.description.clone(),
            module_count: modules.len(),
            overviews: view.overviews.clone(),
        });
        let of_map = trail.map.take();
        view.map = of_map.clone().map(|map| map_view(map, &[]));
        let frame = Part::of(&view).fingerprint;
        let stops = trail.stops.iter().map(|stop| (&stop.rail, &stop.order, &stop.freedoms));
        let of_modules = modules.iter().map(|module| module.module.fingerprint);
        let parts = (frame, of_modules.collect::<Vec<_>>(), stops.collect::<Vec<_>>());
        let fingerprint = Fingerprint::of(&parts);
        let values = || modules.iter().map(|module| module.module.value.clone());
        view.modules = values().collect();
        view.map = of_map.map(|map| map_view(map, &view.modules));
        view.trail = trail.stops.into_iter().zip(values()).map(stop_view).collect();
        let course = Part { fingerprint, value: Value::from_serializable(&view) };
        let requires = required_of_others(order_view);
        SharedCourse { course, summary, modules, overviews, certificate, requires }
    }

    /// The words of the interface about the course.
    fn speaker(&self) -> Speaker<'_> {
        self.renderer.speaker().calling(self.course.called)
    }

    /// The view of the course, without its modules.
    fn view(&self, trail: &Trail, overviews: &[(SupportRole, OverviewLink)]) -> CourseView {
        let Self { renderer, course, .. } = self;
        let html = |html: &String| Value::safe_string(html);
        CourseView {
            title: course.meta.title.clone(),
            lang: renderer.foreign(&course.meta.language),
            called: course.called.id(),
            address: course.meta.address.clone(),
            description: course.meta.description.clone(),
            duration: renderer.course_duration(course),
            workload: renderer.workload(&course.workloads),
            audience: renderer.audiences(&course.audience),
            opens: renderer.opening(course.opens.for_all()),
            openings: renderer.openings(&course.opens),
            closes: renderer.opening(course.closes),
            starts: course.starts.map(|starts| starts.print(renderer.language())),
            rounds: course.rounds.iter().map(|round| renderer.round(round)).collect(),
            enrolment: course.enrolment.as_ref().map(|enrolment| renderer.enrolment(enrolment)),
            price: course.price.as_ref().map(|price| price.text().to_owned()),
            goals: course.goals.clone(),
            rules: self.rules(),
            pages: course.pages.iter().map(|page| link(page, renderer.spoken())).collect(),
            times: renderer.course_times(course),
            overviews: overviews.iter().map(|(_, link)| link.clone()).collect(),
            certificate: None,
            map: None,
            legend: trail.legend.as_ref().map(html),
            trail: Vec::new(),
            modules: Vec::new(),
            page_count: course.modules.iter().map(|module| module.pages.len()).sum(),
        }
    }

    /// The rules of the course, including its rules about other courses.
    fn rules(&self) -> Vec<String> {
        let language = Language::of_tag(self.renderer.language());
        let order = &self.course.order;
        let printer = order.printer(language);
        let own = order.rules().iter().filter(|rule| !rule.is_cross_course);
        let mut rules: Vec<String> = own.flat_map(|rule| sentences(&printer, rule)).collect();
        if let Some(cross_course) = self.renderer.cross_course() {
            let printer = cross_course.plan().printer(language);
            let standing_here = cross_course.standing_in(self.id);
            rules.extend(standing_here.flat_map(|rule| sentences(&printer, rule)));
        }
        rules
    }

    fn module(&self, id: ModuleId, module: &Module) -> SharedModule {
        let Self { renderer, course, order_view, .. } = self;
        let items: Vec<ItemView> = (1..)
            .zip(&module.pages)
            .map(|(number, page)| renderer.item(module, Some(number), page))
            .collect();
        let leader_page = self.leader_page(module);
        let place = course.order.place(id.into());
        let (root, here) = (to_root(&module.meta.address), order_view.slice.station(id));
        let order_sentences = OrderSentences {
            order: order_view.slice.order,
            links: &order_view.links,
            own: &order_view.slice.own,
            here,
            name: Name::Label,
            speaker: self.speaker(),
            root: &root,
        };
        let requires = order_view.links(&order_view.slice.order.required_directly_before(here));
        let alternatives = order_view.slice.order.alternatives_before(here).into_iter();
        let after =
            After { renderer: *renderer, course, order: order_view, speaker: self.speaker() };
        let after = after.of(id);
        let view = ModuleView {
            number: module.number,
            label: module.label(renderer.language()),
            title: module.meta.title.clone(),
            lang: renderer.foreign(&module.meta.language),
            address: module.meta.address.clone(),
            description: module.meta.description.clone(),
            durations: renderer.durations(module),
            workload: renderer.workload(&module.workloads),
            audience: renderer.audiences(&module.audience),
            opens: renderer.opening(module.opens.for_all()),
            openings: renderer.openings(&module.opens),
            goals: module.goals.clone(),
            requires: requires.clone(),
            alternatives: alternatives
                .map(|of| AlternativeView { least: of.least, of: order_view.links(of.of) })
                .collect(),
            recommends: order_view.links(&order_view.slice.order.recommended_before(here)),
            way: order_sentences.of_module(&order_view.slice),
            place: place.map(order::Place::id),
            times: renderer.module_times(module),
            pages: items.clone(),
            counts: renderer.counts(&module.pages),
            page_names: renderer.page_names(module),
            leader_page: leader_page.clone(),
            after: after.clone(),
        };
        let nearby = Part::of(&renderer.nearby_module(module));
        SharedModule { module: Part::of(&view), nearby, items, leader_page, requires, after }
    }

    /// A module's leader page: the author's, or the one generated from its notes.
    fn leader_page(&self, module: &Module) -> Option<ItemView> {
        let renderer = self.renderer;
        if let Some(page) = &module.leader_page {
            return Some(renderer.item(module, None, page));
        }
        let is_taken = |address: &str| renderer.is_taken(address);
        let address = generated::leader_page(module, &self.noted, is_taken)?;
        let name = module.label(renderer.language()).unwrap_or_else(|| module.meta.title.clone());
        let title = self.speaker().with("leader-page-title", [("module", name.into())]);
        let description = Some(self.speaker().plain("leader-page-description"));
        let meta = PageMeta::generated(title, description, renderer.spoken().clone(), address);
        let audience =
            renderer.config().audiences.find(SupportRole::Leader.id()).into_iter().collect();
        Some(renderer.item(module, None, &Page::generated_support(meta, audience)))
    }

    fn certificate(&self) -> Option<LinkView> {
        let title = self.renderer.speaker().plain("certificate");
        let address = generated::certificate(self.course)?;
        Some(LinkView { title, address, ..LinkView::default() })
    }

    fn overviews(&self) -> Vec<(SupportRole, OverviewLink)> {
        let renderer = self.renderer;
        let audiences = &renderer.config().audiences;
        let is_taken = |address: &str| renderer.is_taken(address);
        let link = |who: SupportRole| {
            let address = generated::overview(self.course, who, audiences, &self.noted, is_taken)?;
            let title = renderer.speaker().plain(who.overview());
            Some((who, OverviewLink { audience: who.id(), title, address }))
        };
        SupportRole::ALL.into_iter().filter_map(link).collect()
    }
}

impl Renderer<'_> {
    /// A page of a module; `number` is its place, which together with the module's number is its
    /// label.
    fn item(self, module: &Module, number: Option<usize>, page: &Page) -> ItemView {
        let speaker = self.speaker();
        ItemView {
            label: module.number.zip(number).map(|(module, page)| format!("{module}.{page}")),
            title: page.meta.title.clone(),
            lang: self.foreign(&page.meta.language),
            address: page.meta.address.clone(),
            description: page.meta.description.clone(),
            kind: NamedView::of("kind", page.kind.id(), speaker),
            form: page.form.map(|form| NamedView::of("form", form.id(), speaker)),
            duration: page.duration.as_ref().map(|stated| stated.duration.on_page(self.language())),
            when: page.when.as_ref().map(|when| WhenView::of(when, self.language())),
            place: page.place.clone(),
            bring: page.bring.clone(),
            outcome: page.outcome.clone(),
            audience: self.audiences(&page.audience),
            audience_narrower: page.audience != module.audience,
            shown_for: self.shown_for(&page.audience),
        }
    }

    fn round(self, round: &Round) -> RoundView {
        RoundView { name: round.name.clone(), text: round.print(self.language()) }
    }

    fn openings(self, openings: &Openings) -> Vec<OpeningForView> {
        let view = |(opens, audiences): (Opening, Vec<AudienceId>)| OpeningForView {
            audiences: self.audiences(&audiences),
            iso: opens.iso8601(),
            text: opens.print(self.language()),
            last_day: opens.last_day().to_string(),
        };
        openings.by_date().into_iter().map(view).collect()
    }

    fn enrolment(self, enrolment: &Enrolment) -> EnrolmentView {
        let step = |step: &EnrolmentStep| EnrolmentStepView {
            who: step.who.clone(),
            what: step.what.clone(),
            deadline: self.opening(step.deadline),
        };
        let address = enrolment.address.as_ref();
        EnrolmentView {
            address: address.map(|address| address.shown().to_owned()),
            href: address.and_then(EnrolmentAddress::href),
            is_page: matches!(address, Some(EnrolmentAddress::Web { .. })),
            deadline: self.opening(enrolment.deadline),
            steps: enrolment.steps.iter().map(step).collect(),
        }
    }

    /// How long a module takes, for each audience.
    pub(super) fn durations(self, module: &Module) -> Vec<DurationView> {
        let times = by_time(&module.durations, self.language()).into_iter();
        times
            .map(|(text, audiences)| DurationView { audiences: self.audiences(&audiences), text })
            .collect()
    }
}

/// A map that is a list, with the values of its modules; without any, as it is where they are left
/// out.
fn map_view(map: MapContent, modules: &[Value]) -> MapView {
    let (has_room, most, places) = (map.has_room(), map.most(), map.places());
    let mut stations = map.station_texts.into_iter().enumerate().map(|(at, text)| StationView {
        label: text.label,
        facts: text.facts,
        dates: text
            .dates
            .into_iter()
            .map(|date| StationDateView { text: date.text, last_day: date.until })
            .collect(),
        order: text.order,
        is_terminus: text.terminus,
        module: modules.get(at).cloned().unwrap_or_else(Value::none),
    });
    let mut before = None;
    let segment = |((segment, fork), place): ((Segment, ForkText), Place)| {
        let after = segment.line.map(line_id);
        SegmentView {
            row: place.row,
            parting: fork.parting,
            joining: fork.joining,
            before: std::mem::replace(&mut before, after),
            after,
            stations: stations.by_ref().take(place.count).collect(),
        }
    };
    let segments = map.segments.into_iter().zip(map.forks).zip(places).map(segment).collect();
    MapView { has_room, most, segments }
}

/// A module on the map, with its value.
fn stop_view((stop, module): (TrailStop, Value)) -> StopView {
    let html = |html: String| Value::safe_string(&html);
    StopView {
        rail: stop.rail.map(html),
        order: stop.order.into_iter().map(html).collect(),
        freedoms: stop.freedoms.into_iter().map(html).collect(),
        module,
    }
}

/// What must come from other courses before something in a course.
fn required_of_others(order_view: &CourseOrderView) -> Vec<LinkView> {
    let own = order_view.slice.own.clone();
    let mut stations: Vec<StationId> = ids::each(&own)
        .flat_map(|module| order_view.slice.order.required_directly_before(module))
        .collect();
    stations.retain(|station| !own.contains(station));
    stations.sort_unstable();
    stations.dedup();
    order_view.links(&stations)
}

/// A rule as the page of the course shows it: as the author wrote it, or in full if it is in a
/// module's own list, or if its own words name a draft.
fn sentences(printer: &Printer, rule: &OrderRule) -> Vec<String> {
    if rule.source.owner.is_none() && !rule.names_draft {
        return vec![rule.text().to_owned()];
    }
    rule.constraints.iter().map(|constraint| printer.sentence(constraint, rule.strength)).collect()
}
