//! What is wrong with a formula, and what to say of it.
//!
//! In: what the reader of LaTeX stopped at, or what a first look found. Out: a [`FormulaFault`]
//! with its place in the formula, and its words. Where the formula stands in the page is left to
//! the caller.

use std::ops::Range;

use katex::{ParseError, types::ParseErrorKind};

use crate::diagnostic::{Help, Text};
use crate::text;

/// What is wrong with a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormulaFault {
    pub(super) kind: FaultKind,
    /// The bytes of the formula that it is about.
    pub(crate) at: Range<usize>,
}

/// The kinds of faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// A command that Løype does not know.
    UnknownCommand(String),
    /// An environment (`\begin{…}`) that Løype does not know.
    UnknownEnvironment(String),
    /// A command that pages may not use.
    Refused(String),
    /// An environment that needs a line of its own.
    NeedsOwnLine(String),
    /// An environment that is not closed, or closed by another name.
    Unclosed(String),
    /// Something that should be there and is not.
    Missing(String),
    /// Something that cannot stand where it does.
    Misplaced(String),
    /// A second exponent or index.
    Double,
    /// A colour that is none.
    Colour(String),
    /// A length that is none.
    Length(String),
    /// A tag where no equation has a number, or with more than words in it.
    Tag,
    /// Groups within too many groups.
    TooDeep,
    /// Anything else, in the words of the reader (English).
    Other(String),
}

impl FormulaFault {
    pub(super) fn new(kind: FaultKind, at: Range<usize>) -> Self {
        Self { kind, at }
    }

    /// A formula that is read and that cannot be written.
    pub(super) fn unreadable(formula: &str) -> Self {
        Self::new(FaultKind::Other("it cannot be written as MathML".to_owned()), 0..formula.len())
    }

    /// What the reader of LaTeX stopped at.
    pub(super) fn of(error: &ParseError, formula: &str) -> Self {
        let kind = FaultKind::of(&error.kind);
        let at = match (error.position(), &kind) {
            (Some(start), _) => start..start + error.length().unwrap_or_default(),
            (None, FaultKind::Unclosed(_) | FaultKind::Missing(_)) => last(formula, r"\begin"),
            (None, _) => 0..formula.len(),
        };
        let is_inside = formula.get(at.clone()).is_some();
        Self::new(kind, if is_inside { at } else { 0..formula.len() })
    }

    /// The message.
    pub(crate) fn message(&self) -> Text {
        match &self.kind {
            FaultKind::UnknownCommand(name) => text!(
                en: "the formula uses `{name}`, which Løype does not know",
                nb: "formelen bruker `{name}`, som Løype ikke kjenner"
            ),
            FaultKind::UnknownEnvironment(name) => text!(
                en: "the formula uses `\\begin{{{name}}}`, which Løype does not know",
                nb: "formelen bruker `\\begin{{{name}}}`, som Løype ikke kjenner"
            ),
            FaultKind::Refused(name) => text!(
                en: "`{name}` cannot be used in a formula",
                nb: "`{name}` kan ikke brukes i en formel"
            ),
            FaultKind::NeedsOwnLine(name) => text!(
                en: "`\\begin{{{name}}}` needs a line of its own",
                nb: "`\\begin{{{name}}}` må stå på egen linje"
            ),
            FaultKind::Unclosed(name) => text!(
                en: "`\\begin{{{name}}}` is not closed by `\\end{{{name}}}`",
                nb: "`\\begin{{{name}}}` er ikke lukket med `\\end{{{name}}}`"
            ),
            FaultKind::Missing(what) => text!(
                en: "the formula is missing `{what}`",
                nb: "formelen mangler `{what}`"
            ),
            FaultKind::Misplaced(what) => text!(
                en: "`{what}` cannot stand here in a formula",
                nb: "`{what}` kan ikke stå her i en formel"
            ),
            FaultKind::Double => text!(
                en: "two exponents or two indices follow each other",
                nb: "to eksponenter eller to indekser følger etter hverandre"
            ),
            FaultKind::Colour(name) => {
                text!(en: "`{name}` is no colour", nb: "`{name}` er ingen farge")
            }
            FaultKind::Length(length) => {
                text!(en: "`{length}` is no length", nb: "`{length}` er ingen lengde")
            }
            FaultKind::Tag => text!(
                en: "`\\tag` cannot stand here, or has more than words in it",
                nb: "`\\tag` kan ikke stå her, eller har mer enn ord i seg"
            ),
            FaultKind::TooDeep => text!(
                en: "the formula has groups within too many groups",
                nb: "formelen har grupper inni for mange grupper"
            ),
            FaultKind::Other(detail) => text!(
                en: "the formula cannot be read: {detail}",
                nb: "formelen kan ikke leses"
            ),
        }
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> Help {
        let text = match &self.kind {
            FaultKind::UnknownCommand(name) => return Help::Example(instead(name)),
            FaultKind::NeedsOwnLine(_) => text!(
                en: "write `$$` before and after it, or `\\begin{{aligned}}`",
                nb: "skriv `$$` foran og bak, eller `\\begin{{aligned}}`"
            ),
            FaultKind::Double => text!(
                en: "put braces around the first: `{{x^2}}^3`",
                nb: "sett klammer rundt den første: `{{x^2}}^3`"
            ),
            FaultKind::Colour(_) => text!(
                en: "write an English name or a code: `red`, `#cc0000`",
                nb: "skriv et engelsk navn eller en kode: `red`, `#cc0000`"
            ),
            FaultKind::Length(_) => text!(
                en: "write a number and a unit: `1em`, `0.5cm`",
                nb: "skriv et tall og en enhet: `1em`, `0.5cm`"
            ),
            FaultKind::Tag => text!(
                en: "write it in a row of `equation` or `align`, or behind the whole formula: \
                     `\\tag{{1}}`",
                nb: "skriv den i en rad i `equation` eller `align`, eller bak hele formelen: \
                     `\\tag{{1}}`"
            ),
            FaultKind::Misplaced(what) if what == "&" => text!(
                en: "columns belong in a table: `\\begin{{aligned}} a &= b \\end{{aligned}}`",
                nb: "kolonner hører til i en tabell: `\\begin{{aligned}} a &= b \\end{{aligned}}`"
            ),
            FaultKind::TooDeep | FaultKind::Refused(_) => {
                return Help::Act(text!(
                    en: "write the formula without it",
                    nb: "skriv formelen uten"
                ));
            }
            _ => text!(
                en: "write it as LaTeX, as in `$\\frac{{3}}{{4}}$`; a dollar sign as such is \
                     written `\\$`",
                nb: "skriv den som LaTeX, som i `$\\frac{{3}}{{4}}$`; et vanlig dollartegn \
                     skrives `\\$`"
            ),
        };
        Help::Example(text)
    }
}

impl FaultKind {
    fn of(kind: &ParseErrorKind) -> Self {
        match kind {
            ParseErrorKind::UndefinedControlSequence { name } => Self::UnknownCommand(name.clone()),
            ParseErrorKind::NoSuchEnvironment { name } => Self::UnknownEnvironment(name.clone()),
            ParseErrorKind::DisplayModeOnly { env } => Self::NeedsOwnLine(env.clone()),
            ParseErrorKind::MismatchedEnvironmentEnd { begin, .. } => Self::Unclosed(begin.clone()),
            ParseErrorKind::ExpectedArrayDelimiter { found } if found == "EOF" => {
                Self::Missing(r"\end".to_owned())
            }
            ParseErrorKind::ExpectedToken { expected, found } if expected == "EOF" => {
                Self::Misplaced(found.clone())
            }
            ParseErrorKind::ExpectedToken { expected, .. }
            | ParseErrorKind::UnexpectedEndOfMacroArgument { expected } => {
                Self::Missing(expected.clone())
            }
            ParseErrorKind::ExtraCloseBrace => Self::Misplaced("}".to_owned()),
            ParseErrorKind::FunctionOnlyInArray { func }
            | ParseErrorKind::FunctionDisallowedInMode { func, .. }
            | ParseErrorKind::FunctionMissingArguments { func, .. } => {
                Self::Misplaced(func.clone())
            }
            ParseErrorKind::ExpectedArrayDelimiter { found }
            | ParseErrorKind::UnexpectedCharacter { character: found } => {
                Self::Misplaced(found.clone())
            }
            ParseErrorKind::DoubleSubscript | ParseErrorKind::DoubleSuperscript => Self::Double,
            ParseErrorKind::InvalidColor { color } => Self::Colour(color.clone()),
            ParseErrorKind::InvalidSize { size } => Self::Length(size.clone()),
            ParseErrorKind::InvalidUnit { unit } => Self::Length(unit.clone()),
            ParseErrorKind::MultipleTag | ParseErrorKind::TagNotAllowedInInlineMode => Self::Tag,
            other => Self::Other(other.to_string()),
        }
    }
}

/// What to write in place of a command that is not known.
fn instead(name: &str) -> Text {
    match name {
        r"\ce" => text!(
            en: "write chemistry as a formula: `\\mathrm{{H_2O}}`",
            nb: "skriv kjemi som en formel: `\\mathrm{{H_2O}}`"
        ),
        r"\unit" | r"\qty" | r"\SI" | r"\si" => text!(
            en: "write a unit upright, with a small space before it: `3\\,\\mathrm{{kg}}`",
            nb: "skriv en enhet med rett skrift og et lite mellomrom foran: `3\\,\\mathrm{{kg}}`"
        ),
        r"\mbox" | r"\textsc" | r"\ensuremath" => text!(
            en: "write words in a formula as `\\text{{words}}`",
            nb: "skriv ord i en formel som `\\text{{ord}}`"
        ),
        r"\euro" => text!(en: "write the sign itself: `€`", nb: "skriv selve tegnet: `€`"),
        r"\label" | r"\ref" | r"\eqref" => text!(
            en: "give the equation a number with `\\tag{{1}}`, and write that in the text",
            nb: "gi likningen et nummer med `\\tag{{1}}`, og skriv det i teksten"
        ),
        r"\cancelto" => text!(
            en: "cross it out and write the new value above: `\\overset{{0}}{{\\cancel{{x}}}}`",
            nb: "stryk det ut og skriv den nye verdien over: `\\overset{{0}}{{\\cancel{{x}}}}`"
        ),
        _ => text!(
            en: "see that the name is spelt right; words in a formula are written \
                 `\\text{{words}}`",
            nb: "se at navnet er riktig stavet; ord i en formel skrives `\\text{{ord}}`"
        ),
    }
}

/// The place where a command stands last.
fn last(formula: &str, command: &str) -> Range<usize> {
    let start = formula.rfind(command).unwrap_or_default();
    start..(start + command.len()).min(formula.len())
}
