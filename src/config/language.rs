//! The key `language`: in the config, in front matter, and on the line of a block.
//!
//! In: what an author writes. Out: its [`LanguageTag`], or what to say of a word that means no
//! language, or several. Which part of a site a language is of is left to those who ask.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Help, Rule, Text, nearest};
use crate::language::{LanguageTag, NAMES};
use crate::source::SourceText;
use crate::text;
use crate::yaml::{self, Fields, Key, Node, Value};

/// The key.
pub const LANGUAGE: Key = Key::new("language", "språk");

/// Words that several languages go by, with the names that tell them apart.
const UNCLEAR: [(&[&str], &[&str]); 2] = [
    (&["norsk", "norwegian"], &["bokmål", "nynorsk"]),
    (&["samisk", "sami", "saami"], &["nordsamisk", "lulesamisk", "sørsamisk"]),
];

/// The language that some fields name; a value that means none is reported.
pub fn read_language(fields: &mut Fields) -> Option<LanguageTag> {
    let written = fields.written(LANGUAGE.name)?;
    let tag = LanguageTag::read(&written.text);
    if tag.is_none() {
        fields.report(unreadable(Rule::UnknownValue, &written));
    }
    tag
}

/// The language that a front matter names, for those who read it before its fields; what means none
/// is reported by those who read the fields.
#[must_use]
pub fn language_in(front_matter: &Node) -> Option<LanguageTag> {
    let Value::Map(entries) = &front_matter.value else { return None };
    let is_key = |(key, _): &&(SourceText, Node)| {
        let key = key.text.trim();
        key == LANGUAGE.name || key.nfc().eq(LANGUAGE.alias.chars())
    };
    match &entries.iter().find(is_key)?.1.value {
        Value::Scalar(written) => LanguageTag::read(&written.text),
        _ => None,
    }
}

/// What is said of a word that means no language, or several.
pub(crate) fn unreadable(rule: Rule, written: &SourceText) -> Diagnostic {
    let word = written.text.trim();
    let lower = word.to_lowercase();
    let unclear = UNCLEAR.iter().find(|(words, _)| words.contains(&lower.as_str()));
    let finding = |message: Text| Diagnostic::new(rule, written.span, message);
    if let Some((_, names)) = unclear {
        let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let Text { en, nb } = crate::listing::one_of(&list);
        let message = text!(
            en: "`{word}` can mean several languages",
            nb: "`{word}` kan bety flere språk"
        );
        return finding(message).help(Help::Example(text!(en: "write {en}", nb: "skriv {nb}")));
    }
    let message = text!(en: "`{word}` is not a language", nb: "`{word}` er ikke et språk");
    let names = NAMES.iter().flat_map(|(_, names)| names.iter().copied());
    let help = match nearest(word, names.filter(|name| name.chars().count() > 3)) {
        Some(near) => {
            let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
            Help::suggest(help, [yaml::rewritten(written, near)])
        }
        None => Help::Example(text!(
            en: "write `bokmål`, `nynorsk`, `northern sami`, `english`, or a language code such as `de`",
            nb: "skriv `bokmål`, `nynorsk`, `nordsamisk`, `engelsk` eller en språkkode som `de`"
        )),
    };
    finding(message).help(help)
}
