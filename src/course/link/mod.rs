//! Where a link leads.
//!
//! In: the file that has the link, and the target as it is written. Out: a [`Target`], or a
//! [`LinkFault`] with what a helpful message needs. The check and the renderer get the same answer,
//! so that what was checked is what is published. Which file was meant is sought only for those who
//! show it. Whether a fragment exists is left to `check`, which knows the outlines.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

use super::address::segment;
use super::near_names::NearNames;
use crate::config::AudienceId;
use crate::load::{AssetId, DocumentId};

/// What every file under `content/` became.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    files: BTreeMap<String, FileTarget>,
    /// The addresses of what is published, in lower case, since some hosts ignore case, each with
    /// the path of its file.
    addresses: BTreeMap<String, String>,
    /// What the site generates, by its address.
    generated: BTreeMap<String, Generated>,
    /// The names of the files, once somebody has asked which one was meant.
    names: OnceLock<NearNames>,
}

impl Hash for Targets {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.files, &self.addresses, &self.generated).hash(state);
    }
}

/// What a file under `content/` became.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FileTarget {
    /// A published page.
    Page {
        /// Its document.
        document: DocumentId,
        /// Its address.
        address: String,
    },
    /// A page that is not published, because it or what it is part of is a draft.
    Draft,
    /// A file that is copied.
    Asset {
        /// The tree's asset.
        asset: AssetId,
        /// Its address.
        address: String,
    },
}

/// What a page or file that the site generates is part of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Generated {
    /// The document of the course or module that it is made of, where it is made of one.
    pub of: Option<DocumentId>,
    /// The audience that it is for; `None` for all.
    pub audience: Option<AudienceId>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// To a place on its own page.
    Here {
        /// The id of the place.
        fragment: String,
    },
    /// To another page, or a place on it.
    Page {
        /// The page's document.
        document: DocumentId,
        /// The page's address.
        address: &'a str,
        /// The id of the place.
        fragment: Option<String>,
    },
    /// To a file, with the id that follows `#` in the link.
    Asset {
        /// The tree's asset.
        asset: AssetId,
        /// The file's address.
        address: &'a str,
        /// The id that follows `#`.
        fragment: Option<String>,
    },
    /// To a page or file that the site generates.
    Generated {
        /// Its address.
        address: &'a str,
        /// What it is part of.
        generated: Generated,
        /// The id that follows `#`.
        fragment: Option<String>,
    },
    /// To another site, an e-mail address or a telephone number.
    Outside,
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// There is no such file; the path that it would have.
    NotFound(String),
    /// The page is a draft.
    Draft,
    /// It names a folder; the path of the page to write instead.
    Folder(String),
    /// It begins with `/`; the relative path to write instead, where the file exists.
    Absolute(Option<String>),
    /// It leads out of `content/`.
    OutsideContent,
    /// It has `\` where `/` belongs.
    Backslash,
    /// It is a path on the author's own machine: `C:\…` or `file:`.
    OnOwnMachine,
    /// It is an e-mail address without `mailto:`.
    Email,
    /// It begins like the name of a site, without `https://`.
    NoScheme,
    /// It has a scheme that no reader should be sent to, such as `javascript:`.
    Scheme(String),
    /// It is empty.
    Empty,
}

/// The characters that must be percent-encoded in a path.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The schemes that a link may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Targets {
    /// Records what the file at `path` became.
    pub fn insert(&mut self, path: String, target: FileTarget) {
        if let FileTarget::Page { address, .. } | FileTarget::Asset { address, .. } = &target {
            self.addresses.insert(address.to_lowercase(), path.clone());
        }
        self.files.insert(path, target);
        self.names.take();
    }

    /// Records what the site generates, by its address.
    pub fn set_generated(&mut self, generated: BTreeMap<String, Generated>) {
        self.generated = generated;
    }

    /// Takes out the file at a path, which is not published after all.
    pub fn remove(&mut self, path: &str) {
        if let Some(FileTarget::Page { address, .. } | FileTarget::Asset { address, .. }) =
            self.files.remove(path)
        {
            self.addresses.remove(&address.to_lowercase());
        }
        self.names.take();
    }

    /// Whether the file at a path is published.
    #[must_use]
    pub fn is_published(&self, path: &str) -> bool {
        !matches!(self.files.get(path), None | Some(FileTarget::Draft))
    }

    /// Whether a page or file of an author is published at an address. Generated pages give way to
    /// it.
    #[must_use]
    pub fn has_address(&self, address: &str) -> bool {
        self.addresses.contains_key(&address.to_lowercase())
    }

    /// The path of the file that is published at an address.
    #[must_use]
    pub fn path_at(&self, address: &str) -> Option<&str> {
        self.addresses.get(&address.to_lowercase()).map(String::as_str)
    }

    /// Whether the site generates a page or file at an address.
    #[must_use]
    pub fn is_generated(&self, address: &str) -> bool {
        self.generated.contains_key(address)
    }

    /// What the file at a path became.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&FileTarget> {
        self.files.get(path)
    }

    /// Every file with what it became, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &FileTarget)> {
        self.files.iter().map(|(path, target)| (path.as_str(), target))
    }

    /// Where `target`, written in the file at `from`, leads.
    ///
    /// # Errors
    ///
    /// The reason why it leads nowhere.
    pub fn resolve(&self, from: &str, target: &str) -> Result<Target<'_>, LinkFault> {
        let target = target.trim();
        if is_on_own_machine(target) {
            return Err(LinkFault::OnOwnMachine);
        }
        if let Some(scheme) = scheme(target) {
            return if SCHEMES.contains(&scheme.as_str()) {
                Ok(Target::Outside)
            } else {
                Err(LinkFault::Scheme(scheme))
            };
        }
        let (path, fragment) = match target.split_once('#') {
            Some((path, fragment)) => {
                let (id, _) = split_values(fragment);
                (path, Some(decode(id)).filter(|id| !id.is_empty()))
            }
            None => (target, None),
        };
        let (path, has_query) =
            path.split_once('?').map_or((path, false), |(path, query)| (path, !query.is_empty()));
        if path.is_empty() && has_query {
            let own = from.rsplit('/').next().unwrap_or(from);
            return self.resolve_path(from, own, fragment);
        }
        if path.is_empty() {
            return fragment.map(|fragment| Target::Here { fragment }).ok_or(LinkFault::Empty);
        }
        self.resolve_path(from, &decode(path), fragment)
    }

    fn resolve_path(
        &self,
        from: &str,
        path: &str,
        fragment: Option<String>,
    ) -> Result<Target<'_>, LinkFault> {
        // A file may be called `www.skjema.pdf` or `figur@2x.png`.
        let is_file = || join(from, path).is_some_and(|joined| self.files.contains_key(&joined));
        if path.starts_with("//") || (path.starts_with("www.") && !is_file()) {
            return Err(LinkFault::NoScheme);
        }
        if is_mail(path) && !is_file() {
            return Err(LinkFault::Email);
        }
        if path.contains('\\') {
            return Err(LinkFault::Backslash);
        }
        if let Some(rooted) = path.strip_prefix('/') {
            let known = self.files.contains_key(rooted).then(|| written_relative(from, rooted));
            return Err(LinkFault::Absolute(known));
        }
        let joined = join(from, path).ok_or(LinkFault::OutsideContent)?;
        match self.files.get(&joined) {
            Some(FileTarget::Page { document, address }) => {
                Ok(Target::Page { document: *document, address, fragment })
            }
            Some(FileTarget::Asset { asset, address }) => {
                Ok(Target::Asset { asset: *asset, address, fragment })
            }
            Some(FileTarget::Draft) => Err(LinkFault::Draft),
            None => match self.generated_at(&joined) {
                Some((address, generated)) => {
                    Ok(Target::Generated { address, generated: *generated, fragment })
                }
                None => Err(self.missing(from, &joined)),
            },
        }
    }

    /// What the site generates at a path, as if it stood among the authors' files.
    fn generated_at(&self, path: &str) -> Option<(&str, &Generated)> {
        let found = self.generated.get_key_value(&self.address_of(path)?)?;
        Some((found.0, found.1))
    }

    /// The address that a file at a path would have under its own name.
    fn address_of(&self, path: &str) -> Option<String> {
        let Some((folder, name)) = path.rsplit_once('/') else { return Some(path.to_owned()) };
        match self.files.get(&format!("{folder}/_index.md"))? {
            FileTarget::Page { address, .. } => {
                let (folder, _) = address.rsplit_once('/')?;
                Some(format!("{folder}/{name}"))
            }
            FileTarget::Draft | FileTarget::Asset { .. } => None,
        }
    }

    fn missing(&self, from: &str, path: &str) -> LinkFault {
        let index =
            if path.is_empty() { "_index.md".to_owned() } else { format!("{path}/_index.md") };
        if self.files.contains_key(&index) {
            return LinkFault::Folder(written_relative(from, &index));
        }
        LinkFault::NotFound(path.to_owned())
    }

    /// The file that may be meant by the path of one that does not exist, as a link in the file at
    /// `from` would have to write it.
    #[must_use]
    pub fn nearest(&self, from: &str, path: &str) -> Option<String> {
        let page = self.with_page_ending(path).or_else(|| self.by_address(path));
        if let Some(page) = page {
            return Some(written_relative(from, page));
        }
        let names = self.names.get_or_init(|| NearNames::of(self.files.keys().map(String::as_str)));
        let in_folder = names.in_folder(path);
        let found = in_folder.as_deref().or_else(|| names.elsewhere(path))?;
        Some(written_relative(from, found))
    }

    /// The file that is published at a web address of some host, as a link in the file at `from`
    /// would have to write it.
    #[must_use]
    pub fn at_web_address(&self, from: &str, target: &str) -> Option<String> {
        let (_, rest) = target.split_once("://")?;
        let (_, path) = rest.split_once('/')?;
        let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
        let path = decode(path.split('?').next().unwrap_or_default()).to_lowercase();
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        // The site may stand in a sub-folder of the host.
        let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
        let file = starts
            .filter_map(|start| path.get(start..))
            .find_map(|address| self.addresses.get(&format!("{address}{index}")))?;
        let place = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        Some(format!("{}{place}", written_relative(from, file)))
    }

    /// The page that is meant by its address, or by its name without the number that orders it.
    fn by_address(&self, path: &str) -> Option<&str> {
        let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md"))?;
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let name = segment(name);
        let beside = self.address_of(path).and_then(|address| {
            let folder = address.rsplit_once('/').map_or(String::new(), |(of, _)| format!("{of}/"));
            self.addresses.get(&format!("{folder}{name}.html"))
        });
        let published = || self.addresses.get(&format!("{folder}/{name}.html"));
        beside.or_else(published).map(String::as_str)
    }

    /// The page that is meant by a path without its ending, or with the ending of the published
    /// page.
    fn with_page_ending(&self, path: &str) -> Option<&str> {
        let page = format!("{}.md", path.strip_suffix(".html").unwrap_or(path));
        self.files.get_key_value(&page).map(|(path, _)| path.as_str())
    }
}

/// The query of a link: what stands between `?` and `#`.
#[must_use]
pub fn query_of(target: &str) -> Option<&str> {
    let (path, _) = target.trim().split_once('#').unwrap_or((target.trim(), ""));
    path.split_once('?').map(|(_, query)| query)
}

/// What stands in a link behind `#` for scripts, after an id or without one: `&q=vurdering`. Empty
/// where there is nothing.
#[must_use]
pub fn values_of(target: &str) -> &str {
    target.trim().split_once('#').map_or("", |(_, fragment)| split_values(fragment).1)
}

/// Splits what stands behind `#` into an id and the values after it, each `&key=value`.
fn split_values(fragment: &str) -> (&str, &str) {
    let begins = |rest: &str| {
        let value = rest.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
        value.len() < rest.len() && value.starts_with('=')
    };
    let values = fragment
        .match_indices('&')
        .find(|(at, _)| fragment.get(at + 1..).is_some_and(begins))
        .map_or(fragment.len(), |(at, _)| at);
    fragment.split_at_checked(values).unwrap_or((fragment, ""))
}

/// Whether a path is an e-mail address: a name, and the name of a host with a point. Pictures for
/// sharp screens are called `figur@2x.png`.
fn is_mail(path: &str) -> bool {
    let Some((name, host)) = path.split_once('@') else { return false };
    let is_picture = host.starts_with(|c: char| c.is_ascii_digit()) && host.contains("x.");
    !name.is_empty() && !path.contains('/') && host.contains('.') && !is_picture
}

/// Whether a target is a file on a disk: with a drive of Windows, or `file:`.
fn is_on_own_machine(target: &str) -> bool {
    let has_drive = target.split_once(':').is_some_and(|(drive, _)| {
        drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    has_drive || target.to_ascii_lowercase().starts_with("file:")
}

/// The scheme that a target begins with (RFC 3986, section 3.1), in lower case.
fn scheme(target: &str) -> Option<String> {
    let (scheme, _) = target.split_once(':')?;
    let plain = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    plain.then(|| scheme.to_ascii_lowercase())
}

/// Decodes percent-encoding, and composes letters as `load` does for file names.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().nfc().collect()
}

/// The path under `content/` that a relative path leads to; `None` if it leads out of it.
fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The relative path from one file under `content/` to another, as an author writes it.
fn written_relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let common =
        from.iter().zip(&to).take(from.len().min(to.len()) - 1).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - 1 - common);
    format!("{up}{}", encoded(&to.get(common..).unwrap_or_default().join("/")))
}

/// A path with percent signs for what would end an address in Markdown, HTML or a block, or would
/// be read as something else than a path; letters stay as they are.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for letter in path.chars() {
        if letter.is_ascii() {
            encoded.extend(utf8_percent_encode(letter.encode_utf8(&mut [0; 4]), ESCAPED));
        } else {
            encoded.push(letter);
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
