//! Views of the site: what every page shows of it, and its accessibility statement.

use serde::Serialize;

use super::common::{LinkView, NamedView, OpeningView};
use crate::config::Audience;
use crate::yaml::Data;

/// The site, the same on every page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SiteView {
    /// A short ASCII name, under which a reader's browser stores what the reader writes.
    pub(crate) id: String,
    /// The names under which it may have been stored before the site had that one, with spaces
    /// between.
    pub(crate) former_ids: String,
    pub(crate) title: String,
    /// The language of the site's own texts where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) footer: Option<String>,
    pub(crate) contact: Option<ContactView>,
    /// Who receives what readers send.
    pub(crate) feedback: Option<FeedbackView>,
    pub(crate) logo: Option<LogoView>,
    pub(crate) home: LinkView,
    pub(crate) courses: Vec<CourseLinkView>,
    pub(crate) pages: Vec<LinkView>,
    /// Generated pages, for the footer of every page.
    pub(crate) made: Vec<LinkView>,
    /// The value of `extra` in the config.
    #[cfg_attr(test, schemars(with = "serde_json::Value"))]
    pub(crate) extra: Data,
    /// The names of the kinds of pages, as JSON by their ids, where the page speaks another language
    /// than the site.
    pub(crate) kinds: Option<String>,
    /// The views that a reader can choose: one for each audience.
    pub(crate) views: Vec<ReaderView>,
}

/// A view of the site that a reader can choose: the pages for one audience.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ReaderView {
    /// The audience's id.
    pub(crate) id: String,
    /// Its name on its own.
    pub(crate) name: String,
    /// Its name in the middle of a sentence.
    pub(crate) in_a_sentence: String,
    /// The names by which a link can choose it.
    pub(crate) names: Vec<String>,
}

impl ReaderView {
    /// The view for an audience.
    pub(crate) fn of(audience: &Audience) -> Self {
        let mut letters = audience.name.chars();
        let first =
            letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        let name = first + letters.as_str();
        Self {
            id: audience.id.clone(),
            name,
            in_a_sentence: audience.in_a_sentence(),
            names: audience.names(),
        }
    }
}

/// A link to a course, with what the front page shows of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CourseLinkView {
    pub(crate) title: String,
    /// The language of its texts where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) duration: Option<String>,
}

/// The contact of the site.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ContactView {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
}

/// Who receives what readers send.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FeedbackView {
    pub(crate) name: String,
    /// The host or the e-mail address that it goes to.
    pub(crate) place: String,
}

/// The site's accessibility statement.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AccessibilityView {
    pub(crate) statement: Option<String>,
    pub(crate) status: Option<NamedView>,
    pub(crate) assessed: Option<OpeningView>,
    pub(crate) faults: Vec<String>,
    pub(crate) contact: Option<ContactView>,
    pub(crate) complaints: Option<String>,
}

/// The image at the head of every page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct LogoView {
    pub(crate) address: String,
    pub(crate) alt: String,
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
}
