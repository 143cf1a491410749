//! Letters that were saved as UTF-8 and read as something else on the way: `mÃ¥` for `må`.
//!
//! In: a run. Out: `encoding-broken`. The letters are told by what they were: read back as
//! Windows-1252 they are UTF-8 again (WHATWG Encoding Standard, windows-1252). Only `Ã`, `Â` and `â`
//! before a sign count, since no language writes those together.
//!
#![doc = include_str!("../../../manual/en/encoding-broken.md")]

use std::ops::Range;

use super::run::Run;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::source::Span;
use crate::text;

/// What programs put in place of a letter that they cannot read (Unicode, section 23.8).
const LOST: char = '\u{fffd}';

/// The finding for a run with broken letters, all of them.
pub(super) fn check(run: &Run) -> Option<Diagnostic> {
    // The last bytes of `Ã`, `Â` and `â`, and the first of a lost letter.
    if !run.has(b"\x83\x82\xa2\xef") {
        return None;
    }
    finding(&run.text, |range| run.span(range))
}

/// The finding for the broken letters of a text, whose ranges have the places that `span` gives.
pub(in crate::load) fn finding(
    text: &str,
    span: impl Fn(Range<usize>) -> Span,
) -> Option<Diagnostic> {
    if let Some(at) = text.find(LOST) {
        return Some(lost(span(at..at + LOST.len_utf8())));
    }
    let broken: Vec<(Range<usize>, char)> = broken(text).collect();
    let (first, letter) = broken.first()?;
    let written = text.get(first.clone())?;
    let message = text!(
        en: "`{written}` was `{letter}` before the file was saved with another encoding",
        nb: "`{written}` var `{letter}` før filen ble lagret med en annen tegnkoding"
    );
    let help = text!(
        en: "write `{letter}`, or fetch the text anew from where it came, and save it as UTF-8",
        nb: "skriv `{letter}`, eller hent teksten på nytt der den kom fra, og lagre den som UTF-8"
    );
    let edits =
        broken.iter().map(|(range, letter)| Edit::replace(span(range.clone()), letter.to_string()));
    let help = Help::safe(help, edits);
    Some(Diagnostic::new(Rule::EncodingBroken, span(first.clone()), message).help(help))
}

/// The finding for a letter that nobody can read back.
fn lost(span: Span) -> Diagnostic {
    let message = text!(
        en: "a letter was lost when the file was saved with another encoding",
        nb: "en bokstav gikk tapt da filen ble lagret med en annen tegnkoding"
    );
    let help = text!(
        en: "write the letter that belongs here, and save the file as UTF-8",
        nb: "skriv bokstaven som hører til her, og lagre filen som UTF-8"
    );
    Diagnostic::new(Rule::EncodingBroken, span, message).help(Help::Act(help))
}

/// The places of broken letters, and the letters that they were.
fn broken(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let leads = text.match_indices(['Ã', 'Â', 'â']).map(|(at, _)| at);
    leads.filter_map(|at| {
        let rest = text.get(at..)?;
        let mut bytes = Vec::new();
        for (offset, letter) in rest.char_indices().take(3) {
            bytes.push(windows_1252(letter)?);
            let end = at + offset + letter.len_utf8();
            if let Ok(Some(was)) = std::str::from_utf8(&bytes).map(|text| text.chars().next()) {
                let is_sign = !letter.is_alphabetic() || bytes.len() == 3;
                return (bytes.len() > 1 && is_sign).then_some((at..end, was));
            }
        }
        None
    })
}

/// The byte of a character in Windows-1252; nothing for ASCII and what that encoding lacks. Its five
/// free bytes stand for the control characters of the same numbers.
fn windows_1252(letter: char) -> Option<u8> {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    if let byte @ 0xa0..=0xff = u32::from(letter) {
        return u8::try_from(byte).ok();
    }
    let index = FROM_80.iter().position(|sign| *sign == letter)?;
    u8::try_from(index + 0x80).ok()
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};
    use super::*;

    #[test]
    fn broken_letters_are_told_once_a_run() {
        assert_told(
            "encoding-broken",
            &[
                "Vi mÃ¥ mÃ¸te og hÃ¸re.",
                "blÃ¥bÃ¦r",
                "1â€“2",
                "Ã…r",
                "Â«ordÂ»",
                "a\n\nÃ˜l",
                "F\u{fffd}rst",
            ],
        );
        let letters: String = broken("Ã¥Ã¸Ã¦ Ã…Ã˜Ã† â€“ â€œ Â« Ã©").map(|(_, was)| was).collect();
        assert_eq!(letters, "åøæÅØÆ–“«é");
    }

    #[test]
    fn letters_of_other_languages_are_right() {
        assert_silent(&[
            "São Paulo og Ângela",
            "pâté",
            "Âge",
            "«Å»",
            "«Ö»",
            "â",
            "Maçã",
            "Nhà Ântônio",
            "Ãbc",
            "10 Â",
            "`mÃ¥`",
            "garçon âgé",
            "CHÂTEAU",
            "MÃE",
        ]);
    }
}
