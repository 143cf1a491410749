//! The names that the output folder keeps for Løype itself; no page may have one of them.

/// The lock file. It stays: removing it would let two builds hold a lock on two files of one name.
pub(super) const LOCK: &str = ".loype-lock";

/// The list of what Løype wrote.
pub(super) const MANIFEST: &str = ".loype-manifest.json";

/// The folder in which files are prepared.
pub(super) const STAGING: &str = ".loype-staging";

/// All of them.
pub(super) const OWN: [&str; 3] = [LOCK, MANIFEST, STAGING];
