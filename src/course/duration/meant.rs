//! Times that people write as a sum to do: `2 × 45 min`, `09.00–11.00`, `2 skoletimer`.
//!
//! In: text that is not a duration. Out: the duration that it comes to, where that is certain, for
//! the help of a message. The text itself is never read so: what is published is what an author has
//! written.

use super::Duration;

/// Minutes of a lesson in Norwegian schools, the unit that hours of teaching are counted in there
/// (45 minutes in lower and upper secondary school, by the regulations to the Education Act).
const LESSON_MINUTES: u32 = 45;

const MINUTES_A_DAY: u32 = 24 * 60;

/// What a text comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The time.
    pub duration: Duration,
    /// Whether it was counted in lessons, whose length the author may mean otherwise.
    pub in_lessons: bool,
}

impl Meant {
    /// The duration that a text comes to; nothing where it is no such sum.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (minutes, in_lessons) = None
            .or_else(|| Some((times(&text)?, false)))
            .or_else(|| Some((between(&text)?, false)))
            .or_else(|| Some((lessons(&text)?, true)))?;
        let duration = Duration::parse(&format!("{minutes} min")).ok()?;
        Some(Self { duration, in_lessons })
    }
}

/// The minutes of a number of equal times: `2x45 min`, `3 ganger 1 time`.
fn times(text: &str) -> Option<u32> {
    let marks = ["×", "x", "*", " ganger ", " times ", " á ", " à ", " a "];
    let (count, each) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let product =
        |count: &str, each: &str| count.trim().parse::<u32>().ok()?.checked_mul(minutes(each)?);
    product(count, each).or_else(|| product(each, count))
}

/// The minutes of a duration that is one number of whole minutes.
fn minutes(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('.');
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let each = match unit.trim() {
        "min" | "minutt" | "minutter" | "minutts" | "minute" | "minutes" => 1,
        "t" | "time" | "timer" | "timar" | "h" | "hour" | "hours" => 60,
        _ => return None,
    };
    number.parse::<u32>().ok()?.checked_mul(each)
}

/// The minutes between two times of day: `09.00-11.00`, `kl. 9:00 – 10:30`.
fn between(text: &str) -> Option<u32> {
    let is_clock = text.starts_with("kl");
    let text = text.strip_prefix("kl").unwrap_or(text).trim_start_matches(['.', ' ']);
    let (from, to) = text.split_once(['-', '–', '—']).or_else(|| text.split_once(" til "))?;
    // `9-11` alone may be hours of work.
    let read = if is_clock { clock_time } else { time_of_day };
    let (from, to) = (read(from)?, read(to)?);
    to.checked_sub(from).filter(|&minutes| minutes > 0)
}

/// The minutes since midnight of a time with minutes: `9.00`, `09:30`, `kl. 11.00`.
fn time_of_day(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_prefix("kl").unwrap_or(text).trim_start_matches(['.', ' ']);
    let (hours, minutes) = text.split_once(['.', ':'])?;
    if minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let time = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && time <= MINUTES_A_DAY).then_some(time)
}

/// The same for a time after `kl.`, which may be a full hour: `9`.
fn clock_time(text: &str) -> Option<u32> {
    let hour = || text.trim().parse().ok().filter(|&hour: &u32| hour <= 24);
    time_of_day(text).or_else(|| hour()?.checked_mul(60))
}

/// The minutes of a number of lessons.
fn lessons(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(' ')?;
    let count = match number {
        "en" | "én" | "ein" | "one" => 1,
        "to" | "two" => 2,
        "tre" | "three" => 3,
        _ => number.parse().ok()?,
    };
    let units = [
        "skoletime",
        "skoletimer",
        "skuletime",
        "skuletimar",
        "undervisningstime",
        "undervisningstimer",
        "lesson",
        "lessons",
    ];
    units.contains(&unit.trim()).then(|| LESSON_MINUTES.checked_mul(count))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_done_where_they_are_certain() {
        let meant = |text: &str| Meant::of(text).map(|meant| meant.duration.print("nb"));
        for (text, time) in [
            ("2x45 min", "90 min"),
            ("2 × 45 minutter", "90 min"),
            ("3 ganger 1 time", "180 min"),
            ("4*15 min.", "60 min"),
            ("09.00-11.00", "120 min"),
            ("kl. 9:00 – 10:30", "90 min"),
            ("kl. 8.30 til kl. 9.15", "45 min"),
            ("45 min x 2", "90 min"),
            ("kl 9-11", "120 min"),
            ("kl. 9–10.30", "90 min"),
            ("2 skoletimer", "90 min"),
            ("en skoletime", "45 min"),
        ] {
            assert_eq!(
                meant(text),
                Duration::parse(time).ok().map(|time| time.print("nb")),
                "{text}"
            );
        }
        for text in [
            "9-11",
            "11.00-09.00",
            "09.00-25.00",
            "9.0-11.0",
            "2x",
            "x45 min",
            "2 x 3 uker",
            "1,5x45 min",
            "to økter",
            "4294967295x60 t",
            "09.99-11.00",
            "min",
            "",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
