//! From the text of one file to a document, with what is wrong with the file as such.
//!
//! In: a file that was read. Out: a [`Document`], and diagnostics. Front matter and text are parsed
//! by `front_matter` and `outline_parser`.

use super::languages::FolderLanguages;
use super::text_file::TextFile;
use super::text_settings::TextSettings;
use super::tree::{Asset, Document};
use super::{front_matter, outline_parser};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::{FileId, Sources, Span};
use crate::text;

/// A Markdown file as it was read, and what is wrong with it.
pub(super) fn parse(
    sources: &Sources,
    config: &Config,
    folders: &FolderLanguages,
    file: FileId,
    path: String,
    read: &TextFile,
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
    let language = folders.of_file(&path, front_matter.as_ref(), config);
    let settings = TextSettings::of(config, &language);
    let outline = outline_parser::parse(sources, body, settings, report);
    (Document { file, path, language, front_matter, body, outline }, diagnostics)
}

/// A page that was saved as `.txt` would be copied as it is, and nobody would miss it.
pub(super) fn page_saved_as_text(asset: &Asset) -> Option<Diagnostic> {
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
    Some(Diagnostic::new(Rule::FileMisplaced, Span::start_of(file), message).help(Help::Act(help)))
}

/// The finding for bytes that are not UTF-8.
#[must_use]
pub fn not_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(
        Rule::NotUtf8,
        span,
        text!(en: "the file is not UTF-8 text", nb: "filen er ikke UTF-8-tekst"),
    )
    .help(Help::Act(text!(
        en: "open it in your editor and save it again with the encoding UTF-8",
        nb: "åpne den i skriveprogrammet og lagre den på nytt med tegnkoding UTF-8"
    )))
}
