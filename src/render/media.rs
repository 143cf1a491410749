//! Films and sounds, as templates show them.
//!
//! In: the files that a page or a block names. Out: a [`MediaView`] with references from the page, and the transcript as paragraphs. Where
//! the author gives no transcript, the captions serve as one: whoever can make captions need not write the same text twice.

use serde::Serialize;

use crate::course::address::relative;
use crate::course::link::Target;
use crate::course::{Media, Site};
use crate::load::{Asset, Tree};
use crate::source::Written;

/// A film or a sound.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MediaView {
    kind: &'static str,
    title: String,
    sources: Vec<SourceView>,
    captions: Option<CaptionsView>,
    transcript: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct SourceView {
    address_from_page: String,
    r#type: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
struct CaptionsView {
    href: String,
    lang: String,
}

/// The page that a film or sound stands on.
pub(crate) struct MediaPlace<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) site: &'a Site,
    /// The path of the page's file under `content/`.
    pub(crate) path: &'a str,
    /// The address of the page.
    pub(crate) address: &'a str,
}

impl MediaPlace<'_> {
    /// The view of a film (`video`) or a sound (`audio`).
    pub(crate) fn view(&self, kind: &'static str, title: &str, media: &Media) -> MediaView {
        let captions = media.captions.as_ref();
        let transcript = media.transcript.as_ref().or(captions).and_then(|file| self.asset(file)).and_then(|asset| asset.text.as_deref());
        MediaView {
            kind,
            title: title.to_owned(),
            sources: vec![SourceView { address_from_page: self.href(&media.src), r#type: mime_type(&media.src.text) }],
            captions: captions.map(|file| CaptionsView { href: self.href(file), lang: self.tree.config.language.clone() }),
            transcript: transcript.map(paragraphs).unwrap_or_default(),
        }
    }

    /// The reference from the page to a file; what leads nowhere has been reported and is left as it was written.
    fn href(&self, file: &Written) -> String {
        match self.site.targets.resolve(self.path, &file.text) {
            Ok(Target::Asset { address, .. }) => relative(self.address, address),
            _ => file.text.clone(),
        }
    }

    fn asset(&self, file: &Written) -> Option<&Asset> {
        let Ok(Target::Asset { asset, .. }) = self.site.targets.resolve(self.path, &file.text) else { return None };
        self.tree.assets.get(asset)
    }
}

fn mime_type(file: &str) -> Option<&'static str> {
    Some(match file.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "webm" => "video/webm",
        "mp4" | "m4v" => "video/mp4",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        _ => return None,
    })
}

/// A pause between two captions, in milliseconds, from which on what follows is a new paragraph.
const PAUSE: u64 = 700;

/// The paragraphs of a transcript: of a text by its empty lines, of captions (WebVTT) by speakers and pauses.
fn paragraphs(text: &str) -> Vec<String> {
    if !text.starts_with("WEBVTT") {
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        return paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
    }
    let mut paragraphs: Vec<String> = Vec::new();
    let (mut last_end, mut last_speaker) = (None, String::new());
    for cue in text.split("\n\n").filter_map(Cue::read) {
        let continues = last_end.is_some_and(|end: u64| cue.start < end + PAUSE) && cue.speaker == last_speaker;
        match paragraphs.last_mut().filter(|_| continues) {
            Some(paragraph) => *paragraph = format!("{paragraph} {}", cue.text),
            None if cue.speaker.is_empty() || cue.speaker == last_speaker => paragraphs.push(cue.text),
            None => paragraphs.push(format!("{}: {}", cue.speaker, cue.text)),
        }
        (last_end, last_speaker) = (Some(cue.end), cue.speaker);
    }
    paragraphs
}

/// One caption: when it shows, in milliseconds, who speaks and what is said.
struct Cue {
    start: u64,
    end: u64,
    speaker: String,
    text: String,
}

impl Cue {
    /// Reads a block of a WebVTT file (W3C, WebVTT: The Web Video Text Tracks Format); notes and the header give nothing.
    fn read(block: &str) -> Option<Self> {
        let mut lines = block.trim().lines().skip_while(|line| !line.contains("-->"));
        let (start, rest) = lines.next()?.split_once("-->")?;
        let (start, end) = (milliseconds(start.trim())?, milliseconds(rest.split_whitespace().next()?)?);
        let (mut speaker, mut text) = (String::new(), String::new());
        for line in lines {
            let mut rest = line;
            while let Some((before, tag)) = rest.split_once('<') {
                text.push_str(before);
                let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
                if let Some(name) = tag.strip_prefix("v ") {
                    name.trim().clone_into(&mut speaker);
                }
                rest = after;
            }
            text.push_str(rest);
            text.push(' ');
        }
        let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        Some(Self { start, end, speaker, text: text.split_whitespace().collect::<Vec<_>>().join(" ") })
    }
}

/// The milliseconds of `01:02.500` or `00:01:02.500`.
fn milliseconds(time: &str) -> Option<u64> {
    let (clock, fraction) = time.split_once('.')?;
    let seconds = clock.split(':').try_fold(0u64, |sum, part| sum.checked_mul(60)?.checked_add(part.parse().ok()?))?;
    seconds.checked_mul(1000)?.checked_add(fraction.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn captions_become_paragraphs_by_pauses_and_speakers() {
        let captions = "WEBVTT\n\nNOTE laget her\n\n1\n00:00.000 --> 00:02.000\nHei på\ndere.\n\n00:02.100 --> 00:03.000 line:0\nVelkommen.\n\n00:05.000 --> 00:06.000\nNytt avsnitt &amp; mer.\n\n00:06.100 --> 00:07.000\n<v Elev, 4. trinn>Jeg <i>vil</i>.</v>\n";
        assert_eq!(paragraphs(captions), ["Hei på dere. Velkommen.", "Nytt avsnitt & mer.", "Elev, 4. trinn: Jeg vil."]);
    }

    #[test]
    fn a_text_is_parted_by_its_empty_lines() {
        assert_eq!(paragraphs("En\nto.\n\n\n\nTre.\n"), ["En to.", "Tre."]);
    }

    proptest! {
        #[test]
        fn any_captions_can_be_read(text in "WEBVTT\n\n([0-9:.]{1,9}( --> )?|<v a>|x|\n){0,30}") {
            paragraphs(&text);
        }
    }
}
