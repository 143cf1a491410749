//! The site that a task of `loype search` works on.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use crate::cli::exit::Exit;
use crate::cli::show;
use crate::diagnostic::MessageLanguage;
use crate::pipeline::Outcome;
use crate::search::Search;
use crate::text;

/// A site with its search index, and the language of messages about it.
pub(super) struct SearchedSite {
    pub(super) outcome: Outcome,
    pub(super) search: Search,
    /// The address of each page that has a file, by the path of the file.
    pub(super) addresses: BTreeMap<String, String>,
    pub(super) language: MessageLanguage,
}

impl SearchedSite {
    /// The exit code of a task that has written its output. A reader that stops early (`| head`) is
    /// not an error.
    pub(super) fn finish(&self, written: std::io::Result<()>) -> Exit {
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let text = text!(
                    en: "cannot write the output: {error}",
                    nb: "kan ikke skrive det ut: {error}"
                );
                show::refusal(&text, self.language)
            }
            _ => Exit::Success,
        }
    }
}
