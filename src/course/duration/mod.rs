//! Durations as people write them: `minst 4–5 uker`, `1½ time`, `about 6 months`.
//!
//! In: the text of a `duration` or `workload` key. Out: a [`Duration`] (a range of one [`Unit`]
//! with a [`Qualifier`]) that prints in the reader's language; the sums [`WorkingTime`] and
//! [`CalendarTime`]; and an [`Interval`] to compare them. Text that cannot be parsed gives a
//! [`DurationError`], never a guess. All amounts are exact integers: there are no floats, clocks or
//! calendar dates, so nothing wraps at 24 hours. Left to the caller: which key the text belongs to,
//! and whether working time or calendar time is expected there.
//!
//! A text is split into tokens (`lexer`) and parsed by one grammar (`parse`, with `sessions`,
//! `quantity`, `endpoints`) whose words are tables (`vocabulary`, `rate`, `numbers`); on failure,
//! `error` says what was expected, and `meant` what the text comes to where that is certain.
//! `phrasings.md` has what is read and how. Bokmål, nynorsk and English are understood in every
//! text, whatever the page's language.

mod amount;
mod calendar;
mod clock;
mod cursor;
mod days;
mod endpoints;
mod error;
mod form;
mod interval;
mod iso;
mod length;
mod lexer;
mod meant;
mod numbers;
mod on_page;
mod parse;
mod parser;
#[cfg(test)]
mod phrasings;
mod print;
mod quantity;
mod rate;
#[cfg(test)]
mod refusals;
mod repeated;
mod sessions;
mod stated;
mod timing;
mod unclear;
mod unit;
mod vocabulary;
mod working;
mod workload;

pub use amount::{Amount, Amounts};
pub use calendar::CalendarTime;
pub use clock::{ClockSpan, time_of_day};
pub use error::DurationError;
pub use interval::Interval;
#[cfg(test)]
use length::any_duration;
pub use length::{Duration, Qualifier};
pub use meant::Meant;
pub(crate) use numbers::number as number_in_words;
pub use rate::Per;
pub use repeated::Repeated;
pub use unclear::Unclear;
pub use unit::Unit;
pub use working::WorkingTime;
pub use workload::Workload;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Duration, any_duration};

    proptest! {
        #[test]
        fn what_is_printed_reads_back_the_same(duration in any_duration()) {
            for language in ["nb", "nn", "en"] {
                let printed = duration.print(language);
                prop_assert_eq!(Duration::parse(&printed), Ok(duration), "{}", printed);
            }
        }

        #[test]
        fn no_text_makes_it_panic_and_every_place_is_in_the_text(text in any::<String>()) {
            if let Err(error) = Duration::parse(&text) {
                prop_assert!(text.get(error.at).is_some());
            }
        }

        #[test]
        fn no_jumble_of_its_own_words_makes_it_panic(
            words in prop::collection::vec(prop::sample::select(vec![
                "minst", "4", "99999999999999999999", "0", "1,5", "½", "1/2", "–", "til", "to",
                "og", "en", "halv", "a", "half", "uker", "t", "30", "min.", "kvarter", "halvtime",
                "halvannen", "år", "mellom", "fra", "eller", "mer", "+", "of", "quarters", "~",
                "x", "2x", "ganger", "økter", "à", "på", "(", ")", "=", "1:30", "til sammen", ",",
                "per", "uke", "i", "hver", "over",
            ]), 0..9),
            space in prop::sample::select(vec!["", " ", "\u{a0}"]),
        ) {
            let text = words.join(space);
            match Duration::parse(&text) {
                Ok(duration) => {
                    prop_assert_eq!(Duration::parse(&duration.print("nb")), Ok(duration));
                }
                Err(error) => prop_assert!(text.get(error.at).is_some()),
            }
        }
    }
}
