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
    let names = written.iter().flat_map(|name| audiences.named_in(name));
    let mut list: Vec<AudienceId> =
        names.filter_map(|name| find_audience(&name, fields, audiences)).collect();
    list.sort_unstable();
    list.dedup();
    list
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
