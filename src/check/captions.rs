//! Films and sounds have captions and transcripts, so that people who cannot hear get them too.
//!
//! In: the films and sounds of a page and its blocks. Out: `captions-missing`, `transcript-missing`
//! for a film on another host, and `captions-unreadable`. Norwegian law requires captions (WCAG
//! 1.2.2) and transcripts of sounds (1.2.1) from every school, so these are errors; the first can
//! be silenced, since a film without speech needs none. Captions that exist but cannot be parsed
//! are never intended.
//!
#![doc = include_str!("../../manual/en/captions-missing.md")]
#![doc = include_str!("../../manual/en/captions-unreadable.md")]
#![doc = include_str!("../../manual/en/transcript-missing.md")]

use super::context::{CheckContext, Dependency};
use super::published::PublishedText;
use crate::block::{self, Media};
use crate::course::link::Target;
use crate::course::{Page, Site};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::kind::MediaKind;
use crate::load::{
    Asset, AssetId, Block, CaptionFault, CaptionFaultKind, Document, ending, not_utf8,
};
use crate::source::{SourceText, Span};
use crate::text;

/// Checks the captions and transcripts of every film and sound of a text; the files that it reads
/// are added to `dependencies`.
#[must_use]
pub(super) fn check(
    text: PublishedText,
    context: CheckContext,
    dependencies: &mut Vec<Dependency>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for Played { kind, media, place } in all(text) {
        found.extend(missing(kind, &media, place));
        let named = [(Use::Captions, &media.captions), (Use::Transcript, &media.transcript)];
        for (using, file) in
            named.into_iter().filter_map(|(using, file)| Some((using, file.as_ref()?)))
        {
            let Some(id) = asset_of(context.site, text.document, file) else { continue };
            dependencies.push(Dependency::Asset(id));
            let asset = context.tree.assets.get(id);
            found.extend(asset.and_then(|asset| using.fault(file, asset)));
        }
    }
    found
}

/// A film or a sound of a text.
struct Played {
    kind: MediaKind,
    media: Media,
    place: Place,
}

/// Where a film or a sound is named, which decides how its other files are named.
#[derive(Clone, Copy)]
enum Place {
    FrontMatter,
    Block,
}

impl Place {
    /// How to name a file there, by its English and its Norwegian key; blocks take the English
    /// ones.
    fn naming(self, en: &str, nb: &str) -> Text {
        match self {
            Self::FrontMatter => text!(en: "`{en}: …`", nb: "`{nb}: …`"),
            Self::Block => text!(en: "`{en}=\"…\"`", nb: "`{en}=\"…\"`"),
        }
    }
}

/// Every film and sound, in front matter and in blocks.
fn all(text: PublishedText) -> impl Iterator<Item = Played> {
    let of_page = |page: &Page| {
        Some(Played {
            kind: page.kind.plays()?,
            media: page.media.clone()?,
            place: Place::FrontMatter,
        })
    };
    let of_block = |of: &Block| {
        block::media(&of.line).map(|(kind, media)| Played { kind, media, place: Place::Block })
    };
    text.page
        .and_then(of_page)
        .into_iter()
        .chain(text.document.outline.blocks.iter().filter_map(of_block))
}

fn missing(kind: MediaKind, media: &Media, place: Place) -> Option<Diagnostic> {
    let (file, span) = (&media.src.text, media.src.span);
    match kind {
        MediaKind::Video if media.host().is_some() => {
            media.transcript.is_none().then(|| transcript_missing(file, span, place))
        }
        MediaKind::Video if media.captions.is_none() => {
            let message = text!(
                en: "the film `{file}` has no captions",
                nb: "filmen `{file}` mangler teksting"
            );
            let Text { en, nb } = place.naming("captions", "teksting");
            let help = text!(
                en: "make a file of captions (WebVTT), put it beside the film, and write {en} \
                     with its name",
                nb: "lag en fil med teksting (WebVTT), legg den ved siden av filmen, og skriv \
                     {nb} med navnet på den"
            );
            Some(Diagnostic::new(Rule::CaptionsMissing, span, message).help(Help::Example(help)))
        }
        MediaKind::Audio if media.captions.is_none() && media.transcript.is_none() => {
            let message = text!(
                en: "the recording `{file}` has no text to read",
                nb: "lydopptaket `{file}` mangler utskrift"
            );
            let Text { en, nb } = place.naming("transcript", "utskrift");
            let help = text!(
                en: "write down what is said in a `.txt` file, put it beside the recording, and \
                     write {en} with its name",
                nb: "skriv det som blir sagt, i en `.txt`-fil, legg den ved siden av opptaket, og \
                     skriv {nb} med navnet på den"
            );
            Some(Diagnostic::new(Rule::CaptionsMissing, span, message).help(Help::Example(help)))
        }
        _ => None,
    }
}

fn transcript_missing(file: &str, span: Span, place: Place) -> Diagnostic {
    let message = text!(
        en: "`{file}` is on another host, where its captions cannot be checked",
        nb: "`{file}` ligger på et annet nettsted, der tekstingen ikke kan kontrolleres"
    );
    let Text { en, nb } = place.naming("transcript", "utskrift");
    let help = text!(
        en: "write down what is said in a `.txt` file beside the page, and write {en} with its \
             name",
        nb: "skriv det som blir sagt, i en `.txt`-fil ved siden av siden, og skriv {nb} med \
             navnet på den"
    );
    Diagnostic::new(Rule::TranscriptMissing, span, message).help(Help::Example(help))
}

/// What a file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Captions,
    Transcript,
}

impl Use {
    /// What keeps readers from getting a file.
    fn fault(self, named: &SourceText, asset: &Asset) -> Option<Diagnostic> {
        let form = ending(&asset.path);
        if form == "vtt" || form == "srt" || (form == "txt" && self == Self::Transcript) {
            let bytes = asset.not_utf8_at.zip(asset.file);
            return bytes
                .map(|(at, file)| not_utf8(Span::new(file, at, at)))
                .or_else(|| unreadable(asset));
        }
        let name = asset.file_name();
        let (message, help) = match self {
            Self::Captions => (
                text!(
                    en: "no browser shows captions of the form of `{name}`",
                    nb: "ingen nettleser viser teksting av formen til `{name}`"
                ),
                text!(
                    en: "save the captions as WebVTT (`.vtt`) or SubRip (`.srt`) in the program \
                         that they were made in",
                    nb: "lagre tekstingen som WebVTT (`.vtt`) eller SubRip (`.srt`) i programmet \
                         den er laget i"
                ),
            ),
            Self::Transcript => (
                text!(
                    en: "`{name}` cannot be shown beside the recording",
                    nb: "`{name}` kan ikke vises ved siden av opptaket"
                ),
                text!(
                    en: "save what is said as plain text (`.txt`), or name captions (`.vtt`, \
                         `.srt`)",
                    nb: "lagre det som blir sagt, som ren tekst (`.txt`), eller oppgi teksting \
                         (`.vtt`, `.srt`)"
                ),
            ),
        };
        let found = Diagnostic::new(Rule::CaptionsUnreadable, named.span, message);
        Some(found.help(Help::Act(help)))
    }
}

fn asset_of(site: &Site, document: &Document, file: &SourceText) -> Option<AssetId> {
    match site.targets.resolve(&document.path, &file.text) {
        Ok(Target::Asset { asset, .. }) => Some(asset),
        _ => None,
    }
}

/// What is wrong with a file of captions. Only the first fault, since a fault mostly repeats in
/// every line.
fn unreadable(asset: &Asset) -> Option<Diagnostic> {
    let CaptionFault { at, kind } = asset.captions()?.faults.into_iter().next()?;
    let span = Span::new(asset.file?, at.start, at.end);
    let name = asset.file_name();
    let (message, help) = explain(kind, name);
    Some(Diagnostic::new(Rule::CaptionsUnreadable, span, message).help(help))
}

fn explain(kind: CaptionFaultKind, name: &str) -> (Text, Help) {
    match kind {
        CaptionFaultKind::Header => (
            text!(
                en: "`{name}` is not a file of captions that browsers can read",
                nb: "`{name}` er ikke en tekstingsfil som nettlesere kan lese"
            ),
            Help::Act(text!(
                en: "save the captions as WebVTT; the first line must be `WEBVTT`",
                nb: "lagre tekstingen som WebVTT; den første linjen må være `WEBVTT`"
            )),
        ),
        CaptionFaultKind::Empty => (
            text!(en: "there are no captions in `{name}`", nb: "det er ingen teksting i `{name}`"),
            Help::Act(text!(
                en: "write what is said, with the time of each line",
                nb: "skriv det som blir sagt, med tid for hver linje"
            )),
        ),
        CaptionFaultKind::Time => (
            text!(
                en: "the time of a caption cannot be read",
                nb: "tiden for en tekst kan ikke leses"
            ),
            Help::Example(text!(
                en: "write it as `00:00:01.000 --> 00:00:04.500`, with a point before the \
                     thousandths",
                nb: "skriv den som `00:00:01.000 --> 00:00:04.500`, med punktum foran tusendelene"
            )),
        ),
        CaptionFaultKind::Backwards => (
            text!(en: "the caption ends before it begins", nb: "teksten slutter før den begynner"),
            Help::Act(
                text!(en: "write the earlier time first", nb: "skriv den tidligste tiden først"),
            ),
        ),
    }
}
