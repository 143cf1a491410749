//! The views of films and sound recordings.
//!
//! In: what `media` reads from the files that a page or a block names. Out: [`MediaView`], and its
//! transcript as plain text, for the search.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A film or a sound recording.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MediaView {
    pub(crate) kind: Cow<'static, str>,
    pub(crate) title: String,
    /// The language of its texts where the page speaks another.
    pub(crate) lang: Option<String>,
    pub(crate) sources: Vec<SourceView>,
    pub(crate) captions: Option<CaptionsView>,
    pub(crate) transcript: Vec<ParagraphView>,
    /// The reference to the picture that is shown until it is played.
    pub(crate) poster: Option<String>,
    /// The link to it, where it is on another host.
    pub(crate) elsewhere: Option<ElsewhereView>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SourceView {
    pub(crate) address_from_page: String,
    pub(crate) r#type: Option<Cow<'static, str>>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CaptionsView {
    pub(crate) href: String,
    pub(crate) lang: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ElsewhereView {
    pub(crate) href: String,
    pub(crate) host: String,
}

/// A paragraph of a transcript.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ParagraphView {
    /// The speaker, where it changes.
    pub(crate) speaker: Option<String>,
    pub(crate) passages: Vec<SpokenView>,
}

/// The text of one caption, or a whole paragraph of a transcript without times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SpokenView {
    /// When it begins and ends, in seconds; and the beginning in the form that people read.
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    pub(crate) clock: Option<String>,
    pub(crate) text: String,
}

impl MediaView {
    /// The paragraphs of its transcript.
    pub(crate) fn spoken(&self) -> impl Iterator<Item = String> {
        let words = |paragraph: &ParagraphView| {
            paragraph
                .passages
                .iter()
                .map(|passage| passage.text.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        self.transcript.iter().map(words)
    }
}
