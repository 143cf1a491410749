//! The window in which a course may be started: `mars–oktober` of every year, or from one date to
//! another; and the rounds that it is held in.
//!
//! In: text, or two texts. Out: a [`StartWindow`], which prints as is usual in the page's language.
//! Whether its ends agree with each other and with other dates is left to `check`.

use super::opening::Opening;
use super::written_date::{month_name, month_of};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::{SourceText, Span};
use crate::text;

/// When a course may be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StartWindow {
    /// Its ends.
    pub ends: WindowEnds,
    /// Where it is written.
    pub span: Span,
}

/// The ends of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WindowEnds {
    /// From the first day of a month to the last of another, every year. From October to March
    /// reaches over the new year.
    EveryYear {
        /// The number of the first month.
        from: i8,
        /// The number of the last month.
        to: i8,
    },
    /// From one date to another.
    Once {
        /// When it begins.
        from: Opening,
        /// When it ends.
        to: Opening,
    },
}

/// A time in which a course is held, with a name: `Høsten 2026`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Round {
    /// What it is called.
    pub name: String,
    /// When it opens.
    pub opens: Opening,
    /// When it closes, if that is known.
    pub closes: Option<Opening>,
}

/// One end of a window.
#[derive(Debug, Clone, Copy)]
enum End {
    Month(i8),
    Date(Opening),
}

impl StartWindow {
    /// Parses `mars–oktober`, `March to October`, or one month.
    ///
    /// # Errors
    ///
    /// `date-unreadable`.
    pub fn parse(written: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let text = written.text.to_lowercase();
        let halves = [" til ", " to ", "–", "-"].iter().find_map(|mark| text.split_once(mark));
        let (from, to) = halves.unwrap_or((&text, &text));
        let month = |name: &str| month_of(name.trim().trim_end_matches('.'));
        match month(from).zip(month(to)) {
            Some((from, to)) => {
                Ok(Self { ends: WindowEnds::EveryYear { from, to }, span: written.span })
            }
            None => Err(unreadable(written)),
        }
    }

    /// From one end to the other, each a month of every year or a date; both of one sort.
    ///
    /// # Errors
    ///
    /// `date-unreadable`.
    pub fn between(from: &SourceText, to: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let ends = match (End::parse(from)?, End::parse(to)?) {
            (End::Month(from), End::Month(to)) => WindowEnds::EveryYear { from, to },
            (End::Date(from), End::Date(to)) => WindowEnds::Once { from, to },
            (End::Month(_), End::Date(_)) | (End::Date(_), End::Month(_)) => {
                return Err(unreadable(to));
            }
        };
        Ok(Self { ends, span: from.span })
    }

    /// As people write it in `language`, a BCP 47 tag: `mars–oktober`, `1. mars 2026 – 31. oktober
    /// 2026`.
    #[must_use]
    pub fn print(self, language: &str) -> String {
        match self.ends {
            WindowEnds::EveryYear { from, to } if from == to => {
                month_name(from, language).to_owned()
            }
            WindowEnds::EveryYear { from, to } => {
                format!("{}–{}", month_name(from, language), month_name(to, language))
            }
            WindowEnds::Once { from, to } => between(from, to, language),
        }
    }
}

impl Round {
    /// When it is, as people write it in `language`: `1. august 2026 – 31. mai 2027`.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        match self.closes {
            Some(closes) => between(self.opens, closes, language),
            None => self.opens.print(language),
        }
    }
}

impl End {
    fn parse(written: &SourceText) -> Result<Self, Box<Diagnostic>> {
        match month_of(&written.text.trim().to_lowercase()) {
            Some(month) => Ok(Self::Month(month)),
            None => Opening::parse(written).map(Self::Date),
        }
    }
}

fn between(from: Opening, to: Opening, language: &str) -> String {
    format!("{} – {}", from.print(language), to.print(language))
}

fn unreadable(written: &SourceText) -> Box<Diagnostic> {
    let text = written.text.trim();
    let message = text!(
        en: "`{text}` is not a window that a course can be started in",
        nb: "`{text}` er ikke et startvindu"
    );
    Box::new(
        Diagnostic::new(Rule::DateUnreadable, written.span, message).help(Help::Example(forms())),
    )
}

/// How a window is written.
#[must_use]
pub fn forms() -> Text {
    text!(
        en: "write months, as in `March–October`, or two dates, as in \
             `{{from: 2026-03-01, to: 2026-10-31}}`",
        nb: "skriv måneder, som i `mars–oktober`, eller to datoer, som i \
             `{{fra: 2026-03-01, til: 2026-10-31}}`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn written(text: &str) -> SourceText {
        let file = Sources::new().add(SourceFile::new("a.md", text));
        let span = Span::new(file, 0, text.len());
        SourceText { text: text.to_owned(), span, verbatim: true, quoted: false }
    }

    #[test]
    fn a_window_of_months_is_one_of_every_year() {
        for text in ["mars–oktober", "Mars - oktober", "mars til oktober", "March to October"] {
            let window = StartWindow::parse(&written(text)).unwrap();
            assert_eq!(window.ends, WindowEnds::EveryYear { from: 3, to: 10 }, "{text}");
            assert_eq!([window.print("nb"), window.print("en")], ["mars–oktober", "March–October"]);
        }
        assert_eq!(StartWindow::parse(&written("august")).unwrap().print("nb"), "august");
    }

    #[test]
    fn a_window_of_dates_has_both_ends() {
        let window = |from: &str, to: &str| StartWindow::between(&written(from), &written(to));
        assert_eq!(
            window("2026-03-01", "2026-10").unwrap().print("nb"),
            "1. mars 2026 – oktober 2026"
        );
        assert_eq!(window("mars", "oktober").unwrap().print("nb"), "mars–oktober");
        assert!(window("mars", "2026-10").is_err());
        assert!(StartWindow::parse(&written("når som helst")).is_err());
    }
}
