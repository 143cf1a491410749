//! What the line that opens a block means.
//!
//! In: the line, the audiences of the site and the names of the theme's own blocks. Out: a
//! [`BlockMeaning`], or the diagnostics `unknown-block`, `block-argument` and `unknown-audience`.
//! What only one kind of block can say is parsed in the file of that block.

use std::collections::{BTreeMap, BTreeSet};

use super::{ArgumentType, BLOCKS, BlockType, Words, drawn, find, for_audience, lang, note};
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::kind::{Drawing, NoteType};
use crate::language::LanguageTag;
use crate::load::{BlockLine, Outline, Theme, Tree};
use crate::source::SourceText;
use crate::text;

/// A block whose line has been understood.
#[derive(Debug, Clone)]
pub struct BlockMeaning {
    /// The kind of block that it is.
    pub block: &'static BlockType,
    /// The name of its template, `blocks/NAME.html`.
    pub template: String,
    /// The author's title for it, as it is written.
    pub title: Option<String>,
    /// The audiences that it is for, in the order of the config; none for all.
    pub audience: Vec<AudienceId>,
    /// What it is about, where it is a note.
    pub about: Option<NoteType>,
    /// The row of a meeting's plan that it is about, counted from 1, where it is a note to one.
    pub row: Option<usize>,
    /// The language of its text, where the line names one.
    pub language: Option<LanguageTag>,
    /// What it draws of the table or the list in it.
    pub drawing: Option<Drawing>,
}

/// The names that the line of a block can use.
#[derive(Debug, Clone)]
pub struct Vocabulary<'a> {
    /// The site's audiences.
    pub audiences: &'a Audiences,
    /// The names of the theme's blocks, its own among them.
    pub templates: BTreeSet<&'a str>,
}

/// A block of a theme's own.
static OF_THEME: BlockType = BlockType::PLAIN;

impl<'a> Vocabulary<'a> {
    /// The names that a site with its theme has.
    #[must_use]
    pub fn of(tree: &'a Tree, theme: &'a Theme) -> Self {
        Self { audiences: &tree.config.audiences, templates: theme.blocks().collect() }
    }

    /// Understands the line that opens a block; faults go to `diagnostics`.
    pub fn understand(
        &self,
        line: &BlockLine,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<BlockMeaning> {
        let Some((block, template)) = self.block(&line.name.text) else {
            diagnostics.push(self.unknown(line));
            return None;
        };
        let mut meaning = BlockMeaning {
            block,
            template: template.to_owned(),
            title: None,
            audience: Vec::new(),
            about: None,
            row: None,
            language: None,
            drawing: None,
        };
        self.read_words(line, &mut meaning, diagnostics)?;
        let named = line.arguments.iter().find(|argument| argument.key.text == "title");
        meaning.title = named.map(|title| title.value.text.clone()).or(meaning.title);
        check_arguments(line, block.arguments, diagnostics);
        diagnostics.extend(braces_in_words(line));
        Some(meaning)
    }

    /// The kind of block that a name means, and the name of its template.
    fn block(&self, name: &str) -> Option<(&'static BlockType, &str)> {
        let built_in = find(name).map(|block| (block, block.id));
        built_in.or_else(|| Some((&OF_THEME, *self.templates.get(name)?)))
    }

    fn read_words(
        &self,
        line: &BlockLine,
        meaning: &mut BlockMeaning,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<()> {
        match meaning.block.words {
            Words::Title => {
                meaning.title = Some(line.words.text.clone()).filter(|words| !words.is_empty());
            }
            Words::Note { audience } => {
                let note = note::read(line, audience, self.audiences, diagnostics)?;
                meaning.audience = vec![note.audience];
                meaning.about = note.about;
                meaning.title = note.title;
                meaning.row = note.row;
            }
            Words::Audience => {
                meaning.audience = for_audience::audience(line, self.audiences, diagnostics)?;
            }
            Words::Language => meaning.language = Some(lang::language(line, diagnostics)?),
            Words::Chart => {
                (meaning.drawing, meaning.title) = drawn::chart(line, diagnostics);
            }
            Words::Figure => {
                (meaning.drawing, meaning.title) = drawn::figure(line, diagnostics);
            }
        }
        Some(())
    }

    fn unknown(&self, line: &BlockLine) -> Diagnostic {
        let name = &line.name;
        let word = &name.text;
        let whole = format!("{word} {}", line.words.text);
        let listed = SourceText { text: whole.clone(), ..name.clone() };
        let is_audience = |named: &SourceText| self.audiences.find(&named.text).is_some();
        let norwegian = BLOCKS.iter().flat_map(|block| block.names.norwegian());
        let english = BLOCKS.iter().flat_map(|block| block.names.en.iter().copied());
        let mut names: Vec<&str> = norwegian.chain(english).collect();
        names.extend(&self.templates);
        let help = if word.ends_with(',')
            && self.audiences.named_in(&listed).iter().all(is_audience)
        {
            let help = text!(en: "write `:::for {whole}`", nb: "skriv `:::for {whole}`");
            Help::safe(help, [Edit::insert_before(name.span, "for ")])
        } else if is_audience(name) {
            let help = text!(en: "write `:::for {word}`", nb: "skriv `:::for {word}`");
            Help::safe(help, [Edit::insert_before(name.span, "for ")])
        } else if let Some(near) = nearest(word, names) {
            let help = text!(en: "did you mean `:::{near}`?", nb: "mente du `:::{near}`?");
            Help::suggest(help, [Edit::replace(name.span, near)])
        } else {
            let list = BLOCKS
                .iter()
                .filter_map(|block| block.names.all().next())
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ");
            Help::Act(text!(en: "these blocks exist: {list}", nb: "disse blokkene finnes: {list}"))
        };
        let message = text!(en: "there is no block `{word}`", nb: "blokken `{word}` finnes ikke");
        Diagnostic::new(Rule::UnknownBlock, name.span, message).help(help)
    }
}

/// Braces that do not stand last on the line, or are not closed: they would be part of the title.
fn braces_in_words(line: &BlockLine) -> Option<Diagnostic> {
    let words = &line.words.text;
    let start = words.find('{').filter(|&start| {
        let inside = words.get(start + 1..).unwrap_or_default();
        let opens = inside.starts_with(|letter: char| letter.is_alphabetic() || letter == '#');
        let stands_free =
            words.get(..start).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        opens && stands_free && !words.contains('$')
    })?;
    let length = words.get(start..)?.find('}').map_or(words.len() - start, |length| length + 1);
    let (before, rest) = words.split_at_checked(start)?;
    let (braces, after) = rest.split_at_checked(length)?;
    let title = [before.trim(), after.trim()].map(str::to_owned);
    let title: Vec<String> = title.into_iter().filter(|part| !part.is_empty()).collect();
    let whole = [
        vec![format!(":::{}", line.name.text)],
        title,
        vec![format!("{}}}", braces.trim_end_matches('}'))],
    ];
    let whole = whole.concat().join(" ");
    let message = text!(
        en: "braces stand last on the line, and are closed; here they would be part of the title",
        nb: "klammer står sist på linjen og er lukket; her ville de blitt en del av tittelen"
    );
    let help = text!(en: "write `{whole}`", nb: "skriv `{whole}`");
    let place = line.words.part(start..start + length);
    Some(Diagnostic::new(Rule::BlockArgument, place, message).help(Help::Example(help)))
}

fn check_arguments(line: &BlockLine, taken: &[ArgumentType], diagnostics: &mut Vec<Diagnostic>) {
    let keys = || taken.iter().map(|argument| argument.key);
    for argument in &line.arguments {
        let key = &argument.key;
        let is_taken = taken.iter().any(|taken| taken.is_named(&key.text));
        if is_taken || argument.id().is_some() {
            continue;
        }
        let (block, word) = (&line.name.text, &key.text);
        let list = keys().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let message = text!(
            en: "the block `{block}` takes no `{word}`",
            nb: "blokken `{block}` kan ikke ha `{word}`"
        );
        let slip = taken.iter().find(|argument| argument.slips.contains(&word.as_str()));
        let help = match slip.map(|slip| slip.key).or_else(|| nearest(word, keys())) {
            Some(near) => {
                let help = text!(en: "write `{near}`", nb: "skriv `{near}`");
                Help::suggest(help, [Edit::replace(key.span, near)])
            }
            None => Help::Act(text!(en: "it takes {list}", nb: "den kan ha {list}")),
        };
        diagnostics.push(Diagnostic::new(Rule::BlockArgument, key.span, message).help(help));
    }
    for argument in taken {
        // A misspelling of this key has been reported already.
        let names = || argument.slips.iter().copied().chain([argument.key]);
        let is_there = line.arguments.iter().any(|own| nearest(&own.key.text, names()).is_some());
        diagnostics.extend(argument.missing.filter(|_| !is_there).map(|missing| missing(line)));
    }
}

/// The ids of a page's blocks, in their order: the one that its author wrote, `{#plan}`, else
/// `lederstotte-1`, `eierstotte-1` or `blokk-1`. Headings never have such an id.
#[must_use]
pub fn ids(outline: &Outline, vocabulary: &Vocabulary) -> Vec<String> {
    let mut counts = BTreeMap::new();
    let mut next = |line: &BlockLine| {
        let block = vocabulary.block(&line.name.text).map_or(&OF_THEME, |(block, _)| block);
        let count = counts.entry(block.id_prefix).or_insert(0_usize);
        *count += 1;
        line.id().map_or_else(|| format!("{}-{count}", block.id_prefix), |id| id.text)
    };
    outline.blocks.iter().map(|block| next(&block.line)).collect()
}
