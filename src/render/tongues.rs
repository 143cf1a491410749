//! The languages that a site's pages speak, beside those that they are written in.
//!
//! In: the config, the words of the theme, and the languages of the texts. Out: for the language of
//! a text the one whose words stand around it: its own where the theme has words of it, else that
//! of the site, else the one that the site falls back to. Each of them has the audiences by their
//! names in it, and the values that its pages share. A site in one language has one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::shared::Shared;
use super::words::Words;
use crate::config::Config;
use crate::course::Site;
use crate::language::LanguageTag;

/// What the pages have that speak one language.
pub(super) struct Tongue<'a> {
    /// The config, with the names of the audiences in the language.
    pub(super) config: Cow<'a, Config>,
    /// What many of them show, as soon as it has been made.
    pub(super) shared: Shared,
}

/// The languages that the pages of a site speak.
pub(super) struct Tongues<'a> {
    /// The language that the site is written in.
    written: &'a LanguageTag,
    /// The one that it speaks.
    own: LanguageTag,
    all: BTreeMap<LanguageTag, Tongue<'a>>,
}

impl<'a> Tongues<'a> {
    /// Those of a site, with the words of its theme.
    pub(super) fn of(config: &'a Config, site: &Site, words: &Words) -> Self {
        let written = &config.language;
        let own = words.nearest(written);
        let texts: BTreeSet<&LanguageTag> = site.metas().map(|meta| &meta.language).collect();
        let others = texts.into_iter().filter(|text| *text != written && words.speaks(text));
        let spoken: BTreeSet<&LanguageTag> = others.chain([&own]).collect();
        let tongue = |language: &LanguageTag| {
            let config = if *language == own {
                Cow::Borrowed(config)
            } else {
                Cow::Owned(config.spoken_in(language))
            };
            (language.clone(), Tongue { config, shared: Shared::default() })
        };
        let all = spoken.into_iter().map(tongue).collect();
        Self { written, own, all }
    }

    /// The language that the site speaks.
    pub(super) fn own(&self) -> &LanguageTag {
        &self.own
    }

    /// The language that is spoken around a text.
    pub(super) fn around(&self, text: &LanguageTag) -> &LanguageTag {
        let spoken = if text == self.written { None } else { self.all.get_key_value(text) };
        spoken.map_or(&self.own, |(language, _)| language)
    }

    /// What the pages have that speak a language; `None` where there are none.
    pub(super) fn get(&self, spoken: &LanguageTag) -> Option<&Tongue<'a>> {
        self.all.get(spoken)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&LanguageTag, &Tongue<'a>)> {
        self.all.iter()
    }

    /// Gives each language the values that its pages share.
    pub(super) fn set_shared(&mut self, made: BTreeMap<LanguageTag, Shared>) {
        for (language, shared) in made {
            if let Some(tongue) = self.all.get_mut(&language) {
                tongue.shared = shared;
            }
        }
    }

    /// The values that pages share, in each language.
    pub(super) fn into_shared(self) -> BTreeMap<LanguageTag, Shared> {
        self.all.into_iter().map(|(language, tongue)| (language, tongue.shared)).collect()
    }
}

/// The language of a text as an attribute `lang` where another is spoken around it.
pub(super) fn foreign(text: &LanguageTag, spoken: &LanguageTag) -> Option<String> {
    (text.primary() != spoken.primary()).then(|| text.to_string())
}
