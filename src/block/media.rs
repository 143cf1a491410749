//! What films and sounds share: their files, wherever these are named.
//!
//! In: the line of such a block. Out: [`Media`], or `block-argument` for a line without a file.
//! Front matter creates [`Media`] too. Whether the files exist and have captions is left to
//! `check`.

use url::Url;

use super::{ArgumentType, BlockType, Manual};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::kind::MediaKind;
use crate::load::BlockLine;
use crate::source::SourceText;
use crate::text;

/// A block that plays a film or a sound.
pub(super) const fn player_of(kind: MediaKind) -> BlockType {
    BlockType { plays: Some(kind), arguments: &ARGUMENTS, ..BlockType::PLAIN }
}

const ARGUMENTS: [ArgumentType; 5] = [
    ArgumentType {
        missing: Some(no_file),
        ..file(
            "src",
            &["source", "fil", "file"],
            Manual { en: "the file to play", nb: "filen som spilles av" },
        )
    },
    file(
        "captions",
        &["teksting"],
        Manual { en: "its captions, WebVTT", nb: "tekstingen, WebVTT" },
    ),
    file(
        "transcript",
        &["utskrift"],
        Manual { en: "what is said in it, as text", nb: "det som blir sagt, som tekst" },
    ),
    file(
        "poster",
        &["plakat"],
        Manual { en: "a picture to show before", nb: "et bilde som vises før den spilles" },
    ),
    ArgumentType::TITLE,
];

const fn file(key: &'static str, slips: &'static [&'static str], manual: Manual) -> ArgumentType {
    ArgumentType { key, slips, english: None, is_file: true, manual, missing: None }
}

fn no_file(line: &BlockLine) -> Diagnostic {
    let block = &line.name.text;
    let message = text!(
        en: "the block `{block}` has no file to play",
        nb: "blokken `{block}` har ingen fil å spille av"
    );
    let help = text!(
        en: "write `:::{block} {{src=\"…\"}}` with the file's name",
        nb: "skriv `:::{block} {{src=\"…\"}}` med navnet på filen"
    );
    Diagnostic::new(Rule::BlockArgument, line.name.span, message).help(Help::Example(help))
}

/// The files of a film or a sound, as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Media {
    /// The film or sound.
    pub src: SourceText,
    /// Its captions, a `.vtt` file.
    pub captions: Option<SourceText>,
    /// Its transcript, a `.txt` or `.vtt` file.
    pub transcript: Option<SourceText>,
    /// The picture that is shown until it is played.
    pub poster: Option<SourceText>,
}

impl Media {
    /// Every file that it names.
    pub fn files(&self) -> impl Iterator<Item = &SourceText> {
        std::iter::once(&self.src).chain(self.beside())
    }

    /// The files that it names beside the film or sound itself.
    pub fn beside(&self) -> impl Iterator<Item = &SourceText> {
        [&self.captions, &self.transcript, &self.poster].into_iter().flatten()
    }

    /// The host of the film or sound, if it is not on the site itself.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        let url = Url::parse(self.src.text.trim()).ok()?;
        let host = url.host_str().filter(|_| ["http", "https"].contains(&url.scheme()))?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    }
}

/// The files of a line that plays something; `None` where it names none to play.
pub(super) fn of(line: &BlockLine) -> Option<Media> {
    let argument = |key: &str| {
        line.arguments
            .iter()
            .find(|argument| argument.key.text == key)
            .map(|argument| argument.value.clone())
    };
    Some(Media {
        src: argument("src")?,
        captions: argument("captions"),
        transcript: argument("transcript"),
        poster: argument("poster"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    #[test]
    fn a_film_is_on_another_host_where_its_address_names_one() {
        for (src, host) in [
            ("https://www.vimeo.com/1", Some("vimeo.com")),
            (" HTTP://Film.UiO.no:8080?a ", Some("film.uio.no")),
            ("https://a:b@film.uio.no/c", Some("film.uio.no")),
            ("film.mp4", None),
            ("https://", None),
            ("ftp://film.uio.no/a.mp4", None),
        ] {
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("a.md", src));
            let span = sources.whole(file);
            let src = SourceText { text: src.to_owned(), span, verbatim: true, quoted: false };
            let media = Media { src, captions: None, transcript: None, poster: None };
            assert_eq!(media.host().as_deref(), host);
        }
    }
}
