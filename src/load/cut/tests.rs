//! What is cut is gone, and nothing else changes.

use proptest::prelude::*;

use super::*;
use crate::language::LanguageTag;
use crate::load::outline_parser;
use crate::load::text_settings::TextSettings;
use crate::source::{SourceFile, Sources};

const SETTINGS: TextSettings = TextSettings { language: "nb", trust_html: false };

fn cut_text(text: &str, link_action: &dyn Fn(&str) -> LinkAction) -> Cut {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("a.md", text));
    let body = sources.whole(file);
    let outline = outline_parser::parse(&sources, body, SETTINGS, &mut Vec::new());
    let document = Document {
        file,
        path: "a.md".to_owned(),
        language: LanguageTag::default(),
        front_matter: None,
        body,
        outline,
    };
    cut(&document, text, &Decision { goes: &|line| line.name.text == "leder", link_action })
}

/// The text that is left, with `¦` for the line that takes the place of a block.
fn left(text: &str) -> String {
    cut_text(text, &|_| LinkAction::Kept).text.replace(CUT, "¦")
}

#[test]
fn a_block_goes_with_all_that_stands_in_it() {
    assert_eq!(left("a\n:::leder gruppe\nb\n:::tips\nc\n:::\n:::\nd\n"), "a\n¦\nd\n");
    assert_eq!(left(":::tips\na\n:::leder\nb\n:::\nc\n:::\n"), ":::tips\na\n¦\nc\n:::\n");
    assert_eq!(left("> a\n> :::leder\n> b\n> :::\n> c\n"), "> a\n> ¦\n> c\n");
    assert_eq!(left("```\n:::leder\n```\n"), "```\n:::leder\n```\n");
}

#[test]
fn a_block_that_is_never_closed_takes_all_that_follows() {
    assert_eq!(left("a\n:::leder\nb\n"), "a\n¦");
}

#[test]
fn a_footnote_goes_with_the_last_that_refers_to_it_and_a_mark_with_its_footnote() {
    assert_eq!(left("a\n\n:::leder\nb[^1]\n:::\n\n[^1]: c[^2]\n\n[^2]: d\n"), "a\n\n¦\n\n¦\n\n¦\n");
    assert_eq!(
        left("a[^1] e[^2]\n\n:::leder\n[^1]: c\n:::\n\n[^2]: d\n"),
        "a e[^2]\n\n¦\n\n[^2]: d\n"
    );
}

#[test]
fn a_link_whose_address_goes_is_only_its_text() {
    assert_eq!(left("[a][x] [x]\n\n:::leder\n[x]: b.md \"c\"\n:::\n"), "[a]() [x]()\n\n¦\n");
    let link_action = |target: &str| {
        if target == "b.md" {
            LinkAction::Unlinked
        } else {
            LinkAction::Moved("n.md#<x>".to_owned())
        }
    };
    let cut = cut_text(
        "[*a*](b.md \"t\") ![i](b.md) [c](d.md 'u \"v\"')\n\n<a class=\"k\" href=\"b.md\">e</a> \
         <a href='d.md'>f</a>\n",
        &link_action,
    );
    let expected = "[*a*]() ![i]() [c](<n.md#\\<x\\>> \"u \\\"v\\\"\")\n\n<a class=\"k\">e</a> \
                    <a href='n.md#&lt;x&gt;'>f</a>\n";
    assert_eq!((cut.text.as_str(), cut.unlinked.len()), (expected, 3));
}

#[test]
fn html_in_an_alternative_text_is_cut_too() {
    let cut = cut_text("![<a href=b.md>c</a>](d.png)\n", &|target| match target {
        "b.md" => LinkAction::Unlinked,
        _ => LinkAction::Kept,
    });
    assert_eq!(cut.text, "![<a>c</a>](d.png)\n");
}

#[test]
fn entities_of_style_sheets_stay_entities() {
    let link_action = |_: &str| LinkAction::Moved("n.svg".to_owned());
    let svg = |css: &str| format!("<p><svg><style>/* &lt;b&gt; */ a{{fill:{css}}}</style></svg>\n");
    let cut = cut_text(&svg("url(a.svg)"), &link_action);
    assert_eq!(cut.text, svg("url(&quot;n.svg&quot;)"));
}

/// What the parser makes of a text, without the blocks that go; paragraphs are left out, since a
/// list without a block between its paragraphs is a tighter list.
fn structure(text: &str, gone: &[Span]) -> Vec<String> {
    let masked = pieces(text);
    let is_gone = |range: &Range<usize>| {
        gone.iter()
            .any(|gone| gone.start as usize <= range.start && range.start < gone.end as usize)
    };
    let told =
        masked.walk().filter(|(_, range)| !is_gone(range)).map(|(piece, _)| format!("{piece:?}"));
    told.filter(|piece| !piece.contains("Paragraph")).collect()
}

proptest! {
    // Most texts have a fault; with many cases that is more than proptest accepts of itself.
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_means_what_it_meant(text in "(a\n|- b\n|  c\n|> d\n|1. e\n|## \
                                                 f\n|\n|```\n|    \
                                                 g\n|:::tips\n|:::\n|:::leder\n|  :::leder\n|  \
                                                 :::\n|> :::leder\n> x\n> \
                                                 :::\n|:::leder\nx\n:::\n|  :::leder\n  x\n  \
                                                 :::\n){0,14}") {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text.as_str()));
        let mut faults = Vec::new();
        outline_parser::parse(&sources, sources.whole(file), SETTINGS, &mut faults);
        prop_assume!(faults.is_empty());
        let cut = cut_text(&text, &|_| LinkAction::Kept);
        prop_assert_eq!(structure(&cut.text, &[]), structure(&text, &cut.blocks), "{:?}", cut.text);
    }
}
