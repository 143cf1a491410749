//! Syntax highlighting of code blocks.
//!
//! In: the text of a code block and its language. Out: HTML with `hl-` classes, which the theme
//! colours, and a warning for a language without a grammar. `grammars` finds the grammar and takes
//! the code apart with it; `spans` writes the parts. Nothing is loaded before the first page with
//! code.

mod grammars;
mod spans;

use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::html::escape;
use crate::source::SourceText;
use crate::text;
use grammars::Grammars;

/// Languages of code that is not highlighted.
const PLAIN: [&str; 4] = ["", "text", "txt", "plain"];

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
    let (help, known) = if let Some(near) = nearest(name, Grammars::shared().names()) {
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
    PLAIN.contains(&language) || Grammars::shared().language(language).is_some()
}

/// The HTML of a code block.
pub(super) fn html(code: &str, language: &str) -> String {
    let class = if language.is_empty() {
        String::new()
    } else {
        format!(" class=\"language-{}\"", escape(language))
    };
    let highlighted = if PLAIN.contains(&language) {
        None
    } else {
        Grammars::shared().reader(language).map(|reader| spans::html(code, reader))
    };
    let code = highlighted.unwrap_or_else(|| escape(code));
    format!("<pre class=\"code\"><code{class}>{code}</code></pre>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_code_is_marked_and_unknown_code_is_shown_as_it_is() {
        assert!(html("let x = 1;", "rust").contains("hl-keyword"));
        let plain = "<pre class=\"code\"><code class=\"language-løype\">a &lt; b</code></pre>\n";
        assert_eq!(html("a < b", "løype"), plain);
    }
}
