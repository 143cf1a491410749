//! Pictures, films and sounds of a form that browsers show.
//!
//! In: the pictures, films and sounds of a published text. Out: `media-unshown`, where most readers
//! would see nothing. Files that some browsers show are left alone. The names tell, and for pictures
//! the first bytes too: telephones also give their own form the name of another.
//!
#![doc = include_str!("../../manual/en/media-unshown.md")]

use super::context::{CheckContext, Dependency};
use super::published::PublishedText;
use crate::block;
use crate::course::link::Target;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::load::{Asset, LinkKind, ending};
use crate::source::Span;
use crate::text;

/// Pictures of cameras, scanners and drawing programs.
const PICTURES: [&str; 23] = [
    "ai", "arw", "cr2", "cr3", "dng", "doc", "docx", "emf", "eps", "heic", "heif", "jp2", "nef",
    "orf", "pdf", "pptx", "psd", "raf", "tga", "tif", "tiff", "wmf", "xcf",
];

/// Films of older programs and cameras.
const FILMS: [&str; 12] =
    ["asf", "avi", "divx", "flv", "mpeg", "mpg", "mts", "m2ts", "rm", "swf", "vob", "wmv"];

/// Sounds of older programs and telephones.
const SOUNDS: [&str; 10] = ["3ga", "aif", "aiff", "amr", "ape", "mid", "midi", "ra", "wma", "dss"];

/// What a file is named as.
#[derive(Clone, Copy)]
enum Part {
    Picture,
    Played,
}

/// Checks the pictures, films and sounds of a text; the files that it looks at are added to
/// `dependencies`.
pub(super) fn check(
    text: PublishedText,
    context: CheckContext,
    dependencies: &mut Vec<Dependency>,
) -> Vec<Diagnostic> {
    let outline = &text.document.outline;
    let pictures = outline
        .references()
        .filter(|link| link.kind == LinkKind::Image)
        .map(|link| (Part::Picture, link.target.as_str(), link.span));
    let of_blocks = outline.blocks.iter().filter_map(|of| Some(block::media(&of.line)?.1));
    let played: Vec<_> = text.media().cloned().into_iter().chain(of_blocks).collect();
    let played = played.iter().flat_map(|media| {
        let film = (Part::Played, media.src.text.as_str(), media.src.span);
        let poster = media.poster.as_ref();
        [Some(film), poster.map(|poster| (Part::Picture, poster.text.as_str(), poster.span))]
    });
    let mut found = Vec::new();
    for (part, target, span) in pictures.chain(played.flatten()) {
        let target = context.site.targets.resolve(&text.document.path, target);
        let Ok(Target::Asset { asset: id, .. }) = target else { continue };
        dependencies.push(Dependency::Asset(id));
        let asset = context.tree.assets.get(id);
        found.extend(asset.and_then(|asset| part.fault(asset, span)));
    }
    found
}

impl Part {
    fn fault(self, asset: &Asset, span: Span) -> Option<Diagnostic> {
        let (form, name) = (ending(&asset.path), asset.file_name());
        if !self.is_unshown(&form, asset.is_heif) {
            return None;
        }
        let message = if asset.is_heif && !PICTURES.contains(&form.as_str()) {
            text!(
                en: "`{name}` is a HEIC picture under another name, which browsers do not show",
                nb: "`{name}` er et HEIC-bilde under et annet navn, som nettlesere ikke viser"
            )
        } else {
            text!(en: "browsers do not show `{name}`", nb: "nettlesere viser ikke `{name}`")
        };
        let found = Diagnostic::new(Rule::MediaUnshown, span, message);
        Some(found.help(Help::Act(self.help(&form))))
    }

    /// Whether browsers do not show a file of a form; `is_heif` of what its first bytes say.
    fn is_unshown(self, form: &str, is_heif: bool) -> bool {
        match self {
            Self::Picture => PICTURES.contains(&form) || is_heif,
            Self::Played => FILMS.contains(&form) || SOUNDS.contains(&form),
        }
    }

    fn help(self, form: &str) -> Text {
        match self {
            Self::Picture => picture_help(form),
            Self::Played if SOUNDS.contains(&form) => text!(
                en: "save it as MP3 or M4A, and write the new name here",
                nb: "lagre den som MP3 eller M4A, og skriv det nye navnet her"
            ),
            Self::Played => text!(
                en: "save it as MP4 (H.264), and write the new name here",
                nb: "lagre den som MP4 (H.264), og skriv det nye navnet her"
            ),
        }
    }
}

fn picture_help(form: &str) -> Text {
    match form {
        "pdf" | "doc" | "docx" | "pptx" => text!(
            en: "save the page as a picture (PNG), or link to the file: `[…](…)` without `!`",
            nb: "lagre siden som et bilde (PNG), eller lenk til filen: `[…](…)` uten `!`"
        ),
        _ => text!(
            en: "open it and save it as JPEG or PNG, drawings as SVG, and write the new name here",
            nb: "åpne det og lagre det som JPEG eller PNG, tegninger som SVG, og skriv det nye \
                 navnet her"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_no_browser_shows_are_told() {
        for form in ["heic", "tif", "tiff", "psd", "eps", "emf", "cr2", "pdf", "docx"] {
            assert!(Part::Picture.is_unshown(form, false), "{form}");
        }
        for form in ["wmv", "avi", "flv", "mpg", "swf", "wma", "amr", "aiff", "mid"] {
            assert!(Part::Played.is_unshown(form, false), "{form}");
        }
        assert!(Part::Picture.is_unshown("jpg", true), "a telephone's own form, renamed");
    }

    #[test]
    fn forms_that_some_browser_shows_are_left_alone() {
        for form in [
            "png", "jpg", "jpeg", "jfif", "gif", "webp", "avif", "svg", "ico", "bmp", "apng",
            "jxl", "",
        ] {
            assert!(!Part::Picture.is_unshown(form, false), "{form}");
        }
        for form in [
            "mp4", "m4v", "webm", "ogv", "mov", "mkv", "3gp", "mp3", "m4a", "aac", "ogg", "oga",
            "opus", "wav", "flac", "",
        ] {
            assert!(!Part::Played.is_unshown(form, false), "{form}");
        }
    }
}
