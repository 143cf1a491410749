//! The site as it is now, behind the questions that may be asked of it.
//!
//! In: all that was read, the model, and what was rendered of it so far. Out: for every
//! [`Question`] the fingerprint of its answer, and whether [`Reads`] of an earlier rendering would
//! be answered alike now. Nothing outside of this folder can look at the site: whoever renders has
//! a [`Renderer`](super::Renderer), which records what it is asked.

use std::sync::{Arc, OnceLock};

use super::question::{Base, Question, Reads};
use crate::block::Vocabulary;
use crate::course::generated::FEED;
use crate::course::link::{FileTarget, Target};
use crate::course::{Course, CourseId, Module, ModuleId, ModulePath, PageMeta, Site};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::ids::{Id, IndexVec};
use crate::language::LanguageTag;
use crate::load::{
    Asset, Block, CONTENT_FOLDER, Document, DocumentId, PictureSize, Template, Theme, Tree,
};
use crate::render::assets::ThemeFolder;
use crate::render::kept::{Kept, KeptFor, KeptPages};
use crate::render::links::module_link;
use crate::render::nearby::MODULES;
use crate::render::shared::{Memo, Shared, SharedCourse, SharedModule};
use crate::render::tongues::Tongues;
use crate::render::tools::Tools;
use crate::render::views::LinkView;
use crate::source::{FileId, SourceFile};

/// The site as it is now.
pub(in crate::render) struct Model<'a> {
    pub(super) tree: &'a Tree,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) tools: &'a Tools,
    pub(super) folder: &'a ThemeFolder,
    pub(super) vocabulary: Vocabulary<'a>,
    /// The languages that pages speak, with what many pages show in each.
    pub(in crate::render) tongues: Tongues<'a>,
    /// What the pages so far have for those that gather.
    pub(in crate::render) kept: KeptPages,
    once: Once,
    /// Whether files are published as they were in the rendering before.
    has_same_files: bool,
}

/// What many ask for, found out once.
#[derive(Default)]
struct Once {
    config: OnceLock<Fingerprint>,
    site: OnceLock<Fingerprint>,
    styles: OnceLock<Fingerprint>,
    modules: OnceLock<IndexVec<CourseId, IndexVec<ModuleId, Fingerprint>>>,
    feed: OnceLock<Option<&'static str>>,
}

/// Who asks: something that is written in a document, or in none, and speaks a language.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Asker<'a> {
    /// The document.
    pub(super) document: Option<DocumentId>,
    /// The language.
    pub(super) spoken: &'a LanguageTag,
}

impl<'a> Asker<'a> {
    /// The one who asks for what the pages share that speak a language.
    pub(in crate::render) fn speaking(spoken: &'a LanguageTag) -> Self {
        Self { document: None, spoken }
    }
}

/// What is known of a published file that is no page.
#[derive(Debug, Clone, Copy, Hash)]
pub(in crate::render) struct PublishedAsset<'a> {
    /// Where it is published.
    pub(in crate::render) address: &'a str,
    /// The size, for pictures.
    pub(in crate::render) size: Option<PictureSize>,
    file: Option<&'a SourceFile>,
}

impl<'a> PublishedAsset<'a> {
    /// What it says, for captions, transcripts and drawings.
    pub(in crate::render) fn text(&self) -> Option<&'a str> {
        self.file.map(SourceFile::text)
    }
}

impl<'a> Model<'a> {
    /// The site, of which nothing has been rendered.
    pub(in crate::render) fn new(
        tree: &'a Tree,
        site: &'a Site,
        theme: &'a Theme,
        tools: &'a Tools,
        folder: &'a ThemeFolder,
        tongues: Tongues<'a>,
    ) -> Self {
        Self {
            tree,
            site,
            theme,
            tools,
            folder,
            vocabulary: Vocabulary::of(tree, theme),
            tongues,
            kept: KeptPages::default(),
            once: Once::default(),
            has_same_files: false,
        }
    }

    /// The fingerprint of where all files are published, and of what is known of those that are no
    /// pages. `before` is that of the rendering before: where both are the same, questions about
    /// single files need not be asked again.
    pub(in crate::render) fn compare_files(&mut self, before: Option<Fingerprint>) -> Fingerprint {
        let assets: Vec<_> = self
            .tree
            .assets
            .iter()
            .map(|asset| (&asset.path, self.published(asset, &asset.path)))
            .collect();
        let files = Fingerprint::of(&(&self.site.targets, assets));
        self.has_same_files = before == Some(files);
        files
    }

    /// The one who asks for what is written in a document, in a language.
    pub(in crate::render) fn asker<'q>(
        &'q self,
        document: Option<DocumentId>,
        written: &LanguageTag,
    ) -> Asker<'q> {
        Asker { document, spoken: self.tongues.around(written) }
    }

    /// Whether an asker would be answered as in these reads of an earlier rendering.
    pub(in crate::render) fn answers_alike(&self, asker: Asker, reads: &Reads) -> bool {
        let is_same = |(question, answer): &(Question, Fingerprint)| {
            (self.has_same_files && question.is_about_files())
                || self.fingerprint(asker, question) == *answer
        };
        reads.0.iter().all(is_same)
    }

    /// The file of a document.
    pub(in crate::render) fn file_of(&self, document: DocumentId) -> Option<FileId> {
        self.tree.documents.get(document).map(|document| document.file)
    }

    /// The fingerprint of the answer to a question.
    pub(super) fn fingerprint(&self, asker: Asker, question: &Question) -> Fingerprint {
        let Asker { document, spoken } = asker;
        match question {
            Question::Theme => self.tools.fingerprint,
            Question::ThemeFolder => Fingerprint::of(self.folder.name()),
            Question::Styles => *self
                .once
                .styles
                .get_or_init(|| Fingerprint::of(&self.theme.sheets().collect::<Vec<&Template>>())),
            Question::Config => self.config(),
            Question::Site => *self.once.site.get_or_init(|| Fingerprint::of(self.site)),
            Question::Front => Fingerprint::of(&self.site.front),
            Question::FreePage(number) => Fingerprint::of(&self.site.pages.get(*number)),
            Question::Course(id) => {
                self.course(*id).map_or(Fingerprint::NOTHING, Fingerprinted::fingerprint)
            }
            Question::CourseMeta(id) => {
                Fingerprint::of(&self.course(*id).map(|course| &course.meta))
            }
            Question::CoursePage(id, number) => {
                Fingerprint::of(&self.course(*id).and_then(|course| course.pages.get(*number)))
            }
            Question::Module(path) => self.fingerprint_of_module(*path),
            Question::ModuleLink(path) => Fingerprint::of(&self.module_link(*path, spoken)),
            Question::CrossCourseRules => Fingerprint::of(&self.site.cross_course),
            Question::Blocks(course) => Fingerprint::of(&self.blocks(*course).collect::<Vec<_>>()),
            Question::Text => self.fingerprint_of_file(document),
            Question::File(path) => self.fingerprint_of_file(self.document_at(path)),
            Question::Target(base, target) => {
                let found = self.target(self.base(*base, document), target);
                self.fingerprint_of_target(found.as_ref())
            }
            Question::IsTaken(address) => Fingerprint::of(&self.site.targets.has_address(address)),
            Question::Feed => Fingerprint::of(&self.feed()),
            Question::SiteView => {
                let made = self.shared(spoken).and_then(|shared| shared.site.as_ref());
                made.map_or(Fingerprint::NOTHING, |made| made.fingerprint)
            }
            Question::CourseCount => Fingerprint::of(&self.course_count()),
            Question::CourseView(id) => {
                let course = self.shared_course(*id, spoken);
                course.map_or(Fingerprint::NOTHING, |made| made.fingerprint)
            }
            Question::CourseSummary(id) => {
                let course = self.shared_course(*id, spoken);
                course.map_or(Fingerprint::NOTHING, |made| made.value.summary.fingerprint)
            }
            Question::ModuleView(path) => self
                .shared_module(*path, spoken)
                .map_or(Fingerprint::NOTHING, |shared| shared.module.fingerprint),
            Question::NearbyModules(path) => {
                let near = self.nearby_modules(*path, spoken);
                let fingerprints = |part: &[SharedModule]| {
                    part.iter().map(|module| module.nearby.fingerprint).collect::<Vec<_>>()
                };
                Fingerprint::of(&near.map(fingerprints).collect::<Vec<_>>())
            }
            Question::Kept(of) => {
                let pages = self.kept(*of).iter().map(|page| page.fingerprint);
                Fingerprint::of(&pages.collect::<Vec<_>>())
            }
        }
    }

    pub(super) fn course(&self, id: CourseId) -> Option<&'a Fingerprinted<Course>> {
        self.site.courses.get(id)
    }

    pub(super) fn module(&self, path: ModulePath) -> Option<&'a Module> {
        self.course(path.course)?.modules.get(path.module)
    }

    /// A link to a module.
    pub(super) fn module_link(&self, path: ModulePath, spoken: &LanguageTag) -> Option<LinkView> {
        Some(module_link(self.module(path)?, spoken))
    }

    /// Every page of a module asks for it, so that all are taken once.
    fn fingerprint_of_module(&self, path: ModulePath) -> Fingerprint {
        let of_course = |course: &Fingerprinted<Course>| -> IndexVec<ModuleId, Fingerprint> {
            course.modules.iter().map(Fingerprint::of).collect()
        };
        let of_site = || self.site.courses.iter().map(of_course).collect();
        let modules = self.once.modules.get_or_init(of_site).get(path.course);
        modules
            .and_then(|modules| modules.get(path.module))
            .copied()
            .unwrap_or(Fingerprint::NOTHING)
    }

    /// What many pages show, in a language.
    pub(super) fn shared(&self, spoken: &LanguageTag) -> Option<&Shared> {
        self.tongues.get(spoken).map(|tongue| &tongue.shared)
    }

    /// What many pages show, in the language that the site speaks.
    pub(in crate::render) fn shared_by_site(&self) -> Option<&Shared> {
        self.shared(self.tongues.own())
    }

    pub(super) fn shared_course(
        &self,
        id: CourseId,
        spoken: &LanguageTag,
    ) -> Option<&Arc<Memo<SharedCourse>>> {
        self.shared(spoken)?.courses.get(id)
    }

    pub(super) fn shared_module(
        &self,
        path: ModulePath,
        spoken: &LanguageTag,
    ) -> Option<&SharedModule> {
        self.shared_course(path.course, spoken)?.value.modules.get(path.module)
    }

    /// The modules near a module, in parts between which some are left out.
    pub(super) fn nearby_modules(
        &self,
        path: ModulePath,
        spoken: &LanguageTag,
    ) -> impl Iterator<Item = &[SharedModule]> {
        let course = self.shared_course(path.course, spoken);
        let modules = course.map(|made| made.value.modules.as_slice()).unwrap_or_default();
        MODULES.parts(modules, path.module.index())
    }

    /// How many courses there are.
    pub(in crate::render) fn course_count(&self) -> usize {
        self.site.courses.len()
    }

    fn config(&self) -> Fingerprint {
        *self.once.config.get_or_init(|| Fingerprint::of(&self.tree.config))
    }

    /// The blocks on each page of a course that is written in a document.
    pub(super) fn blocks(
        &self,
        course: CourseId,
    ) -> impl Iterator<Item = (&'a PageMeta, &'a Fingerprinted<Vec<Block>>)> + use<'a> {
        let tree = self.tree;
        let metas = self.site.courses.get(course).into_iter().flat_map(|course| course.metas());
        metas.filter_map(move |meta| Some((meta, &meta.document_in(tree)?.outline.blocks)))
    }

    fn fingerprint_of_file(&self, document: Option<DocumentId>) -> Fingerprint {
        let file = document.and_then(|document| self.tree.sources.get(self.file_of(document)?));
        file.map_or(Fingerprint::NOTHING, SourceFile::fingerprint)
    }

    /// The fingerprint of where a reference leads. The rest of the answer is what the reference
    /// itself says.
    pub(super) fn fingerprint_of_target(&self, found: Option<&Target<'a>>) -> Fingerprint {
        let (kind, address) = match found {
            None => ("nowhere", ""),
            Some(Target::Here { .. }) => ("here", ""),
            Some(Target::Outside) => ("outside", ""),
            Some(Target::Page { address, .. }) => ("page", *address),
            Some(Target::Asset { address, .. }) => ("asset", *address),
            Some(Target::Generated { address, .. }) => ("generated", *address),
        };
        Fingerprint::of(&(kind, address, found.and_then(|found| self.asset(found))))
    }

    /// The path of the file that references are relative to.
    pub(super) fn base(&self, base: Base, document: Option<DocumentId>) -> &'a str {
        match base {
            Base::Page => self.document(document).map_or("", |document| &document.path),
            Base::Content => "",
        }
    }

    pub(super) fn document(&self, document: Option<DocumentId>) -> Option<&'a Document> {
        self.tree.documents.get(document?)
    }

    /// The path of a source under `content/`; that of any other from the site's root.
    pub(super) fn path_under_content(&self, file: FileId) -> &'a str {
        let path = self.tree.sources.path(file);
        let under = path.strip_prefix(CONTENT_FOLDER).and_then(|path| path.strip_prefix('/'));
        under.unwrap_or(path)
    }

    fn document_at(&self, path: &str) -> Option<DocumentId> {
        match self.site.targets.get(path)? {
            FileTarget::Page { document, .. } => Some(*document),
            FileTarget::Draft | FileTarget::Asset { .. } => None,
        }
    }

    fn published(&self, asset: &'a Asset, address: &'a str) -> PublishedAsset<'a> {
        let file = asset.file.filter(|_| asset.text.is_some());
        let file = file.and_then(|file| self.tree.sources.get(file));
        PublishedAsset { address, size: asset.size, file }
    }

    /// Where a reference leads; `None` for nowhere.
    pub(super) fn target(&self, from: &str, target: &str) -> Option<Target<'a>> {
        self.site.targets.resolve(from, target).ok()
    }

    /// What is known of the file that a reference leads to, where it leads to one.
    pub(super) fn asset(&self, target: &Target<'a>) -> Option<PublishedAsset<'a>> {
        let Target::Asset { asset, address, .. } = target else { return None };
        Some(self.published(self.tree.assets.get(*asset)?, address))
    }

    /// What was gathered of a course's own pages, or of those of a module.
    pub(super) fn kept(&self, of: KeptFor) -> &[Arc<Kept>] {
        self.kept.get(&of).map(Vec::as_slice).unwrap_or_default()
    }

    /// The address of the feed, where the site has one.
    pub(super) fn feed(&self) -> Option<&'static str> {
        let has_dates = || self.site.metas().any(|meta| meta.updated.is_some());
        let address = || (self.tree.config.base_url.is_some() && has_dates()).then_some(FEED);
        *self.once.feed.get_or_init(address)
    }
}
