//! Code with its words marked as classes.
//!
//! In: the text of a code block and its language. Out: HTML with `hl-` classes, which the theme
//! colours. Finding the words is left to syntect; its grammars are read the first time that a page
//! has code, since most courses have none.

use std::sync::OnceLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::html::escape;

/// Names for code that is to be shown as it is.
const PLAIN: [&str; 4] = ["", "text", "txt", "plain"];

/// Marks the words of code.
#[derive(Debug, Default)]
pub(crate) struct Highlighter {
    grammars: OnceLock<SyntaxSet>,
}

impl Highlighter {
    /// Whether code in `language` can be marked, or is to be shown as it is.
    pub(crate) fn knows(&self, language: &str) -> bool {
        PLAIN.contains(&language) || self.grammar(language).is_some()
    }

    /// Names of languages, for a help line.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.grammars()
            .syntaxes()
            .iter()
            .flat_map(|syntax| std::iter::once(&syntax.name).chain(&syntax.file_extensions))
            .map(String::as_str)
    }

    /// The HTML of a code block.
    pub(crate) fn html(&self, code: &str, language: &str) -> String {
        let class = if language.is_empty() {
            String::new()
        } else {
            format!(" class=\"language-{}\"", escape(language))
        };
        let marked = if PLAIN.contains(&language) { None } else { self.marked(code, language) };
        let code = marked.unwrap_or_else(|| escape(code));
        format!("<pre class=\"code\"><code{class}>{code}</code></pre>\n")
    }

    fn marked(&self, code: &str, language: &str) -> Option<String> {
        let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
        let mut generator = ClassedHTMLGenerator::new_with_class_style(
            self.grammar(language)?,
            self.grammars(),
            style,
        );
        for line in LinesWithEndings::from(code) {
            generator.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(generator.finalize())
    }

    fn grammar(&self, language: &str) -> Option<&SyntaxReference> {
        self.grammars().find_syntax_by_token(language)
    }

    fn grammars(&self) -> &SyntaxSet {
        self.grammars.get_or_init(SyntaxSet::load_defaults_newlines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_code_is_marked_and_unknown_code_is_shown_as_it_is() {
        let highlighter = Highlighter::default();
        assert!(highlighter.html("let x = 1;", "rust").contains("hl-storage"));
        let plain = "<pre class=\"code\"><code class=\"language-løype\">a &lt; b</code></pre>\n";
        assert_eq!(highlighter.html("a < b", "løype"), plain);
    }

    #[test]
    fn plain_text_loads_no_grammar() {
        let highlighter = Highlighter::default();
        highlighter.html("a", "");
        assert!(highlighter.grammars.get().is_none());
    }
}
