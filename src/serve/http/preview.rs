//! What all requests share.
//!
//! In: the options, and the state that the worker updates. Out: [`Preview`], which every handler
//! gets as its state.

use std::sync::Arc;

use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio_util::sync::CancellationToken;

use super::address::below;
use super::editor::Editor;
use super::guard::Guard;
use crate::diagnostic::{MessageLanguage, Text};
use crate::serve::Options;
use crate::serve::state::PreviewState;

/// The folder of the preview's own addresses.
const OWN: &str = "/_loype/";

/// What all requests share.
#[derive(Debug)]
pub(in crate::serve) struct Preview {
    pub(super) state: Arc<PreviewState>,
    pub(super) guard: Guard,
    pub(super) editor: Editor,
    /// Whether the browser goes to the page that is being edited.
    pub(super) follow: bool,
    /// Cancelled when the preview stops.
    pub(super) stopping: CancellationToken,
}

impl Preview {
    pub(in crate::serve) fn new(options: &Options, state: Arc<PreviewState>) -> Self {
        let is_wide = options.host.is_some_and(|host| !host.is_loopback());
        Self {
            state,
            guard: Guard::new(is_wide, &options.allow_hosts),
            editor: Editor::new(&options.root, options.editor.as_deref()),
            follow: options.follow,
            stopping: CancellationToken::new(),
        }
    }

    /// The address of a request. The preview's own addresses are also valid below the path that the
    /// site will be published at; they are then moved to the root.
    pub(super) fn at_root(&self, uri: Uri) -> Uri {
        if !uri.path().contains(OWN) {
            return uri;
        }
        let base_path = self.state.snapshot().base_path;
        let own = below(uri.path(), &base_path).filter(|path| path.starts_with(OWN));
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        own.and_then(|path| format!("{path}{query}").parse().ok()).unwrap_or(uri)
    }

    /// The language of texts for a page in the language with this tag; for none, that of the site.
    pub(super) fn language(&self, tag: &str) -> MessageLanguage {
        if tag.is_empty() { self.state.language() } else { MessageLanguage::of_tag(tag) }
    }

    /// An answer that consists of a sentence in the language of the site.
    pub(super) fn sentence(&self, status: StatusCode, text: &Text) -> Response {
        (status, format!("{}\n", text.get(self.state.language()))).into_response()
    }
}
