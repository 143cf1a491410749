//! A course whose order is not proven, because something in its files is wrong that the order hangs
//! on.
//!
//! In: the files of the course, and all findings. Out: the consequence, at the finding that is its
//! cause. Of an order whose modules are in doubt nothing else is said: all of it would follow from
//! that.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::FileId;
use crate::text;

/// A course whose order is not proven.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnprovenOrder {
    /// The title of the course.
    pub title: String,
    /// The files of the course.
    pub files: BTreeSet<FileId>,
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

impl UnprovenOrder {
    /// Tells it at the first finding that is a cause of it.
    pub fn tell(&self, diagnostics: &mut [Diagnostic]) {
        let is_cause = |finding: &&mut Diagnostic| {
            CAUSES.contains(&finding.rule) && self.files.contains(&finding.span.file)
        };
        let Some(cause) = diagnostics.iter_mut().find(is_cause) else { return };
        let title = &self.title;
        cause.consequences.push(text!(
            en: "the order of the course “{title}” is not checked before this is mended",
            nb: "rekkefølgen i kurset «{title}» kontrolleres først når dette er rettet"
        ));
    }
}
