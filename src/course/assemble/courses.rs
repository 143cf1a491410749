//! From folders to courses, modules and pages.
//!
//! In: the folders of courses. Out: each course with its modules and pages, still without its
//! order, which is left to `orders`.

use super::assembler::Assembler;
use super::folders::{CourseFolder, ModuleFolder};
use super::module_list;
use super::parsed::{ParsedModule, ParsedPage};
use super::stand_ins;
use crate::config::AudienceId;
use crate::course::UnprovenOrder;
use crate::course::front::{CommonFront, CourseFront, Front, PageFront};
use crate::course::generated::{CERTIFICATE, DATA_FILE};
use crate::course::order::{CourseName, OrderPlan, Sequence};
use crate::course::{Course, Module, Page, PageMeta, meeting};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::kind::{Called, Kind};
use crate::load::DocumentId;
use crate::source::Span;
use crate::text;

/// The names of a module's leader support page.
const LEADER_PAGES: [&str; 3] = ["lederstotte", "lederstøtte", "leader-support"];

/// A course, still without its order.
pub(super) struct PlacedCourse {
    pub(super) course: Course,
    /// What its order will be made from.
    pub(super) sequence: Sequence,
    /// Its place among the courses, where it says one.
    pub(super) position: Option<u32>,
}

/// What the modules of a course inherit from it.
struct Parent<'a> {
    folder: &'a str,
    called: Called,
    address: String,
    audience: Vec<AudienceId>,
}

impl<'a> Assembler<'a> {
    /// The course of a folder.
    pub(super) fn course(&mut self, folder: &CourseFolder) -> Option<PlacedCourse> {
        let first = folder.all().next();
        let front = self.folder_front(folder.name, folder.index, first)?;
        let plan = front.course(&mut self.diagnostics);
        let address = self.segment(folder.name, self.file(folder.index.or(first)?)?);
        self.addresses.add_folder(folder.name.to_owned(), address.clone());
        let name = CourseName { title: plan.common.title.clone(), folder: folder.name.to_owned() };
        let Some(meta) = self.folder_meta(folder.name, folder.index, &plan.common, &address) else {
            self.leave_out(
                folder.name.to_owned(),
                folder.all().filter(|&document| Some(document) != folder.index),
            );
            self.draft_courses.push(Sequence {
                course: Some(name),
                is_draft: true,
                ..Sequence::default()
            });
            return None;
        };
        for file in [DATA_FILE, CERTIFICATE] {
            self.addresses.reserve(&format!("{address}/{file}"));
        }
        let everyone = || self.tree.config.audiences.ids().collect();
        let audience = if plan.audience.is_empty() { everyone() } else { plan.audience };
        let parent = Parent { folder: folder.name, called: plan.called, address, audience };
        let (listed, found) = module_list::ordered(&plan.modules, &folder.modules);
        let has_right_list = found.is_empty();
        self.diagnostics.extend(found);
        let mut parsed: Vec<ParsedModule> =
            listed.into_iter().filter_map(|module| self.module(module, &parent)).collect();
        if parsed.is_empty() {
            self.no_modules(&meta, folder);
        }
        // Of an order whose modules are in doubt, all that could be said would follow from that.
        let names_are_right = self.repeated_names(&parsed);
        let is_certain = has_right_list
            && names_are_right
            && parsed.len() + self.draft_modules.len() == folder.modules.len()
            && parsed.iter().all(|module| module.is_readable);
        let sequence = if is_certain {
            self.resolve_times(&mut parsed);
            self.sequence(name, &plan.rules, &parsed)
        } else {
            if !plan.rules.is_empty() || parsed.iter().any(|module| !module.rules.is_empty()) {
                let file = |&document: &DocumentId| Some(self.tree.documents.get(document)?.file);
                let files = folder.all().filter_map(|document| file(&document)).collect();
                self.unproven.push(UnprovenOrder { title: plan.common.title.clone(), files });
            }
            self.sequence_without_rules(name, &parsed)
        };
        let pages = folder
            .pages
            .iter()
            .filter_map(|&document| self.free_page_in(&format!("{}/", parent.address), document))
            .collect();
        let modules = parsed.into_iter().map(|parsed| parsed.module).collect();
        let CourseFront { durations, workloads, opens, closes, starts, .. } = plan;
        let CourseFront { rounds, enrolment, price, goals, position, .. } = plan;
        let order = OrderPlan::default();
        let course = Course {
            meta,
            called: parent.called,
            durations,
            workloads,
            audience: parent.audience,
            opens,
            closes,
            starts,
            rounds,
            enrolment,
            price,
            goals,
            order,
            modules,
            pages,
        };
        Some(PlacedCourse { course, sequence, position })
    }

    fn module(&mut self, folder: &ModuleFolder, parent: &Parent) -> Option<ParsedModule> {
        let path = format!("{}/{}", parent.folder, folder.name);
        let first = folder.index.or_else(|| folder.all().next())?;
        let front = self.folder_front(&path, folder.index, Some(first))?;
        let plan = front.module(&mut self.diagnostics);
        let address =
            format!("{}/{}", parent.address, self.segment(folder.name, self.file(first)?));
        self.addresses.add_folder(path.clone(), address.clone());
        let Some(meta) = self.folder_meta(folder.name, folder.index, &plan.common, &address) else {
            self.leave_out(path, folder.pages.iter().copied());
            self.draft_modules.extend(self.draft_station(first, parent.called, &plan));
            return None;
        };
        let CourseFront {
            number,
            is_readable,
            durations,
            workloads,
            audience,
            opens,
            goals,
            rules,
            ..
        } = plan;
        let audience = if audience.is_empty() { parent.audience.clone() } else { audience };
        let (leader, pages): (Vec<DocumentId>, Vec<DocumentId>) =
            folder.pages.iter().partition(|&&document| self.is_leader_page(document));
        let parsed: Vec<ParsedPage> = pages
            .into_iter()
            .filter_map(|document| self.page(document, &address, &audience))
            .collect();
        let leader_page = self.leader_page(&leader, &address, &audience);
        let order = self.page_order(&parsed);
        let pages = parsed.into_iter().filter_map(|parsed| parsed.page).collect();
        let (number, number_place) = number.unzip();
        let module = Module {
            meta,
            called: parent.called,
            number,
            durations,
            workloads,
            audience,
            opens,
            goals,
            order,
            pages,
            leader_page,
        };
        Some(ParsedModule { module, first, rules, number: number_place, is_readable })
    }

    /// The front matter of a folder's `_index.md`. Where it has none, that is reported at the
    /// `first` of its documents, and its front matter is empty.
    fn folder_front(
        &mut self,
        folder: &str,
        index: Option<DocumentId>,
        first: Option<DocumentId>,
    ) -> Option<Front<'a>> {
        if index.is_none() {
            self.index_missing(folder, first);
        }
        let front = self.front(index.or(first)?)?;
        Some(Front { node: front.node.filter(|_| index.is_some()), ..front })
    }

    /// The page of a course's or module's folder; `None` for a draft.
    fn folder_meta(
        &mut self,
        folder: &str,
        index: Option<DocumentId>,
        common: &CommonFront,
        address: &str,
    ) -> Option<PageMeta> {
        let address = format!("{address}/index.html");
        if let Some(index) = index {
            return self.published(index, common, &address);
        }
        let language = self.tree.config.language.clone();
        Some(stand_ins::folder_page(folder, language, address))
    }

    /// The leader support page of a module; a second one, under another of its names, is reported.
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
                Diagnostic::new(Rule::FileMisplaced, Span::start_of(file.file), message)
                    .help(Help::Act(help)),
            );
        }
        self.page(*documents.first()?, module_address, inherited)?.page
    }

    fn page(
        &mut self,
        document: DocumentId,
        module_address: &str,
        inherited: &[AudienceId],
    ) -> Option<ParsedPage> {
        let default_kind = if self.is_leader_page(document) { Kind::Support } else { Kind::Text };
        let front = self.front(document)?.page(&mut self.diagnostics);
        let address = self.file_address(&format!("{module_address}/"), document);
        let Some(meta) = self.published(document, &front.common, &address) else {
            return Some(ParsedPage { document, page: None, rules: Vec::new() });
        };
        let PageFront { kind, form, duration, when, place, bring, outcome, .. } = front;
        let PageFront { audience, rules, media, .. } = front;
        let page = Page {
            meta,
            kind: kind.unwrap_or(default_kind),
            form,
            duration,
            when,
            place,
            bring,
            outcome,
            // The check reports what cannot be parsed in a plan, also on pages without a kind.
            plans: self
                .file(document)
                .map(|file| meeting::plans(&file.outline, &mut Vec::new()))
                .unwrap_or_default(),
            audience: if audience.is_empty() { inherited.to_vec() } else { audience },
            media,
        };
        Some(ParsedPage { document, page: Some(page), rules })
    }

    fn is_leader_page(&self, document: DocumentId) -> bool {
        self.file(document).is_some_and(|file| LEADER_PAGES.contains(&file.stem()))
    }

    pub(super) fn free_page_in(&mut self, folder: &str, document: DocumentId) -> Option<PageMeta> {
        let address = self.file_address(folder, document);
        self.free_page(document, &address)
    }

    pub(super) fn free_page(&mut self, document: DocumentId, address: &str) -> Option<PageMeta> {
        let common = self.front(document)?.free(&mut self.diagnostics);
        self.published(document, &common, address)
    }
}
