//! Films and sound recordings, for templates.
//!
//! In: the files that a page or a block names. Out: a `MediaView` with references from the page,
//! and the transcript as paragraphs. Where the author gives no transcript, the captions are used as
//! one: an author with captions need not write the same text twice, and each passage then has its
//! time. A recording on another host becomes a link; nothing is loaded from that host before the
//! reader follows it.

use std::borrow::Cow;

use super::media_view::{
    CaptionsView, ElsewhereView, MediaView, ParagraphView, SourceView, SpokenView,
};
use super::reads::Renderer;
use crate::block::Media;
use crate::course::address::relative;
use crate::kind::MediaKind;
use crate::load::{Captions, ending, webvtt_of};
use crate::source::SourceText;

/// What a player needs: its script, whose controls have text labels, and its style.
pub(crate) const PLAYER: [&str; 2] = ["player.js", "media.css"];

/// Renders the media of one page.
pub(crate) struct MediaRenderer<'a> {
    pub(crate) renderer: Renderer<'a>,
    /// The address of the page.
    pub(crate) address: &'a str,
}

impl MediaRenderer<'_> {
    /// The view of a film or a sound recording.
    pub(crate) fn view(&self, kind: MediaKind, title: &str, media: &Media) -> MediaView {
        let captions = media.captions.as_ref();
        let transcript = media
            .transcript
            .as_ref()
            .or(captions)
            .and_then(|file| self.renderer.asset(&file.text))
            .and_then(|asset| Some(as_webvtt(asset.address, asset.text()?)));
        let elsewhere =
            media.host().map(|host| ElsewhereView { href: media.src.text.trim().to_owned(), host });
        let source = || SourceView {
            address_from_page: self.href(&media.src),
            r#type: mime_type(&media.src.text).map(Cow::Borrowed),
        };
        MediaView {
            kind: Cow::Borrowed(kind.id()),
            title: title.to_owned(),
            lang: self.renderer.foreign(self.renderer.written()),
            sources: elsewhere.is_none().then(source).into_iter().collect(),
            captions: captions.map(|file| CaptionsView {
                href: self.captions_href(file),
                lang: self.renderer.written().to_string(),
            }),
            transcript: transcript.as_deref().map(paragraphs).unwrap_or_default(),
            poster: media.poster.as_ref().map(|file| self.href(file)),
            elsewhere,
        }
    }

    /// The reference to captions, which are published as WebVTT.
    fn captions_href(&self, file: &SourceText) -> String {
        let href = self.href(file);
        if ending(&file.text) == SUBRIP { captions_address(&href) } else { href }
    }

    /// The reference from the page to a file. The check reports a file that does not exist; its
    /// reference is left as it is.
    fn href(&self, file: &SourceText) -> String {
        match self.renderer.asset(&file.text) {
            Some(asset) => relative(self.address, asset.address),
            None => file.text.clone(),
        }
    }
}

/// The ending of captions that are published as WebVTT too.
pub(super) const SUBRIP: &str = "srt";

/// The address of captions as WebVTT, beside the file that they are made of.
pub(super) fn captions_address(address: &str) -> String {
    format!("{address}.vtt")
}

/// Captions as WebVTT; any other text as it is.
fn as_webvtt<'a>(address: &str, text: &'a str) -> Cow<'a, str> {
    if ending(address) == SUBRIP { webvtt_of(text).into() } else { text.into() }
}

fn mime_type(file: &str) -> Option<&'static str> {
    Some(match ending(file).as_str() {
        "webm" => "video/webm",
        "mp4" | "m4v" => "video/mp4",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        _ => return None,
    })
}

/// The shortest pause between two captions that begins a new paragraph, in milliseconds.
const PAUSE: u64 = 700;

/// The paragraphs of a transcript: a text is divided at its empty lines, captions at changes of
/// speaker and at pauses.
fn paragraphs(text: &str) -> Vec<ParagraphView> {
    if !Captions::is_header_of(text) {
        let paragraphs = text
            .split("\n\n")
            .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        return paragraphs.filter(|paragraph| !paragraph.is_empty()).map(untimed).collect();
    }
    let mut paragraphs: Vec<ParagraphView> = Vec::new();
    let (mut last_end, mut last_speaker) = (None, String::new());
    for cue in Captions::read(text).cues {
        let passage = SpokenView {
            start: Some(seconds(cue.start)),
            end: Some(seconds(cue.end)),
            clock: Some(clock(cue.start / 1000)),
            text: cue.text,
        };
        let continues =
            last_end.is_some_and(|end: u64| cue.start < end + PAUSE) && cue.speaker == last_speaker;
        if let Some(paragraph) = paragraphs.last_mut().filter(|_| continues) {
            paragraph.passages.push(passage);
        } else {
            let speaker = Some(cue.speaker.clone())
                .filter(|speaker| !speaker.is_empty() && *speaker != last_speaker);
            paragraphs.push(ParagraphView { speaker, passages: vec![passage] });
        }
        (last_end, last_speaker) = (Some(cue.end), cue.speaker);
    }
    paragraphs
}

fn untimed(text: String) -> ParagraphView {
    ParagraphView {
        speaker: None,
        passages: vec![SpokenView { start: None, end: None, clock: None, text }],
    }
}

/// Milliseconds as seconds with a decimal point, for scripts.
fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// Seconds in the form that people read: `1:05`, `1:00:05`.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<String> {
        let passages = |paragraph: &ParagraphView| -> Vec<String> {
            let one = |passage: &SpokenView| match (&passage.start, &passage.end, &passage.clock) {
                (Some(start), Some(end), Some(clock)) => {
                    format!("{} [{start}–{end}, {clock}]", passage.text)
                }
                _ => passage.text.clone(),
            };
            paragraph.passages.iter().map(one).collect()
        };
        let line = |paragraph: &ParagraphView| {
            paragraph
                .speaker
                .iter()
                .map(|speaker| format!("{speaker}:"))
                .chain(passages(paragraph))
                .collect()
        };
        paragraphs(text).iter().map(line).map(|parts: Vec<String>| parts.join(" ")).collect()
    }

    #[test]
    fn captions_become_paragraphs_by_pauses_and_speakers_and_keep_their_times() {
        let captions = "WEBVTT\n\nNOTE laget her\n\n1\n00:00.000 --> 00:02.000\nHei \
                        på\ndere.\n\n00:02.100 --> 00:03.000 line:0\nVelkommen.\n\n00:05.000 --> \
                        00:06.000\nNytt avsnitt &amp; mer.\n\n01:00:06.050 --> 01:00:07.000\n<v \
                        Elev, 4. trinn>Jeg <i>vil</i>.</v>\n";
        let expected = [
            "Hei på dere. [0.000–2.000, 0:00] Velkommen. [2.100–3.000, 0:02]",
            "Nytt avsnitt & mer. [5.000–6.000, 0:05]",
            "Elev, 4. trinn: Jeg vil. [3606.050–3607.000, 1:00:06]",
        ];
        assert_eq!(read(captions), expected);
    }

    #[test]
    fn a_text_is_parted_by_its_empty_lines() {
        assert_eq!(read("En\nto.\n\n\n\nTre.\n"), ["En to.", "Tre."]);
    }

    proptest! {
        #[test]
        fn any_captions_can_be_read(text in "WEBVTT\n\n([0-9:.]{1,9}( --> )?|<v a>|x|\n){0,30}") {
            paragraphs(&text);
        }
    }
}
