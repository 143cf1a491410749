//! The width of text, and where lines break.
//!
//! In: text and its style. Out: an upper estimate of its width, since each reader's system has its
//! own interface font; and lines that fit a column. Only the names of stations are measured, so
//! that a small table is enough.

use super::style::TextStyle;

/// The width of letters of normal weight, in hundredths of the width in semibold.
const NORMAL: i32 = 90;

/// The width of a letter in thousandths of the font size, in semibold, in the widest of the common
/// interface fonts.
fn letter(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' | ' ' => 370,
        '(' | ')' | '[' | ']' | '-' | '/' | 't' | 'f' | 'r' => 490,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 660,
        'm' | 'w' | 'æ' | 'M' | 'W' | 'Æ' | '–' | '—' => 1060,
        'a'..='z' | 'å' | 'ø' | '0'..='9' => 710,
        // CJK, emoji and other characters that may be a full square.
        '\u{2e80}'.. => 1100,
        _ => 810,
    }
}

/// The estimated width of a text.
pub(super) fn width(text: &str, style: TextStyle) -> i32 {
    let weight = if style == TextStyle::Name { 100 } else { NORMAL };
    let sum: i64 = text.chars().map(|of| i64::from(letter(of))).sum();
    i32::try_from(sum * i64::from(weight * style.size()) / 100_000).unwrap_or(i32::MAX)
}

/// Breaks a text into lines no wider than `column`, between words where it can; a longer word is
/// broken with a hyphen.
pub(super) fn wrap(text: &str, style: TextStyle, column: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let words = text.split(' ').filter(|word| !word.is_empty());
    for word in words.flat_map(|word| pieces(word, style, column)) {
        match lines.last_mut().filter(|line| {
            !line.ends_with('\u{ad}') && width(&format!("{line} {word}"), style) <= column
        }) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(word),
        }
    }
    lines.iter().map(|line| line.replace('\u{ad}', "-")).collect()
}

/// A word, or the parts of one that is wider than the column, each but the last with a soft hyphen
/// at its end.
fn pieces(word: &str, style: TextStyle, column: i32) -> Vec<String> {
    let mut rest: Vec<char> = word.chars().collect();
    let mut pieces = Vec::new();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let room = column - width("-", style) - 1;
    while width(&text(&rest), style) > column {
        let fits = |end: &usize| width(&text(rest.get(..*end).unwrap_or_default()), style) <= room;
        let fits = (1..rest.len()).take_while(fits).last().unwrap_or(1);
        let after = rest.split_off(syllable(&rest, fits));
        pieces.push(text(&rest) + "\u{ad}");
        rest = after;
    }
    pieces.push(text(&rest));
    pieces
}

/// The last place up to `fits` where a syllable may begin: one consonant goes with the vowel that
/// follows it, as in "undervis-ning".
fn syllable(word: &[char], fits: usize) -> usize {
    let is_vowel =
        |at: usize| word.get(at).is_some_and(|letter| "aeiouyæøåAEIOUYÆØÅ".contains(*letter));
    (fits.div_ceil(2).max(2)..=fits)
        .rev()
        .find(|&at| !is_vowel(at) && is_vowel(at + 1))
        .unwrap_or(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            wrap("Profesjonsfellesskap og veien videre", TextStyle::Name, 220),
            ["Profesjonsfellesskap", "og veien videre"]
        );
    }

    #[test]
    fn a_word_that_no_column_holds_is_broken_with_a_hyphen() {
        assert_eq!(
            wrap("et menneskerettighetsbegrep", TextStyle::Name, 160),
            ["et", "menneskerettig-", "hetsbegrep"]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_column_and_nothing_is_lost(
            text in "[a-zæøåA-Z ]{0,60}",
            column in 40..300_i32,
        ) {
            let lines = wrap(&text, TextStyle::Name, column);
            prop_assert!(lines.iter().all(|line| width(line, TextStyle::Name) <= column));
            let kept = |text: &str| text.replace([' ', '-'], "");
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
        }
    }
}
