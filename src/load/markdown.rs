//! Markdown as the rest of the program sees it: the one place that sets the parser's options, and
//! that knows how blocks are found.
//!
//! In: the text of a page. Out: [`Piece`]s with their byte ranges: the parser's events, and the
//! lines that open and close blocks. The lines `:::` are handed to the parser as thematic breaks of
//! the same length: a break ends any paragraph, so that the parser itself decides whether a line is
//! where a block can be, and every byte keeps its place. In code the original text is put back. Raw
//! HTML comes whole, a block of it as one piece. A [`CUT`] line is handed over in the same way, and
//! is no piece.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::block_line;
use super::raw_html::RawHtml;
use crate::html::RAW_TEXT_ELEMENTS;

/// The line that replaces a block that was left out: it parts what is before it from what is after
/// it, as the block's own line did, and is nothing else. Markdown has no place for its last
/// character (CommonMark, section 2.3), so that no author writes it.
pub(super) const CUT: &str = ":::\u{0}";

/// How many blocks can stand inside each other: each of them is rendered with all that it holds,
/// and nobody could read more.
pub(super) const DEEPEST: usize = 8;

/// One step through a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<'a> {
    /// What the Markdown parser found.
    Markdown(Event<'a>),
    /// Raw HTML.
    Html(RawHtml<'a>),
    /// A line that begins with colons where a block can stand.
    BlockLine,
    /// The line that would open a block inside [`DEEPEST`] others. The block is no piece, and what
    /// is in it stands in the innermost of them.
    DeepBlockLine,
    /// A line that begins with colons where no block can stand: inside a paragraph of a list, say,
    /// or in raw HTML.
    StrayBlockLine,
}

/// Text in which the lines of blocks are hidden from the Markdown parser.
#[derive(Debug)]
pub struct Masked<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    lines: Vec<Range<usize>>,
}

/// The pieces of a page's text, in order, each with its byte range in the text.
#[must_use]
pub fn pieces(text: &str) -> Masked<'_> {
    let lines: Vec<Range<usize>> = block_lines(text);
    let mut masked = Cow::Borrowed(text);
    for line in &lines {
        let filler = format!("***{}", " ".repeat(line.len() - 3));
        masked.to_mut().replace_range(line.clone(), &filler);
    }
    Masked { original: text, text: masked, lines }
}

/// The ranges of lines that begin with three colons, from the first colon to the line's end.
/// Marks of quotations may come before.
fn block_lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        let inner = content.trim_start_matches([' ', '\t', '>']);
        if inner.starts_with(":::") {
            lines.push(start + content.len() - inner.len()..start + content.len());
        }
        start += line.len();
    }
    lines
}

impl Masked<'_> {
    /// Finds where the address of a link is written that has only a label: `[label]: address`.
    pub(super) fn definitions(&self) -> impl Fn(&str) -> Option<Range<usize>> {
        let parser = LazyCell::new(|| Parser::new_ext(&self.text, options()));
        move |label| parser.reference_definitions().get(label).map(|of| of.span.clone())
    }

    /// Walks through the pieces.
    pub fn iter(&self) -> impl Iterator<Item = (Piece<'_>, Range<usize>)> {
        Pieces {
            events: Parser::new_ext(&self.text, options()).into_offset_iter(),
            masked: self,
            next_line: 0,
            depth: 0,
            in_code: false,
            unclosed: BTreeMap::new(),
            held: VecDeque::new(),
        }
    }
}

/// The language after the fence of a code block, without what may follow it; empty
/// where there is none.
#[must_use]
pub fn code_language(info: &str) -> &str {
    info.split([' ', ',', '{']).next().unwrap_or_default()
}

/// Everything that authors can write beside CommonMark; docs/skrive-kurs.md tells them of it.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

struct Pieces<'a> {
    events: OffsetIter<'a>,
    masked: &'a Masked<'a>,
    next_line: usize,
    /// How many blocks are open.
    depth: usize,
    in_code: bool,
    /// Up to where an element of a name is known not to be closed, so that it is not looked for
    /// again behind each of many tags.
    unclosed: BTreeMap<&'static str, usize>,
    /// Events that wait: for the block lines before them to be reported, or since an element was
    /// looked for that does not end where it could.
    held: VecDeque<(Event<'a>, Range<usize>)>,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (Piece<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (piece, range) = self.step()?;
            let line = self.masked.original.get(range.clone()).unwrap_or_default();
            let piece = match piece {
                Piece::BlockLine | Piece::StrayBlockLine if line == CUT => continue,
                Piece::BlockLine => match self.block_line(line) {
                    Some(piece) => piece,
                    None => continue,
                },
                piece => piece,
            };
            return Some((piece, range));
        }
    }
}

impl<'a> Pieces<'a> {
    /// What the line of a block is, which opens or closes one; nothing if the block stands in one
    /// that is too deep already.
    fn block_line(&mut self, line: &str) -> Option<Piece<'a>> {
        let depth = if block_line::closes(line) {
            let depth = self.depth;
            self.depth = depth.saturating_sub(1);
            depth + usize::from(depth > DEEPEST)
        } else {
            self.depth += 1;
            self.depth
        };
        match depth {
            ..=DEEPEST => Some(Piece::BlockLine),
            _ if depth == DEEPEST + 1 => Some(Piece::DeepBlockLine),
            _ => None,
        }
    }

    fn step(&mut self) -> Option<(Piece<'a>, Range<usize>)> {
        let Some((event, range)) = self.next_event() else { return self.left_over() };
        if let Some(line) = self.masked.lines.get(self.next_line) {
            if matches!(event, Event::Rule) && range.start <= line.start && line.start < range.end {
                self.next_line += 1;
                return Some((Piece::BlockLine, line.clone()));
            }
            let passed = line.start < range.start;
            if passed && !self.in_code {
                self.next_line += 1;
                self.held.push_front((event, range));
                return Some((Piece::StrayBlockLine, line.clone()));
            }
        }
        Some(self.unmasked(event, range))
    }

    fn next_event(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.held.pop_front().or_else(|| self.events.next())
    }

    /// A block line behind the last event: the text ends inside a paragraph or raw HTML.
    fn left_over(&mut self) -> Option<(Piece<'a>, Range<usize>)> {
        let line = self.masked.lines.get(self.next_line)?.clone();
        self.next_line += 1;
        Some((Piece::StrayBlockLine, line))
    }

    /// Puts the original text back where the parser took block lines for code.
    fn unmasked(&mut self, event: Event<'a>, range: Range<usize>) -> (Piece<'a>, Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => return (Piece::Html(self.html_block()), range),
            Event::InlineHtml(html) => {
                if let Some((element, range)) = self.raw_text_element(&html, range.start) {
                    return (Piece::Html(element), range);
                }
                let source = self.masked.text.get(range.clone()).unwrap_or_default();
                return (Piece::Html(RawHtml::in_line(html.into(), source, range.start)), range);
            }
            _ => {}
        }
        match &event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.next_line = self.masked.lines.partition_point(|line| line.start < range.end);
            }
            Event::Text(text)
                if self.in_code && self.masked.text.get(range.clone()) == Some(&**text) =>
            {
                let original = self.masked.original.get(range.clone()).unwrap_or_default();
                return (Piece::Markdown(Event::Text(CowStr::Borrowed(original))), range);
            }
            _ => {}
        }
        (Piece::Markdown(event), range)
    }

    /// The whole of a style sheet or a script within a line, whose tag was just met: its
    /// contents are no Markdown. Nothing where it is not closed in the same paragraph, or cell.
    fn raw_text_element(&mut self, tag: &str, start: usize) -> Option<(RawHtml<'a>, Range<usize>)> {
        let name = RAW_TEXT_ELEMENTS.into_iter().find(|name| begins_with_tag(tag, name))?;
        if self.unclosed.get(name).is_some_and(|end| start < *end) {
            return None;
        }
        let (mut passed, mut depth, mut end) = (Vec::new(), 0_usize, start);
        while let Some((event, range)) = self.next_event() {
            end = range.end;
            match &event {
                Event::InlineHtml(tag) if is_end_tag(tag, name) => {
                    let source = self.masked.original.get(start..end).unwrap_or_default();
                    return Some((RawHtml::verbatim(source, start), start..end));
                }
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => {
                    passed.push((event, range));
                    break;
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
            passed.push((event, range));
        }
        self.unclosed.insert(name, end);
        for held in passed.into_iter().rev() {
            self.held.push_front(held);
        }
        None
    }

    /// The block of raw HTML that was just opened: the parser gives it line by line.
    fn html_block(&mut self) -> RawHtml<'a> {
        let mut html = RawHtml::block();
        while let Some((event, range)) = self.next_event() {
            match event {
                // Spaces before a line, where a list has taken a part of a tab, come as text.
                Event::Html(line) | Event::Text(line) => {
                    let is_source = self.masked.text.get(range.clone()) == Some(&*line);
                    let original = self.masked.original.get(range.clone());
                    let line = original.filter(|_| is_source).map_or(line.into(), Cow::Borrowed);
                    html.push(line, range.start);
                }
                _ => break,
            }
        }
        html
    }
}

/// Whether raw HTML begins with a tag that opens an element.
fn begins_with_tag(html: &str, name: &str) -> bool {
    let rest = html.strip_prefix('<').unwrap_or_default();
    let (start, rest) = rest.split_at_checked(name.len()).unwrap_or_default();
    start.eq_ignore_ascii_case(name)
        && rest.starts_with(|c: char| c.is_ascii_whitespace() || ['/', '>'].contains(&c))
}

/// Whether raw HTML is the tag that closes an element.
fn is_end_tag(html: &str, name: &str) -> bool {
    let rest = html.strip_prefix("</").and_then(|rest| rest.strip_suffix('>'));
    rest.is_some_and(|closed| closed.trim_ascii().eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The pieces as a short line: `<` and `>` for block lines as text, `!` for stray ones, the
    /// text of the rest.
    fn sketch(text: &str) -> String {
        let masked = pieces(text);
        let mut sketch = String::new();
        for (piece, range) in masked.iter() {
            match piece {
                Piece::BlockLine => sketch.extend(["[", &text[range], "]"]),
                Piece::StrayBlockLine => sketch.extend(["!", &text[range], "!"]),
                Piece::DeepBlockLine => sketch.extend(["{", &text[range], "}"]),
                Piece::Markdown(Event::Text(text)) => sketch.push_str(text.trim_end()),
                Piece::Html(html) => sketch.push_str(html.text.trim_end()),
                Piece::Markdown(Event::Rule) => sketch.push('-'),
                Piece::Markdown(_) => {}
            }
        }
        sketch
    }

    #[test]
    fn block_lines_part_paragraphs_also_without_empty_lines() {
        assert_eq!(sketch("a\n:::leder gruppe\nb\n:::\nc\n"), "a[:::leder gruppe]b[:::]c");
        assert_eq!(sketch(":::a\n:::b\nx\n:::\n:::"), "[:::a][:::b]x[:::][:::]");
        assert_eq!(sketch("> :::tips\n> x\n> :::\n"), "[:::tips]x[:::]");
        assert_eq!(sketch("- a\n\n  :::tips\n  x\n  :::\n- b\n"), "a[:::tips]x[:::]b");
    }

    #[test]
    fn a_block_that_stands_too_deep_is_no_piece_and_neither_is_what_closes_it() {
        let (open, close) = (":::a\n".repeat(DEEPEST), ":::\n".repeat(DEEPEST));
        assert_eq!(
            sketch(&format!("{open}:::b\n:::c\nx\n:::\n:::\ny\n{close}:::d\n:::\n")),
            format!("{}{{:::b}}xy{}[:::d][:::]", "[:::a]".repeat(DEEPEST), "[:::]".repeat(DEEPEST))
        );
    }

    #[test]
    fn colons_in_code_are_code_and_real_breaks_are_breaks() {
        assert_eq!(sketch("```\n:::leder\n```\n:::tips\n:::\n"), ":::leder[:::tips][:::]");
        assert_eq!(sketch("    :::leder\n\na\n"), ":::leder\na".replace('\n', ""));
        assert_eq!(sketch("***\n"), "-");
        assert_eq!(sketch("a ::: b\n"), "a ::: b");
    }

    #[test]
    fn a_line_of_colons_where_no_block_can_stand_is_told() {
        assert_eq!(sketch("a\n     :::leder\nb\n"), "a***!:::leder!b");
    }

    /// The raw HTML of a text, each piece with the text on the page at the places of its tags'
    /// names and values.
    fn html(text: &str) -> Vec<(String, Vec<String>)> {
        let masked = pieces(text);
        let of = |html: &RawHtml| {
            let fragment = crate::html::read(&html.text);
            let parts = fragment.start_tags().flat_map(|tag| {
                let values = tag.attributes.iter().map(|of| of.value_place.clone());
                std::iter::once(tag.name_place.clone()).chain(values).collect::<Vec<_>>()
            });
            let at = |part: Range<usize>| text[html.place(&part)].to_owned();
            (html.text.to_string(), parts.map(at).collect())
        };
        let raw = masked.iter().filter_map(|(piece, _)| match piece {
            Piece::Html(html) => Some(of(&html)),
            _ => None,
        });
        raw.collect()
    }

    #[test]
    fn a_block_of_html_is_one_piece_whose_tags_know_their_places() {
        let piece = |html: &str, parts: &[&str]| {
            vec![(html.to_owned(), parts.iter().map(|part| (*part).to_owned()).collect())]
        };
        assert_eq!(
            html("a\n\n<p><a\n  href=\"b.md\">x</a>\n</p>\n\nc\n"),
            piece("<p><a\n  href=\"b.md\">x</a>\n</p>\n", &["p", "a", "b.md"])
        );
        assert_eq!(
            html("> <div><a\n> href=b.md\n>  id='c\n> d'>\n"),
            piece("<div><a\nhref=b.md\n id='c\nd'>\n", &["div", "a", "b.md", "c\n> d"])
        );
        assert_eq!(
            html("- a\n\n  <p><img\n  src=b.png>\n- > <p\n  > id=c>\n"),
            [
                piece("<p><img\nsrc=b.png>\n", &["p", "img", "b.png"]),
                piece("<p\nid=c>\n", &["p", "c"])
            ]
            .concat()
        );
        assert_eq!(html("<p>\r\n<a\r\nid=ø>\r\n"), piece("<p>\n<a\nid=ø>\n", &["p", "a", "ø"]));
        assert_eq!(html("-\t<p\n\tid=a>\n"), piece("<p\nid=a>\n", &["p", "a"]));
        assert_eq!(html("<!--\n\n<p id=a>\n\n-->\n"), piece("<!--\n\n<p id=a>\n\n-->\n", &[]));
    }

    #[test]
    fn a_style_sheet_or_script_in_a_line_is_one_piece() {
        for text in [
            "<style>a > *b* { \"c\" }</style>",
            "<STYLE media=x>a\nb</STYLE >",
            "<script>`</b>` *c*</script>",
        ] {
            let pieces = html(&format!("x {text} *y* <b>z</b>\n"));
            let pieces: Vec<&str> = pieces.iter().map(|(html, _)| html.as_str()).collect();
            assert_eq!(pieces, [text, "<b>", "</b>"]);
        }
        assert_eq!(sketch("x <style>*y*\n\nz</style>\n"), "x<style>yz</style>");
        assert_eq!(sketch("|a <style>b|c</style>|\n|-|-|\n"), "a<style>bc</style>");
        assert_eq!(sketch("<styles>*y*</styles>\n"), "<styles>y</styles>");
        assert_eq!(sketch("<style-guide>*y*</style>\n"), "<style-guide>y</style>");
        assert_eq!(sketch("*<style>x*<style>*y*</style>\n"), "<style>x<style>*y*</style>");
        assert_eq!(sketch("x <style>y\n\nx <style>*z*</style>\n"), "x<style>yx<style>*z*</style>");
    }

    #[test]
    fn many_elements_that_are_not_closed_are_looked_for_once() {
        let text = format!("x {}", "<style><script>".repeat(50_000));
        assert_eq!(sketch(&text), format!("x{}", text.trim_start_matches("x ")));
    }

    #[test]
    fn a_tag_in_a_line_is_one_piece_also_over_lines() {
        let expected = ("<a\nhref=b>".to_owned(), vec!["a".to_owned(), "b".to_owned()]);
        for text in
            ["x <a\nhref=b>y", "> x <a\n> href=b>y", "- x <a\n  href=b>y", "> - x <a\nhref=b>y"]
        {
            assert_eq!(html(text), std::slice::from_ref(&expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_part_of_raw_html_is_where_it_says(
            text in "(> |- |1\\. |\t|  |<p|<a\n|<div>\n| href=ø\n| id='x\n|'>\n|>|y\n|\n|\r\n|<!--|-->|:::tips\n){0,24}",
        ) {
            let masked = pieces(&text);
            for (piece, _) in masked.iter() {
                let Piece::Html(html) = piece else { continue };
                for tag in crate::html::read(&html.text).start_tags() {
                    prop_assert_eq!(
                        &text[html.place(&tag.name_place)],
                        &html.text[tag.name_place.clone()]
                    );
                    for of in &tag.attributes {
                        let at = text.get(html.place(&of.value_place));
                        prop_assert!(at.is_some());
                        if html.is_verbatim(&of.value_place) {
                            prop_assert_eq!(at, html.text.get(of.value_place.clone()));
                        }
                    }
                }
            }
        }

        #[test]
        fn every_line_of_colons_is_told_once_or_is_code(
            text in "(:::[a-c]?|[a-c]|- a|> a|```|    b|\\|a\\|b\\||<div>|: x|\n){0,12}(\n(:::[a-c]?|[a-c]|- a|> :::|  :::|```)){0,8}",
        ) {
            let masked = pieces(&text);
            let told: Vec<_> = masked
                .iter()
                .filter(|(piece, _)| matches!(piece, Piece::BlockLine | Piece::StrayBlockLine))
                .map(|(_, range)| range)
                .collect();
            prop_assert!(told.windows(2).all(|pair| pair[0].end <= pair[1].start), "{told:?}");
            prop_assert!(told.iter().all(|range| text[range.clone()].starts_with(":::")));
        }
    }
}
