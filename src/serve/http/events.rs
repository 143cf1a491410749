//! The stream of rounds to browsers (server-sent events).
//!
//! In: the board. Out: the latest notice at once and every later one, with a sign of life in
//! between. How many streams may be open is left to `listen`.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderName;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

use super::Preview;
use super::connections::Place;
use crate::serve::board::{Board, Notice};

/// How often a silent stream gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// A stream of notices.
struct Listener {
    /// What is to be sent before anything else.
    first: Option<Notice>,
    notices: broadcast::Receiver<Arc<Notice>>,
    is_over: watch::Receiver<bool>,
    board: Arc<Board>,
}

/// Answers with a stream.
pub(super) async fn stream(
    State(preview): State<Arc<Preview>>,
    Extension(place): Extension<Arc<Place>>,
) -> Response {
    place.keep_for_stream();
    let (first, notices) = preview.board.listen();
    let listener = Listener {
        first: Some(first),
        notices,
        is_over: preview.is_over.clone(),
        board: Arc::clone(&preview.board),
    };
    let events = stream::unfold(listener, |mut listener| async {
        let notice = listener.next().await?;
        Some((event(&notice), listener))
    });
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)))
        .into_response()
}

fn event(notice: &Notice) -> Result<Event, axum::Error> {
    Event::default().event("round").id(notice.number.to_string()).json_data(notice)
}

impl Listener {
    /// The next notice; `None` when the stream is to end.
    async fn next(&mut self) -> Option<Notice> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        let received = tokio::select! {
            _ = self.is_over.wait_for(|is_over| *is_over) => return None,
            received = self.notices.recv() => received,
        };
        match received {
            Ok(notice) => Some(Notice::clone(&notice)),
            // A slow listener has missed some: it is told to look at everything.
            Err(RecvError::Lagged(_)) => Some(self.board.latest()),
            Err(RecvError::Closed) => None,
        }
    }
}
