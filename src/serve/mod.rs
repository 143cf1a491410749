//! The preview: serves the site from memory while its authors write, and updates their browsers
//! after every change.
//!
//! In: a [`Live`] site, and changes on the disk. Out: HTTP on the loopback interface, or on another
//! if the user asks for it. One thread ([`worker`]) reads the disk and rebuilds the site when
//! something has changed ([`watch`]); it publishes the results in [`state`], from which requests
//! are answered ([`http`]). This is the only asynchronous part of the program. Printing on the
//! terminal is left to `cli`.

mod browser;
mod error;
mod event;
mod http;
mod indexing;
mod options;
mod paths;
mod schedule;
mod script;
mod state;
mod watch;
mod worker;

pub use error::ServeError;
pub use event::{EventHandler, ServeEvent};
pub use options::Options;

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::Arc;

use crate::live::Live;

use self::http::Preview;
use self::indexing::Indexing;
use self::state::PreviewState;
use self::worker::Worker;

/// Serves the site until the user or the system stops the preview.
///
/// # Errors
///
/// When it cannot start. Once it runs, nothing that authors write ends it.
pub fn run(options: &Options, notify: &EventHandler) -> Result<(), ServeError> {
    if !options.root.is_dir() {
        return Err(ServeError::NoFolder(options.root.clone()));
    }
    let listeners =
        http::bind(options.host, options.port).map_err(|source| match options.host {
            Some(host) if source.kind() == ErrorKind::AddrNotAvailable => ServeError::NotHere(host),
            _ => ServeError::Listen { port: options.port, source },
        })?;
    let live = Live::new(&options.root);
    let state = Arc::new(PreviewState::new(live.store(), options.language));
    let preview = Arc::new(Preview::new(options, Arc::clone(&state)));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::System)?;
    // Before anyone is told that the preview runs, so that it can be stopped from then on.
    let shutdown = {
        let _context = runtime.enter();
        http::shutdown_signal().map_err(ServeError::System)?
    };
    let indexing = Indexing::new().map_err(ServeError::System)?;
    announce(options, listeners.port, notify);
    let worker = Worker::new(options, live, indexing, state, Arc::clone(notify));
    std::thread::Builder::new()
        .name("worker".to_owned())
        .spawn(|| worker.run())
        .map_err(ServeError::System)?;
    let served = runtime.block_on(http::serve(listeners, preview, shutdown));
    runtime.shutdown_background();
    served.map_err(ServeError::System)
}

/// Reports the address of the preview, and opens it in the browser if the user asked for that.
fn announce(options: &Options, port: u16, notify: &EventHandler) {
    let host = match options.host {
        Some(host) if !host.is_unspecified() => SocketAddr::new(host, port).to_string(),
        _ => format!("localhost:{port}"),
    };
    let url = format!("http://{host}/");
    let wide = options.host.filter(|host| !host.is_loopback()).map(|host| {
        let seen = if host.is_unspecified() { own_address().unwrap_or(host) } else { host };
        format!("http://{}/", SocketAddr::new(seen, port))
    });
    let taken = Some(options.port).filter(|requested| *requested != 0 && *requested != port);
    notify(ServeEvent::Listening { url: url.clone(), taken, wide });
    if options.open && open::that_detached(url).is_err() {
        notify(ServeEvent::NotOpened);
    }
}

/// The address of this machine on its network. No packet is sent: the system only says which
/// address it would send one from.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // An address from the block that is reserved for documentation (RFC 5737).
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip())
}
