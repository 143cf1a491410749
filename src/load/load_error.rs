//! What can go wrong with the disk while a site is read.
//!
//! Out: [`LoadError`], and what to tell an author of it. What is wrong inside a file is a
//! diagnostic, and left to those who read it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::config::MISNAMED_CONFIG_FILES;
use crate::diagnostic::Text;
use crate::text;

/// What can go wrong with the disk while reading.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The root has no `site-config.yaml`.
    #[error("no site-config.yaml in {}", root.display())]
    NoConfig {
        /// The root.
        root: PathBuf,
    },
    /// The root has no `content` folder.
    #[error("no folder {}", folder.display())]
    NoContent {
        /// The folder that should be there.
        folder: PathBuf,
    },
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The message of the operating system.
        source: std::io::Error,
    },
}

impl LoadError {
    /// What to tell an author.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NoConfig { root } => {
                if let Some(other) =
                    MISNAMED_CONFIG_FILES.into_iter().find(|name| root.join(name).is_file())
                {
                    return text!(
                        en: "the config must be called `site-config.yaml`, and here it is called \
                             `{other}`; rename the file",
                        nb: "oppsettet må hete `site-config.yaml`, og her heter det `{other}`; gi \
                             filen nytt navn"
                    );
                }
                let Text { en, nb } = place_of(root);
                text!(
                    en: "there is no `site-config.yaml` in {en}; go to the site's folder, or name \
                         it with --root",
                    nb: "det er ingen `site-config.yaml` i {nb}; gå til nettstedets mappe, eller \
                         oppgi den med --root"
                )
            }
            Self::NoContent { folder } => {
                let folder = folder.strip_prefix(".").unwrap_or(folder).display();
                text!(
                    en: "there is no folder `{folder}`; the modules stand there",
                    nb: "mappen `{folder}` finnes ikke; det er der modulene skal stå"
                )
            }
            Self::Unreadable { path, source } => {
                let path = path.display();
                let Text { en, nb } = reason(source);
                text!(en: "cannot read `{path}`: {en}", nb: "kan ikke lese `{path}`: {nb}")
            }
        }
    }
}

/// Why a file cannot be read; the operating system speaks English, so the usual reasons are told
/// here.
fn reason(source: &std::io::Error) -> Text {
    match source.kind() {
        ErrorKind::NotFound => text!(en: "there is no such file", nb: "filen finnes ikke"),
        ErrorKind::IsADirectory => text!(en: "it is a folder", nb: "det er en mappe"),
        ErrorKind::PermissionDenied => {
            text!(en: "you are not allowed to", nb: "du har ikke lov til det")
        }
        _ => text!(en: "{source}", nb: "{source}"),
    }
}

fn place_of(folder: &Path) -> Text {
    let shown = folder.display();
    if folder == Path::new(".") {
        text!(en: "this folder", nb: "denne mappen")
    } else {
        text!(en: "`{shown}`", nb: "`{shown}`")
    }
}
