//! What only follows from another finding is told with it.
//!
//! In: all findings of a run. Out: fewer, the causes with their consequences.

use crate::course::UnprovenOrder;
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::FileId;
use crate::text;

/// Takes out the audiences that are unknown because the config that names them cannot be read, or
/// has a slip in the key that they stand under; tells that at the cause.
pub(super) fn of_config(diagnostics: &mut Vec<Diagnostic>, config: FileId) {
    let is_cause = |finding: &Diagnostic| finding.span.file == config && hides_audiences(finding);
    if !diagnostics.iter().any(is_cause) {
        return;
    }
    let before = diagnostics.len();
    diagnostics
        .retain(|finding| finding.rule != Rule::UnknownAudience || finding.span.file == config);
    let has_consequences = diagnostics.len() < before;
    if let Some(cause) = diagnostics.iter_mut().find(|finding| is_cause(finding))
        && has_consequences
    {
        cause.consequences.push(text!(
            en: "the audiences that pages name are not checked before this is mended",
            nb: "målgruppene som sidene nevner, kontrolleres først når dette er rettet"
        ));
    }
}

/// Whether the audiences of a config are not known because of a finding in it.
fn hides_audiences(finding: &Diagnostic) -> bool {
    let names_them = || {
        let mut edits = finding.fixes().iter().flat_map(|fix| &fix.edits);
        edits.any(|edit| ["audiences", "målgrupper"].contains(&edit.text.en.as_str()))
    };
    match finding.rule {
        Rule::YamlUnreadable | Rule::NotUtf8 => true,
        Rule::UnknownKey => names_them(),
        _ => false,
    }
}

/// The rules whose breach leaves a module in doubt.
const CAUSES: [Rule; 9] = [
    Rule::NotUtf8,
    Rule::YamlUnreadable,
    Rule::FrontMatterMissing,
    Rule::FrontMatterUnclosed,
    Rule::WrongType,
    Rule::TitleMissing,
    Rule::IndexMissing,
    Rule::ModuleTwice,
    Rule::ModuleList,
];

/// Tells that the order of a course is not checked, at the first finding that is a cause of it.
pub(super) fn of_order(diagnostics: &mut [Diagnostic], unproven: &UnprovenOrder) {
    let is_cause = |finding: &&mut Diagnostic| {
        CAUSES.contains(&finding.rule) && unproven.files.contains(&finding.span.file)
    };
    let Some(cause) = diagnostics.iter_mut().find(is_cause) else { return };
    let title = &unproven.title;
    cause.consequences.push(text!(
        en: "the order of the course “{title}” is not checked before this is mended",
        nb: "rekkefølgen i kurset «{title}» kontrolleres først når dette er rettet"
    ));
}
