//! Captions: files of the form WebVTT (W3C, WebVTT: The Web Video Text Tracks Format).
//!
//! In: the text of a `.vtt` file. Out: its [`Cue`]s, and what keeps a browser from showing one.
//! What the lines look like on the screen (places, styles, regions) is left to the browser; making
//! a transcript of the cues is left to `render`.

use std::ops::Range;

/// The line that every file of captions begins with.
pub(super) const HEADER: &str = "WEBVTT";

/// The separator of the two times of a cue.
pub(super) const ARROW: &str = "-->";

/// The cues of a file, and its faults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captions {
    /// The cues, in the order of the file.
    pub cues: Vec<Cue>,
    /// What browsers would stumble over, in the order of the file.
    pub faults: Vec<CaptionFault>,
}

/// One caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When it shows, in milliseconds.
    pub start: u64,
    /// When it goes, in milliseconds.
    pub end: u64,
    /// Who speaks; empty where the file does not say.
    pub speaker: String,
    /// The spoken text, without tags.
    pub text: String,
}

/// Something that keeps a browser from showing captions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptionFault {
    /// The bytes that it is about.
    pub at: Range<usize>,
    /// What it is.
    pub kind: CaptionFaultKind,
}

/// What can be wrong with captions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptionFaultKind {
    /// The file does not begin with `WEBVTT`.
    Header,
    /// There is not one caption with words in it.
    Empty,
    /// A time is not written as `00:01:02.500`.
    Time,
    /// A caption ends before it begins.
    Backwards,
}

impl Captions {
    /// Whether a text has the signature of a caption file.
    #[must_use]
    pub fn is_header_of(text: &str) -> bool {
        text.strip_prefix(HEADER)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n']))
    }

    /// Reads a file of captions.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut captions = Self::default();
        if !Self::is_header_of(text) {
            captions.fault(0..first_line(text).len(), CaptionFaultKind::Header);
            return captions;
        }
        let mut start = 0;
        let mut lines = text.split('\n').map(|line| {
            let at = start;
            start += line.len() + 1;
            (at, line)
        });
        while let Some((at, line)) = lines.next() {
            if line.contains(ARROW) {
                let said =
                    lines.by_ref().map(|(_, line)| line).take_while(|line| !line.trim().is_empty());
                captions.cue(at, line, said);
            }
        }
        if captions.faults.is_empty() && captions.cues.iter().all(|cue| cue.text.is_empty()) {
            captions.fault(0..HEADER.len(), CaptionFaultKind::Empty);
        }
        captions
    }

    fn cue<'a>(&mut self, at: usize, line: &str, said: impl Iterator<Item = &'a str>) {
        let (speaker, text) = plain(said);
        let Some((before, after)) = line.split_once(ARROW) else { return };
        let ends = after.split_whitespace().next().unwrap_or_default();
        match (milliseconds(before.trim()), milliseconds(ends)) {
            (Some(start), Some(end)) if start < end => {
                self.cues.push(Cue { start, end, speaker, text });
            }
            (Some(_), Some(_)) => self.fault(at..at + line.len(), CaptionFaultKind::Backwards),
            _ => self.fault(at..at + line.len(), CaptionFaultKind::Time),
        }
    }

    fn fault(&mut self, at: Range<usize>, kind: CaptionFaultKind) {
        self.faults.push(CaptionFault { at, kind });
    }
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// The speaker and the spoken text, without tags.
fn plain<'a>(lines: impl Iterator<Item = &'a str>) -> (String, String) {
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
    let text =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    (speaker, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The milliseconds of `01:02.500` or `00:01:02.500`.
pub(super) fn milliseconds(time: &str) -> Option<u64> {
    let (clock, fraction) = time.split_once('.')?;
    if fraction.len() != 3 || !matches!(clock.matches(':').count(), 1 | 2) {
        return None;
    }
    let seconds = clock
        .split(':')
        .try_fold(0u64, |sum, part| sum.checked_mul(60)?.checked_add(part.parse().ok()?))?;
    seconds.checked_mul(1000)?.checked_add(fraction.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn faults(text: &str) -> Vec<(&str, CaptionFaultKind)> {
        Captions::read(text).faults.into_iter().map(|fault| (&text[fault.at], fault.kind)).collect()
    }

    #[test]
    fn a_cue_has_times_a_speaker_and_words_without_tags() {
        let text = "WEBVTT - Intervju\n\nNOTE laget her\n\n1\n00:01.000 --> 01:00:02.500 \
                    line:0\n<v Elev, 4. trinn>Jeg <i>vil</i>\n&amp; kan &lt;det&gt;.</v>\n";
        let captions = Captions::read(text);
        let (start, end) = (1000, 3_602_500);
        assert_eq!(
            captions.cues,
            [Cue {
                start,
                end,
                speaker: "Elev, 4. trinn".into(),
                text: "Jeg vil & kan <det>.".into()
            }]
        );
        assert_eq!(captions.faults, []);
    }

    #[test]
    fn what_a_browser_would_stumble_over_is_found_at_its_line() {
        assert_eq!(faults(""), [("", CaptionFaultKind::Header)]);
        assert_eq!(
            faults("1\n00:00:01,000 --> 00:00:02,000\nHei\n"),
            [("1", CaptionFaultKind::Header)]
        );
        assert_eq!(faults("WEBVTT\n\nNOTE bare et notat\n"), [("WEBVTT", CaptionFaultKind::Empty)]);
        let comma = "00:01,000 --> 00:02.000";
        assert_eq!(faults(&format!("WEBVTT\n\n{comma}\nHei\n")), [(comma, CaptionFaultKind::Time)]);
        let backwards = "00:03.000 --> 00:02.000";
        assert_eq!(
            faults(&format!("WEBVTT\n\n{backwards}\nHei\n")),
            [(backwards, CaptionFaultKind::Backwards)]
        );
    }

    proptest! {
        #[test]
        fn any_text_can_be_read_and_every_place_is_in_it(
            text in "(WEBVTT\n\n)?([0-9:.,]{1,9}( --> )?|<v a>|&amp;|æ|\n){0,30}",
        ) {
            for fault in Captions::read(&text).faults {
                prop_assert!(text.get(fault.at).is_some());
            }
        }
    }
}
