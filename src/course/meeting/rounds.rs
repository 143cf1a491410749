//! The rounds of a part of a meeting: `Fire runder à 8 min`, `4 × 8 min: fortelle 3, spørre 2,
//! samtale 3`.
//!
//! In: the text of a cell, in bokmål, nynorsk or English. Out: [`Rounds`], where the cell says how
//! many there are and how long each is, with the steps of a round where they are named with their
//! minutes. A text that says less is an ordinary text. Whether the rounds have room in their part,
//! and the steps in their round, is left to `check`.

use super::words::{Word, words};

/// Between a number and the minutes: so many times so long.
const TIMES: [&str; 7] = ["×", "x", "*", "ganger", "gonger", "gange", "times"];

const ROUNDS: [&str; 10] = [
    "runde", "runder", "rundar", "omgang", "omganger", "omgangar", "økt", "økter", "round",
    "rounds",
];

/// Between the rounds and the minutes of each.
const OF: [&str; 10] = ["à", "á", "a", "på", "av", "of", "med", "at", "×", "x"];

const MINUTES: [&str; 6] = ["min", "minutt", "minutter", "minutts", "minute", "minutes"];

/// Between two steps.
const NEXT: [&str; 5] = [",", "og", "and", "så", "then"];

/// Between the minutes of a step and what is done.
const TO: [&str; 4] = ["til", "å", "to", "for"];

/// So many rounds and no more make sense in a meeting, and so many minutes in a round.
const MOST: u32 = 60;

/// Rounds of equal length within a part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rounds {
    /// How many.
    pub count: u32,
    /// How many minutes each takes.
    pub minutes: u32,
    /// What is done in each, in order; empty where the cell does not say.
    pub steps: Vec<RoundStep>,
    /// The words that say nothing but this, `4 × 8 min: …`; `None` where they are part of a
    /// sentence.
    pub note: Option<String>,
}

/// A step of a round.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoundStep {
    /// What is done.
    pub name: String,
    /// How many minutes it takes.
    pub minutes: u32,
}

impl Rounds {
    /// Finds rounds in the text of a cell.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let words = words(text);
        (0..words.len()).find_map(|at| Self::begin(text, words.get(at..)?))
    }

    /// All rounds together, in minutes.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.count * self.minutes
    }

    /// The steps of a round together, in minutes.
    #[must_use]
    pub fn steps_total(&self) -> u32 {
        self.steps.iter().map(|step| step.minutes).sum()
    }

    /// The rounds that a text begins with.
    fn begin(text: &str, words: &[Word]) -> Option<Self> {
        let (count, by, rest) = match words {
            [count, by, rest @ ..] => (count.number()?, by, rest),
            _ => return None,
        };
        let is_note = by.is(&TIMES);
        let rest = match rest {
            [of, rest @ ..] if by.is(&ROUNDS) && of.is(&OF) => rest,
            rest if is_note => rest,
            _ => return None,
        };
        let [minutes, unit, rest @ ..] = rest else { return None };
        let minutes = minutes.number().filter(|minutes| (1..=MOST).contains(minutes))?;
        if !unit.is(&MINUTES) || !(2..=MOST).contains(&count) {
            return None;
        }
        let rest = if let [stop, rest @ ..] = rest
            && stop.is(&["."])
        {
            rest
        } else {
            rest
        };
        let steps = match rest {
            [colon, rest @ ..] if colon.is(&[":"]) => steps(text, rest).unwrap_or_default(),
            _ => Vec::new(),
        };
        let last = words.last().filter(|_| !steps.is_empty()).unwrap_or(unit);
        let note = text.get(words.first()?.range.start..last.range.end);
        Some(Self { count, minutes, steps, note: note.filter(|_| is_note).map(str::to_owned) })
    }
}

/// The steps that the rest of a cell names, two at least; `None` where it says something else.
fn steps(text: &str, words: &[Word]) -> Option<Vec<RoundStep>> {
    let words = if let [words @ .., stop] = words
        && stop.is(&["."])
    {
        words
    } else {
        words
    };
    let parts = words.split(|word| word.is(&NEXT)).filter(|part| !part.is_empty());
    let steps: Vec<RoundStep> = parts.map(|part| step(text, part)).collect::<Option<_>>()?;
    (steps.len() > 1).then_some(steps)
}

/// A step: `fortelle 3`, `fortelle 3 min`, `3 min til å fortelle`.
fn step(text: &str, part: &[Word]) -> Option<RoundStep> {
    let (minutes, name) = match part {
        [minutes, unit, name @ ..] if unit.is(&MINUTES) => (minutes, after_to(name)),
        [name @ .., minutes, unit] if unit.is(&MINUTES) => (minutes, name),
        [name @ .., minutes] => (minutes, name),
        [] => return None,
    };
    let (first, last) = (name.first()?, name.last()?);
    let name = text.get(first.range.start..last.range.end)?.to_owned();
    Some(RoundStep { name, minutes: minutes.number()? })
}

fn after_to(mut words: &[Word]) -> &[Word] {
    while let [to, rest @ ..] = words
        && to.is(&TO)
    {
        words = rest;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What rounds say: `4×8`, and the steps.
    fn read(text: &str) -> Option<String> {
        let rounds = Rounds::find(text)?;
        let steps = rounds.steps.iter().map(|step| format!(" {} {}", step.name, step.minutes));
        Some(format!("{}×{}{}", rounds.count, rounds.minutes, steps.collect::<String>()))
    }

    #[test]
    fn rounds_are_read_as_the_table_says() {
        let rows = include_str!("rounds.md").lines().filter_map(|line| line.strip_prefix("| `"));
        let mut count = 0;
        for row in rows {
            let (text, meant) = row.split_once("` | ").expect("two cells");
            let meant = meant.trim_end_matches(" |").trim_matches('`');
            assert_eq!(read(text).as_deref().unwrap_or("–"), meant, "{text}");
            count += 1;
        }
        assert!(count > 20, "the table has rows");
    }

    #[test]
    fn what_says_only_how_the_rounds_are_is_told_from_a_sentence() {
        let note = |text| Rounds::find(text).expect("rounds").note;
        assert_eq!(
            note("Én situasjon i hver. 4 × 8 min: fortelle 3, spørre 5").as_deref(),
            Some("4 × 8 min: fortelle 3, spørre 5")
        );
        assert_eq!(note("Del to og to, 2 x 8 min hver").as_deref(), Some("2 x 8 min"));
        assert_eq!(note("Fire runder à 8 minutter, én situasjon i hver"), None);
    }
}
