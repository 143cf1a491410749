//! The language of each Markdown file: its own, or that of its module, its course, or the site.
//!
//! In: what front matter says. Out: a [`LanguageTag`] for a path. A text must be read in its own
//! language, before anybody knows which file is the course: a folder has the language that its
//! `_index.md` names. What means no language is reported by `course`.

use std::collections::BTreeMap;

use super::Document;
use super::front_matter::{self, FrontMatter};
use crate::config::{Config, LANGUAGE, language_in};
use crate::language::LanguageTag;
use crate::source::{FileId, Sources};

/// The file whose language its folder has.
const INDEX: &str = "/_index.md";

/// The languages of the folders that name one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FolderLanguages(BTreeMap<String, LanguageTag>);

impl FolderLanguages {
    /// Those of files that are not read yet, given with their paths.
    pub(super) fn before_reading<'p>(
        files: impl Iterator<Item = (&'p str, FileId)>,
        sources: &Sources,
    ) -> Self {
        // Nearly no folder names a language, so that almost no front matter is read twice.
        let names_one = |file: FileId| {
            let text = sources.text(sources.whole(file));
            [LANGUAGE.name, LANGUAGE.alias].iter().any(|key| text.contains(key))
                || !text.is_ascii() && text.contains("a\u{30a}")
        };
        let indexes = files.filter(|(path, file)| path.ends_with(INDEX) && names_one(*file));
        let own = |(path, file): (&str, FileId)| {
            of_index(path, front_matter::read(file, sources, &mut Vec::new()).0.as_ref())
        };
        Self(indexes.filter_map(own).collect())
    }

    /// What a document alone says of its folder.
    pub(super) fn of_document(document: &Document) -> Self {
        Self(of_index(&document.path, document.front_matter.as_ref()).into_iter().collect())
    }

    /// The language of the file at a path, with its front matter.
    pub(super) fn of_file(
        &self,
        path: &str,
        front_matter: Option<&FrontMatter>,
        config: &Config,
    ) -> LanguageTag {
        let own = front_matter.and_then(|front_matter| language_in(&front_matter.node));
        own.or_else(|| self.of_folder(path)).unwrap_or_else(|| config.language.clone())
    }

    /// The language of the innermost folder around a path that has one.
    fn of_folder(&self, path: &str) -> Option<LanguageTag> {
        if self.0.is_empty() {
            return None;
        }
        let mut ends = path.rmatch_indices('/').map(|(end, _)| end);
        ends.find_map(|end| self.0.get(path.get(..end)?)).cloned()
    }
}

/// The folder of a file and its language, if the file is one that names it.
fn of_index(path: &str, front_matter: Option<&FrontMatter>) -> Option<(String, LanguageTag)> {
    let folder = path.strip_suffix(INDEX)?;
    Some((folder.to_owned(), language_in(&front_matter?.node)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn a_page_has_its_own_language_or_that_of_the_folders_around_it() {
        let mut sources = Sources::new();
        let paths = ["kurs/_index.md", "kurs/a/_index.md", "kurs/b/_index.md", "kurs/a/x.md"];
        let fronts = ["språk: nynorsk", "language: en", "language: norsk", "spra\u{30a}k: se"];
        let files: Vec<_> = paths
            .iter()
            .zip(fronts)
            .map(|(path, front)| {
                let text = format!("---\ntitle: A\n{front}\n---\n");
                (*path, sources.add(SourceFile::new(*path, text)))
            })
            .collect();
        let folders = FolderLanguages::before_reading(files.iter().copied(), &sources);
        let config_file = sources.add(SourceFile::new("site-config.yaml", "title: A\n"));
        let (config, _) = crate::config::read(config_file, &sources);
        let language = |path: &str, front: Option<&FrontMatter>| {
            folders.of_file(path, front, &config).to_string()
        };
        assert_eq!(language("kurs/om.md", None), "nn");
        assert_eq!(language("kurs/a/y.md", None), "en");
        assert_eq!(language("kurs/b/y.md", None), "nn", "what is unclear is as nothing");
        assert_eq!(language("annet/y.md", None), "nb");
        let front = front_matter::read(files[3].1, &sources, &mut Vec::new()).0;
        assert_eq!(language("kurs/a/x.md", front.as_ref()), "se");
    }
}
