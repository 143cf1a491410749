//! Audiences in front matter.
//!
//! In: names as an author wrote them. Out: ids, and `unknown-audience` for a name that the config
//! does not have.

use crate::config::{AudienceId, Audiences};
use crate::source::SourceText;
use crate::yaml::{self, Fields};

/// The audiences of the list `audience`, in the order of the config.
pub(super) fn audience_list(fields: &mut Fields, audiences: &Audiences) -> Vec<AudienceId> {
    let written = fields.list("audience");
    let names = written.iter().flat_map(|name| parted(name, audiences));
    let mut list: Vec<AudienceId> =
        names.filter_map(|name| find_audience(&name, fields, audiences)).collect();
    list.sort_unstable();
    list.dedup();
    list
}

/// The names in a text: one, or several as in a sentence, `lærer, leder og eier`. A name may hold
/// such a word itself, so that those after commas count in any case, and others where all are known.
fn parted(written: &SourceText, audiences: &Audiences) -> Vec<SourceText> {
    if audiences.find(&written.text).is_some() {
        return vec![written.clone()];
    }
    let parts: Vec<SourceText> = split(written, &[","]);
    let finer: Vec<SourceText> = split(written, &[",", ";", " og ", " and "]);
    if finer.iter().all(|part| audiences.find(&part.text).is_some()) { finer } else { parts }
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

/// The audience of a name.
pub(super) fn find_audience(
    name: &SourceText,
    fields: &mut Fields,
    audiences: &Audiences,
) -> Option<AudienceId> {
    let found = audiences.find(&name.text);
    if found.is_none() {
        fields.report(audiences.unknown(name, |name, text| yaml::rewritten(name, text)));
    }
    found
}
