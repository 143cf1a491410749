//! How a text comes apart into pieces.

use proptest::prelude::*;
use pulldown_cmark::Event;

use super::*;
use crate::load::raw_html::RawHtml;

/// The pieces as a short line: `<` and `>` for block lines as text, `!` for stray ones, the
/// text of the rest.
fn sketch(text: &str) -> String {
    let masked = pieces(text);
    let mut sketch = String::new();
    for (piece, range) in masked.walk() {
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
    let raw = masked.walk().filter_map(|(piece, _)| match piece {
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
        [piece("<p><img\nsrc=b.png>\n", &["p", "img", "b.png"]), piece("<p\nid=c>\n", &["p", "c"])]
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
    for text in ["x <a\nhref=b>y", "> x <a\n> href=b>y", "- x <a\n  href=b>y", "> - x <a\nhref=b>y"]
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
        for (piece, _) in masked.walk() {
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
            .walk()
            .filter(|(piece, _)| matches!(piece, Piece::BlockLine | Piece::StrayBlockLine))
            .map(|(_, range)| range)
            .collect();
        prop_assert!(told.windows(2).all(|pair| pair[0].end <= pair[1].start), "{told:?}");
        prop_assert!(told.iter().all(|range| text[range.clone()].starts_with(":::")));
    }
}
