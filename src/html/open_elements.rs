//! The elements that raw HTML leaves open.
//!
//! In: the tokens of raw HTML as they come, and the ends of the Markdown elements around it. Out:
//! whether anything is open, so that what follows is inside it. Elements whose end tag HTML
//! lets authors leave out (HTML, "Optional tags") hold nothing that follows by themselves: a list
//! that is open does, its items do not.

use super::reader::Token;

/// Elements that never hold anything (HTML, "Void elements", with the obsolete ones that parsers
/// know).
const VOID: [&str; 19] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr", "image",
];

/// Elements whose end tag may be left out.
const END_IS_OPTIONAL: [&str; 21] = [
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p",
    "rb", "rp", "rt", "rtc", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Whether an element never holds anything, and so is never open.
#[must_use]
pub fn is_void(element: &str) -> bool {
    VOID.contains(&element)
}

/// Whether an element ends without an end tag where another begins.
#[must_use]
pub fn end_is_optional(element: &str) -> bool {
    END_IS_OPTIONAL.contains(&element)
}

/// The elements that are open.
#[derive(Debug, Default)]
pub struct OpenElements(Vec<Open>);

#[derive(Debug)]
struct Open {
    name: String,
    /// How many Markdown elements are around it.
    depth: usize,
}

impl OpenElements {
    /// Takes the tokens of a piece of raw HTML inside `depth` Markdown elements.
    pub fn pass<'a>(&mut self, tokens: impl IntoIterator<Item = &'a Token>, depth: usize) {
        for token in tokens {
            match token {
                Token::Start(tag) if !is_void(&tag.name) => {
                    self.0.push(Open { name: tag.name.clone(), depth });
                }
                Token::End(name) => {
                    if let Some(at) = self.0.iter().rposition(|open| open.name == *name) {
                        self.0.truncate(at);
                    }
                }
                _ => {}
            }
        }
    }

    /// Takes the end of a Markdown element after which `depth` are open: what was opened inside it
    /// ends with it.
    pub fn end_markdown(&mut self, depth: usize) {
        self.0.retain(|open| open.depth <= depth);
    }

    /// Whether what follows is inside one of them.
    #[must_use]
    pub fn hold_what_follows(&self) -> bool {
        self.0.iter().any(|open| !end_is_optional(&open.name))
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::read;

    /// Whether HTML holds what follows it.
    fn holds(html: &str) -> bool {
        let mut open = OpenElements::default();
        open.pass(&read(html).tokens, 0);
        open.hold_what_follows()
    }

    #[test]
    fn what_is_open_holds_what_follows() {
        assert!(holds("<div class=\"a\"><br><img src=\"a\"/><p>x</p>"));
        assert!(holds("<ul><li>en<li>to") && holds("<table><tr><td>") && holds("<DIV\n>"));
        assert!(holds("</div><div>"));
    }

    #[test]
    fn what_html_closes_by_itself_holds_nothing() {
        for html in [
            "<p>Tekst.",
            "<ul><li>en<li>to</ul>",
            "<dl><dt>a<dd>b</dl>",
            "<embed src=x>",
            "<table><tr><th>a<td>b<tr><td>c</table>",
            "<br><hr/><link href=x><meta name=x><base>",
            "<param><track><source><wbr><col><area><input>",
            "<!-- <b> -->",
            "</div><!-- <b> -->",
            "<script>if (a<b) '<div>'</script>",
            "<p title=\"<div>\">",
            "<div><p></div>",
            "<ruby>a<rp>(<rt>b</ruby>",
            "<select><option>a<option>b</select>",
        ] {
            assert!(!holds(html), "{html}");
        }
    }

    #[test]
    fn the_end_of_a_markdown_element_ends_what_was_opened_in_it() {
        let mut open = OpenElements::default();
        open.pass(&read("<div>").tokens, 0);
        open.pass(&read("<b>").tokens, 1);
        open.end_markdown(0);
        assert!(open.hold_what_follows());
        open.pass(&read("</div>").tokens, 1);
        assert!(!open.hold_what_follows());
        open.pass(&read("<b>").tokens, 1);
        open.end_markdown(0);
        assert!(!open.hold_what_follows());
    }
}
