//! From modules and pages to the sequences that order rules are about.
//!
//! In: parsed modules and pages, with the rules in their front matter. Out: the order plans of the
//! courses and modules, and the rules between courses. Parsing a rule is left to `order`.

use super::assembler::Assembler;
use super::parsed::{ParsedModule, ParsedPage};
use super::rule_texts::rule_texts;

use crate::course::Course;
use crate::course::front::CourseFront;
use crate::course::language::Language;
use crate::course::order::{
    CourseName, CrossCourseRules, OrderPlan, Plans, Sequence, Station, StationId,
};
use crate::ids::Id;
use crate::kind::Called;
use crate::load::DocumentId;
use crate::source::{SourceText, Span};

impl Assembler<'_> {
    /// Resolves the rules of all courses, gives each course its order, and returns the rules
    /// between courses.
    pub(super) fn resolve_orders(
        &mut self,
        courses: &mut [Course],
        sequences: Vec<Sequence>,
    ) -> Option<CrossCourseRules> {
        let drafts = std::mem::take(&mut self.draft_courses);
        let plans = Plans::read(sequences.into_iter().chain(drafts).collect(), self.language());
        for (course, order) in courses.iter_mut().zip(plans.own) {
            course.order = order;
        }
        self.diagnostics.extend(plans.diagnostics);
        plans.cross_course
    }

    /// The modules of a course with the rules about them, from the course and from the modules.
    pub(super) fn sequence(
        &mut self,
        course: CourseName,
        rules: &[SourceText],
        modules: &[ParsedModule],
    ) -> Sequence {
        let sources = &self.tree.sources;
        let own = modules.iter().enumerate().flat_map(|(owner, parsed)| {
            rule_texts(sources, &parsed.rules, Some(StationId::new(owner)))
        });
        let rules = rule_texts(sources, rules, None).into_iter().chain(own).collect();
        Sequence { rules, ..self.sequence_without_rules(course, modules) }
    }

    /// The modules of a course of which some could not be read.
    pub(super) fn sequence_without_rules(
        &mut self,
        course: CourseName,
        modules: &[ParsedModule],
    ) -> Sequence {
        Sequence {
            course: Some(course),
            stations: modules.iter().filter_map(|parsed| self.station(parsed)).collect(),
            drafts: std::mem::take(&mut self.draft_modules),
            ..Sequence::default()
        }
    }

    pub(super) fn language(&self) -> Language {
        Language::of_tag(self.tree.config.language.as_str())
    }

    pub(super) fn station(
        &self,
        ParsedModule { module, first, number, .. }: &ParsedModule,
    ) -> Option<Station> {
        let file = self.file(*first)?;
        let (title, span) =
            (module.meta.title.clone(), number.unwrap_or(Span::start_of(file.file)));
        Some(Station {
            number: module.number,
            called: module.called,
            title,
            course: None,
            folder: file.folder_name().to_owned(),
            span,
        })
    }

    /// A module that is a draft.
    pub(super) fn draft_station(
        &self,
        document: DocumentId,
        called: Called,
        plan: &CourseFront,
    ) -> Option<Station> {
        let file = self.file(document)?;
        let (number, title) = (plan.number.map(|(number, _)| number), plan.common.title.clone());
        Some(Station {
            number,
            called,
            title,
            course: None,
            folder: file.folder_name().to_owned(),
            span: Span::start_of(file.file),
        })
    }

    /// The order of a module's pages.
    pub(super) fn page_order(&mut self, pages: &[ParsedPage]) -> OrderPlan {
        // Drafts have no number. A page that this edition leaves out keeps the one that its author
        // counts with.
        let counted = pages
            .iter()
            .filter(|parsed| parsed.page.is_some() || self.left_out.contains(&parsed.document));
        let (published, left_out): (Vec<_>, Vec<_>) =
            (1..).zip(counted).partition(|(_, parsed)| parsed.page.is_some());
        let stations = |pages: Vec<(u32, &ParsedPage)>| {
            pages.into_iter().filter_map(|(number, page)| self.page_station(number, page)).collect()
        };
        let rules = pages.iter().filter(|parsed| parsed.page.is_some()).enumerate();
        let sequence = Sequence {
            stations: stations(published),
            drafts: stations(left_out),
            rules: rules
                .flat_map(|(owner, parsed)| {
                    rule_texts(&self.tree.sources, &parsed.rules, Some(StationId::new(owner)))
                })
                .collect(),
            ..Sequence::default()
        };
        let (order, found) = OrderPlan::read_pages(sequence, self.language());
        self.diagnostics.extend(found);
        order
    }

    fn page_station(&self, number: u32, parsed: &ParsedPage) -> Option<Station> {
        let file = self.file(parsed.document)?;
        let title = parsed
            .page
            .as_ref()
            .map_or_else(|| self.title(parsed.document), |page| page.meta.title.clone());
        Some(Station {
            number: Some(number),
            called: Called::default(),
            title,
            course: None,
            folder: file.stem().to_owned(),
            span: Span::start_of(file.file),
        })
    }

    /// The title of a page that is not published.
    fn title(&self, document: DocumentId) -> String {
        self.front(document)
            .map(|front| front.page(&mut Vec::new()).common.title)
            .unwrap_or_default()
    }
}
