//! A duration's text as tokens.
//!
//! In: the text. Out: [`Token`]s with their byte ranges. Words are folded so that spelling variants
//! become equal: lower case, no accents, a decomposed `å` as one letter. What the words mean is
//! left to `vocabulary`.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use super::unit::PARTS;

/// Larger numbers are clamped to this, far above every limit, so that no sequence of digits can
/// overflow.
const MAX_NUMBER: u32 = 1_000_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) at: Range<usize>,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A number without decimals, in whole units.
    Whole(u32),
    /// A number with one or two decimals, in parts of a unit.
    Decimal(u32),
    /// A number with decimals that are minutes as well, such as `1.30`, in parts of a unit.
    DecimalOrClock {
        parts: u32,
        hours: u32,
        minutes: u32,
    },
    /// A number with more decimals than amounts can hold.
    TooFine,
    /// `½`, `1/4` and similar, in parts of a unit.
    Fraction(u32),
    /// A folded word. The point of an abbreviation belongs to the token's range but not to the
    /// word.
    Word(String),
    /// `1:30`, as hours and minutes.
    Clock {
        hours: u32,
        minutes: u32,
    },
    Dash,
    Plus,
    Tilde,
    /// `>` or `≥`.
    More,
    /// `<` or `≤`.
    Less,
    /// `×`, `x`, `*`: so many times.
    Times,
    Slash,
    Equals,
    Comma,
    Colon,
    /// The point of an ordinal, or of the end of a sentence after a number.
    Point,
    Open,
    Close,
    Other,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, c)) = chars.peek() {
        if is_space(c) {
            chars.next();
            continue;
        }
        let kind = token(c, &mut chars);
        let end = chars.peek().map_or(text.len(), |&(end, _)| end);
        tokens.push(Token { at: start..end, kind });
    }
    tokens
}

type Chars<'a> = Peekable<CharIndices<'a>>;

fn token(first: char, chars: &mut Chars<'_>) -> TokenKind {
    if first.is_ascii_digit() {
        return number(chars);
    }
    if first.is_alphabetic() {
        return word(chars);
    }
    chars.next();
    match first {
        '½' => TokenKind::Fraction(PARTS / 2),
        '¼' => TokenKind::Fraction(PARTS / 4),
        '¾' => TokenKind::Fraction(PARTS / 4 * 3),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            while chars.next_if(|&(_, c)| c == first).is_some() {}
            TokenKind::Dash
        }
        '+' => TokenKind::Plus,
        '~' | '≈' => TokenKind::Tilde,
        '>' | '≥' => TokenKind::More,
        '<' | '≤' => TokenKind::Less,
        '×' | '*' => TokenKind::Times,
        '/' => TokenKind::Slash,
        '=' => TokenKind::Equals,
        ',' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        '.' => TokenKind::Point,
        '(' => TokenKind::Open,
        ')' => TokenKind::Close,
        _ => TokenKind::Other,
    }
}

fn number(chars: &mut Chars<'_>) -> TokenKind {
    let (whole, length) = digits(chars);
    if let Some(whole) = thousands(whole, length, chars) {
        return TokenKind::Whole(whole);
    }
    let mut ahead = chars.clone();
    let Some((_, mark @ (',' | '.' | '/' | ':'))) = ahead.next() else {
        return TokenKind::Whole(whole);
    };
    if !ahead.peek().is_some_and(|&(_, c)| c.is_ascii_digit()) {
        return TokenKind::Whole(whole);
    }
    let (after, count) = digits(&mut ahead);
    *chars = ahead;
    match (mark, whole, after, count) {
        (':', hours, minutes @ 0..60, 2) if length <= 2 => TokenKind::Clock { hours, minutes },
        ('/', 1, 2, 1) => TokenKind::Fraction(PARTS / 2),
        ('/', 1 | 3, 4, 1) => TokenKind::Fraction(PARTS / 4 * whole),
        ('/' | ':', ..) => TokenKind::Other,
        (_, _, tenths, 1) => TokenKind::Decimal(whole * PARTS + tenths * (PARTS / 10)),
        (_, hours @ 1.., minutes @ (5..=20 | 30..=45 | 55), 2) if minutes % 5 == 0 => {
            let parts = whole * PARTS + minutes * (PARTS / 100);
            TokenKind::DecimalOrClock { parts, hours, minutes }
        }
        (_, _, hundredths, 2) => TokenKind::Decimal(whole * PARTS + hundredths * (PARTS / 100)),
        _ => TokenKind::TooFine,
    }
}

/// The number that `whole`, of so many digits, begins if a space and three more digits follow:
/// `1 600`. A point or a comma may be one of decimals, so `1.600` is not read so.
fn thousands(whole: u32, length: usize, chars: &mut Chars<'_>) -> Option<u32> {
    let mut ahead = chars.clone();
    let is_spaced = ahead.next_if(|&(_, c)| c.is_whitespace()).is_some();
    let (rest, count) = digits(&mut ahead);
    let is_one = (1..=3).contains(&length) && whole > 0 && is_spaced && count == 3;
    is_one.then(|| {
        *chars = ahead;
        (whole * 1000 + rest).min(MAX_NUMBER)
    })
}

/// The number that follows, clamped to [`MAX_NUMBER`], and how many digits it has.
fn digits(chars: &mut Chars<'_>) -> (u32, usize) {
    let (mut value, mut count) = (0_u32, 0);
    while let Some((_, c)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
        value =
            value.saturating_mul(10).saturating_add(c.to_digit(10).unwrap_or(0)).min(MAX_NUMBER);
        count += 1;
    }
    (value, count)
}

fn word(chars: &mut Chars<'_>) -> TokenKind {
    let mut word = String::new();
    while let Some((_, c)) =
        chars.next_if(|&(_, c)| c.is_alphabetic() || matches!(c, '\u{300}' | '\u{301}' | '\u{30a}'))
    {
        for c in c.to_lowercase() {
            fold(c, &mut word);
        }
    }
    while chars.next_if(|&(_, c)| c == '.').is_some() {}
    if word == "x" { TokenKind::Times } else { TokenKind::Word(word) }
}

fn fold(c: char, word: &mut String) {
    match c {
        'é' | 'è' | 'ê' => word.push('e'),
        '\u{300}' | '\u{301}' => {}
        '\u{30a}' => {
            if word.pop().is_some() {
                word.push('å');
            }
        }
        c => word.push(c),
    }
}

/// White space of every kind, and zero-width characters, which come with pasted text.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokens(text).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn numbers_keep_two_decimals_and_no_more() {
        assert_eq!(kinds("1,5"), [TokenKind::Decimal(450)]);
        assert_eq!(kinds("1.25"), [TokenKind::Decimal(375)]);
        assert_eq!(kinds("1.500"), [TokenKind::TooFine]);
        assert_eq!(kinds("4."), [TokenKind::Whole(4), TokenKind::Point]);
    }

    #[test]
    fn three_digits_after_a_space_are_thousands() {
        assert_eq!(kinds("1 600"), [TokenKind::Whole(1600)]);
        assert_eq!(kinds("1\u{a0}600"), [TokenKind::Whole(1600)]);
        assert_eq!(kinds("1 60"), [TokenKind::Whole(1), TokenKind::Whole(60)]);
        assert_eq!(kinds("1600 000"), [TokenKind::Whole(1600), TokenKind::Whole(0)]);
    }

    #[test]
    fn endless_digits_are_cut_and_do_not_overflow() {
        assert_eq!(kinds(&"9".repeat(400)), [TokenKind::Whole(MAX_NUMBER)]);
        assert_eq!(
            kinds(&format!("{},99", "9".repeat(400))),
            [TokenKind::Decimal(MAX_NUMBER * PARTS + 297)]
        );
    }

    #[test]
    fn words_meet_across_case_accents_and_composition() {
        assert_eq!(kinds("MÅNED."), kinds("ma\u{30a}ned"));
        assert_eq!(kinds("én"), [TokenKind::Word("en".to_owned())]);
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let places: Vec<_> = tokens("½ år").into_iter().map(|token| token.at).collect();
        assert_eq!(places, [0..2, 3..6]);
    }
}
