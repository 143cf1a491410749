//! The names of files, to find the one that a broken link may mean.
//!
//! In: the paths of all files under `content/`. Out: the path that is nearest to one that does not
//! exist. In a folder of very many files, only the names that stand beside it in two alphabetical
//! orders are compared with it, from the front and from behind, so that the time grows with the
//! number of broken links and not with the square of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::nearest;

/// The greatest number of names in a folder that are all compared.
const ALL: usize = 256;

/// Of more names, how many are compared on each side of a name, in each order.
const ASIDE: usize = 64;

/// The files of a site by their names.
#[derive(Debug, Clone, Default)]
pub(super) struct NearNames {
    /// The files of each folder: the pages, and the others.
    folders: BTreeMap<(String, bool), Folder>,
    /// The first file with a name, in lower case, in any folder; not the page of a folder itself.
    anywhere: BTreeMap<String, String>,
}

/// The files of a folder.
#[derive(Debug, Clone, Default)]
struct Folder {
    /// The names, in the order of the paths.
    names: Vec<String>,
    /// The places of the names in alphabetical order, each with the name in lower case.
    from_front: Vec<(String, usize)>,
    /// The same, with the letters of each name in reverse.
    from_behind: Vec<(String, usize)>,
}

impl NearNames {
    /// The names of files, given by their paths in order.
    pub(super) fn of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for path in paths {
            let (folder, name) = (folder_of(path), name_of(path));
            let folder = all.folders.entry((folder.to_owned(), is_page(name))).or_default();
            folder.names.push(name.to_owned());
            if name != "_index.md" {
                all.anywhere.entry(name.to_lowercase()).or_insert_with(|| path.to_owned());
            }
        }
        all.folders.values_mut().for_each(Folder::sort);
        all
    }

    /// The file in the same folder with the nearest name: a page for a link to a page, a picture
    /// for a link to a picture.
    pub(super) fn in_folder(&self, path: &str) -> Option<String> {
        let (folder, name) = (folder_of(path), name_of(path));
        let found = self.folders.get(&(folder.to_owned(), is_page(name)))?.nearest(name)?;
        Some(if folder.is_empty() { found.to_owned() } else { format!("{folder}/{found}") })
    }

    /// The file with the same name in another folder; of pages, only one in a folder above. Modules
    /// have pages of the same names, and none of another module is meant.
    pub(super) fn elsewhere(&self, path: &str) -> Option<&str> {
        let found = self.anywhere.get(&name_of(path).to_lowercase())?;
        let (folder, above) = (folder_of(path), folder_of(found));
        let is_above = above.is_empty()
            || folder.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'));
        (is_above || !is_page(found)).then_some(found.as_str())
    }
}

impl Folder {
    fn sort(&mut self) {
        if self.names.len() <= ALL {
            return;
        }
        let names = || self.names.iter().map(|name| name.to_lowercase()).zip(0..);
        self.from_front = names().collect();
        self.from_behind = names().map(|(name, place)| (reversed(&name), place)).collect();
        self.from_front.sort_unstable();
        self.from_behind.sort_unstable();
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        if self.names.len() <= ALL {
            return nearest(name, self.names.iter().map(String::as_str));
        }
        let name = name.to_lowercase();
        let beside = beside(&self.from_front, &name)
            .chain(beside(&self.from_behind, &reversed(&name)))
            .collect::<BTreeSet<usize>>();
        let names = beside.into_iter().filter_map(|place| self.names.get(place));
        nearest(&name, names.map(String::as_str))
    }
}

/// The places of the names that stand beside one in an order.
fn beside(order: &[(String, usize)], name: &str) -> impl Iterator<Item = usize> {
    let at = order.partition_point(|(other, _)| other.as_str() < name);
    order.iter().skip(at.saturating_sub(ASIDE)).take(2 * ASIDE).map(|(_, place)| *place)
}

fn reversed(name: &str) -> String {
    name.chars().rev().collect()
}

fn is_page(path: &str) -> bool {
    path.to_lowercase().ends_with(".md")
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with so many pages that not all are compared.
    fn many() -> NearNames {
        let paths: Vec<String> = (1000..2000).map(|number| format!("m/side-{number}.md")).collect();
        NearNames::of(paths.iter().map(String::as_str))
    }

    #[test]
    fn in_a_folder_of_many_files_a_slip_is_found_wherever_it_is() {
        let near = |name: &str| many().in_folder(&format!("m/{name}.md"));
        for slip in ["side-1500x", "sidee-1500", "xside-1500", "Side-1500", "ide-1500", "sdie-1500"]
        {
            assert_eq!(near(slip).as_deref(), Some("m/side-1500.md"), "{slip}");
        }
        assert_eq!(near("om-oss"), None);
    }

    #[test]
    fn of_equally_near_names_the_first_is_offered() {
        assert_eq!(many().in_folder("m/side-150.md").as_deref(), Some("m/side-1050.md"));
    }

    #[test]
    fn a_page_is_not_offered_for_a_picture() {
        let names = NearNames::of(["a/kart.md", "a/kort.png", "b/kart.png"]);
        assert_eq!(names.in_folder("a/kart.png").as_deref(), Some("a/kort.png"));
        assert_eq!(names.elsewhere("a/Kart.png"), Some("b/kart.png"));
    }
}
