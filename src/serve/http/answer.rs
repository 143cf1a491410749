//! Answers with files of the site.
//!
//! In: a request. Out: a file from the store, or from the disk, where authors' own films and
//! pictures are; a page with the preview's script in it; the site's own page with status 404; a
//! page of the preview as long as there is no site.

use std::fs::Metadata;
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_TYPE, ETAG, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED,
    LOCATION, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeFile;

use super::Preview;
use super::address::{Resolved, path_to_root, resolve};
use crate::diagnostic::MessageLanguage;
use crate::live::StoredFile;
use crate::serve::script::PageScript;
use crate::serve::state::Snapshot;

/// The site's page for addresses that do not exist.
const NOT_FOUND: &str = "404.html";

/// Answers with a file of the site.
pub(super) async fn file(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let snapshot = preview.state.snapshot();
    let path = request.uri().path();
    let up = path_to_root(path, &snapshot.base_path);
    match resolve(&snapshot.store, path, &snapshot.base_path) {
        Resolved::File { path, file, is_draft } => {
            let status = if path == NOT_FOUND { StatusCode::NOT_FOUND } else { StatusCode::OK };
            let script = PageScript { address: &path, up: &up, is_draft };
            match send(status, &script, file, request).await {
                Some(response) => response,
                None => not_found(&snapshot, &up),
            }
        }
        Resolved::Folder => to_folder(path, request.uri().query()),
        Resolved::Nothing if snapshot.store.is_empty() => not_ready(&preview, &snapshot, &up),
        Resolved::Nothing => not_found(&snapshot, &up),
    }
}

/// The content type of a file by its name, with the encoding if it is text.
pub(super) fn content_type(path: &str) -> HeaderValue {
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = mime.type_() == "text"
        || matches!(mime.subtype().as_str(), "json" | "javascript" | "xml" | "svg");
    let value = if is_text { format!("{mime}; charset=utf-8") } else { mime.to_string() };
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// Sends a file; `None` if it has been removed from the disk since the latest rebuild.
async fn send(
    status: StatusCode,
    script: &PageScript<'_>,
    file: StoredFile,
    request: Request,
) -> Option<Response> {
    let mut response = match file {
        StoredFile::Bytes(bytes, hash) => {
            let tag = tag(&format!(
                "{}-{}",
                hash.to_hex().get(..32).unwrap_or_default(),
                env!("CARGO_PKG_VERSION")
            ));
            let body = || body(script, &bytes, &hash);
            with_tag(request.headers(), tag, || (status, body()).into_response())
        }
        StoredFile::Disk(path) => from_disk(&path, request).await?,
    };
    response.headers_mut().insert(CONTENT_TYPE, content_type(script.address));
    Some(response)
}

/// The body of a file: a page gets the preview's script, other files are sent unchanged.
fn body(script: &PageScript, bytes: &Arc<[u8]>, hash: &blake3::Hash) -> Body {
    let is_page = script.address.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    if is_page {
        script.insert_into(bytes, Some(hash)).into()
    } else {
        Bytes::from_owner(Arc::clone(bytes)).into()
    }
}

/// The answer, or 304 if the browser has it already.
fn with_tag(asked: &HeaderMap, tag: HeaderValue, answer: impl FnOnce() -> Response) -> Response {
    let mut response = if has(asked, IF_NONE_MATCH, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer()
    };
    response.headers_mut().insert(ETAG, tag);
    response
}

/// Whether a header names a tag.
fn has(headers: &HeaderMap, name: HeaderName, tag: &HeaderValue) -> bool {
    let tags = headers
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    let wanted = tag.to_str().unwrap_or_default();
    tags.map(str::trim)
        .any(|found| found == "*" || found.strip_prefix("W/").unwrap_or(found) == wanted)
}

fn tag(text: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{text}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Sends a file, or a part of one, from the disk.
async fn from_disk(path: &Path, mut request: Request) -> Option<Response> {
    let state = tokio::task::spawn_blocking({
        let path = path.to_path_buf();
        move || path.metadata()
    });
    let tag = tag(&version_of(&state.await.ok()?.ok()?));
    if has(request.headers(), IF_NONE_MATCH, &tag) {
        return Some((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let asked = request.headers_mut();
    // A time in whole seconds is too coarse for a picture that is saved again and again; the tag is
    // exact.
    asked.remove(IF_MODIFIED_SINCE);
    if asked.contains_key(IF_RANGE) && !has(asked, IF_RANGE, &tag) {
        asked.remove(RANGE);
    }
    let sent = ServeFile::new(path)
        .try_call(request)
        .await
        .ok()
        .filter(|sent| sent.status() != StatusCode::NOT_FOUND)?;
    let mut response = sent.map(Body::new);
    response.headers_mut().remove(LAST_MODIFIED);
    response.headers_mut().insert(ETAG, tag);
    Some(response)
}

fn version_of(state: &Metadata) -> String {
    let time = state
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    format!("{:x}-{:x}", time.as_nanos(), state.len())
}

/// Redirects to a folder whose path lacks the slash at the end. The address is relative, so that it
/// is also right behind a proxy.
fn to_folder(path: &str, query: Option<&str>) -> Response {
    let name = path.rsplit('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    (StatusCode::MOVED_PERMANENTLY, [(LOCATION, format!("./{name}/{query}"))]).into_response()
}

fn not_found(snapshot: &Snapshot, up: &str) -> Response {
    let Some(StoredFile::Bytes(bytes, hash)) = snapshot.store.get(NOT_FOUND) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let script = PageScript { address: NOT_FOUND, up, is_draft: false };
    let body = body(&script, &bytes, &hash);
    (StatusCode::NOT_FOUND, [(CONTENT_TYPE, content_type(NOT_FOUND))], body).into_response()
}

/// The page as long as there is no site: its script shows why, and later the site.
fn not_ready(preview: &Preview, snapshot: &Snapshot, up: &str) -> Response {
    let language = preview.state.language();
    let (heading, text) = match (language, &snapshot.site_state) {
        (MessageLanguage::Nb, None) => ("Nettstedet lages", "Det vises her av seg selv."),
        (MessageLanguage::En, None) => ("The site is being made", "It will show here by itself."),
        (MessageLanguage::Nb, _) => {
            ("Nettstedet kan ikke vises ennå", "Det vises her av seg selv når feilene er rettet.")
        }
        (MessageLanguage::En, _) => (
            "The site cannot be shown yet",
            "It will show here by itself when the errors are mended.",
        ),
    };
    let tag = if language == MessageLanguage::Nb { "nb" } else { "en" };
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{heading}</title>\n\
         <link rel=\"stylesheet\" href=\"{up}_loype/waiting.css\">\n</head>\n\
         <body>\n<main>\n<h1>{heading}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
    );
    let script = PageScript { address: "index.html", up, is_draft: false };
    let page = script.insert_into(html.as_bytes(), None);
    (StatusCode::SERVICE_UNAVAILABLE, [(CONTENT_TYPE, content_type("index.html"))], page)
        .into_response()
}
