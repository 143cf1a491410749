//! The grammars of programming languages.
//!
//! In: the name of a language, then its code line by line. Out: the tokens of each line, with their
//! scopes: what a token is and what it stands in, from the outermost to the innermost. How grammars
//! and their regular expressions work is left to syntaxmate. A grammar is made ready for the first
//! block that asks for it, and is shared between threads. What reads with it remembers lines: one
//! that stands where an equal line stood before costs a look-up.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use syntaxmate::{Catalog, PreparedLanguage, Token, Tokenizer, TokenizerOptions, TokenizerState};

/// Longer lines get no colours: people read hardly any of them, and the time that a line can take
/// grows faster than its length. In bytes.
const LONGEST_LINE: usize = 512;

/// Code in so many brackets, tags and other parts gets no more colours: no code that people write
/// comes near, and the time that a line can take grows with them.
const DEEPEST: usize = 256;

/// So many languages stay ready. A course has few, but the preview runs for days.
const READY_LANGUAGES: usize = 32;

/// So many lines each reader remembers.
const REMEMBERED_LINES: usize = 1024;

/// The grammars of all languages, and those that have been made ready.
pub(super) struct Grammars {
    catalog: Catalog,
    ready: Mutex<BTreeMap<String, Arc<Grammar>>>,
}

/// A grammar that is ready.
struct Grammar {
    language: PreparedLanguage,
    /// Tokenizers that no block needs now, with the lines that they remember; at most one for each
    /// thread.
    idle: Mutex<Vec<Tokenizer>>,
}

/// Reads one block of code, from its first line to its last.
pub(super) struct CodeReader {
    grammar: Arc<Grammar>,
    tokenizer: Option<Tokenizer>,
    state: TokenizerState,
    tokens: Vec<Token>,
}

/// What all threads share, the same for every site.
static SHARED: LazyLock<Grammars> = LazyLock::new(Grammars::new);

impl Grammars {
    /// Those that all pages share.
    pub(super) fn shared() -> &'static Self {
        &SHARED
    }

    pub(super) fn new() -> Self {
        Self { catalog: Catalog::bundled(), ready: Mutex::default() }
    }

    /// The language that authors call `name`: by its own name, a short one, or the ending of its
    /// files.
    pub(super) fn language(&self, name: &str) -> Option<&str> {
        let by_name = self.catalog.canonical_language(name);
        by_name.or_else(|| self.catalog.detect_path(format!("code.{name}")))
    }

    /// The names of all languages.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let languages = self.catalog.languages().into_iter();
        languages.filter_map(|name| self.catalog.language(name)).flat_map(|language| {
            std::iter::once(language.id()).chain(language.aliases().iter().map(String::as_str))
        })
    }

    /// What reads code in `language`; nothing when it has no grammar.
    pub(super) fn reader(&self, language: &str) -> Option<CodeReader> {
        Some(CodeReader::new(self.grammar(self.language(language)?)?))
    }

    fn grammar(&self, language: &str) -> Option<Arc<Grammar>> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(grammar) = ready.get(language) {
            return Some(Arc::clone(grammar));
        }
        if ready.len() == READY_LANGUAGES {
            ready.clear();
        }
        let prepared = PreparedLanguage::from_catalog(&self.catalog, language).ok()?;
        let grammar = Arc::new(Grammar { language: prepared, idle: Mutex::default() });
        ready.insert(language.to_owned(), Arc::clone(&grammar));
        Some(grammar)
    }
}

impl Grammar {
    fn tokenizer(&self) -> Tokenizer {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| {
            self.language.tokenizer(TokenizerOptions {
                max_line_bytes: LONGEST_LINE,
                line_cache_entries: REMEMBERED_LINES,
            })
        })
    }
}

impl CodeReader {
    fn new(grammar: Arc<Grammar>) -> Self {
        let tokenizer = grammar.tokenizer();
        let state = tokenizer.initial_state();
        Self { grammar, tokenizer: Some(tokenizer), state, tokens: Vec::new() }
    }

    /// The tokens of the next line, which has no end of line; none where colours end.
    pub(super) fn line(&mut self, line: &str) -> &[Token] {
        self.tokens.clear();
        if let Some(tokenizer) = &mut self.tokenizer
            && self.state.depth() <= DEEPEST
        {
            let tokenized = tokenizer.tokenize_line_into(line, &mut self.state, &mut self.tokens);
            if tokenized.is_err() {
                self.tokens.clear();
            }
        }
        &self.tokens
    }
}

impl Drop for CodeReader {
    fn drop(&mut self) {
        let mut idle = self.grammar.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(self.tokenizer.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_own_name_short_ones_and_endings() {
        for (name, language) in [
            ("python", "python"),
            ("Python", "python"),
            ("py", "python"),
            ("c++", "cpp"),
            ("hpp", "cpp"),
            ("bash", "shellscript"),
            ("ts", "typescript"),
        ] {
            assert_eq!(Grammars::shared().language(name), Some(language), "{name}");
        }
        assert_eq!(Grammars::shared().language("løype"), None);
    }

    #[test]
    fn few_languages_stay_ready() {
        let grammars = Grammars::new();
        for language in grammars.catalog.languages().into_iter().take(READY_LANGUAGES + 1) {
            assert!(grammars.reader(language).is_some());
        }
        assert_eq!(grammars.ready.lock().unwrap().len(), 1);
    }

    #[test]
    fn one_tokenizer_serves_blocks_that_come_one_after_another() {
        let grammars = Grammars::new();
        for _ in 0..3 {
            grammars.reader("python").unwrap().line("a = 1");
        }
        let grammar = grammars.grammar("python").unwrap();
        assert_eq!(grammar.idle.lock().unwrap().len(), 1);
    }

    #[test]
    fn colours_end_in_long_lines_and_in_deep_code() {
        let grammars = Grammars::new();
        let mut reader = grammars.reader("js").unwrap();
        let kinds = |tokens: &[Token]| tokens.iter().any(|token| token.scopes().len() > 1);
        assert!(kinds(reader.line("let a = 1;")));
        assert!(!kinds(reader.line(&"let a = 1;".repeat(LONGEST_LINE / 10 + 1))));
        assert!(kinds(reader.line("let a = 1;")));
        assert!((0..DEEPEST).all(|_| !reader.line("[").is_empty()));
        assert!((0..DEEPEST).any(|_| reader.line("[").is_empty()));
    }
}
