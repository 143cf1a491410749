//! The text of each page for the search.
//!
//! In: the jobs, and the sections that were collected while their pages were rendered. Out:
//! [`PageText`]s. The texts in front matter (description, goals, what to bring) are shown on the
//! page and found like its body. Pages that gather from others are found only by their titles, so
//! that nothing is found twice.

use super::jobs::Job;
use super::reads::Renderer;
use crate::course::Module;
use crate::kind::Kind;
use crate::language::LanguageTag;
use crate::page_text::{CourseNames, PageText, Section, SiteNames, TextRun};

/// The names of courses and modules that distinguish the pages of a site.
pub(super) fn site_names(renderer: Renderer) -> SiteNames {
    let (language, speaker) = (renderer.language(), renderer.speaker());
    let courses = renderer.site().courses.iter().map(|course| CourseNames {
        title: course.meta.title.clone(),
        modules: course.modules.iter().map(|module| labelled(module, language)).collect(),
    });
    SiteNames {
        language: renderer.config().language.clone(),
        audiences: renderer
            .config()
            .audiences
            .iter()
            .map(|audience| (audience.id.clone(), audience.name.clone()))
            .collect(),
        kinds: Kind::ALL.iter().map(|kind| (kind.id(), speaker.named("kind", kind.id()))).collect(),
        courses: courses.collect(),
    }
}

/// The text of a page; `None` for pages that are not searched.
pub(super) fn page_text(job: Job, said: Saying, renderer: Renderer) -> Option<PageText> {
    let mut page = PageText {
        address: said.address,
        title: said.title,
        language: said.language.filter(|language| *language != renderer.config().language),
        also: said.also,
        kind: None,
        course: None,
        module: None,
        audience: Vec::new(),
        sections: if said.sections.is_empty() { vec![Section::default()] } else { said.sections },
    };
    let mut about: Vec<&str> = said.description.as_deref().into_iter().collect();
    match job {
        Job::Front(_) => {}
        Job::Made(made) if made.found.is_some() => {}
        Job::Made(_) => return None,
        Job::Free(_, course) => page.course = course,
        Job::Overview(course, ..) | Job::Certificate(course, ..) => page.course = Some(course),
        Job::Course(index, course) => {
            (page.course, page.audience) = (Some(index), course.audience.clone());
            about.extend(course.goals.iter().map(String::as_str));
        }
        Job::Module(place) => {
            (page.course, page.module) = (Some(place.path.course), Some(place.path.module));
            page.title = labelled(place.module, renderer.language());
            page.audience.clone_from(&place.module.audience);
            about.extend(place.module.goals.iter().map(String::as_str));
        }
        Job::Page(place, _, item) => {
            (page.course, page.module) = (Some(place.path.course), Some(place.path.module));
            (page.kind, page.audience) = (Some(item.kind), item.audience.clone());
            about.extend(item.bring.iter().chain(&item.outcome).map(String::as_str));
        }
        Job::Leader(place, _) => {
            (page.course, page.module) = (Some(place.path.course), Some(place.path.module));
            page.kind = Some(Kind::Support);
            page.audience = place
                .module
                .leader_page
                .as_ref()
                .map(|page| page.audience.clone())
                .unwrap_or_default();
        }
    }
    let spoken = said.spoken.join("\n");
    begin_with(&mut page, &about.join("\n"));
    begin_with(&mut page, &spoken);
    Some(page)
}

/// The sections that were collected while the page was rendered.
#[derive(Debug, Default)]
pub(super) struct Saying {
    pub(super) address: String,
    pub(super) title: String,
    pub(super) language: Option<LanguageTag>,
    /// Other words that it is looked for by.
    pub(super) also: String,
    pub(super) description: Option<String>,
    pub(super) sections: Vec<Section>,
    /// The transcript of the film or sound that is the subject of the page.
    pub(super) spoken: Vec<String>,
}

/// Puts a text before all others of the page.
fn begin_with(page: &mut PageText, text: &str) {
    if let Some(section) = page.sections.first_mut().filter(|_| !text.is_empty()) {
        section.runs.insert(0, TextRun { text: text.to_owned(), ..TextRun::default() });
    }
}

/// The title of a module after its label: `Modul 1: Verdiløftet i praksis`.
fn labelled(module: &Module, language: &str) -> String {
    let title = &module.meta.title;
    module.label(language).map_or_else(|| title.clone(), |label| format!("{label}: {title}"))
}
