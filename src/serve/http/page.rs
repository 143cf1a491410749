//! Answers the preview's script with facts about its page.
//!
//! In: the address of a page and a language. Out: the state of the site, the findings, and what an
//! author wants to know about the page.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::Preview;
use super::guard::is_from_here;
use crate::diagnostic::{MessageLanguage, Text};
use crate::live::{Finding, FindingLabel, PageFacts, SiteState, SiteStore, StoredFile};
use crate::pipeline::{RuleLine, RulePlace, ToldRule};

/// The most findings in an answer; a site with more is not repaired from the browser.
const MAX_FINDINGS: usize = 200;

/// The page, and the language of texts.
#[derive(Debug, Deserialize)]
pub(super) struct PageQuery {
    #[serde(default)]
    address: String,
    /// The address that the browser asked for, which may no longer exist.
    #[serde(default)]
    here: String,
    #[serde(default)]
    lang: String,
}

/// The answer.
#[derive(Debug, Serialize)]
struct PageStatus {
    number: u64,
    state: &'static str,
    /// Why the site cannot be built at all.
    reason: Option<String>,
    /// The hash of the page in the store.
    hash: Option<String>,
    findings: Vec<FindingView>,
    /// The number of errors, also of those that are left out.
    errors: usize,
    /// The number of warnings, also of those that are left out.
    warnings: usize,
    /// The number of findings that are left out.
    more: usize,
    /// The indices of the findings in the page's own file.
    here: Vec<usize>,
    facts: Option<PageFacts>,
    /// The order rules about the page's course or module.
    rules: Vec<RuleView>,
    /// Where the page is now, if it has moved from the address that was asked for.
    moved: Option<PageLink>,
    /// The page of the folder around it, if it is gone.
    around: Option<PageLink>,
    linked_from: Vec<PageLink>,
    drafts: Vec<PageLink>,
    /// Whether the browser shows the page that is being edited.
    follow: bool,
    /// Whether files can be opened in an editor for this browser.
    editor: bool,
}

/// A link to a page.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct PageLink {
    address: String,
    title: String,
}

/// The most further places of a finding that are sent.
const MAX_PLACES: usize = 20;

/// A finding in one language.
#[derive(Debug, Serialize)]
struct FindingView {
    rule: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: PlaceView,
    labels: Vec<PlaceView>,
    also: Vec<PlaceView>,
    /// The number of further places that are left out.
    also_more: usize,
    consequences: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PlaceView {
    file: String,
    line: usize,
    column: usize,
    end_column: usize,
    source: String,
    mark: Option<String>,
}

/// An order rule in one language.
#[derive(Debug, Serialize)]
struct RuleView {
    file: String,
    line: usize,
    column: usize,
    /// The sentence as it was written.
    text: String,
    /// The name of what became of it, as in `loype rules --json`.
    state: &'static str,
    told: Vec<RuleLineView>,
}

#[derive(Debug, Serialize)]
struct RuleLineView {
    label: String,
    text: String,
}

/// Answers with the facts about a page.
pub(super) async fn about(
    State(preview): State<Arc<Preview>>,
    peer: ConnectInfo<SocketAddr>,
    Query(query): Query<PageQuery>,
    headers: HeaderMap,
) -> Response {
    let snapshot = preview.state.snapshot();
    let language = preview.language(&query.lang);
    let store = &*snapshot.store;
    let exists = |address: &str| store.get(address).or_else(|| store.draft(address)).is_some();
    let lost = Some(query.here.as_str()).filter(|here| !here.is_empty() && !exists(here));
    let facts = store.facts(&query.address);
    let errors = snapshot.findings.iter().filter(|finding| finding.is_error()).count();
    let is_here = |finding: &Finding| {
        let of_page =
            |place: &FindingLabel| facts.as_ref().is_some_and(|facts| facts.file == place.file);
        of_page(&finding.place) || finding.also.iter().any(of_page)
    };
    let findings = most_severe(&snapshot.findings, is_here);
    let status = PageStatus {
        number: snapshot.number,
        state: snapshot.site_state_name(),
        reason: match &snapshot.site_state {
            Some(SiteState::Stopped(why)) => Some(why.get(language).to_owned()),
            _ => None,
        },
        hash: hash(store, &query.address),
        errors,
        warnings: snapshot.findings.len() - errors,
        more: snapshot.findings.len() - findings.len(),
        here: findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| is_here(finding))
            .map(|(number, _)| number)
            .collect(),
        findings: findings.into_iter().map(|finding| FindingView::of(finding, language)).collect(),
        rules: snapshot
            .rules
            .beside(&query.address)
            .map(|rule| RuleView::of(rule, language))
            .collect(),
        moved: lost.and_then(|lost| Some(page_link(store, store.moved(lost)?))),
        around: lost.and_then(|lost| Some(page_link(store, store.around(lost)?))),
        linked_from: links(store, store.linking_to(&query.address)),
        drafts: links(store, store.drafts()),
        facts,
        follow: preview.follow,
        editor: is_from_here(peer, &headers),
    };
    Json(status).into_response()
}

/// The findings of the answer, in their order. If there are too many, warnings are left out first,
/// and those of the page last.
fn most_severe(findings: &[Finding], is_here: impl Fn(&Finding) -> bool) -> Vec<&Finding> {
    let rank = |finding: &Finding| (!finding.is_error(), !is_here(finding));
    let mut ranked: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
    ranked.sort_by_key(|(_, finding)| rank(finding));
    ranked.truncate(MAX_FINDINGS);
    ranked.sort_by_key(|(number, _)| *number);
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

fn hash(store: &SiteStore, address: &str) -> Option<String> {
    match store.get(address).or_else(|| store.draft(address))? {
        StoredFile::Bytes(_, hash) => Some(hash.to_hex().to_string()),
        StoredFile::Disk(_) => None,
    }
}

fn links(store: &SiteStore, addresses: Vec<String>) -> Vec<PageLink> {
    addresses.into_iter().map(|address| page_link(store, address)).collect()
}

fn page_link(store: &SiteStore, address: String) -> PageLink {
    let title = store.facts(&address).map(|facts| facts.title);
    PageLink { title: title.unwrap_or_else(|| address.clone()), address }
}

impl FindingView {
    fn of(finding: &Finding, language: MessageLanguage) -> Self {
        let place = |label: &FindingLabel| PlaceView::of(label, language);
        let texts = finding.consequences.iter();
        Self {
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.get(language).to_owned(),
            help: in_language(finding.help.as_ref(), language),
            place: PlaceView::of(&finding.place, language),
            labels: finding.labels.iter().map(place).collect(),
            also: finding.also.iter().take(MAX_PLACES).map(place).collect(),
            also_more: finding.also.len().saturating_sub(MAX_PLACES),
            consequences: texts.map(|text| text.get(language).to_owned()).collect(),
        }
    }
}

impl PlaceView {
    fn of(label: &FindingLabel, language: MessageLanguage) -> Self {
        let FindingLabel { file, line, column, end_column, source, mark } = label.clone();
        Self { file, line, column, end_column, source, mark: in_language(mark.as_ref(), language) }
    }
}

impl RuleView {
    fn of(rule: &ToldRule, language: MessageLanguage) -> Self {
        let RulePlace { file, line, column } = rule.place.clone();
        let in_language = |text: &Text| text.get(language).to_owned();
        let line_view = |line: &RuleLine| RuleLineView {
            label: in_language(&line.label),
            text: in_language(&line.text),
        };
        let (text, state) = (rule.text.clone(), rule.state_name());
        Self { file, line, column, text, state, told: rule.lines().iter().map(line_view).collect() }
    }
}

fn in_language(text: Option<&Text>, language: MessageLanguage) -> Option<String> {
    text.map(|text| text.get(language).to_owned())
}
