//! Syntax highlighting of code blocks.
//!
//! In: the text of a code block and its language. Out: HTML with `hl-` classes, which the theme
//! colours, and a warning for a language without a grammar. Parsing the code is left to syntect;
//! its grammars are loaded for the first page with code, since most courses have none.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::html::escape;
use crate::source::SourceText;
use crate::text;

/// Languages of code that is not highlighted.
const PLAIN: [&str; 4] = ["", "text", "txt", "plain"];

/// The grammars of all languages, the same for every site.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// A warning for each language that has no grammar.
pub(super) fn unknown_languages(languages: &[SourceText]) -> impl Iterator<Item = Diagnostic> {
    languages.iter().filter(|language| !knows(&language.text)).map(unknown_language)
}

fn unknown_language(language: &SourceText) -> Diagnostic {
    let name = &language.text;
    let message = text!(
        en: "code in `{name}` cannot be highlighted",
        nb: "kode i `{name}` kan ikke fargelegges"
    );
    let (help, known) = if let Some(near) = nearest(name, self::languages()) {
        (text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"), near)
    } else {
        let help = text!(
            en: "write `text` to show it as it is",
            nb: "skriv `text` for å vise den som den er"
        );
        (help, "text")
    };
    let help = Help::suggest(help, [Edit::replace(language.span, known)]);
    Diagnostic::new(Rule::UnknownLanguage, language.span, message).help(help)
}

/// Whether code in `language` can be highlighted, or is shown as it is.
fn knows(language: &str) -> bool {
    PLAIN.contains(&language) || grammar(language).is_some()
}

/// The names of all languages.
fn languages() -> impl Iterator<Item = &'static str> {
    GRAMMARS
        .syntaxes()
        .iter()
        .flat_map(|syntax| std::iter::once(&syntax.name).chain(&syntax.file_extensions))
        .map(String::as_str)
}

/// The HTML of a code block.
pub(super) fn html(code: &str, language: &str) -> String {
    let class = if language.is_empty() {
        String::new()
    } else {
        format!(" class=\"language-{}\"", escape(language))
    };
    let highlighted = if PLAIN.contains(&language) { None } else { highlighted(code, language) };
    let code = highlighted.unwrap_or_else(|| escape(code));
    format!("<pre class=\"code\"><code{class}>{code}</code></pre>\n")
}

fn highlighted(code: &str, language: &str) -> Option<String> {
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator =
        ClassedHTMLGenerator::new_with_class_style(grammar(language)?, &GRAMMARS, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    GRAMMARS.find_syntax_by_token(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_code_is_marked_and_unknown_code_is_shown_as_it_is() {
        assert!(html("let x = 1;", "rust").contains("hl-storage"));
        let plain = "<pre class=\"code\"><code class=\"language-løype\">a &lt; b</code></pre>\n";
        assert_eq!(html("a < b", "løype"), plain);
    }
}
