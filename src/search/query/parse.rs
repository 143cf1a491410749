//! Parses queries: `elev "kollektiv læring" -mappe tittel:vurdering prak*`.
//!
//! In: the text of a query. Out: a [`Query`], or a [`QueryError`] that says what to write instead.
//! The terms of the words on a site are left to `resolve`. The browser parses queries by the same
//! rules.

use crate::diagnostic::Text;
use crate::search::analysis::{fold, is_one_piece, with_whole_numbers, words};
use crate::text;

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words to find, including those of phrases, without duplicates.
    pub(super) wanted: Vec<QueryWord>,
    /// The phrases.
    pub(super) phrases: Vec<Phrase>,
    /// The words whose pages are excluded.
    pub(super) unwanted: Vec<QueryWord>,
    /// The words to find that hyphens join, and that others write as one.
    pub(super) joined: Vec<JoinedWords>,
}

/// Words that others write as one: `e-post`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JoinedWords {
    /// The one word.
    pub(super) whole: QueryWord,
    /// The folded words that it is written as here.
    pub(super) parts: Vec<String>,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueryWord {
    /// The word as written.
    pub(super) text: String,
    /// Its letters as the analysis folds them.
    pub(super) folded: String,
    /// Whether it must be in a title.
    pub(super) in_title: bool,
    pub(super) mode: MatchMode,
}

/// Whether a word also matches longer words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MatchMode {
    /// The word and its inflections.
    Whole,
    /// The beginning of a word that is still being typed.
    Unfinished,
    /// All words with this prefix: `prak*`.
    Prefix,
}

/// Words that must follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) words: Vec<String>,
    pub(super) in_title: bool,
}

/// Why a query is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryError {
    /// It contains no word.
    Empty,
    /// It has only unwanted words; the first of them.
    OnlyUnwanted(String),
    /// A star is not at the end of a word.
    StarNotLast(String),
    /// There are too few letters before a star.
    PrefixTooShort(String),
    /// There is nothing between the quotes.
    EmptyPhrase,
    /// No word follows directly after `tittel:`.
    TitleWithoutWord(String),
    /// A phrase is marked as unwanted.
    UnwantedPhrase,
}

impl QueryError {
    /// What is wrong, and on the next line what to write instead.
    #[must_use]
    pub fn text(&self) -> Text {
        let (message, help) = (self.message(), self.help());
        let (en, nb, help_en, help_nb) = (message.en, message.nb, help.en, help.nb);
        text!(en: "{en}\nhelp: {help_en}", nb: "{nb}\nhjelp: {help_nb}")
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Empty => {
                text!(en: "there is no word to search for", nb: "det er ikke noe ord å søke etter")
            }
            Self::OnlyUnwanted(_) => {
                text!(
                    en: "the search says only what is not to be found",
                    nb: "søket sier bare hva som ikke skal finnes"
                )
            }
            Self::StarNotLast(token) => {
                text!(
                    en: "in `{token}` the star does not stand last in a word",
                    nb: "i `{token}` står ikke stjernen sist i et ord"
                )
            }
            Self::PrefixTooShort(token) => {
                text!(
                    en: "`{token}` has too few letters before the star",
                    nb: "`{token}` har for få bokstaver foran stjernen"
                )
            }
            Self::EmptyPhrase => {
                text!(
                    en: "there is nothing between the quotes",
                    nb: "det står ingenting mellom anførselstegnene"
                )
            }
            Self::TitleWithoutWord(name) => {
                text!(
                    en: "there is no word after `{name}`",
                    nb: "det står ikke noe ord etter `{name}`"
                )
            }
            Self::UnwantedPhrase => {
                text!(en: "a phrase cannot be left out", nb: "en frase kan ikke velges bort")
            }
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Text {
        match self {
            Self::Empty => {
                text!(
                    en: "write one word or more, of letters or digits: signs such as `§` are not \
                         searched for",
                    nb: "skriv ett ord eller flere, av bokstaver eller sifre: det blir ikke søkt \
                         etter tegn som `§`"
                )
            }
            Self::OnlyUnwanted(word) => {
                text!(
                    en: "write also what you look for: `school -{word}`",
                    nb: "skriv også hva du leter etter: `skole -{word}`"
                )
            }
            Self::StarNotLast(_) => {
                text!(
                    en: "write the beginning of the word, then the star: `assess*`",
                    nb: "skriv begynnelsen av ordet, og så stjernen: `vurder*`"
                )
            }
            Self::PrefixTooShort(_) => {
                text!(
                    en: "write at least two letters before the star",
                    nb: "skriv minst to bokstaver foran stjernen"
                )
            }
            Self::EmptyPhrase => {
                text!(
                    en: "write the words between them: `\"shared practice\"`",
                    nb: "skriv ordene mellom dem: `\"felles praksis\"`"
                )
            }
            Self::TitleWithoutWord(name) => {
                text!(
                    en: "write the word right after it, without a space: `{name}assessment`",
                    nb: "skriv ordet rett etter, uten mellomrom: `{name}vurdering`"
                )
            }
            Self::UnwantedPhrase => {
                text!(
                    en: "write `-` in front of a single word: `-folder`",
                    nb: "skriv `-` foran ett enkelt ord: `-mappe`"
                )
            }
        }
    }
}

/// The quotation marks of a phrase; any of them can open or close it.
const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', '„'];
/// The prefixes of words that must be in a title.
const TITLE_PREFIXES: [&str; 2] = ["tittel:", "title:"];
/// The fewest letters of a prefix.
pub(super) const MIN_PREFIX_LETTERS: usize = 2;

impl Query {
    /// Parses a query as a search box does: a last word without a space after it may be incomplete.
    ///
    /// # Errors
    ///
    /// A [`QueryError`] if it cannot be searched for.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut unfinished = None;
        let text = with_whole_numbers(text);
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (token, after) = QueryToken::next(rest);
            match query.add(&token, after.is_empty()) {
                // Input that is still being typed is not an error yet.
                Err(error @ (QueryError::EmptyPhrase | QueryError::TitleWithoutWord(_)))
                    if after.is_empty() =>
                {
                    unfinished = Some(error);
                }
                added => added?,
            }
            rest = after.trim_start();
        }
        if !query.wanted.is_empty() {
            return Ok(query);
        }
        let only_unwanted =
            || query.unwanted.first().map(|word| QueryError::OnlyUnwanted(word.text.clone()));
        Err(unfinished.or_else(only_unwanted).unwrap_or(QueryError::Empty))
    }

    fn add(&mut self, token: &QueryToken, is_last: bool) -> Result<(), QueryError> {
        if token.is_phrase { self.add_phrase(token) } else { self.add_words(token, is_last) }
    }

    fn add_phrase(&mut self, token: &QueryToken) -> Result<(), QueryError> {
        let found: Vec<&str> = words(token.text).map(|(_, word)| word).collect();
        if token.is_unwanted {
            return Err(QueryError::UnwantedPhrase);
        }
        if found.is_empty() {
            return Err(QueryError::EmptyPhrase);
        }
        for word in &found {
            self.want(QueryWord::new(word, token, MatchMode::Whole));
        }
        if found.len() > 1 {
            self.phrases.push(Phrase {
                words: found.into_iter().map(str::to_owned).collect(),
                in_title: token.title.is_some(),
            });
        }
        Ok(())
    }

    fn add_words(&mut self, token: &QueryToken, is_last: bool) -> Result<(), QueryError> {
        let text = token.text.trim_end_matches('*');
        let has_star = text.len() < token.text.len();
        let mut found: Vec<_> = words(text).collect();
        if text.contains('*') || (has_star && found.is_empty()) {
            return Err(QueryError::StarNotLast(token.text.to_owned()));
        }
        let Some((range, last)) = found.pop() else {
            return token
                .title
                .map_or(Ok(()), |title| Err(QueryError::TitleWithoutWord(title.to_owned())));
        };
        let mode = match (has_star, is_last && !token.is_unwanted && range.end == token.text.len())
        {
            (true, _) => MatchMode::Prefix,
            (false, true) => MatchMode::Unfinished,
            (false, false) => MatchMode::Whole,
        };
        let last = QueryWord::new(last, token, mode);
        if has_star && last.folded.chars().count() < MIN_PREFIX_LETTERS {
            return Err(QueryError::PrefixTooShort(token.text.to_owned()));
        }
        let before = found.iter().map(|(_, word)| QueryWord::new(word, token, MatchMode::Whole));
        let all: Vec<QueryWord> = before.chain([last]).collect();
        if token.is_unwanted {
            self.unwanted.extend(all);
            return Ok(());
        }
        if is_one_piece(text) {
            let parts = all.iter().map(|word| word.folded.clone()).collect();
            let whole = QueryWord::new(text, token, mode);
            self.joined.push(JoinedWords { whole, parts });
        }
        for word in all {
            self.want(word);
        }
        Ok(())
    }

    /// Adds a word to find. A duplicate only widens the match mode of the existing word.
    fn want(&mut self, word: QueryWord) {
        let same =
            |other: &&mut QueryWord| other.folded == word.folded && other.in_title == word.in_title;
        match self.wanted.iter_mut().find(same) {
            Some(known) => known.mode = known.mode.max(word.mode),
            None => self.wanted.push(word),
        }
    }
}

impl QueryWord {
    fn new(text: &str, token: &QueryToken, mode: MatchMode) -> Self {
        Self { text: text.to_owned(), folded: fold(text), in_title: token.title.is_some(), mode }
    }
}

/// A word or a phrase, with the marks in front of it.
struct QueryToken<'a> {
    is_unwanted: bool,
    /// `tittel:` as written.
    title: Option<&'a str>,
    is_phrase: bool,
    text: &'a str,
}

impl<'a> QueryToken<'a> {
    /// The first token of a text, and the rest of the text.
    fn next(text: &'a str) -> (Self, &'a str) {
        let unmarked = text.trim_start_matches('-');
        let is_unwanted = unmarked.len() < text.len();
        let title = TITLE_PREFIXES.iter().find_map(|prefix| {
            unmarked.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix))
        });
        let rest = unmarked.get(title.map_or(0, str::len)..).unwrap_or_default();
        let phrase =
            rest.strip_prefix(QUOTES).map(|inner| inner.split_once(QUOTES).unwrap_or((inner, "")));
        let is_phrase = phrase.is_some();
        let (text, after) = phrase.unwrap_or_else(|| {
            let end = rest.find(|letter: char| letter.is_whitespace() || QUOTES.contains(&letter));
            rest.split_at(end.unwrap_or(rest.len()))
        });
        (Self { is_unwanted, title, is_phrase, text }, after)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A parsed query as text: wanted words with their marks, then phrases, then unwanted words.
    fn read(text: &str) -> String {
        let query = Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let word = |word: &QueryWord| {
            let title = if word.in_title { "tittel:" } else { "" };
            let mode = match word.mode {
                MatchMode::Whole => "",
                MatchMode::Unfinished => "…",
                MatchMode::Prefix => "*",
            };
            format!("{title}{}{mode}", word.text)
        };
        let wanted = query.wanted.iter().map(word);
        let phrases = query.phrases.iter().map(|phrase| format!("[{}]", phrase.words.join(" ")));
        let unwanted = query.unwanted.iter().map(|unwanted| format!("-{}", word(unwanted)));
        wanted.chain(phrases).chain(unwanted).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_stand_for_themselves_and_the_last_may_go_on() {
        assert_eq!(read("  kollektiv læring "), "kollektiv læring");
        assert_eq!(read("kollektiv læ"), "kollektiv læ…");
        assert_eq!(read("elev-vurdering,"), "elev vurdering");
        assert_eq!(read("elev & lærer – sammen "), "elev lærer sammen");
    }

    #[test]
    fn marks_belong_to_their_piece() {
        assert_eq!(
            read("vurder* -mappe -skole* tittel:elev TITLE:lærer prat"),
            "vurder* tittel:elev tittel:lærer prat… -mappe -skole*"
        );
        assert_eq!(read("prat -ma"), "prat -ma");
        assert_eq!(read("ris -mappe-vurdering "), "ris -mappe -vurdering");
        assert_eq!(read("forfatter:nilsen "), "forfatter nilsen");
    }

    #[test]
    fn phrases_stand_in_any_quotes() {
        for text in [
            "\"felles praksis\"",
            "«felles praksis»",
            "“felles praksis”",
            "„felles praksis“",
            "»felles praksis«",
            "\"felles praksis",
        ] {
            assert_eq!(read(text), "felles praksis [felles praksis]", "{text}");
        }
        assert_eq!(
            read("tittel:\"felles praksis\" \"elev\""),
            "tittel:felles tittel:praksis elev [felles praksis]"
        );
        assert_eq!(read("\"a* b\"c"), "a b c… [a b]");
    }

    #[test]
    fn a_word_that_stands_twice_counts_once() {
        assert_eq!(
            read("elev Elev \"elev og lærer\" tittel:elev elev"),
            "elev… og lærer tittel:elev [elev og lærer]"
        );
    }

    #[test]
    fn what_cannot_be_searched_for_is_refused() {
        let refused = |text: &str| Query::parse(text).expect_err(text);
        for text in ["", "  ", "&", "-"] {
            assert_eq!(refused(text), QueryError::Empty, "{text}");
        }
        assert_eq!(refused("-elev -mappe"), QueryError::OnlyUnwanted("elev".to_owned()));
        for text in ["*ord", "o*rd ", "* ord", "-*ord ris", "*"] {
            assert!(matches!(refused(text), QueryError::StarNotLast(_)), "{text}");
        }
        assert_eq!(refused("ris å* "), QueryError::PrefixTooShort("å*".to_owned()));
        for text in ["\"\" ord", "\"\"", "\""] {
            assert_eq!(refused(text), QueryError::EmptyPhrase, "{text}");
        }
        for text in ["Tittel: ord", "Tittel:"] {
            assert_eq!(refused(text), QueryError::TitleWithoutWord("Tittel:".to_owned()), "{text}");
        }
        assert_eq!(refused("ord -\"felles praksis\""), QueryError::UnwantedPhrase);
    }

    #[test]
    fn what_is_being_typed_is_not_refused_yet() {
        for text in ["ord \"", "ord tittel:", "ord -"] {
            assert_eq!(read(text), "ord", "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in r#"(?s)([-*":«» a-cæøå\n]|tittel:|.){0,40}"#) {
            match Query::parse(&text) {
                Ok(query) => prop_assert!(!query.wanted.is_empty()),
                Err(error) => prop_assert!(error.text().nb.contains("\nhjelp: ")),
            }
        }
    }
}
