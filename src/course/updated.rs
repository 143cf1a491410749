//! The day on which a page last changed in a way that readers should know about.
//!
//! In: `2026-03-01`. Out: an [`Updated`], which sorts by time. It is stated by the author and never
//! taken from the file's modification time, which a checkout or a copy changes: the same input must
//! give the same output. Parsing dates is left to `opening`.

use jiff::civil::Date;

use super::opening::{self, Opening};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::SourceText;
use crate::text;

/// The day on which a page was last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Updated(Opening);

impl Updated {
    /// Parses `2026-03-01`.
    ///
    /// # Errors
    ///
    /// `date-unreadable`, also for a month: a feed of changes has to be sorted by day.
    pub fn parse(written: &SourceText) -> Result<Self, Box<Diagnostic>> {
        match Opening::parse(written) {
            Ok(day) if day.has_day() => Ok(Self(day)),
            Ok(month) => Err(day_missing(written, month)),
            Err(_) => {
                let form = text!(
                    en: "write year, month and day as `2026-03-01`",
                    nb: "skriv år, måned og dag som `2026-03-01`"
                );
                Err(opening::unreadable_date(written, form, Opening::has_day))
            }
        }
    }

    /// The day.
    #[must_use]
    pub fn day(self) -> Date {
        self.0.first_day()
    }

    /// In ISO 8601 format, for machines.
    #[must_use]
    pub fn iso8601(self) -> String {
        self.0.iso8601()
    }

    /// As people write it in `language`, a BCP 47 tag: `3. mars 2026`, `3 March 2026`.
    #[must_use]
    pub fn print(self, language: &str) -> String {
        self.0.print(language)
    }
}

fn day_missing(written: &SourceText, month: Opening) -> Box<Diagnostic> {
    let (text, first) = (month.iso8601(), month.first_day());
    let message = text!(
        en: "`{text}` is a month, and a day belongs here",
        nb: "`{text}` er en måned, og her skal det stå en dag"
    );
    let help =
        text!(en: "write the day too, as in `{first}`", nb: "skriv dagen også, som i `{first}`");
    let help = Help::Example(help);
    Box::new(Diagnostic::new(Rule::DateUnreadable, written.span, message).help(help))
}
