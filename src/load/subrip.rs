//! Captions of the form SubRip (`.srt`), which programs write and no browser shows.
//!
//! In: the text of a `.srt` file. Out: the same captions as WebVTT, and what cannot be read in
//! them. The two differ in their first line, in the comma before the thousandths, and in the tags
//! that they know; what WebVTT is is left to `webvtt`.

use std::fmt::Write as _;

use super::webvtt::{ARROW, CaptionFault, CaptionFaultKind, HEADER, milliseconds};

/// Tags that mean the same in both.
const TAGS: [&str; 6] = ["<b>", "</b>", "<i>", "</i>", "<u>", "</u>"];

/// The captions of a text as WebVTT. Those whose times cannot be read are left out; [`faults`] has
/// them.
#[must_use]
pub fn webvtt_of(text: &str) -> String {
    let mut out = format!("{HEADER}\n");
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((start, end)) = times(line) else { continue };
        let _ = writeln!(out, "\n{} {ARROW} {}", clock(start), clock(end));
        for said in lines.by_ref().take_while(|line| !line.trim().is_empty()) {
            out.push_str(&cue_text(said));
            out.push('\n');
        }
    }
    out
}

/// What cannot be read in a text, in the order of its lines.
pub(super) fn faults(text: &str) -> Vec<CaptionFault> {
    let mut found = Vec::new();
    let (mut start, mut cues, mut in_words) = (0, 0, false);
    for line in text.split('\n') {
        let at = start..start + line.len();
        start += line.len() + 1;
        in_words &= !line.trim().is_empty();
        if in_words || !line.contains(ARROW) {
            continue;
        }
        in_words = true;
        cues += 1;
        match times(line) {
            Some((from, to)) if from < to => {}
            Some(_) => found.push(CaptionFault { at, kind: CaptionFaultKind::Backwards }),
            None => found.push(CaptionFault { at, kind: CaptionFaultKind::Time }),
        }
    }
    if cues == 0 {
        found.push(CaptionFault { at: 0..0, kind: CaptionFaultKind::Empty });
    }
    found
}

/// The two times of a line, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once(ARROW)?;
    let end = end.split_whitespace().next()?;
    let read = |time: &str| milliseconds(&time.trim().replace(',', "."));
    Some((read(start)?, read(end)?))
}

fn clock(milliseconds: u64) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}.{rest:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A line of words, with the tags that WebVTT knows and no others.
fn cue_text(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        let tag =
            (letter == '<').then(|| rest.find('>').and_then(|end| rest.get(..=end))).flatten();
        if let Some(tag) = tag {
            let plain = tag.to_ascii_lowercase();
            let is_font = plain.starts_with("<font") || plain.starts_with("</font");
            if TAGS.contains(&plain.as_str()) {
                out.push_str(&plain);
            } else if !is_font {
                out.push_str(&escaped(tag));
            }
            rest = rest.get(tag.len()..).unwrap_or_default();
            continue;
        }
        // Places on the screen: `{\an8}`.
        if let Some(end) = rest.strip_prefix("{\\").and_then(|inside| inside.find('}')) {
            rest = rest.get(end + 3..).unwrap_or_default();
            continue;
        }
        out.push_str(&escaped(letter.encode_utf8(&mut [0; 4])));
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    // An arrow in the words would be read as the times of another caption.
    out.replace("--&gt;", "→")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::load::Captions;

    #[test]
    fn captions_of_other_programs_become_webvtt() {
        let srt = "1\n00:00:01,000 --> 00:00:04,500\nHei på <i>dere</i>.\nTil & fra <5.\n\n\n2\n\
                   01:00:05,250 --> 01:00:06,000 X1:40\n{\\an8}<font color=\"red\">Nå</font> --> da\n";
        let expected = "WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nHei på <i>dere</i>.\nTil &amp; \
                        fra &lt;5.\n\n01:00:05.250 --> 01:00:06.000\nNå → da\n";
        assert_eq!(webvtt_of(srt), expected);
        assert_eq!(Captions::read(expected).faults, []);
        assert_eq!(faults(srt), []);
    }

    #[test]
    fn what_cannot_be_read_is_found_at_its_line() {
        let kinds = |text: &str| -> Vec<_> {
            faults(text).into_iter().map(|fault| (text[fault.at].to_owned(), fault.kind)).collect()
        };
        assert_eq!(kinds("Hei på dere\n"), [(String::new(), CaptionFaultKind::Empty)]);
        let time = "0:1 --> 0:2";
        let found = kinds(&format!("1\n{time}\nHei\n"));
        assert_eq!(found, [(time.to_owned(), CaptionFaultKind::Time)]);
        let backwards = "00:00:05,000 --> 00:00:04,000";
        assert_eq!(kinds(backwards), [(backwards.to_owned(), CaptionFaultKind::Backwards)]);
    }

    proptest! {
        #[test]
        fn any_text_becomes_captions_without_faults_of_form(
            text in "(1\n|00:00:0[0-9],000 --> 00:00:0[0-9],500\n|<i>|</i>|<|>|&|\\{\\\\an8\\}|--> |æ|\n){0,30}",
        ) {
            let read = Captions::read(&webvtt_of(&text));
            for fault in read.faults {
                prop_assert!(fault.kind != CaptionFaultKind::Header && fault.kind != CaptionFaultKind::Time);
            }
        }
    }
}
