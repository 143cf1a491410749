//! The pages of the site: which there are, and what each template is filled with.
//!
//! In: the model and the shared values. Out: one HTML file a page, the page for unknown addresses, and the sitemap. The way through a
//! course is its published order: course, module, its pages, next module.

use rayon::prelude::*;
use tera::{Context, Value};

use super::course_json;
use super::made::{self, Made};
use super::media::MediaPlace;
use super::names::Name;
use super::shared::{Shared, SharedCourse, SharedModule, Sharer, link, module_link, share};
use super::text::{RenderedText, TextRenderer};
use super::views::{HeadingView, LinkView, PageView};
use super::words::Speaker;
use super::{RenderError, Stopped};
use crate::course::address::{escape, to_root};
use crate::course::kind::Kind;
use crate::course::{Course, Leaf, Module, Page};
use crate::diagnostic::Diagnostic;
use crate::output::OutputFile;
use crate::yaml::Data;

/// The front page of a site whose author has written none.
const FRONT_ADDRESS: &str = "index.html";

/// One page that is to be made.
#[derive(Clone, Copy)]
enum Job<'a> {
    Front(Option<&'a Leaf>),
    Free(&'a Leaf, Option<usize>),
    Course(usize, &'a Course),
    Module(Place<'a>),
    Page(Place<'a>, usize, &'a Page),
    Made(Made),
}

/// Where in a course a page stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    course_index: usize,
    course: &'a Course,
    module_index: usize,
    module: &'a Module,
}

/// Makes all pages and hands them to `put`; gives what was found on the way.
pub(super) fn render<E: Send>(
    text: &TextRenderer,
    put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
) -> Result<Vec<Diagnostic>, Stopped<E>> {
    let shared = share(text.tree, text.site, &text.templates.words);
    let maker = Maker { text, shared: &shared, language: &text.tree.config.language };
    let found: Vec<Vec<Diagnostic>> = jobs(text)
        .into_par_iter()
        .map(|job| {
            let mut diagnostics = Vec::new();
            let file = maker.make(job, &mut diagnostics)?;
            put(file).map_err(Stopped::Sink)?;
            Ok(diagnostics)
        })
        .collect::<Result<_, Stopped<E>>>()?;
    if let Some(base) = &text.tree.config.base_url {
        put(OutputFile::bytes("sitemap.xml", sitemap(base, text.site.leaves()))).map_err(Stopped::Sink)?;
    }
    Ok(found.into_iter().flatten().collect())
}

fn jobs<'a>(text: &TextRenderer<'a>) -> Vec<Job<'a>> {
    let site = text.site;
    let mut jobs = vec![Job::Front(site.front.as_ref())];
    jobs.extend(made::pages(text.site, &text.tree.config).map(Job::Made));
    jobs.extend(site.pages.iter().map(|leaf| Job::Free(leaf, None)));
    for (course_index, course) in site.courses.iter().enumerate() {
        jobs.push(Job::Course(course_index, course));
        jobs.extend(course.pages.iter().map(|leaf| Job::Free(leaf, Some(course_index))));
        for (module_index, module) in course.modules.iter().enumerate() {
            let place = Place { course_index, course, module_index, module };
            jobs.push(Job::Module(place));
            jobs.extend(module.pages.iter().chain(&module.leader_page).enumerate().map(|(index, page)| Job::Page(place, index, page)));
        }
    }
    jobs
}

struct Maker<'a> {
    text: &'a TextRenderer<'a>,
    shared: &'a Shared,
    language: &'a str,
}

impl Maker<'_> {
    fn make(&self, job: Job, diagnostics: &mut Vec<Diagnostic>) -> Result<OutputFile, RenderError> {
        match job {
            Job::Front(leaf) => self.front(leaf, diagnostics),
            Job::Free(leaf, course) => self.free(leaf, course, diagnostics),
            Job::Course(index, course) => self.course(index, course, diagnostics),
            Job::Module(place) => self.module(place, diagnostics),
            Job::Page(place, index, page) => self.page(place, index, page, diagnostics),
            Job::Made(made) => self.made(made),
        }
    }

    fn front(&self, leaf: Option<&Leaf>, diagnostics: &mut Vec<Diagnostic>) -> Result<OutputFile, RenderError> {
        let config = &self.text.tree.config;
        let generated = Leaf {
            document: usize::MAX,
            title: config.title.clone(),
            description: config.description.clone(),
            address: FRONT_ADDRESS.to_owned(),
        };
        let page = self.view("front", leaf.unwrap_or(&generated), Way::default(), diagnostics)?;
        self.fill("front.html", page, |_| {})
    }

    fn free(&self, leaf: &Leaf, course: Option<usize>, diagnostics: &mut Vec<Diagnostic>) -> Result<OutputFile, RenderError> {
        let course = course.and_then(|index| self.text.site.courses.get(index));
        let breadcrumb = [Some(self.home()), course.map(|course| link(&course.leaf))].into_iter().flatten().collect();
        let page = self.view("free", leaf, Way { breadcrumb, ..Way::default() }, diagnostics)?;
        self.fill("free.html", page, |_| {})
    }

    fn course(&self, index: usize, course: &Course, diagnostics: &mut Vec<Diagnostic>) -> Result<OutputFile, RenderError> {
        let next = course.modules.first().map(|module| module_link(module, self.language));
        let way = Way { breadcrumb: vec![self.home()], previous: None, next };
        let page = PageView { data: Some(course_json::address(course)), ..self.view("course", &course.leaf, way, diagnostics)? };
        self.fill("course.html", page, |context| self.add_course(context, index))
    }

    fn module(&self, place: Place, diagnostics: &mut Vec<Diagnostic>) -> Result<OutputFile, RenderError> {
        let previous = match place.module_index.checked_sub(1).and_then(|index| self.last_of_module(place, index)) {
            Some(link) => link,
            None => link(&place.course.leaf),
        };
        let next = self.items(place).first().map(item_link).or_else(|| self.next_module(place));
        let way = Way { breadcrumb: vec![self.home(), link(&place.course.leaf)], previous: Some(previous), next };
        let page = self.view("module", &place.module.leaf, way, diagnostics)?;
        self.fill("module.html", page, |context| self.add_module(context, place))
    }

    fn page(&self, place: Place, index: usize, item: &Page, diagnostics: &mut Vec<Diagnostic>) -> Result<OutputFile, RenderError> {
        let module = module_link(place.module, self.language);
        let items = self.items(place);
        let previous = index.checked_sub(1).and_then(|index| items.get(index)).map_or_else(|| module.clone(), item_link);
        let next = items.get(index + 1).map(item_link).or_else(|| self.next_module(place));
        // The leader support page stands beside the way through the module, and not on it.
        let on_the_way = index < place.module.pages.len();
        let way = Way {
            breadcrumb: vec![self.home(), link(&place.course.leaf), module],
            previous: on_the_way.then_some(previous),
            next: next.filter(|_| on_the_way),
        };
        let page = self.view("page", &item.leaf, way, diagnostics)?;
        let sentences = if on_the_way { self.way_to_page(place, index) } else { Vec::new() };
        let media = self.media(item);
        self.fill("page.html", page, |context| {
            self.add_module(context, place);
            context.insert("item", &self.shared_module(place).and_then(|module| module.items.get(index)));
            context.insert("way", &sentences);
            context.insert("media", &media);
        })
    }

    fn made(&self, made: Made) -> Result<OutputFile, RenderError> {
        let title = self.text.templates.words.plain(self.language, made.title);
        let leaf = Leaf { document: usize::MAX, title, description: None, address: made.address.to_owned() };
        let breadcrumb = if made.anywhere { Vec::new() } else { vec![self.home()] };
        let page = self.view(made.r#type, &leaf, Way { breadcrumb, ..Way::default() }, &mut Vec::new())?;
        // Hosts serve the page for unknown addresses at any depth, so that relative links work only when the site's own path is known.
        let root = self.text.tree.config.base_url.as_deref().filter(|_| made.anywhere).map(path_of);
        let page = if made.anywhere { PageView { canonical: None, ..page } } else { page };
        self.fill(&format!("{}.html", made.r#type), page, |context| {
            if let Some(root) = root {
                context.insert("root", root);
            }
            self.add_of_made(context, made);
        })
    }

    /// What stands on a page that no author writes, beside what all pages have.
    fn add_of_made(&self, context: &mut Context, made: Made) {
        match made.r#type {
            "not-found" => {
                let courses: Vec<Value> = self.shared.courses.iter().map(|course| course.course.clone()).collect();
                context.insert("courses", &courses);
            }
            "accessibility" => {
                let sharer = Sharer { tree: self.text.tree, language: self.language, words: &self.text.templates.words };
                context.insert("accessibility", &sharer.accessibility());
            }
            _ => {}
        }
    }

    /// The pages of a module that are on the way through it.
    fn items(&self, place: Place) -> &[crate::render::views::ItemView] {
        let items = self.shared_module(place).map(|module| module.items.as_slice()).unwrap_or_default();
        items.get(..place.module.pages.len()).unwrap_or_default()
    }

    /// What is to be said of the order in which a page stands.
    fn way_to_page(&self, place: Place, index: usize) -> Vec<Value> {
        let links: Vec<LinkView> = self.items(place).iter().map(item_link).collect();
        let root = place.module.pages.get(index).map(|page| to_root(&page.leaf.address)).unwrap_or_default();
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
        place.course.modules.get(place.module_index + 1).map(|module| module_link(module, self.language))
    }

    /// Where the way through a module ends: its last page, or the module itself.
    fn last_of_module(&self, place: Place, module_index: usize) -> Option<LinkView> {
        let module = place.course.modules.get(module_index)?;
        let last = self.items(Place { module_index, module, ..place }).last().map(item_link);
        last.or_else(|| Some(module_link(module, self.language)))
    }

    fn home(&self) -> LinkView {
        let title = self.text.templates.words.plain(self.language, "front-page");
        LinkView { title, address: FRONT_ADDRESS.to_owned(), label: None }
    }

    fn media(&self, page: &Page) -> Option<crate::render::media::MediaView> {
        let media = page.media.as_ref()?;
        let document = self.text.tree.documents.get(page.leaf.document)?;
        let place = MediaPlace { tree: self.text.tree, site: self.text.site, path: &document.path, address: &page.leaf.address };
        let kind = if page.kind == Kind::Audio { "audio" } else { "video" };
        Some(place.view(kind, &page.leaf.title, media))
    }

    fn view(&self, r#type: &'static str, leaf: &Leaf, way: Way, diagnostics: &mut Vec<Diagnostic>) -> Result<PageView, RenderError> {
        let RenderedText { html, has_notes } = self.text.render(leaf, diagnostics)?;
        let document = self.text.tree.documents.get(leaf.document);
        let outline = document.map(|document| &document.outline);
        let front_matter = document.and_then(|document| document.front_matter.as_ref());
        let headings = outline.map(|outline| outline.headings.iter().filter(|heading| heading.level <= 3)).into_iter().flatten();
        Ok(PageView {
            r#type,
            title: leaf.title.clone(),
            description: leaf.description.clone(),
            address: leaf.address.clone(),
            canonical: self.text.tree.config.base_url.as_ref().map(|base| format!("{base}{}", escape(&leaf.address))),
            data: None,
            breadcrumb: way.breadcrumb,
            headings: headings
                .map(|heading| HeadingView { level: heading.level, id: heading.id.clone(), text: heading.text.clone() })
                .collect(),
            body: Value::safe_string(&html),
            previous: way.previous,
            next: way.next,
            has_notes,
            extra: front_matter.map(|front| Data::extra_of(&front.node)).unwrap_or_default(),
        })
    }

    fn fill(&self, template: &str, page: PageView, add: impl FnOnce(&mut Context)) -> Result<OutputFile, RenderError> {
        let mut context = Context::new();
        context.insert("lang", self.language);
        context.insert("root", &to_root(&page.address));
        context.insert_value("site", self.shared.site.clone());
        context.insert("page", &page);
        add(&mut context);
        let html = self.text.templates.render(template, &context, &page.address)?;
        Ok(OutputFile::bytes(page.address, html))
    }

    fn add_course(&self, context: &mut Context, index: usize) {
        if let Some(SharedCourse { course, .. }) = self.shared.courses.get(index) {
            context.insert_value("course", course.clone());
        }
    }

    fn add_module(&self, context: &mut Context, place: Place) {
        self.add_course(context, place.course_index);
        if let Some(module) = self.shared_module(place) {
            context.insert_value("module", module.module.clone());
        }
    }

    fn shared_module(&self, place: Place) -> Option<&SharedModule> {
        self.shared.courses.get(place.course_index)?.modules.get(place.module_index)
    }
}

/// How a page is reached and where it leads.
#[derive(Default)]
struct Way {
    breadcrumb: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

fn item_link(item: &crate::render::views::ItemView) -> LinkView {
    LinkView { title: item.title.clone(), address: item.address.clone(), label: item.label.clone() }
}

/// The path of a web address: `/kurs/` of `https://skole.no/kurs/`.
fn path_of(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    url.get(after_scheme..).and_then(|rest| rest.find('/')).and_then(|slash| url.get(after_scheme + slash..)).unwrap_or("/")
}

/// The addresses of all pages for search engines (sitemaps.org, protocol 0.9).
fn sitemap<'a>(base: &str, leaves: impl Iterator<Item = &'a Leaf>) -> String {
    let urls = leaves.map(|leaf| format!("<url><loc>{base}{}</loc></url>\n", escape(&leaf.address))).collect::<Vec<_>>().concat();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n")
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_path_of_a_web_address_is_what_follows_the_host() {
        assert_eq!(path_of("https://skole.no/a/b/"), "/a/b/");
        assert_eq!(path_of("https://skole.no/"), "/");
    }
}
