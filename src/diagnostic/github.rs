//! Findings as annotations of GitHub Actions, on the lines of a pull request.
//!
//! In: a diagnostic and the sources that it points into. Out: a workflow command (GitHub Docs,
//! "Workflow commands for GitHub Actions"). GitHub does not say what its columns count, and shows
//! whole lines; they are given in Unicode scalar values, as in `json`.

use super::{Diagnostic, MessageLanguage};
use crate::source::{Columns, Position, Sources};

/// One diagnostic as a workflow command; `root` is the site's folder as seen from where the command
/// runs, empty or ending in `/`, since GitHub looks for files from there.
#[must_use]
pub fn annotation(
    diagnostic: &Diagnostic,
    sources: &Sources,
    root: &str,
    language: MessageLanguage,
) -> String {
    let range = sources.range(diagnostic.span, Columns::ScalarValues);
    format!(
        "::{} file={}{},{},title={}::{}",
        diagnostic.severity.name(),
        property(root),
        property(sources.path(diagnostic.span.file)),
        place(range.start, range.end),
        property(diagnostic.rule.name()),
        data(&diagnostic.message_and_help(language))
    )
}

/// The runner throws away an annotation that has columns and more than one line.
fn place(start: Position, end: Position) -> String {
    if start.line == end.line {
        format!(
            "line={},col={},endLine={},endColumn={}",
            start.line, start.column, end.line, end.column
        )
    } else {
        format!("line={},endLine={}", start.line, end.line)
    }
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_given_only_where_the_runner_takes_them() {
        let at = |line, column| Position { line, column };
        assert_eq!(place(at(3, 4), at(3, 9)), "line=3,col=4,endLine=3,endColumn=9");
        assert_eq!(place(at(3, 4), at(5, 1)), "line=3,endLine=5");
    }

    #[test]
    fn what_would_end_a_property_or_a_command_is_escaped() {
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
        assert_eq!(data("a: b\nc"), "a: b%0Ac");
    }
}
