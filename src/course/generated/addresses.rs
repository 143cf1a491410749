//! The addresses of what the site generates.
//!
//! In: nothing. Out: every such address and file name, defined here and nowhere else. Which of them
//! exist is left to the files beside this one.

/// The front page.
pub(crate) const FRONT: &str = "index.html";

/// The page that a host serves for unknown addresses.
pub(super) const NOT_FOUND: &str = "404.html";

/// The search.
pub(super) const SEARCH: &str = "sok.html";

/// What readers have written, on their own device.
pub(super) const NOTEBOOK: &str = "notater.html";

/// How the site treats what readers write.
pub(super) const PRIVACY: &str = "personvern.html";

/// The statement of accessibility.
pub(super) const ACCESSIBILITY: &str = "tilgjengelighet.html";

/// The map of the site for search engines.
pub(crate) const SITEMAP: &str = "sitemap.xml";

/// The feed.
pub(crate) const FEED: &str = "feed.xml";

/// The rules for search engines; an author's own file at the same address replaces it.
pub const ROBOTS_FILE: &str = "robots.txt";

/// Tells GitHub Pages to publish every file, also those whose names begin with `_`.
pub(crate) const NO_JEKYLL: &str = ".nojekyll";

/// The address of the JSON Schema of [`DATA_FILE`].
pub const DATA_SCHEMA: &str = "course.schema.json";

/// The name of the file with a course's data, in the course's folder of the output.
pub const DATA_FILE: &str = "course.json";

/// The name of a course's overview for those who lead, in the course's folder.
pub(super) const LEADER_OVERVIEW: &str = "leder.html";

/// The name of a course's overview for those who own the school, in the course's folder.
pub(super) const OWNER_OVERVIEW: &str = "eier.html";

/// The name of what a participant prints of a course, in the course's folder.
pub(crate) const CERTIFICATE: &str = "kursbevis.html";

/// The name of a module's leader page, in the module's folder.
pub(super) const LEADER_PAGE: &str = "lederstotte.html";

/// The addresses, and folders of addresses, that no author's file may have.
pub(crate) const RESERVED: [&str; 6] = ["assets", "search", NOT_FOUND, SITEMAP, FEED, DATA_SCHEMA];
