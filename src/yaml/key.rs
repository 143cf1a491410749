//! The keys that are allowed in a map, and what is said of those that are not.
//!
//! In: a map's keys as an author wrote them, and the allowed ones. Out: the language that the author
//! writes keys in, which every help follows; and a diagnostic `unknown-key` for each key that is not
//! allowed, with the one that was meant: a slip away, or another word for the same.

use super::scalar::rewritten;
use crate::diagnostic::{Diagnostic, Help, Rule, Text, nearest};
use crate::source::SourceText;
use crate::text;

/// A key that is allowed in a map: its English name and its Norwegian alias (the same if there is
/// none).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The English name, which the program uses.
    pub name: &'static str,
    /// The Norwegian alias.
    pub alias: &'static str,
}

impl Key {
    /// A key with its Norwegian alias.
    #[must_use]
    pub const fn new(name: &'static str, alias: &'static str) -> Self {
        Self { name, alias }
    }

    /// Whether a name is one of its two.
    pub(super) fn has(self, name: &str) -> bool {
        self.name == name || self.alias == name
    }
}

/// The language that an author writes keys in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum KeyLanguage {
    Norwegian,
    English,
    /// That of the message: nothing shows which one it is.
    #[default]
    OfMessage,
}

impl KeyLanguage {
    /// The language of the first of the names that is of one language only.
    pub(super) fn of(names: &[String], keys: &[Key]) -> Self {
        let own = keys.iter().filter(|key| key.name != key.alias);
        let language = |name: &String| {
            let key = own.clone().find(|key| key.has(name))?;
            Some(if key.name == name { Self::English } else { Self::Norwegian })
        };
        names.iter().find_map(language).unwrap_or_default()
    }

    /// The name of a key in messages of each language.
    pub(super) fn name(self, key: Key) -> Text {
        let (en, nb) = match self {
            Self::Norwegian => (key.alias, key.alias),
            Self::English => (key.name, key.name),
            Self::OfMessage => (key.name, key.alias),
        };
        Text { en: en.to_owned(), nb: nb.to_owned() }
    }
}

/// Other words that people use for a key, by its English name. Where a word stands for several
/// keys, the first that is allowed is meant.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    ("title", &["navn", "overskrift", "tema", "name", "heading"]),
    (
        "description",
        &["beskrivelse", "sammendrag", "innledning", "intro", "undertittel", "summary", "subtitle"],
    ),
    ("prerequisites", &["rekkefølge", "krav", "regler", "forkunnskaper", "requires", "order"]),
    ("opens", &["dato", "startdato", "start", "åpningsdato", "date"]),
    ("updated", &["dato", "endret", "sist_endret", "revidert", "date", "modified"]),
    ("duration", &["tid", "lengde", "tidsbruk", "length", "time"]),
    ("workload", &["arbeidsmengde", "omfang", "timer", "hours"]),
    ("audience", &["for", "rolle", "roller", "mottaker", "mottakere", "deltakere", "role"]),
    ("enrolment", &["enrollment", "registration", "registrering", "søknad"]),
    ("price", &["pris", "kostnader", "betaling", "cost", "fee"]),
    ("address", &["lenke", "url", "nettside", "link"]),
    ("deadline", &["påmeldingsfrist", "siste_frist"]),
    ("steps", &["trinn", "framgangsmåte", "fremgangsmåte"]),
    ("when", &["tidspunkt", "uke", "veke", "week"]),
    ("where", &["stad", "lokale", "møtested", "place", "location"]),
    ("goals", &["læringsmål", "kompetansemål", "hensikt", "formål", "objectives", "outcomes"]),
    ("module", &["nummer", "nr", "modulnummer", "number"]),
    ("modules", &["innhold", "contents"]),
    ("kind", &["kategori", "sidetype", "innholdstype", "category"]),
    ("form", &["arbeidsmåte", "organisering", "gruppering"]),
    ("draft", &["kladd", "skjult", "hidden"]),
    ("src", &["kilde", "video", "film", "lyd", "source", "file"]),
    ("captions", &["undertekst", "undertekster", "subtitles"]),
    ("transcript", &["transkripsjon", "tekstversjon", "avskrift"]),
    ("bring", &["utstyr", "materiell", "husk", "materials"]),
    ("outcome", &["utbytte", "produkt"]),
    ("base_url", &["url", "adresse", "domene", "baseurl", "site_url", "domain"]),
    ("language", &["lang", "locale", "målform"]),
    ("footer", &["bunn", "fotnote", "footer_text"]),
    ("colours", &["colors", "fargar", "palett"]),
    ("audiences", &["roller", "brukere", "roles"]),
    ("alias", &["aliases", "aliaser", "tidligere", "gammel_adresse", "omdirigering", "redirect"]),
    ("position", &["plass", "vekt", "sortering", "weight", "sort"]),
];

/// The allowed key that another word means.
fn meant(name: &str, keys: &[Key]) -> Option<Key> {
    let name = name.to_lowercase();
    let allowed = |of: &str| keys.iter().copied().find(|key| key.name == of);
    let words = OTHER_WORDS.iter().filter(|(_, words)| words.contains(&name.as_str()));
    words.into_iter().find_map(|(of, _)| allowed(of))
}

/// What is known of a map with unknown keys.
pub(super) struct Unknown<'a> {
    /// The keys that are allowed.
    pub(super) keys: &'a [Key],
    /// The names of all keys that are there.
    pub(super) names: &'a [String],
    /// The language of the keys.
    pub(super) language: KeyLanguage,
}

/// What is said of unknown keys.
pub(super) struct UnknownFindings {
    /// A diagnostic for each.
    pub(super) findings: Vec<Diagnostic>,
    /// The names of the keys that were meant.
    pub(super) meant: Vec<&'static str>,
}

/// The key that can have any value, if it is allowed.
const EXTRA: &str = "extra";

impl Unknown<'_> {
    /// What is said of some keys, given with their names. The allowed ones are listed once.
    pub(super) fn findings(&self, unknown: &[(SourceText, &String)]) -> UnknownFindings {
        let mut findings = UnknownFindings { findings: Vec::new(), meant: Vec::new() };
        let mut is_listed = false;
        for (written, name) in unknown {
            let key = meant(name, self.keys).or_else(|| self.nearest(name));
            findings.meant.extend(key.map(|key| key.name));
            let help = match key {
                Some(key) => self.meant(written, name, key),
                None if is_listed => Help::Act(text!(
                    en: "the keys that can stand here are listed above",
                    nb: "nøklene som kan stå her, er listet ovenfor"
                )),
                None => self.list(),
            };
            is_listed |= key.is_none();
            let message =
                text!(en: "there is no key `{name}`", nb: "nøkkelen `{name}` finnes ikke");
            let finding = Diagnostic::new(Rule::UnknownKey, written.span, message).help(help);
            findings.findings.push(finding);
        }
        findings
    }

    /// The key that a name is a slip away from.
    fn nearest(&self, name: &str) -> Option<Key> {
        let names = self.keys.iter().flat_map(|key| [key.name, key.alias]);
        let near = nearest(name, names)?;
        self.keys.iter().copied().find(|key| key.has(near))
    }

    /// What to write for a key that means another one, which may be there too.
    fn meant(&self, written: &SourceText, name: &str, key: Key) -> Help {
        if let Some(other) = self.names.iter().find(|name| key.has(name)) {
            return Help::Act(text!(
                en: "`{other}` is there already; take this line out",
                nb: "`{other}` er der fra før; ta ut denne linjen"
            ));
        }
        // A slip in one of the two names is mended in its own language.
        let slip = nearest(name, [key.name, key.alias]);
        let near =
            slip.map_or_else(|| self.language.name(key), |near| Text::in_each(|_| near.into()));
        let Text { en, nb } = near.clone();
        let help = text!(en: "did you mean `{en}`?", nb: "mente du `{nb}`?");
        Help::suggest(help, [rewritten(written, near)])
    }

    /// All keys that are allowed.
    fn list(&self) -> Help {
        let mut names: Vec<Text> = Vec::new();
        for key in self.keys {
            // A key with two aliases is named by the first.
            if self.keys.iter().find(|other| other.name == key.name) == Some(key) {
                names.push(self.language.name(*key));
            }
        }
        let list = |of: fn(&Text) -> &String| {
            names.iter().map(|name| format!("`{}`", of(name))).collect::<Vec<_>>().join(", ")
        };
        let (english, norwegian) = (list(|name| &name.en), list(|name| &name.nb));
        let all = text!(
            en: "these keys can stand here: {english}",
            nb: "disse nøklene kan stå her: {norwegian}"
        );
        let Text { en, nb } = &all;
        Help::Act(match self.keys.iter().find(|key| key.name == EXTRA) {
            Some(_) => text!(
                en: "{en}; put what a theme wants under `{EXTRA}:`",
                nb: "{nb}; legg det et tema vil ha under `{EXTRA}:`"
            ),
            None => all,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};
    use crate::yaml::{Fields, parse};

    const KEYS: &[Key] = &[
        Key::new("title", "tittel"),
        Key::new("duration", "varighet"),
        Key::new("opens", "åpner"),
        Key::new("extra", "extra"),
    ];

    /// The help in Norwegian for each key that is not allowed.
    fn helps(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let node = parse(&sources, sources.whole(file), &[]).unwrap();
        let mut diagnostics = Vec::new();
        drop(Fields::new(node, KEYS, &mut diagnostics));
        let help = |diagnostic: &Diagnostic| diagnostic.help.as_ref().unwrap().text().nb.clone();
        diagnostics.iter().map(help).collect()
    }

    #[test]
    fn another_word_for_a_key_is_known_and_the_help_is_in_the_language_of_the_keys() {
        assert_eq!(helps("tittel: A\ntid: 30 min\n"), ["mente du `varighet`?"]);
        assert_eq!(helps("title: A\ntid: 30 min\n"), ["mente du `duration`?"]);
        assert_eq!(helps("Navn: A\ndato: x\n"), ["mente du `tittel`?", "mente du `åpner`?"]);
        assert_eq!(helps("title: A\nnavn: B\n"), ["`title` er der fra før; ta ut denne linjen"]);
    }

    #[test]
    fn all_keys_are_listed_once() {
        let list = "disse nøklene kan stå her: `title`, `duration`, `opens`, `extra`; legg det et \
                    tema vil ha under `extra:`";
        let above = "nøklene som kan stå her, er listet ovenfor";
        assert_eq!(helps("title: A\nqqq: 1\nwww: 2\n"), [list, above]);
    }

    #[test]
    fn every_word_stands_for_keys_and_none_is_a_key_itself() {
        let keys: Vec<&str> = OTHER_WORDS.iter().map(|(key, _)| *key).collect();
        for word in OTHER_WORDS.iter().flat_map(|(_, words)| *words) {
            assert!(!keys.contains(word), "{word}");
            assert_eq!(*word, word.to_lowercase());
        }
    }
}
