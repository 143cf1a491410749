//! The pages of the site: what each template is filled with.
//!
//! In: the model, the shared values, and a job. Out: the HTML file of its page. The way through a
//! course is its published order: course, module, its pages, next module. Which pages are made is
//! left to `workshop`.

use tera::{Context, Value};

use super::course_json;
use super::error::RenderError;
use super::jobs::{Job, Place};
use super::links::{item_link, link, module_link};
use super::media::{MediaPlace, MediaView, PLAYER};
use super::metadata::Describers;
use super::names::Name;
use super::shared::{Shared, Sharer};
use super::support::{Kept, KeptPages};
use super::text::{NotePlace, RenderedText, TextRenderer};
use super::texts::Saying;
use super::views::{BlockView, HeadingView, ItemView, LinkView, OpeningView, PageView};
use super::words::Speaker;
use crate::config::Config;
use crate::course::address::{absolute, to_root};
use crate::course::generated::{FRONT, GeneratedPage, Presence};
use crate::course::kind::Kind;
use crate::course::{Course, Leaf, Page, Site};
use crate::diagnostic::Diagnostic;
use crate::output::OutputFile;
use crate::yaml::Data;

/// With how many pages in modules the list of all pages stands open; where there are more, each
/// module is folded.
const OPEN_LIST: usize = 200;

/// What is found while a page is made.
#[derive(Default)]
pub(super) struct Found {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The page's notes and meetings.
    pub(super) kept: Vec<BlockView>,
    pub(super) said: Saying,
}

/// Makes one page; `kept` is what the pages so far have for those that gather.
pub(super) struct Maker<'a> {
    pub(super) job: Job<'a>,
    pub(super) text: TextRenderer<'a>,
    pub(super) site: &'a Site,
    pub(super) shared: &'a Shared,
    pub(super) describers: Describers<'a>,
    pub(super) presence: Presence<'a>,
    pub(super) kept: &'a KeptPages,
    pub(super) language: &'a str,
}

impl Maker<'_> {
    /// The file of the page; what is found on the way goes to `found`.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when a template cannot be filled.
    pub(super) fn make(&self, found: &mut Found) -> Result<OutputFile, RenderError> {
        match self.job {
            Job::Front(leaf) => self.front(leaf, found),
            Job::Free(leaf, course) => self.free(leaf, course, found),
            Job::Course(index, course) => self.course(index, course, found),
            Job::Module(place) => self.module(place, found),
            Job::Page(place, index, page) => self.page(place, index, page, found),
            Job::Leader(place, item) => self.leader_page(place, item, found),
            Job::Overview(index, course, overview) => {
                self.overview((index, course), overview, found)
            }
            Job::Made(made) => self.made(made, found),
        }
    }

    /// What the page has for those that gather.
    pub(super) fn kept(&self, blocks: Vec<BlockView>) -> Option<Kept> {
        let (link, item) = match self.job {
            Job::Course(_, course) => (Some(link(&course.leaf)), None),
            Job::Module(place) => (Some(module_link(place.module, self.language)), None),
            Job::Page(place, index, _) => (None, self.item(place, index).cloned()),
            Job::Leader(_, item) => (None, Some(item.clone())),
            Job::Front(_) | Job::Free(..) | Job::Overview(..) | Job::Made(_) => return None,
        };
        let link = link.or_else(|| item.as_ref().map(item_link));
        link.filter(|_| !blocks.is_empty()).map(|link| Kept::new(link, item, blocks))
    }

    fn front(&self, leaf: Option<&Leaf>, found: &mut Found) -> Result<OutputFile, RenderError> {
        let config = &self.text.tree.config;
        let generated =
            Leaf::made(config.title.clone(), config.description.clone(), FRONT.to_owned());
        let page = self.view("front", leaf.unwrap_or(&generated), Way::default(), found)?;
        self.fill("front.html", page, |_| {})
    }

    fn free(
        &self,
        leaf: &Leaf,
        course: Option<usize>,
        found: &mut Found,
    ) -> Result<OutputFile, RenderError> {
        let course = course.and_then(|index| self.site.courses.get(index));
        let breadcrumb = [Some(self.home()), course.map(|course| link(&course.leaf))]
            .into_iter()
            .flatten()
            .collect();
        let page = self.view("free", leaf, Way { breadcrumb, ..Way::default() }, found)?;
        self.fill("free.html", page, |_| {})
    }

    fn course(
        &self,
        index: usize,
        course: &Course,
        found: &mut Found,
    ) -> Result<OutputFile, RenderError> {
        let next = course.modules.first().map(|module| module_link(module, self.language));
        let way = Way { breadcrumb: vec![self.home()], next, ..Way::default() };
        let page = PageView {
            data: Some(course_json::address(course)),
            ..self.view("course", &course.leaf, way, found)?
        };
        self.fill("course.html", page, |context| self.add_course(context, index))
    }

    fn module(&self, place: Place, found: &mut Found) -> Result<OutputFile, RenderError> {
        let previous = match place
            .module_index
            .checked_sub(1)
            .and_then(|index| self.last_of_module(place, index))
        {
            Some(link) => link,
            None => link(&place.course.leaf),
        };
        let next = self.items(place).first().map(item_link).or_else(|| self.next_module(place));
        let way = Way {
            breadcrumb: vec![self.home(), link(&place.course.leaf)],
            previous: Some(previous),
            next,
            ..Way::default()
        };
        let page = self.view("module", &place.module.leaf, way, found)?;
        self.fill("module.html", page, |context| self.add_module(context, place))
    }

    fn page(
        &self,
        place: Place,
        index: usize,
        item: &Page,
        found: &mut Found,
    ) -> Result<OutputFile, RenderError> {
        let module = module_link(place.module, self.language);
        let items = self.items(place);
        let previous = index
            .checked_sub(1)
            .and_then(|index| items.get(index))
            .map_or_else(|| module.clone(), item_link);
        let next = items.get(index + 1).map(item_link).or_else(|| self.next_module(place));
        let way = Way {
            breadcrumb: vec![self.home(), link(&place.course.leaf), module],
            previous: Some(previous),
            next,
            notes: if item.kind == Kind::Support { NotePlace::InText } else { NotePlace::Beside },
        };
        let mut page = self.view("page", &item.leaf, way, found)?;
        page.scripts
            .extend(item.media.as_ref().filter(|media| media.host().is_none()).map(|_| PLAYER));
        let sentences = self.way_to_page(place, index);
        let media = self.media(item);
        found.said.spoken = media.iter().flat_map(MediaView::spoken).collect();
        self.fill("page.html", page, |context| {
            self.add_module(context, place);
            context.insert("item", &self.item(place, index));
            context.insert("way", &sentences);
            context.insert("media", &media);
        })
    }

    fn made(&self, made: GeneratedPage, found: &mut Found) -> Result<OutputFile, RenderError> {
        let title = self.text.templates.words.plain(self.language, made.title);
        let leaf = Leaf::made(title, None, made.address.to_owned());
        let breadcrumb = if made.anywhere { Vec::new() } else { vec![self.home()] };
        let page = self.view(made.r#type, &leaf, Way { breadcrumb, ..Way::default() }, found)?;
        // Hosts serve the page for unknown addresses at any depth, so that relative links work only
        // when the site's own path is known.
        let root = Some(&self.text.tree.config)
            .filter(|config| made.anywhere && config.base_url.is_some())
            .map(Config::base_path);
        let page = if made.anywhere { PageView { canonical: None, ..page } } else { page };
        self.fill(&format!("{}.html", made.r#type), page, |context| {
            if let Some(root) = root {
                context.insert("root", root);
            }
            self.add_of_made(context, made);
        })
    }

    /// What stands on a page that no author writes, beside what all pages have.
    fn add_of_made(&self, context: &mut Context, made: GeneratedPage) {
        match made.r#type {
            "not-found" => self.add_courses(context),
            "search" => {
                self.add_courses(context);
                let modules = self.shared.courses.iter().flat_map(|course| &course.modules);
                context.insert(
                    "is_long",
                    &(modules.map(|module| module.items.len()).sum::<usize>() > OPEN_LIST),
                );
            }
            "accessibility" => context.insert("accessibility", &self.sharer().accessibility()),
            _ => {}
        }
    }

    fn add_courses(&self, context: &mut Context) {
        let courses: Vec<Value> =
            self.shared.courses.iter().map(|course| course.course.clone()).collect();
        context.insert("courses", &courses);
    }

    /// The pages of a module that are on the way through it.
    fn items(&self, place: Place) -> &[ItemView] {
        let items = self
            .shared
            .module(place.course_index, place.module_index)
            .map(|module| module.items.as_slice())
            .unwrap_or_default();
        items.get(..place.module.pages.len()).unwrap_or_default()
    }

    /// What is to be said of the order in which a page stands.
    fn way_to_page(&self, place: Place, index: usize) -> Vec<Value> {
        let links: Vec<LinkView> = self.items(place).iter().map(item_link).collect();
        let root = place
            .module
            .pages
            .get(index)
            .map(|page| to_root(&page.leaf.address))
            .unwrap_or_default();
        let speaker = Speaker { words: &self.text.templates.words, language: self.language };
        super::way::Way {
            order: &place.module.order,
            links: &links,
            own: &(0..links.len()),
            here: index,
            name: Name::Full,
            speaker,
            root: &root,
        }
        .of_page()
    }

    fn next_module(&self, place: Place) -> Option<LinkView> {
        place
            .course
            .modules
            .get(place.module_index + 1)
            .map(|module| module_link(module, self.language))
    }

    /// Where the way through a module ends: its last page, or the module itself.
    fn last_of_module(&self, place: Place, module_index: usize) -> Option<LinkView> {
        let module = place.course.modules.get(module_index)?;
        let last = self.items(Place { module_index, module, ..place }).last().map(item_link);
        last.or_else(|| Some(module_link(module, self.language)))
    }

    pub(super) fn sharer(&self) -> Sharer<'_> {
        Sharer {
            tree: self.text.tree,
            language: self.language,
            words: &self.text.templates.words,
            presence: self.presence,
        }
    }

    pub(super) fn home(&self) -> LinkView {
        let title = self.text.templates.words.plain(self.language, "front-page");
        LinkView { title, address: FRONT.to_owned(), label: None }
    }

    pub(super) fn media(&self, page: &Page) -> Option<MediaView> {
        let media = page.media.as_ref()?;
        let place = MediaPlace {
            tree: self.text.tree,
            lookups: self.text.lookups,
            address: &page.leaf.address,
        };
        Some(place.view(page.kind.plays()?, &page.leaf.title, media))
    }

    pub(super) fn view(
        &self,
        r#type: &'static str,
        leaf: &Leaf,
        way: Way,
        found: &mut Found,
    ) -> Result<PageView, RenderError> {
        let RenderedText { html, has_notes, kept, scripts, sections } =
            self.text.render(leaf, way.notes, &mut found.diagnostics)?;
        found.kept = kept;
        found.said = Saying {
            address: leaf.address.clone(),
            title: leaf.title.clone(),
            description: leaf.description.clone(),
            sections,
            spoken: Vec::new(),
        };
        let document = self.text.tree.documents.get(leaf.document);
        let outline = document.map(|document| &document.outline);
        let front_matter = document.and_then(|document| document.front_matter.as_ref());
        let headings = outline
            .map(|outline| outline.headings.iter().filter(|heading| heading.level <= 3))
            .into_iter()
            .flatten();
        Ok(PageView {
            r#type,
            title: leaf.title.clone(),
            description: leaf.description.clone(),
            address: leaf.address.clone(),
            canonical: self
                .text
                .tree
                .config
                .base_url
                .as_ref()
                .map(|base| absolute(base, &leaf.address)),
            data: None,
            breadcrumb: way.breadcrumb,
            headings: headings
                .map(|heading| HeadingView {
                    level: heading.level,
                    id: heading.id.clone(),
                    text: heading.text.clone(),
                })
                .collect(),
            body: Value::safe_string(&html),
            previous: way.previous,
            next: way.next,
            has_notes,
            updated: leaf.updated.map(|updated| OpeningView {
                iso: updated.iso8601(),
                text: updated.print(self.language),
            }),
            scripts,
            extra: front_matter.map(|front| Data::extra_of(&front.node)).unwrap_or_default(),
        })
    }

    pub(super) fn fill(
        &self,
        template: &str,
        page: PageView,
        add: impl FnOnce(&mut Context),
    ) -> Result<OutputFile, RenderError> {
        let mut context = Context::new();
        context.insert("lang", self.language);
        context.insert("root", &to_root(&page.address));
        context.insert_value("site", self.shared.site.clone());
        context.insert("page", &page);
        context.insert("metadata", &self.describers.describe(&page, self.job, self.text.lookups));
        add(&mut context);
        let html = self.text.templates.render(template, &context, &page.address)?;
        Ok(OutputFile::bytes(page.address, html))
    }

    pub(super) fn add_course(&self, context: &mut Context, index: usize) {
        if let Some(shared) = self.shared.courses.get(index) {
            context.insert_value("course", shared.course.clone());
        }
    }

    pub(super) fn add_module(&self, context: &mut Context, place: Place) {
        self.add_course(context, place.course_index);
        if let Some(module) = self.shared.module(place.course_index, place.module_index) {
            context.insert_value("module", module.module.clone());
        }
    }

    /// A page of a module as lists show it; the leader page stands behind those on the way.
    fn item(&self, place: Place, index: usize) -> Option<&ItemView> {
        self.shared.module(place.course_index, place.module_index)?.items.get(index)
    }
}

/// How a page is reached and where it leads.
#[derive(Default)]
pub(super) struct Way {
    pub(super) breadcrumb: Vec<LinkView>,
    pub(super) previous: Option<LinkView>,
    pub(super) next: Option<LinkView>,
    pub(super) notes: NotePlace,
}
