//! Views of the page that a template is filled for, and of the blocks in its text.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};
use tera::Value;

use super::common::{AudienceView, LinkView, NamedView, OpeningView};
use crate::block::{self, BlockType, Contents, Placement};
use crate::render::media_view::MediaView;
use crate::yaml::Data;

/// A heading of the page, or a block with a title, for its table of contents.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct HeadingView {
    pub(crate) level: usize,
    pub(crate) id: String,
    pub(crate) text: String,
    /// The name of the block; `none` for a heading.
    pub(crate) block: Option<String>,
}

/// The page that a template is filled for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PageView {
    pub(crate) r#type: &'static str,
    pub(crate) title: String,
    /// The language that it is written in.
    pub(crate) language: String,
    /// The same where another is spoken around the text.
    pub(crate) lang: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) address: String,
    /// The addresses that it had before, with spaces between; empty where it had none.
    pub(crate) aliases: String,
    pub(crate) canonical: Option<String>,
    /// The data of the page for other programs: a course's `course.json`.
    pub(crate) data: Option<String>,
    pub(crate) breadcrumb: Vec<LinkView>,
    pub(crate) headings: Vec<HeadingView>,
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) body: Value,
    /// The meeting that the page is, which is not in `body`.
    pub(crate) meeting: Option<MeetingBodyView>,
    pub(crate) previous: Option<LinkView>,
    pub(crate) next: Option<LinkView>,
    pub(crate) has_notes: bool,
    /// The day of the last change, where the author states it.
    pub(crate) updated: Option<OpeningView>,
    /// The scripts and sheets of style that parts of the page need, by their names under `assets/`.
    pub(crate) needs: BTreeSet<&'static str>,
    /// The value of `extra` in the front matter.
    #[cfg_attr(test, schemars(with = "serde_json::Value"))]
    pub(crate) extra: Data,
}

/// The meeting that leads a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MeetingBodyView {
    /// The id of its block.
    pub(crate) id: String,
    /// What stands in the block, with the plan, as HTML.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) body: Value,
    /// The notes on what is done before it, as HTML; empty where there are none.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) before: Value,
}

/// A block in a page's text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BlockView {
    pub(crate) name: String,
    pub(crate) id: String,
    /// The level for a heading of it: one below the heading around it.
    pub(crate) level: usize,
    pub(crate) title: Option<String>,
    #[serde(deserialize_with = "html")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) body: Value,
    pub(crate) note: Option<NamedView>,
    /// Whom it is for; empty for all.
    pub(crate) audience: Vec<AudienceView>,
    pub(crate) media: Option<MediaView>,
    /// The language of its text: of a block that names one, and where the page speaks another.
    pub(crate) lang: Option<String>,
    pub(crate) number: usize,
    /// The id of what a note is about, where the note is beside the text.
    pub(crate) passage: Option<String>,
    /// Whether readers may add rows to the tables of a sheet.
    pub(crate) more: bool,
    /// Where what is written in a form goes; none for other blocks.
    pub(crate) send: Option<SendView>,
    pub(crate) figure: Option<FigureView>,
}

/// Where what is written in a form goes, when its reader sends it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SendView {
    /// The address of the form.
    pub(crate) action: String,
    pub(crate) is_mail: bool,
    /// Who receives it.
    pub(crate) name: String,
    /// The host or the e-mail address that it goes to.
    pub(crate) place: String,
    /// The address of the page that it is sent from.
    pub(crate) page: String,
}

/// What a block has that is a figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FigureView {
    /// Its number among the figures of the page.
    pub(crate) number: usize,
    /// What is drawn: `bars`, `wheel`, …; `none` where it only has a number and a caption.
    pub(crate) kind: Option<String>,
    /// The drawing as SVG; empty where the theme draws the list itself.
    #[serde(deserialize_with = "html")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) drawing: Value,
}

/// HTML that was written down as the string that it is.
fn html<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    Ok(Value::safe_string(&String::deserialize(deserializer)?))
}

impl BlockView {
    /// Whether it is a note for the leader or the owner.
    pub(crate) fn is_note(&self) -> bool {
        self.block_type().is_some_and(|block| block.placement == Placement::Beside)
    }

    /// Whether it is a note for an audience, given by its id.
    pub(crate) fn is_note_for(&self, audience: &str) -> bool {
        self.is_note() && self.audience.iter().any(|own| own.is(audience))
    }

    /// Whether it is a meeting.
    pub(crate) fn is_meeting(&self) -> bool {
        self.block_type().is_some_and(|block| block.contents == Contents::Plans)
    }

    fn block_type(&self) -> Option<&'static BlockType> {
        block::find(&self.name)
    }
}
