//! Addresses in CSS.
//!
//! In: a style sheet, or the value of an attribute that is CSS. Out: the addresses that a browser
//! fetches for it, each with the place of the token that holds it. Reading CSS is left to
//! cssparser.

use std::ops::Range;

use cssparser::{BasicParseError, ParseError, Parser, ToCss, Token};

/// How many blocks may be open at once; no style sheet for people comes near it.
const MAX_DEPTH: usize = 64;

/// Functions whose strings are addresses.
const ADDRESS_FUNCTIONS: [&str; 5] = ["url", "src", "image", "image-set", "-webkit-image-set"];

/// An address in CSS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CssAddress {
    /// The address, escapes decoded.
    pub address: String,
    /// The place of its token: a string with its quotes, or a whole `url(…)` without quotes.
    pub place: Range<usize>,
    /// Whether it is a style sheet that the browser imports.
    pub is_import: bool,
}

/// CSS is nested too deeply to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooDeep;

/// The addresses in CSS, in order.
///
/// # Errors
///
/// [`TooDeep`] where more than 64 blocks are open at once.
pub fn css_addresses(css: &str) -> Result<Vec<CssAddress>, TooDeep> {
    // Most values are numbers or names.
    if !css.contains(['(', '@', '\\']) {
        return Ok(Vec::new());
    }
    let mut search = Search::default();
    search.block(&mut Parser::new(css), Meaning::Text, 0);
    if search.is_too_deep { Err(TooDeep) } else { Ok(search.found) }
}

/// An address as a token of CSS: a string, or where `source` is `url(…)`, the same with another
/// address.
pub(super) fn css_token(source: &str, address: &str) -> String {
    let string = Token::QuotedString(address.into()).to_css_string();
    if source.starts_with(['"', '\'']) { string } else { format!("url({string})") }
}

/// What a string means, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Text,
    Address,
    /// The address of a style sheet, in `@import`.
    Import,
    /// The name of a vocabulary, in `@namespace`, even as `url(…)`.
    Name,
}

#[derive(Default)]
struct Search {
    found: Vec<CssAddress>,
    is_too_deep: bool,
}

impl Search {
    /// Reads a block in which strings have a meaning of their own.
    fn block(&mut self, parser: &mut Parser, of_block: Meaning, depth: usize) {
        if depth > MAX_DEPTH {
            self.is_too_deep = true;
            return;
        }
        let mut meaning = of_block;
        loop {
            parser.skip_whitespace();
            let start = parser.position().byte_index();
            let token = match parser.next() {
                Ok(token) => token.clone(),
                Err(BasicParseError { .. }) => return,
            };
            let place = start..parser.position().byte_index();
            let inside = match &token {
                Token::UnquotedUrl(address) => {
                    self.add(address, place, meaning_in_function("url", meaning));
                    continue;
                }
                Token::QuotedString(text) => {
                    self.add(text, place, meaning);
                    continue;
                }
                Token::AtKeyword(name) => {
                    meaning = meaning_in_rule(name);
                    continue;
                }
                Token::Semicolon => {
                    meaning = of_block;
                    continue;
                }
                Token::Function(name) => meaning_in_function(name, meaning),
                Token::ParenthesisBlock | Token::SquareBracketBlock => of_block,
                Token::CurlyBracketBlock => {
                    meaning = of_block;
                    Meaning::Text
                }
                _ => continue,
            };
            // Fails where a block is left too early, which has been noted.
            let _ = parser.parse_nested_block(|parser| {
                self.block(parser, inside, depth + 1);
                Ok::<_, ParseError<()>>(())
            });
        }
    }

    fn add(&mut self, address: &str, place: Range<usize>, meaning: Meaning) {
        if [Meaning::Address, Meaning::Import].contains(&meaning) {
            let is_import = meaning == Meaning::Import;
            self.found.push(CssAddress { address: address.to_owned(), place, is_import });
        }
    }
}

/// What a string means behind the name of an at-rule.
fn meaning_in_rule(name: &str) -> Meaning {
    if name.eq_ignore_ascii_case("import") {
        Meaning::Import
    } else if name.eq_ignore_ascii_case("namespace") {
        Meaning::Name
    } else {
        Meaning::Text
    }
}

/// What a string means in a function, by what it would mean in its place.
fn meaning_in_function(name: &str, outside: Meaning) -> Meaning {
    if !ADDRESS_FUNCTIONS.iter().any(|function| name.eq_ignore_ascii_case(function)) {
        Meaning::Text
    } else if outside == Meaning::Text {
        Meaning::Address
    } else {
        outside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The addresses in CSS, each with its token.
    fn found(css: &str) -> Vec<(String, &str)> {
        let found = css_addresses(css).unwrap().into_iter();
        found.map(|of| (of.address, &css[of.place])).collect()
    }

    #[test]
    fn urls_imports_and_image_sets_are_addresses() {
        for (css, expected) in [
            ("background: url(a.png)", vec![("a.png", "url(a.png)")]),
            ("background: URL( 'a b.png' )", vec![("a b.png", "'a b.png'")]),
            ("a { b { c: u\\72l(x\\ y.png) } }", vec![("x y.png", "u\\72l(x\\ y.png)")]),
            ("@import \"a.css\" screen;", vec![("a.css", "\"a.css\"")]),
            ("@IMPORT url(a.css);", vec![("a.css", "url(a.css)")]),
            ("@import url('a.css') layer(x);", vec![("a.css", "'a.css'")]),
            (
                "x: image-set('a' 1x type('image/png'), url(b) 2x)",
                vec![("a", "'a'"), ("b", "url(b)")],
            ),
            ("@font-face { src: local('Noto'), url(n.woff2) }", vec![("n.woff2", "url(n.woff2)")]),
            ("@media (min-width: 1em) { a { b: url(c) } }", vec![("c", "url(c)")]),
            ("a: url(b", vec![("b", "url(b")]),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(address, token)| (address.to_owned(), token)).collect();
            assert_eq!(found(css), expected, "{css}");
        }
    }

    #[test]
    fn texts_names_and_comments_are_no_addresses() {
        for css in [
            "font: 12px 'Noto Sans'",
            "content: 'url(a)'",
            "/* url(a) */ color: red",
            "@namespace svg url(http://www.w3.org/2000/svg);",
            "@namespace \"http://www.w3.org/2000/svg\"; a { content: 'b' }",
            "transform: rotate(4deg)",
        ] {
            assert_eq!(found(css), [], "{css}");
        }
    }

    #[test]
    fn css_of_any_depth_is_read_or_refused() {
        assert_eq!(css_addresses(&"(".repeat(100_000)), Err(TooDeep));
    }

    #[test]
    fn another_address_stands_in_a_token_of_the_same_kind() {
        assert_eq!(css_token("url(a)", "b \"c\".png"), "url(\"b \\\"c\\\".png\")");
        assert_eq!(css_token("'a'", "b.png"), "\"b.png\"");
    }
}
