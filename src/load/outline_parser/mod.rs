//! From a page's text to its outline.
//!
//! In: the text under the front matter. Out: an [`Outline`], and diagnostics for what is wrong with
//! the text by itself: blocks that are never closed, ids that are taken. The Markdown is parsed by
//! `markdown`; `walk` gathers what it finds, and `fault` has the messages.

mod fault;
mod walk;

use super::markdown::{Piece, pieces};
use super::outline::Outline;
use super::text_settings::TextSettings;
use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};
use walk::Walk;

/// Parses the outline of the text at `body`.
pub(super) fn parse(
    sources: &Sources,
    body: Span,
    settings: TextSettings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Outline {
    let text = sources.text(body);
    let masked = pieces(text);
    let mut walk = Walk::new(text, body, settings, diagnostics);
    for (piece, range) in masked.walk() {
        match piece {
            Piece::Markdown(event) => walk.event(event, range),
            Piece::Html(html) => walk.html(&html, &range),
            Piece::BlockLine => walk.block_line(range),
            Piece::StrayBlockLine => walk.stray(range),
            Piece::DeepBlockLine => walk.too_deep(range),
        }
    }
    walk.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::source::SourceFile;
    use proptest::prelude::*;

    fn outline(text: &str) -> (Outline, Vec<&'static str>, Sources) {
        outline_of(text, false)
    }

    fn outline_of(text: &str, trust_html: bool) -> (Outline, Vec<&'static str>, Sources) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let mut diagnostics = Vec::new();
        let settings = TextSettings { language: "nb", trust_html };
        let outline = parse(&sources, sources.whole(file), settings, &mut diagnostics);
        let rules = diagnostics.iter().map(|diagnostic| diagnostic.rule.name()).collect();
        (outline, rules, sources)
    }

    fn ids(text: &str) -> Vec<(usize, String)> {
        outline(text).0.headings.into_iter().map(|heading| (heading.level, heading.id)).collect()
    }

    #[test]
    fn heading_ids_follow_the_slug_rule_and_are_unique() {
        let expected = [(2, "for-motet"), (3, "for-motet-2"), (2, "eget"), (2, "del")]
            .map(|(level, id)| (level, id.to_owned()));
        assert_eq!(ids("## Før møtet\n### Før *møtet*\n## Etter {#eget}\n## …\n"), expected);
    }

    #[test]
    fn the_numbers_of_equal_headings_pass_over_ids_that_are_taken() {
        let found = ids("## A\n## A\n## A 2\n## A\n## A {#a-4}\n## A\n");
        let found: Vec<String> = found.into_iter().map(|(_, id)| id).collect();
        assert_eq!(found, ["a", "a-2", "a-2-2", "a-3", "a-4", "a-5"]);
    }

    #[test]
    fn a_heading_never_takes_the_id_of_something_else_on_the_page() {
        let expected = ["h-lederstotte-1", "fn-sambandet", "h-trail"].map(|id| (2, id.to_owned()));
        assert_eq!(ids("## Lederstøtte 1\n## FN-sambandet\n## Trail\n"), expected);
        assert_eq!(outline("## A {#lederstotte-1}\n").1, ["id-taken"]);
    }

    #[test]
    fn a_text_with_an_h1_of_its_own_moves_all_headings_down() {
        assert_eq!(ids("# A\n## B\n").iter().map(|(level, _)| *level).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(
            ids("## A\n### B\n").iter().map(|(level, _)| *level).collect::<Vec<_>>(),
            [2, 3]
        );
    }

    #[test]
    fn an_id_that_stands_twice_is_an_error() {
        assert_eq!(outline("## A {#x}\n## B {#x}\n").1, ["id-taken"]);
    }

    #[test]
    fn links_are_pointed_at_by_their_address() {
        let (outline, _, sources) = outline(
            "Se [møtet](02-mote.md#plan) og ![Et kart](kart.svg), [ref].\n\n[ref]: om.md\n",
        );
        let links: Vec<_> = outline
            .links
            .iter()
            .map(|link| (link.target.as_str(), link.text.as_str(), sources.text(link.span)))
            .collect();
        let expected = [
            ("02-mote.md#plan", "møtet", "02-mote.md#plan"),
            ("kart.svg", "Et kart", "kart.svg"),
            ("om.md", "ref", "[ref]"),
        ];
        assert_eq!(links, expected);
    }

    #[test]
    fn raw_html_refers_too() {
        let (outline, _, _) = outline(
            "<p>\n<a href=\"om.md\">x</a> <img src='a.png' alt=\"b\">\n</p>\n\n<!-- <a \
             href=\"nei.md\"> -->\n",
        );
        assert_eq!(
            outline.references().map(|link| link.target.as_str()).collect::<Vec<_>>(),
            ["om.md", "a.png"]
        );
        assert_eq!(
            outline.html_tags.iter().map(|tag| tag.name.text.as_str()).collect::<Vec<_>>(),
            ["p", "a", "img"]
        );
    }

    #[test]
    fn only_what_is_published_counts() {
        let text = "<h1 id=a>x</h1> <a id=b name=c href=d></a>\n\n<p id=e \
                    style=\"f: url(g)\">\n\n<iframe id=h src=i></iframe>\n";
        let counts = |trust_html| {
            let outline = outline_of(text, trust_html).0;
            let targets = outline.references().map(|link| link.target.as_str()).collect::<Vec<_>>();
            (outline.ids().collect::<Vec<_>>().join(" "), targets.join(" "))
        };
        assert_eq!(counts(false), ("b e".to_owned(), "d".to_owned()));
        assert_eq!(counts(true), ("a b c e h".to_owned(), "d g i".to_owned()));
    }

    #[test]
    fn html_in_an_alternative_text_is_not_published() {
        let (outline, rules, _) = outline("![<b id=x name=y><a href=z>](a.png)\n\n## A {#x}\n");
        let targets = outline.references().map(|link| link.target.as_str()).collect::<Vec<_>>();
        assert_eq!((targets, rules), (vec!["a.png"], vec![]));
        assert_eq!(outline.ids().collect::<Vec<_>>(), ["x"]);
        assert!(outline.html_tags.is_empty());
    }

    #[test]
    fn an_id_that_is_not_published_is_free() {
        assert_eq!(outline("<iframe id=x></iframe>\n\n## A {#x}\n").1, [""; 0]);
        assert_eq!(outline("<b id=x></b>\n\n## A {#x}\n").1, ["id-taken"]);
    }

    #[test]
    fn blocks_know_the_block_that_they_stand_in() {
        let (outline, rules, _) =
            outline(":::oppgave\n:::tips\nx\n:::\n:::\n:::leder gruppe\ny\n:::\n");
        let blocks: Vec<_> = outline
            .blocks
            .iter()
            .map(|block| (block.line.name.text.as_str(), block.parent))
            .collect();
        assert_eq!(
            (blocks, rules),
            (vec![("oppgave", None), ("tips", Some(0)), ("leder", None)], vec![])
        );
    }

    #[test]
    fn blocks_that_are_open_unopened_or_crooked_are_errors() {
        assert_eq!(outline(":::leder\nx\n").1, ["block-unclosed"]);
        assert_eq!(outline("x\n:::\n").1, ["block-unopened"]);
        assert_eq!(outline("- a\n\n  :::tips\n  x\n\n:::\n").1, ["block-misplaced"]);
        assert_eq!(outline("a\n     :::tips\n").1, ["block-misplaced"]);
    }

    #[test]
    fn of_blocks_that_stand_too_deep_the_outermost_is_told() {
        let text = |count| format!("{}x\n{}", ":::tips\n".repeat(count), ":::\n".repeat(count));
        assert_eq!(outline(&text(8)).1, [""; 0]);
        let (outline, rules, _) = outline(&text(500));
        assert_eq!((outline.blocks.len(), rules), (8, vec!["block-too-deep"]));
    }

    #[test]
    fn a_footnote_that_is_not_written_is_an_error() {
        assert_eq!(outline("a[^1] b[^2]\n\n[^1]: Note.\n").1, ["footnote-missing"]);
        assert_eq!(outline("a `[^2]` [^to ord] [^x\n").1, Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn any_text_has_an_outline_with_unique_ids(
            text in "([#:>\\-*\\[\\]()!^$`<a-c/{}= \n]|:::|\n\n){0,60}",
        ) {
            let (outline, rules, _) = outline(&text);
            let ids: BTreeSet<_> = outline.headings.iter().map(|heading| &heading.id).collect();
            prop_assert!(ids.len() == outline.headings.len() || rules.contains(&"id-taken"));
        }
    }
}
