//! What the preview's script is told of the page that it stands on.
//!
//! In: the address of a page and a language. Out: how the site stands, all that was found, and what
//! an author wants to know of the page.

use std::collections::BTreeSet;
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
use crate::live::{Finding, FindingLabel, PageFacts, Shelf, State as SiteState, Stored};

/// How many findings are told at most; a site with more is not mended from the browser.
const TOLD: usize = 200;

/// What is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    address: String,
    #[serde(default)]
    lang: String,
}

/// What is told.
#[derive(Debug, Serialize)]
struct Told {
    number: u64,
    state: &'static str,
    /// Why the site cannot be made at all.
    reason: Option<String>,
    /// The hash of the page on the shelf.
    hash: Option<String>,
    findings: Vec<FindingView>,
    /// How many more were found.
    more: usize,
    /// Which of the findings are in the page's own file.
    here: Vec<usize>,
    facts: Option<PageFacts>,
    linked_from: Vec<LeafView>,
    drafts: Vec<LeafView>,
    /// Whether the browser shows the page that is being edited.
    follow: bool,
    /// Whether a file can be opened for who asks.
    editor: bool,
}

/// A page to go to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct LeafView {
    address: String,
    title: String,
}

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

/// Tells about a page.
pub(super) async fn about(
    State(preview): State<Arc<Preview>>,
    peer: ConnectInfo<SocketAddr>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let posted = preview.board.read();
    let language = if asked.lang.is_empty() {
        preview.board.language()
    } else {
        MessageLanguage::of_tag(&asked.lang)
    };
    let shelf = &*posted.shelf;
    let facts = shelf.facts(&asked.address);
    let gravest = gravest(&posted.findings);
    let is_here =
        |finding: &Finding| facts.as_ref().is_some_and(|facts| facts.file == finding.place.file);
    let told = Told {
        number: posted.number,
        state: posted.state_name(),
        reason: if let Some(SiteState::Stopped(why)) = &posted.state {
            Some(why.get(language).to_owned())
        } else {
            None
        },
        hash: hash(shelf, &asked.address),
        more: posted.findings.len() - gravest.len(),
        here: gravest
            .iter()
            .enumerate()
            .filter(|(_, finding)| is_here(finding))
            .map(|(number, _)| number)
            .collect(),
        findings: gravest.into_iter().map(|finding| FindingView::of(finding, language)).collect(),
        linked_from: leaves(shelf, shelf.leading_to(&asked.address)),
        drafts: leaves(shelf, shelf.drafts()),
        facts,
        follow: preview.follow,
        editor: is_from_here(peer, &headers),
    };
    Json(told).into_response()
}

/// The findings that are told, in their order: errors stay where there are too many.
fn gravest(findings: &[Finding]) -> Vec<&Finding> {
    let numbered = |is_error: bool| {
        findings.iter().enumerate().filter(move |(_, finding)| finding.is_error() == is_error)
    };
    let kept: BTreeSet<usize> =
        numbered(true).chain(numbered(false)).take(TOLD).map(|(number, _)| number).collect();
    findings
        .iter()
        .enumerate()
        .filter(|(number, _)| kept.contains(number))
        .map(|(_, finding)| finding)
        .collect()
}

fn hash(shelf: &Shelf, address: &str) -> Option<String> {
    match shelf.get(address).or_else(|| shelf.draft(address))? {
        Stored::Bytes(_, hash) => Some(hash.to_hex().to_string()),
        Stored::Disk(_) => None,
    }
}

fn leaves(shelf: &Shelf, addresses: Vec<String>) -> Vec<LeafView> {
    let title = |address: &str| {
        shelf.facts(address).map_or_else(|| address.to_owned(), |facts| facts.title)
    };
    addresses.into_iter().map(|address| LeafView { title: title(&address), address }).collect()
}

impl FindingView {
    fn of(finding: &Finding, language: MessageLanguage) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.get(language).to_owned(),
            help: in_language(finding.help.as_ref(), language),
            place: PlaceView::of(&finding.place, language),
            labels: finding.labels.iter().map(|label| PlaceView::of(label, language)).collect(),
        }
    }
}

impl PlaceView {
    fn of(label: &FindingLabel, language: MessageLanguage) -> Self {
        let FindingLabel { file, line, column, end_column, source, mark } = label.clone();
        Self { file, line, column, end_column, source, mark: in_language(mark.as_ref(), language) }
    }
}

fn in_language(text: Option<&Text>, language: MessageLanguage) -> Option<String> {
    text.map(|text| text.get(language).to_owned())
}
