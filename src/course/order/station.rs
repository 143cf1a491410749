//! The input of the order: the stations, and the rules before they are parsed.
//!
//! Where they are on the disk and how front matter is parsed is left to the caller.

use std::ops::Range;

use crate::{
    course::{
        ids::{ModuleId, PageId},
        language::Language,
    },
    diagnostic::{Edit, Text},
    ids::{Id, id_type},
    kind::Called,
    source::{SourceText, Span},
    text, yaml,
};

/// What the stations of a plan are, and the language of the site, in which messages name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    /// The modules of a course.
    Module(Language),
    /// The pages of a module.
    Page(Language),
}

id_type! {
    /// One of the stations of a plan, in published order; while rules are parsed, one of the
    /// stations of all sequences.
    pub struct StationId;
}

// The stations of a course's own plan are its modules, and those of a module's plan its pages.

impl From<ModuleId> for StationId {
    fn from(module: ModuleId) -> Self {
        Self::new(module.index())
    }
}

impl From<PageId> for StationId {
    fn from(page: PageId) -> Self {
        Self::new(page.index())
    }
}

impl From<StationId> for ModuleId {
    fn from(station: StationId) -> Self {
        Self::new(station.index())
    }
}

impl From<StationId> for PageId {
    fn from(station: StationId) -> Self {
        Self::new(station.index())
    }
}

/// One thing that is put in order: a module of a course, or a page of a module.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Station {
    /// Its number, where it has one.
    pub number: Option<u32>,
    /// What its course calls a module; pages have no use for it.
    pub called: Called,
    /// Its title.
    pub title: String,
    /// The title of its course, in a plan that spans several.
    pub course: Option<String>,
    /// The name of the folder on the disk, or of the file without its ending:
    /// `modul-1-verdiloftet`.
    pub folder: String,
    /// Where to point when the station itself is at fault.
    pub span: Span,
}

impl Station {
    /// The name of the station in messages: `Modul 3`, or its title if it has no number or is a
    /// page; in a plan of several courses with the course in front, `Vurdering: Modul 3`.
    #[must_use]
    pub fn label(&self, noun: Noun) -> String {
        let name = match (self.number, noun) {
            (Some(number), Noun::Module(_)) => noun.numbered(self.called, number),
            _ => self.title.clone(),
        };
        self.course.as_ref().map_or_else(|| name.clone(), |course| format!("{course}: {name}"))
    }

    /// What an author must rename to move the station: its folder or file, or its title where that
    /// is not known.
    #[must_use]
    pub fn handle(&self) -> &str {
        if self.folder.is_empty() { &self.title } else { &self.folder }
    }
}

impl Noun {
    /// "No" and the noun, in every message language; `called` is what the course calls a module.
    #[must_use]
    pub fn none(self, called: Called) -> Text {
        match self {
            Self::Module(_) => called.none(),
            Self::Page(_) => text!(en: "no page", nb: "ingen side"),
        }
    }

    /// One alone, in every message language.
    #[must_use]
    pub fn single(self, called: Called) -> Text {
        match self {
            Self::Module(_) => called.single(),
            Self::Page(_) => text!(en: "a single page", nb: "én enkelt side"),
        }
    }

    /// The noun with its indefinite article, in every message language.
    #[must_use]
    pub fn with_article(self, called: Called) -> Text {
        match self {
            Self::Module(_) => called.with_article(),
            Self::Page(_) => text!(en: "a page", nb: "en side"),
        }
    }

    /// "Which" and the noun, in every message language.
    #[must_use]
    pub fn which(self, called: Called) -> Text {
        match self {
            Self::Module(_) => called.which(),
            Self::Page(_) => text!(en: "which page", nb: "hvilken side"),
        }
    }

    /// The noun in the plural, in every message language.
    #[must_use]
    pub fn many(self, called: Called) -> Text {
        match self {
            Self::Module(_) => called.many(),
            Self::Page(_) => text!(en: "pages", nb: "sider"),
        }
    }

    /// What decides the published order, for a help line.
    #[must_use]
    pub fn sorted(self) -> Text {
        match self {
            Self::Module(_) => text!(
                en: "folders are sorted by name, or as the list `modules:` says",
                nb: "mappene sorteres etter navn, eller som listen `moduler:` sier"
            ),
            Self::Page(_) => {
                text!(en: "files are sorted by name", nb: "filene sorteres etter navn")
            }
        }
    }

    /// The capitalised noun of a rule in a language.
    #[must_use]
    pub fn word(self, called: Called, language: Language) -> &'static str {
        match (self, language) {
            (Self::Module(_), _) => called.word(language),
            (Self::Page(_), Language::English) => "Page",
            (Self::Page(_), _) => "Side",
        }
    }

    /// The noun with a number, in the language of the site: `Modul 4`, `Page 4`.
    #[must_use]
    pub fn numbered(self, called: Called, number: u32) -> String {
        let (Self::Module(language) | Self::Page(language)) = self;
        format!("{} {number}", self.word(called, language))
    }
}

/// A rule as it is written in front matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RuleText {
    /// The sentence.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether the bytes of `text` are the bytes under `span`, so that a part of it can be pointed
    /// at.
    pub verbatim: bool,
    /// Whether it is in quotation marks.
    pub quoted: bool,
    /// How front matter holds it.
    pub layout: RuleLayout,
    /// The station in whose own list the rule is.
    pub owner: Option<StationId>,
    /// Its neighbours in a list on one line, from which a comma may have cut it off.
    pub neighbours: NeighbourRules,
}

/// How front matter holds a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum RuleLayout {
    /// As the only one, without a list.
    #[default]
    Alone,
    /// On a line of its own, as an item of a list; with what is in front of it on the line.
    Line(String),
    /// In a list on one line.
    Inline,
}

/// The nearest neighbours of a rule in a list on one line, such as `[Modul 1 før 2, 3]`; none if
/// every rule has its own line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct NeighbourRules {
    /// Those before it, in order.
    pub before: Vec<String>,
    /// Those after it, in order.
    pub after: Vec<String>,
    /// The places of those after it.
    pub after_places: Vec<Span>,
}

impl NeighbourRules {
    /// The number of neighbours that are kept on either side. A sentence is sought in one part
    /// more, so that the first part of a sentence always has all of it as neighbours.
    pub const MOST: usize = 12;
}

impl RuleText {
    /// A sentence that is the only rule in a front matter.
    #[must_use]
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        Self {
            text: text.into(),
            span,
            verbatim: false,
            quoted: false,
            layout: RuleLayout::default(),
            owner: None,
            neighbours: NeighbourRules::default(),
        }
    }

    /// The place of a part of the sentence, in bytes from its start; the place of the whole if
    /// parts cannot be pointed at.
    #[must_use]
    pub fn place(&self, part: &Range<usize>) -> Span {
        if self.verbatim { self.span.part(part.start, part.end) } else { self.span }
    }

    /// The edit that replaces it by other rules, at least one.
    pub(crate) fn rewritten(&self, rules: &[String]) -> Edit {
        if let [rule] = rules {
            return yaml::rewritten(&self.written(), rule.as_str());
        }
        let rules: Vec<String> = rules.iter().map(|rule| yaml::quoted(rule)).collect();
        let text = match &self.layout {
            RuleLayout::Alone => format!("[{}]", rules.join(", ")),
            RuleLayout::Line(lead) => rules.join(&format!("\n{lead}")),
            RuleLayout::Inline => rules.join(", "),
        };
        Edit::replace(yaml::whole(&self.written()), text)
    }

    /// The edit that replaces a part of it.
    pub(super) fn with_part(&self, part: &Range<usize>, text: &str) -> Edit {
        let (before, after) = (self.text.get(..part.start), self.text.get(part.end..));
        let [before, after] = [before, after].map(Option::unwrap_or_default);
        self.rewritten(&[format!("{before}{text}{after}")])
    }

    /// The edit that removes it; `None` in a list on one line, where a comma would be left.
    pub(crate) fn removed(&self) -> Option<Edit> {
        let Span { file, start, end } = yaml::whole(&self.written());
        let lead = match &self.layout {
            RuleLayout::Alone => 0,
            RuleLayout::Line(lead) => u32::try_from(lead.len() + "\n".len()).ok()?,
            RuleLayout::Inline => return None,
        };
        Some(Edit::remove(Span { file, start: start.checked_sub(lead)?, end }))
    }

    fn written(&self) -> SourceText {
        SourceText {
            text: self.text.clone(),
            span: self.span,
            verbatim: self.verbatim,
            quoted: self.quoted,
        }
    }
}
