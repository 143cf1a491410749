//! Why a preview cannot start.

use std::net::IpAddr;
use std::path::PathBuf;

use crate::diagnostic::Text;
use crate::text;

/// Why a preview cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The folder does not exist.
    #[error("no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// This machine does not have the address.
    #[error("{0} is no address of this machine")]
    NotHere(IpAddr),
    /// The system does not let the program listen.
    #[error("cannot listen on port {port}: {source}")]
    Listen {
        /// The port.
        port: u16,
        /// The error of the system.
        source: std::io::Error,
    },
    /// The system refuses something else that the preview needs, such as a thread.
    #[error(transparent)]
    System(std::io::Error),
}

impl ServeError {
    /// The message for the user.
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
