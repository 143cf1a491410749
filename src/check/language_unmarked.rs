//! A passage in another language than the page is marked, so that it is read aloud correctly.
//!
//! In: the passages of a text that have hardly any everyday words of the page's language. Out:
//! `language-unmarked` if such a passage is certainly in another language, or once if most of the page
//! is. If in doubt, nothing is reported: Norwegian, Danish and Swedish are not distinguished, and neither names nor titles in
//! italics count. Guessing a language is left to whatlang.
//!
#![doc = include_str!("../../manual/en/language-unmarked.md")]

use whatlang::{Info, Lang};

use crate::block::{self, Words};
use crate::config::language_in;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::language::{LanguageTag, NAMES};
use crate::load::{Document, Outline, Passage, count_everyday};
use crate::source::{Sources, Span};
use crate::text;

/// How sure the guess must be, where 1 is certainty.
const SURE: f64 = 0.9;

/// Of how many words, at most, one must be an everyday word of the language that was guessed.
const WORDS_FOR_EVERYDAY: usize = 8;

/// The last letter of the Latin ones that lie together; a text in no others is in none of the
/// languages that are known by their letters.
const LAST_LATIN: char = '\u{24f}';

/// How many passages, at least, in one language make the page one in that language, if most of its
/// text is in them.
const WHOLE_PAGE: usize = 3;

/// Checks the passages of a text, or the page as a whole where most of it is in another language.
#[must_use]
pub(super) fn check(document: &Document, sources: &Sources) -> Vec<Diagnostic> {
    let outline = &document.outline;
    let unmarked = outline.passages.iter().filter(|passage| !is_marked(passage, outline));
    let found: Vec<(&Passage<Span>, Foreign)> = unmarked
        .filter_map(|passage| Some((passage, foreign(&passage.text, &document.language)?)))
        .collect();
    if let Some(whole) = whole_page(document, &found, sources) {
        return vec![whole];
    }
    found.into_iter().map(|(passage, found)| tell(passage.place, found, sources)).collect()
}

/// What is said of a page that is in another language than it says; `None` for one that says its own,
/// or that has only some passages in another.
fn whole_page(
    document: &Document,
    found: &[(&Passage<Span>, Foreign)],
    sources: &Sources,
) -> Option<Diagnostic> {
    let (first, Foreign { tag, en, nb, .. }) = *found.first()?;
    let front_matter = document.front_matter.as_ref()?;
    let is_alike = found.iter().all(|(_, other)| other.tag == tag);
    let length: usize = found.iter().map(|(passage, _)| passage.text.len()).sum();
    let is_most = 2 * length > sources.text(document.body).len();
    let says_its_own = language_in(&front_matter.node).is_some();
    if found.len() < WHOLE_PAGE || !is_alike || !is_most || says_its_own {
        return None;
    }
    let message = text!(
        en: "the page seems to be in {en}, and does not say so",
        nb: "siden ser ut til å være på {nb}, og sier det ikke"
    );
    let (_, [norwegian, english, ..]) = NAMES.iter().find(|(of, _)| *of == tag)? else {
        return None;
    };
    let line = text!(en: "language: {english}", nb: "språk: {norwegian}");
    let Text { en, nb } = &line;
    let help = text!(en: "write `{en}` in the front matter", nb: "skriv `{nb}` i metadataene");
    let line = text!(en: "{en}\n", nb: "{nb}\n");
    let help = Help::suggest(help, [Edit::insert_after(front_matter.span, line)]);
    Some(Diagnostic::new(Rule::LanguageUnmarked, first.place, message).help(help))
}

/// Whether a passage is in a block that names its language. A language that cannot be parsed has
/// been reported already.
fn is_marked(passage: &Passage<Span>, outline: &Outline) -> bool {
    let mut blocks =
        std::iter::successors(passage.block.and_then(|index| outline.blocks.get(index)), |block| {
            outline.blocks.get(block.parent?)
        });
    blocks.any(|block| {
        block::find(&block.line.name.text).is_some_and(|found| found.words == Words::Language)
    })
}

/// The language of a text, when it is surely another than `page`.
fn foreign(text: &str, page: &LanguageTag) -> Option<Foreign> {
    let found = if is_northern_sami(text) { NORTHERN_SAMI } else { guessed(text)? };
    let tag = LanguageTag::parse(found.tag)?;
    let is_near = tag.is_scandinavian() && page.is_scandinavian();
    (tag.primary() != page.primary() && !is_near).then_some(found)
}

fn guessed(text: &str) -> Option<Foreign> {
    let words = text.split_whitespace().count();
    // A list of names has letters like those of some language, and none of its words.
    let has_words = |found: Foreign| {
        !found.has_everyday || count_everyday(text, found.tag) * WORDS_FOR_EVERYDAY >= words
    };
    // Guessing takes longer than to see that no guess would be told of.
    let is_latin = text.chars().all(|letter| letter <= LAST_LATIN || !letter.is_alphabetic());
    let mut told_of = FOREIGN.iter().map(|(_, found)| *found);
    if !told_of.any(|found| (found.has_everyday || !is_latin) && has_words(found)) {
        return None;
    }
    // Norwegian and Danish leave the guess in doubt between the two, and a page in neither needs no
    // more.
    let is_sure = |info: &Info| {
        info.confidence() >= SURE || matches!(info.lang(), Lang::Nob | Lang::Dan | Lang::Swe)
    };
    let info = whatlang::detect(text).filter(is_sure)?;
    let (_, found) = FOREIGN.iter().find(|(language, _)| *language == info.lang())?;
    Some(*found).filter(|found| has_words(*found))
}

/// A language, with what authors write for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Foreign {
    tag: &'static str,
    en: &'static str,
    nb: &'static str,
    /// Whether its everyday words are known.
    has_everyday: bool,
}

const fn known(tag: &'static str, en: &'static str, nb: &'static str) -> Foreign {
    Foreign { tag, en, nb, has_everyday: true }
}

/// A language in letters that none of the others uses.
const fn by_letters(tag: &'static str, en: &'static str, nb: &'static str) -> Foreign {
    Foreign { tag, en, nb, has_everyday: false }
}

const NORTHERN_SAMI: Foreign = by_letters("se", "Northern Sami", "nordsamisk");

/// The languages that are told of: those with a list of everyday words, and those whose letters
/// leave no doubt.
const FOREIGN: [(Lang, Foreign); 13] = [
    (Lang::Eng, known("en", "English", "engelsk")),
    (Lang::Deu, known("de", "German", "tysk")),
    (Lang::Fra, known("fr", "French", "fransk")),
    (Lang::Spa, known("es", "Spanish", "spansk")),
    (Lang::Nob, known("nb", "Norwegian", "norsk")),
    (Lang::Dan, known("nb", "Norwegian or Danish", "norsk eller dansk")),
    (Lang::Swe, known("sv", "Swedish", "svensk")),
    (Lang::Rus, by_letters("ru", "Russian", "russisk")),
    (Lang::Ukr, by_letters("uk", "Ukrainian", "ukrainsk")),
    (Lang::Ara, by_letters("ar", "Arabic", "arabisk")),
    (Lang::Ell, by_letters("el", "Greek", "gresk")),
    (Lang::Tam, by_letters("ta", "Tamil", "tamil")),
    (Lang::Cmn, by_letters("zh", "Chinese", "kinesisk")),
];

/// whatlang does not know Sami; no other language has both of these letters.
fn is_northern_sami(text: &str) -> bool {
    text.contains(['đ', 'ŋ', 'ŧ']) && text.contains('á')
}

fn tell(place: Span, Foreign { tag, en, nb, .. }: Foreign, sources: &Sources) -> Diagnostic {
    let message = text!(
        en: "this seems to be {en}, and is not marked as such",
        nb: "dette ser ut til å være {nb}, og er ikke merket som det"
    );
    let help = text!(
        en: "put a line `:::lang {tag}` before it and a line `:::` after it",
        nb: "sett en linje `:::språk {tag}` foran og en linje `:::` etter"
    );
    let help = match lines(place, sources) {
        Some(lines) => {
            let open = text!(en: ":::lang {tag}\n", nb: ":::språk {tag}\n");
            let edits = [Edit::insert_before(lines, open), Edit::insert_after(lines, "\n:::")];
            Help::suggest(help, edits)
        }
        None => Help::Example(help),
    };
    Diagnostic::new(Rule::LanguageUnmarked, place, message).help(help)
}

/// The lines that a passage stands in, where they are a paragraph by themselves: in a list or a
/// quotation a block has to be indented with them.
fn lines(place: Span, sources: &Sources) -> Option<Span> {
    let whole = sources.whole(place.file);
    let before = sources.text(Span { end: place.start, ..whole });
    let after = sources.text(Span { start: place.end, ..whole });
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let lead = before.get(start..)?;
    let end = place.end as usize + after.find('\n').unwrap_or(after.len());
    let is_paragraph =
        !lead.starts_with([' ', '\t', '-', '+', '>', '|', ':']) && !lead.contains(". ");
    is_paragraph.then(|| Span::new(place.file, start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str, page: &str) -> Option<&'static str> {
        foreign(text, &LanguageTag::parse(page).unwrap()).map(|found| found.tag)
    }

    const ENGLISH: &str = "The quality of an education system cannot exceed the quality of its \
                           teachers and the support that they get.";

    #[test]
    fn a_passage_that_is_surely_in_another_language_is_told() {
        assert_eq!(tag(ENGLISH, "nb"), Some("en"));
        assert_eq!(
            tag(
                "Die Schule ist ein Ort, an dem die Kinder lernen und sich auch entfalten können.",
                "nb"
            ),
            Some("de")
        );
        assert_eq!(
            tag("Школа є місцем, де діти навчаються разом і де їхні думки важливі для всіх.", "nb"),
            Some("uk")
        );
        assert_eq!(
            tag(
                "Sámi mánáin lea riekti oažžut oahpahusa sámegillii, ja skuvla galgá dan láhčit \
                 áŋgirit.",
                "nb"
            ),
            Some("se")
        );
        assert_eq!(
            tag(
                "Skolen skal møte elevene med tillit, og de skal få være med og bestemme over det \
                 som angår dem.",
                "en"
            ),
            Some("nb")
        );
    }

    #[test]
    fn neighbours_names_and_the_own_language_are_left_alone() {
        assert_eq!(tag(ENGLISH, "en-GB"), None);
        assert_eq!(
            tag(
                "Skolan ska möta eleverna med tillit, och de ska få vara med och bestämma över \
                 det som rör dem.",
                "nb"
            ),
            None
        );
        assert_eq!(
            tag(
                "Skulen skal møte elevane med tillit, og dei skal få vere med og avgjere det som \
                 vedkjem dei.",
                "nb"
            ),
            None
        );
        assert_eq!(
            tag(
                "Kari Nordmann, Ola Hansen, John Smith, Mary Jones, Peter Brown, Ann Taylor, Tom \
                 Wilson, Sue Evans",
                "nb"
            ),
            None
        );
    }
}
