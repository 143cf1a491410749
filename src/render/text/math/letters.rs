//! Letters of another style: bold, double-struck, script.
//!
//! In: a letter or digit, and the style as older MathML names it. Out: the character that Unicode
//! has for it (Mathematical Alphanumeric Symbols), which browsers draw in place of the attribute.
//! Styles of whole words, which have æ, ø and å in them, are left to the style sheet.

/// The letters that stood in Unicode before the others of their style got a block, and are missing
/// in it: style, letter, character.
const ELSEWHERE: [(&str, char, char); 24] = [
    ("italic", 'h', 'ℎ'),
    ("script", 'B', 'ℬ'),
    ("script", 'E', 'ℰ'),
    ("script", 'F', 'ℱ'),
    ("script", 'H', 'ℋ'),
    ("script", 'I', 'ℐ'),
    ("script", 'L', 'ℒ'),
    ("script", 'M', 'ℳ'),
    ("script", 'R', 'ℛ'),
    ("script", 'e', 'ℯ'),
    ("script", 'g', 'ℊ'),
    ("script", 'o', 'ℴ'),
    ("fraktur", 'C', 'ℭ'),
    ("fraktur", 'H', 'ℌ'),
    ("fraktur", 'I', 'ℑ'),
    ("fraktur", 'R', 'ℜ'),
    ("fraktur", 'Z', 'ℨ'),
    ("double-struck", 'C', 'ℂ'),
    ("double-struck", 'H', 'ℍ'),
    ("double-struck", 'N', 'ℕ'),
    ("double-struck", 'P', 'ℙ'),
    ("double-struck", 'Q', 'ℚ'),
    ("double-struck", 'R', 'ℝ'),
    ("double-struck", 'Z', 'ℤ'),
];

/// Where the characters of a style begin.
struct Block {
    latin: u32,
    /// `None` where the style has no digits of its own.
    digits: Option<u32>,
    greek: Option<u32>,
}

/// The greek letters in the order of the blocks.
const GREEK: &str = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";

fn block(style: &str) -> Option<Block> {
    let block = |latin, digits, greek| Some(Block { latin, digits, greek });
    match style {
        "bold" => block(0x1d400, Some(0x1d7ce), Some(0x1d6a8)),
        "italic" => block(0x1d434, None, Some(0x1d6e2)),
        "bold-italic" => block(0x1d468, Some(0x1d7ce), Some(0x1d71c)),
        "script" => block(0x1d49c, None, None),
        "bold-script" => block(0x1d4d0, None, None),
        "fraktur" => block(0x1d504, None, None),
        "double-struck" => block(0x1d538, Some(0x1d7d8), None),
        "bold-fraktur" => block(0x1d56c, None, None),
        "sans-serif" => block(0x1d5a0, Some(0x1d7e2), None),
        "bold-sans-serif" => block(0x1d5d4, Some(0x1d7ec), Some(0x1d756)),
        "sans-serif-italic" => block(0x1d608, Some(0x1d7e2), None),
        "sans-serif-bold-italic" => block(0x1d63c, Some(0x1d7ec), Some(0x1d790)),
        "monospace" => block(0x1d670, Some(0x1d7f6), None),
        _ => None,
    }
}

/// A text in a style; characters that the style does not have stay as they are.
pub(super) fn styled(text: &str, style: &str) -> String {
    text.chars().map(|letter| one(letter, style).unwrap_or(letter)).collect()
}

fn one(letter: char, style: &str) -> Option<char> {
    let elsewhere = ELSEWHERE.iter().find(|(of, plain, _)| *of == style && *plain == letter);
    if let Some((.., styled)) = elsewhere {
        return Some(*styled);
    }
    let Block { latin, digits, greek } = block(style)?;
    let code = u32::from(letter);
    let styled = match letter {
        'A'..='Z' => latin + code - u32::from('A'),
        'a'..='z' => latin + 26 + code - u32::from('a'),
        '0'..='9' => digits? + code - u32::from('0'),
        _ => greek? + u32::try_from(GREEK.chars().position(|of| of == letter)?).ok()?,
    };
    char::from_u32(styled)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const STYLES: [&str; 13] = [
        "bold",
        "italic",
        "bold-italic",
        "script",
        "bold-script",
        "fraktur",
        "double-struck",
        "bold-fraktur",
        "sans-serif",
        "bold-sans-serif",
        "sans-serif-italic",
        "sans-serif-bold-italic",
        "monospace",
    ];

    #[test]
    fn every_styled_character_is_its_plain_one_by_unicode() {
        for style in STYLES {
            for plain in ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(GREEK.chars()) {
                let Some(styled) = one(plain, style) else { continue };
                let folded: String = styled.nfkc().collect();
                let plain: String = plain.to_string().nfkc().collect();
                assert_eq!(folded, plain, "{style} {styled}");
            }
        }
    }

    #[test]
    fn what_a_style_does_not_have_stays() {
        assert_eq!(styled("Vå1", "double-struck"), "𝕍å𝟙");
        assert_eq!(styled("R∪", "double-struck"), "ℝ∪");
        assert_eq!(styled("x", "normal"), "x");
    }
}
