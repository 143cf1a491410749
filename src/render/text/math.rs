//! Formulas.
//!
//! In: a formula in LaTeX notation. Out: MathML, which browsers and screen readers read without any
//! script. Reading LaTeX is left to pulldown-latex.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};

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
    let mut html = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut html, events, config).map_err(|error| error.to_string())?;
    Ok(html)
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
}
