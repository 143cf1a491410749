//! The pages for leaders and owners.
//!
//! In: a module or a course, and the notes and meetings of the pages rendered before. Out: the
//! leader page of a module, written by an author or generated, and the overviews of a course. Their
//! content is left to `support`.

use super::dates;
use super::error::RenderError;
use super::jobs::Place;
use super::links::{link, module_link};
use super::media_view::MediaView;
use super::page::{Found, PageRenderer, Way};
use super::support::SupportRenderer;
use super::text::NotePlacement;
use super::views::{ItemView, OverviewLink};
use crate::course::generated::SupportRole;
use crate::course::{Course, CourseId, PageMeta};
use crate::language::LanguageTag;
use crate::output::OutputFile;

/// A module's leader page, which is not part of the reading order of the module.
pub(super) fn leader_page(
    page: &PageRenderer,
    place: Place,
    item: &ItemView,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let authored = place.module.leader_page.as_ref();
    let meta = authored.map_or_else(
        || generated_meta(item, page.renderer.spoken()),
        |authored| authored.meta.clone(),
    );
    let breadcrumb = vec![
        page.renderer.home(),
        link(place.course, page.renderer.spoken()),
        module_link(place.module, page.renderer.spoken()),
    ];
    let mut view = page.view(
        "page",
        &meta,
        Way { breadcrumb, notes: NotePlacement::InText, ..Way::default() },
        found,
    )?;
    view.needs.extend(support_renderer(page).needs(place.path.course, &[place.path.module]));
    let support = support_renderer(page).leader_page(
        place.path.course,
        (place.path.module, place.module),
        &meta.address,
    );
    let media = authored.and_then(|authored| page.media(authored));
    found.said.spoken = media.iter().flat_map(MediaView::spoken).collect();
    page.fill("support.html", view, |context| {
        page.add_module(context, place);
        context.insert("item", item);
        context.insert("media", &media);
        context.insert("support", &support);
    })
}

/// The overview of a course for its leader or its owner.
pub(super) fn overview(
    page: &PageRenderer,
    (id, course): (CourseId, &Course),
    (who, at): &(SupportRole, OverviewLink),
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let speaker = page.renderer.speaker().calling(course.called);
    let word = |part: &str| speaker.plain(&format!("{}-{part}", who.overview()));
    let (title, description) = (word("title"), Some(word("description")));
    let spoken = page.renderer.spoken().clone();
    let meta = PageMeta::generated(title, description, spoken, at.address.clone());
    let breadcrumb = vec![page.renderer.home(), link(&course.meta, page.renderer.spoken())];
    let mut view = page.view(who.overview(), &meta, Way { breadcrumb, ..Way::default() }, found)?;
    found.said.also = word("found-by");
    view.needs.extend(course.modules.iter().find_map(dates::of_module));
    let modules: Vec<_> = course.modules.iter_enumerated().map(|(id, _)| id).collect();
    view.needs.extend(support_renderer(page).needs(id, &modules));
    let overview = support_renderer(page).overview((id, course), *who, &meta.address);
    page.fill(&format!("{}.html", who.overview()), view, |context| {
        page.add_course(context, id);
        context.insert("overview", &overview);
    })
}

fn support_renderer<'a>(page: &'a PageRenderer) -> SupportRenderer<'a> {
    SupportRenderer { renderer: page.renderer }
}

/// The title and the address of a generated leader page.
fn generated_meta(item: &ItemView, spoken: &LanguageTag) -> PageMeta {
    let ItemView { title, description, address, .. } = item.clone();
    PageMeta::generated(title, description, spoken.clone(), address)
}
