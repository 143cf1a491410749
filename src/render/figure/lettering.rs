//! How much room letters take, and where lines break.
//!
//! In: a text of the drawing. Out: its width, and the lines that it fills in a given room. Which
//! face a reader's machine has is not known, so that widths are those of a wide one: text may have
//! room to spare, and never too little.

use super::measures::SIZE;
use crate::render::hyphenate::hyphenate;

/// Letters of a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lettering<'a> {
    pub(super) language: &'a str,
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The width of a text in units of the drawing.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter).sum::<f64>() * SIZE
}

/// The width of a letter as a part of its size.
fn letter(letter: char) -> f64 {
    match letter {
        SOFT_HYPHEN => 0.0,
        'i' | 'j' | 'l' | '\'' | '|' => 0.3,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' => 0.34,
        'f' | 't' | 'r' | 'I' | 'J' | '(' | ')' | '-' | '/' | '!' | '"' | '«' | '»' => 0.44,
        '–' | 's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' => 0.58,
        'm' | 'M' | 'W' | '%' | '—' | 'æ' | 'Æ' | '@' => 0.98,
        'w' | '−' | '+' | '=' | '<' | '>' | 'G' | 'O' | 'Ø' | 'Q' | 'H' | 'N' | 'D' | 'U' | 'C' => {
            0.82
        }
        upper if upper.is_uppercase() => 0.72,
        wide if !wide.is_ascii() && !wide.is_alphabetic() => 1.0,
        // The letters of some languages fill a square.
        square if u32::from(square) > 0x2e80 => 1.1,
        _ => 0.64,
    }
}

impl Lettering<'_> {
    /// The lines of a text in a given room; `None` where it needs more than `most` of them, or
    /// where a word would be broken in the middle.
    pub(super) fn fit(&self, text: &str, room: f64, most: usize) -> Option<Vec<String>> {
        let (lines, is_broken) = self.lines(text, room);
        (!is_broken && lines.len() <= most).then_some(lines)
    }

    /// The lines of a text in a given room, however many.
    pub(super) fn wrap(&self, text: &str, room: f64) -> Vec<String> {
        self.lines(text, room).0
    }

    /// The lines of a text, and whether a word had to be broken where it may not. Of the ways to
    /// fill so many lines, one with even lines is chosen: it also parts most compounds where they
    /// are joined.
    fn lines(&self, text: &str, room: f64) -> (Vec<String>, bool) {
        let (lines, is_broken) = self.filled(text, room);
        if is_broken || lines.len() < 2 {
            return (lines, is_broken);
        }
        let narrower = [0.5, 0.6, 0.7, 0.8, 0.9].into_iter().find_map(|part| {
            let (even, is_broken) = self.filled(text, room * part);
            (!is_broken && even.len() == lines.len()).then_some(even)
        });
        (narrower.unwrap_or(lines), false)
    }

    /// The lines of a text, each with as many words as it holds.
    fn filled(&self, text: &str, room: f64) -> (Vec<String>, bool) {
        let mut lines = vec![String::new()];
        let mut is_broken = false;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let last = lines.last().map(String::as_str).unwrap_or_default();
            let joined = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
            if width(&joined) <= room {
                replace_last(&mut lines, joined);
                continue;
            }
            if width(word) <= room {
                lines.push(word.to_owned());
                continue;
            }
            is_broken |= self.part(word, room, &mut lines);
        }
        lines.retain(|line| !line.is_empty());
        (lines, is_broken)
    }

    /// Adds a word that is wider than the room, in parts; whether one of them was broken where it
    /// may not.
    fn part(&self, word: &str, room: f64, lines: &mut Vec<String>) -> bool {
        let mut is_broken = false;
        let softened = hyphenate(word, self.language);
        let pieces: Vec<&str> = softened.split(SOFT_HYPHEN).collect();
        let mut begins = true;
        for (index, piece) in pieces.iter().enumerate() {
            let hyphen = if index + 1 < pieces.len() { "-" } else { "" };
            let last = lines.last().cloned().unwrap_or_default();
            let between = if begins && !last.is_empty() { " " } else { "" };
            let open = last.strip_suffix('-').filter(|_| !begins).unwrap_or(&last);
            let joined = format!("{open}{between}{piece}{hyphen}");
            begins = false;
            if width(&joined) <= room {
                replace_last(lines, joined);
                continue;
            }
            let mut rest = String::new();
            for letter in piece.chars() {
                if !rest.is_empty() && width(&format!("{rest}{letter}-")) > room {
                    is_broken = true;
                    lines.push(std::mem::take(&mut rest) + "-");
                }
                rest.push(letter);
            }
            lines.push(rest + hyphen);
        }
        is_broken
    }
}

fn replace_last(lines: &mut [String], line: String) {
    if let Some(last) = lines.last_mut() {
        *last = line;
    }
}

/// The width of the widest of some lines.
pub(super) fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| width(line)).fold(0.0, f64::max)
}
