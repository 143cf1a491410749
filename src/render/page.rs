//! One page while it is rendered.
//!
//! In: the renderer, and the job of a page. Out: what all pages have in common: the content with
//! the theme's page around it, and the file. Which values each kind of page adds is left to `pages`
//! and `leading`.

use tera::{Context, Value};

use super::content::Content;
use super::error::RenderError;
use super::jobs::{Job, Place};
use super::kept::Kept;
use super::links::{item_link, link, module_link};
use super::media::MediaRenderer;
use super::media_view::MediaView;
use super::metadata::describe;
use super::nearby::PAGES;
use super::reads::Renderer;
use super::shared::SharedModule;
use super::text::{Cut, NotePlacement};
use super::texts::Saying;
use super::turn::Turn;
use super::views::{
    BlockView, ItemView, LinkView, MeetingBodyView, OpeningView, PageView, TurnView,
};
use crate::course::address::{absolute, to_root};
use crate::course::{CourseId, ModulePath, Page, PageId, PageMeta};
use crate::diagnostic::Diagnostic;
use crate::ids::Id;
use crate::output::OutputFile;
use crate::yaml::Data;

/// What rendering a page gives besides its file.
#[derive(Default)]
pub(super) struct Found {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The page's notes and meetings.
    pub(super) kept: Vec<BlockView>,
    pub(super) said: Saying,
    /// The HTML of each part that was taken out of its text.
    pub(super) cuts: Vec<String>,
}

/// Renders one page.
pub(super) struct PageRenderer<'a> {
    pub(super) renderer: Renderer<'a>,
    /// The page.
    pub(super) job: Job<'a>,
}

/// The navigation around a page.
#[derive(Default)]
pub(super) struct Way {
    pub(super) breadcrumb: Vec<LinkView>,
    pub(super) previous: Option<LinkView>,
    pub(super) next: Option<LinkView>,
    pub(super) notes: NotePlacement,
    /// What is taken out of its text to stand elsewhere on the page.
    pub(super) cuts: Vec<Cut>,
}

impl PageRenderer<'_> {
    /// What other pages gather from the page.
    pub(super) fn kept(&self, blocks: Vec<BlockView>) -> Option<Kept> {
        let spoken = self.renderer.spoken();
        let (link, item) = match self.job {
            Job::Course(_, course) => (Some(link(&course.meta, spoken)), None),
            Job::Module(place) => (Some(module_link(place.module, spoken)), None),
            Job::Page(place, id, _) => (None, self.item(place, id).cloned()),
            Job::Leader(_, item) => (None, Some(item.clone())),
            Job::Front(_)
            | Job::Free(..)
            | Job::Overview(..)
            | Job::Certificate(..)
            | Job::Made(_) => return None,
        };
        let link = link.or_else(|| item.as_ref().map(item_link));
        let meets = item.as_ref().is_some_and(ItemView::brings_together);
        let languages = (self.renderer.written(), spoken);
        let link = link.filter(|_| meets || !blocks.is_empty());
        link.map(|link| Kept::new(languages, link, item, blocks))
    }

    /// Gives a template all courses.
    pub(super) fn add_courses(&self, context: &mut Context) {
        let courses: Vec<Value> =
            self.renderer.shared_courses().map(|course| course.course.value.clone()).collect();
        context.insert_value("courses", Value::from(courses));
    }

    /// The pages in the reading order of a module.
    pub(super) fn items(&self, place: Place) -> &[ItemView] {
        let module = self.renderer.shared_module(place.path);
        module.map(|module| module.items.as_slice()).unwrap_or_default()
    }

    /// The module after the one at a place.
    pub(super) fn next_module(&self, place: Place) -> Option<LinkView> {
        let next = place.path.module.offset(1);
        self.renderer.module_link(ModulePath { module: next, ..place.path })
    }

    /// The last page in the reading order of a module, or the module itself.
    pub(super) fn last_of_module(&self, path: ModulePath) -> Option<LinkView> {
        let last = self.renderer.shared_module(path)?.items.last().map(item_link);
        last.or_else(|| self.renderer.module_link(path))
    }

    /// What comes before a page of a module and after it, for each reader; `None` for the module's
    /// own page. `before` comes before the first of its pages.
    pub(super) fn turns(
        &self,
        place: Place,
        here: Option<PageId>,
        before: &LinkView,
    ) -> Vec<TurnView> {
        let Some(shared) = self.renderer.shared_module(place.path) else { return Vec::new() };
        let turn = Turn {
            items: &shared.items,
            here: here.map(Id::index),
            after: &shared.after,
            before,
            audiences: &self.renderer.config().audiences,
            speaker: self.renderer.speaker(),
        };
        turn.views()
    }

    /// The film or sound that is the subject of a page.
    pub(super) fn media(&self, page: &Page) -> Option<MediaView> {
        let media = page.media.as_ref()?;
        let place = MediaRenderer { renderer: self.renderer, address: &page.meta.address };
        Some(place.view(page.kind.plays()?, &page.meta.title, media))
    }

    /// The values of a page for all templates, with its content; the rest goes to `found`.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a block cannot be filled.
    pub(super) fn view(
        &self,
        r#type: &'static str,
        meta: &PageMeta,
        way: Way,
        found: &mut Found,
    ) -> Result<PageView, RenderError> {
        let content = Content::of(self.renderer, meta, way.notes, &way.cuts)?;
        found.diagnostics.extend(content.diagnostics);
        found.kept = content.gathered;
        found.cuts = content.cuts;
        found.said = Saying {
            address: meta.address.clone(),
            title: meta.title.clone(),
            language: Some(meta.language.clone()),
            also: String::new(),
            description: meta.description.clone(),
            sections: content.sections,
            spoken: Vec::new(),
        };
        let source = self.renderer.source();
        let front_matter = source.and_then(|source| source.document.front_matter.as_ref());
        let base_url = self.renderer.config().base_url.as_ref();
        Ok(PageView {
            r#type,
            title: meta.title.clone(),
            language: meta.language.to_string(),
            lang: self.renderer.foreign(&meta.language),
            description: meta.description.clone(),
            address: meta.address.clone(),
            aliases: meta.aliases.join(" "),
            canonical: base_url.map(|base| absolute(base.as_str(), &meta.address)),
            data: None,
            breadcrumb: way.breadcrumb,
            headings: content.headings,
            body: Value::safe_string(&content.html),
            meeting: content.meeting.map(|meeting| MeetingBodyView {
                id: meeting.block.id,
                body: meeting.block.body,
                before: Value::safe_string(&meeting.before),
            }),
            previous: way.previous,
            next: way.next,
            has_notes: content.has_notes,
            updated: meta.updated.map(|updated| OpeningView {
                iso: updated.iso8601(),
                last_day: updated.iso8601(),
                text: updated.print(self.renderer.language()),
            }),
            needs: content.needs,
            extra: front_matter.map(|front| Data::extra_of(&front.node)).unwrap_or_default(),
        })
    }

    /// The file of a page: a template with the values of all pages and those that `add` adds.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template cannot be filled.
    pub(super) fn fill(
        &self,
        template: &str,
        page: PageView,
        add: impl FnOnce(&mut Context),
    ) -> Result<OutputFile, RenderError> {
        let mut context = Context::new();
        context.insert("lang", self.renderer.language());
        self.renderer.theme_folder().add_to(&mut context, &to_root(&page.address));
        if let Some(site) = self.renderer.shared_site() {
            context.insert_value("site", site.clone());
        }
        context.insert("page", &page);
        context.insert("metadata", &describe(self.renderer, &page, self.job));
        add(&mut context);
        let html = self.renderer.templates().render(template, &context, &page.address)?;
        Ok(OutputFile::bytes(page.address, html))
    }

    /// Gives a template a course.
    pub(super) fn add_course(&self, context: &mut Context, id: CourseId) {
        if let Some(shared) = self.renderer.shared_course(id) {
            context.insert_value("course", shared.course.value.clone());
        }
    }

    /// Gives a template a module and its course, and what is near the page in them.
    pub(super) fn add_module(&self, context: &mut Context, place: Place) {
        let Some(course) = self.renderer.course_summary(place.path.course) else { return };
        let Some(SharedModule { module, .. }) = self.renderer.shared_module(place.path) else {
            return;
        };
        context.insert_value("course", course.clone());
        context.insert_value("module", module.value.clone());
        let here = match self.job {
            Job::Page(_, id, _) => id.index(),
            _ => 0,
        };
        let pages = module.value.get_from_path("pages").and_then(Value::as_array);
        let pages = PAGES.values(pages.unwrap_or_default(), here);
        context.insert_value("nearby_modules", self.renderer.nearby_modules(place.path));
        context.insert_value("nearby_pages", pages);
    }

    /// A page of a module as an item of a list.
    pub(super) fn item(&self, place: Place, id: PageId) -> Option<&ItemView> {
        self.items(place).get(id.index())
    }
}
