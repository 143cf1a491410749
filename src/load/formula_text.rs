//! A formula as text of one line, where no formula can be drawn: in the contents list, in the search,
//! in the id of a heading.
//!
//! In: a formula in LaTeX notation. Out: the same in letters and signs, `3/4` for `\frac{3}{4}`. A
//! command without a sign of its own is read as its name; nothing is checked.

use std::iter::Peekable;
use std::str::Chars;

/// Commands with a sign of their own.
const SIGNS: [(&str, &str); 50] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("theta", "θ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("omega", "ω"),
    ("Delta", "Δ"),
    ("Sigma", "Σ"),
    ("Omega", "Ω"),
    ("cdot", "·"),
    ("times", "×"),
    ("div", ":"),
    ("pm", "±"),
    ("mp", "∓"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("equiv", "≡"),
    ("infty", "∞"),
    ("sum", "Σ"),
    ("prod", "Π"),
    ("int", "∫"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("Rightarrow", "⇒"),
    ("Leftrightarrow", "⇔"),
    ("leftarrow", "←"),
    ("in", "∈"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("subset", "⊂"),
    ("circ", "°"),
    ("degree", "°"),
    ("ldots", "…"),
    ("dots", "…"),
    ("quad", " "),
    ("qquad", " "),
];

/// Commands that only say how what follows is drawn.
const UNSEEN: [&str; 14] = [
    "left",
    "right",
    "big",
    "Big",
    "displaystyle",
    "text",
    "textbf",
    "mathrm",
    "mathbf",
    "mathit",
    "mathbb",
    "operatorname",
    "boxed",
    "limits",
];

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋ₙ";
const PLAIN: &str = "0123456789+-n";

/// The deepest that parts are read within parts; deeper ones are shown as they are written.
const MAX_DEPTH: usize = 8;

/// The formula in one line.
pub(super) fn in_line(formula: &str) -> String {
    Reader { signs: formula.chars().peekable(), depth: 0 }.all()
}

/// Reads the parts of a formula.
struct Reader<'f> {
    signs: Peekable<Chars<'f>>,
    /// How many parts this one stands in.
    depth: usize,
}

impl Reader<'_> {
    fn all(&mut self) -> String {
        let mut text = String::new();
        while self.signs.peek().is_some() {
            text.push_str(&self.part());
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The next part: a sign, a command with its groups, or a group.
    fn part(&mut self) -> String {
        let Some(sign) = self.signs.next() else { return String::new() };
        if self.depth >= MAX_DEPTH {
            return sign.to_string();
        }
        self.depth += 1;
        let text = match sign {
            '\\' => self.command(),
            '{' => self.group(),
            '^' => placed(&self.part(), RAISED, '^'),
            '_' => placed(&self.part(), LOWERED, '_'),
            '}' | '&' => String::new(),
            '~' => " ".to_owned(),
            sign => sign.to_string(),
        };
        self.depth -= 1;
        text
    }

    /// What stands up to the brace that closes a group.
    fn group(&mut self) -> String {
        let (mut inner, mut open) = (String::new(), 1_usize);
        for sign in self.signs.by_ref() {
            match sign {
                '{' => open += 1,
                '}' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            inner.push(sign);
        }
        Reader { signs: inner.chars().peekable(), depth: self.depth }.all()
    }

    /// A command, from behind its backslash.
    fn command(&mut self) -> String {
        let mut name = String::new();
        while let Some(letter) = self.signs.next_if(char::is_ascii_alphabetic) {
            name.push(letter);
        }
        match name.as_str() {
            // `\,` and its like are spaces; `\%` and its like are signs.
            "" => self.signs.next().map_or(String::new(), |sign| {
                let is_sign = matches!(sign, '%' | '$' | '#' | '&' | '_' | '{' | '}');
                if is_sign { sign.to_string() } else { " ".to_owned() }
            }),
            "frac" | "dfrac" | "tfrac" => {
                let (above, below) = (self.operand(), self.operand());
                format!("{above}/{below}")
            }
            "sqrt" => format!("√{}", self.operand()),
            name if UNSEEN.contains(&name) => String::new(),
            name => SIGNS
                .iter()
                .find(|(own, _)| *own == name)
                .map_or_else(|| format!("{name} "), |(_, sign)| (*sign).to_owned()),
        }
    }

    /// The next part as one thing: in brackets where it is a sum or a product.
    fn operand(&mut self) -> String {
        while self.signs.next_if(|sign| sign.is_whitespace()).is_some() {}
        let text = self.part();
        let is_one = text.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ',' | '.'));
        if is_one { text } else { format!("({text})") }
    }
}

/// A raised or lowered part in signs of its own, where there are such.
fn placed(text: &str, signs: &str, mark: char) -> String {
    if text == "°" || text == "′" {
        return text.to_owned();
    }
    let sign = |c: char| signs.chars().nth(PLAIN.chars().position(|plain| plain == c)?);
    let all: Option<String> = text.chars().map(sign).collect();
    all.unwrap_or_else(|| {
        if text.chars().count() > 1 { format!("{mark}({text})") } else { format!("{mark}{text}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_read_as_people_write_them_in_a_line() {
        for (formula, text) in [
            (r"\frac{3}{4}", "3/4"),
            (r"\frac{a+b}{2}", "(a+b)/2"),
            (r"\frac 1 2", "1/2"),
            (r"a^2 + b^{2} = c^2", "a² + b² = c²"),
            (r"x_1 \le x_{10}", "x₁ ≤ x₁₀"),
            (r"e^{kt}", "e^(kt)"),
            (r"\sqrt{2}", "√2"),
            (r"\sqrt{x+1}", "√(x+1)"),
            (r"90^\circ", "90°"),
            (r"50\,\%", "50 %"),
            (r"\text{areal} = \pi r^2", "areal = π r²"),
            (r"\sin x", "sin x"),
            (r"\left( 2 \cdot 3 \right)", "( 2 · 3 )"),
            ("{{{", ""),
            (r"\", ""),
            ("", ""),
        ] {
            assert_eq!(in_line(formula), text, "{formula}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(formula in r"([\\{}^_a1 ]|\\frac|\\sqrt){0,40}") {
            in_line(&formula);
        }
    }
}
