//! Where the theme's files are published: the one place that names them.
//!
//! In: the theme, and the colours of the config. Out: [`ThemeFolder`]. All files of a theme are in
//! one folder, which is named by what they hold, the style sheet with its colours included: a page
//! can only meet those that it was built with, whatever a cache keeps and in whatever order files
//! arrive at a host. A folder for all of them, rather than a name for each, lets sheets and scripts
//! refer to files beside them by their plain names.

use tera::Context;

use super::fetched::Fetched;
use crate::config::Colours;
use crate::fingerprint::Fingerprint;
use crate::load::{Template, Theme};

/// How the folder of the theme's files is named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AssetNames {
    /// By what they hold.
    #[default]
    ByContent,
    /// By one name, for the preview, which lets no browser keep anything: an edited style sheet
    /// then changes no page.
    Constant,
}

/// The folder of the theme's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFolder {
    name: String,
    /// What is made for it of templates, by name.
    fetched: Fetched,
}

impl ThemeFolder {
    pub(super) fn of(
        names: AssetNames,
        theme: &Theme,
        colours: &Colours,
        fetched: Fetched,
    ) -> Self {
        let name = match names {
            AssetNames::ByContent => {
                let sheets: Vec<&Template> = theme.sheets().collect();
                let colours = theme.palette(colours).sheet();
                Fingerprint::of(&(&theme.assets, sheets, colours, &fetched)).name()
            }
            AssetNames::Constant => "preview".to_owned(),
        };
        Self { name, fetched }
    }

    /// Its name, which tells apart what is read by the scripts in it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is made for it of templates, by name.
    pub(super) fn fetched(&self) -> &Fetched {
        &self.fetched
    }

    /// The address of the file with a name in it.
    pub(super) fn address(&self, file: &str) -> String {
        format!("assets/{}/{file}", self.name)
    }

    /// Gives a template the two prefixes that it writes addresses with: `root` leads from its page
    /// to the site's root, `assets` to this folder.
    pub(super) fn add_to(&self, context: &mut Context, root: &str) {
        context.insert("root", root);
        context.insert("assets", &format!("{root}{}", self.address("")));
    }
}

/// The one sheet of style that pages link to: the theme's sheets with the colours of the config.
pub(super) fn style_sheet(theme: &Theme, colours: &Colours) -> String {
    theme.style_sheet(&theme.palette(colours).sheet())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::load::load_theme;

    fn theme() -> Theme {
        load_theme(Path::new("nowhere"), "default").expect("it is in the binary")
    }

    #[test]
    fn a_folder_has_another_name_when_any_of_its_files_is_another() {
        let with = |theme: &Theme, fetched: Fetched| {
            let names = AssetNames::ByContent;
            ThemeFolder::of(names, theme, &Colours::default(), fetched).address("a.js")
        };
        let of = |theme: &Theme| with(theme, Fetched::new());
        let (before, mut edited) = (of(&theme()), theme());
        assert_eq!(before, of(&theme()));
        assert_ne!(with(&theme(), Fetched::from([("a.nb.js".to_owned(), vec![])])), before);
        edited.assets.insert("search.js".to_owned(), b"1".to_vec());
        assert_ne!(of(&edited), before);
        edited = theme();
        edited.assets.insert("more.woff2".to_owned(), Vec::new());
        assert_ne!(of(&edited), before);
    }
}
