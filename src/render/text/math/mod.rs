//! Formulas.
//!
//! In: a formula in LaTeX notation. Out: MathML, which browsers and screen readers support without
//! any script, or a [`FormulaFault`] with its place in the formula. Reading LaTeX is left to
//! katex-rs, which reads what KaTeX reads. Its MathML is of the older, larger kind: `mathml_core`
//! writes it anew in the part that browsers draw, without style in the elements, and from lists of
//! what may stand there, so that nothing else gets into a page.

mod element;
mod fault;
mod form;
mod letters;
mod mathml_core;
mod scan;
mod table;

pub(super) use fault::FormulaFault;
pub(super) use form::FormulaForm;

use katex::{KatexContext, OutputFormat, Settings, StrictMode, StrictSetting};

use mathml_core::Rewriter;

/// The largest length that a formula may ask for, in widths of an `m`: a rule or a space beyond
/// that is a slip.
const MAX_LENGTH: f64 = 50.0;

/// Writes the formulas of a page, in order.
#[derive(Default)]
pub(super) struct Formulas {
    /// Made for the first formula: most pages have none.
    context: Option<Box<KatexContext>>,
    /// How many equations have been numbered.
    numbered: usize,
}

impl Formulas {
    /// The MathML of a formula.
    ///
    /// # Errors
    ///
    /// What is wrong with the formula.
    pub(super) fn mathml(
        &mut self,
        formula: &str,
        form: FormulaForm,
    ) -> Result<String, FormulaFault> {
        let scanned = scan::scan(formula)?;
        let settings = Settings::builder()
            .display_mode(form == FormulaForm::OnItsOwn)
            .output(OutputFormat::Mathml)
            .strict(StrictSetting::Mode(StrictMode::Ignore))
            .max_size(MAX_LENGTH)
            .build();
        let context = self.context.get_or_insert_with(Box::default);
        let written = katex::render_to_string(context, formula, &settings)
            .map_err(|error| FormulaFault::of(&error, formula))?;
        let document =
            roxmltree::Document::parse(&written).map_err(|_| FormulaFault::unreadable(formula))?;
        Ok(Rewriter::new(scanned.rows, &mut self.numbered).formula(document.root(), form))
    }
}

#[cfg(test)]
mod tests;
