//! From files to a course: which file is the course, which a module, which a page, and where each
//! is published.
//!
//! In: the tree that was read. Out: the [`Site`], in published order, and diagnostics for folders
//! without an `_index.md`, addresses that are taken, and everything that front matter gets wrong.
//! Every document ends up published, counted as a draft, or in a diagnostic.

mod addresses;
mod folders;
mod module_list;
mod orders;
mod rule_texts;

use std::collections::{BTreeMap, BTreeSet};

use super::front::{Front, PageFront, Plan, Titled};
use super::generated::{self, DATA_FILE};
use super::order::{CourseName, OrderPlan, Sequence, Station};
use super::{Course, Module, Page, PageMeta, Site, address, meeting};
use crate::config::AudienceId;
use crate::diagnostic::{Diagnostic, Rule, Silence};
use crate::kind::Kind;
use crate::load::{Document, DocumentId, Tree};
use crate::source::{SourceText, Span};
use crate::text;
use addresses::Addresses;
use folders::{CourseFolder, Folders, ModuleFolder};

/// The names of a module's leader support page.
const LEADER_PAGES: [&str; 3] = ["lederstotte", "lederstøtte", "leader-support"];

/// Makes the site out of the documents that were read.
#[must_use]
pub fn assemble(tree: &Tree) -> (Site, Vec<Diagnostic>) {
    assemble_without(tree, &BTreeSet::new())
}

/// Makes the site as it would be if its drafts were published, for those who write them. What is
/// wrong with it is left out.
#[must_use]
pub fn assemble_with_drafts(tree: &Tree) -> Site {
    finish(Assembler { with_drafts: true, ..Assembler::new(tree, &BTreeSet::new()) }).0
}

/// Makes the site without some documents: they are treated as drafts, except that pages keep the
/// numbers that rules call them by.
pub(super) fn assemble_without(
    tree: &Tree,
    left_out: &BTreeSet<DocumentId>,
) -> (Site, Vec<Diagnostic>) {
    finish(Assembler::new(tree, left_out))
}

fn finish(mut assembler: Assembler) -> (Site, Vec<Diagnostic>) {
    let tree = assembler.tree;
    let folders = Folders::sort(&tree.documents, &mut assembler.diagnostics);
    let front = folders.front.and_then(|document| assembler.free_page(document, generated::FRONT));
    let pages =
        folders.pages.iter().filter_map(|&document| assembler.free_page_in("", document)).collect();
    let (mut courses, sequences): (Vec<Course>, Vec<Sequence>) =
        folders.courses.iter().filter_map(|folder| assembler.course(folder)).unzip();
    let cross_course = assembler.read_orders(&mut courses, sequences);
    for (id, asset) in tree.assets.iter_enumerated() {
        assembler.addresses.publish_asset(
            id,
            asset,
            Span::start_of(tree.config_file),
            &mut assembler.diagnostics,
        );
    }
    let Assembler {
        mut diagnostics, silences, addresses: Addresses { targets, drafts, .. }, ..
    } = assembler;
    let generated = generated::pages(&targets, &tree.config);
    let site = Site {
        front,
        pages,
        courses: courses.into(),
        cross_course,
        targets,
        generated,
        drafts,
        silences,
    };
    diagnostics.extend(emptiness(tree));
    (site, diagnostics)
}

struct Assembler<'a> {
    tree: &'a Tree,
    /// The documents that are not published, beside drafts.
    left_out: &'a BTreeSet<DocumentId>,
    /// Whether drafts are published like all else.
    with_drafts: bool,
    /// The modules of the course at hand that are drafts, for its rules.
    draft_modules: Vec<Station>,
    /// The courses that are drafts, for the rules of others.
    draft_courses: Vec<Sequence>,
    silences: Vec<Silence>,
    diagnostics: Vec<Diagnostic>,
    addresses: Addresses,
}

/// A module with what its course must still see to: its rules, and where its number stands.
struct Read {
    module: Module,
    rules: Vec<SourceText>,
    number: Option<Span>,
}

/// A page with its rules.
type ReadPage = (Page, Vec<SourceText>);

/// What the modules of a course take over from it.
struct Parent<'a> {
    folder: &'a str,
    address: String,
    audience: Vec<AudienceId>,
}

impl<'a> Assembler<'a> {
    fn new(tree: &'a Tree, left_out: &'a BTreeSet<DocumentId>) -> Self {
        Self {
            tree,
            left_out,
            with_drafts: false,
            draft_modules: Vec::new(),
            draft_courses: Vec::new(),
            silences: Vec::new(),
            diagnostics: Vec::new(),
            addresses: Addresses::default(),
        }
    }

    /// The course of a folder, still without its order, with the sequence that the order will be
    /// made of.
    fn course(&mut self, folder: &CourseFolder) -> Option<(Course, Sequence)> {
        let Some(index) = folder.index else {
            self.index_missing(folder.name, folder.all().next());
            return None;
        };
        let plan = self.front(index)?.course(&mut self.diagnostics);
        let address = self.segment(folder.name, self.file(index)?);
        self.addresses.add_folder(folder.name.to_owned(), address.clone());
        let name = CourseName { title: plan.titled.title.clone(), folder: folder.name.to_owned() };
        let Some(meta) = self.published(index, &plan.titled, &format!("{address}/index.html"))
        else {
            self.leave_out(
                folder.name.to_owned(),
                folder.all().filter(|&document| document != index),
            );
            self.draft_courses.push(Sequence {
                course: Some(name),
                is_draft: true,
                ..Sequence::default()
            });
            return None;
        };
        self.addresses.reserve(&format!("{address}/{DATA_FILE}"));
        let everyone = || self.tree.config.audiences.ids().collect();
        let audience = if plan.audience.is_empty() { everyone() } else { plan.audience };
        let parent = Parent { folder: folder.name, address, audience };
        let (listed, found) = module_list::ordered(&plan.modules, &folder.modules);
        self.diagnostics.extend(found);
        let read: Vec<Read> =
            listed.into_iter().filter_map(|module| self.module(module, &parent)).collect();
        if read.is_empty() {
            self.no_modules(&meta, folder);
        }
        self.unique_names(&read);
        let sequence = self.sequence(name, &plan.rules, &read);
        let pages = folder
            .pages
            .iter()
            .filter_map(|&document| self.free_page_in(&format!("{}/", parent.address), document))
            .collect();
        let modules = read.into_iter().map(|read| read.module).collect();
        let Plan { durations, workload, opens, goals, .. } = plan;
        let order = OrderPlan::default();
        Some((
            Course {
                meta,
                durations,
                workload,
                audience: parent.audience,
                opens,
                goals,
                order,
                modules,
                pages,
            },
            sequence,
        ))
    }

    /// A course without modules is an error, unless what its folders lack has been reported
    /// already.
    fn no_modules(&mut self, course: &PageMeta, folder: &CourseFolder) {
        let Some(file) = course
            .document_in(self.tree)
            .filter(|_| folder.modules.iter().all(|module| module.index.is_some()))
        else {
            return;
        };
        let title = &course.title;
        let (message, help) = if folder.modules.is_empty() {
            let message = text!(
                en: "the course `{title}` has no modules",
                nb: "kurset `{title}` har ingen moduler"
            );
            let help = text!(
                en: "make a folder beside this file with an `_index.md` for the module",
                nb: "lag en mappe ved siden av denne filen, med en `_index.md` for modulen"
            );
            (message, help)
        } else {
            let message = text!(
                en: "all modules of the course `{title}` are drafts",
                nb: "alle modulene i kurset `{title}` er utkast"
            );
            let help = text!(
                en: "make the course a draft too, or take `draft:` out of a module",
                nb: "gjør kurset til utkast også, eller ta `utkast:` ut av en modul"
            );
            (message, help)
        };
        self.diagnostics
            .push(Diagnostic::new(Rule::EmptySite, Span::start_of(file.file), message).help(help));
    }

    fn module(&mut self, folder: &ModuleFolder, parent: &Parent) -> Option<Read> {
        let path = format!("{}/{}", parent.folder, folder.name);
        let Some(index) = folder.index else {
            self.index_missing(&path, folder.all().next());
            return None;
        };
        let plan = self.front(index)?.module(&mut self.diagnostics);
        let address =
            format!("{}/{}", parent.address, self.segment(folder.name, self.file(index)?));
        self.addresses.add_folder(path.clone(), address.clone());
        let Some(meta) = self.published(index, &plan.titled, &format!("{address}/index.html"))
        else {
            self.leave_out(path, folder.pages.iter().copied());
            self.draft_modules.extend(self.draft_station(index, &plan));
            return None;
        };
        let Plan { number, durations, workload, audience, opens, goals, rules, .. } = plan;
        let audience = if audience.is_empty() { parent.audience.clone() } else { audience };
        let (leader, pages): (Vec<DocumentId>, Vec<DocumentId>) =
            folder.pages.iter().partition(|&&document| self.is_leader_page(document));
        let read: Vec<(DocumentId, Option<ReadPage>)> = pages
            .into_iter()
            .map(|document| (document, self.page(document, &address, &audience)))
            .collect();
        let leader_page = self.leader_page(&leader, &address, &audience);
        let order = self.page_order(&read);
        let pages = read.into_iter().filter_map(|(_, page)| page).map(|(page, _)| page).collect();
        let number_place = number.map(|(_, span)| span);
        let number = number.map(|(number, _)| number);
        let module = Module {
            meta,
            number,
            durations,
            workload,
            audience,
            opens,
            goals,
            order,
            pages,
            leader_page,
        };
        Some(Read { module, rules, number: number_place })
    }

    /// The leader support page of a module; a second one, under another of its names, has no place.
    fn leader_page(
        &mut self,
        documents: &[DocumentId],
        module_address: &str,
        inherited: &[AudienceId],
    ) -> Option<Page> {
        for file in
            documents.iter().skip(1).filter_map(|&document| self.tree.documents.get(document))
        {
            let message = text!(
                en: "the module has a leader support page already",
                nb: "modulen har en side med lederstøtte fra før"
            );
            let help = text!(en: "make one page of the two", nb: "gjør de to til én side");
            self.diagnostics.push(
                Diagnostic::new(Rule::FileMisplaced, Span::start_of(file.file), message).help(help),
            );
        }
        self.page(*documents.first()?, module_address, inherited).map(|(page, _)| page)
    }

    fn page(
        &mut self,
        document: DocumentId,
        module_address: &str,
        inherited: &[AudienceId],
    ) -> Option<ReadPage> {
        let default_kind = if self.is_leader_page(document) { Kind::Support } else { Kind::Text };
        let front = self.front(document)?.page(&mut self.diagnostics);
        let address = self.file_address(&format!("{module_address}/"), document);
        let meta = self.published(document, &front.titled, &address)?;
        let PageFront { kind, form, duration, bring, outcome, audience, rules, media, .. } = front;
        let page = Page {
            meta,
            kind: kind.unwrap_or(default_kind),
            form,
            duration: duration.as_ref().map(|stated| stated.duration),
            duration_place: duration.map(|stated| stated.span),
            bring,
            outcome,
            // What cannot be read in a plan is told by the check, which looks at pages without a
            // kind too.
            plans: self
                .file(document)
                .map(|file| meeting::plans(&file.outline, &mut Vec::new()))
                .unwrap_or_default(),
            audience: if audience.is_empty() { inherited.to_vec() } else { audience },
            media,
        };
        Some((page, rules))
    }

    fn is_leader_page(&self, document: DocumentId) -> bool {
        self.file(document).is_some_and(|file| LEADER_PAGES.contains(&file.stem()))
    }

    fn free_page_in(&mut self, folder: &str, document: DocumentId) -> Option<PageMeta> {
        let address = self.file_address(folder, document);
        self.free_page(document, &address)
    }

    fn free_page(&mut self, document: DocumentId, address: &str) -> Option<PageMeta> {
        let titled = self.front(document)?.free(&mut self.diagnostics);
        self.published(document, &titled, address)
    }

    fn file(&self, document: DocumentId) -> Option<&'a Document> {
        self.tree.documents.get(document)
    }

    /// The address of a page by its file's name, in the folder at an address that is empty or ends
    /// in `/`.
    fn file_address(&mut self, folder: &str, document: DocumentId) -> String {
        let Some(file) = self.file(document) else { return String::new() };
        format!("{folder}{}.html", self.segment(file.stem(), file))
    }

    /// The part of an address that a name gives; `file` is where a fault of the name is shown.
    fn segment(&mut self, name: &str, file: &Document) -> String {
        let segment = address::segment(name);
        if segment.is_empty() {
            let message = text!(
                en: "`{name}` has no letter or digit that an address can have",
                nb: "`{name}` har ingen bokstav eller noe tall som en adresse kan ha"
            );
            let help = text!(
                en: "use a–z, æ, ø, å and digits in names of files and folders",
                nb: "bruk a–z, æ, ø, å og tall i navn på filer og mapper"
            );
            self.diagnostics.push(
                Diagnostic::new(Rule::AddressEmpty, Span::start_of(file.file), message).help(help),
            );
        }
        segment
    }

    fn front(&self, document: DocumentId) -> Option<Front<'a>> {
        let file = self.tree.documents.get(document)?;
        // Where something is missing, the first line of the front matter is the place to write it.
        let place = file
            .front_matter
            .as_ref()
            .map_or(Span::start_of(file.file), |front_matter| front_matter.span.part(0, 0));
        let node = file.front_matter.as_ref().map(|front_matter| front_matter.node.clone());
        Some(Front { node, place, audiences: &self.tree.config.audiences })
    }

    /// Gives a document its address, unless it is a draft.
    fn published(
        &mut self,
        document: DocumentId,
        titled: &Titled,
        address: &str,
    ) -> Option<PageMeta> {
        let file = self.tree.documents.get(document)?;
        if (titled.draft && !self.with_drafts) || self.left_out.contains(&document) {
            self.addresses.leave_out(file);
            return None;
        }
        self.silences.extend_from_slice(&titled.silences);
        self.addresses.publish(document, file, address, &mut self.diagnostics);
        let Titled { title, description, updated, .. } = titled;
        Some(PageMeta {
            document: Some(document),
            title: title.clone(),
            description: description.clone(),
            updated: *updated,
            address: address.to_owned(),
        })
    }

    /// Leaves out all that stands in the folder of a draft.
    fn leave_out(&mut self, folder: String, documents: impl Iterator<Item = DocumentId>) {
        self.addresses.leave_out_folder(folder);
        for file in documents.filter_map(|document| self.tree.documents.get(document)) {
            self.addresses.leave_out(file);
        }
    }

    fn index_missing(&mut self, folder: &str, first: Option<DocumentId>) {
        let Some(file) = first.and_then(|document| self.tree.documents.get(document)) else {
            return;
        };
        let message = text!(
            en: "the folder `{folder}` has pages, but no `_index.md`",
            nb: "mappen `{folder}` har sider, men ingen `_index.md`"
        );
        let help = text!(
            en: "make the file `content/{folder}/_index.md` with a `title: …` in its front matter",
            nb: "lag filen `content/{folder}/_index.md` med en `title: …` i metadataene"
        );
        self.diagnostics.push(
            Diagnostic::new(Rule::IndexMissing, Span::start_of(file.file), message).help(help),
        );
    }

    /// Rules name modules by number or by title, so neither may stand twice.
    fn unique_names(&mut self, modules: &[Read]) {
        let (mut numbers, mut titles) = (BTreeMap::new(), BTreeSet::new());
        for Read { module, number: place, .. } in modules {
            let (title, file) = (module.meta.title.as_str(), module.meta.document_in(self.tree));
            if let Some((number, place)) = module.number.zip(*place)
                && let Some(other) = numbers.insert(number, title)
            {
                let message = text!(
                    en: "`{title}` has the number {number}, which `{other}` has too",
                    nb: "`{title}` har nummer {number}, som også `{other}` har"
                );
                let help = text!(
                    en: "give one of them another number",
                    nb: "gi en av dem et annet nummer"
                );
                self.diagnostics
                    .push(Diagnostic::new(Rule::ModuleTwice, place, message).help(help));
            }
            if let Some(file) =
                file.filter(|_| !title.is_empty() && !titles.insert(title.to_lowercase()))
            {
                let message = text!(
                    en: "two modules of the course have the title `{title}`",
                    nb: "to moduler i kurset har tittelen `{title}`"
                );
                let help = text!(
                    en: "give one of them another title, so that rules can tell them apart",
                    nb: "gi en av dem en annen tittel, så regler kan skille dem"
                );
                self.diagnostics.push(
                    Diagnostic::new(Rule::ModuleTwice, Span::start_of(file.file), message)
                        .help(help),
                );
            }
        }
    }
}

/// A site without pages is an error: elsewhere, sites without HTML were published for months.
fn emptiness(tree: &Tree) -> Option<Diagnostic> {
    tree.documents.is_empty().then(|| {
        let message = text!(en: "the site has no pages", nb: "nettstedet har ingen sider");
        let help = text!(
            en: "make `content/index.md`, and a folder with an `_index.md` for the course",
            nb: "lag `content/index.md`, og en mappe med en `_index.md` for kurset"
        );
        Diagnostic::new(Rule::EmptySite, Span::start_of(tree.config_file), message).help(help)
    })
}
