//! The preview's answers: files of the site, and what its script in the browser asks for.
//!
//! In: requests. Out: the headers that a published site should have (docs/publisere.md), a page
//! with the preview's script in it, or the site's own page for what is not there. Who may ask is
//! settled in `guard`, where a path leads in `address`; connections are left to `listen`.

mod address;
mod answer;
mod connections;
mod editor;
mod events;
mod guard;
mod listen;
mod page;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::watch;

use super::board::Board;
use super::{Options, browser};
use crate::diagnostic::Text;
pub(super) use listen::{bind, serve};

use self::address::below;
use self::editor::Editor;
use self::guard::Guard;

/// The folder that the preview's own addresses stand in.
const OWN: &str = "/_loype/";

/// What docs/publisere.md says to send with every file.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; \
                      script-src 'self'; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors \
                      'none'";

/// What all requests share.
#[derive(Debug)]
pub(super) struct Preview {
    board: Arc<Board>,
    guard: Guard,
    editor: Editor,
    follow: bool,
    /// Becomes true when the preview ends.
    is_over: watch::Receiver<bool>,
}

impl Preview {
    pub(super) fn new(
        options: &Options,
        board: Arc<Board>,
        is_wide: bool,
        is_over: watch::Receiver<bool>,
    ) -> Self {
        Self {
            board,
            guard: Guard::new(is_wide, &options.allow_hosts),
            editor: Editor::new(&options.root, options.editor.as_deref()),
            follow: options.follow,
            is_over,
        }
    }

    /// The address of a request, with the preview's own addresses below the path of the site taken
    /// as those at the root.
    fn at_root(&self, uri: Uri) -> Uri {
        if !uri.path().contains(OWN) {
            return uri;
        }
        let base_path = self.board.read().base_path;
        let own = below(uri.path(), &base_path).filter(|path| path.starts_with(OWN));
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        own.and_then(|path| format!("{path}{query}").parse().ok()).unwrap_or(uri)
    }

    /// A sentence in the language of the site, as an answer.
    fn sentence(&self, status: StatusCode, text: &Text) -> Response {
        (status, format!("{}\n", text.get(self.board.language()))).into_response()
    }
}

/// All that the preview answers.
fn router(preview: &Arc<Preview>) -> Router {
    let own = Router::new()
        .route("/_loype/events", get(events::stream))
        .route("/_loype/page", get(page::about))
        .route("/_loype/open", post(editor::open))
        .route("/_loype/{*name}", get(own_file))
        .layer(from_fn_with_state(Arc::clone(preview), from_own_page));
    let all = own.fallback_service(get(answer::file).with_state(Arc::clone(preview)));
    all.layer(from_fn_with_state(Arc::clone(preview), guarded)).with_state(Arc::clone(preview))
}

/// Answers only to names that are ours, and sends what every answer carries.
async fn guarded(State(preview): State<Arc<Preview>>, request: Request, next: Next) -> Response {
    let mut response = match preview.guard.host(request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(why) => preview.sentence(StatusCode::FORBIDDEN, &why),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

async fn from_own_page(
    State(preview): State<Arc<Preview>>,
    request: Request,
    next: Next,
) -> Response {
    match preview.guard.origin(request.headers()) {
        Ok(()) => next.run(request).await,
        Err(why) => preview.sentence(StatusCode::FORBIDDEN, &why),
    }
}

/// A script or a list of words that the preview itself brings along.
async fn own_file(Path(name): Path<String>) -> Response {
    match browser::file(&name) {
        Some(text) => ([(CONTENT_TYPE, answer::content_type(&name))], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Whether a request comes from someone at this machine: not through a proxy, which would hide who
/// asks.
fn is_from_here(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: &axum::http::HeaderMap,
) -> bool {
    let is_forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"]
        .iter()
        .any(|name| headers.contains_key(*name));
    peer.ip().to_canonical().is_loopback() && !is_forwarded && Guard::is_local(headers)
}
