//! What templates see: plain values with words already in the page's language.
//!
//! In: the model. Out: values that Serde hands to Tera. Their names are the contract with themes;
//! every value is always there, and is `none` or empty where there is nothing. Making whole pages
//! of them is left to `pages`.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use super::media_view::MediaView;
use crate::block::{self, BlockType, Contents, Placement};
use crate::config::Audience;
use crate::yaml::Data;

/// A reference to a page.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct LinkView {
    pub(crate) title: String,
    pub(crate) address: String,
    /// `Modul 1`, `1.3`, or nothing.
    pub(crate) label: Option<String>,
}

/// An audience.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AudienceView {
    id: String,
    name: String,
}

/// A value of a fixed list, such as a kind.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct NamedView {
    pub(crate) id: &'static str,
    pub(crate) name: String,
}

/// A day or a month, for machines and for people.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpeningView {
    pub(crate) iso: String,
    pub(crate) text: String,
}

/// A time with the audiences that it is for; none where it is for all.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct DurationView {
    pub(crate) audiences: Vec<AudienceView>,
    pub(crate) text: String,
}

/// A time with what it is the time of: `Individuelt`, `4–5 timer`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TimeView {
    pub(crate) label: String,
    pub(crate) text: String,
}

/// The site, the same on every page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SiteView {
    /// A short ASCII name, under which a reader's browser keeps what the reader writes.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) footer: Option<String>,
    pub(crate) contact: Option<ContactView>,
    pub(crate) logo: Option<LogoView>,
    pub(crate) home: LinkView,
    pub(crate) courses: Vec<CourseLinkView>,
    pub(crate) pages: Vec<LinkView>,
    /// Pages that no author has written, for the foot of every page.
    pub(crate) made: Vec<LinkView>,
    /// What the config has under `extra`.
    #[cfg_attr(test, schemars(with = "serde_json::Value"))]
    pub(crate) extra: Data,
    /// The views that a reader can pick: one for each audience.
    pub(crate) views: Vec<ViewView>,
}

/// A view that a reader can pick.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ViewView {
    /// The audience's id.
    pub(crate) id: String,
    /// Its name, as it stands alone.
    pub(crate) name: String,
    /// Its name in the middle of a sentence.
    pub(crate) in_a_sentence: String,
    /// The names that a link may call it by.
    pub(crate) names: Vec<String>,
}

/// A reference to a course, with what the front page says of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CourseLinkView {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) duration: Option<String>,
}

/// Whom a reader can write to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ContactView {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
}

/// What the site says of its own accessibility.
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

/// A heading of the page, for its contents.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct HeadingView {
    pub(crate) level: usize,
    pub(crate) id: String,
    pub(crate) text: String,
}

/// The page that a template is filled for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PageView {
    pub(crate) r#type: &'static str,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) address: String,
    pub(crate) canonical: Option<String>,
    /// The same as data for other programs: a course's `course.json`.
    pub(crate) data: Option<String>,
    pub(crate) breadcrumb: Vec<LinkView>,
    pub(crate) headings: Vec<HeadingView>,
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) body: Value,
    pub(crate) previous: Option<LinkView>,
    pub(crate) next: Option<LinkView>,
    pub(crate) has_notes: bool,
    /// When it was last changed, where its author says so.
    pub(crate) updated: Option<OpeningView>,
    /// The scripts that parts of the page can use, by their names under `assets/`.
    pub(crate) scripts: BTreeSet<&'static str>,
    /// What the front matter has under `extra`.
    #[cfg_attr(test, schemars(with = "serde_json::Value"))]
    pub(crate) extra: Data,
}

/// A course.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CourseView {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) duration: Option<String>,
    pub(crate) workload: Option<String>,
    pub(crate) audience: Vec<AudienceView>,
    pub(crate) opens: Option<OpeningView>,
    pub(crate) goals: Vec<String>,
    pub(crate) rules: Vec<String>,
    pub(crate) times: Vec<TimeView>,
    #[cfg_attr(test, schemars(with = "Vec<ModuleView>"))]
    pub(crate) modules: Vec<Value>,
    /// The map of the course as HTML, with links from the course's own page; `none` for a single
    /// module.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) map: Option<Value>,
    /// The same in a list: the modules in order, cut where the map parts and joins.
    pub(crate) trail: Vec<StretchView>,
    /// Free pages in the course's own folder.
    pub(crate) pages: Vec<LinkView>,
    /// The overviews for those who lead and own, where they have something on them.
    pub(crate) overviews: Vec<OverviewLink>,
}

/// A reference to an overview.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OverviewLink {
    /// The id of the audience that it is for.
    pub(crate) audience: &'static str,
    pub(crate) title: String,
    pub(crate) address: String,
}

/// Modules that follow each other on the trail, that may be taken in any order, or that are
/// alternatives of each other.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StretchView {
    pub(crate) any_order: bool,
    /// How many of them must come before what follows, where that is fewer than all.
    pub(crate) least: Option<usize>,
    #[cfg_attr(test, schemars(with = "Vec<ModuleView>"))]
    pub(crate) modules: Vec<Value>,
}

/// Alternatives: at least so many of several modules.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AlternativeView {
    pub(crate) least: usize,
    pub(crate) of: Vec<LinkView>,
}

/// A module.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ModuleView {
    pub(crate) number: Option<u32>,
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) durations: Vec<DurationView>,
    pub(crate) workload: Option<String>,
    pub(crate) audience: Vec<AudienceView>,
    pub(crate) opens: Option<OpeningView>,
    pub(crate) goals: Vec<String>,
    pub(crate) requires: Vec<LinkView>,
    /// Alternatives as to what comes before it.
    pub(crate) alternatives: Vec<AlternativeView>,
    /// What is only recommended before it.
    pub(crate) recommends: Vec<LinkView>,
    /// What comes before the module and what it opens, in sentences with links from the module's
    /// own page.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(crate) way: Vec<Value>,
    pub(crate) place: Option<&'static str>,
    pub(crate) pages: Vec<ItemView>,
    /// How many pages there are, and how many for each audience that has fewer, as scripts read it:
    /// `12 teacher:9`; `none` without pages.
    pub(crate) counts: Option<String>,
    pub(crate) leader_page: Option<ItemView>,
    pub(crate) times: Vec<TimeView>,
}

/// A page of a module, in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ItemView {
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) description: Option<String>,
    pub(crate) kind: NamedView,
    pub(crate) form: Option<NamedView>,
    pub(crate) duration: Option<String>,
    pub(crate) bring: Vec<String>,
    pub(crate) outcome: Vec<String>,
    pub(crate) audience: Vec<AudienceView>,
    pub(crate) audience_narrower: bool,
}

/// A block in a page's text.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BlockView {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) body: Value,
    pub(crate) note: Option<NamedView>,
    pub(crate) audience: Option<AudienceView>,
    pub(crate) media: Option<MediaView>,
    /// The language of its text, where that is another than the page's.
    pub(crate) lang: Option<String>,
    pub(crate) number: usize,
    /// The id of what a note is about, where the note stands beside the text.
    pub(crate) passage: Option<String>,
}

impl BlockView {
    /// Whether it is a note for the leader or the owner.
    pub(crate) fn is_note(&self) -> bool {
        self.block_type().is_some_and(|block| block.placement == Placement::Beside)
    }

    /// Whether it is a note for the audience of an id.
    pub(crate) fn is_note_for(&self, audience: &str) -> bool {
        self.is_note() && self.audience.as_ref().is_some_and(|own| own.is(audience))
    }

    /// Whether it is a meeting.
    pub(crate) fn is_meeting(&self) -> bool {
        self.block_type().is_some_and(|block| block.contents == Contents::Plans)
    }

    fn block_type(&self) -> Option<&'static BlockType> {
        block::find(&self.name)
    }
}

impl AudienceView {
    /// The view of an audience.
    pub(crate) fn of(audience: &Audience) -> Self {
        Self { id: audience.id.clone(), name: audience.name.clone() }
    }

    /// Whether it is the audience of an id.
    pub(crate) fn is(&self, id: &str) -> bool {
        self.id == id
    }
}

impl ViewView {
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
