//! The errors that stop a run.
//!
//! In: the error of a stage. Out: [`Error`], which knows what to tell the user. What authors can
//! get wrong is a [`Diagnostic`](crate::diagnostic::Diagnostic) and stops nothing.

use crate::config::UnknownAudience;
use crate::course::UnknownCourse;
use crate::diagnostic::Text;
use crate::load::{LoadError, ThemeError};
use crate::render::RenderError;
use crate::text;
use crate::write::WriteError;

/// An error of the machine or the theme.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The site's files cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The theme's files cannot be read.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A template cannot be filled.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The build is for an audience that the site does not have.
    #[error(transparent)]
    Audience(#[from] UnknownAudience),
    /// The build is for audiences that no course of the site is for.
    #[error("no course is for {0}")]
    NoCourseFor(String),
    /// The build is of a course that the site does not have.
    #[error(transparent)]
    Course(#[from] UnknownCourse),
    /// The build is of courses that are not for its audiences.
    #[error("{courses} is not for {audiences}")]
    CourseNotFor {
        /// The titles of the courses.
        courses: String,
        /// The names of the audiences.
        audiences: String,
    },
    /// The site cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Error {
    /// The message for the user.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Load(error) => error.text(),
            Self::Theme(error) => error.text(),
            Self::Render(error) => error.text(),
            Self::Audience(error) => error.text(),
            Self::NoCourseFor(audiences) => text!(
                en: "no course is for {audiences}, so that the site would be empty\nhelp: name the \
                     audience in `audience:` of the course and of its modules",
                nb: "ingen kurs er for {audiences}, så nettstedet ville blitt tomt\nhjelp: ta med \
                     målgruppen i `målgruppe:` i kurset og i modulene"
            ),
            Self::Course(error) => error.text(),
            Self::CourseNotFor { courses, audiences } => text!(
                en: "{courses} is not for {audiences}, so that the site would be empty\nhelp: name \
                     the audience in `audience:` of the course and of its modules",
                nb: "{courses} er ikke for {audiences}, så nettstedet ville blitt tomt\nhjelp: ta \
                     med målgruppen i `målgruppe:` i kurset og i modulene"
            ),
            Self::Write(error) => {
                let (message, help) = (error.text(), error.help());
                let (en, nb, help_en, help_nb) = (&message.en, &message.nb, &help.en, &help.nb);
                text!(en: "{en}\nhelp: {help_en}", nb: "{nb}\nhjelp: {help_nb}")
            }
        }
    }
}
