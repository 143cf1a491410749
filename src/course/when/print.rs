//! When something is, as text in a language.
//!
//! In: a [`When`]. Out: text that reads back as the same.

use super::{Anchor, Distance, NamedModule, Relative, Weeks, When, WhenTime};
use crate::course::language::Language;
use crate::course::order::Noun;

impl When {
    /// As people write it in `language`, a BCP 47 tag: `12. oktober 2026`, `uke 34`, `2 uker etter
    /// Modul 1`, `senest i oktober 2026`.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        let of = Language::of_tag(language);
        let latest = match of {
            _ if !self.is_latest => "",
            Language::Bokmal => "senest ",
            Language::Nynorsk => "seinast ",
            Language::English => "by ",
        };
        let time = match &self.time {
            WhenTime::Date(date) if self.is_latest && of != Language::English => {
                date.after_a_verb(language)
            }
            WhenTime::Date(date) => date.print(language),
            WhenTime::Weeks(weeks) => weeks.print(of),
            WhenTime::CourseWeeks { from, to } => {
                let word = match of {
                    Language::Bokmal => "kursuke",
                    Language::Nynorsk => "kursveke",
                    Language::English if from == to => "course week",
                    Language::English => "course weeks",
                };
                format!("{word} {}", range(*from, *to))
            }
            WhenTime::Relative(relative) => relative.print(language),
            WhenTime::Repeated(repeated) => repeated.print(language),
        };
        format!("{latest}{time}")
    }

    /// For machines, in ISO 8601 format: a day, a month or a week of a year; else nothing.
    #[must_use]
    pub fn iso8601(&self) -> Option<String> {
        match self.time {
            WhenTime::Date(date) => Some(date.iso8601()),
            WhenTime::Weeks(Weeks { from, to, year: Some(year) }) if from == to => {
                Some(format!("{year:04}-W{from:02}"))
            }
            _ => None,
        }
    }
}

impl Weeks {
    fn print(self, language: Language) -> String {
        let word = match language {
            Language::Bokmal => "uke",
            Language::Nynorsk => "veke",
            Language::English if self.from == self.to => "week",
            Language::English => "weeks",
        };
        let weeks = range(self.from, self.to);
        match self.year {
            Some(year) => format!("{word} {weeks}, {year}"),
            None => format!("{word} {weeks}"),
        }
    }
}

impl Relative {
    fn print(&self, language: &str) -> String {
        let of = Language::of_tag(language);
        let word = match (of, self.is_before) {
            (Language::English, false) => "after",
            (Language::English, true) => "before",
            (_, false) => "etter",
            (_, true) => "før",
        };
        let anchor = match &self.anchor {
            Anchor::CourseStart if of == Language::English => "the start of the course".to_owned(),
            Anchor::CourseStart => "kursstart".to_owned(),
            Anchor::Module(module) => module.print(of),
        };
        let directly = if of == Language::English { "right " } else { "rett " };
        match self.distance {
            Distance::Any => format!("{word} {anchor}"),
            Distance::Directly => format!("{directly}{word} {anchor}"),
            Distance::Of(duration) => format!("{} {word} {anchor}", duration.print(language)),
        }
    }
}

impl NamedModule {
    /// `Modul 1`, or the title in quotation marks.
    fn print(&self, language: Language) -> String {
        match (self.number, language) {
            (Some(number), _) => Noun::Module(language).numbered(self.called, number),
            (None, Language::English) => format!("“{}”", self.title),
            (None, Language::Bokmal | Language::Nynorsk) => format!("«{}»", self.title),
        }
    }
}

fn range(from: u16, to: u16) -> String {
    if from == to { from.to_string() } else { format!("{from}–{to}") }
}
