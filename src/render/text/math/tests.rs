//! Tests of formulas: what schools write, what is wrong, and what must not get through.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Help;

fn read(formula: &str) -> Result<String, FormulaFault> {
    Formulas::default().mathml(formula, FormulaForm::OnItsOwn)
}

/// What a formula becomes, without the element that all have.
fn math(formula: &str) -> String {
    let html = read(formula).unwrap();
    let inside = html.strip_prefix("<math display=\"block\">").unwrap();
    inside.strip_suffix("</math>").unwrap().to_owned()
}

/// What is said of a formula, and the part of it that it is about.
fn fault(formula: &str) -> (String, String) {
    let fault = read(formula).unwrap_err();
    (fault.message().en, formula[fault.at].to_owned())
}

#[test]
fn a_formula_stands_in_its_line_or_on_its_own() {
    let html = Formulas::default().mathml(r"\frac{3}{4}", FormulaForm::InLine).unwrap();
    assert_eq!(html, "<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>");
    assert_eq!(math("x^2"), "<msup><mi>x</mi><mn>2</mn></msup>");
}

#[test]
fn what_norwegian_schools_write_is_read() {
    for formula in [
        r"3{,}14 \cdot 2 = 6{,}28",
        r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
        r"\sqrt[3]{27} = 3",
        r"a \leq b \geq c \neq d \approx e",
        r"25\,\% \cdot 400\,\text{kr} = 100\,\text{kr}",
        r"v = \frac{s}{t} \quad [\mathrm{m/s}]",
        r"\angle ABC = 90^\circ",
        r"\triangle ABC \sim \triangle DEF",
        r"\vec{AB} \perp \overrightarrow{CD}",
        r"\overline{AB} \parallel \underline{CD}",
        r"\mathbb{N} \subset \mathbb{Z} \subset \mathbb{Q} \subset \mathbb{R}",
        r"\{1, 2, 3\} \cup \emptyset = A \cap B",
        r"x \in \langle -2, 3 ]",
        r"P(A \mid B) = \frac{P(A \cap B)}{P(B)}",
        r"\binom{5}{2} = \frac{5!}{2! \, 3!}",
        r"\log_{10} 100 = 2, \ln e^x = x, \lg 10 = 1",
        r"\sin^2 v + \cos^2 v = 1, \tan v",
        r"\lim_{x \to \infty} \frac{1}{x} = 0",
        r"f'(x) = \lim_{\Delta x \to 0} \frac{\Delta y}{\Delta x}",
        r"\int_0^1 x^2 \, \mathrm{d}x = \left[ \tfrac{1}{3} x^3 \right]_0^1",
        r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
        r"\begin{cases} x + y = 3 \\ x - y = 1 \end{cases}",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        r"\begin{aligned} 2x + 3 &= 7 \\ 2x &= 4 \\ x &= 2 \end{aligned}",
        r"\frac{\cancel{6} \cdot 2}{\cancel{6}} = 2",
        r"\boxed{x = 4}",
        r"E = mc^2, F = G \frac{m_1 m_2}{r^2}",
        r"\mathrm{H_2O}, \mathrm{CO_2}, {}^{14}_{6}\mathrm{C}",
        r"2\mathrm{H_2} + \mathrm{O_2} \rightarrow 2\mathrm{H_2O}",
        r"x_1 = 2 \vee x_2 = -3 \Rightarrow \Leftrightarrow \therefore",
        r"\text{areal} = \text{lengde} \cdot \text{høyde}",
        r"\overset{!}{=} \stackrel{\text{def}}{=} \underbrace{a + a}_{2a}",
        r"\operatorname*{argmax}_x f(x)",
        r"5 € + 3 £ = ½ + 90°",
    ] {
        assert!(read(formula).is_ok(), "{formula}: {:?}", read(formula));
    }
}

#[test]
fn a_decimal_comma_is_part_of_its_number_and_letters_of_their_word() {
    assert_eq!(math("3{,}14"), "<mn>3,14</mn>");
    assert_eq!(math(r"\text{måling på ø}"), "<mtext>måling\u{a0}på\u{a0}ø</mtext>");
    assert_eq!(math(r"\operatorname{måling}"), "<mi>måling</mi><mo>\u{2061}</mo>");
    assert_eq!(math(r"\mathrm{kg}"), "<mi>kg</mi>");
    assert_eq!(math(r"\hat{a}"), "<mover accent=\"true\"><mi>a</mi><mo>^</mo></mover>");
}

#[test]
fn what_mathml_core_has_no_attribute_for_is_a_letter_or_a_class() {
    assert_eq!(math(r"\mathbb{R}"), "<mi>ℝ</mi>");
    assert_eq!(math(r"\textbf{på}"), "<mtext class=\"math-bold\">på</mtext>");
    assert_eq!(
        math(r"\left|x\right|"),
        "<mo stretchy=\"true\">|</mo><mi>x</mi><mo stretchy=\"true\">|</mo>"
    );
    assert_eq!(
        math(r"\cancel{6}"),
        "<menclose class=\"math-updiagonalstrike\" notation=\"updiagonalstrike\"><mn>6</mn></menclose>"
    );
    let table = math(r"\begin{array}{r|l} a & b \\ \hline c & d \end{array}");
    let expected = "<mtable><mtr><mtd class=\"math-right\"><mi>a</mi></mtd><mtd class=\"math-left \
                    math-left-line\"><mi>b</mi></mtd></mtr><mtr><mtd class=\"math-right \
                    math-top-line\"><mi>c</mi></mtd><mtd class=\"math-left math-left-line \
                    math-top-line\"><mi>d</mi></mtd></mtr></mtable>";
    assert_eq!(table, expected);
}

#[test]
fn lines_of_a_formula_stay_lines() {
    let cell = |inside: &str| format!("<mtr><mtd>{inside}</mtd></mtr>");
    let expected = format!(
        "<mtable displaystyle=\"true\">{}{}</mtable>",
        cell("<mi>a</mi>"),
        cell("<mi>b</mi>")
    );
    assert_eq!(math(r"a \\ b"), expected);
    assert_eq!(math(r"a \\[1em] b"), expected);
}

#[test]
fn rows_of_equations_have_the_numbers_and_tags_of_the_page() {
    let mut formulas = Formulas::default();
    let mut numbers = |formula: &str| {
        let html = formulas.mathml(formula, FormulaForm::OnItsOwn).unwrap();
        let tags = html.split("math-number\"><mtext>").skip(1);
        tags.map(|tag| tag.split('<').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(r"\begin{align} a &= b \\ c &= d \\ \end{align}"), ["(1)", "(2)"]);
    assert_eq!(numbers(r"\begin{align*} a &= b \tag{A} \\ c &= d \end{align*}"), ["(A)"]);
    assert_eq!(
        numbers(r"\begin{gather} a \nonumber \\ b \tag{B} \\ c \end{gather}"),
        ["(B)", "(3)"]
    );
    assert_eq!(
        numbers(r"\begin{equation} a = \begin{cases} 1 \\ 2 \end{cases} \end{equation}"),
        ["(4)"]
    );
    assert_eq!(numbers(r"x = 4 \tag{C}"), ["(C)"]);
    assert_eq!(numbers(r"\begin{aligned} a &= b \\ c &= d \end{aligned}"), [""; 0]);
}

#[test]
fn a_fault_says_what_is_wrong_and_where() {
    for (formula, message, at) in [
        (r"æ + \ukjent{3}", r"the formula uses `\ukjent`, which Løype does not know", r"\ukjent"),
        (r"a &= b", "`&` cannot stand here in a formula", "&"),
        (r"x^2^3", "two exponents or two indices follow each other", "^"),
        (r"\frac{1}{2", "the formula is missing `}`", ""),
        (r"\left( x", r"the formula is missing `\right`", ""),
        (r"\textcolor{rød}{x}", "`rød` is no colour", "{rød}"),
        (r"x + \url{a}", r"`\url` cannot be used in a formula", r"\url"),
        (
            r"a \begin{matrix} b \end{pmatrix}",
            r"`\begin{matrix}` is not closed by `\end{matrix}`",
            r"\begin",
        ),
    ] {
        assert_eq!(fault(formula), (message.to_owned(), at.to_owned()), "{formula}");
    }
    let in_line = Formulas::default().mathml(r"\begin{align} a \end{align}", FormulaForm::InLine);
    let message = in_line.unwrap_err().message();
    assert_eq!(message.nb, r"`\begin{align}` må stå på egen linje");
}

#[test]
fn commands_of_other_packages_are_told_in_words_of_this_one() {
    for (formula, help) in [
        (r"\ce{H2O}", r"\mathrm{H_2O}"),
        (r"\SI{3}{kg}", r"\mathrm{kg}"),
        (r"\label{a}", r"\tag{1}"),
        (r"\mbox{a}", r"\text{"),
    ] {
        let Help::Example(text) = read(formula).unwrap_err().help() else { panic!("{formula}") };
        assert!(text.nb.contains(help) && text.en.contains(help), "{text:?}");
    }
}

/// The elements and attributes that a formula may have.
const ELEMENTS: [&str; 25] = [
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "html",
    "body",
];

/// What in the HTML of a formula is no part of a formula.
fn strangers(html: &str) -> String {
    let fragment = scraper::Html::parse_fragment(html);
    let elements = fragment.root_element().descendants().filter_map(scraper::ElementRef::wrap);
    elements.fold(String::new(), |mut found, element| {
        let name = element.value().name();
        if !ELEMENTS.contains(&name) {
            let _ = write!(found, "<{name}> ");
        }
        for (key, _) in element.value().attrs() {
            if key.starts_with("on") || ["href", "id", "style", "src"].contains(&key) {
                let _ = write!(found, "{key}= ");
            }
        }
        found
    })
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
        "textcolor",
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
        "tag*",
        "href{javascript:x}",
        "htmlStyle{x}",
        "htmlId{x}",
        "begin",
        "fcolorbox{red}{blue}",
        "includegraphics",
        "verb|",
        "char`",
        "rule{1em}",
        "cancel",
        "begin{align}\\tag",
        "begin{array}",
    ] {
        let formula = format!("\\{command}{{{img}}}");
        let html = read(&formula).unwrap_or_default();
        assert_eq!(strangers(&html), "", "{formula}: {html}");
    }
    let shown = math(&format!("\\operatorname{{{img}}}"));
    assert!(shown.contains("&lt;imgsrc=xonerror=alert(1)&gt;"), "{shown}");
}

#[test]
fn no_formula_has_style_in_its_elements() {
    for formula in [
        r"\color{red} x",
        r"\textcolor{#ff0000}{x}",
        r"\colorbox{red}{x}",
        r"\fcolorbox{red}{white}{x}",
        r"a \\[1em] b",
        r"\rule{1em}{1em}",
        r"\hspace{-1em}",
        r"\raisebox{1em}{x}",
        r"\huge x",
        r"\cfrac{1}{2}",
        r"\begin{array}{|c:c|} a & b \end{array}",
        r"\smash{x} \mathrlap{y}",
    ] {
        let html = read(formula).unwrap();
        assert_eq!(strangers(&html), "", "{formula}: {html}");
    }
}

#[test]
fn formulas_that_nest_without_end_are_told_and_those_at_the_limit_read() {
    for nesting in [
        "{",
        r"\left(",
        r"\begin{matrix}",
        r"\text{",
        r"\displaystyle ",
        r"\color{red}",
        r"\frac{",
        r"\sqrt{",
        "x^{",
        r"\overset{a}{",
        r"\boxed{",
        r"\operatorname{",
    ] {
        for times in [29, 10_000] {
            let _ = read(&nesting.repeat(times));
        }
        let closed = nesting.matches('{').count() - nesting.matches('}').count();
        let _ = read(&format!("{}x{}", nesting.repeat(14), "}".repeat(closed * 14)));
    }
    let message = fault(&"{".repeat(10_000)).0;
    assert_eq!(message, "the formula has groups within too many groups");
}

/// Parts of formulas, right and wrong.
const FORMULA: &str = concat!(
    r"(<img onerror=x>|\\operatorname|\\text|\\mathop|\\mathbf|\\not|\\left|\\right|\\big|\\lt",
    r"|\\begin\{(align|cases|array|matrix|gather\*)\}|\\end\{(align|cases|array|matrix|gather\*)\}",
    r#"|&lt;|[<>&"'{}()^_a1 åπ|\[\]]|</math>|\\\\|\\tag|\\frac|\\sqrt|\\hline|\\cancel|\\boxed"#,
    r"|\\color|\\textcolor|\\hat|\\vec|\\overline|\\underbrace|\\limits|\\sum|\\phantom|\\over",
    r"|\\choose|\\genfrac|\\rule|\\kern|\\hspace|1em|\\mathrm|\\xrightarrow|\\substack|\\char|%|#1|\$|~){0,14}",
);

proptest! {
    #[test]
    fn any_formula_is_harmless_and_every_fault_is_in_it(formula in FORMULA) {
        match read(&formula) {
            Ok(html) => prop_assert_eq!(strangers(&html), "", "{}", html),
            Err(fault) => {
                prop_assert!(formula.get(fault.at.clone()).is_some());
                prop_assert!(!fault.message().nb.is_empty() && !fault.help().text().nb.is_empty());
            }
        }
    }
}
