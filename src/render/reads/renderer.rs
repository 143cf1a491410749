//! What everything that renders is given instead of the site.
//!
//! In: the site, and the record of one page, shared value or file. Out: [`Renderer`], which gives
//! any part of the site and records that it was asked for. It can be copied.

use super::model::{Asker, Model, PublishedAsset};
use super::question::{Base, Question, Recorder};
use crate::block::Vocabulary;
use crate::config::{AudienceId, Config};
use crate::course::link::Target;
use crate::course::opening::Opening;
use crate::course::order::CrossCourseRules;
use crate::course::{Course, CourseId, Module, ModulePath, PageMeta, Site};
use crate::ids;
use crate::kind::Called;
use crate::language::LanguageTag;
use crate::load::{Block, Document};
use crate::render::assets::{self, ThemeFolder};
use crate::render::kept::{Kept, KeptFor};
use crate::render::shared::{SharedCourse, SharedModule};
use crate::render::templates::Templates;
use crate::render::tongues::foreign;
use crate::render::views::{AudienceView, LinkView, OpeningView};
use crate::render::words::{Speaker, Words};
use crate::source::{Position, Span};
use tera::Value;

/// The site, as one thing that is rendered sees it.
#[derive(Clone, Copy)]
pub(in crate::render) struct Renderer<'a> {
    model: &'a Model<'a>,
    recorder: &'a Recorder,
    /// The language of the text.
    written: &'a LanguageTag,
    /// The language of the words around it.
    spoken: &'a LanguageTag,
}

/// The file that a page is written in.
#[derive(Clone, Copy)]
pub(in crate::render) struct PageSource<'a> {
    /// What it holds.
    pub(in crate::render) document: &'a Document,
    /// The text under the front matter.
    pub(in crate::render) text: &'a str,
}

impl<'a> Renderer<'a> {
    /// For one thing that is rendered of the site as it is now, in the site's language.
    pub(in crate::render) fn new(model: &'a Model<'a>, recorder: &'a Recorder) -> Self {
        Self::of_text(model, recorder, &model.tree.config.language)
    }

    /// For one thing that is written in a language.
    pub(in crate::render) fn of_text(
        model: &'a Model<'a>,
        recorder: &'a Recorder,
        written: &'a LanguageTag,
    ) -> Self {
        Self { model, recorder, written, spoken: model.tongues.around(written) }
    }

    /// Whether another language is spoken than the site's.
    pub(in crate::render) fn is_guest(self) -> bool {
        *self.spoken() != *self.model.tongues.own()
    }

    /// For one thing that is shared by the pages that speak a language.
    pub(in crate::render) fn speaking(
        model: &'a Model<'a>,
        recorder: &'a Recorder,
        spoken: &'a LanguageTag,
    ) -> Self {
        Self { model, recorder, written: spoken, spoken }
    }

    fn record(self, question: Question) {
        let asker = Asker { document: self.recorder.document, spoken: self.spoken };
        self.recorder.record(question, |question| self.model.fingerprint(asker, question));
    }

    /// The config, with the names of the audiences as the page speaks.
    pub(in crate::render) fn config(self) -> &'a Config {
        self.record(Question::Config);
        let spoken = self.model.tongues.get(self.spoken).map(|tongue| &*tongue.config);
        spoken.unwrap_or(&self.model.tree.config)
    }

    /// The language of the words around the text.
    pub(in crate::render) fn spoken(self) -> &'a LanguageTag {
        self.record(Question::Config);
        self.record(Question::Theme);
        self.spoken
    }

    /// The same as text.
    pub(in crate::render) fn language(self) -> &'a str {
        self.spoken().as_str()
    }

    /// The language of the text.
    pub(in crate::render) fn written(self) -> &'a LanguageTag {
        self.written
    }

    /// The language of a text where it is another than is spoken.
    pub(in crate::render) fn foreign(self, text: &LanguageTag) -> Option<String> {
        foreign(text, self.spoken())
    }

    /// The theme's templates.
    pub(in crate::render) fn templates(self) -> &'a Templates {
        self.record(Question::Theme);
        &self.model.tools.templates
    }

    /// The words of the interface.
    pub(in crate::render) fn words(self) -> &'a Words {
        &self.templates().words
    }

    /// The words in the language that is spoken.
    pub(in crate::render) fn speaker(self) -> Speaker<'a> {
        Speaker { words: self.words(), language: self.language(), called: Called::default() }
    }

    /// What a block's name and words are understood against: the audiences of the config, and the
    /// templates of the theme.
    pub(in crate::render) fn vocabulary(self) -> &'a Vocabulary<'a> {
        self.record(Question::Config);
        self.record(Question::Theme);
        &self.model.vocabulary
    }

    /// The folder of the theme's files.
    pub(in crate::render) fn theme_folder(self) -> &'a ThemeFolder {
        self.record(Question::ThemeFolder);
        self.model.folder
    }

    /// The one sheet of style that pages link to.
    pub(in crate::render) fn style_sheet(self) -> String {
        self.record(Question::Styles);
        assets::style_sheet(self.model.theme, &self.config().colours)
    }

    /// The whole model. It is another one after almost every edit of a front matter: whatever is
    /// made for each page asks for less.
    pub(in crate::render) fn site(self) -> &'a Site {
        self.record(Question::Site);
        self.model.site
    }

    /// The front page, where an author has written one.
    pub(in crate::render) fn front(self) -> Option<&'a PageMeta> {
        self.record(Question::Front);
        self.model.site.front.as_ref()
    }

    /// A free page outside of courses, given by its place among them.
    pub(in crate::render) fn free_page(self, number: usize) -> Option<&'a PageMeta> {
        self.record(Question::FreePage(number));
        self.model.site.pages.get(number)
    }

    /// A course.
    pub(in crate::render) fn course(self, id: CourseId) -> Option<&'a Course> {
        self.record(Question::Course(id));
        self.model.course(id).map(|course| &**course)
    }

    /// The title, description and address of a course.
    pub(in crate::render) fn course_meta(self, id: CourseId) -> Option<&'a PageMeta> {
        self.record(Question::CourseMeta(id));
        Some(&self.model.course(id)?.meta)
    }

    /// A free page in the folder of a course, given by its place among them.
    pub(in crate::render) fn course_page(
        self,
        id: CourseId,
        number: usize,
    ) -> Option<&'a PageMeta> {
        self.record(Question::CoursePage(id, number));
        self.model.course(id)?.pages.get(number)
    }

    /// A module.
    pub(in crate::render) fn module(self, path: ModulePath) -> Option<&'a Module> {
        self.record(Question::Module(path));
        self.model.module(path)
    }

    /// A link to a module, labelled with its number.
    pub(in crate::render) fn module_link(self, path: ModulePath) -> Option<LinkView> {
        self.record(Question::ModuleLink(path));
        self.model.module_link(path, self.spoken)
    }

    /// What rules say between courses; `None` where no rule does.
    pub(in crate::render) fn cross_course(self) -> Option<&'a CrossCourseRules> {
        self.record(Question::CrossCourseRules);
        self.model.site.cross_course.as_deref()
    }

    /// The blocks on each page of a course.
    pub(in crate::render) fn blocks(
        self,
        course: CourseId,
    ) -> impl Iterator<Item = (&'a PageMeta, &'a [Block])> {
        self.record(Question::Blocks(course));
        self.model.blocks(course).map(|(meta, blocks)| (meta, blocks.as_slice()))
    }

    /// The file that the page is written in; `None` for what no author has written.
    pub(in crate::render) fn source(self) -> Option<PageSource<'a>> {
        self.record(Question::Text);
        // The language of the site decides what the outline says of passages in others.
        self.record(Question::Config);
        let document = self.model.document(self.recorder.document)?;
        Some(PageSource { document, text: self.model.tree.sources.text(document.body) })
    }

    /// Where something is written: the file's path under `content/`, and the position.
    pub(in crate::render) fn position(self, span: Span) -> (&'a str, Position) {
        let path = self.model.path_under_content(span.file);
        self.record(Question::File(path.to_owned()));
        (path, self.model.tree.sources.position(span))
    }

    /// Where a reference on the page leads; `None` for nowhere.
    pub(in crate::render) fn resolve(self, target: &str) -> Option<Target<'a>> {
        self.target(Base::Page, target)
    }

    /// The file that a reference on the page leads to.
    pub(in crate::render) fn asset(self, target: &str) -> Option<PublishedAsset<'a>> {
        self.model.asset(&self.resolve(target)?)
    }

    /// The site's logo, where there is such a picture, with its alternative text.
    pub(in crate::render) fn logo(self) -> Option<(PublishedAsset<'a>, &'a str)> {
        let logo = self.config().logo.as_ref()?;
        let file = self.model.asset(&self.target(Base::Content, &logo.file.text)?)?;
        Some((file, &logo.alt))
    }

    fn target(self, base: Base, target: &str) -> Option<Target<'a>> {
        let found = self.model.target(self.model.base(base, self.recorder.document), target);
        // A reference to the page itself or out of the site says so whatever the site has.
        if !matches!(found, Some(Target::Here { .. } | Target::Outside)) {
            let question = Question::Target(base, target.to_owned());
            self.recorder.record(question, |_| self.model.fingerprint_of_target(found.as_ref()));
        }
        found
    }

    /// Whether an author publishes something at an address.
    pub(in crate::render) fn is_taken(self, address: &str) -> bool {
        self.record(Question::IsTaken(address.to_owned()));
        self.model.site.targets.has_address(address)
    }

    /// The address of the feed; `None` for a site that has none.
    pub(in crate::render) fn feed(self) -> Option<&'static str> {
        self.record(Question::Feed);
        self.model.feed()
    }

    /// What all pages show of the site.
    pub(in crate::render) fn shared_site(self) -> Option<&'a Value> {
        self.record(Question::SiteView);
        self.model.shared(self.spoken)?.site.as_ref().map(|made| &made.value)
    }

    /// What pages show of a course.
    pub(in crate::render) fn shared_course(self, id: CourseId) -> Option<&'a SharedCourse> {
        self.record(Question::CourseView(id));
        self.model.shared_course(id, self.spoken).map(|made| &made.value)
    }

    /// What the pages of its modules show of a course.
    pub(in crate::render) fn course_summary(self, id: CourseId) -> Option<&'a Value> {
        self.record(Question::CourseSummary(id));
        Some(&self.model.shared_course(id, self.spoken)?.value.summary.value)
    }

    /// What pages show of a module.
    pub(in crate::render) fn shared_module(self, path: ModulePath) -> Option<&'a SharedModule> {
        self.record(Question::ModuleView(path));
        self.model.shared_module(path, self.spoken)
    }

    /// What the pages of a module show of the modules near it, as a list of lists.
    pub(in crate::render) fn nearby_modules(self, path: ModulePath) -> Value {
        self.record(Question::NearbyModules(path));
        let values = |part: &[SharedModule]| {
            Value::from(part.iter().map(|module| module.nearby.value.clone()).collect::<Vec<_>>())
        };
        Value::from(self.model.nearby_modules(path, self.spoken).map(values).collect::<Vec<_>>())
    }

    /// What pages show of every course, in order.
    pub(in crate::render) fn shared_courses(self) -> impl Iterator<Item = &'a SharedCourse> {
        let ids = ids::first(self.model.course_count());
        self.record(Question::CourseCount);
        ids.filter_map(move |id| self.shared_course(id))
    }

    /// What the pages of a course or a module, so far, have for those that gather.
    pub(in crate::render) fn kept(self, of: KeptFor) -> impl Iterator<Item = &'a Kept> {
        self.record(Question::Kept(of));
        self.model.kept(of).iter().map(|page| &**page)
    }

    /// A day, for machines and for people.
    pub(in crate::render) fn opening(self, opens: Option<Opening>) -> Option<OpeningView> {
        opens.map(|opens| OpeningView {
            iso: opens.iso8601(),
            text: opens.print(self.language()),
            last_day: opens.last_day().to_string(),
        })
    }

    /// The views of some audiences.
    pub(in crate::render) fn audiences(self, ids: &[AudienceId]) -> Vec<AudienceView> {
        let audiences = &self.config().audiences;
        ids.iter().filter_map(|&id| audiences.get(id)).map(AudienceView::of).collect()
    }

    /// The ids of some audiences, in the form that scripts parse; `None` where they are all.
    pub(in crate::render) fn shown_for(self, ids: &[AudienceId]) -> Option<String> {
        let audiences = &self.config().audiences;
        let is_for_all = ids.is_empty() || ids.len() >= audiences.iter().count();
        let ids = ids.iter().filter_map(|&id| Some(audiences.get(id)?.id.as_str()));
        (!is_for_all).then(|| ids.collect::<Vec<_>>().join(" "))
    }

    /// The name of an audience.
    pub(in crate::render) fn audience_name(self, audience: AudienceId) -> String {
        let audience = self.config().audiences.get(audience);
        audience.map(|audience| audience.name.clone()).unwrap_or_default()
    }
}
