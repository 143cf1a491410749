//! What can be asked of the site while something is rendered, and the record of what was.
//!
//! In: questions, as [`Renderer`](super::Renderer) is asked them. Out: [`Reads`], each question
//! once with the fingerprint of its answer. They hold names and numbers and no references, so that
//! they can be written to disk and be compared with the site in another run. What the answers are
//! is left to `model`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::{CourseId, ModulePath};
use crate::fingerprint::Fingerprint;
use crate::load::DocumentId;
use crate::render::kept::KeptFor;

/// A question to the site. What it is answered with is all that the asker can see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::render) enum Question {
    /// The templates and words of the theme.
    Theme,
    /// The folder of the theme's files.
    ThemeFolder,
    /// The style sheets of the theme.
    Styles,
    /// The config.
    Config,
    /// The whole model.
    Site,
    /// The front page.
    Front,
    /// A free page outside of courses, given by its place among them.
    FreePage(usize),
    /// A course with its modules, their pages and all rules.
    Course(CourseId),
    /// The title, description and address of a course.
    CourseMeta(CourseId),
    /// A free page in the folder of a course, given by its place among them.
    CoursePage(CourseId, usize),
    /// A module with its pages.
    Module(ModulePath),
    /// What a link to a module says.
    ModuleLink(ModulePath),
    /// What rules say between courses.
    CrossCourseRules,
    /// The opening lines of all blocks on the pages of a course.
    Blocks(CourseId),
    /// The file of the page itself.
    Text,
    /// Another Markdown file, by its path under `content/`.
    File(String),
    /// Where a reference leads, and what is known of the file there.
    Target(Base, String),
    /// Whether an author publishes something at an address.
    IsTaken(String),
    /// The address of the feed.
    Feed,
    /// What all pages show of the site.
    SiteView,
    /// How many courses there are.
    CourseCount,
    /// What pages show of a course.
    CourseView(CourseId),
    /// What the pages of its modules show of a course.
    CourseSummary(CourseId),
    /// What pages show of a module.
    ModuleView(ModulePath),
    /// What the pages of a module show of the modules near it.
    NearbyModules(ModulePath),
    /// The notes and meetings of a course's own pages, or of those of one of its modules.
    Kept(KeptFor),
}

impl Question {
    /// Whether the answer depends on nothing but which files are published where, and what is known
    /// of those that are copied.
    pub(super) fn is_about_files(&self) -> bool {
        matches!(self, Self::Target(..) | Self::IsTaken(_))
    }
}

/// What the path of a reference is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::render) enum Base {
    /// The file of the page that it stands on.
    Page,
    /// The folder `content/`, as in the config.
    Content,
}

/// All that was asked while something was rendered, each question once, with the fingerprint of the
/// answer. While they are all answered alike, it would be rendered alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::render) struct Reads(pub(super) Vec<(Question, Fingerprint)>);

/// Records what is asked while one thing is rendered.
#[derive(Debug, Default)]
pub(in crate::render) struct Recorder {
    /// The document that a page is written in.
    pub(super) document: Option<DocumentId>,
    reads: RefCell<BTreeMap<Question, Fingerprint>>,
}

impl Recorder {
    /// For a page that is written in a document, or for something that is written in none.
    pub(in crate::render) fn new(document: Option<DocumentId>) -> Self {
        Self { document, reads: RefCell::default() }
    }

    /// Records a question, unless it has been asked before; `answer` gives the fingerprint.
    pub(super) fn record(&self, question: Question, answer: impl FnOnce(&Question) -> Fingerprint) {
        self.reads.borrow_mut().entry(question).or_insert_with_key(answer);
    }

    /// All that was asked.
    pub(in crate::render) fn finish(self) -> Reads {
        Reads(self.reads.into_inner().into_iter().collect())
    }
}
