//! Which file is what: documents sorted by their paths under `content/`.
//!
//! In: the documents of a tree. Out: the front page, the free pages, and courses with their
//! modules, in natural order of the folders. A file that has no role, for instance one below a
//! module's folder, gets a diagnostic and is never ignored silently.

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::ids::IndexVec;
use crate::load::{Document, DocumentId};
use crate::source::Span;
use crate::text;

/// The file that makes a folder a course or a module.
const INDEX: &str = "_index.md";

/// The documents under `content/`, by their ids.
#[derive(Default)]
pub(super) struct Folders<'a> {
    pub(super) front: Option<DocumentId>,
    pub(super) pages: Vec<DocumentId>,
    pub(super) courses: Vec<CourseFolder<'a>>,
}

/// A folder under `content/`.
#[derive(Default)]
pub(super) struct CourseFolder<'a> {
    pub(super) name: &'a str,
    pub(super) index: Option<DocumentId>,
    pub(super) pages: Vec<DocumentId>,
    pub(super) modules: Vec<ModuleFolder<'a>>,
}

/// A folder in a course's folder.
#[derive(Default)]
pub(super) struct ModuleFolder<'a> {
    pub(super) name: &'a str,
    pub(super) index: Option<DocumentId>,
    pub(super) pages: Vec<DocumentId>,
}

/// A document's id and what is left of its path.
type File<'a> = (DocumentId, &'a str);

impl<'a> Folders<'a> {
    /// Sorts the documents, which come folder by folder in natural order.
    pub(super) fn sort(
        documents: &'a IndexVec<DocumentId, Document>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let files: Vec<File> = documents
            .iter_enumerated()
            .map(|(id, document)| (id, document.path.as_str()))
            .collect();
        let mut folders = Self::default();
        let mut misplaced = |id: DocumentId, help: Text| {
            diagnostics.extend(documents.get(id).map(|document| misplaced(document, help)));
        };
        for (folder, files) in groups(&files) {
            match folder {
                Some(name) => {
                    folders.courses.push(CourseFolder::sort(name, &files, &mut misplaced));
                }
                None => {
                    for (id, file) in files {
                        match file {
                            "index.md" => folders.front = Some(id),
                            INDEX => misplaced(
                                id,
                                text!(
                                    en: "the front page is called `index.md`",
                                    nb: "forsiden heter `index.md`"
                                ),
                            ),
                            _ => folders.pages.push(id),
                        }
                    }
                }
            }
        }
        folders
    }
}

impl<'a> CourseFolder<'a> {
    fn sort(
        name: &'a str,
        files: &[File<'a>],
        misplaced: &mut dyn FnMut(DocumentId, Text),
    ) -> Self {
        let mut course = Self { name, ..Self::default() };
        for (folder, files) in groups(files) {
            match folder {
                Some(name) => course.modules.push(ModuleFolder::sort(name, &files, misplaced)),
                None => files.into_iter().for_each(|file| {
                    sort_file(file, &mut course.index, &mut course.pages, misplaced);
                }),
            }
        }
        course
    }

    /// Every document in the folder.
    pub(super) fn all(&self) -> impl Iterator<Item = DocumentId> {
        self.index
            .into_iter()
            .chain(self.pages.iter().copied())
            .chain(self.modules.iter().flat_map(ModuleFolder::all))
    }
}

impl<'a> ModuleFolder<'a> {
    fn sort(
        name: &'a str,
        files: &[File<'a>],
        misplaced: &mut dyn FnMut(DocumentId, Text),
    ) -> Self {
        let mut module = Self { name, ..Self::default() };
        for (folder, files) in groups(files) {
            for file in files {
                if folder.is_some() {
                    misplaced(
                        file.0,
                        text!(
                            en: "move it up: pages stand in their module's own folder",
                            nb: "flytt den opp: sider står i modulens egen mappe"
                        ),
                    );
                } else {
                    sort_file(file, &mut module.index, &mut module.pages, misplaced);
                }
            }
        }
        module
    }

    /// Every document in the folder.
    pub(super) fn all(&self) -> impl Iterator<Item = DocumentId> {
        self.index.into_iter().chain(self.pages.iter().copied())
    }
}

/// Files by their first folder, `None` for those in none; files of one folder are consecutive.
fn groups<'a>(files: &[File<'a>]) -> impl Iterator<Item = (Option<&'a str>, Vec<File<'a>>)> {
    let folder = |path: &'a str| path.split_once('/').map(|(folder, _)| folder);
    let rest = |path: &'a str| path.split_once('/').map_or(path, |(_, rest)| rest);
    files.chunk_by(move |(_, a), (_, b)| folder(a) == folder(b)).filter_map(move |files| {
        let (_, first) = files.first()?;
        Some((folder(first), files.iter().map(|(id, path)| (*id, rest(path))).collect()))
    })
}

fn sort_file(
    (id, file): File,
    index: &mut Option<DocumentId>,
    pages: &mut Vec<DocumentId>,
    misplaced: &mut dyn FnMut(DocumentId, Text),
) {
    match file {
        INDEX => *index = Some(id),
        "index.md" => {
            misplaced(id, text!(en: "call it `_index.md`", nb: "kall den `_index.md`"));
        }
        _ => pages.push(id),
    }
}

fn misplaced(document: &Document, help: Text) -> Diagnostic {
    let path = &document.path;
    let message = text!(
        en: "the site has no place for `{path}`",
        nb: "`{path}` kan ikke ligge her"
    );
    Diagnostic::new(Rule::FileMisplaced, Span::start_of(document.file), message)
        .help(Help::Act(help))
}
