//! Code with its words marked as classes.
//!
//! In: the text of a code block and its language. Out: HTML with `hl-` classes, which the theme
//! colours. Finding the words is left to syntect; its grammars are read the first time that a page
//! has code, since most courses have none.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::html::escape;

/// Names for code that is to be shown as it is.
const PLAIN: [&str; 4] = ["", "text", "txt", "plain"];

/// The grammars of all languages, the same for every site.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Whether code in `language` can be marked, or is to be shown as it is.
pub(super) fn knows(language: &str) -> bool {
    PLAIN.contains(&language) || grammar(language).is_some()
}

/// Names of languages, for a help line.
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
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
    let marked = if PLAIN.contains(&language) { None } else { marked(code, language) };
    let code = marked.unwrap_or_else(|| escape(code));
    format!("<pre class=\"code\"><code{class}>{code}</code></pre>\n")
}

fn marked(code: &str, language: &str) -> Option<String> {
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
