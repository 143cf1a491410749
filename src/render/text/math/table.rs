//! Tables of formulas: matrices, cases, and equations in lines.
//!
//! In: a table as KaTeX writes it. Out: its cells, with classes for what MathML Core leaves to
//! style: how columns stand, and the lines between them. What the cells hold is left to
//! `mathml_core`.

use roxmltree::Node;

use super::element::{Element, unwrapped};

/// The class that KaTeX gives the cell that its style sheet writes a number into.
const NUMBER: &str = "mml-eqn-num";

/// What a table says of its columns and rows.
pub(super) struct Columns<'a> {
    alignments: Vec<&'a str>,
    /// The lines after each column but the last.
    column_lines: Vec<&'a str>,
    /// The lines below each row but the last.
    row_lines: Vec<&'a str>,
    /// How many columns there are.
    pub(super) count: usize,
    /// Whether they are two and two sides of equations, with no space between.
    pub(super) are_pairs: bool,
}

/// The cells of a row, without those that only keep a place.
pub(super) fn cells<'a, 'i>(row: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    row.children().filter(|cell| {
        cell.is_element() && cell.attribute("class").is_none() && cell.attribute("width").is_none()
    })
}

/// Whether a row has a number.
pub(super) fn is_numbered(row: Node) -> bool {
    row.children().any(|cell| cell.attribute("class") == Some(NUMBER))
}

/// What a cell holds, without a row that says what cells say by themselves.
pub(super) fn in_cell(content: Vec<Element>) -> Vec<Element> {
    let mut content = unwrapped(content);
    if let [only] = content.as_mut_slice()
        && only.name == "mrow"
        && only.attributes.get("displaystyle").is_some_and(|value| value == "false")
        && only.attributes.get("scriptlevel").is_some_and(|level| level == "0")
    {
        only.attributes.clear();
        return unwrapped(content);
    }
    content
}

pub(super) fn number(content: Vec<Element>) -> Element {
    Element::of("mtd", content).class(&["math-number"])
}

impl<'a> Columns<'a> {
    pub(super) fn of(table: Node<'a, '_>) -> Self {
        let words = |name| table.attribute(name).unwrap_or_default().split(' ').collect();
        let rows = table.children().filter(Node::is_element);
        Self {
            alignments: words("columnalign"),
            column_lines: words("columnlines"),
            row_lines: words("rowlines"),
            count: rows.map(|row| cells(row).count()).max().unwrap_or(0),
            are_pairs: table
                .attribute("columnspacing")
                .is_some_and(|spacing| spacing.starts_with("0em")),
        }
    }

    /// The cell of a row and a column.
    pub(super) fn cell(&self, row: usize, column: usize, content: Vec<Element>) -> Element {
        let mut classes = Vec::new();
        classes.extend(match repeated(&self.alignments, column) {
            "left" => Some("math-left"),
            "right" => Some("math-right"),
            _ => None,
        });
        let before = |lines: &[&str], at: usize| {
            at.checked_sub(1).map(|before| repeated(lines, before).to_owned()).unwrap_or_default()
        };
        classes.extend(match before(&self.column_lines, column).as_str() {
            "solid" => Some("math-left-line"),
            "dashed" => Some("math-left-dashes"),
            _ => None,
        });
        classes.extend(match before(&self.row_lines, row).as_str() {
            "solid" => Some("math-top-line"),
            "dashed" => Some("math-top-dashes"),
            _ => None,
        });
        Element::of("mtd", content).class(&classes)
    }
}

/// The word of a list at a place; the last holds for all that follow.
fn repeated<'a>(words: &[&'a str], at: usize) -> &'a str {
    words.get(at).or(words.last()).copied().unwrap_or_default()
}
