//! The stream of rounds to browsers (server-sent events).
//!
//! In: the board. Out: the latest notice at once and every later one, with a sign of life in between. Only so many streams are open at a
//! time: the oldest gives way to a new one, since tabs that are long gone may still seem to listen.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, oneshot, watch};

use super::Preview;
use crate::serve::board::{Board, Notice};

/// How many streams are open at most.
const STREAMS: usize = 256;
/// How often a silent stream gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// The streams that are open.
#[derive(Debug, Clone, Default)]
pub(super) struct Streams {
    open: Arc<Mutex<Open>>,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    /// From the oldest to the newest; dropping the sender ends the stream.
    streams: BTreeMap<u64, oneshot::Sender<Infallible>>,
}

/// A place among the open streams, free again when dropped.
#[derive(Debug)]
struct Slot {
    number: u64,
    streams: Streams,
    is_closed: oneshot::Receiver<Infallible>,
}

/// A stream of notices.
struct Listener {
    /// What is to be sent before anything else.
    first: Option<Notice>,
    notices: broadcast::Receiver<Arc<Notice>>,
    slot: Slot,
    is_over: watch::Receiver<bool>,
    board: Arc<Board>,
}

/// Answers with a stream.
pub(super) async fn stream(State(preview): State<Arc<Preview>>) -> Response {
    let (first, notices) = preview.board.listen();
    let (slot, board) = (preview.streams.slot(), Arc::clone(&preview.board));
    let listener = Listener { first: Some(first), notices, slot, is_over: preview.is_over.clone(), board };
    let events = stream::unfold(listener, |mut listener| async {
        let notice = listener.next().await?;
        Some((event(&notice), listener))
    });
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE))).into_response()
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
            _ = &mut self.slot.is_closed => return None,
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

impl Streams {
    fn slot(&self) -> Slot {
        let (sender, is_closed) = oneshot::channel();
        let mut open = self.lock();
        if open.streams.len() >= STREAMS {
            open.streams.pop_first();
        }
        let number = open.next;
        open.next += 1;
        open.streams.insert(number, sender);
        Slot { number, streams: self.clone(), is_closed }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.streams.lock().streams.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_stream_gives_way_to_a_new_one() {
        let streams = Streams::default();
        let mut slots: Vec<Slot> = (0..STREAMS).map(|_| streams.slot()).collect();
        assert!(slots.iter_mut().all(|slot| slot.is_closed.try_recv() == Err(oneshot::error::TryRecvError::Empty)));
        let newest = streams.slot();
        let closed: Vec<bool> =
            slots.iter_mut().map(|slot| slot.is_closed.try_recv() == Err(oneshot::error::TryRecvError::Closed)).collect();
        assert!(closed[0] && !closed[1..].contains(&true));
        drop((slots, newest));
        assert!(streams.lock().streams.is_empty());
    }
}
