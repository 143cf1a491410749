//! Connections: taken, bounded, and ended.
//!
//! In: the address that was asked for. Out: every request on every connection answered. Nobody can hold the preview up: a client must send
//! the head of its request in time, and where too many connections are open, the one that has been without a request for the longest is
//! closed for a new one. Streams of notices have a number of their own, so that idle connections cannot push them out.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};

use super::{Preview, router};

/// How long the head of a request may take, and how long a connection may be idle.
const HEAD: Duration = Duration::from_secs(30);
/// How long those that are being answered when the preview ends have left.
const GOODBYE: Duration = Duration::from_millis(500);
/// How many connections are open at most; browsers open six each.
const CONNECTIONS: usize = 500;
/// How many there are room for however few files the system lets the program have open.
const FEW: usize = 16;
/// How many ports after the wanted one are tried.
const NEXT_PORTS: u16 = 50;
/// How long to wait when the system has no connection to give.
const BREATH: Duration = Duration::from_millis(20);

/// The doors that are open.
#[derive(Debug)]
pub(in crate::serve) struct Listeners {
    /// The port of all of them.
    pub(in crate::serve) port: u16,
    doors: Vec<std::net::TcpListener>,
}

/// Opens the doors at a port, or at the next that is free; port 0 is any that is. Without a host, this machine's own names are meant.
pub(in crate::serve) fn bind(host: Option<IpAddr>, port: u16) -> std::io::Result<Listeners> {
    let last = port.saturating_add(if port == 0 { 0 } else { NEXT_PORTS });
    let mut ports = (port..=last).chain(std::iter::once(0));
    loop {
        let is_last = |port| port == 0;
        let Some(port) = ports.next() else { return Err(ErrorKind::AddrInUse.into()) };
        match bind_port(host, port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse && !is_last(port) => {}
            bound => return bound,
        }
    }
}

fn bind_port(host: Option<IpAddr>, port: u16) -> std::io::Result<Listeners> {
    let open = |address: IpAddr, port: u16| {
        let door = std::net::TcpListener::bind((address, port))?;
        door.set_nonblocking(true)?;
        std::io::Result::Ok(door)
    };
    let door = open(host.unwrap_or(Ipv4Addr::LOCALHOST.into()), port)?;
    let port = door.local_addr()?.port();
    let mut doors = vec![door];
    if host.is_none() {
        // `localhost` may mean this one too; where the system has no addresses of version 6, nobody will ask for it.
        match open(Ipv6Addr::LOCALHOST.into(), port) {
            Ok(door) => doors.push(door),
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
    }
    Ok(Listeners { port, doors })
}

/// Answers until the preview ends.
pub(in crate::serve) async fn serve(listeners: Listeners, preview: Arc<Preview>) -> std::io::Result<()> {
    let house = House { router: router(&preview), connections: Connections::new(), preview };
    let mut is_over = house.preview.is_over.clone();
    for door in listeners.doors {
        tokio::spawn(house.clone().take_all(TcpListener::from_std(door)?));
    }
    let _ = is_over.wait_for(|is_over| *is_over).await;
    // Those that are being answered get a moment to come to an end.
    let _ = tokio::time::timeout(GOODBYE, house.connections.all_closed()).await;
    Ok(())
}

/// What every connection needs.
#[derive(Debug, Clone)]
struct House {
    router: Router,
    connections: Connections,
    preview: Arc<Preview>,
}

impl House {
    async fn take_all(self, door: TcpListener) {
        let mut is_over = self.preview.is_over.clone();
        loop {
            let taken = tokio::select! {
                _ = is_over.wait_for(|is_over| *is_over) => return,
                taken = door.accept() => taken,
            };
            if let Ok((stream, peer)) = taken {
                let place = self.connections.place();
                tokio::spawn(self.clone().answer(stream, peer, place));
            } else {
                // The system has no more to give, or the client has gone already.
                self.connections.close_oldest();
                tokio::time::sleep(BREATH).await;
            }
        }
    }

    /// Answers the requests of one connection.
    async fn answer(self, stream: TcpStream, peer: SocketAddr, place: Place) {
        // A notice of a few bytes must not wait for more.
        let _ = stream.set_nodelay(true);
        let (place, mut is_over) = (Arc::new(place), self.preview.is_over.clone());
        let service = service_fn(|request| self.request(request, peer, &place));
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEAD).half_close(true);
        let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
        tokio::select! {
            _ = connection.as_mut() => return,
            () = place.close.notified() => return,
            _ = is_over.wait_for(|is_over| *is_over) => {}
        }
        connection.as_mut().graceful_shutdown();
        // What went wrong on a connection is nobody's business but the client's.
        let _ = connection.await;
    }

    fn request(
        &self,
        request: Request<hyper::body::Incoming>,
        peer: SocketAddr,
        place: &Arc<Place>,
    ) -> impl Future<Output = Result<axum::response::Response, std::convert::Infallible>> + use<> {
        place.renew();
        let (mut parts, body) = request.into_parts();
        parts.uri = self.preview.at_root(parts.uri);
        parts.extensions.insert(ConnectInfo(peer));
        parts.extensions.insert(Arc::clone(place));
        TowerToHyperService::new(self.router.clone()).call(Request::from_parts(parts, Body::new(body)))
    }
}

/// The connections that are open.
#[derive(Debug, Clone)]
struct Connections {
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
    fn new() -> Self {
        let most = CONNECTIONS.min(files() / 2).max(FEW) / 2;
        Self { open: Arc::default(), most, one_closed: watch::Sender::new(()) }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection, made free if need be.
    fn place(&self) -> Place {
        let close = Arc::new(Notify::new());
        let number = Mutex::new(self.lock().add(&close, self.most));
        Place { number, connections: self.clone(), close }
    }

    fn close_oldest(&self) {
        close_first(&mut self.lock().by_age);
    }

    async fn all_closed(&self) {
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
    /// Puts the connection last among those that may be closed: it has just sent a request.
    fn renew(&self) {
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
        assert!(is_told_to_close(&second) && !is_told_to_close(&first) && !is_told_to_close(&third));
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
