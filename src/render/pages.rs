//! The pages of the site: the values of each template.
//!
//! In: the model, the shared values, and a job. Out: the HTML file of its page. The reading order
//! of a course is its published order: course, module, its pages, next module. Which pages are
//! rendered is left to `workshop`, the pages for leaders and owners to `leading`, and what a
//! participant prints to `certificate`.

use tera::{Context, Value};

use super::certificate;
use super::course_json;
use super::dates;
use super::error::RenderError;
use super::jobs::{Job, Place};
use super::leading;
use super::links::{item_link, link, module_link};
use super::media::PLAYER;
use super::media_view::MediaView;
use super::names::Name;
use super::order_sentences::OrderSentences;
use super::page::{Found, PageRenderer, Way};
use super::parts::{ModuleParts, is_woven, lane_times};
use super::shared::{SharedCourse, SharedModule};
use super::text::NotePlacement;
use super::turn;
use super::views::{ItemView, LinkView, PageView};
use crate::config::Config;
use crate::course::address::to_root;
use crate::course::generated::{FRONT, GeneratedPage};
use crate::course::order::StationId;
use crate::course::{Course, CourseId, ModulePath, Page, PageId, PageMeta};
use crate::ids::{Id, IndexVec};
use crate::kind::{Called, Kind};
use crate::output::OutputFile;

/// The largest number of pages in modules for which the list of all pages is unfolded; with more,
/// each module is folded.
const OPEN_LIST: usize = 200;

/// The file of the page; the rest goes to `found`.
///
/// # Errors
///
/// [`RenderError::Template`] when a template cannot be filled.
pub(super) fn make(page: &PageRenderer, found: &mut Found) -> Result<OutputFile, RenderError> {
    match page.job {
        Job::Front(meta) => front_page(page, meta, found),
        Job::Free(meta, course) => free_page(page, meta, course, found),
        Job::Course(id, course) => course_page(page, id, course, found),
        Job::Module(place) => module_page(page, place, found),
        Job::Page(place, id, item) => page_of_module(page, place, id, item, found),
        Job::Leader(place, item) => leading::leader_page(page, place, item, found),
        Job::Overview(id, course, overview) => {
            leading::overview(page, (id, course), overview, found)
        }
        Job::Certificate(id, course, at) => certificate::page(page, (id, course), at, found),
        Job::Made(made) => generated_page(page, made, found),
    }
}

fn front_page(
    page: &PageRenderer,
    meta: Option<&PageMeta>,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let config = page.renderer.config();
    let (title, language) = (config.title.clone(), config.language.clone());
    let generated =
        PageMeta::generated(title, config.description.clone(), language, FRONT.to_owned());
    let mut view = page.view("front", meta.unwrap_or(&generated), Way::default(), found)?;
    // With one course the page has its map, which says when modules open.
    if page.renderer.shared_courses().count() == 1 {
        let course = page.renderer.course(CourseId::new(0));
        view.needs.extend(course.and_then(dates::of_course));
    }
    page.fill("front.html", view, |context| page.add_courses(context))
}

fn free_page(
    page: &PageRenderer,
    meta: &PageMeta,
    course: Option<CourseId>,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let course = course.and_then(|id| page.renderer.course_meta(id));
    let breadcrumb =
        [Some(page.renderer.home()), course.map(|course| link(course, page.renderer.spoken()))]
            .into_iter()
            .flatten()
            .collect();
    let view = page.view("free", meta, Way { breadcrumb, ..Way::default() }, found)?;
    page.fill("free.html", view, |_| {})
}

fn course_page(
    page: &PageRenderer,
    id: CourseId,
    course: &Course,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let next =
        course.modules.iter().next().map(|module| module_link(module, page.renderer.spoken()));
    let way = Way { breadcrumb: vec![page.renderer.home()], next, ..Way::default() };
    let mut view = PageView {
        data: Some(course_json::address(course)),
        ..page.view("course", &course.meta, way, found)?
    };
    view.needs.extend(dates::of_course(course));
    page.fill("course.html", view, |context| page.add_course(context, id))
}

fn module_page(
    page: &PageRenderer,
    place: Place,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let before = place.path.module.before().map(|module| ModulePath { module, ..place.path });
    let previous = match before.and_then(|before| page.last_of_module(before)) {
        Some(link) => link,
        None => link(place.course, page.renderer.spoken()),
    };
    let next = page.items(place).first().map(item_link).or_else(|| page.next_module(place));
    let turns = page.turns(place, None, &previous);
    let parts = ModuleParts::of(page.renderer, place.module);
    let way = Way {
        breadcrumb: vec![page.renderer.home(), link(place.course, page.renderer.spoken())],
        previous: Some(previous),
        next,
        cuts: parts.cuts(),
        ..Way::default()
    };
    let mut view = page.view("module", &place.module.meta, way, found)?;
    view.needs.extend(dates::of_module(place.module));
    view.needs.extend(turn::needs(&turns));
    let texts = std::mem::take(&mut found.cuts);
    let parts = parts.views(page.renderer, place.module, texts, page.items(place));
    page.fill("module.html", view, |context| {
        page.add_module(context, place);
        context.insert("turns", &turns);
        context.insert("parts", &parts);
        context.insert("is_woven", &is_woven(place.module));
        context.insert("lanes", &lane_times(page.renderer, place.module));
    })
}

fn page_of_module(
    page: &PageRenderer,
    place: Place,
    id: PageId,
    item: &Page,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let module = module_link(place.module, page.renderer.spoken());
    let items = page.items(place);
    let previous = id
        .before()
        .and_then(|before| items.get(before.index()))
        .map_or_else(|| module.clone(), item_link);
    let next = items.get(id.index() + 1).map(item_link).or_else(|| page.next_module(place));
    let turns = page.turns(place, Some(id), &module);
    let way = Way {
        breadcrumb: vec![page.renderer.home(), link(place.course, page.renderer.spoken()), module],
        previous: Some(previous),
        next,
        cuts: Vec::new(),
        notes: match item.kind {
            Kind::Support => NotePlacement::InText,
            kind if kind.brings_together() => NotePlacement::Meeting,
            _ => NotePlacement::Beside,
        },
    };
    let mut view = page.view("page", &item.meta, way, found)?;
    if item.media.as_ref().is_some_and(|media| media.host().is_none()) {
        view.needs.extend(PLAYER);
    }
    view.needs.extend(turn::needs(&turns));
    let sentences = way_to_page(page, place, id);
    let media = page.media(item);
    found.said.spoken = media.iter().flat_map(MediaView::spoken).collect();
    page.fill("page.html", view, |context| {
        page.add_module(context, place);
        context.insert("turns", &turns);
        context.insert("item", &page.item(place, id));
        context.insert("way", &sentences);
        context.insert("prepared", prepared(items, id));
        context.insert("media", &media);
    })
}

/// The pages that are done before a meeting: those since the one before it in its module.
fn prepared(items: &[ItemView], id: PageId) -> &[ItemView] {
    let is_meeting = items.get(id.index()).is_some_and(ItemView::brings_together);
    let before = items.get(..id.index()).filter(|_| is_meeting).unwrap_or_default();
    before.rsplit(ItemView::brings_together).next().unwrap_or_default()
}

fn generated_page(
    page: &PageRenderer,
    made: GeneratedPage,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let speaker = page.renderer.speaker();
    let lead = made.found.map(|found| speaker.plain(found.lead));
    let (title, spoken) = (speaker.plain(made.title), page.renderer.spoken().clone());
    let meta = PageMeta::generated(title, lead, spoken, made.address.to_owned());
    let breadcrumb = if made.anywhere { Vec::new() } else { vec![page.renderer.home()] };
    let view = page.view(made.r#type, &meta, Way { breadcrumb, ..Way::default() }, found)?;
    found.said.also = made.found.map(|found| speaker.plain(found.words)).unwrap_or_default();
    // Hosts serve the page for unknown addresses at any depth, where relative links lead astray.
    // Without the address of the site, it is right at the root of a host.
    let root = Some(page.renderer.config()).filter(|_| made.anywhere).map(Config::base_path);
    let view = if made.anywhere { PageView { canonical: None, ..view } } else { view };
    page.fill(&format!("{}.html", made.r#type), view, |context| {
        if let Some(root) = root {
            page.renderer.theme_folder().add_to(context, root);
        }
        add_of_made(page, context, made);
    })
}

/// The values of a generated page besides those of all pages.
fn add_of_made(page: &PageRenderer, context: &mut Context, made: GeneratedPage) {
    match made.r#type {
        "not-found" | "notebook" => page.add_courses(context),
        "search" => {
            page.add_courses(context);
            let modules = page.renderer.shared_courses().flat_map(|course| &course.modules);
            let pages: usize = modules.map(SharedModule::page_count).sum();
            context.insert("is_long", &(pages > OPEN_LIST));
            context.insert("called", called_everywhere(page));
        }
        "accessibility" => context.insert("accessibility", &page.renderer.accessibility()),
        _ => {}
    }
}

/// What all courses of the site call their modules; the usual word where they differ.
fn called_everywhere<'a>(page: &PageRenderer<'a>) -> &'a str {
    let called = |course: &'a SharedCourse| course.course.value.get_from_path("called");
    let mut words = page.renderer.shared_courses().map(|course| called(course)?.as_str());
    let first = words.next().flatten();
    first.filter(|first| words.all(|word| word == Some(first))).unwrap_or(Called::Module.id())
}

/// What to say about the place of a page in the order.
fn way_to_page(page: &PageRenderer, place: Place, id: PageId) -> Vec<Value> {
    if place.module.order.rules().is_empty() {
        return Vec::new();
    }
    let links: IndexVec<StationId, LinkView> = page.items(place).iter().map(item_link).collect();
    let root =
        place.module.pages.get(id).map(|page| to_root(&page.meta.address)).unwrap_or_default();
    let speaker = page.renderer.speaker();
    OrderSentences {
        order: &place.module.order,
        links: &links,
        own: &(StationId::new(0)..StationId::new(links.len())),
        here: id.into(),
        name: Name::Full,
        speaker,
        root: &root,
    }
    .of_page()
}
