//! Connections: accepted, answered and closed.
//!
//! In: the address to listen on. Out: an answer to every request on every connection, until the
//! user or the system stops the preview. No client can hold up the others: the head of a request
//! must arrive in time, and when too many connections are open, the oldest is closed. A browser
//! opens a connection again when it needs it, and an event stream at once.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

use super::Preview;
use super::router::router;

/// How many connections are open at most. A browser opens six, and some systems let a program have
/// no more than 256 files open.
const MAX_CONNECTIONS: usize = 200;
/// How long the head of a request may take, and how long a connection may be idle.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// How long an answer that has begun may still take when the preview stops.
const SHUTDOWN_GRACE: Duration = Duration::from_millis(500);
/// How many ports after the requested one are tried.
const NEXT_PORTS: u16 = 50;
/// How long to wait when the system cannot open another connection.
const ACCEPT_BACKOFF: Duration = Duration::from_millis(20);

/// The sockets that the preview listens on.
#[derive(Debug)]
pub(in crate::serve) struct Listeners {
    /// The port of all of them.
    pub(in crate::serve) port: u16,
    sockets: Vec<std::net::TcpListener>,
}

/// Listens on a port, or on the next free one; port 0 is any free port. Without a host, the
/// preview listens on the loopback addresses.
pub(in crate::serve) fn bind(host: Option<IpAddr>, port: u16) -> io::Result<Listeners> {
    let last = if port == 0 { 0 } else { port.saturating_add(NEXT_PORTS) };
    for candidate in port..=last {
        match bind_port(host, candidate) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            bound => return bound,
        }
    }
    bind_port(host, 0)
}

fn bind_port(host: Option<IpAddr>, port: u16) -> io::Result<Listeners> {
    let open = |address: IpAddr, port: u16| {
        let socket = std::net::TcpListener::bind((address, port))?;
        socket.set_nonblocking(true)?;
        io::Result::Ok(socket)
    };
    let socket = open(host.unwrap_or(Ipv4Addr::LOCALHOST.into()), port)?;
    let port = socket.local_addr()?.port();
    let mut sockets = vec![socket];
    if host.is_none() {
        // `localhost` may mean this address too. Nobody asks for it on a system without IPv6.
        match open(Ipv6Addr::LOCALHOST.into(), port) {
            Ok(socket) => sockets.push(socket),
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
    }
    Ok(Listeners { port, sockets })
}

/// Answers until `shutdown` completes.
pub(in crate::serve) async fn serve(
    listeners: Listeners,
    preview: Arc<Preview>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let sockets: Vec<TcpListener> =
        listeners.sockets.into_iter().map(TcpListener::from_std).collect::<Result<_, _>>()?;
    let router = router(&preview);
    let mut shutdown = pin!(shutdown);
    let (graceful, mut connections) = (GracefulShutdown::new(), Connections::default());
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = accept(&sockets) => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, preview) = (router.clone(), Arc::clone(&preview));
                let connection = answer(stream, peer, router, preview, graceful.watcher());
                connections.add(tokio::spawn(connection).abort_handle());
            }
            Err(error) if has_gone(&error) => {}
            Err(_) => {
                // The system has no files left.
                connections.close_oldest();
                tokio::time::sleep(ACCEPT_BACKOFF).await;
            }
        }
    }
    preview.stopping.cancel();
    // Whatever is left after the grace period ends with the program.
    let _ = tokio::time::timeout(SHUTDOWN_GRACE, graceful.shutdown()).await;
    Ok(())
}

/// Completes when the user or the system asks the program to stop. The signals are caught from the
/// call on, which needs the context of a runtime.
///
/// # Errors
///
/// When the system does not let the program catch them.
pub(in crate::serve) fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(windows)]
    {
        let mut interrupt = tokio::signal::windows::ctrl_c()?;
        Ok(async move {
            interrupt.recv().await;
        })
    }
}

/// The next connection on any of the sockets.
async fn accept(sockets: &[TcpListener]) -> io::Result<(TcpStream, SocketAddr)> {
    poll_fn(|context| {
        let mut accepted = sockets.iter().map(|socket| socket.poll_accept(context));
        accepted.find(Poll::is_ready).unwrap_or(Poll::Pending)
    })
    .await
}

/// Whether a connection could not be accepted since its client has gone already.
fn has_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

/// Answers the requests of one connection.
async fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    preview: Arc<Preview>,
    watcher: Watcher,
) {
    // An event of a few bytes must not wait for more.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        *request.uri_mut() = preview.at_root(std::mem::take(request.uri_mut()));
        request.extensions_mut().insert(ConnectInfo(peer));
        TowerToHyperService::new(router.clone()).call(request)
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).half_close(true);
    // Errors of a connection concern its client only.
    let _ = watcher.watch(builder.serve_connection(TokioIo::new(stream), service)).await;
}

/// The open connections, from the oldest.
#[derive(Default)]
struct Connections(VecDeque<AbortHandle>);

impl Connections {
    fn add(&mut self, connection: AbortHandle) {
        self.0.retain(|open| !open.is_finished());
        if self.0.len() >= MAX_CONNECTIONS {
            self.close_oldest();
        }
        self.0.push_back(connection);
    }

    /// Closes the connection that has been open for the longest.
    fn close_oldest(&mut self) {
        while let Some(oldest) = self.0.pop_front() {
            if !oldest.is_finished() {
                return oldest.abort();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::task::JoinHandle;

    use super::*;

    /// As many connections as may be open; none of them ends by itself.
    fn open(connections: &mut Connections) -> Vec<JoinHandle<()>> {
        let opened = (0..MAX_CONNECTIONS).map(|_| {
            let task = tokio::spawn(pending());
            connections.add(task.abort_handle());
            task
        });
        opened.collect()
    }

    /// Whether a task has ended once all that were woken have had their turns.
    async fn is_closed(task: &JoinHandle<()>) -> bool {
        for _ in 0..8 {
            tokio::task::yield_now().await;
        }
        task.is_finished()
    }

    #[tokio::test]
    async fn at_the_limit_the_oldest_gives_way_and_no_other() {
        let mut connections = Connections::default();
        let tasks = open(&mut connections);
        connections.add(tokio::spawn(pending::<()>()).abort_handle());
        let mut closed = Vec::new();
        for (number, task) in tasks.iter().enumerate() {
            if is_closed(task).await {
                closed.push(number);
            }
        }
        assert_eq!(closed, [0]);
    }

    #[tokio::test]
    async fn what_has_ended_by_itself_does_not_count() {
        let mut connections = Connections::default();
        let tasks = open(&mut connections);
        tasks[0].abort();
        assert!(is_closed(&tasks[0]).await);
        connections.add(tokio::spawn(pending::<()>()).abort_handle());
        assert!(!is_closed(&tasks[1]).await, "there was room for another one");
        tasks[1].abort();
        assert!(is_closed(&tasks[1]).await);
        connections.close_oldest();
        assert!(is_closed(&tasks[2]).await, "the oldest that is still open gives way");
    }
}
