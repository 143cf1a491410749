//! Views that are part of many others: links, audiences, names and times.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::config::Audience;
use crate::course::when::When;
use crate::render::words::Speaker;

/// A link to a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct LinkView {
    pub(crate) title: String,
    /// The language of its title where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) address: String,
    /// `Modul 1`, `1.3`, or nothing.
    pub(crate) label: Option<String>,
}

/// An audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AudienceView {
    pub(crate) id: String,
    name: String,
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

/// A value of a fixed list, such as a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct NamedView {
    pub(crate) id: Cow<'static, str>,
    pub(crate) name: String,
}

impl NamedView {
    /// The view of a value of a list, given by its id.
    pub(crate) fn of(list: &str, id: &'static str, speaker: Speaker) -> Self {
        Self { id: Cow::Borrowed(id), name: speaker.named(list, id) }
    }
}

/// A day or a month, for machines and for people.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpeningView {
    pub(crate) iso: String,
    pub(crate) text: String,
    /// The last day that it can mean, for machines.
    pub(crate) last_day: String,
}

/// When something opens, with the audiences that it opens for then; without any it is for all.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpeningForView {
    pub(crate) audiences: Vec<AudienceView>,
    pub(crate) iso: String,
    pub(crate) text: String,
    /// The last day that it can mean, for machines.
    pub(crate) last_day: String,
}

/// When a page is, in words; for machines too where it is a day, a month or a week of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct WhenView {
    pub(crate) text: String,
    pub(crate) iso: Option<String>,
}

impl WhenView {
    /// The view of a time in a language.
    pub(crate) fn of(when: &When, language: &str) -> Self {
        Self { text: when.print(language), iso: when.iso8601() }
    }
}

/// A time with the audiences that it is for; without any where it is for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct DurationView {
    pub(crate) audiences: Vec<AudienceView>,
    pub(crate) text: String,
}

/// The time that a course takes for an audience, and what of the longest of these it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AudienceTimeView {
    /// The id of the audience.
    pub(crate) audience: String,
    pub(crate) label: String,
    /// All of it in words.
    pub(crate) text: String,
    pub(crate) work: Option<String>,
    pub(crate) calendar: Option<String>,
    /// The least work and the most, in percent of the most that an audience has.
    pub(crate) least: u64,
    pub(crate) most: u64,
}

/// A time with its label: `Alene`, `4–5 timer`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TimeView {
    pub(crate) label: String,
    pub(crate) text: String,
}
