//! How wide words are, and where lines break.
//!
//! In: text and a size. Out: an estimate of its width, on the wide side, since each reader's system has an interface font of its own; and
//! lines that fit a column. Only the names of stations are measured, so a small table is enough.

/// The width of a letter in thousandths of the font size, as the widest of the common interface fonts have it in semibold.
fn letter(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' => 360,
        ' ' | '(' | ')' | '[' | ']' | '-' | '/' | 't' | 'f' | 'r' => 450,
        'm' | 'w' | 'æ' | 'M' | 'W' | 'Æ' | '–' | '—' => 1060,
        'a'..='z' | 'å' | 'ø' | '0'..='9' => 690,
        // CJK, emoji and all else that may be a full square.
        '\u{2e80}'.. => 1100,
        _ => 810,
    }
}

/// The estimated width of a text, in the units of its size.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let sum = text.chars().map(letter).fold(0_i32, i32::saturating_add);
    sum.saturating_mul(size) / 1000
}

/// Breaks a text into lines no wider than `column`, between words where it can; a longer word is broken with a hyphen.
pub(super) fn wrap(text: &str, size: i32, column: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let words = text.split(' ').filter(|word| !word.is_empty());
    for word in words.flat_map(|word| pieces(word, size, column)) {
        match lines.last_mut().filter(|line| !line.ends_with('\u{ad}') && width(line, size) + width(&word, size) + width(" ", size) <= column) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(word),
        }
    }
    lines.iter().map(|line| line.replace('\u{ad}', "-")).collect()
}

/// A word, or the parts of one that is wider than the column, each but the last with a soft hyphen at its end.
fn pieces(word: &str, size: i32, column: i32) -> Vec<String> {
    let hyphen = width("-", size);
    let mut pieces = vec![String::new()];
    let fits = width(word, size) <= column;
    for letter in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        let full = width(piece, size) + width(letter.encode_utf8(&mut [0; 4]), size) + hyphen > column;
        if !fits && full && !piece.is_empty() {
            piece.push('\u{ad}');
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("Profesjonsfellesskap og veien videre", 16, 220), ["Profesjonsfellesskap", "og veien videre"]);
    }

    #[test]
    fn a_word_that_no_column_holds_is_broken_with_a_hyphen() {
        assert_eq!(wrap("et menneskerettighetsbegrep", 10, 90), ["et", "menneskeret-", "tighetsbegrep"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_column_and_nothing_is_lost(text in "[a-zæøåA-Z ]{0,60}", column in 40..300_i32) {
            let lines = wrap(&text, 16, column);
            prop_assert!(lines.iter().all(|line| width(line, 16) <= column));
            let kept = |text: &str| text.replace([' ', '-'], "");
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
        }
    }
}
