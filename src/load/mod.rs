//! The disk in: everything that authors wrote, read once.
//!
//! In: the site's root. Out: a [`Tree`] of documents and assets, the config and the theme, and
//! diagnostics for what could not be read. No file is left out in silence: what is neither Markdown
//! nor hidden is an asset. What the documents mean is left to `course`.

mod block_line;
mod cut;
mod front_matter;
mod headings;
mod html_tags;
mod link;
mod lookalike;
mod markdown;
mod outline;
mod palette;
mod passage;
mod picture;
mod reader;
mod script;
mod table;
mod theme;
mod theme_reader;
mod walk;
mod webvtt;

pub use block_line::{Argument, BlockLine};
pub use cut::{Cut, Decision, Fate, cut};
pub use front_matter::FrontMatter;
pub use headings::Heading;
pub use html_tags::{HtmlTag, attributes_in, references_in};
pub use link::{DECORATION, Link, LinkKind};
pub use markdown::{Piece, code_language, pieces};
pub use outline::{Block, Outline};
pub use palette::{Origin, Palette, Scheme, Swatch};
pub use passage::{Passage, count_everyday};
pub use picture::PictureSize;
pub use reader::{Hint, Reader, Refreshed, Replaced, Trust};
pub use table::Table;
pub use theme::{STYLE_SHEET, Template, Theme, ThemeError, load_theme};
pub use theme_reader::{RefreshedTheme, ThemeReader};
pub use walk::LoadError;
pub use webvtt::{CaptionFault, CaptionFaultKind, Captions, Cue};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{self, CONFIG_FILE, Config};
use crate::diagnostic::{Diagnostic, Rule};
use crate::ids::{IndexVec, id_type};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text;

/// The folder under the root that the content stands in.
pub const CONTENT_FOLDER: &str = "content";

/// The folder under the root that themes stand in.
pub const THEMES_FOLDER: &str = "themes";

/// All that was read from the disk.
#[derive(Debug)]
pub struct Tree {
    /// The text files, for places in messages.
    pub sources: Sources,
    /// The settings.
    pub config: Config,
    /// The file that they stand in.
    pub config_file: FileId,
    /// The Markdown files, in natural order of their paths.
    pub documents: IndexVec<DocumentId, Document>,
    /// All other files under `content/`, in natural order of their paths.
    pub assets: IndexVec<AssetId, Asset>,
}

id_type! {
    /// One of a [`Tree`]'s documents.
    pub struct DocumentId;
}

id_type! {
    /// One of a [`Tree`]'s assets.
    pub struct AssetId;
}

/// One Markdown file.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its number among the sources.
    pub file: FileId,
    /// Its path under `content/`, `/` between the parts.
    pub path: String,
    /// Its front matter; `None` when there is none or it could not be read, which has been
    /// reported.
    pub front_matter: Option<FrontMatter>,
    /// The place of the text under the front matter.
    pub body: Span,
    /// What the text holds, for everything that must know it before it is rendered.
    pub outline: Outline,
}

impl Document {
    /// The same file with another text under its front matter, which stands at `body`. What is
    /// wrong with the text is not told: it is made of one that has been read. `language` is that of
    /// the site.
    #[must_use]
    pub fn with_body(&self, body: Span, sources: &Sources, language: &str) -> Self {
        let outline = outline::read(sources, body, language, &mut Vec::new());
        Self {
            file: self.file,
            path: self.path.clone(),
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

    /// The name of the folder that it stands in; empty for `content/` itself.
    #[must_use]
    pub fn folder_name(&self) -> &str {
        self.path.rsplit('/').nth(1).unwrap_or_default()
    }
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path under `content/`, `/` between the parts.
    pub path: String,
    /// Where it is on the disk.
    pub disk: PathBuf,
    /// What it says, for captions and transcripts (`.vtt`, `.txt`).
    pub text: Option<Arc<str>>,
    /// How large it is, for pictures.
    pub size: Option<PictureSize>,
    /// Its number among the sources, where it has a text.
    pub file: Option<FileId>,
}

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

/// The language of the site at `root`, for whoever needs nothing else of it; `None` where no config
/// can be read.
#[must_use]
pub fn language(root: &Path) -> Option<String> {
    let mut sources = Sources::new();
    let read = walk::read_text(&reader::find_config(root).ok()?.disk).ok()?;
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
    let read = walk::read_text(path)?;
    let file = sources.add(SourceFile::new(name, read.text));
    Ok((file, read.not_utf8_at.map(|offset| not_utf8(Span::new(file, offset, offset)))))
}

fn parse(
    sources: &Sources,
    language: &str,
    file: FileId,
    path: String,
    read: &walk::Read,
) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics: Vec<Diagnostic> = read
        .not_utf8_at
        .map(|offset| not_utf8(Span::new(file, offset, offset)))
        .into_iter()
        .collect();
    // What follows from bytes that are no text would only hide the one message that helps.
    let mut ignored = Vec::new();
    let report = if read.not_utf8_at.is_some() { &mut ignored } else { &mut diagnostics };
    let (front_matter, body) = front_matter::read(file, sources, report);
    let outline = outline::read(sources, body, language, report);
    (Document { file, path, front_matter, body, outline }, diagnostics)
}

/// A page that was saved as `.txt` would be copied as it is, and nobody would miss it.
fn page_saved_as_text(asset: &Asset) -> Option<Diagnostic> {
    let file =
        asset.file.filter(|_| asset.text.as_ref().is_some_and(|text| text.starts_with("---\n")))?;
    let name = asset
        .path
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".txt")
        .trim_end_matches(".md");
    let message = text!(
        en: "this looks like a page, but its name ends in `.txt`",
        nb: "dette ser ut som en side, men navnet slutter på `.txt`"
    );
    let help = text!(en: "call the file `{name}.md`", nb: "kall filen `{name}.md`");
    Some(Diagnostic::new(Rule::FileMisplaced, Span::start_of(file), message).help(help))
}

fn not_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(
        Rule::NotUtf8,
        span,
        text!(en: "the file is not UTF-8 text", nb: "filen er ikke UTF-8-tekst"),
    )
    .help(text!(
        en: "open it in your editor and save it again with the encoding UTF-8",
        nb: "åpne den i skriveprogrammet og lagre den på nytt med tegnkoding UTF-8"
    ))
}
