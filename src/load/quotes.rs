//! Straight quotation marks as the language of the text prints them.
//!
//! In: the parser's events with the text around them, or a text by itself, and its language. Out:
//! the same, with `"ord"` as «ord» in the languages of Norway and “ord” in others. A mark right
//! behind a digit that closes nothing is one of inches, and stays. Marks that are typed as they are
//! to be printed are left alone.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::language::LanguageTag;

/// Follows the quotations of a text from its beginning.
#[derive(Debug, Default)]
pub struct Quotes {
    /// How many quotations are open.
    open: usize,
}

impl Quotes {
    /// An event of the Markdown parser, with the quotation mark of a language in place of a
    /// straight one; `text` is the whole text that `range` is of.
    pub fn event<'e>(
        &mut self,
        event: Event<'e>,
        range: &Range<usize>,
        text: &str,
        language: &str,
    ) -> Event<'e> {
        match &event {
            Event::Text(_) if range.len() == 1 && text.get(range.clone()) == Some("\"") => {
                let before = text.get(..range.start).and_then(|text| text.chars().next_back());
                let after = text.get(range.end..).and_then(|text| text.chars().next());
                return Event::Text(CowStr::Borrowed(self.sign(before, after, language)));
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell)
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => self.open = 0,
            _ => {}
        }
        event
    }

    /// The sign for a straight mark between two characters.
    fn sign(&mut self, before: Option<char>, after: Option<char>, language: &str) -> &'static str {
        let signs = Signs::of(language);
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let opens = is_blank(before) || before.is_some_and(|c| "([{«“‘–—/".contains(c));
        if opens && !is_blank(after) {
            self.open += 1;
            return signs.opening;
        }
        if self.open > 0 {
            self.open -= 1;
            return signs.closing;
        }
        match before {
            Some(digit) if digit.is_ascii_digit() => "\"",
            Some(letter) if letter.is_alphanumeric() || is_blank(after) => signs.closing,
            _ => {
                self.open += 1;
                signs.opening
            }
        }
    }
}

/// The quotation marks of a language.
struct Signs {
    opening: &'static str,
    closing: &'static str,
}

impl Signs {
    fn of(language: &str) -> Self {
        let is_of_norway = LanguageTag::parse(language).is_some_and(|tag| tag.is_of_norway());
        if is_of_norway {
            Self { opening: "«", closing: "»" }
        } else {
            Self { opening: "“", closing: "”" }
        }
    }
}

/// A text without Markdown, such as a title, with the quotation marks of a language.
#[must_use]
pub fn with_quotes(text: &str, language: &str) -> String {
    if !text.contains('"') {
        return text.to_owned();
    }
    let mut quotes = Quotes::default();
    let mut before = None;
    let mut letters = text.chars().peekable();
    let mut typeset = String::with_capacity(text.len() + 2);
    while let Some(letter) = letters.next() {
        if letter == '"' {
            typeset.push_str(quotes.sign(before, letters.peek().copied(), language));
        } else {
            typeset.push(letter);
        }
        before = Some(letter);
    }
    typeset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_have_the_marks_of_their_language() {
        for (text, expected) in [
            ("et \"ord\" her", "et «ord» her"),
            ("(\"a\"), \"b\"-\"c\"", "(«a»), «b»-«c»"),
            ("\"Modul 17\" og 17\" skjerm", "«Modul 17» og 17\" skjerm"),
            ("en skjerm på 17\" og en på 21\".", "en skjerm på 17\" og en på 21\"."),
            ("\"a \"b\" c\"", "«a «b» c»"),
            ("\"Hei!\" sa hun", "«Hei!» sa hun"),
            ("“a”", "“a”"),
        ] {
            assert_eq!(with_quotes(text, "nb"), expected);
        }
        assert_eq!(with_quotes("\"a\"", "en-GB"), "“a”");
        assert_eq!(with_quotes("\"a\"", "se"), "«a»");
    }
}
