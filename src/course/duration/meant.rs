//! What a text comes to that is not read, since another could have been meant.
//!
//! In: text that is not a duration, or not one for its key. Out: [`Meant`], the amount that it comes
//! to in the usual reading, for the help of a message; the author decides.

use super::timing::Timing;
use super::unclear::{Sense, Unclear};
use super::{Duration, Workload, clock};

/// What a text comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The amount.
    pub duration: Duration,
    /// The unit that another may count otherwise.
    pub unclear: Option<Unclear>,
}

impl Meant {
    /// The duration that a text comes to; nothing where it is no such text.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if let Some(words) = clock::likely(text) {
            return Some(Self { duration: Duration::parse(&words).ok()?, unclear: None });
        }
        let least = Timing::parse(text, Sense::Least).ok()?;
        let most = Timing::parse(text, Sense::Most).ok()?;
        if least.per.is_some() || least.over.is_some() {
            let duration = Workload::parse(text).ok()?.whole()?;
            return Some(Self { duration, unclear: None });
        }
        let duration = least.duration.up_to(&most.duration);
        Some(Self { duration, unclear: least.unclear })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_another_amount_is_offered() {
        let meant = |text: &str| Meant::of(text).map(|meant| meant.duration.print("nb"));
        for (text, time) in [
            ("9.00-11.00", "120 min"),
            ("2 skoletimer", "90 min"),
            ("en dobbelttime", "90 min"),
            ("7,5 studiepoeng", "187½–225 timer"),
            ("3 arbeidsdager", "22½ time"),
            ("ett skoleår", "2 semestre"),
            ("2 timer i uka i 6 uker", "12 timer"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(time), "{text}");
        }
        for text in ["9-11", "11.00-09.00", "2x", "to økter", "2 timer i uka", "min", ""] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
