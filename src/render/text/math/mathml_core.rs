//! MathML written anew in the part that browsers draw (W3C, MathML Core).
//!
//! In: the MathML that KaTeX writes, and the rows that have numbers. Out: the same formula. What
//! Core has no element or attribute for becomes letters of another style, a class that the style
//! sheet draws, or a table; elements and attributes that are not known here are left out, so that
//! no text of a formula can become anything else. Tables are left to `table`.

use roxmltree::Node;
use unicode_normalization::UnicodeNormalization;

use super::element::{Content, Element, single, unwrapped};
use super::form::FormulaForm;
use super::letters::styled;
use super::table::{Columns, cells, in_cell, is_numbered, number};

/// Attributes that mean the same in Core.
const ATTRIBUTES: [&str; 18] = [
    "accent",
    "accentunder",
    "depth",
    "displaystyle",
    "form",
    "height",
    "linethickness",
    "lspace",
    "mathcolor",
    "mathsize",
    "maxsize",
    "minsize",
    "movablelimits",
    "rspace",
    "scriptlevel",
    "stretchy",
    "voffset",
    "width",
];

/// Elements whose children have places, so that none may be joined or left out.
const WITH_PLACES: [&str; 9] =
    ["mfrac", "mmultiscripts", "mover", "mroot", "msub", "msubsup", "msup", "munder", "munderover"];

/// Accents over letters of a text, as KaTeX takes them off, each with its combining character.
const ACCENTS: [(&str, char); 9] = [
    ("ˋ", '\u{300}'),
    ("ˊ", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("ˉ", '\u{304}'),
    ("˘", '\u{306}'),
    ("¨", '\u{308}'),
    ("˚", '\u{30a}'),
    ("ˇ", '\u{30c}'),
];

/// A line break, until its row is made a table.
const LINE_BREAK: &str = "newline";

/// Writes one formula anew.
pub(super) struct Rewriter<'n> {
    /// The tags of the rows that have a number, in order; `None` for one that is counted.
    rows: std::vec::IntoIter<Option<String>>,
    /// How many rows of the page have been counted.
    numbered: &'n mut usize,
}

impl<'n> Rewriter<'n> {
    pub(super) fn new(rows: Vec<Option<String>>, numbered: &'n mut usize) -> Self {
        Self { rows: rows.into_iter(), numbered }
    }

    /// The formula in a document that KaTeX wrote.
    pub(super) fn formula(mut self, document: Node, form: FormulaForm) -> String {
        let is_formula = |node: &Node| node.is_element() && node.tag_name().name() == "semantics";
        let formula = document.descendants().find(is_formula);
        let formula = formula.and_then(|semantics| semantics.first_element_child());
        let children: Vec<Element> = formula.map(|node| self.element(node)).into_iter().collect();
        let mut math = Element::of("math", unwrapped(in_lines(children)));
        if form == FormulaForm::OnItsOwn {
            math = math.with("display", "block");
        }
        let mut out = String::new();
        math.write(&mut out);
        out
    }

    /// The number of the next row that has one.
    fn number(&mut self) -> Option<String> {
        let tag = self.rows.next()?;
        Some(tag.unwrap_or_else(|| {
            *self.numbered += 1;
            self.numbered.to_string()
        }))
    }

    fn element(&mut self, node: Node) -> Element {
        match node.tag_name().name() {
            name @ ("mi" | "mn" | "mo" | "mtext") => self.token(name, node),
            "mtable" => self.table(node, &[]),
            "menclose" => self.enclosed(node),
            "mpadded" => self.padded(node),
            "mspace" => space(node),
            "mstyle" => {
                let row = Element::of("mrow", unwrapped(self.row(node)));
                let styled = with_known(row, node);
                if styled.attributes.is_empty() { single(styled) } else { styled }
            }
            "mover" => self.over(node),
            name => {
                let name = ["mphantom", "msqrt"].into_iter().find(|known| *known == name);
                let placed = WITH_PLACES.into_iter().find(|known| *known == node.tag_name().name());
                let element = match placed {
                    Some(name) => Element::of(name, self.placed(node)),
                    None => Element::of(name.unwrap_or("mrow"), self.row(node)),
                };
                with_known(element, node)
            }
        }
    }

    /// A table, with a line on some of its sides.
    fn table(&mut self, node: Node, sides: &[&str]) -> Element {
        let columns = Columns::of(node);
        // A formula with a tag of its own is a table of one row, its tag last.
        let is_tagged = node.attribute("width") == Some("100%");
        let rows: Vec<Element> = node
            .children()
            .filter(Node::is_element)
            .enumerate()
            .map(|(at, row)| {
                let mut written = Vec::new();
                for cell in cells(row) {
                    let content = in_cell(self.row(cell));
                    written.push(if is_tagged && written.len() + 1 == columns.count {
                        number(content)
                    } else {
                        columns.cell(at, written.len(), content)
                    });
                }
                for column in written.len()..columns.count {
                    written.push(columns.cell(at, column, Vec::new()));
                }
                if let Some(tag) = is_numbered(row).then(|| self.number()).flatten() {
                    written.push(number(vec![Element::text("mtext", format!("({tag})"))]));
                }
                Element::of("mtr", written)
            })
            .collect();
        let lines = sides.iter().map(|side| format!("math-{side}-line"));
        let classes: Vec<String> =
            lines.chain(columns.are_pairs.then(|| "math-pairs".to_owned())).collect();
        let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
        Element::of("mtable", rows).class(&classes)
    }

    fn children(&mut self, node: Node) -> Vec<Element> {
        node.children().filter(Node::is_element).map(|child| self.element(child)).collect()
    }

    /// The children of a node, each in its place, where no line can break.
    fn placed(&mut self, node: Node) -> Vec<Element> {
        let children = self.children(node).into_iter();
        children
            .map(|child| match child.name {
                LINE_BREAK => Element::of("mrow", Vec::new()),
                _ => child,
            })
            .collect()
    }

    /// The children of a node that are a row, with words in one piece and lines in a table.
    fn row(&mut self, node: Node) -> Vec<Element> {
        let mut row: Vec<Element> = Vec::new();
        for element in self.children(node) {
            match row.last_mut() {
                Some(last) if continues(last, &element) => join(last, &element),
                _ => row.push(element),
            }
        }
        in_lines(row)
    }

    fn token(&mut self, name: &str, node: Node) -> Element {
        let name = ["mi", "mn", "mo"].into_iter().find(|known| *known == name).unwrap_or("mtext");
        let text = if node.has_children() && node.children().any(|child| child.is_element()) {
            let row = unwrapped(self.row(node));
            let words: Option<Vec<&str>> = row.iter().map(Element::words).collect();
            match words {
                Some(words) => words.concat(),
                None => return single(Element::of("mrow", row)),
            }
        } else {
            node.text().unwrap_or_default().to_owned()
        };
        let is_fence = node.attribute("fence") == Some("true");
        let text = match text.as_str() {
            "∣" if is_fence || name == "mi" => "|".to_owned(),
            "∥" if is_fence => "‖".to_owned(),
            _ => text,
        };
        let mut element = with_known(Element::text(name, text), node);
        if is_fence {
            element.attributes.entry("stretchy").or_insert_with(|| "true".to_owned());
        }
        match node.attribute("mathvariant") {
            Some(style) => in_style(element, style),
            None => element,
        }
    }

    /// A base with something over it; an accent of a letter in a text is part of the letter again.
    fn over(&mut self, node: Node) -> Element {
        let children = self.placed(node);
        if let [base, accent] = children.as_slice()
            && node.attribute("accent") == Some("true")
            && let Some(accent) = accent.words()
            && let Some(letter) = base.words()
        {
            let combining = ACCENTS.iter().find(|(sign, _)| *sign == accent);
            // A hat or a dot over a letter of a formula means something else than an accent.
            let is_letter = base.name == "mtext" || accent == "˚";
            if let Some((_, combining)) = combining.filter(|_| is_letter) {
                let composed: String = letter.chars().chain([*combining]).nfc().collect();
                return Element { content: Content::Text(composed), ..base.clone() };
            }
        }
        with_known(Element::of("mover", children), node)
    }

    fn enclosed(&mut self, node: Node) -> Element {
        let notation = node.attribute("notation").unwrap_or_default();
        let is_frame = |word: &str| ["top", "bottom", "left", "right"].contains(&word);
        if let Some(table) =
            node.first_element_child().filter(|_| notation.split(' ').all(is_frame))
        {
            let sides: Vec<&str> = notation.split(' ').collect();
            return self.table(table, &sides);
        }
        let known = ["box", "horizontalstrike", "updiagonalstrike", "downdiagonalstrike"];
        let classes: Vec<String> = notation
            .split(' ')
            .filter(|word| known.contains(word))
            .map(|word| format!("math-{word}"))
            .collect();
        let row = Element::of("menclose", self.row(node));
        row.with("class", classes.join(" ")).with("notation", notation)
    }

    /// What has more space than it needs. Core knows lengths, and none that are added to.
    fn padded(&mut self, node: Node) -> Element {
        let added = node.attribute("width").is_some_and(|width| width.starts_with('+'));
        if node.attribute("style").is_some() || node.attribute("mathbackground").is_some() {
            return Element::of("mrow", self.row(node)).class(&["math-box"]);
        }
        if added {
            let side = || Element::of("mspace", Vec::new()).with("width", "0.3em");
            let mut row = self.row(node);
            row.insert(0, side());
            row.push(side());
            return Element::of("mrow", row);
        }
        with_known(Element::of("mpadded", self.row(node)), node)
    }
}

/// A space, a rule, or a line break.
fn space(node: Node) -> Element {
    if node.attribute("linebreak").is_some() {
        return Element::of(LINE_BREAK, Vec::new());
    }
    let space = with_known(Element::of("mspace", Vec::new()), node);
    let is_rule = node.attribute("mathbackground").is_some();
    let is_wide = node.attribute("width").is_some_and(|width| !width.starts_with("0em"));
    if is_rule && is_wide { space.class(&["math-rule"]) } else { space }
}

/// An element with the attributes of a node that Core knows.
fn with_known(mut element: Element, node: Node) -> Element {
    for name in ATTRIBUTES {
        if let Some(value) = node.attribute(name) {
            element.attributes.insert(name, value.to_owned());
        }
    }
    element
}

/// A token in another style than its own.
fn in_style(element: Element, style: &str) -> Element {
    let Some(text) = element.words() else { return element };
    let of_words = match style {
        "bold" => Some("math-bold"),
        "italic" => Some("math-italic"),
        "bold-italic" => Some("math-bold math-italic"),
        "monospace" => Some("math-code"),
        "sans-serif" => Some("math-plain"),
        _ => None,
    };
    match (element.name, of_words) {
        ("mtext", Some(class)) => element.with("class", class),
        ("mi", _) if style == "normal" => element.with("mathvariant", "normal"),
        _ => {
            let text = styled(text, style);
            Element { content: Content::Text(text), ..element }
        }
    }
}

/// Whether a token goes on where another ends: words of one style, and the letters of an upright
/// name such as a unit.
fn continues(last: &Element, next: &Element) -> bool {
    let is_latin =
        |text: &str| text.chars().all(|c| c.is_alphabetic() && c < '\u{250}') && !text.is_empty();
    let is_upright = |element: &Element| {
        element.attributes.get("mathvariant").is_some_and(|style| style == "normal")
            && element.words().is_some_and(is_latin)
    };
    last.attributes == next.attributes
        && match (last.name, next.name) {
            ("mtext", "mtext") => true,
            ("mi", "mi") => is_upright(last) && is_upright(next),
            _ => false,
        }
}

fn join(last: &mut Element, next: &Element) {
    if let (Content::Text(text), Some(more)) = (&mut last.content, next.words()) {
        text.push_str(more);
    }
}

/// A row, or a table of its lines where it has line breaks.
fn in_lines(row: Vec<Element>) -> Vec<Element> {
    let row: Vec<Element> = row.into_iter().map(plain_name).collect();
    if row.iter().all(|element| element.name != LINE_BREAK) {
        return row;
    }
    let lines = row.split(|element| element.name == LINE_BREAK).filter(|line| !line.is_empty());
    let lines = lines.map(|line| Element::of("mtr", vec![Element::of("mtd", line.to_vec())]));
    vec![Element::of("mtable", lines.collect()).with("displaystyle", "true")]
}

/// A name of several letters is upright by itself.
fn plain_name(mut element: Element) -> Element {
    let is_long = element.words().is_some_and(|text| text.chars().count() > 1);
    if element.name == "mi" && is_long {
        element.attributes.remove("mathvariant");
    }
    element
}
