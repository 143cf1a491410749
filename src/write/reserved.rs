//! The names in the output folder that are reserved for Løype itself; no page may have one of them.

/// The lock file. It is never removed: otherwise two builds could each lock a different file of
/// this name.
pub(super) const LOCK: &str = ".loype-lock";

/// The list of the files that Løype wrote.
pub(super) const MANIFEST: &str = ".loype-manifest.json";

/// The folder in which files are prepared.
pub(super) const STAGING: &str = ".loype-staging";

/// All of them.
pub(super) const RESERVED: [&str; 3] = [LOCK, MANIFEST, STAGING];

/// The folders of the theme's files and of the search, in which no author can publish anything.
pub(super) const BUILT_FOLDERS: [&str; 2] = ["assets", "search"];
