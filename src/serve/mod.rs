//! The preview: the site served from memory while its authors write, and shown anew in their
//! browsers at every change.
//!
//! In: a [`Live`] site, and changes on the disk. Out: HTTP on the loopback interface, or wider
//! where that is asked for. One thread ([`worker`]) reads the disk and makes pages when something
//! has changed ([`watch`]); what it made stands on a [`board`], from which requests are answered
//! ([`http`]). This is the only asynchronous part of the program; what is said on the terminal is
//! left to `cli`.

mod board;
mod browser;
mod http;
mod places;
mod schedule;
mod script;
mod watch;
mod worker;

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{MessageLanguage, Text};
use crate::live::{Live, Round};
use crate::text;

use self::board::Board;
use self::http::Preview;
use self::worker::Worker;

/// What the program ends with when it is told to twice.
const AT_ONCE: i32 = 130;

/// What whoever starts a preview can choose.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The port that is wanted; 0 is any.
    pub port: u16,
    /// The address to listen on; without one, this machine only.
    pub host: Option<IpAddr>,
    /// Whether the browser is to be opened.
    pub open: bool,
    /// Whether files are only looked at now and then, and not watched.
    pub poll: bool,
    /// Whether the browser goes to the page that is being edited.
    pub follow: bool,
    /// The command that opens a file in an editor.
    pub editor: Option<String>,
    /// Further names that the preview answers to.
    pub allow_hosts: Vec<String>,
    /// The language of messages, where one was asked for.
    pub language: Option<MessageLanguage>,
}

/// What is to be said on the terminal.
#[derive(Debug)]
pub enum News {
    /// The preview can be seen.
    Listening {
        /// At this address.
        url: String,
        /// The port that was wanted and was taken.
        taken: Option<u16>,
        /// An address that others can see it at.
        wide: Option<String>,
    },
    /// The site was made anew.
    Round(Box<Round>),
    /// The system does not tell of changes, for this reason.
    NotWatching(String),
    /// The browser cannot be opened.
    NotOpened,
    /// The program itself has failed and goes on.
    Crashed,
}

/// Says something on the terminal, from any thread.
pub type Tell = Arc<dyn Fn(News) + Send + Sync>;

/// Why a preview cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// There is no such folder.
    #[error("no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// The address is none of this machine's.
    #[error("{0} is no address of this machine")]
    NotHere(IpAddr),
    /// The system does not let the program listen.
    #[error("cannot listen on port {port}: {source}")]
    Listen {
        /// The port.
        port: u16,
        /// What the system says.
        source: std::io::Error,
    },
    /// The system gives no threads.
    #[error(transparent)]
    System(std::io::Error),
}

impl ServeError {
    /// What to tell whoever ran the program.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NoFolder(folder) => {
                let folder = folder.display();
                text!(en: "there is no folder `{folder}`", nb: "mappen `{folder}` finnes ikke")
            }
            Self::NotHere(host) => text!(
                en: "this machine does not have the address `{host}`\nhelp: write `--host \
                     0.0.0.0` to let others on the same network see the site",
                nb: "denne maskinen har ikke adressen `{host}`\nhjelp: skriv `--host 0.0.0.0` for \
                     å la andre på samme nett se nettstedet"
            ),
            Self::Listen { port, source } => {
                text!(
                    en: "cannot listen on port {port}: {source}",
                    nb: "kan ikke ta imot på port {port}: {source}"
                )
            }
            Self::System(source) => {
                text!(en: "cannot start: {source}", nb: "kan ikke starte: {source}")
            }
        }
    }
}

/// Serves the site until the preview is stopped.
///
/// # Errors
///
/// When it cannot begin. Once it has begun, nothing that authors write ends it.
pub fn run(options: &Options, tell: &Tell) -> Result<(), ServeError> {
    if !options.root.is_dir() {
        return Err(ServeError::NoFolder(options.root.clone()));
    }
    let listeners =
        http::bind(options.host, options.port).map_err(|source| match options.host {
            Some(host) if source.kind() == ErrorKind::AddrNotAvailable => ServeError::NotHere(host),
            _ => ServeError::Listen { port: options.port, source },
        })?;
    let live = Live::new(&options.root);
    let board = Arc::new(Board::new(live.shelf(), options.language));
    let is_wide = options.host.is_some_and(|host| !host.is_loopback());
    let (end, is_over) = tokio::sync::watch::channel(false);
    let preview = Arc::new(Preview::new(options, Arc::clone(&board), is_wide, is_over));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::System)?;
    let signals = {
        let _inside = runtime.enter();
        Signals::listen().map_err(ServeError::System)?
    };
    announce(options, listeners.port, tell);
    let worker = Worker::new(options, live, board, Arc::clone(tell));
    std::thread::Builder::new()
        .name("worker".to_owned())
        .spawn(|| worker.run())
        .map_err(ServeError::System)?;
    runtime.spawn(stop_when_told(signals, end));
    let served = runtime.block_on(http::serve(listeners, preview));
    runtime.shutdown_background();
    served.map_err(ServeError::System)
}

/// Says where the preview can be seen, and opens it in the browser where that is wanted.
fn announce(options: &Options, port: u16, tell: &Tell) {
    let host = match options.host {
        Some(host) if !host.is_unspecified() => SocketAddr::new(host, port).to_string(),
        _ => format!("localhost:{port}"),
    };
    let url = format!("http://{host}/");
    let wide = options.host.filter(|host| !host.is_loopback()).map(|host| {
        let seen = if host.is_unspecified() { own_address().unwrap_or(host) } else { host };
        format!("http://{}/", SocketAddr::new(seen, port))
    });
    let taken = Some(options.port).filter(|wanted| *wanted != 0 && *wanted != port);
    tell(News::Listening { url: url.clone(), taken, wide });
    if options.open && open::that_detached(url).is_err() {
        tell(News::NotOpened);
    }
}

/// The address that this machine has on its network. No packet is sent: the system only says which
/// address one would be sent from.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // An address of the block that is set apart for examples.
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// Ends the preview when the system asks for it; at once when it asks twice.
async fn stop_when_told(mut signals: Signals, end: tokio::sync::watch::Sender<bool>) {
    signals.next().await;
    end.send_replace(true);
    signals.next().await;
    std::process::exit(AT_ONCE);
}

/// What the system says when it asks the program to end.
struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
    #[cfg(windows)]
    terminate: tokio::signal::windows::CtrlClose,
}

impl Signals {
    /// Listens from here on.
    fn listen() -> std::io::Result<Self> {
        #[cfg(unix)]
        use tokio::signal::unix::{SignalKind, signal};
        #[cfg(unix)]
        return Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        });
        #[cfg(windows)]
        return Ok(Self {
            interrupt: tokio::signal::windows::ctrl_c()?,
            terminate: tokio::signal::windows::ctrl_close()?,
        });
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
