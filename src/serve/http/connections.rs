//! How many connections may be open.
//!
//! In: the connections that are taken, and the requests on them. Out: which one gives way where
//! there are too many: the one that has been without a request for the longest. Streams of notices
//! have a number of their own, so that idle connections cannot push them out. Taking and answering
//! is left to `listen`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, watch};

/// How many connections are open at most; browsers open six each.
const CONNECTIONS: usize = 500;
/// How many there are room for however few files the system lets the program have open.
const FEW: usize = 16;

/// The connections that are open.
#[derive(Debug, Clone)]
pub(super) struct Connections {
    open: Arc<Mutex<Open>>,
    /// How many there may be of either kind.
    most: usize,
    /// Notified of every connection that closes.
    one_closed: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    /// From the one that has been without a request for the longest.
    by_age: BTreeMap<u64, Arc<Notify>>,
    /// Those that notices are sent on, from the oldest.
    streams: BTreeMap<u64, Arc<Notify>>,
}

/// A connection's place among the others; free again when dropped.
#[derive(Debug)]
pub(super) struct Place {
    number: Mutex<u64>,
    connections: Connections,
    close: Arc<Notify>,
}

impl Connections {
    pub(super) fn new() -> Self {
        let most = CONNECTIONS.min(files() / 2).max(FEW) / 2;
        Self { open: Arc::default(), most, one_closed: watch::Sender::new(()) }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection, made free if need be.
    pub(super) fn place(&self) -> Place {
        let close = Arc::new(Notify::new());
        let number = Mutex::new(self.lock().add(&close, self.most));
        Place { number, connections: self.clone(), close }
    }

    /// Closes the connection that has been without a request for the longest.
    pub(super) fn close_oldest(&self) {
        close_first(&mut self.lock().by_age);
    }

    /// Waits until none is open.
    pub(super) async fn all_closed(&self) {
        let mut one_closed = self.one_closed.subscribe();
        while !self.lock().is_empty() {
            if one_closed.changed().await.is_err() {
                return;
            }
        }
    }
}

impl Open {
    fn add(&mut self, close: &Arc<Notify>, most: usize) -> u64 {
        if self.by_age.len() >= most {
            close_first(&mut self.by_age);
        }
        let number = self.number();
        self.by_age.insert(number, Arc::clone(close));
        number
    }

    fn add_stream(&mut self, close: &Arc<Notify>, most: usize) -> u64 {
        if self.streams.len() >= most {
            close_first(&mut self.streams);
        }
        let number = self.number();
        self.streams.insert(number, Arc::clone(close));
        number
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn remove(&mut self, number: u64) {
        self.by_age.remove(&number);
        self.streams.remove(&number);
    }

    fn is_empty(&self) -> bool {
        self.by_age.is_empty() && self.streams.is_empty()
    }
}

fn close_first(connections: &mut BTreeMap<u64, Arc<Notify>>) {
    if let Some((_, close)) = connections.pop_first() {
        close.notify_one();
    }
}

impl Place {
    /// Waits until the connection must give way to another.
    pub(super) async fn must_close(&self) {
        self.close.notified().await;
    }

    /// Puts the connection last among those that may be closed: it has just sent a request.
    pub(super) fn renew(&self) {
        self.change(Open::add);
    }

    /// Puts the connection among those that notices are sent on.
    pub(super) fn keep_for_stream(&self) {
        self.change(Open::add_stream);
    }

    fn change(&self, add: impl FnOnce(&mut Open, &Arc<Notify>, usize) -> u64) {
        let mut number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        let mut open = self.connections.lock();
        open.remove(*number);
        *number = add(&mut open, &self.close, self.connections.most);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let number = *self.number.lock().unwrap_or_else(PoisonError::into_inner);
        self.connections.lock().remove(number);
        self.connections.one_closed.send_replace(());
    }
}

/// How many files the system lets the program have open.
#[cfg(unix)]
fn files() -> usize {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

#[cfg(not(unix))]
fn files() -> usize {
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connections(most: usize) -> Connections {
        Connections { most, ..Connections::new() }
    }

    fn is_told_to_close(place: &Place) -> bool {
        let mut told = std::pin::pin!(place.close.notified());
        told.as_mut().enable()
    }

    #[test]
    fn the_connection_that_has_been_without_a_request_for_the_longest_gives_way() {
        let connections = connections(2);
        let (first, second) = (connections.place(), connections.place());
        first.renew();
        let third = connections.place();
        assert!(
            is_told_to_close(&second) && !is_told_to_close(&first) && !is_told_to_close(&third)
        );
    }

    #[test]
    fn idle_connections_push_out_no_stream_and_the_oldest_stream_gives_way_to_a_new_one() {
        let connections = connections(2);
        let streams = [connections.place(), connections.place()];
        streams.iter().for_each(Place::keep_for_stream);
        let idle: Vec<Place> = (0..10).map(|_| connections.place()).collect();
        assert!(streams.iter().all(|stream| !is_told_to_close(stream)));
        assert_eq!(idle.iter().filter(|place| is_told_to_close(place)).count(), 8);
        let newest = connections.place();
        newest.keep_for_stream();
        assert_eq!(streams.each_ref().map(is_told_to_close), [true, false]);
        drop((streams, idle, newest));
        assert!(connections.lock().is_empty(), "nothing is counted that is gone");
    }
}
