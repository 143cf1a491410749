//! Formulas.
//!
//! In: a formula in LaTeX notation. Out: MathML, which browsers and screen readers read without any
//! script. Reading LaTeX and writing MathML are left to pulldown-latex. It writes operators and the
//! names of functions as they are, so that signs that mean something in HTML travel through it in
//! disguise.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, Storage, push_mathml};

/// The signs that mean something in HTML, what stands for each on the way through the writer, and
/// what is written for it at last. The stand-ins are noncharacters (Unicode, section 23.7): no
/// text holds them, and should one, nothing but a harmless sign comes of it.
const SIGNS: [(char, char, &str); 5] = [
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
/// What is wrong with the formula, in the words of the LaTeX reader (English).
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
    // The names of functions with stand-ins must live as long as the events that hold them.
    let names: Vec<String> = events.iter().map(|event| disguised_name(event)).collect();
    let events = events
        .into_iter()
        .zip(&names)
        .map(|(event, name)| Ok::<_, std::convert::Infallible>(disguised(event, name)));
    let mut html = String::new();
    push_mathml(&mut html, events, config).map_err(|error| error.to_string())?;
    Ok(SIGNS.iter().fold(html, |html, (_, stand_in, written)| {
        if html.contains(*stand_in) { html.replace(*stand_in, written) } else { html }
    }))
}

/// The stand-in of a sign that means something in HTML; any other sign as it is.
fn stand_in(sign: char) -> char {
    SIGNS.iter().find(|(meant, ..)| *meant == sign).map_or(sign, |(_, stand_in, _)| *stand_in)
}

/// The name of the function that an event holds, with stand-ins; empty for other events.
fn disguised_name(event: &Event) -> String {
    match event {
        Event::Content(Content::Function(name)) => name.chars().map(stand_in).collect(),
        _ => String::new(),
    }
}

/// An event with stand-ins in all that the writer does not escape; `name` is its disguised name.
fn disguised<'a>(event: Event<'a>, name: &'a str) -> Event<'a> {
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
        // A relation of another sign can only come from the parser. Punctuation is written in the
        // same element, and what the sign is decides how it is spaced.
        Content::Relation { content, small } => match content.encode_utf8_to_buf(&mut [0; 8]) {
            [sign] if stand_in(char::from(*sign)) != char::from(*sign) => {
                Content::Punctuation(stand_in(char::from(*sign)))
            }
            _ => Content::Relation { content, small },
        },
        // The writer escapes texts, and a number is digits and points.
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

    /// Whether HTML holds no other tags than MathML's, as the parser of the cleaner reads it, and
    /// no attribute that could run anything.
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

    proptest::proptest! {
        #[test]
        fn any_formula_is_harmless(formula in r#"(<img onerror=x>|\\operatorname|\\text|\\mathop|\\mathbf|\\not|\\left|\\right|\\big|\\lt|&lt;|[<>&"'{}()^_a1 ]|</math>){0,10}"#) {
            let html = mathml(&formula, true).unwrap_or_default();
            proptest::prop_assert!(is_harmless(&html), "{}", html);
        }
    }
}
