//! The course, the module, the kind and the audiences of each page, for filters.
//!
//! In: the index. Out: one file. Pages are in published order, so neighbours have much in common:
//! each list is run-length encoded, as values and numbers of pages. A value is an index in the list
//! of names, −1 for none. That of `audience` is an index in the list `audiences` of the sets of
//! audiences that occur, −1 for all.

use std::collections::BTreeSet;

use serde_json::json;

use super::file::ShardFile;
use crate::config::AudienceId;
use crate::course::CourseId;
use crate::ids::{Id, IndexVec};
use crate::page_text::{CourseNames, PageText};
use crate::search::index::Index;

/// The file.
pub(super) fn file(index: &Index) -> ShardFile {
    let names = &index.names;
    let before = |before: &mut usize, course: &CourseNames| {
        Some(std::mem::replace(before, *before + course.modules.len()))
    };
    let first_modules: IndexVec<CourseId, usize> = names.courses.iter().scan(0, before).collect();
    let modules: Vec<_> = (0..)
        .zip(&names.courses)
        .flat_map(|(number, course): (usize, _)| {
            course.modules.iter().map(move |title| json!([number, title]))
        })
        .collect();
    let kind = |page: &PageText| {
        names.kinds.iter().position(|(id, _)| page.kind.is_some_and(|kind| kind.id() == *id))
    };
    let module = |page: &PageText| Some(first_modules.get(page.course?)? + page.module?.index());
    let groups: BTreeSet<&[AudienceId]> = index
        .pages
        .iter()
        .map(|page| page.audience.as_slice())
        .filter(|group| !group.is_empty())
        .collect();
    let group = |page: &PageText| groups.iter().position(|group| *group == page.audience);
    let value = json!({
        "courses": names.courses.iter().map(|course| &course.title).collect::<Vec<_>>(),
        "modules": modules,
        "course": runs(index, |page| number(page.course.map(Id::index))),
        "module": runs(index, |page| number(module(page))),
        "kind": runs(index, |page| number(kind(page))),
        "audiences": groups,
        "audience": runs(index, |page| number(group(page))),
    });
    ShardFile::named_by_content("pages", &value)
}

/// An index, or −1 for none.
fn number(number: Option<usize>) -> i64 {
    number.and_then(|number| i64::try_from(number).ok()).unwrap_or(-1)
}

/// The values of all pages, run-length encoded.
fn runs(index: &Index, value: impl Fn(&PageText) -> i64) -> Vec<i64> {
    let values: Vec<i64> = index.pages.iter().map(|page| value(page)).collect();
    values
        .chunk_by(|a, b| a == b)
        .filter_map(|run| run.first().copied().zip(i64::try_from(run.len()).ok()))
        .flat_map(<[i64; 2]>::from)
        .collect()
}
