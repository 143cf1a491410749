//! The words of the interface, in the language of the page.
//!
//! In: the theme's Fluent sources. Out: a word for a key, with numbers and names put in. A language
//! that the theme does not have falls back as `language` says; an unknown one never stops a build.
//! Words of our own are read when somebody first speaks their language: most sites have one.
//! Reading Fluent is left to fluent-bundle.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::error::RenderError;
use crate::kind::Called;
use crate::language::LanguageTag;
use crate::load::{Template, Theme};

/// The words of every language that the theme has.
pub(crate) struct Words {
    languages: BTreeMap<String, LanguageWords>,
}

/// The words of one language, in files of which a later one overrides an earlier.
struct LanguageWords {
    files: Vec<Template>,
    /// The same, from when they are first read.
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Words {
    /// Reads the theme's words.
    ///
    /// # Errors
    ///
    /// [`RenderError::Strings`] when a file is not Fluent, with its line.
    pub(crate) fn new(theme: &Theme) -> Result<Self, RenderError> {
        let mut languages = BTreeMap::new();
        for (language, files) in &theme.strings {
            let bundle = if files.iter().all(Template::is_ours) {
                OnceLock::new()
            } else {
                bundle(language, files)?.into()
            };
            languages.insert(language.clone(), LanguageWords { files: files.clone(), bundle });
        }
        Ok(Self { languages })
    }

    /// The word for a key in a language or the one that it falls back to; `None` when no language
    /// has the key.
    pub(crate) fn get(&self, language: &str, key: &str, arguments: &FluentArgs) -> Option<String> {
        let say = |bundle: &FluentBundle<FluentResource>| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
        };
        // Most words are said in a language that the theme has, whose name needs no parsing.
        self.bundle(language).and_then(say).or_else(|| {
            let tag = LanguageTag::parse(language).unwrap_or_default();
            let mut bundles = tag.fallbacks().filter_map(|language| self.bundle(language));
            bundles.find_map(say)
        })
    }

    /// Whether the theme has words of a language.
    pub(crate) fn speaks(&self, tag: &LanguageTag) -> bool {
        [tag.as_str(), tag.primary()].iter().any(|language| self.languages.contains_key(*language))
    }

    /// A language itself where the theme has words of it, else the one whose words stand in for it.
    pub(crate) fn nearest(&self, tag: &LanguageTag) -> LanguageTag {
        if self.speaks(tag) {
            return tag.clone();
        }
        let known = |language: &&str| self.languages.contains_key(*language);
        tag.fallbacks().find(known).and_then(LanguageTag::parse).unwrap_or_else(|| tag.clone())
    }

    /// The words of a language. Those that are read only now are ours, and a test reads them all.
    fn bundle(&self, language: &str) -> Option<&FluentBundle<FluentResource>> {
        let words = self.languages.get(language)?;
        let read = || bundle(language, &words.files);
        Some(
            words.bundle.get_or_init(|| {
                read().unwrap_or_else(|_| FluentBundle::new_concurrent(Vec::new()))
            }),
        )
    }

    /// The words for a key that takes texts, each by its name.
    pub(crate) fn with(&self, language: &str, key: &str, texts: &[(&'static str, &str)]) -> String {
        let arguments: FluentArgs = texts.iter().copied().collect();
        self.get(language, key, &arguments)
            .unwrap_or_else(|| texts.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(", "))
    }

    /// The word for a key that takes a number.
    pub(crate) fn numbered(&self, language: &str, key: &str, number: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("n", number);
        self.get(language, key, &arguments).unwrap_or_else(|| format!("{key} {number}"))
    }
}

/// Reads the files of a language.
///
/// # Errors
///
/// [`RenderError::Strings`] when one is not Fluent, with its line.
fn bundle(language: &str, files: &[Template]) -> Result<FluentBundle<FluentResource>, RenderError> {
    let locale = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolating marks would land in attributes and titles; names here are in the script of the page.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.source.clone()).map_err(|(_, errors)| {
            let (detail, offset) = errors
                .first()
                .map_or((String::new(), 0), |error| (error.kind.to_string(), error.pos.start));
            let before = file.source.get(..offset);
            let line = before.map_or(0, |before| before.matches('\n').count()) + 1;
            RenderError::Strings { place: file.place.clone(), line, detail }
        })?;
        bundle.add_resource_overriding(resource);
    }
    Ok(bundle)
}

/// The words in one language.
#[derive(Clone, Copy)]
pub(crate) struct Speaker<'a> {
    /// The words.
    pub(crate) words: &'a Words,
    /// The language.
    pub(crate) language: &'a str,
    /// What the course that is spoken of calls its modules.
    pub(crate) called: Called,
}

impl Speaker<'_> {
    /// The same words about a course that calls its modules so.
    pub(crate) fn calling(self, called: Called) -> Self {
        Self { called, ..self }
    }

    /// The word for a key that takes no arguments but the course's word for a module.
    pub(crate) fn plain(self, key: &str) -> String {
        self.with(key, [])
    }

    /// The name of a value of a fixed list, such as a kind.
    pub(crate) fn named(self, list: &str, id: &str) -> String {
        self.plain(&format!("{list}-{id}"))
    }

    /// The word for a key that takes a number.
    pub(crate) fn numbered(self, key: &str, number: usize) -> String {
        self.words.numbered(self.language, key, number)
    }

    /// The words for a key, with its arguments put in; the key itself when no language has it,
    /// which a test on the theme rules out.
    pub(crate) fn with<const N: usize>(
        self,
        key: &str,
        arguments: [(&str, FluentValue); N],
    ) -> String {
        let called = [("called", FluentValue::from(self.called.id()))];
        let arguments = arguments.into_iter().chain(called).collect::<FluentArgs>();
        self.words.get(self.language, key, &arguments).unwrap_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::load::load_theme;

    fn words() -> Words {
        let mut theme = Theme::default();
        for (language, source) in
            [("nb", "menu = Meny\npart = Del { $n }\n"), ("en", "menu = Menu\nextra = Extra\n")]
        {
            theme
                .strings
                .entry(language.to_owned())
                .or_default()
                .push(Template { place: language.to_owned(), source: source.to_owned() });
        }
        Words::new(&theme).unwrap()
    }

    #[test]
    fn a_language_without_words_falls_back() {
        let words = words();
        let plain =
            |language, key| Speaker { words: &words, language, called: Called::Module }.plain(key);
        assert_eq!(plain("nn", "menu"), "Meny");
        assert_eq!(plain("en-GB", "menu"), "Menu");
        assert_eq!(plain("fi", "menu"), "Menu");
        assert_eq!(plain("se", "extra"), "Extra");
        assert_eq!(words.numbered("nb", "part", 2), "Del 2");
    }

    #[test]
    fn all_words_of_our_own_can_be_read() {
        let theme = load_theme(Path::new("nowhere"), "default").unwrap();
        let languages: Vec<&String> = theme.strings.keys().collect();
        assert_eq!(languages, ["en", "nb", "nn"]);
        for (language, files) in &theme.strings {
            assert!(bundle(language, files).is_ok_and(|words| words.has_message("menu")));
        }
    }

    #[test]
    fn every_language_of_our_own_has_every_word() {
        let theme = load_theme(Path::new("nowhere"), "default").unwrap();
        let keys = |language: &str| -> BTreeSet<String> {
            let lines = theme.strings[language].iter().flat_map(|file| file.source.lines());
            let starts =
                lines.filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()));
            starts.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
        };
        assert_eq!(keys("nb"), keys("nn"));
        // What Norwegian needs to bend the word for a module, and English does not.
        let is_ours = |key: &&String| !key.starts_with("called");
        let bent: Vec<String> = keys("nb").symmetric_difference(&keys("en")).cloned().collect();
        assert!(bent.iter().all(|key| !is_ours(&key)), "{bent:?}");
    }

    #[test]
    fn a_file_that_is_not_fluent_is_named_with_its_line() {
        let mut theme = Theme::default();
        theme.strings.insert(
            "nb".to_owned(),
            vec![Template {
                place: "strings/nb.ftl".to_owned(),
                source: "a = b\n\n= c\n".to_owned(),
            }],
        );
        let Err(RenderError::Strings { line, .. }) = Words::new(&theme) else { panic!("an error") };
        assert_eq!(line, 3);
    }
}
