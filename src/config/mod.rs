//! What `site-config.yaml` says.
//!
//! In: its text. Out: a [`Config`] with every default filled in, and diagnostics. Which words mean which audience is settled here, so
//! that no later stage asks twice. Finding the file is left to `load`.

mod accessibility;
mod colours;

pub use accessibility::{Accessibility, Conformity};
pub use colours::{Chosen, Colours};

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Rule, Silence, Text, nearest};
use crate::listing::listed;
use crate::slug;
use crate::source::{FileId, Sources, Span, Written};
use crate::text;
use crate::yaml::{self, Data, Fields, Key, Node, SILENCE, Value};

/// The name of the config file at the site's root.
pub const CONFIG_FILE: &str = "site-config.yaml";

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// One sentence about the site.
    pub description: Option<String>,
    /// The language of the content, a BCP 47 tag such as `nb`.
    pub language: String,
    /// The address at which the site will stand, with a `/` at the end; only for metadata and the page for unknown
    /// addresses, never for links between pages.
    pub base_url: Option<String>,
    /// The theme's name: a folder under `themes/`, or `default`.
    pub theme: String,
    /// A line at the foot of every page.
    pub footer: Option<String>,
    /// Whom a reader can write to.
    pub contact: Option<Contact>,
    /// An image for the head of every page, relative to `content/`, with its alternative text.
    pub logo: Option<Logo>,
    /// The colours that the site gives its theme.
    pub colours: Colours,
    /// What the site says of its own accessibility.
    pub accessibility: Option<Accessibility>,
    /// For whom the site can be.
    pub audiences: Audiences,
    /// Whether raw HTML in the text is trusted and kept as it is.
    pub trust_html: bool,
    /// What the theme wants.
    pub extra: Data,
    /// The warnings that are silenced on the whole site.
    pub silences: Vec<Silence>,
}

/// Whom a reader can write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person or an office.
    pub name: String,
    /// An e-mail address.
    pub email: Option<String>,
}

/// An image for the head of every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The file, relative to `content/`.
    pub file: Written,
    /// The alternative text.
    pub alt: String,
}

/// For whom a course, module, page or block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// A short ASCII name, used in addresses and class names: `teacher`, `leader`, `owner`, or one of the config's own.
    pub id: String,
    /// The name that readers see, as the config writes it.
    pub name: String,
}

/// The audiences of a site, in the order of the config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audiences(Vec<Audience>);

/// A name that means no audience of the site, given by whoever runs the program.
#[derive(Debug, thiserror::Error)]
#[error("there is no audience `{name}`")]
pub struct UnknownAudience {
    name: String,
    known: Vec<String>,
}

impl UnknownAudience {
    /// What to tell whoever ran the program.
    #[must_use]
    pub fn text(&self) -> Text {
        let Self { name, known } = self;
        let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let (en, nb) = (listed(&names, "and"), listed(&names, "og"));
        let Text { en: near_en, nb: near_nb } = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => text!(en: "did you mean `{near}`? ", nb: "mente du `{near}`? "),
            None => text!(en: "", nb: ""),
        };
        text!(
            en: "there is no audience `{name}`\nhelp: {near_en}this site has {en}",
            nb: "målgruppen `{name}` finnes ikke\nhjelp: {near_nb}nettstedet har {nb}"
        )
    }
}

/// The audiences that have guidance blocks of their own, with the names that authors may write for them.
const KNOWN_AUDIENCES: [(&str, &[&str]); 3] =
    [("teacher", &["lærer", "lærar", "teacher"]), ("leader", &["leder", "leiar", "leader"]), ("owner", &["eier", "eigar", "owner"])];

impl Default for Audiences {
    fn default() -> Self {
        Self(KNOWN_AUDIENCES.iter().filter_map(|(_, names)| names.first()).map(|name| Audience::named(name)).collect())
    }
}

impl Audience {
    fn named(name: &str) -> Self {
        let name = name.trim();
        Self { id: known_id(name).map_or_else(|| slug::slug(name), str::to_owned), name: name.to_owned() }
    }

    /// Every name that means it in small letters: its own, and where it is a known one its id and its names in other languages.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let known = KNOWN_AUDIENCES.iter().find(|(id, _)| *id == self.id).map(|(_, names)| *names).unwrap_or_default();
        let all = known.iter().copied().chain([self.id.as_str()]).map(str::to_owned).chain([self.name.to_lowercase()]);
        all.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The name in the middle of a sentence: a known one in small letters, one of the config's own as it is written there.
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

    /// The number of the audience that a name means: its own name, its id, or one of the known names in another language.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim().to_lowercase();
        let id = known_id(&name).unwrap_or(&name);
        self.0.iter().position(|audience| audience.id == id || audience.name.to_lowercase() == name)
    }

    /// The same for a name on the command line.
    ///
    /// # Errors
    ///
    /// [`UnknownAudience`] when the name means none.
    pub fn named(&self, name: &str) -> Result<usize, UnknownAudience> {
        let known = || self.0.iter().map(Audience::in_a_sentence).collect();
        self.find(name).ok_or_else(|| UnknownAudience { name: name.to_owned(), known: known() })
    }

    /// The audience of a number that [`find`](Self::find) gave.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Audience> {
        self.0.get(index)
    }

    /// Some of the audiences, by their numbers; they keep their order.
    #[must_use]
    pub fn only(&self, kept: &BTreeSet<usize>) -> Self {
        Self(self.0.iter().enumerate().filter(|(number, _)| kept.contains(number)).map(|(_, audience)| audience.clone()).collect())
    }

    /// The diagnostic for a name that means no audience.
    #[must_use]
    pub fn unknown(&self, name: &str, span: Span) -> Diagnostic {
        let known = self.0.iter().map(|audience| format!("`{}`", audience.name)).collect::<Vec<_>>().join(", ");
        let message = text!(en: "there is no audience `{name}`", nb: "målgruppen `{name}` finnes ikke");
        let help = match nearest(name, self.0.iter().map(|audience| audience.name.as_str())) {
            Some(near) => text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"),
            None => text!(
                en: "this site has {known}; name others under `audiences:` in `site-config.yaml`",
                nb: "dette nettstedet har {known}; andre navngis under `målgrupper:` i `site-config.yaml`"
            ),
        };
        Diagnostic::new(Rule::UnknownAudience, span, message).help(help)
    }
}

fn known_id(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    KNOWN_AUDIENCES.iter().find(|(id, names)| *id == name || names.contains(&name.as_str())).map(|(id, _)| *id)
}

const KEYS: &[Key] = &[
    Key::new("title", "tittel"),
    Key::new("description", "ingress"),
    Key::new("language", "språk"),
    Key::new("base_url", "nettadresse"),
    Key::new("theme", "tema"),
    Key::new("footer", "bunntekst"),
    Key::new("contact", "kontakt"),
    Key::new("logo", "logo"),
    Key::new("colours", "farger"),
    Key::new("accessibility", "tilgjengelighet"),
    Key::new("audiences", "målgrupper"),
    Key::new("trust_html", "stol_på_html"),
    SILENCE,
    Key::new("extra", "extra"),
];

/// Reads the config from its file. Faults are reported and replaced by defaults, so that all of them come in one run.
#[must_use]
pub fn read(file: FileId, sources: &Sources) -> (Config, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let node = match yaml::read(sources, sources.whole(file), &[]) {
        Ok(node) => node,
        Err(fault) => {
            diagnostics.push(*fault);
            Node { value: Value::Empty, span: Span::start_of(file) }
        }
    };
    let readable = diagnostics.is_empty();
    let mut fields = Fields::new(node, KEYS, &mut diagnostics);
    let title = fields.text("title");
    if title.is_none() && readable {
        let message = text!(en: "the site has no title", nb: "nettstedet har ingen tittel");
        let help = text!(en: "write `title: …` with the name of the site", nb: "skriv `title: …` med navnet på nettstedet");
        fields.report(Diagnostic::new(Rule::TitleMissing, Span::start_of(file), message).help(help));
    }
    let config = Config {
        title: title.unwrap_or_default(),
        description: fields.text("description"),
        language: read_language(&mut fields),
        base_url: read_base_url(&mut fields),
        theme: fields.text("theme").unwrap_or_else(|| "default".to_owned()),
        footer: fields.text("footer"),
        contact: read_contact(&mut fields),
        logo: read_logo(&mut fields),
        colours: fields.node("colours").map(|node| colours::read(node, fields.diagnostics())).unwrap_or_default(),
        accessibility: fields.node("accessibility").and_then(|node| accessibility::read(node, fields.diagnostics())),
        audiences: read_audiences(&mut fields),
        trust_html: fields.flag("trust_html"),
        extra: fields.node("extra").as_ref().map(Data::of).unwrap_or_default(),
        silences: fields.silences(true),
    };
    (config, diagnostics)
}

fn read_language(fields: &mut Fields) -> String {
    let Some(written) = fields.written("language") else { return "nb".to_owned() };
    let tag = written.text.trim().to_owned();
    if is_language_tag(&tag) {
        return if tag == "no" { "nb".to_owned() } else { tag };
    }
    let message = text!(en: "`{tag}` is not a language tag", nb: "`{tag}` er ikke en språkkode");
    let help =
        text!(en: "write `nb`, `nn`, `se`, `en` or another BCP 47 tag", nb: "skriv `nb`, `nn`, `se`, `en` eller en annen BCP 47-kode");
    fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    "nb".to_owned()
}

/// Whether a text is a language tag (BCP 47).
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    // Language subtags of more than three letters are allowed by BCP 47, and none has ever been given out.
    let is_short = tag.split('-').next().is_some_and(|language| (2..=3).contains(&language.len()));
    is_short && tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
}

fn read_base_url(fields: &mut Fields) -> Option<String> {
    let written = fields.written("base_url")?;
    web_address(&written, fields.diagnostics()).map(|url| format!("{}/", url.trim_end_matches('/')))
}

/// A whole web address.
fn web_address(written: &Written, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let url = written.text.trim();
    if url.starts_with("https://") || url.starts_with("http://") {
        return Some(url.to_owned());
    }
    let message = text!(en: "`{url}` is not a web address", nb: "`{url}` er ikke en nettadresse");
    let help = text!(en: "write the whole address, from `https://`", nb: "skriv hele adressen, fra `https://`");
    diagnostics.push(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    None
}

fn read_contact(fields: &mut Fields) -> Option<Contact> {
    let node = fields.node("contact")?;
    if let Value::Scalar(written) = &node.value {
        let text = written.text.trim().to_owned();
        let email = text.contains('@').then(|| text.clone());
        return Some(Contact { name: text, email });
    }
    let mut inner = Fields::new(node, &[Key::new("name", "navn"), Key::new("email", "e-post")], fields.diagnostics());
    let (name, email) = (inner.text("name"), inner.text("email"));
    name.or_else(|| email.clone()).map(|name| Contact { name, email })
}

fn read_logo(fields: &mut Fields) -> Option<Logo> {
    let node = fields.node("logo")?;
    if let Value::Scalar(file) = node.value {
        return Some(Logo { file, alt: String::new() });
    }
    let mut inner = Fields::new(node, &[Key::new("file", "fil"), Key::new("alt", "alt")], fields.diagnostics());
    let alt = inner.text("alt").unwrap_or_default();
    inner.written("file").map(|file| Logo { file, alt })
}

fn read_audiences(fields: &mut Fields) -> Audiences {
    let mut audiences: Vec<Audience> = Vec::new();
    for written in fields.list("audiences") {
        let audience = Audience::named(&written.text);
        let known = audiences.iter().find(|known| known.id == audience.id);
        let name = &audience.name;
        if audience.id.is_empty() {
            let message = text!(en: "`{name}` has no letter or digit", nb: "`{name}` har verken bokstav eller tall");
            let help = text!(en: "write a name with letters", nb: "skriv et navn med bokstaver");
            fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
        } else if let Some(Audience { name: other, .. }) = known {
            let message = text!(en: "`{name}` is the same audience as `{other}`", nb: "`{name}` er den samme målgruppen som `{other}`");
            let help = text!(en: "keep one of the two", nb: "behold én av de to");
            fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
        } else {
            audiences.push(audience);
        }
    }
    if audiences.is_empty() { Audiences::default() } else { Audiences(audiences) }
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
}
