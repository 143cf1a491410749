//! Which handler answers which request, and the headers that every answer has.
//!
//! In: a request. Out: the answer of its handler, or a refusal of the guard.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::{Preview, answer, events, explain, open, page};
use crate::serve::browser;

/// The policy that docs/publisere.md says to send with every file.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; \
                      script-src 'self'; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors \
                      'none'";

/// Everything that the preview answers.
pub(super) fn router(preview: &Arc<Preview>) -> Router {
    let own = Router::new()
        .route("/_loype/events", get(events::stream))
        .route("/_loype/page", get(page::about))
        .route("/_loype/explain", get(explain::explain))
        .route("/_loype/open", post(open::open))
        .route("/_loype/{*name}", get(own_file))
        .layer(from_fn_with_state(Arc::clone(preview), check_origin));
    let all = own.fallback_service(get(answer::file).with_state(Arc::clone(preview)));
    all.layer(from_fn_with_state(Arc::clone(preview), check_host)).with_state(Arc::clone(preview))
}

/// Answers only to the preview's own host names, and adds the headers that every answer has.
async fn check_host(State(preview): State<Arc<Preview>>, request: Request, next: Next) -> Response {
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

/// Answers only to the preview's own pages.
async fn check_origin(
    State(preview): State<Arc<Preview>>,
    request: Request,
    next: Next,
) -> Response {
    match preview.guard.origin(request.headers()) {
        Ok(()) => next.run(request).await,
        Err(why) => preview.sentence(StatusCode::FORBIDDEN, &why),
    }
}

/// One of the preview's own scripts, styles and lists of words.
async fn own_file(Path(name): Path<String>) -> Response {
    match browser::file(&name) {
        Some(text) => ([(CONTENT_TYPE, answer::content_type(&name))], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
