//! The stream of rebuilds to a browser (server-sent events).
//!
//! In: the state of the preview. Out: the latest event at once and every later one, until the
//! preview stops, with a sign of life in between.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio::sync::broadcast::error::RecvError;

use super::Preview;
use crate::serve::state::RebuildEvent;

/// How often a silent stream gives a sign of life.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Answers with a stream.
pub(super) async fn stream(State(preview): State<Arc<Preview>>) -> Response {
    let (first, receiver) = preview.state.subscribe();
    let stopping = preview.stopping.clone();
    let later = stream::unfold((preview, receiver), |(preview, mut receiver)| async {
        let event = match receiver.recv().await {
            Ok(event) => event,
            // A slow browser has missed some events: the latest makes it check everything.
            Err(RecvError::Lagged(_)) => Arc::new(preview.state.latest_event()),
            Err(RecvError::Closed) => return None,
        };
        Some((event, (preview, receiver)))
    });
    let events = stream::once(ready(Arc::new(first))).chain(later);
    let events = events.map(|event| sse_event(&event)).take_until(stopping.cancelled_owned());
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))).into_response()
}

fn sse_event(event: &RebuildEvent) -> Result<Event, axum::Error> {
    Event::default().event("round").id(event.number.to_string()).json_data(event)
}
