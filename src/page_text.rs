//! The plain text of pages: the seam between rendering and search.
//!
//! In: what the renderer of a page collects on its way. Out: a [`PageText`] for each page that can
//! be found, in published order, and the [`SiteNames`] that they refer to. Which words are searched
//! for is left to `search`, which reads no HTML.

use serde::{Deserialize, Serialize};

use crate::config::AudienceId;
use crate::course::address::escape;
use crate::course::{CourseId, ModuleId};
use crate::ids::IndexVec;
use crate::kind::Kind;
use crate::language::LanguageTag;

/// The names of courses, modules, audiences and kinds that the texts refer to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteNames {
    /// The language of the site.
    pub language: LanguageTag,
    /// Its audiences, each with its id and its name.
    pub audiences: IndexVec<AudienceId, (String, String)>,
    /// The kinds of pages, each with its id and its name.
    pub kinds: Vec<(&'static str, String)>,
    /// Its courses.
    pub courses: IndexVec<CourseId, CourseNames>,
}

/// The names of a course and its modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseNames {
    /// The title of the course.
    pub title: String,
    /// The titles of its modules, each after its label.
    pub modules: IndexVec<ModuleId, String>,
}

/// What a page says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// Its address in the output, from the root of the site.
    pub address: String,
    /// Its title after its label: `Modul 1: Verdiløftet i praksis`.
    pub title: String,
    /// The language of its texts; `None` for that of the site.
    pub language: Option<LanguageTag>,
    /// Other words that people look for it by, which are searched and never shown.
    pub also: String,
    /// Its kind; `None` for what is not a page of a module.
    pub kind: Option<Kind>,
    /// Its course.
    pub course: Option<CourseId>,
    /// Its module in the course.
    pub module: Option<ModuleId>,
    /// The audiences that it is for; empty for all.
    pub audience: Vec<AudienceId>,
    /// Its sections, in order; the first is the text before any heading, and is always there.
    pub sections: Vec<Section>,
}

/// A heading and what follows it until the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The id of the heading; empty before the first.
    pub id: String,
    /// The heading; empty before the first.
    pub heading: String,
    /// What follows it.
    pub runs: Vec<TextRun>,
}

/// A stretch of text in one language and for one audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRun {
    /// The text, a line for each paragraph, item or cell.
    pub text: String,
    /// Its language; `None` for that of the page.
    pub language: Option<LanguageTag>,
    /// The one audience that it is for; `None` for all readers of the page.
    pub audience: Option<AudienceId>,
    /// The id of its block, if that is for one audience; empty otherwise.
    pub id: String,
}

impl PageText {
    /// The title of its module, or of its course; empty for pages of the site itself. Where the site
    /// has several courses, a module stands after its course.
    #[must_use]
    pub fn part_of(&self, names: &SiteNames) -> String {
        let Some(course) = self.course.and_then(|course| names.courses.get(course)) else {
            return String::new();
        };
        let module = self
            .module
            .filter(|_| self.kind.is_some())
            .and_then(|module| course.modules.get(module));
        match module {
            Some(module) if names.courses.len() > 1 => format!("{} · {module}", course.title),
            Some(module) => module.clone(),
            None => course.title.clone(),
        }
    }
}

impl Section {
    /// Its address, on a page at an address.
    #[must_use]
    pub fn address_on(&self, page: &str) -> String {
        if self.id.is_empty() { page.to_owned() } else { format!("{page}#{}", escape(&self.id)) }
    }

    /// The text for all readers of the page, a line for each paragraph.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs
            .iter()
            .filter(|run| run.audience.is_none())
            .map(|run| run.text.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// What is for one audience.
    pub fn notes(&self) -> impl Iterator<Item = (AudienceId, &TextRun)> {
        self.runs.iter().filter_map(|run| Some((run.audience?, run)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    #[test]
    fn a_module_stands_after_its_course_where_there_are_several() {
        let course = |title: &str| CourseNames {
            title: title.to_owned(),
            modules: std::iter::once("Modul 1: Start".to_owned()).collect(),
        };
        let names = |titles: &[&str]| SiteNames {
            courses: titles.iter().map(|title| course(title)).collect(),
            ..SiteNames::default()
        };
        let page = PageText {
            address: "a.html".to_owned(),
            title: "A".to_owned(),
            language: None,
            also: String::new(),
            kind: Some(Kind::Text),
            course: Some(CourseId::new(0)),
            module: Some(ModuleId::new(0)),
            audience: Vec::new(),
            sections: Vec::new(),
        };
        let own = PageText { kind: None, ..page.clone() };
        assert_eq!(page.part_of(&names(&["Lesing"])), "Modul 1: Start");
        assert_eq!(page.part_of(&names(&["Lesing", "Skriving"])), "Lesing · Modul 1: Start");
        assert_eq!(own.part_of(&names(&["Lesing", "Skriving"])), "Lesing");
    }
}
