//! Views of what comes after a module, for whom.

use serde::Serialize;

use super::common::{AudienceView, DurationView};

/// What comes after a module, for some readers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AfterView {
    /// The ids of the views that it is for; empty for all others.
    pub(crate) views: Vec<String>,
    /// The modules that can come, in published order.
    pub(crate) options: Vec<OptionView>,
    /// Whether several of them can, when all that is published before has been done.
    pub(crate) is_fork: bool,
    /// Which those are, as a heading: "Nå velger dere: Modul 2 · 3 · 4".
    pub(crate) heading: String,
    /// What is to be known about the choice, in sentences.
    pub(crate) said: Vec<String>,
}

/// A module that can come after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OptionView {
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    /// The language of its title where it is another than the page speaks.
    pub(crate) lang: Option<String>,
    pub(crate) address: String,
    pub(crate) durations: Vec<DurationView>,
    pub(crate) audience: Vec<AudienceView>,
    pub(crate) counts: Option<String>,
    pub(crate) page_names: Option<String>,
    /// What is recommended before it: "Helst etter Modul 2".
    pub(crate) rather: Option<String>,
    /// Whether it can come when all that is published before has been done.
    pub(crate) is_next: bool,
    /// What of the other options it waits for, in the form that scripts parse: `2:0,1,3`, at least
    /// two of those; empty where it waits for none.
    pub(crate) needs: String,
}
