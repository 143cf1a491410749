//! Some of the languages that rules are read in, as bits: a reader copies them at each step ahead.
//!
//! In: languages. Out: [`Languages`].

use crate::course::language::Language;

/// Some of the languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::course::order) struct Languages(u8);

impl Languages {
    /// All of them.
    pub(in crate::course::order) fn all() -> Self {
        EACH.into_iter().collect()
    }

    /// Whether a language is one of them.
    pub(in crate::course::order) fn contains(self, language: Language) -> bool {
        self.0 & bit(language) != 0
    }

    /// Whether there is none.
    pub(in crate::course::order) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The first of them, in the order of [`Language`].
    pub(in crate::course::order) fn first(self) -> Option<Language> {
        EACH.into_iter().find(|&language| self.contains(language))
    }

    /// Those that are also among others.
    pub(in crate::course::order) fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }
}

const EACH: [Language; 3] = [Language::Bokmal, Language::Nynorsk, Language::English];

fn bit(language: Language) -> u8 {
    match language {
        Language::Bokmal => 1,
        Language::Nynorsk => 2,
        Language::English => 4,
    }
}

impl FromIterator<Language> for Languages {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        Self(languages.into_iter().fold(0, |bits, language| bits | bit(language)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_languages_are_kept_apart_from_the_others() {
        let some: Languages = [Language::English, Language::Nynorsk].into_iter().collect();
        assert_eq!(some.first(), Some(Language::Nynorsk));
        assert!(some.contains(Language::English) && !some.contains(Language::Bokmal));
        let none = some.among([Language::Bokmal].into_iter().collect());
        assert!(none.is_empty() && none.first().is_none());
        assert_eq!(Languages::all().among(some), some);
    }
}
