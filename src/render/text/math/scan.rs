//! A first look at a formula, before it is read.
//!
//! In: a formula. Out: how the rows of its equations are numbered, or a fault. What reads LaTeX
//! calls itself for each group, so that groups are only nested to a limit; a few commands that it
//! knows are none that a page may use; and its MathML does not have the tags of rows.

use std::ops::Range;

use super::fault::{FaultKind, FormulaFault};

/// How deep groups may be nested.
const MAX_DEPTH: usize = 30;

/// Commands that are read, and that no page can use: they define others, print, link, fetch, or
/// cannot be drawn by browsers.
const REFUSED: [&str; 32] = [
    "def",
    "gdef",
    "edef",
    "xdef",
    "let",
    "futurelet",
    "global",
    "long",
    "newcommand",
    "renewcommand",
    "providecommand",
    "message",
    "errmessage",
    "show",
    "href",
    "url",
    "includegraphics",
    "htmlClass",
    "htmlId",
    "htmlStyle",
    "htmlData",
    "phase",
    "angl",
    "angln",
    "llap",
    "clap",
    "mathllap",
    "mathclap",
    "html@mathml",
    "vcenter",
    "hbox",
    "mathchoice",
];

/// Commands that hold for the rest of their group, which is one group more to what reads them.
const SWITCHES: [&str; 26] = [
    "displaystyle",
    "textstyle",
    "scriptstyle",
    "scriptscriptstyle",
    "color",
    "rm",
    "sf",
    "tt",
    "bf",
    "it",
    "cal",
    "tiny",
    "sixptsize",
    "scriptsize",
    "footnotesize",
    "small",
    "normalsize",
    "large",
    "Large",
    "LARGE",
    "huge",
    "Huge",
    "over",
    "choose",
    "atop",
    "middle",
];

/// Environments whose rows are numbered.
const NUMBERED: [&str; 4] = ["align", "alignat", "equation", "gather"];

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scanned {
    /// The rows of equations that have a number, in order, each with the tag that stands in its
    /// place.
    pub(super) rows: Vec<Option<String>>,
}

/// A row of an equation.
#[derive(Debug, Default)]
struct Row {
    tag: Option<String>,
    is_unnumbered: bool,
}

/// The scan so far.
struct Scan<'a> {
    formula: &'a str,
    at: usize,
    depth: usize,
    /// The depth around each open group, and the name of the environment that it is.
    open: Vec<(usize, Option<&'a str>)>,
    row: Row,
    found: Scanned,
}

/// Looks at a formula.
///
/// # Errors
///
/// Groups that are nested too deeply, and commands that no page may use.
pub(super) fn scan(formula: &str) -> Result<Scanned, FormulaFault> {
    let mut scan = Scan {
        formula,
        at: 0,
        depth: 0,
        open: Vec::new(),
        row: Row::default(),
        found: Scanned::default(),
    };
    while let Some(letter) = scan.rest().chars().next() {
        let start = scan.at;
        scan.at += letter.len_utf8();
        match letter {
            '\\' => scan.command(start)?,
            '{' => scan.open(None),
            '}' => scan.close(),
            '%' => scan.at += scan.rest().find('\n').unwrap_or(scan.rest().len()),
            _ => {}
        }
        if scan.depth > MAX_DEPTH {
            return Err(FormulaFault::new(FaultKind::TooDeep, start..scan.at));
        }
    }
    Ok(scan.found)
}

/// The name of the command that a text begins with, `\` left out: letters, or one other sign.
fn command_name(text: &str) -> &str {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic() && c != '@').unwrap_or(text.len());
    let end = if letters > 0 { letters } else { text.chars().next().map_or(0, char::len_utf8) };
    text.get(..end).unwrap_or_default()
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.formula.get(self.at..).unwrap_or_default()
    }

    fn command(&mut self, start: usize) -> Result<(), FormulaFault> {
        let name = command_name(self.rest());
        self.at += name.len();
        let place = start..self.at;
        match name {
            "begin" => {
                let environment = self.argument();
                self.open(Some(environment.unwrap_or_default()));
            }
            "end" => {
                self.argument();
                self.close();
            }
            "left" => self.open(None),
            "right" => self.close(),
            "\\" | "cr" if self.is_equation() => self.end_row(),
            "tag" => self.tag(&place)?,
            "nonumber" | "notag" => self.row.is_unnumbered = true,
            _ if REFUSED.contains(&name) => {
                return Err(FormulaFault::new(FaultKind::Refused(format!("\\{name}")), place));
            }
            _ if SWITCHES.contains(&name) => self.depth += 1,
            _ => {}
        }
        Ok(())
    }

    /// The text in braces that follows, where there is one.
    fn argument(&mut self) -> Option<&'a str> {
        let (inside, _) = self.rest().trim_start().strip_prefix('{')?.split_once('}')?;
        self.at += self.rest().find('}')? + 1;
        Some(inside)
    }

    fn open(&mut self, environment: Option<&'a str>) {
        self.open.push((self.depth, environment));
        self.depth += 1;
    }

    fn close(&mut self) {
        if self.is_equation() {
            self.end_row();
        }
        if let Some((depth, _)) = self.open.pop() {
            self.depth = depth;
        }
    }

    /// The name of the environment that the scan is in, where no other group is between.
    fn environment(&self) -> Option<&'a str> {
        self.open.last().and_then(|(_, environment)| *environment)
    }

    fn is_equation(&self) -> bool {
        self.environment().is_some_and(|name| NUMBERED.contains(&name.trim_end_matches('*')))
    }

    fn tag(&mut self, place: &Range<usize>) -> Result<(), FormulaFault> {
        let plain = self.rest().starts_with('*');
        self.at += usize::from(plain);
        if self.open.is_empty() {
            // A tag of the whole formula is read with it.
            return Ok(());
        }
        let tag = self.argument().filter(|tag| !tag.contains(['\\', '$', '{']));
        match tag {
            Some(tag) if self.is_equation() => {
                self.row.tag = Some(tag.trim().to_owned());
                Ok(())
            }
            _ => Err(FormulaFault::new(FaultKind::Tag, place.clone())),
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let is_starred = self.environment().is_some_and(|name| name.ends_with('*'));
        // A trailing `\\` opens no row.
        if row.tag.is_some() || !(is_starred || row.is_unnumbered) {
            self.found.rows.push(row.tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(formula: &str) -> Vec<String> {
        let rows = scan(formula).unwrap().rows;
        rows.into_iter().map(|tag| tag.unwrap_or_else(|| "n".to_owned())).collect()
    }

    #[test]
    fn rows_are_numbered_as_latex_numbers_them() {
        assert_eq!(rows(r"\begin{align} a &= b \\ c &= d \end{align}"), ["n", "n"]);
        assert_eq!(rows(r"\begin{align} a \nonumber \\ c \tag{A} \end{align}"), ["A"]);
        assert_eq!(rows(r"\begin{align*} a \\ c \tag*{ 2 b } \end{align*}"), ["2 b"]);
        assert_eq!(rows(r"\begin{aligned} a \\ c \end{aligned} \\ x"), [""; 0]);
        assert_eq!(
            rows(r"\begin{gather} {a \\ b} \\ \begin{matrix} 1 \\ 2 \end{matrix}\end{gather}"),
            ["n", "n"]
        );
    }

    #[test]
    fn groups_without_end_are_nested_to_a_limit() {
        for nesting in
            ["{", r"\left(", r"\begin{matrix}", r"\text{", r"\displaystyle ", r"\color{red}"]
        {
            assert!(scan(&nesting.repeat(MAX_DEPTH - 1)).is_ok(), "{nesting}");
            let fault = scan(&nesting.repeat(MAX_DEPTH + 1)).unwrap_err();
            assert_eq!(fault.kind, FaultKind::TooDeep, "{nesting}");
        }
        assert!(scan(&r"{\displaystyle x}".repeat(1000)).is_ok());
    }

    #[test]
    fn commands_that_no_page_may_use_are_named_with_their_place() {
        let fault = scan(r"æ + \href{javascript:x}{y}").unwrap_err();
        assert_eq!((fault.kind, fault.at), (FaultKind::Refused(r"\href".to_owned()), 5..10));
        assert!(scan(r"% \href").is_ok());
    }
}
