//! Formulas.
//!
//! In: a formula in LaTeX notation. Out: MathML, which browsers and screen readers support without
//! any script. Parsing LaTeX and writing MathML are left to pulldown-latex. It does not escape
//! operators and the names of functions, so that the special characters of HTML are replaced by
//! stand-ins before it writes, and by their escapes after.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, Storage, push_mathml};

/// The special characters of HTML, each with its stand-in and its escape. The stand-ins are
/// noncharacters (Unicode, section 23.7): no text should hold them, and in one that does they
/// become escaped characters, which are harmless.
const SPECIAL: [(char, char, &str); 5] = [
    ('&', '\u{fdd0}', "&amp;"),
    ('<', '\u{fdd1}', "&lt;"),
    ('>', '\u{fdd2}', "&gt;"),
    ('"', '\u{fdd3}', "&quot;"),
    ('\'', '\u{fdd4}', "&#39;"),
];

/// The MathML of a formula, in the line or on a line of its own.
///
/// # Errors
///
/// What is wrong with the formula, in the words of the LaTeX parser (English).
pub(super) fn mathml(formula: &str, on_its_own: bool) -> Result<String, String> {
    let storage = Storage::new();
    let events: Vec<_> =
        Parser::new(formula, &storage).collect::<Result<_, _>>().map_err(|error| {
            let error = error.to_string();
            error
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("parsing error: ")
                .to_owned()
        })?;
    let display_mode = if on_its_own { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    // The events borrow the names of functions with stand-ins.
    let names: Vec<String> = events.iter().map(|event| name_with_stand_ins(event)).collect();
    let events = events
        .into_iter()
        .zip(&names)
        .map(|(event, name)| Ok::<_, std::convert::Infallible>(with_stand_ins(event, name)));
    let mut html = String::new();
    push_mathml(&mut html, events, config).map_err(|error| error.to_string())?;
    Ok(SPECIAL.iter().fold(html, |html, (_, stand_in, escape)| {
        if html.contains(*stand_in) { html.replace(*stand_in, escape) } else { html }
    }))
}

/// The stand-in of a special character of HTML; any other character as it is.
fn stand_in(character: char) -> char {
    SPECIAL
        .iter()
        .find(|(special, ..)| *special == character)
        .map_or(character, |(_, stand_in, _)| *stand_in)
}

/// The name of the function that an event holds, with stand-ins; empty for other events.
fn name_with_stand_ins(event: &Event) -> String {
    match event {
        Event::Content(Content::Function(name)) => name.chars().map(stand_in).collect(),
        _ => String::new(),
    }
}

/// An event with stand-ins in everything that pulldown-latex does not escape; `name` is the name of
/// its function with stand-ins.
fn with_stand_ins<'a>(event: Event<'a>, name: &'a str) -> Event<'a> {
    let Event::Content(content) = event else { return event };
    Event::Content(match content {
        Content::Function(_) => Content::Function(name),
        Content::Ordinary { content, stretchy } => {
            Content::Ordinary { content: stand_in(content), stretchy }
        }
        Content::LargeOp { content, small } => {
            Content::LargeOp { content: stand_in(content), small }
        }
        Content::BinaryOp { content, small } => {
            Content::BinaryOp { content: stand_in(content), small }
        }
        Content::Delimiter { content, size, ty } => {
            Content::Delimiter { content: stand_in(content), size, ty }
        }
        Content::Punctuation(content) => Content::Punctuation(stand_in(content)),
        // Content::Relation can only be built by the parser. Punctuation is written in the same
        // element, and its character decides the spacing.
        Content::Relation { content, small } => match content.encode_utf8_to_buf(&mut [0; 8]) {
            [sign] if stand_in(char::from(*sign)) != char::from(*sign) => {
                Content::Punctuation(stand_in(char::from(*sign)))
            }
            _ => Content::Relation { content, small },
        },
        // pulldown-latex escapes texts, and a number is digits and points.
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_mathml_and_a_broken_one_says_why() {
        assert!(mathml(r"\frac{3}{4}", false).unwrap().starts_with("<math"));
        assert!(mathml(r"x^2", true).unwrap().contains("display=\"block\""));
        assert!(!mathml(r"\frac{3", false).unwrap_err().is_empty());
    }

    /// Whether the parser of the cleaner finds only MathML tags in the HTML, and no attribute that
    /// runs a script.
    fn is_harmless(html: &str) -> bool {
        let fragment = scraper::Html::parse_fragment(html);
        fragment.root_element().descendants().skip(1).filter_map(scraper::ElementRef::wrap).all(
            |element| {
                let name = element.value().name();
                let is_known = name == "merror" || name == "math" || name.starts_with('m');
                is_known && element.value().attrs().all(|(key, _)| !key.starts_with("on"))
            },
        )
    }

    #[test]
    fn signs_of_html_are_written_as_signs() {
        assert!(mathml("a<b", false).unwrap().contains("<mo>&lt;</mo>"));
        assert!(mathml("a>b", false).unwrap().contains("<mo>&gt;</mo>"));
        assert!(mathml(r"a \not< b", false).unwrap().contains("<mo>&lt;\u{338}</mo>"));
        assert!(mathml(r"a \And b", false).unwrap().contains("<mo>&amp;</mo>"));
        assert!(mathml(r"\operatorname{a<b}", false).unwrap().contains("<mi>a&lt;b</mi>"));
        assert!(mathml(r"\text{a<b}", false).unwrap().contains("<mtext>a&lt;b</mtext>"));
    }

    #[test]
    fn no_text_of_a_formula_becomes_an_element() {
        let img = "<img src=x onerror=alert(1)>";
        for command in [
            "operatorname",
            "operatorname*",
            "mathop",
            "text",
            "mathrm",
            "textbf",
            "mathbb",
            "textcolor{red}",
            "color",
            "mathbf",
            "mbox",
            "underline",
            "overset{a}",
            "stackrel{<}",
            "left<",
            "big<",
            "boldsymbol",
            "mathrel",
            "mathbin",
            "mathord",
            "mathpunct",
            "tag",
            "href{javascript:x}",
            "style{x}",
            "class{x}",
            "begin",
        ] {
            let formula = format!("\\{command}{{{img}}}");
            let html = mathml(&formula, false).unwrap_or_default();
            assert!(is_harmless(&html), "{formula}: {html}");
        }
    }

    const FORMULA: &str = concat!(
        r"(<img onerror=x>|\\operatorname|\\text|\\mathop|\\mathbf|\\not|\\left|\\right|\\big|\\lt",
        r#"|&lt;|[<>&"'{}()^_a1 ]|</math>){0,10}"#,
    );

    proptest::proptest! {
        #[test]
        fn any_formula_is_harmless(formula in FORMULA) {
            let html = mathml(&formula, true).unwrap_or_default();
            proptest::prop_assert!(is_harmless(&html), "{}", html);
        }
    }
}
