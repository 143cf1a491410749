//! What a block means.
//!
//! In: the line that opens it, the audiences of the site and the names of the theme's own blocks.
//! Out: a [`BlockMeaning`], or the diagnostic `unknown-block` or `block-argument`. How a block
//! looks is left to the templates.

use std::collections::BTreeSet;

use super::Media;
use super::kind::{MediaKind, NoteType};
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::load::{Argument, BlockLine, Outline};
use crate::source::Written;
use crate::text;

/// What a block is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// Guidance for the leader or the owner, shown beside the text that it follows.
    Note {
        /// The number of the audience that it is for.
        audience: AudienceId,
        /// What it is about.
        about: Option<NoteType>,
    },
    /// Content for one audience.
    For {
        /// The number of the audience.
        audience: AudienceId,
    },
    /// Text in another language than the page.
    Language {
        /// The language, a BCP 47 tag.
        tag: String,
    },
    /// A film or a sound; its files are arguments.
    Media,
    /// A task, a question and so on, or a block of the theme's own.
    Plain,
}

/// A block whose line has been understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockMeaning {
    /// The name of its template, `blocks/NAME.html`.
    pub template: String,
    /// What it is for.
    pub kind: BlockKind,
    /// The author's title for it.
    pub title: Option<String>,
}

/// The blocks that every theme has, each with the names that authors write.
const BUILT_IN: [(&str, &[&str]); 12] = [
    ("leader", &["leder", "leiar"]),
    ("owner", &["eier", "eigar"]),
    ("for", &["for"]),
    ("task", &["oppgave", "oppgåve"]),
    ("reflection", &["refleksjon"]),
    ("discussion", &["diskusjon"]),
    ("tryout", &["utprøving"]),
    ("meeting", &["fellesmøte", "møte"]),
    ("tip", &["tips"]),
    ("video", &["video", "film"]),
    ("audio", &["lyd"]),
    ("lang", &["språk", "language"]),
];

/// The arguments that a block takes in braces.
const ARGUMENTS: &[&str] = &["title"];
const MEDIA_ARGUMENTS: &[&str] = &["src", "captions", "transcript", "poster", "title"];

/// The arguments of a block that name files.
pub const FILE_ARGUMENTS: [&str; 4] = ["src", "captions", "transcript", "poster"];

/// What authors write where an argument is meant.
const SYNONYMS: [(&str, &str); 7] = [
    ("source", "src"),
    ("fil", "src"),
    ("file", "src"),
    ("tittel", "title"),
    ("teksting", "captions"),
    ("utskrift", "transcript"),
    ("plakat", "poster"),
];

/// What a block's name and words are understood against.
#[derive(Debug, Clone)]
pub struct Vocabulary<'a> {
    /// The site's audiences.
    pub audiences: &'a Audiences,
    /// The names of the theme's blocks, its own among them.
    pub templates: BTreeSet<&'a str>,
}

impl Vocabulary<'_> {
    /// Understands the line that opens a block; faults go to `diagnostics`.
    pub fn understand(
        &self,
        line: &BlockLine,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<BlockMeaning> {
        let Some(template) = self.template(&line.name.text) else {
            diagnostics.push(self.unknown(&line.name));
            return None;
        };
        let named = line
            .arguments
            .iter()
            .find(|argument| argument.key.text == "title")
            .map(|argument| argument.value.text.clone());
        let words = Some(line.words.text.clone()).filter(|words| !words.is_empty());
        let (kind, title) = match template {
            "leader" | "owner" => self.note(template, line, diagnostics)?,
            "for" => (BlockKind::For { audience: self.audience(line, diagnostics)? }, None),
            "lang" => (BlockKind::Language { tag: language(line, diagnostics)? }, None),
            "video" | "audio" => (BlockKind::Media, words),
            _ => (BlockKind::Plain, words),
        };
        check_arguments(
            line,
            if kind == BlockKind::Media { MEDIA_ARGUMENTS } else { ARGUMENTS },
            diagnostics,
        );
        Some(BlockMeaning { template: template.to_owned(), kind, title: named.or(title) })
    }

    fn template(&self, name: &str) -> Option<&str> {
        built_in(name).or_else(|| self.templates.get(name).copied())
    }

    fn note(
        &self,
        template: &str,
        line: &BlockLine,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(BlockKind, Option<String>)> {
        let Some(audience) = self.audiences.find(template) else {
            let name = &line.name.text;
            let message = text!(
                en: "this site has no audience `{name}`",
                nb: "dette nettstedet har ingen målgruppe `{name}`"
            );
            let help = text!(
                en: "add `{name}` under `audiences:` in `site-config.yaml`",
                nb: "legg `{name}` til under `målgrupper:` i `site-config.yaml`"
            );
            diagnostics
                .push(Diagnostic::new(Rule::UnknownAudience, line.name.span, message).help(help));
            return None;
        };
        let words = &line.words;
        let first = words.text.split_whitespace().next().unwrap_or_default();
        let about = NoteType::find(first);
        if about.is_none() && !is_title(&words.text) {
            diagnostics.push(unknown_note_type(words));
        }
        let title = if about.is_some() {
            words.text.get(first.len()..).unwrap_or_default().trim()
        } else {
            words.text.as_str()
        };
        Some((
            BlockKind::Note { audience, about },
            Some(title.to_owned()).filter(|title| !title.is_empty()),
        ))
    }

    fn audience(&self, line: &BlockLine, diagnostics: &mut Vec<Diagnostic>) -> Option<AudienceId> {
        let words = &line.words;
        let found = self.audiences.find(&words.text);
        if words.text.is_empty() {
            let block = &line.name.text;
            let message = text!(
                en: "the block `{block}` does not say whom it is for",
                nb: "blokken `{block}` sier ikke hvem den er for"
            );
            let help = text!(
                en: "write for instance `:::{block} leader`",
                nb: "skriv for eksempel `:::{block} leder`"
            );
            let help = Help::Example(help);
            diagnostics
                .push(Diagnostic::new(Rule::BlockArgument, line.name.span, message).help(help));
        } else if found.is_none() {
            diagnostics.push(self.audiences.unknown(words, replaced));
        }
        found
    }

    fn unknown(&self, name: &Written) -> Diagnostic {
        let word = &name.text;
        let names = || {
            BUILT_IN
                .iter()
                .flat_map(|(_, names)| names.iter().copied())
                .chain(self.templates.iter().copied())
        };
        let help = if self.audiences.find(word).is_some() {
            let help = text!(en: "write `:::for {word}`", nb: "skriv `:::for {word}`");
            Help::safe(help, [Edit::insert_before(name.span, "for ")])
        } else if let Some(near) = nearest(word, names()) {
            let help = text!(en: "did you mean `:::{near}`?", nb: "mente du `:::{near}`?");
            Help::suggest(help, [replaced(name, near)])
        } else {
            let list = BUILT_IN
                .iter()
                .filter_map(|(_, names)| names.first())
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ");
            Help::Act(text!(en: "these blocks exist: {list}", nb: "disse blokkene finnes: {list}"))
        };
        let message = text!(en: "there is no block `{word}`", nb: "blokken `{word}` finnes ikke");
        Diagnostic::new(Rule::UnknownBlock, name.span, message).help(help)
    }
}

/// Another word on the line of a block.
fn replaced(word: &Written, other: &str) -> Edit {
    Edit::replace(word.span, other)
}

/// The language that a block names.
fn language(line: &BlockLine, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let (block, tag) = (&line.name.text, &line.words.text);
    if crate::config::is_language_tag(tag) {
        return Some(tag.clone());
    }
    let (message, span) = if tag.is_empty() {
        (
            text!(
                en: "the block `{block}` names no language",
                nb: "blokken `{block}` sier ikke hvilket språk det er"
            ),
            line.name.span,
        )
    } else {
        (
            text!(en: "`{tag}` is not a language tag", nb: "`{tag}` er ikke en språkkode"),
            line.words.span,
        )
    };
    let help =
        text!(en: "write for instance `:::{block} nb`", nb: "skriv for eksempel `:::{block} en`");
    let help = Help::Example(help);
    diagnostics.push(Diagnostic::new(Rule::BlockArgument, span, message).help(help));
    None
}

/// The block that every theme has under a name that authors write.
pub(super) fn built_in(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    BUILT_IN
        .iter()
        .find(|(id, names)| *id == lower || names.contains(&lower.as_str()))
        .map(|(id, _)| *id)
}

/// Whether a block is there to name the language of its text, be it one that can be read or not.
#[must_use]
pub fn names_language(line: &BlockLine) -> bool {
    built_in(&line.name.text) == Some("lang")
}

/// The film or the sound of a block's line, and which of the two it is; `None` where it is another
/// block, or names no file.
#[must_use]
pub fn media(line: &BlockLine) -> Option<(MediaKind, Media)> {
    let kind = match built_in(&line.name.text)? {
        "video" => MediaKind::Video,
        "audio" => MediaKind::Audio,
        _ => return None,
    };
    let argument = |key: &str| {
        line.arguments
            .iter()
            .find(|argument| argument.key.text == key)
            .map(|argument| argument.value.clone())
    };
    let media = Media {
        src: argument("src")?,
        captions: argument("captions"),
        transcript: argument("transcript"),
        poster: argument("poster"),
    };
    Some((kind, media))
}

/// Words after `:::leder` that name no type of note are a title when they begin like one or are
/// more than one word.
fn is_title(words: &str) -> bool {
    words.is_empty()
        || (words.starts_with(|c: char| !c.is_lowercase()) || words.contains(' '))
            && NoteType::nearest(words).is_none()
}

fn unknown_note_type(words: &Written) -> Diagnostic {
    let word = &words.text;
    let names = NoteType::ALL
        .iter()
        .filter_map(|about| about.names().first())
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let message = text!(en: "`{word}` is no type of note", nb: "`{word}` er ikke en type notat");
    let help = match NoteType::nearest(word) {
        Some(near) => {
            let slip = words.part(0..word.split_whitespace().next().map_or(0, str::len));
            let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
            Help::suggest(help, [Edit::replace(slip, near)])
        }
        None => Help::Example(text!(
            en: "write one of {names}, or nothing",
            nb: "skriv en av {names}, eller ingenting"
        )),
    };
    Diagnostic::new(Rule::BlockArgument, words.span, message).help(help)
}

fn check_arguments(line: &BlockLine, known: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    for argument in
        line.arguments.iter().filter(|argument| !known.contains(&argument.key.text.as_str()))
    {
        let (block, key) = (&line.name.text, &argument.key.text);
        let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let message = text!(
            en: "the block `{block}` takes no `{key}`",
            nb: "blokken `{block}` tar ikke imot `{key}`"
        );
        let synonym = SYNONYMS
            .iter()
            .find(|(word, name)| *word == key && known.contains(name))
            .map(|(_, name)| *name);
        let help = match synonym.or_else(|| nearest(key, known.iter().copied())) {
            Some(near) => {
                let help = text!(en: "write `{near}`", nb: "skriv `{near}`");
                Help::suggest(help, [replaced(&argument.key, near)])
            }
            None => Help::Act(text!(en: "it takes {list}", nb: "den tar imot {list}")),
        };
        diagnostics
            .push(Diagnostic::new(Rule::BlockArgument, argument.key.span, message).help(help));
    }
    let names_file = |argument: &Argument| {
        argument.key.text == "src"
            || nearest(&argument.key.text, ["src", "source", "fil"]).is_some()
    };
    if known == MEDIA_ARGUMENTS && !line.arguments.iter().any(names_file) {
        let block = &line.name.text;
        let message = text!(
            en: "the block `{block}` has no file to play",
            nb: "blokken `{block}` har ingen fil å spille av"
        );
        let help = text!(
            en: "write `:::{block} {{src=\"…\"}}` with the file's name",
            nb: "skriv `:::{block} {{src=\"…\"}}` med navnet på filen"
        );
        let help = Help::Example(help);
        diagnostics.push(Diagnostic::new(Rule::BlockArgument, line.name.span, message).help(help));
    }
}

/// The ids of a page's blocks, in their order: `lederstotte-1`, `eierstotte-1`, else `blokk-1`.
/// Headings never have such an id.
#[must_use]
pub fn ids(outline: &Outline, vocabulary: &Vocabulary) -> Vec<String> {
    let (mut leader, mut owner, mut other) = (0, 0, 0);
    let mut next = |block: &BlockLine| {
        let (prefix, count) = match vocabulary.template(&block.name.text) {
            Some("leader") => ("lederstotte", &mut leader),
            Some("owner") => ("eierstotte", &mut owner),
            _ => ("blokk", &mut other),
        };
        *count += 1;
        format!("{prefix}-{count}")
    };
    outline.blocks.iter().map(|block| next(&block.line)).collect()
}
