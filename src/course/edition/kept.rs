//! What an edition keeps of a site.
//!
//! In: the audiences and the courses that are asked for. Out: [`Kept`], which answers whether
//! something is for an audience that is kept, and whether a course is; and the course that a name
//! on the command line means. What follows from it for pages and files is left to `selection`.

use std::collections::BTreeSet;

use crate::config::AudienceId;
use crate::course::{Course, CourseId, Site};
use crate::diagnostic::{Text, nearest};
use crate::listing::all_of;
use crate::load::Tree;
use crate::text;

/// The audiences and the courses that an edition keeps; where none are named, all of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Kept {
    audiences: BTreeSet<AudienceId>,
    courses: BTreeSet<CourseId>,
}

/// A name that means no course of the site, or more than one, given on the command line.
#[derive(Debug, thiserror::Error)]
#[error("there is no course `{name}`")]
pub struct UnknownCourse {
    name: String,
    /// The folder and the title of each course that it can be.
    known: Vec<(String, String)>,
    /// Whether the name is the title of them all.
    is_shared: bool,
}

impl Kept {
    /// What an edition for some audiences and with some courses keeps.
    #[must_use]
    pub fn new(audiences: BTreeSet<AudienceId>, courses: BTreeSet<CourseId>) -> Self {
        Self { audiences, courses }
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.audiences.is_empty() && self.courses.is_empty()
    }

    /// The audiences that are named.
    #[must_use]
    pub fn audiences(&self) -> &BTreeSet<AudienceId> {
        &self.audiences
    }

    /// Whether what is for an audience is kept.
    pub(super) fn is_for(&self, audience: AudienceId) -> bool {
        self.audiences.is_empty() || self.audiences.contains(&audience)
    }

    /// Whether what is for some audiences is kept.
    pub(super) fn is_for_any(&self, audience: &[AudienceId]) -> bool {
        self.audiences.is_empty() || audience.iter().any(|one| self.audiences.contains(one))
    }

    /// Whether a course is kept: it is named, and something of it is for the audiences.
    pub(super) fn keeps(&self, id: CourseId, course: &Course) -> bool {
        let is_for = |audience| self.is_for_any(audience);
        let has_modules = || course.modules.iter().any(|module| is_for(&module.audience));
        (self.courses.is_empty() || self.courses.contains(&id))
            && (self.audiences.is_empty() || is_for(&course.audience) && has_modules())
    }

    /// The titles of the courses that are named.
    #[must_use]
    pub fn titles(&self, site: &Site) -> Vec<String> {
        let courses = self.courses.iter().filter_map(|&id| site.courses.get(id));
        courses.map(|course| course.meta.title.clone()).collect()
    }

    /// Whether a site that has courses would be left without any.
    #[must_use]
    pub fn leaves_no_course(&self, site: &Site) -> bool {
        let mut courses = site.courses.iter_enumerated();
        !site.courses.is_empty() && !courses.any(|(id, course)| self.keeps(id, course))
    }
}

impl Site {
    /// The course that a name on the command line means: that of its folder, or its title.
    ///
    /// # Errors
    ///
    /// [`UnknownCourse`] when it means none, or is the title of several.
    pub fn course_named(&self, name: &str, tree: &Tree) -> Result<CourseId, UnknownCourse> {
        let names = |(id, course): (CourseId, &Course)| {
            let document = course.meta.document_in(tree)?;
            let folder = document.path.strip_suffix("/_index.md")?;
            Some((id, folder.to_owned(), course.meta.title.clone()))
        };
        let courses = self.courses.iter_enumerated().map(|(id, course)| (id, &**course));
        let all: Vec<(CourseId, String, String)> = courses.filter_map(names).collect();
        // As a shell completes the name of a folder.
        let given = name.trim().trim_start_matches("content/").trim_end_matches('/');
        let is_given = |other: &str| other.to_lowercase() == given.to_lowercase();
        if let Some((id, ..)) = all.iter().find(|(_, folder, _)| is_given(folder)) {
            return Ok(*id);
        }
        let titled: Vec<_> = all.iter().filter(|(.., title)| is_given(title)).cloned().collect();
        if let [(id, ..)] = titled.as_slice() {
            return Ok(*id);
        }
        let is_shared = !titled.is_empty();
        let known = if is_shared { titled } else { all };
        let known = known.into_iter().map(|(_, folder, title)| (folder, title)).collect();
        Err(UnknownCourse { name: name.to_owned(), known, is_shared })
    }
}

impl UnknownCourse {
    /// The message for the person who ran the program.
    #[must_use]
    pub fn text(&self) -> Text {
        let Self { name, known, is_shared } = self;
        let folders: Vec<String> = known.iter().map(|(folder, _)| format!("`{folder}`")).collect();
        let Text { en, nb } = all_of(&folders);
        if *is_shared {
            return text!(
                en: "more than one course is called `{name}`\nhelp: name the folder: {en}",
                nb: "mer enn ett kurs heter `{name}`\nhjelp: skriv navnet på mappen: {nb}"
            );
        }
        if known.is_empty() {
            return text!(
                en: "there is no course `{name}`\nhelp: this site has no courses",
                nb: "kurset `{name}` finnes ikke\nhjelp: nettstedet har ingen kurs"
            );
        }
        let names = known.iter().flat_map(|(folder, title)| [folder.as_str(), title.as_str()]);
        let Text { en: near_en, nb: near_nb } = match nearest(name, names) {
            Some(near) => text!(en: "did you mean `{near}`? ", nb: "mente du `{near}`? "),
            None => text!(en: "", nb: ""),
        };
        text!(
            en: "there is no course `{name}`\nhelp: {near_en}this site has {en}",
            nb: "kurset `{name}` finnes ikke\nhjelp: {near_nb}nettstedet har {nb}"
        )
    }
}
