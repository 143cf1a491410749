//! Answers a request to open a file in the editor of the machine that the preview runs on.
//!
//! In: a file and a place in it. Out: whether it was opened. Only browsers on that machine may ask;
//! which files may be opened is left to `editor`.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::Preview;
use super::editor::OpenRequest;
use super::guard::is_from_here;
use crate::text;

/// Opens a file.
pub(super) async fn open(
    State(preview): State<Arc<Preview>>,
    peer: ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Json(request): Json<OpenRequest>,
) -> Response {
    if !is_from_here(peer, &headers) {
        let why = text!(
            en: "Files are opened only at the machine itself.",
            nb: "Filer kan bare åpnes på selve maskinen."
        );
        return preview.sentence(StatusCode::FORBIDDEN, &why);
    }
    let Some(file) = preview.editor.file(&request.file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let opened = tokio::task::spawn_blocking(move || preview.editor.open(&file, &request)).await;
    if matches!(opened, Ok(Ok(()))) {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
    .into_response()
}
