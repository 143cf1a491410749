//! The view and the filters of a search, as the user gives them.
//!
//! In: the names of an audience, a module and a kind. Out: [`SearchOptions`], or what is wrong with
//! a name.

use super::site::SearchedSite;
use crate::cli::usage::BadValue;
use crate::course::ModulePath;
use crate::diagnostic::{Text, nearest};
use crate::kind::Kind;
use crate::listing::listed;
use crate::page_text::SiteNames;
use crate::search::query::SearchOptions;
use crate::text;

/// Which hits to show, and how.
#[derive(Debug, clap::Args)]
pub(super) struct HitOptions {
    /// Show so many pages at most
    #[arg(long, default_value = "10", value_name = "N", value_parser = limit)]
    pub(super) limit: usize,
    /// Write the hits as one JSON object on standard output
    #[arg(long, requires = "query")]
    pub(super) json: bool,
    /// Rank as for this audience
    #[arg(long, value_name = "NAME", requires = "query")]
    pub(super) audience: Option<String>,
    /// Only pages of this module, by number or title
    #[arg(long, value_name = "NAME", requires = "query")]
    pub(super) module: Option<String>,
    /// Only pages of this kind
    #[arg(long, value_name = "KIND", requires = "query")]
    pub(super) kind: Option<String>,
}

/// Parses the number of pages to show.
fn limit(text: &str) -> Result<usize, BadValue> {
    let help = || {
        BadValue(text!(
            en: "write a whole number from 1, as in `--limit 20`",
            nb: "skriv et helt tall fra 1, som i `--limit 20`"
        ))
    };
    text.trim().parse().ok().filter(|limit| *limit > 0).ok_or_else(help)
}

/// The view and the filters, or what is wrong with a name and what to write instead.
pub(super) fn scope(options: &HitOptions, site: &SearchedSite) -> Result<SearchOptions, Text> {
    let audiences = &site.outcome.config.audiences;
    let view = options
        .audience
        .as_ref()
        .map(|name| audiences.named(name))
        .transpose()
        .map_err(|unknown| unknown.text())?;
    let kind = options
        .kind
        .as_ref()
        .map(|name| Kind::find(name).ok_or_else(|| unknown_kind(name)))
        .transpose()?;
    let modules = options
        .module
        .as_ref()
        .map(|name| modules(name, &site.search.index.names))
        .transpose()?
        .unwrap_or_default();
    Ok(SearchOptions { view, kind, modules })
}

fn unknown_kind(name: &str) -> Text {
    let known: Vec<&str> =
        Kind::ALL.iter().filter_map(|kind| kind.names().first()).copied().collect();
    let help = help(Kind::nearest(name), &known);
    let (en, nb) = (help.en, help.nb);
    text!(
        en: "there is no kind `{name}`\nhelp: {en}",
        nb: "typen `{name}` finnes ikke\nhjelp: {nb}"
    )
}

/// The modules of any course with a name: the whole title, the part of it before or after the
/// colon, or the number.
fn modules(name: &str, names: &SiteNames) -> Result<Vec<ModulePath>, Text> {
    let wanted = name.trim().to_lowercase();
    let mut matching = Vec::new();
    for (course, names) in names.courses.iter_enumerated() {
        matching.extend(
            names
                .modules
                .iter_enumerated()
                .filter(|(_, title)| is_called(title, &wanted))
                .map(|(module, _)| ModulePath { course, module }),
        );
    }
    if matching.is_empty() {
        let known: Vec<&str> =
            names.courses.iter().flat_map(|course| &course.modules).map(String::as_str).collect();
        let help = help(nearest(name, known.iter().copied()), &known);
        let (en, nb) = (help.en, help.nb);
        return Err(text!(
            en: "there is no module `{name}`\nhelp: {en}",
            nb: "modulen `{name}` finnes ikke\nhjelp: {nb}"
        ));
    }
    Ok(matching)
}

fn is_called(title: &str, wanted: &str) -> bool {
    let title = title.to_lowercase();
    let Some((label, own)) = title.split_once(": ") else { return title == wanted };
    let number = label.rsplit(' ').next().unwrap_or_default();
    [title.as_str(), label, own, number].contains(&wanted)
}

fn help(near: Option<&str>, known: &[&str]) -> Text {
    let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let (en, nb) = (listed(&names, "and"), listed(&names, "og"));
    match near {
        Some(near) => text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"),
        None => text!(en: "there are {en}", nb: "her er {nb}"),
    }
}
