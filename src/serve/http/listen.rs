//! Connections: taken, answered, and ended.
//!
//! In: the address that was asked for. Out: every request on every connection answered. Nobody can
//! hold the preview up: a client must send the head of its request in time, and how many may be
//! open is left to `connections`.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
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

use super::connections::{Connections, Place};
use super::{Preview, router};

/// How long the head of a request may take, and how long a connection may be idle.
const HEAD: Duration = Duration::from_secs(30);
/// How long those that are being answered when the preview ends have left.
const GOODBYE: Duration = Duration::from_millis(500);
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

/// Opens the doors at a port, or at the next that is free; port 0 is any that is. Without a host,
/// this machine's own names are meant.
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
        // `localhost` may mean this one too; where the system has no addresses of version 6, nobody
        // will ask for it.
        match open(Ipv6Addr::LOCALHOST.into(), port) {
            Ok(door) => doors.push(door),
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
    }
    Ok(Listeners { port, doors })
}

/// Answers until the preview ends.
pub(in crate::serve) async fn serve(
    listeners: Listeners,
    preview: Arc<Preview>,
) -> std::io::Result<()> {
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
            () = place.must_close() => return,
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
    ) -> impl Future<Output = Result<axum::response::Response, std::convert::Infallible>> + use<>
    {
        place.renew();
        let (mut parts, body) = request.into_parts();
        parts.uri = self.preview.at_root(parts.uri);
        parts.extensions.insert(ConnectInfo(peer));
        parts.extensions.insert(Arc::clone(place));
        TowerToHyperService::new(self.router.clone())
            .call(Request::from_parts(parts, Body::new(body)))
    }
}
