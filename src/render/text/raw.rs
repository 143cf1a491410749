//! What raw HTML says to those who read the page.
//!
//! In: HTML that an author wrote, from tag to tag. Out: the text between the tags, without
//! comments, scripts and styles, a new line where a browser would begin one. Making the HTML
//! harmless is left to `clean`.

/// Elements that hold no text for readers.
const HIDDEN: [&str; 2] = ["script", "style"];

/// Elements that stand within a line (HTML, "Phrasing content"): their tags part no words.
const WITHIN_LINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
];

/// What is written for letters that mean something in HTML, or that no key has; `&amp;` last, since
/// others hold it.
const ENTITIES: [(&str, &str); 6] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&nbsp;", " "),
    ("&shy;", "\u{ad}"),
    ("&amp;", "&"),
];

/// The text of a stretch of HTML.
pub(super) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, markup)) = rest.split_once('<') {
        text.push_str(before);
        rest = match markup.strip_prefix("!--") {
            Some(comment) => comment.split_once("-->").map_or("", |(_, after)| after),
            None if markup.starts_with(|letter: char| {
                letter.is_ascii_alphabetic() || "/!?".contains(letter)
            }) =>
            {
                behind_tag(markup, &mut text)
            }
            None => {
                text.push('<');
                markup
            }
        };
    }
    text.push_str(rest);
    ENTITIES.iter().fold(text, |text, (written, letter)| text.replace(written, letter))
}

/// What comes after a tag that begins here, and after all that it hides.
fn behind_tag<'a>(markup: &'a str, text: &mut String) -> &'a str {
    let closes = markup.starts_with('/');
    let named = markup.trim_start_matches('/');
    let name = named
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if !WITHIN_LINE.contains(&name.as_str()) {
        text.push('\n');
    }
    let after = markup.get(length_of_tag(markup)..).unwrap_or_default();
    if closes || !HIDDEN.contains(&name.as_str()) {
        return after;
    }
    let end = format!("</{name}");
    let at = after
        .as_bytes()
        .windows(end.len())
        .position(|here| here.eq_ignore_ascii_case(end.as_bytes()));
    at.and_then(|at| after.get(at..)).unwrap_or_default()
}

/// The length in bytes of a tag behind its `<`, up to a `>` that stands in no quotes.
fn length_of_tag(markup: &str) -> usize {
    let mut quote = None;
    for (at, letter) in markup.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    markup.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::text_of;

    /// The words of HTML, with a stroke for each new line.
    fn said(html: &str) -> String {
        let lines = text_of(html);
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
    fn what_no_reader_sees_is_not_said() {
        assert_eq!(said("a<!-- b > c\n\nd -->e<!-->f<!-- g"), "ae");
        assert_eq!(
            said("<script>if (a < b) c()</SCRIPT>d<style>e { f: g }</style>h<script>i"),
            "d | h"
        );
    }

    proptest! {
        #[test]
        fn any_html_is_read(html in r#"(?s)(<!--|-->|</?script|<b|>|"|.){0,40}"#) {
            prop_assert!(text_of(&html).len() <= html.len() + html.matches('<').count());
        }
    }
}
