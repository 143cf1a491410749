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

/// The names in a text: one, or several with commas between them, as in a sentence.
fn parted(written: &SourceText, audiences: &Audiences) -> Vec<SourceText> {
    if audiences.find(&written.text).is_some() || !written.text.contains(',') {
        return vec![written.clone()];
    }
    let mut start = 0;
    let parts = written.text.split(',').map(|part| {
        let at = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        let text = part.trim().to_owned();
        SourceText { span: written.part(at..at + text.len()), text, ..written.clone() }
    });
    parts.filter(|part| !part.text.is_empty()).collect()
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
