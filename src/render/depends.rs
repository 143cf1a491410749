//! What every file of a site is made of, stated here and nowhere else.
//!
//! In: the tree, the model and the prints of what authors wrote. Out: for each page a [`Key`]:
//! where it is the same as before, the page would be the same, so that it is not made again. Keys
//! are made of sources and not of the model, since what the model takes from a source, and how, is
//! then no matter. A key may hold too much, which costs time; it must never hold too little.
//!
//! | what | is made of |
//! | --- | --- |
//! | the *site's face* | templates and words, the config, the heads (path and front matter) of the pages outside courses and of every folder's `_index.md`, the logo, the feed, and which pages the site makes itself; where rules go between courses, the heads of all modules too |
//! | a *course's face* | the site's face, its place among the courses, the faces (head, whom it has notes for, meetings) of all documents in its folder, drafts too, and which addresses in it are free for pages that the site makes |
//! | *all faces* | the site's face and those of all courses |
//! | a page | the face of its course or else the site's, the whole of its file, and what it looks up of other files (`lookups`) |
//! | a leader page | the same, and what was kept of its module's pages |
//! | an overview | its course's face, and all that was kept in its course |
//! | a page that the site makes itself, a feed, the map of the site | all faces |
//! | a course's data | the face of the course |
//! | the sheet of style | the config and the theme's sheets |
//! | a file that is copied | where it is on the disk |
//!
//! What the pages share (`shared`) is kept by the same faces.

use std::collections::BTreeMap;
use std::sync::Arc;

use blake3::Hash;

use super::context::Renderer;
use super::faces::{Faces, NOTHING};
use super::jobs::Job;
use super::lookups::Library;
use super::prints::{Mixer, Prints};
use super::support::{Kept, KeptFor, KeptPages};
use crate::course::generated::SupportRole;
use crate::course::link::FileTarget;
use crate::course::{Course, CourseId, PageMeta};
use crate::ids::{Id, IndexVec};
use crate::load::Document;

/// What a file was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    /// What stands around it.
    around: Hash,
    /// Its own source.
    own: Hash,
    /// What it gathers of other pages.
    gathered: Hash,
}

impl Key {
    /// Of a file that is made of one thing.
    pub(super) fn of(around: Hash) -> Self {
        Self { around, own: NOTHING, gathered: NOTHING }
    }

    /// Of a file that never changes.
    pub(super) fn fixed() -> Self {
        Self::of(NOTHING)
    }
}

/// What the files of a site depend on.
pub(super) struct Depends<'a> {
    prints: &'a Prints,
    /// What is seen from outside.
    pub(super) faces: Faces,
}

impl<'a> Depends<'a> {
    /// For a rendering; `prints` and `known` are of the one before.
    pub(super) fn new(
        renderer: Renderer,
        prints: &'a mut Prints,
        known: &mut Option<Faces>,
    ) -> Self {
        let tree = renderer.tree;
        let config = Mixer::default()
            .print(renderer.tools.print)
            .text(tree.sources.get(tree.config_file).map_or("", |file| file.text()))
            .finish();
        let is_other = prints.follow(tree, renderer.presence, config);
        let faces = match known.take().filter(|_| !is_other) {
            Some(faces) => faces,
            None => Viewer { prints, renderer, config }.faces(),
        };
        Self { prints, faces: known.insert(faces).clone() }
    }

    /// What a page is made of, what it looks up aside; `kept` has what the pages before it have for
    /// those that gather.
    pub(super) fn key(&self, job: Job, kept: &KeptPages) -> Key {
        let around = match job {
            Job::Front(_) | Job::Free(_, None) => self.faces.site,
            Job::Free(_, Some(course)) | Job::Course(course, _) | Job::Overview(course, ..) => {
                self.faces.course(course)
            }
            Job::Module(place) | Job::Page(place, ..) | Job::Leader(place, _) => {
                self.faces.course(place.course_id)
            }
            Job::Made(_) => self.faces.all,
        };
        let own = job
            .meta()
            .and_then(|meta| self.prints.document(meta.document?))
            .map_or(NOTHING, |print| print.whole);
        let gathered = match job {
            Job::Leader(place, _) => gathered(kept.get_key_value(&place.key()).into_iter()),
            Job::Overview(course, ..) => {
                gathered(kept.iter().filter(|(of, _)| of.course == course))
            }
            _ => NOTHING,
        };
        Key { around, own, gathered }
    }
}

/// Makes faces.
struct Viewer<'a> {
    prints: &'a Prints,
    renderer: Renderer<'a>,
    config: Hash,
}

impl Viewer<'_> {
    fn faces(&self) -> Faces {
        let (site, folders) = (self.face_of_site(), self.faces_of_folders());
        let course = |(id, course)| self.face_of_course((site, &folders), id, course);
        let courses: IndexVec<CourseId, Hash> =
            self.renderer.site.courses.iter_enumerated().map(course).collect();
        let mut all = Mixer::default();
        all.print(site);
        for course in &courses {
            all.print(*course);
        }
        let targets = self.face_of_targets();
        Faces { config: self.config, site, courses, all: all.finish(), targets }
    }

    fn face_of_site(&self) -> Hash {
        let Renderer { tree, site, .. } = self.renderer;
        let mut mixer = Mixer::default();
        mixer.print(self.config).debug(&self.renderer.feed).debug(&site.cross_course.is_some());
        for (id, document) in tree.documents.iter_enumerated() {
            if is_seen_by_all(document, site.cross_course.is_some()) {
                mixer.print(self.prints.document(id).map_or(NOTHING, |print| print.head));
            }
        }
        let metas = site
            .front
            .iter()
            .chain(&site.pages)
            .chain(site.courses.iter().map(|course| &course.meta));
        for PageMeta { address, .. } in metas {
            mixer.text(address);
        }
        for page in &site.generated {
            mixer.text(page.address);
        }
        if let Some(logo) = &tree.config.logo {
            mixer.print(Library::new(tree, site).print(&site.targets.resolve("", &logo.file.text)));
        }
        mixer.finish()
    }

    /// The faces of all documents in each folder under `content/`.
    fn faces_of_folders(&self) -> BTreeMap<&str, Mixer> {
        let mut folders: BTreeMap<&str, Mixer> = BTreeMap::new();
        for (id, document) in self.renderer.tree.documents.iter_enumerated() {
            let Some(folder) = folder_of(document) else { continue };
            let face = self.prints.document(id).map_or(NOTHING, |print| print.face);
            folders.entry(folder).or_default().print(face);
        }
        folders
    }

    fn face_of_course(
        &self,
        (site, folders): (Hash, &BTreeMap<&str, Mixer>),
        id: CourseId,
        course: &Course,
    ) -> Hash {
        let folder = course
            .meta
            .document_in(self.renderer.tree)
            .and_then(folder_of)
            .and_then(|folder| folders.get(folder));
        let mut mixer = Mixer::default();
        mixer.print(site).number(id.index()).print(folder.map_or(NOTHING, Mixer::finish));
        for who in SupportRole::ALL {
            mixer.debug(&self.renderer.presence.overview_address(course, who));
        }
        for module in &course.modules {
            mixer.debug(&self.renderer.presence.leader_page_address(module));
        }
        mixer.finish()
    }

    fn face_of_targets(&self) -> Hash {
        let mut mixer = Mixer::default();
        for (path, target) in self.renderer.site.targets.files() {
            mixer.text(path);
            match target {
                FileTarget::Page { address, .. } => mixer.text("page").text(address),
                FileTarget::Draft => mixer.text("draft"),
                FileTarget::Asset { asset, address } => mixer
                    .text("asset")
                    .text(address)
                    .print(self.prints.asset(*asset).unwrap_or(NOTHING)),
            };
        }
        mixer.finish()
    }
}

/// Whether the front matter of a document can be seen on every page of the site.
fn is_seen_by_all(document: &Document, is_crossed: bool) -> bool {
    match document.path.split_once('/') {
        None | Some((_, "_index.md")) => true,
        Some((_, rest)) => is_crossed && rest.ends_with("/_index.md"),
    }
}

/// The folder under `content/` that a document stands in, at whatever depth.
fn folder_of(document: &Document) -> Option<&str> {
    document.path.split_once('/').map(|(folder, _)| folder)
}

/// A print of what was kept, by where it belongs.
fn gathered<'k>(kept: impl Iterator<Item = (&'k KeptFor, &'k Vec<Arc<Kept>>)>) -> Hash {
    let mut mixer = Mixer::default();
    for (place, pages) in kept {
        let module = place.module.map_or(0, |module| module.index() + 1);
        mixer.number(place.course.index()).number(module).number(pages.len());
        for page in pages {
            mixer.text(&page.link.address).print(page.print);
        }
    }
    mixer.finish()
}
