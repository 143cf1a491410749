//! The folder that a command works on, as an option that most commands have.

use std::path::PathBuf;

/// The folder that a command works on.
#[derive(Debug, clap::Args)]
pub(super) struct Root {
    /// The site's folder, where `site-config.yaml` stands
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(super) root: PathBuf,
}
