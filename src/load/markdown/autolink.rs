//! Bare addresses become links: `https://www.udir.no`, `www.udir.no`, `kari@skole.no`.
//!
//! In: pieces. Out: the same, with links round the addresses in their texts, by the rules of GitHub
//! Flavored Markdown (section 6.9, autolinks), outside links, pictures and code. An address is the
//! author's own text: no quotation mark or dash in it is made another.

use std::collections::VecDeque;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::piece::{Piece, Placed};

/// What the address of a link to a mailbox begins with.
const MAIL: &str = "mailto:";

/// An iterator that makes links of bare addresses.
pub(super) struct Autolinks<'a, I: Iterator<Item = Placed<'a>>> {
    pieces: Peekable<I>,
    text: &'a str,
    /// Whether the text has any mark of an address: most have none, and are not searched again.
    may_have_addresses: bool,
    /// Pieces that come before the next of `pieces`.
    ready: VecDeque<Placed<'a>>,
    /// How many links, pictures and code blocks are open.
    closed_to_links: usize,
}

/// An address in a text.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    range: Range<usize>,
    /// What the link leads to begins with this.
    scheme: &'static str,
}

impl<'a, I: Iterator<Item = Placed<'a>>> Autolinks<'a, I> {
    pub(super) fn new(pieces: I, text: &'a str) -> Self {
        let may_have_addresses = ["://", "www.", "@"].into_iter().any(|mark| text.contains(mark));
        let (pieces, ready) = (pieces.peekable(), VecDeque::new());
        Self { pieces, text, may_have_addresses, ready, closed_to_links: 0 }
    }

    /// Takes apart a text that has an address, and takes the texts that go on with it: the parser
    /// parts texts at every mark that could mean something.
    fn link(&mut self, mut range: Range<usize>) {
        while let Some(address) = self.address(&range) {
            self.push_text(range.start..address.range.start);
            let is_text = |(piece, _): &Placed| matches!(piece, Piece::Markdown(Event::Text(_)));
            while range.end < address.range.end
                && let Some((_, next)) = self.pieces.next_if(is_text)
            {
                range.end = next.end;
            }
            let end = address.range.end.min(range.end);
            self.push_link(address.range.start..end, address.scheme);
            range.start = end;
        }
        self.push_text(range);
    }

    fn push_text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let text = CowStr::Borrowed(self.text.get(range.clone()).unwrap_or_default());
            self.ready.push_back((Piece::Markdown(Event::Text(text)), range));
        }
    }

    fn push_link(&mut self, range: Range<usize>, scheme: &str) {
        let address = self.text.get(range.clone()).unwrap_or_default();
        let (link_type, dest_url) = (LinkType::Autolink, format!("{scheme}{address}").into());
        let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
        let start = Event::Start(Tag::Link { link_type, dest_url, title, id });
        self.ready.push_back((Piece::Markdown(start), range.clone()));
        self.push_text(range.clone());
        self.ready.push_back((Piece::Markdown(Event::End(TagEnd::Link)), range));
    }

    /// The first address that begins in a range of the page's text. It may go on behind it.
    fn address(&self, range: &Range<usize>) -> Option<Address> {
        let within = self.text.get(range.clone())?;
        let starts = within.match_indices([':', '.', '@']);
        let mut found = starts.filter_map(|(at, mark)| match mark {
            ":" => self.with_scheme(range, range.start + at),
            "." => self.with_www(range, range.start + at),
            _ => self.mail(range, range.start + at),
        });
        found.next()
    }

    /// An address around the colon of `https://`.
    fn with_scheme(&self, range: &Range<usize>, colon: usize) -> Option<Address> {
        let before = self.text.get(range.start..colon)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            before.len() >= scheme.len()
                && before.get(before.len() - scheme.len()..).is_some_and(|end| end == *scheme)
        })?;
        let start = colon - scheme.len();
        let rest = self.text.get(colon..)?.strip_prefix("://")?;
        let is_free = !self.before(start).is_some_and(char::is_alphanumeric);
        let length = length(rest).filter(|_| is_free)?;
        Some(Address { range: start..colon + "://".len() + length, scheme: "" })
    }

    /// An address around the first point of `www.`.
    fn with_www(&self, range: &Range<usize>, point: usize) -> Option<Address> {
        let start = self.text.get(range.start..point)?.ends_with("www").then(|| point - 3)?;
        let is_free = self
            .before(start)
            .is_none_or(|c| c.is_whitespace() || ['*', '_', '~', '(', '«', '"'].contains(&c));
        let length = length(self.text.get(start..)?).filter(|_| is_free)?;
        Some(Address { range: start..start + length, scheme: "http://" })
    }

    /// An address around its `@`.
    fn mail(&self, range: &Range<usize>, at: usize) -> Option<Address> {
        let is_local = |c: char| c.is_ascii_alphanumeric() || ['.', '-', '_', '+'].contains(&c);
        let before = self.text.get(range.start..at)?;
        let name = before.len() - before.trim_end_matches(is_local).len();
        let rest = self.text.get(at + 1..)?;
        let is_domain = |c: char| c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c);
        let domain = rest.get(..rest.find(|c| !is_domain(c)).unwrap_or(rest.len()))?;
        let domain = domain.trim_end_matches('.');
        let (_, last) = domain.rsplit_once('.')?;
        let is_mail = name > 0
            && !domain.starts_with('.')
            && last.len() >= 2
            && last.chars().all(|c| c.is_ascii_alphabetic())
            && !is_file_ending(last);
        is_mail.then(|| Address { range: at - name..at + 1 + domain.len(), scheme: MAIL })
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }
}

impl<'a, I: Iterator<Item = Placed<'a>>> Iterator for Autolinks<'a, I> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(ready) = self.ready.pop_front() {
            return Some(ready);
        }
        let (piece, range) = self.pieces.next()?;
        match piece {
            Piece::Markdown(Event::Start(Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                title,
                id,
            })) => {
                self.closed_to_links += 1;
                let dest_url = format!("{MAIL}{dest_url}").into();
                let link_type = LinkType::Autolink;
                let start = Event::Start(Tag::Link { link_type, dest_url, title, id });
                return Some((Piece::Markdown(start), range));
            }
            Piece::Markdown(Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_),
            )) => self.closed_to_links += 1,
            Piece::Markdown(Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock)) => {
                self.closed_to_links = self.closed_to_links.saturating_sub(1);
            }
            Piece::Markdown(Event::Text(_))
                if self.may_have_addresses
                    && self.closed_to_links == 0
                    && self.address(&range).is_some() =>
            {
                self.link(range);
                return self.ready.pop_front();
            }
            _ => {}
        }
        Some((piece, range))
    }
}

/// Names of files that stand in texts and look like mail: `figur@2x.png`.
fn is_file_ending(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "md"].contains(&name.as_str())
}

/// How long the address is that a text begins with, its scheme left out: a name with a point, and
/// what follows up to a space, without marks that end a sentence. Nothing where it is no address.
fn length(text: &str) -> Option<usize> {
    let domain_end = text.find(|c: char| !(c.is_alphanumeric() || ['.', '-', '_'].contains(&c)));
    let domain = text.get(..domain_end.unwrap_or(text.len()))?.trim_end_matches('.');
    let mut last_two = domain.rsplit('.').take(2);
    let is_domain = domain.contains('.')
        && !domain.starts_with('.')
        && last_two.all(|part| !part.is_empty() && !part.contains('_'));
    let end = text.find(|c: char| c.is_whitespace() || "<>«»“”\"`".contains(c));
    let whole = text.get(..end.unwrap_or(text.len()))?;
    is_domain.then(|| trimmed(whole).len())
}

/// An address without the marks behind it that belong to the sentence.
fn trimmed(address: &str) -> &str {
    let mut kept = address;
    loop {
        let shorter = kept.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '\'', '…']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if shorter.matches(')').count() > shorter.matches('(').count() => inner,
            _ => without_entity(shorter),
        };
        if shorter.len() == kept.len() {
            return kept;
        }
        kept = shorter;
    }
}

/// The text without a reference to a character at its end, `&nbsp;`.
fn without_entity(text: &str) -> &str {
    let Some((before, name)) = text.strip_suffix(';').and_then(|text| text.rsplit_once('&')) else {
        return text;
    };
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
    if is_name { before } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::markdown::pieces;

    /// The text with each link as `[text](address)`.
    fn linked(text: &str) -> String {
        let masked = pieces(text);
        let mut sketch = String::new();
        let mut open = Vec::new();
        for (piece, range) in masked.walk() {
            match piece {
                Piece::Markdown(Event::Start(Tag::Link { dest_url, .. })) => {
                    assert!(range.end <= text.len());
                    open.push(dest_url);
                    sketch.push('[');
                }
                Piece::Markdown(Event::End(TagEnd::Link)) => {
                    sketch.extend(["](", &open.pop().unwrap(), ")"]);
                }
                Piece::Markdown(Event::Text(text) | Event::Code(text)) => sketch.push_str(&text),
                Piece::Markdown(Event::SoftBreak) => sketch.push(' '),
                _ => {}
            }
        }
        sketch
    }

    #[test]
    fn bare_addresses_become_links() {
        for (text, expected) in [
            ("Se https://udir.no/a_b--c.", "Se [https://udir.no/a_b--c](https://udir.no/a_b--c)."),
            ("(http://a.no/b(c))", "([http://a.no/b(c)](http://a.no/b(c)))"),
            ("www.a.no/b?c=\"d\"", "[www.a.no/b?c=](http://www.a.no/b?c=)“d”"),
            ("**https://a.no**", "[https://a.no](https://a.no)"),
            ("«https://a.no/ø»", "«[https://a.no/ø](https://a.no/ø)»"),
            ("a@b.no, c@d.no", "[a@b.no](mailto:a@b.no), [c@d.no](mailto:c@d.no)"),
            ("https://a.no/b&amp;", "[https://a.no/b](https://a.no/b)&"),
            ("https://a.no/?b=1&c=2", "[https://a.no/?b=1&c=2](https://a.no/?b=1&c=2)"),
            ("https://a.no\nb", "[https://a.no](https://a.no) b"),
        ] {
            assert_eq!(linked(text), expected);
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "https://",
            "https://a",
            "xhttps://a.no",
            "www.",
            "a@b",
            "figur@2x.png",
            "@a.no",
            "kl. 09.00",
            "a.b",
            "http:a.no",
            "pris@kr",
            "fil.www.a",
        ] {
            assert_eq!(linked(text), text);
        }
        assert_eq!(linked("<a@b.no>"), "[a@b.no](mailto:a@b.no)");
        assert_eq!(linked("`https://a.no`"), "https://a.no");
        assert_eq!(linked("    https://a.no\n"), "https://a.no\n");
        assert_eq!(linked("[https://a.no](b.md)"), "[https://a.no](b.md)");
        assert_eq!(linked("[a](https://a.no)"), "[a](https://a.no)");
    }
}
