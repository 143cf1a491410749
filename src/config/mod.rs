//! The settings in `site-config.yaml`.
//!
//! In: its text. Out: a [`Config`] with every default filled in, and diagnostics. Which words mean
//! which audience is settled here, in `audience`, so that no later stage asks twice. Finding the
//! file is left to `load`.

mod accessibility;
mod audience;
mod colours;
mod contact;
mod feedback;
mod language;
mod storage;
pub(crate) mod web_address;

pub use accessibility::{Accessibility, Conformity};
pub use audience::{Audience, AudienceId, Audiences, UnknownAudience};
pub use colours::{Chosen, Colours};
pub use contact::Contact;
pub use feedback::{Feedback, Receiver};
pub(crate) use language::unreadable as unreadable_language;
pub use language::{LANGUAGE, language_in, read_language};

use unicode_normalization::UnicodeNormalization;
use url::Url;

use crate::diagnostic::{Diagnostic, Help, Rule, Silence, Text};
use crate::language::LanguageTag;
use crate::source::{FileId, SourceText, Sources, Span};
use crate::text;
use crate::yaml::{self, Data, Fields, Key, Node, SILENCE, Value};

/// The name of the config file at the site's root.
pub const CONFIG_FILE: &str = "site-config.yaml";

/// Names that authors and their programs give it by mistake.
pub const MISNAMED_CONFIG_FILES: [&str; 2] = ["site-config.yml", "site-config.yaml.txt"];

/// The most letters of a site's id.
const LONGEST_ID: usize = 64;

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// What everything that readers keep on their devices hangs on.
    pub id: Option<String>,
    /// One sentence about the site.
    pub description: Option<String>,
    /// The language of the content.
    pub language: LanguageTag,
    /// The address at which the site will stand, with a `/` at the end; only for metadata and the
    /// page for unknown addresses, never for links between pages.
    pub base_url: Option<Url>,
    /// The theme's name: a folder under `themes/`, or `default`.
    pub theme: String,
    /// A line at the foot of every page.
    pub footer: Option<String>,
    /// Whom a reader can write to.
    pub contact: Option<Contact>,
    /// Who receives what readers write in a feedback form and send.
    pub feedback: Option<Feedback>,
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
    /// Files and folders under `content/` that are trusted, though they may run script.
    pub trusted_files: Vec<String>,
    /// What the theme wants.
    pub extra: Data,
    /// The warnings that are silenced on the whole site.
    pub silences: Vec<Silence>,
}

impl Config {
    /// The same, with the names of the audiences in a language.
    #[must_use]
    pub fn spoken_in(&self, language: &LanguageTag) -> Self {
        Self { audiences: self.audiences.spoken_in(language), ..self.clone() }
    }

    /// The path that the site will have on its host, `/` at both ends.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.base_url.as_ref().map_or("/", Url::path)
    }

    /// Whether a file under `content/` may run script, by itself or by a folder that it is in.
    #[must_use]
    pub fn allows_active(&self, path: &str) -> bool {
        let is_in = |trusted: &String| {
            path.strip_prefix(trusted.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.trust_html || self.trusted_files.iter().any(is_in)
    }
}

/// An image for the head of every page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Logo {
    /// The file, relative to `content/`.
    pub file: SourceText,
    /// The alternative text.
    pub alt: String,
}

const KEYS: &[Key] = &[
    Key::new("title", "tittel"),
    Key::new("id", "id"),
    Key::new("description", "ingress"),
    LANGUAGE,
    Key::new("base_url", "nettadresse"),
    Key::new("theme", "tema"),
    Key::new("footer", "bunntekst"),
    Key::new("contact", "kontakt"),
    Key::new("feedback", "tilbakemelding"),
    Key::new("logo", "logo"),
    Key::new("colours", "farger"),
    Key::new("accessibility", "tilgjengelighet"),
    Key::new("audiences", "målgrupper"),
    Key::new("trust_html", "tillat_html"),
    Key::new("trust_html", "stol_på_html"),
    SILENCE,
    Key::new("extra", "extra"),
];

/// Reads the config from its file. Faults are reported and replaced by defaults, so that all of
/// them come in one run.
#[must_use]
pub fn read(file: FileId, sources: &Sources) -> (Config, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let node = match yaml::parse(sources, sources.whole(file), &[]) {
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
        let Text { en, nb } = fields.key("title");
        let help = text!(
            en: "write `{en}: …` with the name of the site",
            nb: "skriv `{nb}: …` med navnet på nettstedet"
        );
        let help = Help::Example(help);
        fields
            .report(Diagnostic::new(Rule::TitleMissing, Span::start_of(file), message).help(help));
    }
    let (trust_html, trusted_files) = read_trust(&mut fields);
    let language = read_language(&mut fields).unwrap_or_default();
    let config = Config {
        title: title.unwrap_or_default(),
        id: read_id(&mut fields),
        description: fields.text("description"),
        base_url: read_base_url(&mut fields),
        theme: read_theme(&mut fields),
        footer: fields.text("footer"),
        contact: contact::read(&mut fields),
        feedback: feedback::read(&mut fields),
        logo: read_logo(&mut fields),
        colours: fields
            .node("colours")
            .map(|node| colours::read(node, fields.diagnostics()))
            .unwrap_or_default(),
        accessibility: fields
            .node("accessibility")
            .and_then(|node| accessibility::read(node, fields.diagnostics())),
        audiences: audience::read(&mut fields, &language),
        language,
        trust_html,
        trusted_files,
        extra: fields.node("extra").as_ref().map(Data::of).unwrap_or_default(),
        silences: fields.silences(true),
    };
    (config, diagnostics)
}

/// What readers keep is kept under it, in browsers of all kinds: only signs that mean nothing there.
fn read_id(fields: &mut Fields) -> Option<String> {
    let written = fields.written("id")?;
    let id = written.text.trim();
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    if !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(is_plain) {
        return Some(id.to_owned());
    }
    let message = text!(en: "`{id}` cannot be the id of a site", nb: "`{id}` kan ikke være id-en til et nettsted");
    let help = text!(
        en: "write at most {LONGEST_ID} of the letters a–z, digits, `-`, `_` and `.`, such as \
             `kurs-7f3a2c`",
        nb: "skriv høyst {LONGEST_ID} av bokstavene a–z, siffer, `-`, `_` og `.`, for eksempel \
             `kurs-7f3a2c`"
    );
    let help = Help::Example(help);
    fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    None
}

/// The name of the theme. One that leads out of `themes/` could publish any file.
fn read_theme(fields: &mut Fields) -> String {
    let standard = "default";
    let Some(written) = fields.written("theme") else { return standard.to_owned() };
    let name = written.text.trim();
    let leads_on = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', ':']);
    if name.is_empty() || !name.split('/').any(leads_on) {
        return if name.is_empty() { standard } else { name }.to_owned();
    }
    let message = text!(
        en: "`{name}` is not the name of a theme",
        nb: "`{name}` er ikke navnet på et tema"
    );
    let help = text!(
        en: "write the name of a folder in `themes`, or take the line away",
        nb: "skriv navnet på en mappe i `themes`, eller ta bort linjen"
    );
    let help = Help::Act(help);
    fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    standard.to_owned()
}

/// Whether all raw HTML is trusted, and the files and folders that are trusted by name.
fn read_trust(fields: &mut Fields) -> (bool, Vec<String>) {
    if !fields.has_list("trust_html") {
        return (fields.flag("trust_html"), Vec::new());
    }
    let paths = fields.list("trust_html").into_iter();
    let path = |written: SourceText| {
        let path = written.text.trim().trim_end_matches('/');
        path.strip_prefix("content/").unwrap_or(path).nfc().collect()
    };
    (false, paths.map(path).collect())
}

fn read_base_url(fields: &mut Fields) -> Option<Url> {
    let written = fields.written("base_url")?;
    web_address::read_base(&written).map_err(|fault| fields.report(*fault)).ok()
}

fn read_logo(fields: &mut Fields) -> Option<Logo> {
    let node = fields.node("logo")?;
    if let Value::Scalar(file) = node.value {
        return Some(Logo { file, alt: String::new() });
    }
    let mut inner =
        Fields::new(node, &[Key::new("file", "fil"), Key::new("alt", "alt")], fields.diagnostics());
    let alt = inner.text("alt").unwrap_or_default();
    inner.written("file").map(|file| Logo { file, alt })
}
