//! The film or sound of a page in front matter.
//!
//! In: the values of `src`, `captions`, `transcript` and `poster`, and the page's kind. Out: a
//! [`Media`], or a diagnostic. Whether the files are there is left to the loading of the page.

use crate::course::Media;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::kind::Kind;
use crate::source::Span;
use crate::text;
use crate::yaml::Fields;

/// The film or sound of a page of kind video or audio; other pages have none.
pub(super) fn media(fields: &mut Fields, kind: Option<Kind>, place: Span) -> Option<Media> {
    let src = fields.written("src");
    let [captions, transcript, poster] =
        ["captions", "transcript", "poster"].map(|key| fields.written(key));
    let plays = kind.is_some_and(|kind| kind.plays().is_some());
    match src {
        Some(src) if plays => Some(Media { src, captions, transcript, poster }),
        Some(src) => {
            let Text { en, nb } = fields.key("src");
            let message = text!(
                en: "only pages of kind `video` or `audio` have a `{en}`",
                nb: "bare sider av typen `video` eller `lyd` har `{nb}`"
            );
            let Text { en, nb } = fields.key("kind");
            let help = text!(
                en: "write `{en}: video` or `{en}: audio`",
                nb: "skriv `{nb}: video` eller `{nb}: lyd`"
            );
            let help = Help::Example(help);
            fields.report(Diagnostic::new(Rule::WrongType, src.span, message).help(help));
            None
        }
        None if plays => {
            let message =
                text!(en: "the page has no file to play", nb: "siden har ingen fil å spille av");
            let Text { en, nb } = fields.key("src");
            let help = text!(
                en: "write `{en}: …` with the file's name, and put the file in the same folder as \
                     the page",
                nb: "skriv `{nb}: …` med filens navn, og legg filen i samme mappe som siden"
            );
            let help = Help::Example(help);
            fields.report(Diagnostic::new(Rule::AssetMissing, place, message).help(help));
            None
        }
        None => None,
    }
}
