//! For whom a site's content can be, and by which names.
//!
//! In: what the config lists, and names that authors write. Out: [`Audiences`], the id of one for
//! a name, and what to say of a name that means none.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text, nearest};
use crate::ids::{IndexVec, id_type};
use crate::language::LanguageTag;
use crate::listing::all_of;
use crate::slug;
use crate::source::SourceText;
use crate::text;
use crate::yaml::Fields;

id_type! {
    /// One of a site's [`Audiences`].
    #[derive(Deserialize, Serialize)]
    pub struct AudienceId;
}

/// For whom a course, module, page or block is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audience {
    /// A short ASCII name, used in addresses and class names: `teacher`, `leader`, `owner`, or one
    /// of the config's own.
    pub id: String,
    /// The name that readers see, as the config writes it.
    pub name: String,
}

/// The audiences of a site, in the order of the config.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audiences(IndexVec<AudienceId, Audience>);

/// A name that means no audience of the site, given on the command line.
#[derive(Debug, thiserror::Error)]
#[error("there is no audience `{name}`")]
pub struct UnknownAudience {
    name: String,
    known: Vec<String>,
}

impl UnknownAudience {
    /// The message for the person who ran the program.
    #[must_use]
    pub fn text(&self) -> Text {
        let Self { name, known } = self;
        let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let Text { en, nb } = all_of(&names);
        let Text { en: near_en, nb: near_nb } =
            match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => text!(en: "did you mean `{near}`? ", nb: "mente du `{near}`? "),
                None => text!(en: "", nb: ""),
            };
        text!(
            en: "there is no audience `{name}`\nhelp: {near_en}this site has {en}",
            nb: "målgruppen `{name}` finnes ikke\nhjelp: {near_nb}nettstedet har {nb}"
        )
    }
}

/// The audiences that have guidance blocks of their own, with the names that authors may write for
/// them.
const KNOWN_AUDIENCES: [(&str, &[&str]); 3] = [
    ("teacher", &["lærer", "lærar", "teacher"]),
    ("leader", &["leder", "leiar", "leader"]),
    ("owner", &["eier", "eigar", "owner"]),
];

/// Longer names that authors may write for them, and that no address has.
const LONG_NAMES: [(&str, &[&str]); 2] = [
    ("leader", &["skoleleder", "skuleleiar", "school leader"]),
    ("owner", &["skoleeier", "skuleeigar", "school owner"]),
];

impl Default for Audiences {
    fn default() -> Self {
        Self::usual(&LanguageTag::default())
    }
}

impl Audiences {
    /// Those of a site whose config names none, in its language.
    fn usual(language: &LanguageTag) -> Self {
        let place = match language.primary() {
            "nn" => 1,
            "en" => 2,
            _ => 0,
        };
        let names = KNOWN_AUDIENCES.iter().filter_map(|(_, names)| names.get(place));
        Self(names.map(|name| Audience::named(name)).collect())
    }
}

impl Audience {
    fn named(name: &str) -> Self {
        let name = name.trim();
        Self {
            id: known_id(name).map_or_else(|| slug::slug(name), str::to_owned),
            name: name.to_owned(),
        }
    }

    /// Every name that means it in small letters: its own, and where it is a known one its id and
    /// its names in other languages.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let known = KNOWN_AUDIENCES
            .iter()
            .find(|(id, _)| *id == self.id)
            .map(|(_, names)| *names)
            .unwrap_or_default();
        let all = known
            .iter()
            .copied()
            .chain([self.id.as_str()])
            .map(str::to_owned)
            .chain([self.name.to_lowercase()]);
        all.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The name in the middle of a sentence: a known one in small letters, one of the config's own
    /// as it is written there.
    #[must_use]
    pub fn in_a_sentence(&self) -> String {
        if known_id(&self.name).is_some() { self.name.to_lowercase() } else { self.name.clone() }
    }
}

impl Audiences {
    /// All audiences.
    pub fn iter(&self) -> impl Iterator<Item = &Audience> {
        self.0.iter()
    }

    /// All audiences with their ids.
    pub fn iter_enumerated(&self) -> impl Iterator<Item = (AudienceId, &Audience)> {
        self.0.iter_enumerated()
    }

    /// The ids of all audiences.
    pub fn ids(&self) -> impl Iterator<Item = AudienceId> + use<> {
        self.0.ids()
    }

    /// The id of the audience that a name means: its own name, its id, or one of the known
    /// names in another language.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<AudienceId> {
        let name = name.trim().to_lowercase();
        let long = LONG_NAMES.iter().find(|(_, names)| names.contains(&name.as_str()));
        let id = long.map(|(id, _)| *id).or_else(|| known_id(&name)).unwrap_or(&name);
        self.0.position(|audience| audience.id == id || audience.name.to_lowercase() == name)
    }

    /// The same for a name on the command line.
    ///
    /// # Errors
    ///
    /// [`UnknownAudience`] when the name means none.
    pub fn named(&self, name: &str) -> Result<AudienceId, UnknownAudience> {
        let known = || self.0.iter().map(Audience::in_a_sentence).collect();
        self.find(name).ok_or_else(|| UnknownAudience { name: name.to_owned(), known: known() })
    }

    /// The names in a text: one, or several as in a list or a sentence, `lærer, leder og eier`. A
    /// name may hold such a word or a space itself, so that the text is parted where most of the
    /// parts are known, and no further than needed.
    #[must_use]
    pub fn named_in(&self, written: &SourceText) -> Vec<SourceText> {
        const MARKS: [&str; 7] = [",", ";", "/", " & ", " og ", " and ", " "];
        let known = |parts: &[SourceText]| {
            parts.iter().filter(|part| self.find(&part.text).is_some()).count()
        };
        let mut best = vec![written.clone()];
        for marks in [1, 6, 7].iter().filter_map(|&count| MARKS.get(..count)) {
            let parts = split(written, marks);
            if known(&parts) > known(&best) || known(&best) == 0 && marks.len() == 1 {
                best = parts;
            }
        }
        best
    }

    /// The same audiences by their names in a language, where the config has no names of its own
    /// for them.
    #[must_use]
    pub fn spoken_in(&self, language: &LanguageTag) -> Self {
        let names = Self::usual(language);
        let spoken = |audience: &Audience| {
            let usual = names.0.iter().find(|usual| usual.id == audience.id);
            let Some(usual) = usual.filter(|_| known_id(&audience.name).is_some()) else {
                return audience.clone();
            };
            let has_capital = audience.name.starts_with(char::is_uppercase);
            let mut letters = usual.name.chars();
            let first = letters.next().filter(|_| has_capital).map(char::to_uppercase);
            let name = match first {
                Some(first) => first.chain(letters).collect(),
                None => usual.name.clone(),
            };
            Audience { name, ..audience.clone() }
        };
        Self(self.0.iter().map(spoken).collect())
    }

    /// The audience of an id that [`find`](Self::find) gave.
    #[must_use]
    pub fn get(&self, id: AudienceId) -> Option<&Audience> {
        self.0.get(id)
    }

    /// Some of the audiences, by their ids; they keep their order.
    #[must_use]
    pub fn only(&self, is_kept: impl Fn(AudienceId) -> bool) -> Self {
        Self(
            self.0
                .iter_enumerated()
                .filter(|(id, _)| is_kept(*id))
                .map(|(_, audience)| audience.clone())
                .collect(),
        )
    }

    /// The diagnostic for a name that means no audience; `rewritten` writes another one in its
    /// stead.
    #[must_use]
    pub fn unknown(
        &self,
        name: &SourceText,
        rewritten: fn(&SourceText, &str) -> Edit,
    ) -> Diagnostic {
        let SourceText { text, span, .. } = name;
        let wanted = text.as_str();
        let known = self
            .0
            .iter()
            .map(|audience| format!("`{}`", audience.name))
            .collect::<Vec<_>>()
            .join(", ");
        let message =
            text!(en: "there is no audience `{wanted}`", nb: "målgruppen `{wanted}` finnes ikke");
        let help = match nearest(wanted, self.0.iter().map(|audience| audience.name.as_str())) {
            Some(near) => Help::suggest(
                text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"),
                [rewritten(name, near)],
            ),
            None => Help::Act(text!(
                en: "this site has {known}; name others under `audiences:` in `site-config.yaml`",
                nb: "dette nettstedet har {known}; andre navngis under `målgrupper:` i \
                     `site-config.yaml`"
            )),
        };
        Diagnostic::new(Rule::UnknownAudience, *span, message).help(help)
    }
}

/// The parts of a text between some marks, without empty ones.
fn split(written: &SourceText, marks: &[&str]) -> Vec<SourceText> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start <= written.text.len() {
        let rest = written.text.get(start..).unwrap_or_default();
        let next = marks.iter().filter_map(|mark| Some((rest.find(mark)?, mark.len()))).min();
        let (length, mark) = next.unwrap_or((rest.len(), 1));
        let part = rest.get(..length).unwrap_or_default();
        let at = start + part.len() - part.trim_start().len();
        let text = part.trim().to_owned();
        if !text.is_empty() {
            let span = written.part(at..at + text.len());
            parts.push(SourceText { text, span, ..written.clone() });
        }
        start += length + mark;
    }
    parts
}

fn known_id(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    KNOWN_AUDIENCES
        .iter()
        .find(|(id, names)| *id == name || names.contains(&name.as_str()))
        .map(|(id, _)| *id)
}

/// Reads the audiences of a config; those that every site has where it names none, in its language.
pub(super) fn read(fields: &mut Fields, language: &LanguageTag) -> Audiences {
    let mut audiences: Vec<Audience> = Vec::new();
    for written in fields.list("audiences") {
        let audience = Audience::named(&written.text);
        let known = audiences.iter().find(|known| known.id == audience.id);
        let name = &audience.name;
        if audience.id.is_empty() {
            let message = text!(
                en: "`{name}` has no letter or digit",
                nb: "`{name}` har verken bokstav eller tall"
            );
            let help = text!(en: "write a name with letters", nb: "skriv et navn med bokstaver");
            fields.report(
                Diagnostic::new(Rule::UnknownValue, written.span, message).help(Help::Act(help)),
            );
        } else if let Some(Audience { name: other, .. }) = known {
            let message = text!(
                en: "`{name}` is the same audience as `{other}`",
                nb: "`{name}` er den samme målgruppen som `{other}`"
            );
            let help = text!(en: "keep one of the two", nb: "behold én av de to");
            fields.report(
                Diagnostic::new(Rule::UnknownValue, written.span, message).help(Help::Act(help)),
            );
        } else {
            audiences.push(audience);
        }
    }
    if audiences.is_empty() { Audiences::usual(language) } else { Audiences(audiences.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_answers_to_its_names_in_every_language_and_to_its_own() {
        assert_eq!(Audience::named("Leder").names(), ["leader", "leder", "leiar"]);
        assert_eq!(Audience::named("PPT-rådgiver").names(), ["ppt-radgiver", "ppt-rådgiver"]);
    }

    #[test]
    fn only_the_known_names_are_written_small_in_a_sentence() {
        assert_eq!(
            ["Lærer", "Owner", "PPT-rådgiver"].map(|name| Audience::named(name).in_a_sentence()),
            ["lærer", "owner", "PPT-rådgiver"]
        );
    }

    #[test]
    fn known_audiences_have_names_in_every_language_and_others_their_own() {
        let named = ["Lærer", "eier", "Rådgiver"].map(Audience::named);
        let audiences = Audiences(named.into_iter().collect::<Vec<_>>().into());
        let in_language = |tag| {
            let spoken = audiences.spoken_in(&LanguageTag::parse(tag).expect("a tag"));
            spoken.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(in_language("nn"), "Lærar eigar Rådgiver");
        assert_eq!(in_language("en"), "Teacher owner Rådgiver");
    }

    #[test]
    fn a_site_that_names_none_has_the_usual_ones_in_its_language() {
        let names = |tag| {
            let language = LanguageTag::parse(tag).expect("a tag");
            Audiences::usual(&language).iter().map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names("nb"), ["lærer", "leder", "eier"]);
        assert_eq!(names("nn-NO"), ["lærar", "leiar", "eigar"]);
        assert_eq!(names("en"), ["teacher", "leader", "owner"]);
    }
}
