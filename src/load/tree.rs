//! All that was read from the disk, and one Markdown file of it.
//!
//! In: what the reader puts in. Out: the [`Tree`] and its parts, for all stages that follow.
//! Finding and reading the files is left to the reader, and what the documents mean to `course`.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::active;
use super::front_matter::FrontMatter;
use super::outline::Outline;
use super::outline_parser;
use super::picture::PictureSize;
use super::subrip;
use super::text_settings::TextSettings;
use super::webvtt::Captions;
use crate::config::Config;
use crate::ids::{IndexVec, id_type};
use crate::language::LanguageTag;
use crate::source::{FileId, Sources, Span};

/// The folder under the root that holds the content.
pub const CONTENT_FOLDER: &str = "content";

/// The folder under the root that holds themes.
pub const THEMES_FOLDER: &str = "themes";

/// All that was read from the disk.
#[derive(Debug)]
pub struct Tree {
    /// The text files, for places in messages.
    pub sources: Sources,
    /// The settings.
    pub config: Config,
    /// The file of the settings.
    pub config_file: FileId,
    /// The Markdown files, in natural order of their paths.
    pub documents: IndexVec<DocumentId, Document>,
    /// All other files under `content/`, in natural order of their paths.
    pub assets: IndexVec<AssetId, Asset>,
    /// The paths of what is there and could not be read, which has been reported.
    pub unreached: Vec<String>,
}

impl Tree {
    /// Whether a path is of something that is there and could not be read, or inside of it.
    #[must_use]
    pub fn is_unreached(&self, path: &str) -> bool {
        self.unreached.iter().any(|unreached| {
            path.strip_prefix(unreached.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

id_type! {
    /// One of a [`Tree`]'s documents.
    #[derive(Deserialize, Serialize)]
    pub struct DocumentId; unhashed
}

id_type! {
    /// One of a [`Tree`]'s assets.
    #[derive(Deserialize, Serialize)]
    pub struct AssetId; unhashed
}

/// One Markdown file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document {
    /// Its number among the sources.
    pub file: FileId,
    /// Its path under `content/`, `/` between the parts.
    pub path: String,
    /// The language that it is written in: its own, or that of its module, its course or the site.
    pub language: LanguageTag,
    /// Its front matter; `None` when there is none or it could not be read, which has been
    /// reported.
    pub front_matter: Option<FrontMatter>,
    /// The place of the text under the front matter.
    pub body: Span,
    /// What the text holds, for everything that must know it before it is rendered.
    pub outline: Outline,
}

impl Asset {
    /// The name of its file.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The captions that it holds, by the form that its name tells; `None` where it holds none.
    #[must_use]
    pub fn captions(&self) -> Option<Captions> {
        let text = self.text.as_deref()?;
        match ending(&self.path).as_str() {
            "vtt" => Some(Captions::read(text)),
            "srt" => Some(Captions {
                faults: subrip::faults(text),
                ..Captions::read(&subrip::webvtt_of(text))
            }),
            _ => None,
        }
    }
}

/// The ending of a file's name in lower case, without the point; empty where it has none.
#[must_use]
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

impl Document {
    /// The same file with another text under its front matter, which is at `body`. What is
    /// wrong with the text is not reported: it was made from one that has been read.
    #[must_use]
    pub fn with_body(&self, body: Span, sources: &Sources, config: &Config) -> Self {
        let settings = TextSettings::of(config, &self.language);
        let outline = outline_parser::parse(sources, body, settings, &mut Vec::new());
        Self {
            file: self.file,
            path: self.path.clone(),
            language: self.language.clone(),
            front_matter: self.front_matter.clone(),
            body,
            outline,
        }
    }

    /// The name of its file.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The name of its file without the ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(stem, _)| stem)
    }

    /// The name of its folder; empty for `content/` itself.
    #[must_use]
    pub fn folder_name(&self) -> &str {
        self.path.rsplit('/').nth(1).unwrap_or_default()
    }
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Its path under `content/`, `/` between the parts.
    pub path: String,
    /// Where it is on the disk.
    pub disk: PathBuf,
    /// Its text, for captions and transcripts (`.vtt`, `.srt`, `.txt`), drawings, and pages of
    /// their own (`.html`).
    pub text: Option<Arc<str>>,
    /// The offset of the first byte of captions or a transcript that is not UTF-8.
    pub not_utf8_at: Option<usize>,
    /// How large it is, for pictures.
    pub size: Option<PictureSize>,
    /// Whether it is a picture of the form HEIF, whatever its name says.
    pub is_heif: bool,
    /// Whether it is a picture that tells where it was taken.
    pub tells_place: bool,
    /// Its number among the sources, where one without a text is empty; `None` until it has one.
    pub file: Option<FileId>,
    /// What in it may run script or ask another host.
    pub(super) active: Option<active::ActiveFinding>,
}
