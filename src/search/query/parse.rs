//! Reads what a person looks for: `elev "kollektiv læring" -mappe tittel:vurdering prak*`.
//!
//! In: the text of a query. Out: a [`Query`], or a [`Refusal`] that says what to write instead.
//! What the words stand for in a site is left to `words`; the browser reads queries by the same
//! rules.

use crate::diagnostic::Text;
use crate::search::analysis::{fold, words};
use crate::text;

/// What a person looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words that are to be found, those of phrases too, each once.
    pub(super) wanted: Vec<Word>,
    /// Words that must stand in a row.
    pub(super) phrases: Vec<Phrase>,
    /// Words whose pages are left out.
    pub(super) unwanted: Vec<Word>,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as it was written.
    pub(super) text: String,
    /// Its letters as the analysis folds them.
    pub(super) folded: String,
    /// Whether it must stand in a title.
    pub(super) in_title: bool,
    pub(super) reach: Reach,
}

/// Whether a word also stands for longer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The word and its inflections.
    Whole,
    /// It may go on, since it is being typed.
    Unfinished,
    /// All that begins so: `prak*`.
    Beginning,
}

/// Words that must stand in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) words: Vec<String>,
    pub(super) in_title: bool,
}

/// Why a query cannot be searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no word in it.
    Empty,
    /// It says only what is not to be found: the first such word.
    OnlyUnwanted(String),
    /// A star stands elsewhere than last in a word.
    StarNotLast(String),
    /// A star stands after too few letters.
    BeginningTooShort(String),
    /// There is nothing between the quotes.
    EmptyPhrase,
    /// There is no word right after `tittel:`.
    TitleWithoutWord(String),
    /// A phrase is to be left out.
    UnwantedPhrase,
}

impl Refusal {
    /// What is the matter, and on a line of its own what to write.
    #[must_use]
    pub fn text(&self) -> Text {
        let (message, help) = (self.message(), self.help());
        let (en, nb, help_en, help_nb) = (message.en, message.nb, help.en, help.nb);
        text!(en: "{en}\nhelp: {help_en}", nb: "{nb}\nhjelp: {help_nb}")
    }

    /// What is the matter.
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
            Self::StarNotLast(piece) => {
                text!(
                    en: "in `{piece}` the star does not stand last in a word",
                    nb: "i `{piece}` står ikke stjernen sist i et ord"
                )
            }
            Self::BeginningTooShort(piece) => {
                text!(
                    en: "`{piece}` has too few letters before the star",
                    nb: "`{piece}` har for få bokstaver foran stjernen"
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
            Self::Empty => text!(en: "write one word or more", nb: "skriv ett ord eller flere"),
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
            Self::BeginningTooShort(_) => {
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

/// What begins and ends a phrase, whichever way it turns.
const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', '„'];
/// What makes a word one of a title.
const TITLE_PREFIXES: [&str; 2] = ["tittel:", "title:"];
/// The fewest letters of a beginning.
pub(super) const BEGINNING: usize = 2;

impl Query {
    /// Reads a query as a search box does: a last word with nothing after it may go on.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] when it cannot be searched for.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let mut query = Self::default();
        let mut unfinished = None;
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (piece, after) = Piece::cut(rest);
            match query.add(&piece, after.is_empty()) {
                // What is being typed is not yet wrong.
                Err(refusal @ (Refusal::EmptyPhrase | Refusal::TitleWithoutWord(_)))
                    if after.is_empty() =>
                {
                    unfinished = Some(refusal);
                }
                added => added?,
            }
            rest = after.trim_start();
        }
        if !query.wanted.is_empty() {
            return Ok(query);
        }
        let only_unwanted =
            || query.unwanted.first().map(|word| Refusal::OnlyUnwanted(word.text.clone()));
        Err(unfinished.or_else(only_unwanted).unwrap_or(Refusal::Empty))
    }

    fn add(&mut self, piece: &Piece, is_last: bool) -> Result<(), Refusal> {
        if piece.is_phrase { self.add_phrase(piece) } else { self.add_words(piece, is_last) }
    }

    fn add_phrase(&mut self, piece: &Piece) -> Result<(), Refusal> {
        let found: Vec<&str> = words(piece.text).map(|(_, word)| word).collect();
        if piece.is_unwanted {
            return Err(Refusal::UnwantedPhrase);
        }
        if found.is_empty() {
            return Err(Refusal::EmptyPhrase);
        }
        for word in &found {
            self.want(Word::new(word, piece, Reach::Whole));
        }
        if found.len() > 1 {
            self.phrases.push(Phrase {
                words: found.into_iter().map(str::to_owned).collect(),
                in_title: piece.title.is_some(),
            });
        }
        Ok(())
    }

    fn add_words(&mut self, piece: &Piece, is_last: bool) -> Result<(), Refusal> {
        let text = piece.text.trim_end_matches('*');
        let has_star = text.len() < piece.text.len();
        let mut found: Vec<_> = words(text).collect();
        if text.contains('*') || (has_star && found.is_empty()) {
            return Err(Refusal::StarNotLast(piece.text.to_owned()));
        }
        let Some((range, last)) = found.pop() else {
            return piece
                .title
                .map_or(Ok(()), |title| Err(Refusal::TitleWithoutWord(title.to_owned())));
        };
        let reach = match (has_star, is_last && !piece.is_unwanted && range.end == piece.text.len())
        {
            (true, _) => Reach::Beginning,
            (false, true) => Reach::Unfinished,
            (false, false) => Reach::Whole,
        };
        let last = Word::new(last, piece, reach);
        if has_star && last.folded.chars().count() < BEGINNING {
            return Err(Refusal::BeginningTooShort(piece.text.to_owned()));
        }
        for word in found.iter().map(|(_, word)| Word::new(word, piece, Reach::Whole)).chain([last])
        {
            if piece.is_unwanted { self.unwanted.push(word) } else { self.want(word) }
        }
        Ok(())
    }

    /// Takes a word that is to be found; one that is there already only reaches as far as both.
    fn want(&mut self, word: Word) {
        let same =
            |other: &&mut Word| other.folded == word.folded && other.in_title == word.in_title;
        match self.wanted.iter_mut().find(same) {
            Some(known) => known.reach = known.reach.max(word.reach),
            None => self.wanted.push(word),
        }
    }
}

impl Word {
    fn new(text: &str, piece: &Piece, reach: Reach) -> Self {
        Self { text: text.to_owned(), folded: fold(text), in_title: piece.title.is_some(), reach }
    }
}

/// What stands between two spaces, or a phrase, with the marks in front of it.
struct Piece<'a> {
    is_unwanted: bool,
    /// `tittel:` as it was written.
    title: Option<&'a str>,
    is_phrase: bool,
    text: &'a str,
}

impl<'a> Piece<'a> {
    /// The first piece of a text, and what comes after it.
    fn cut(text: &'a str) -> (Self, &'a str) {
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

    /// A query as it is understood: wanted words with their marks, then phrases, then unwanted
    /// words.
    fn read(text: &str) -> String {
        let query = Query::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
        let word = |word: &Word| {
            let title = if word.in_title { "tittel:" } else { "" };
            let reach = match word.reach {
                Reach::Whole => "",
                Reach::Unfinished => "…",
                Reach::Beginning => "*",
            };
            format!("{title}{}{reach}", word.text)
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
            assert_eq!(refused(text), Refusal::Empty, "{text}");
        }
        assert_eq!(refused("-elev -mappe"), Refusal::OnlyUnwanted("elev".to_owned()));
        for text in ["*ord", "o*rd ", "* ord", "-*ord ris", "*"] {
            assert!(matches!(refused(text), Refusal::StarNotLast(_)), "{text}");
        }
        assert_eq!(refused("ris å* "), Refusal::BeginningTooShort("å*".to_owned()));
        for text in ["\"\" ord", "\"\"", "\""] {
            assert_eq!(refused(text), Refusal::EmptyPhrase, "{text}");
        }
        for text in ["Tittel: ord", "Tittel:"] {
            assert_eq!(refused(text), Refusal::TitleWithoutWord("Tittel:".to_owned()), "{text}");
        }
        assert_eq!(refused("ord -\"felles praksis\""), Refusal::UnwantedPhrase);
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
                Err(refusal) => prop_assert!(refusal.text().nb.contains("\nhjelp: ")),
            }
        }
    }
}
