//! The theme: templates, assets and words of the interface.
//!
//! In: the folder `themes/NAME` at the site's root, laid file by file over the theme `default` that
//! is inside the binary. Out: the files by name. The sheets in `styles/` become one, in the order
//! of their names, so that a theme can replace or add a single one and a reader's browser asks only
//! once; so do the sheets and the scripts in each folder of `styles/` and `scripts/`, for pages that
//! need them. Making templates and words out of the files is left to `render`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use walkdir::WalkDir;

use super::THEMES_FOLDER;
use super::comments::{packed_sheet, without_comments};
use crate::diagnostic::{Text, nearest};
use crate::text;

/// The theme that is inside the binary, so that a single file is a whole installation.
#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Default;

/// A theme's files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Theme {
    /// Templates by their name under `templates/`, such as `page.html` or `blocks/leader.html`.
    pub templates: BTreeMap<String, Template>,
    /// Files under `assets/`, by their name there: all of them in memory, since what they hold
    /// decides where they are published.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Sheets of style right under `styles/`, by their name there.
    styles: BTreeMap<String, Template>,
    /// Scripts and sheets of style in folders under `scripts/` and `styles/`, by their folder and
    /// name there, until they are joined.
    parts: BTreeMap<String, Vec<u8>>,
    /// The words of the interface by language tag: Fluent sources, of which a later one overrides
    /// an earlier.
    pub strings: BTreeMap<String, Vec<Template>>,
}

/// A text file of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template {
    /// Its path, for messages.
    pub place: String,
    /// Its text.
    pub source: String,
}

impl Template {
    /// Whether it is one of those inside the binary.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.place.starts_with("themes/default/")
    }

    /// Whether it is one of those inside the binary, word for word; a theme on the disk may be of
    /// the same name.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        let own = self.place.strip_prefix("themes/default/");
        own.is_some_and(|path| is_ours(path, self.source.as_bytes()))
    }

    /// The text as readers get it: ours without what is said to those who work on it.
    fn published(&self) -> Cow<'_, str> {
        if self.is_ours() {
            Cow::Owned(packed_sheet(&self.source))
        } else {
            Cow::Borrowed(&self.source)
        }
    }
}

/// What can be wrong with a theme's files.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// There is no such theme.
    #[error("no theme {name}")]
    Unknown {
        /// The name in the config.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// A file that no part of a theme is made of.
    #[error("{place} is no file of a theme")]
    Stray {
        /// The file.
        place: String,
        /// What it should have been called, where that can be guessed.
        nearest: Option<String>,
    },
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The message of the operating system.
        source: std::io::Error,
    },
}

impl ThemeError {
    /// What to tell an author.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Unknown { name, nearest: Some(near) } => {
                text!(
                    en: "there is no theme `{name}`; did you mean `{near}`?",
                    nb: "temaet `{name}` finnes ikke; mente du `{near}`?"
                )
            }
            Self::Unknown { name, nearest: None } => text!(
                en: "there is no theme `{name}`; make the folder `themes/{name}`, or leave \
                     `theme:` out of `site-config.yaml`",
                nb: "temaet `{name}` finnes ikke; lag mappen `themes/{name}`, eller ta `tema:` ut \
                     av `site-config.yaml`"
            ),
            Self::Stray { place, nearest: Some(near) } => {
                text!(
                    en: "`{place}` would not be used; did you mean `{near}`?",
                    nb: "`{place}` ville ikke blitt brukt; mente du `{near}`?"
                )
            }
            Self::Stray { place, nearest: None } => text!(
                en: "`{place}` would not be used\nhelp: a theme has `templates/….html`, \
                     `styles/….css`, `styles/NAME/….css`, `scripts/NAME/….js`, `strings/LANGUAGE.ftl`, `assets/` and a \
                     README",
                nb: "`{place}` ville ikke blitt brukt\nhjelp: et tema har `templates/….html`, \
                     `styles/….css`, `styles/NAVN/….css`, `scripts/NAVN/….js`, `strings/SPRÅK.ftl`, `assets/` og en \
                     README"
            ),
            Self::Unreadable { path, source } => {
                let path = path.display();
                text!(en: "cannot read `{path}`: {source}", nb: "kan ikke lese `{path}`: {source}")
            }
        }
    }
}

/// The name under `assets/` of the sheet that is made of `styles/`; a theme that has a file of this
/// name replaces the whole.
pub const STYLE_SHEET: &str = "style.css";

/// The sheets from this name on come after the colours of the config: they are for those who ask
/// for other colours, and for paper.
const COLOURS_BEFORE: &str = "90";

/// Reads the theme `name` for the site at `root`.
///
/// # Errors
///
/// When the theme does not exist or one of its files cannot be read.
pub fn load_theme(root: &Path, name: &str) -> Result<Theme, ThemeError> {
    let mut theme = Theme::default();
    for path in Default::iter() {
        if let Some(file) = Default::get(&path) {
            let place = format!("themes/default/{path}");
            // What lies beside is for those who work on the program.
            let added = theme.add(&path, &place, || Ok(file.data.clone().into_owned()));
            if !matches!(added, Err(ThemeError::Stray { .. })) {
                added?;
            }
        }
    }
    let folder = root.join(THEMES_FOLDER).join(name);
    if folder.is_dir() {
        theme.overlay(&folder, name)?;
    } else if name != "default" {
        return Err(ThemeError::Unknown {
            name: name.to_owned(),
            nearest: nearest_theme(root, name),
        });
    }
    theme.join_parts();
    Ok(theme)
}

fn nearest_theme(root: &Path, name: &str) -> Option<String> {
    let folders =
        WalkDir::new(root.join(THEMES_FOLDER)).min_depth(1).max_depth(1).sort_by_file_name();
    let names: Vec<String> = folders
        .into_iter()
        .filter_map(|entry| entry.ok()?.file_name().to_str().map(str::to_owned))
        .chain(["default".to_owned()])
        .collect();
    nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// What may lie in a theme's folder without being part of the theme: what tells of it, and what
/// systems leave.
fn is_beside_the_theme(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let tells = !path.contains('/')
        && ["README", "LICENSE", "LICENCE", "CHANGELOG"]
            .iter()
            .any(|word| name.to_uppercase().starts_with(word));
    tells
        || path.split('/').any(|part| part.starts_with('.'))
        || name.ends_with('~')
        || ["Thumbs.db", "desktop.ini"].contains(&name)
}

/// A slip in the name of a folder is the likeliest reason for a file that has no place.
fn stray(path: &str, place: &str) -> ThemeError {
    let folders = [
        ("templates", "html"),
        ("styles", "css"),
        ("scripts", "js"),
        ("strings", "ftl"),
        ("assets", ""),
    ];
    let near = path.split_once('/').and_then(|(folder, rest)| {
        let near = nearest(folder, folders.map(|(folder, _)| folder))?;
        let fits = folders.iter().any(|(folder, ending)| {
            *folder == near && (ending.is_empty() || has_ending(rest, ending))
        });
        (fits && near != folder)
            .then(|| place.replacen(&format!("/{folder}/"), &format!("/{near}/"), 1))
    });
    ThemeError::Stray { place: place.to_owned(), nearest: near }
}

/// Whether a file of a theme is word for word the one inside the binary.
fn is_ours(path: &str, bytes: &[u8]) -> bool {
    Default::get(path).is_some_and(|own| bytes == own.data.as_ref())
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

impl Theme {
    #[expect(clippy::disallowed_methods, reason = "a theme on the disk is read here")]
    fn overlay(&mut self, folder: &Path, name: &str) -> Result<(), ThemeError> {
        for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_path_buf();
                ThemeError::Unreadable { path, source: error.into() }
            })?;
            let relative = entry
                .path()
                .strip_prefix(folder)
                .ok()
                .and_then(Path::to_str)
                .map(|path| path.replace('\\', "/"));
            let Some(relative) = relative.filter(|_| entry.file_type().is_file()) else { continue };
            let disk = entry.into_path();
            let read = || {
                std::fs::read(&disk)
                    .map_err(|source| ThemeError::Unreadable { path: disk.clone(), source })
            };
            self.add(&relative, &format!("themes/{name}/{relative}"), read)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        path: &str,
        place: &str,
        read: impl Fn() -> Result<Vec<u8>, ThemeError>,
    ) -> Result<(), ThemeError> {
        let text = || {
            read().map(|bytes| Template {
                place: place.to_owned(),
                // Quicker than to look for what is not UTF-8, which hardly any file has.
                source: String::from_utf8(bytes)
                    .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            })
        };
        let part = || {
            let bytes = read()?;
            let packed = if has_ending(path, "css") { packed_sheet } else { without_comments };
            Ok(if is_ours(path, &bytes) { packed(&text()?.source).into_bytes() } else { bytes })
        };
        match path.split_once('/') {
            Some(("templates", name)) if has_ending(name, "html") => {
                self.templates.insert(name.to_owned(), text()?);
            }
            Some(("assets", name)) => {
                let bytes = if has_ending(name, "js") { part()? } else { read()? };
                self.assets.insert(name.to_owned(), bytes);
            }
            Some(("scripts", name)) if has_ending(name, "js") && name.contains('/') => {
                self.parts.insert(name.to_owned(), part()?);
            }
            Some(("styles", name)) if has_ending(name, "css") && name.contains('/') => {
                self.parts.insert(name.to_owned(), part()?);
            }
            Some(("styles", name)) if has_ending(name, "css") => {
                self.styles.insert(name.to_owned(), text()?);
            }
            Some(("strings", name)) if has_ending(name, "ftl") => {
                let language = name.trim_end_matches(".ftl").to_owned();
                self.strings.entry(language).or_default().push(text()?);
            }
            _ if is_beside_the_theme(path) => {}
            _ => return Err(stray(path, place)),
        }
        Ok(())
    }

    /// Makes one script and one sheet under `assets/` of those in each folder, in the order of their
    /// names; a theme that has a file of this name replaces the whole.
    fn join_parts(&mut self) {
        let mut joined: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (path, part) in std::mem::take(&mut self.parts) {
            let folder = path.split('/').next().unwrap_or_default();
            let ending = if has_ending(&path, "js") { "js" } else { "css" };
            let whole = joined.entry(format!("{folder}.{ending}")).or_default();
            whole.extend(part);
            whole.push(b'\n');
        }
        for (name, whole) in joined {
            self.assets.entry(name).or_insert(whole);
        }
    }

    /// The sheets of style for all pages, in the order of their names.
    pub fn sheets(&self) -> impl Iterator<Item = &Template> {
        self.styles.values()
    }

    /// The one sheet that all pages link to, with the colours of the site in their place.
    #[must_use]
    pub fn style_sheet(&self, colours: &str) -> String {
        let (before, after): (Vec<_>, Vec<_>) =
            self.styles.iter().partition(|(name, _)| name.as_str() < COLOURS_BEFORE);
        let texts = |sheets: Vec<(&String, &Template)>| {
            sheets.into_iter().map(|(_, sheet)| sheet.published().trim_end().to_owned()).collect()
        };
        let parts: [Vec<String>; 3] =
            [texts(before), vec![colours.trim_end().to_owned()], texts(after)];
        parts.concat().into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
            + "\n"
    }

    /// The names of blocks that the theme has a template for: the files `blocks/NAME.html`.
    pub fn blocks(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().filter_map(|name| name.strip_prefix("blocks/")?.strip_suffix(".html"))
    }

    /// The names of the templates `fetched/NAME.html`, which scripts fetch when they are asked for.
    pub fn fetched(&self) -> impl Iterator<Item = &str> {
        self.templates
            .keys()
            .filter_map(|name| name.strip_prefix("fetched/")?.strip_suffix(".html"))
    }
}
