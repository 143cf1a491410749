//! The HTML of highlighted code.
//!
//! In: code, and what reads it. Out: the code with a `<span>` around each stretch that a theme may
//! want to colour. A token is in many scopes; the innermost of a kind that themes colour decides,
//! and its words become classes: `entity.name.function.python` gives
//! `hl-entity hl-name hl-function`. One flat span for each stretch, none for scopes that only tell
//! the structure, and so a page with code stays small.

use std::collections::HashMap;
use std::rc::Rc;

use syntaxmate::{ScopeStackId, Token};

use super::grammars::CodeReader;
use crate::html::escape;

/// The first words of scopes that become spans. Of the others most tell where a token stands
/// (`meta`), and what is punctuation in a text or comment has the colour of that.
const KINDS: [&str; 10] = [
    "comment", "constant", "entity", "invalid", "keyword", "markup", "storage", "string",
    "support", "variable",
];

/// Scopes of code inside a text, as in `"${…}"`: what is around it does not colour it.
const CODE_IN_TEXT: [&str; 3] = ["meta.embedded", "meta.template.expression", "source"];

/// So many words of a scope become classes; its last word, the language, never does.
const WORDS: usize = 3;

/// `code` as HTML, with spans for what `reader` finds in it.
pub(super) fn html(code: &str, mut reader: CodeReader) -> String {
    let mut writer = SpanWriter::new(code);
    for line in code.split_inclusive('\n') {
        writer.line(line, reader.line(line.trim_end_matches(['\r', '\n'])));
    }
    writer.finish()
}

/// The classes of a span; none for text outside any.
type Classes = Option<Rc<str>>;

struct SpanWriter {
    html: String,
    /// The classes of each stack of scopes: the same few return throughout a block.
    classes: HashMap<Option<ScopeStackId>, Classes>,
    /// What is open.
    open: Classes,
}

impl SpanWriter {
    fn new(code: &str) -> Self {
        Self { html: String::with_capacity(code.len() * 4), classes: HashMap::new(), open: None }
    }

    /// Writes a line. No span goes on into the next, since no token has the end of its line.
    fn line(&mut self, line: &str, tokens: &[Token]) {
        let mut written = 0;
        for token in tokens {
            let range = token.range();
            let (Some(before), Some(text)) =
                (line.get(written..range.start), line.get(range.clone()))
            else {
                continue;
            };
            let known = self.classes.entry(token.scope_stack());
            let classes = known.or_insert_with(|| deciding(token.scopes()).map(classes)).clone();
            self.text(before, None);
            self.text(text, classes);
            written = range.end;
        }
        self.text(line.get(written..).unwrap_or_default(), None);
    }

    /// Writes text that stands in a span with these classes.
    fn text(&mut self, text: &str, classes: Classes) {
        if text.is_empty() {
            return;
        }
        if self.open != classes {
            if self.open.is_some() {
                self.html.push_str("</span>");
            }
            if let Some(classes) = &classes {
                self.html.push_str("<span class=\"");
                self.html.push_str(classes);
                self.html.push_str("\">");
            }
            self.open = classes;
        }
        self.html.push_str(&escape(text));
    }

    /// The HTML, with what is open closed.
    fn finish(mut self) -> String {
        if self.open.is_some() {
            self.html.push_str("</span>");
        }
        self.html
    }
}

/// The innermost scope of a kind that themes colour.
fn deciding<'a>(scopes: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    scopes.fold(None, |decided, scope| {
        if KINDS.iter().any(|kind| is_a(scope, kind)) {
            Some(scope)
        } else if CODE_IN_TEXT.iter().any(|code| is_a(scope, code)) {
            None
        } else {
            decided
        }
    })
}

/// Whether the words of `scope` begin with those of `kind`.
fn is_a(scope: &str, kind: &str) -> bool {
    scope.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The classes of a scope. Some grammars put a word of the code into a scope, so they are escaped.
fn classes(scope: &str) -> Rc<str> {
    let words = scope.rsplit_once('.').map_or(scope, |(words, _)| words);
    let classes: Vec<_> =
        words.split('.').take(WORDS).map(|word| format!("hl-{}", escape(word))).collect();
    classes.join(" ").into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::grammars::Grammars;
    use super::*;

    fn highlighted(code: &str, language: &str) -> String {
        html(code, Grammars::shared().reader(language).unwrap())
    }

    /// Text between tags; that of code has no `<` or `>` of its own.
    fn without_tags(html: &str) -> String {
        html.split_inclusive('>').filter_map(|part| part.split('<').next()).collect()
    }

    #[test]
    fn every_language_is_coloured_where_the_theme_has_colours() {
        for (language, code, spans) in [
            ("python", "def f():  # hei", &["storage", "entity hl-name", "comment"][..]),
            ("js", "const a = \"b\" + 1;", &["storage", "string", "constant"]),
            ("html", "<p class=\"a\">b</p>", &["entity hl-name", "string"]),
            ("css", "p { color: red } /* c */", &["entity hl-name", "support", "comment"]),
            ("sql", "SELECT 'a' FROM b -- c", &["keyword", "string", "comment"]),
            ("java", "class A { int b = 1; }", &["storage", "entity hl-name", "constant"]),
            ("json", "{\"a\": [1, \"b\"]}", &["support", "constant", "string"]),
            ("bash", "if true; then echo 'a'; fi # b", &["keyword", "string", "comment"]),
            ("rust", "fn f() { g(\"a\", 1) } // b", &["keyword", "entity hl-name", "comment"]),
        ] {
            let html = highlighted(code, language);
            for span in spans {
                assert!(html.contains(&format!("<span class=\"hl-{span}")), "{span}: {html}");
            }
        }
    }

    #[test]
    fn a_stretch_is_one_flat_span_and_ends_with_its_line() {
        let comment = "<span class=\"hl-comment hl-block\">";
        assert_eq!(
            highlighted("/* a\n   b */\n", "css"),
            format!("{comment}/* a</span>\n{comment}   b */</span>\n")
        );
        let string = "<span class=\"hl-string hl-quoted hl-double\">";
        let escaped = "<span class=\"hl-constant hl-character hl-escape\">";
        assert_eq!(
            highlighted("\"a\\n\"", "js"),
            format!("{string}&quot;a</span>{escaped}\\n</span>{string}&quot;</span>")
        );
    }

    #[test]
    fn code_inside_a_text_has_its_own_colours() {
        let string = "<span class=\"hl-string hl-template\">";
        let number = "<span class=\"hl-constant hl-numeric hl-decimal\">";
        let variable = "<span class=\"hl-variable hl-other hl-readwrite\">";
        assert_eq!(
            highlighted("`a ${1} ${b}`", "js"),
            format!(
                "{string}`a </span>${{{number}1</span>}}{string} </span>\
                 ${{{variable}b</span>}}{string}`</span>"
            )
        );
    }

    #[test]
    fn words_of_the_code_cannot_end_a_class() {
        assert_eq!(&*classes("entity.name.tag.\"<x"), "hl-entity hl-name hl-tag");
        assert_eq!(&*classes("markup.\"<.x"), "hl-markup hl-&quot;&lt;");
        assert_eq!(&*classes("comment"), "hl-comment");
    }

    /// Code as it may come: parts of several languages, in any order.
    fn blocks() -> impl Strategy<Value = Vec<(&'static str, String)>> {
        let part = prop::sample::select(vec![
            "\"",
            "'",
            "`",
            "${",
            "{",
            "}",
            "(",
            ")",
            "<a b=\"",
            ">",
            "</a>",
            "/*",
            "*/",
            "//",
            "#",
            "--",
            "\n",
            "\r\n",
            "\n\n",
            "    ",
            "\\",
            "æ",
            "\u{1f600}",
            "def a",
            "class B",
            "1.5",
            "if ",
            "=",
            "\"\"\"",
            "<script>",
            "</script>",
            "&",
            "\t",
            "return",
            "$x",
            ": ",
            "- ",
            "<<END",
            "END",
        ]);
        let code = prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat());
        let language =
            prop::sample::select(vec!["python", "js", "html", "css", "sql", "bash", "yaml"]);
        prop::collection::vec((language, code), 1..8)
    }

    proptest! {
        // Each case makes up to fifteen grammars ready.
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_was_read_before_changes_nothing(blocks in blocks()) {
            let warm = Grammars::new();
            for (language, code) in blocks.iter().chain(&blocks) {
                let fresh = html(code, Grammars::new().reader(language).unwrap());
                prop_assert_eq!(html(code, warm.reader(language).unwrap()), fresh);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn the_text_stays_as_it_is(blocks in blocks()) {
            for (language, code) in &blocks {
                let html = highlighted(code, language);
                prop_assert_eq!(without_tags(&html), escape(code));
            }
        }
    }
}
