//! What all pages show of the site.
//!
//! In: the config, and the titles and addresses of what is published. Out: template values.

use std::collections::BTreeMap;

use super::links::link;
use super::reads::Renderer;
use super::views::{
    AccessibilityView, ContactView, CourseLinkView, FeedbackView, LinkView, LogoView, NamedView,
    ReaderView, SiteView,
};
use crate::config::{AudienceId, Conformity, Contact, Feedback};
use crate::course::generated::FRONT;
use crate::course::opening::Opening;
use crate::course::{Course, ForAudience, PageMeta, WorkFor};
use crate::kind::Kind;

fn contact(contact: &Contact) -> ContactView {
    ContactView { name: contact.name.clone(), email: contact.email.clone() }
}

fn feedback(feedback: &Feedback) -> FeedbackView {
    FeedbackView { name: feedback.name.clone(), place: feedback.to.place().to_owned() }
}

impl Renderer<'_> {
    /// What all pages show of the site.
    pub(super) fn site_view(self) -> SiteView {
        let (site, config) = (self.site(), self.config());
        let logo = self.logo().map(|(file, alt)| LogoView {
            address: file.address.to_owned(),
            alt: alt.to_owned(),
            width: file.size.map(|size| size.width),
            height: file.size.map(|size| size.height),
        });
        SiteView {
            id: config.storage_id(),
            former_ids: config.former_storage_ids().join(" "),
            title: config.title.clone(),
            lang: self.foreign(&config.language),
            description: config.description.clone(),
            footer: config.footer.clone(),
            contact: config.contact.as_ref().map(contact),
            feedback: config.feedback.as_ref().map(feedback),
            logo,
            home: self.home(),
            courses: site.courses.iter().map(|course| self.course_link(course)).collect(),
            pages: site.pages.iter().map(|page| link(page, self.spoken())).collect(),
            views: config.audiences.iter().map(ReaderView::of).collect(),
            kinds: self.is_guest().then(|| self.kinds()),
            extra: config.extra.clone(),
            made: site
                .generated
                .iter()
                .filter(|page| !page.anywhere)
                .map(|page| self.worded_link(page.title, page.address))
                .collect(),
        }
    }

    /// The names of the kinds of pages, as JSON by their ids.
    fn kinds(self) -> String {
        let name = |kind: &Kind| (kind.id(), self.speaker().named("kind", kind.id()));
        let names: BTreeMap<&str, String> = Kind::ALL.iter().map(name).collect();
        serde_json::to_string(&names).unwrap_or_default()
    }

    /// The accessibility statement of the site; it claims only what the config says.
    pub(super) fn accessibility(self) -> AccessibilityView {
        let config = self.config();
        let of = config.accessibility.as_ref();
        let status = of.and_then(|of| of.status).map(Conformity::id);
        AccessibilityView {
            statement: of.and_then(|of| of.statement.clone()),
            status: status.map(|id| NamedView::of("accessibility", id, self.speaker())),
            assessed: self.opening(
                of.and_then(|of| of.assessed.as_ref()).and_then(|date| Opening::parse(date).ok()),
            ),
            faults: of.map(|of| of.faults.clone()).unwrap_or_default(),
            contact: of.and_then(|of| of.contact.as_ref()).or(config.contact.as_ref()).map(contact),
            complaints: of.and_then(|of| of.complaints.clone()),
        }
    }

    /// The link to the front page.
    pub(super) fn home(self) -> LinkView {
        self.worded_link("front-page", FRONT)
    }

    fn worded_link(self, key: &str, address: &str) -> LinkView {
        let title = self.speaker().plain(key);
        LinkView { title, address: address.to_owned(), ..LinkView::default() }
    }

    fn course_link(self, course: &Course) -> CourseLinkView {
        let PageMeta { title, address, description, language, .. } = course.meta.clone();
        let (lang, duration) = (self.foreign(&language), self.course_duration(course));
        CourseLinkView { title, lang, address, description, duration }
    }

    /// How long a course takes, in calendar time: for all, or for each audience.
    pub(super) fn course_duration(self, course: &Course) -> Option<String> {
        let one = |of: &ForAudience| (of.audience, of.duration.on_page(self.language()));
        self.by_audience(course.durations.iter().map(one))
    }

    /// How much work a course or a module is: for all, or for each audience.
    pub(super) fn workload(self, workloads: &[WorkFor]) -> Option<String> {
        let one = |of: &WorkFor| (of.audience, of.workload.on_page(self.language()));
        self.by_audience(workloads.iter().map(one))
    }

    /// Times in a row, each with whom it is for.
    fn by_audience(
        self,
        times: impl Iterator<Item = (Option<AudienceId>, String)>,
    ) -> Option<String> {
        let one = |(audience, time): (Option<AudienceId>, String)| match audience
            .and_then(|audience| self.config().audiences.get(audience))
        {
            Some(audience) => format!("{} {time}", audience.in_a_sentence()),
            None => time,
        };
        let all: Vec<String> = times.map(one).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }
}
