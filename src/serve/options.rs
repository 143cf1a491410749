//! What the user of a preview can choose.
//!
//! In: the command line. Out: [`Options`]. What they mean is left to the rest of `serve`.

use std::net::IpAddr;
use std::path::PathBuf;

use crate::diagnostic::MessageLanguage;

/// What the user of a preview can choose.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The port to listen on; 0 for any free port.
    pub port: u16,
    /// The address to listen on; `None` for the loopback addresses.
    pub host: Option<IpAddr>,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether to scan the files at intervals instead of watching them.
    pub poll: bool,
    /// Whether the browser goes to the page that is being edited.
    pub follow: bool,
    /// The command that opens a file in an editor.
    pub editor: Option<String>,
    /// Further host names that the preview answers to.
    pub allow_hosts: Vec<String>,
    /// The language of messages; `None` for the language of the site.
    pub language: Option<MessageLanguage>,
}
