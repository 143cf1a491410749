//! Parses a list of searches with the pages that they should find.
//!
//! In: a YAML file, with keys in Norwegian or English. Out: a [`TrialList`], and a diagnostic with
//! its place for each search that is invalid and each page that does not exist.

use std::collections::BTreeSet;

use crate::cli::search::site::SearchedSite;
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Help, Rule, nearest};
use crate::search::query::Query;
use crate::source::{FileId, SourceText, Span};
use crate::text;
use crate::yaml::{self, Fields, Key, Node, Value};

/// The default for the number of pages among which the right one must be.
const DEFAULT_FIRST: usize = 3;

const KEYS: &[Key] =
    &[Key::new("first", "første"), Key::new("goal", "mål"), Key::new("searches", "søk")];
const TRIAL_KEYS: &[Key] =
    &[Key::new("query", "ord"), Key::new("page", "side"), Key::new("audience", "målgruppe")];

/// A list of searches.
#[derive(Debug)]
pub(super) struct TrialList {
    /// The number of pages among which the right one must be.
    pub(super) first: usize,
    /// The share of the searches that must succeed, in per cent.
    pub(super) goal: usize,
    pub(super) trials: Vec<Trial>,
}

/// A search with the pages of which it should find one.
#[derive(Debug)]
pub(super) struct Trial {
    pub(super) words: SourceText,
    pub(super) query: Query,
    /// The addresses of the pages.
    pub(super) pages: Vec<String>,
    /// The audience whose view is used.
    pub(super) view: Option<AudienceId>,
}

/// Parses the list in a file.
pub(super) fn parse(
    file: FileId,
    site: &SearchedSite,
    diagnostics: &mut Vec<Diagnostic>,
) -> TrialList {
    let sources = &site.outcome.sources;
    let node = match yaml::parse(sources, sources.whole(file), &[]) {
        Ok(node) => node,
        Err(fault) => {
            diagnostics.push(*fault);
            return TrialList { first: DEFAULT_FIRST, goal: 100, trials: Vec::new() };
        }
    };
    let mut fields = Fields::new(node, KEYS, diagnostics);
    let first =
        fields.number("first").map_or(DEFAULT_FIRST, |(number, _)| (number as usize).max(1));
    let goal =
        fields.written("goal").and_then(|goal| share(&goal, fields.diagnostics())).unwrap_or(100);
    let items = searches(&mut fields, file);
    let parser =
        TrialParser { audiences: &site.outcome.config.audiences, pages: PageLookup::of(site) };
    let trials = items.into_iter().filter_map(|item| parser.trial(item, diagnostics)).collect();
    TrialList { first, goal, trials }
}

/// A share such as `95 %`.
fn share(written: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
    let number = written.text.trim().trim_end_matches("prosent").trim_end_matches('%').trim_end();
    let share = number.parse().ok().filter(|share| *share <= 100);
    if share.is_none() {
        let message = text!(
            en: "expected a share here, in whole per cent",
            nb: "her må det stå en andel i hele prosent"
        );
        let help =
            text!(en: "write for instance `goal: 95 %`", nb: "skriv for eksempel `mål: 95 %`");
        let help = Help::Example(help);
        diagnostics.push(Diagnostic::new(Rule::WrongType, written.span, message).help(help));
    }
    share
}

/// The searches of a list; a list without any is an error.
fn searches(fields: &mut Fields, file: FileId) -> Vec<Node> {
    let node = fields.node("searches");
    let place = node.as_ref().map_or(Span::start_of(file), |node| node.span);
    if let Some(Node { value: Value::List(items), .. }) = node
        && !items.is_empty()
    {
        return items;
    }
    if !fields.was_tried("searches") {
        let message =
            text!(en: "there are no searches in the list", nb: "det er ingen søk i listen");
        let help = text!(
            en: "write `searches:`, and below it `- query: …` and `page: …` for each",
            nb: "skriv `søk:`, og under det `- ord: …` og `side: …` for hvert"
        );
        let help = Help::Example(help);
        fields.report(Diagnostic::new(Rule::WrongType, place, message).help(help));
    }
    Vec::new()
}

/// What a search can refer to.
struct TrialParser<'a> {
    audiences: &'a Audiences,
    pages: PageLookup<'a>,
}

impl TrialParser<'_> {
    fn trial(&self, item: Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Trial> {
        let place = item.span;
        let before = diagnostics.len();
        let mut fields = Fields::new(item, TRIAL_KEYS, diagnostics);
        let words = fields.written("query").filter(|words| !words.text.trim().is_empty());
        let pages = fields.list("page");
        let audience = fields.written("audience");
        if diagnostics.len() == before && (words.is_none() || pages.is_empty()) {
            let message =
                text!(en: "a search has `query:` and `page:`", nb: "et søk har `ord:` og `side:`");
            let help =
                text!(en: "write both, one below the other", nb: "skriv begge, under hverandre");
            diagnostics
                .push(Diagnostic::new(Rule::WrongType, place, message).help(Help::Act(help)));
        }
        let pages: Vec<String> =
            pages.iter().filter_map(|page| self.pages.address(page, diagnostics)).collect();
        let view = audience.and_then(|name| self.audience(&name, diagnostics));
        let words = words?;
        let query = query(&words, diagnostics)?;
        (diagnostics.len() == before).then_some(Trial { words, query, pages, view })
    }

    fn audience(&self, name: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<AudienceId> {
        let audience = self.audiences.find(&name.text);
        if audience.is_none() {
            diagnostics
                .push(self.audiences.unknown(name, |name, text| yaml::rewritten(name, text)));
        }
        audience
    }
}

fn query(words: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<Query> {
    let parsed = Query::parse(&words.text);
    parsed
        .map_err(|refusal| {
            diagnostics.push(
                Diagnostic::new(Rule::UnknownValue, words.span, refusal.message())
                    .help(Help::Act(refusal.help())),
            );
        })
        .ok()
}

/// Finds the pages of a site.
struct PageLookup<'a> {
    site: &'a SearchedSite,
    addresses: BTreeSet<&'a str>,
}

impl<'a> PageLookup<'a> {
    fn of(site: &'a SearchedSite) -> Self {
        Self {
            site,
            addresses: site.search.index.pages.iter().map(|page| page.address.as_str()).collect(),
        }
    }

    /// The address of a page, given by its file or by its address.
    fn address(&self, written: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
        let name = written.text.trim().replace('\\', "/");
        let base = self.site.outcome.config.base_url.as_ref().map_or("/", |base| base.as_str());
        let name = name
            .strip_prefix(base)
            .unwrap_or(&name)
            .trim_start_matches("./")
            .trim_start_matches('/');
        let whole = if name.is_empty() || name.ends_with('/') {
            format!("{name}index.html")
        } else {
            name.to_owned()
        };
        let files = &self.site.addresses;
        let address = files.get(name).map_or(whole.as_str(), String::as_str);
        let folder = format!("{name}/index.html");
        if let Some(address) =
            [address, &folder].into_iter().find(|address| self.addresses.contains(address))
        {
            return Some(address.to_owned());
        }
        let message = text!(en: "there is no page `{name}`", nb: "siden `{name}` finnes ikke");
        let known = files.keys().map(String::as_str).chain(self.addresses.iter().copied());
        let help = match nearest(name, known) {
            Some(near) => Help::suggest(
                text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"),
                [yaml::rewritten(written, near)],
            ),
            None => Help::Act(text!(
                en: "write the path of its file, from `content/` on, or its address in the site",
                nb: "skriv stien til filen, fra og med `content/`, eller adressen på nettstedet"
            )),
        };
        diagnostics.push(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
        None
    }
}
