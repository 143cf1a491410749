//! The text that HTML shows.
//!
//! In: a fragment of HTML. Out: its text, entities decoded, without comments, scripts and styles,
//! a new line where a browser would begin one.

use super::reader::{Fragment, Token};

/// Elements that hold text and no tags, and show none of it (HTML, "Raw text elements").
pub const RAW_TEXT_ELEMENTS: [&str; 2] = ["style", "script"];

/// Elements that hold something for browsers that do not know them, or run no scripts; to others it
/// is text that is not shown.
pub(super) const FALLBACK_ELEMENTS: [&str; 4] = ["iframe", "noembed", "noframes", "noscript"];

/// Elements that show nothing by themselves.
const INVISIBLE: [&str; 5] = ["script", "style", "link", "meta", "base"];

/// Elements within a line (HTML, "Phrasing content"): their tags part no words.
const WITHIN_LINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
];

/// The text of a fragment.
#[must_use]
pub fn text_of(fragment: &Fragment) -> String {
    let (mut text, mut is_hidden) = (String::new(), false);
    for token in &fragment.tokens {
        let name = match token {
            Token::Text { text: visible, .. } if !is_hidden => {
                text.push_str(visible);
                continue;
            }
            Token::Text { .. } | Token::Comment(_) => continue,
            Token::Start(tag) => tag.name.as_str(),
            Token::End(name) => name,
        };
        is_hidden = matches!(token, Token::Start(_))
            && (RAW_TEXT_ELEMENTS.contains(&name) || FALLBACK_ELEMENTS.contains(&name));
        if !WITHIN_LINE.contains(&name) {
            text.push('\n');
        }
    }
    text
}

/// Whether a fragment shows readers nothing and holds nothing that follows: comments, scripts and
/// the like.
#[must_use]
pub fn is_invisible(fragment: &Fragment) -> bool {
    let is_kept = |name: &str| INVISIBLE.contains(&name);
    let mut element = None;
    fragment.tokens.iter().all(|token| match token {
        Token::Comment(_) => true,
        Token::Text { text, .. } => {
            element.is_some_and(|name| RAW_TEXT_ELEMENTS.contains(&name)) || text.trim().is_empty()
        }
        Token::Start(tag) => {
            element = Some(tag.name.as_str());
            is_kept(&tag.name)
        }
        Token::End(name) => {
            element = None;
            is_kept(name)
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::html::read;

    /// The words of HTML, with a stroke for each new line.
    fn said(html: &str) -> String {
        let lines = super::text_of(&read(html));
        let lines = lines
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn text_stands_between_tags_wherever_these_end() {
        assert_eq!(said("<div\n  class=\"a > b\">Hei <b>d</b>u</div\n>der"), "Hei du | der");
        assert_eq!(said("<ul><li>en</li><li>to</li></ul>"), "en | to");
        assert_eq!(said("1 < 2 &amp;&nbsp;3 &gt; 2, &amp;lt;"), "1 < 2 & 3 > 2, &lt;");
    }

    #[test]
    fn entities_are_the_letters_that_they_stand_for() {
        assert_eq!(
            said("<p>S&oslash;ster og caf&eacute; &#8211; &hellip;</p>"),
            "Søster og café – …"
        );
        assert_eq!(said("bl&aring;b&aelig;r &Oslash;st &#xE5;r &copy; R&D"), "blåbær Øst år © R&D");
    }

    #[test]
    fn what_no_reader_sees_is_not_said() {
        assert_eq!(said("a<!-- b > c\n\nd -->e<!-->f<!-- g"), "aef");
        assert_eq!(said("a<!-- x --!>b<!--->c"), "abc");
        assert_eq!(
            said("<script>if (a < b) c()</SCRIPT>d<style>e { f: g }</style>h<script>i"),
            "d | h"
        );
        for name in ["iframe", "noembed", "noframes", "noscript"] {
            assert_eq!(said(&format!("a<{name}>b<img src=c></{name}>d<{name}>e")), "a | d");
        }
    }

    #[test]
    fn comments_and_scripts_show_nothing() {
        for html in ["", " \n", "<!-- a\n\n<b> -->\n", "<script>a()</script> <LINK href=a>"] {
            assert!(super::is_invisible(&read(html)), "{html}");
        }
        for html in ["a", "<!-- a --> b", "<img src=a>", "<div>", "</div>", "<meta name=a>b"] {
            assert!(!super::is_invisible(&read(html)), "{html}");
        }
    }
}
