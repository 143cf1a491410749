//! What is known of a block before any text uses it: a table with a row for each block.
//!
//! In and out: data. What a line of a block means is worked out in `meaning`.

use crate::diagnostic::Diagnostic;
use crate::kind::MediaKind;
use crate::load::BlockLine;

/// A kind of block.
#[derive(Debug)]
pub struct BlockType {
    /// The name of its template, `blocks/ID.html`, and of its class in HTML; authors may write it
    /// too.
    pub id: &'static str,
    /// The names that authors write.
    pub names: Names,
    /// What it is for.
    pub manual: Manual,
    /// What the words after its name say.
    pub words: Words,
    /// The arguments that it takes in braces.
    pub arguments: &'static [ArgumentType],
    /// Whether its template writes its word and its title as a heading, so that it is met as one
    /// and its title stands in the page's contents.
    pub has_heading: bool,
    /// What it plays; its files are arguments.
    pub plays: Option<MediaKind>,
    /// What becomes of what is written in it.
    pub contents: Contents,
    /// Where it is published.
    pub placement: Placement,
    /// Whether the pages for those who lead the work gather it.
    pub is_gathered: bool,
    /// What the ids of such blocks begin with, before their number. Headings never have such an
    /// id.
    pub id_prefix: &'static str,
    /// The scripts and sheets of style under `assets/` that a page with such a block loads. What a
    /// player needs is loaded only where something is played, and that of a plan only where there
    /// is one.
    pub needs: &'static [&'static str],
    /// The words of the interface that its template needs, as keys of the theme's Fluent files.
    pub interface_words: &'static [&'static str],
}

/// The names of a block, by language; the first of each is the one that messages and documents
/// use.
#[derive(Debug)]
pub struct Names {
    /// In bokmål.
    pub nb: &'static [&'static str],
    /// In nynorsk, where it has others.
    pub nn: &'static [&'static str],
    /// In English.
    pub en: &'static [&'static str],
}

/// A line of the manual, in the languages that messages exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manual {
    /// In English.
    pub en: &'static str,
    /// In bokmål.
    pub nb: &'static str,
}

/// What the words between a block's name and its braces say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// A title.
    Title,
    /// What a note is about, of a fixed list, and then a title.
    Note {
        /// The id of the audience that the note is for.
        audience: &'static str,
    },
    /// The name of the audience that the block is for.
    Audience,
    /// The language of the text, a BCP 47 tag.
    Language,
    /// How the table is drawn, of a fixed list, and then a caption.
    Chart,
    /// What is drawn of the list, of a fixed list, or nothing; and then a caption.
    Figure,
}

/// An argument that a block takes, `key="value"`.
#[derive(Debug)]
pub struct ArgumentType {
    /// The key that authors write.
    pub key: &'static str,
    /// What authors write where this key is meant; messages then propose the key.
    pub slips: &'static [&'static str],
    /// What it is called in English, where that is another word.
    pub english: Option<&'static str>,
    /// Whether the value names a file.
    pub is_file: bool,
    /// What it is.
    pub manual: Manual,
    /// What to say of a line without it; `None` where it may be left out.
    pub missing: Option<fn(&BlockLine) -> Diagnostic>,
}

/// What becomes of what is written in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Markdown, which becomes the block's body.
    Markdown,
    /// Markdown in which a table with times is the plan of a meeting.
    Plans,
    /// Markdown in which empty cells and entries that ask are filled in by readers.
    Fields,
    /// Markdown in which a list of questions has a field for each.
    Questions,
    /// Markdown in which the entries of lists are labels of fields that are sent.
    Feedback,
    /// Markdown with a table that is drawn as a chart.
    Chart,
    /// Markdown that is a figure, and may have a list that is drawn.
    Figure,
}

impl Contents {
    /// Whether it is a figure, which has a number and a caption.
    #[must_use]
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Chart | Self::Figure)
    }
}

/// Where a block is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Where it is written.
    InText,
    /// Beside the passage above it.
    Beside,
}

impl BlockType {
    /// What most blocks are: a title, Markdown, and nothing that the program treats in its own
    /// way. A block of a theme's own is just this.
    pub const PLAIN: Self = Self {
        id: "",
        names: Names { nb: &[], nn: &[], en: &[] },
        manual: Manual { en: "", nb: "" },
        words: Words::Title,
        arguments: &[ArgumentType::TITLE],
        has_heading: false,
        plays: None,
        contents: Contents::Markdown,
        placement: Placement::InText,
        is_gathered: false,
        id_prefix: "blokk",
        needs: &[],
        interface_words: &[],
    };
}

impl Names {
    /// All of them, the Norwegian ones first.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.norwegian().chain(self.en.iter().copied())
    }

    /// Those in bokmål and nynorsk.
    pub fn norwegian(&self) -> impl Iterator<Item = &'static str> {
        self.nb.iter().chain(self.nn).copied()
    }
}

impl Words {
    /// What an author writes there.
    #[must_use]
    pub fn manual(self) -> Manual {
        match self {
            Self::Title => Manual { en: "a title", nb: "en tittel" },
            Self::Note { .. } => Manual { en: "a type, a title", nb: "en type, en tittel" },
            Self::Audience => Manual {
                en: "an audience, or several: `leader, owner`",
                nb: "en målgruppe, eller flere: `leder, eier`",
            },
            Self::Language => Manual { en: "a language", nb: "et språk" },
            Self::Chart => Manual {
                en: "`bars`, `lines` or `pie`, a caption",
                nb: "`stolper`, `linjer` eller `kake`, en figurtekst",
            },
            Self::Figure => Manual {
                en: "`wheel`, `steps`, `rings` or nothing, a caption",
                nb: "`hjul`, `trinn`, `ringer` eller ingenting, en figurtekst",
            },
        }
    }
}

impl ArgumentType {
    /// The title, for a line whose other words mean something else.
    pub const TITLE: Self = Self {
        key: "title",
        slips: &["tittel"],
        english: None,
        is_file: false,
        manual: Manual { en: "the title", nb: "tittelen" },
        missing: None,
    };

    /// The row of a meeting's plan that a note is about.
    pub const ROW: Self = Self {
        key: "rad",
        slips: &["rekke", "line", "linje", "punkt"],
        english: Some("row"),
        is_file: false,
        manual: Manual {
            en: "which row of the meeting's plan the note is about, counted from 1",
            nb: "hvilken rad i møteplanen rådet gjelder, talt fra 1",
        },
        missing: None,
    };

    /// Whether a key names it.
    #[must_use]
    pub fn is_named(&self, key: &str) -> bool {
        self.key == key || self.english == Some(key)
    }
}
