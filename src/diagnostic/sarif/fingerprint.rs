//! What makes a finding recognisable in the next run, wherever its line has moved.
//!
//! In: diagnostics in the order in which they are reported. Out: a hash of rule, file and the text
//! of the line, with a number that tells apart those that are alike in all three. A line that is
//! changed gives a new fingerprint; so does a file that is renamed.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// The fingerprints that were given out, with how often.
#[derive(Default)]
pub(super) struct Fingerprints {
    given: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next diagnostic.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        let parts = [
            diagnostic.rule.name(),
            sources.path(diagnostic.span.file),
            line(diagnostic.span, sources),
        ];
        let hash = blake3::hash(parts.join("\0").as_bytes()).to_hex();
        let hash = hash.get(..16).unwrap_or_default().to_owned();
        let count = self.given.entry(hash.clone()).or_default();
        *count += 1;
        format!("{hash}:{count}")
    }
}

/// The line that a span begins in, without the space around it.
fn line(span: Span, sources: &Sources) -> &str {
    let Some(file) = sources.get(span.file) else { return "" };
    let (before, after) =
        (file.slice(0, span.start as usize), file.slice(span.start as usize, file.text().len()));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let length = after.find('\n').unwrap_or(after.len());
    file.slice(start, before.len() + length).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Rule;
    use crate::source::SourceFile;
    use crate::text;

    /// The fingerprints of a finding at each `x` of a text.
    fn fingerprints(path: &str, content: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new(path, content));
        let mut fingerprints = Fingerprints::default();
        let at = |(start, _)| {
            Diagnostic::new(
                Rule::LinkBroken,
                Span::new(file, start, start + 1),
                text!(en: "", nb: ""),
            )
        };
        content.match_indices('x').map(at).map(|found| fingerprints.of(&found, &sources)).collect()
    }

    #[test]
    fn a_line_that_moves_keeps_its_fingerprint_and_one_that_changes_does_not() {
        let first = fingerprints("a.md", "en x her\n");
        assert_eq!(first, fingerprints("a.md", "ny linje\n\n  en x her"));
        assert_ne!(first, fingerprints("a.md", "to x her\n"));
        assert_ne!(first, fingerprints("b.md", "en x her\n"));
    }

    #[test]
    fn findings_on_lines_that_are_alike_are_told_apart() {
        let all = fingerprints("a.md", "x\nx\nxx\n");
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
        assert_eq!(all[0].split(':').next(), all[1].split(':').next());
    }
}
