//! The disk in: everything that authors wrote, read once.
//!
//! In: the site's root. Out: a [`Tree`] of documents and assets, the config and the theme, and
//! diagnostics for what could not be read. No file is left out in silence: what is neither Markdown
//! nor hidden is an asset. What the documents mean is left to `course`.

mod active;
mod asset_file;
mod block_line;
mod comments;
mod cut;
mod file_name;
mod formula_text;
mod front_matter;
mod headings;
mod html_referrer;
mod html_tags;
mod inputs;
mod languages;
mod link;
mod list_entry;
mod load_error;
mod markdown;
mod natural;
mod outline;
mod outline_parser;
mod palette;
mod parse;
mod parts;
mod passage;
mod picture;
mod quotes;
mod raw_html;
mod reader;
mod slips;
mod stamp;
mod subrip;
mod table;
mod text_file;
mod text_settings;
mod theme;
mod theme_reader;
mod tree;
mod unreached;
mod unsafe_file;
mod walk;
mod webvtt;

pub use block_line::{Argument, BlockLine};
pub use cut::{Cut, Decision, LinkAction, cut};
pub use front_matter::FrontMatter;
pub use headings::Heading;
pub use html_referrer::HtmlReferrer;
pub use html_tags::{HtmlAttribute, HtmlTag};
pub use inputs::Inputs;
pub use link::{DECORATION, Link, LinkKind};
pub use list_entry::ListEntry;
pub use load_error::LoadError;
pub use markdown::{Piece, code_language, pieces};
pub use outline::{Block, Outline};
pub use palette::{Origin, Palette, Scheme, Swatch};
pub use parts::{List, ListItem};
pub use passage::{Passage, count_everyday};
pub use picture::PictureSize;
pub use quotes::{Quotes, with_quotes};
pub use raw_html::RawHtml;
pub use reader::{Hint, ReadSite, Reader, Refreshed, Replaced, Trust};
pub use subrip::webvtt_of;
pub use table::Table;
pub use theme::{STYLE_SHEET, Template, Theme, ThemeError, load_theme};
pub use theme_reader::{RefreshedTheme, ThemeReader};
pub use tree::{Asset, AssetId, CONTENT_FOLDER, Document, DocumentId, THEMES_FOLDER, Tree, ending};
pub use webvtt::{CaptionFault, CaptionFaultKind, Captions, Cue};

use std::path::Path;

use crate::config::{self, CONFIG_FILE};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageTag;
use crate::source::{FileId, SourceFile, Sources, Span};
pub use parse::not_utf8;

/// Reads the config and the content of the site at `root`.
///
/// # Errors
///
/// When a folder or a file cannot be read at all; what is wrong inside a file is a diagnostic.
pub fn load(root: &Path) -> Result<(Tree, Vec<Diagnostic>), LoadError> {
    let reader = Reader::open(root)?;
    let diagnostics = reader.diagnostics().collect();
    Ok((reader.into_tree(), diagnostics))
}

/// Whether a folder has the config of a site.
#[must_use]
pub fn is_site(root: &Path) -> bool {
    reader::find_config(root).is_ok()
}

/// The language of the site at `root`, without reading anything else of it; `None` where no config
/// can be read.
#[must_use]
pub fn language(root: &Path) -> Option<LanguageTag> {
    let mut sources = Sources::new();
    let read = text_file::read_text(&reader::find_config(root).ok()?.disk).ok()?;
    let file = sources.add(SourceFile::new(CONFIG_FILE, read.text));
    Some(config::read(file, &sources).0.language)
}

/// Reads a text file that someone names, and adds it to the sources under that name.
///
/// # Errors
///
/// When it cannot be read at all; bytes that are no text are a diagnostic.
pub fn read_named(
    path: &Path,
    sources: &mut Sources,
) -> Result<(FileId, Option<Diagnostic>), LoadError> {
    let name = path.to_string_lossy().replace('\\', "/");
    let read = text_file::read_text(path)?;
    let file = sources.add(SourceFile::new(name, read.text));
    Ok((file, read.not_utf8_at.map(|offset| not_utf8(Span::new(file, offset, offset)))))
}
