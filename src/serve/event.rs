//! What happens while a preview runs, for the terminal.
//!
//! In: nothing. Out: [`ServeEvent`]s, passed to an [`EventHandler`]. Wording and printing are left
//! to `cli`; what browsers are sent is left to `state`.

use std::sync::Arc;

use crate::live::Rebuild;

/// Something that the user of a preview is told.
#[derive(Debug)]
pub enum ServeEvent {
    /// The preview is ready.
    Listening {
        /// Its address.
        url: String,
        /// The requested port, if it was taken.
        taken: Option<u16>,
        /// The address for other machines, if they can reach the preview.
        wide: Option<String>,
    },
    /// The site was rebuilt.
    Rebuilt(Box<Rebuild>),
    /// The system cannot report changes to files, for this reason.
    NotWatching(String),
    /// The browser could not be opened.
    NotOpened,
    /// The worker has panicked; the preview goes on.
    Crashed,
}

/// Receives the events of a preview, from any thread.
pub type EventHandler = Arc<dyn Fn(ServeEvent) + Send + Sync>;
