//! The folder that a command works on, as an option that most commands have.

use std::path::{Path, PathBuf};

use crate::load;

/// The folder that a command works on.
#[derive(Debug, clap::Args)]
pub(super) struct Root {
    /// The site's folder [default: this one, or the nearest above it that has `site-config.yaml`]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl Root {
    /// The folder: the one that was given, or the one that was found.
    pub(super) fn folder(&self) -> PathBuf {
        folder(self.root.as_deref())
    }
}

/// The folder that was given; else the nearest that is a site, from the one that the command runs in
/// upwards, no further than its repository or the user's home folder; else the one it runs in.
pub(super) fn folder(given: Option<&Path>) -> PathBuf {
    let found = || {
        let here = std::env::current_dir().ok()?;
        let home = std::env::home_dir();
        let mut up = PathBuf::from(".");
        for folder in here.ancestors() {
            if load::is_site(folder) {
                return Some(up);
            }
            if folder.join(".git").exists() || Some(folder) == home.as_deref() {
                return None;
            }
            up = if up == Path::new(".") { PathBuf::from("..") } else { up.join("..") };
        }
        None
    };
    given.map(Path::to_owned).or_else(found).unwrap_or_else(|| PathBuf::from("."))
}
