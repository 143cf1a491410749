//! The blocks that authors can open with `:::`: one file a block.
//!
//! In: the line that opens a block, the audiences of the site and the templates of the theme. Out:
//! a [`BlockMeaning`] of the line, or what is wrong with it. How a block looks is left to its
//! template; rules that hold for films, links or plans wherever they are named are left to `check`.
//!
//! [`BLOCKS`] is the only list of blocks. The parser's checks, the search, the pages for leaders,
//! the documents and the contract with themes all read it, and nothing else in the program tells
//! blocks apart by their names.
//!
//! # To add a block
//!
//! 1. A file here with a [`BlockType`]: its names, words, arguments and manual. It is named once
//!    below, as a module and in [`BLOCKS`].
//! 2. A template `blocks/ID.html` in the default theme.
//! 3. Words: every key of [`BlockType::interface_words`] in each language of the default theme,
//!    and the block's lines in `docs/skrive-kurs.md`, `docs/temaer.md` and
//!    `manual/*/unknown-block.md`.
//!
//! A test fails while one of them is missing. A block whose line says something that no block says
//! yet gets a variant of [`Words`]; one that makes something of the tables or lists in it gets a
//! variant of [`Contents`].

mod audio;
mod block_type;
mod chart;
mod discussion;
mod drawn;
mod feedback;
mod figure;
mod for_audience;
mod lang;
mod leader;
mod meaning;
mod media;
mod meeting;
mod note;
mod owner;
mod reflection;
mod sheet;
mod task;
mod tip;
mod tryout;
mod video;

pub use block_type::{ArgumentType, BlockType, Contents, Manual, Names, Placement, Words};
pub use meaning::{BlockMeaning, Vocabulary, ids};
pub use media::Media;

use crate::kind::MediaKind;
use crate::load::BlockLine;
use crate::source::SourceText;

/// The blocks that every theme has, in the order in which authors are shown them.
pub static BLOCKS: [&BlockType; 16] = [
    &leader::BLOCK,
    &owner::BLOCK,
    &for_audience::BLOCK,
    &task::BLOCK,
    &reflection::BLOCK,
    &sheet::BLOCK,
    &feedback::BLOCK,
    &discussion::BLOCK,
    &tryout::BLOCK,
    &meeting::BLOCK,
    &tip::BLOCK,
    &chart::BLOCK,
    &figure::BLOCK,
    &video::BLOCK,
    &audio::BLOCK,
    &lang::BLOCK,
];

/// The block of a name in any of the languages, ignoring letter case; `None` for a block of the
/// theme, and for an unknown name.
#[must_use]
pub fn find(name: &str) -> Option<&'static BlockType> {
    let name = name.to_lowercase();
    BLOCKS.into_iter().find(|block| block.id == name || block.names.all().any(|own| own == name))
}

/// The film or the sound of a block's line, and which of the two it is; `None` if the block plays
/// nothing, or names no file.
#[must_use]
pub fn media(line: &BlockLine) -> Option<(MediaKind, Media)> {
    let kind = find(&line.name.text)?.plays?;
    Some((kind, media::of(line)?))
}

/// What a note's line says of the row that it is about, `{rad=3}`; `None` where it names none.
#[must_use]
pub fn row_of_note(line: &BlockLine) -> Option<&SourceText> {
    let takes_row = |block: &&BlockType| block.placement == Placement::Beside;
    find(&line.name.text).filter(takes_row).and_then(|_| note::row_argument(line))
}

/// What the line of a sheet says of rows that readers may add, `{flere rader}`; `None` where it
/// says nothing.
#[must_use]
pub fn more_rows(line: &BlockLine) -> Option<&SourceText> {
    sheet::more_rows(line)
}

/// The files that a block's line names: the values of arguments that are files in any block, so
/// that a misspelt block name loses none.
pub fn files(line: &BlockLine) -> impl Iterator<Item = &SourceText> {
    let is_file = |key: &str| {
        BLOCKS
            .iter()
            .flat_map(|block| block.arguments)
            .any(|argument| argument.is_file && argument.key == key)
    };
    line.arguments
        .iter()
        .filter(move |argument| is_file(&argument.key.text))
        .map(|argument| &argument.value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::config::{self, CONFIG_FILE};
    use crate::language::LanguageTag;
    use crate::load::{Document, Outline, load_theme};
    use crate::source::{SourceFile, Sources};

    /// What is written by hand for each block: a sentence of the test says where.
    const AUTHORS_DOCUMENT: &str = include_str!("../../docs/skrive-kurs.md");
    const THEMES_DOCUMENT: &str = include_str!("../../docs/temaer.md");
    const MANUALS: [&str; 2] = [
        include_str!("../../manual/en/unknown-block.md"),
        include_str!("../../manual/nb/unknown-block.md"),
    ];

    #[test]
    fn no_two_blocks_share_a_name() {
        for block in BLOCKS {
            let of_others = BLOCKS.iter().filter(|other| other.id != block.id);
            let of_others: BTreeSet<_> = of_others.flat_map(|other| other.names.all()).collect();
            let shared: Vec<_> =
                block.names.all().filter(|name| of_others.contains(name)).collect();
            assert_eq!(shared, [""; 0], "{}", block.id);
        }
    }

    #[test]
    fn every_block_has_a_template_and_words_in_the_default_theme() {
        let theme = load_theme(Path::new("nowhere"), "default").expect("it is in the binary");
        for block in BLOCKS {
            let template = format!("blocks/{}.html", block.id);
            assert!(theme.templates.contains_key(&template), "{template}");
            for (language, sources) in &theme.strings {
                for word in block.interface_words {
                    let entry = format!("\n{word} = ");
                    let is_there = sources.iter().any(|source| source.source.contains(&entry));
                    assert!(is_there, "`{word}`, which `{}` needs, in {language}", block.id);
                }
            }
        }
    }

    #[test]
    fn no_heading_gets_the_id_of_a_block() {
        for prefix in BLOCKS.map(|block| block.id_prefix) {
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("a.md", format!("## {prefix} 1\n")));
            let document = Document {
                file,
                path: String::new(),
                language: LanguageTag::default(),
                front_matter: None,
                body: sources.whole(file),
                outline: Outline::default(),
            };
            let config = sources.add(SourceFile::new(CONFIG_FILE, "title: T\n"));
            let (config, _) = config::read(config, &sources);
            let read = document.with_body(document.body, &sources, &config).outline;
            assert_eq!(read.headings[0].id, format!("h-{prefix}-1"));
        }
    }

    #[test]
    fn every_block_is_in_the_documents() {
        for block in BLOCKS {
            let (name, words) = (block.names.nb[0], block.words.manual().nb);
            let row = format!("| `:::{name}` | {words} | {} |", block.manual.nb);
            assert!(AUTHORS_DOCUMENT.contains(&row), "docs/skrive-kurs.md: {row}");
            for argument in block.arguments {
                let row = format!("| `{}` | {} |", argument.key, argument.manual.nb);
                assert!(AUTHORS_DOCUMENT.contains(&row), "docs/skrive-kurs.md: {row}");
            }
            let list = |items: &[&str]| {
                items.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
            };
            let (words, needs) = (list(block.interface_words), list(block.needs));
            let row = format!("| `blocks/{}.html` | `:::{name}` | {words} | {needs} |", block.id);
            assert!(THEMES_DOCUMENT.contains(&row), "docs/temaer.md: {row}");
            let items = [(block.names.en[0], block.manual.en), (name, block.manual.nb)];
            for (manual, (name, what)) in MANUALS.into_iter().zip(items) {
                let item = format!("\n- `{name}`: {what}\n");
                assert!(manual.contains(&item), "manual/*/unknown-block.md: {item}");
            }
        }
    }

    #[test]
    fn a_block_is_found_by_its_name_in_every_language_and_by_its_id() {
        for block in BLOCKS {
            for name in block.names.all().chain([block.id]) {
                assert_eq!(find(name).map(|found| found.id), Some(block.id), "{name}");
            }
        }
        assert_eq!(find("Oppgåve").map(|block| block.id), Some("task"));
        assert!(find("sitat").is_none());
    }
}
