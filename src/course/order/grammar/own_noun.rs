//! The word by which a course calls its modules, where the vocabulary does not have it: "uke 2",
//! "forrige uke", "ukene".
//!
//! In: tokens in the scope of a course. Out: the phrase that they begin with if the word stands for
//! "modul". Alone the word is about time, and no module: it is one before a number or a title,
//! inside a longer phrase, and in the definite plural.

use crate::course::language::Language;
use crate::course::order::{
    token::Kind,
    words::{Languages, PhraseMatch, Vocabulary, Word},
};
use crate::kind::Called;

/// The most tokens of a phrase with the noun of a module.
const PHRASE: usize = 5;

/// The phrase of the course's own word at the start of some tokens, if it has one and `wanted`
/// takes the phrase.
pub(super) fn own_phrase(
    called: Called,
    vocabulary: &Vocabulary,
    tokens: &[Kind],
    wanted: impl Fn(Word) -> bool,
) -> Option<PhraseMatch> {
    let own = before_name(called, tokens).filter(|_| wanted(Word::Module));
    own.or_else(|| in_phrase(called, vocabulary, tokens, wanted))
}

/// The word before a number or a title.
fn before_name(called: Called, tokens: &[Kind]) -> Option<PhraseMatch> {
    let [Kind::Word(noun), Kind::Number(_) | Kind::Quoted(_), ..] = tokens else {
        return None;
    };
    let forms = called.forms().iter();
    let of = forms.filter(|(_, forms)| forms.iter().any(|own| is_of(own, noun)));
    let languages: Languages = of.map(|(language, _)| *language).collect();
    (!languages.is_empty()).then_some(PhraseMatch { word: Word::Module, length: 1, languages })
}

/// A phrase with the noun of a module in it, in which the word stands for the noun.
fn in_phrase(
    called: Called,
    vocabulary: &Vocabulary,
    tokens: &[Kind],
    wanted: impl Fn(Word) -> bool,
) -> Option<PhraseMatch> {
    let near = tokens.get(..tokens.len().min(PHRASE))?;
    called.forms().iter().find_map(|(language, own)| {
        let module = module_forms(*language);
        let as_module = |kind: &Kind| {
            let Kind::Word(word) = kind else { return None };
            let form = own.iter().position(|own| is_of(own, word))?;
            Some(Kind::Word((*module.get(form)?).to_owned()))
        };
        let (first, noun) =
            near.iter().enumerate().find_map(|(at, kind)| Some((at, as_module(kind)?)))?;
        let mut turned = near.to_vec();
        *turned.get_mut(first)? = noun;
        let found = vocabulary.find(&turned, &wanted)?;
        let has_it = found.length > first;
        (has_it && (found.length > 1 || found.word == Word::Modules)).then_some(found)
    })
}

/// Whether a word is one of some forms, separated by `|`.
fn is_of(forms: &str, word: &str) -> bool {
    forms.split('|').any(|form| form == word)
}

/// The forms of the noun in the vocabulary, in the order in which those of other words stand.
fn module_forms(language: Language) -> [&'static str; 4] {
    match language {
        Language::Bokmal => ["modul", "modulen", "moduler", "modulene"],
        Language::Nynorsk => ["modul", "modulen", "modular", "modulane"],
        Language::English => ["module", "module", "modules", "modules"],
    }
}
