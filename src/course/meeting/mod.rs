//! The meeting plan: a table in a `:::fellesmøte` block whose first column says how long each part
//! takes (`10 min`), or from when to when (`09:00–09:10`).
//!
//! In: the tables of a page's outline. Out: a [`MeetingPlan`] for each such table. If some times
//! can be parsed and others cannot, the latter give the diagnostic `duration-unreadable`, since an
//! incomplete plan would add up to less than the meeting. A table without any time is an ordinary
//! table. Whether the plan agrees with the page's duration is left to `check`.

mod lane;
mod rounds;
mod words;

pub use lane::Lane;
pub use rounds::{RoundStep, Rounds};

use super::duration::{ClockSpan, Duration, WorkingTime};
use crate::block::{self, Contents};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{Outline, Table};
use crate::source::{SourceText, Span};
use crate::text;

/// The names of the column for the form of work.
const FORM_COLUMNS: [&str; 6] =
    ["form", "arbeidsform", "arbeidsmåte", "organisering", "form of work", "grouping"];

/// A meeting plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MeetingPlan {
    /// The index of its table among the tables of the page's outline.
    pub table: usize,
    /// The index of its block among the blocks of the page's outline.
    pub block: usize,
    /// Where its head is written.
    pub place: Span,
    /// The column for the form of work, counted from 0, where there is one.
    pub form: Option<usize>,
    /// Its parts, in order.
    pub items: Vec<PlanItem>,
}

/// One part of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlanItem {
    /// Where its time is written.
    pub place: Span,
    /// Its duration.
    pub duration: Duration,
    /// The times of day, where it is written with them.
    pub clock: Option<ClockSpan>,
    /// What is done: the first column after the time.
    pub title: String,
    /// The non-empty cells of the other columns, without the form.
    pub details: Vec<String>,
    /// Its form of work in the author's words: `Plenum`, `Gruppe`, `Alene`.
    pub form: Option<String>,
    /// How people work together in it, where its words say so.
    pub lane: Option<Lane>,
    /// The rounds that it is made of, where its words say so.
    pub rounds: Option<Rounds>,
    /// How large its groups are, where its words say so.
    pub group_size: Option<u32>,
}

/// When a part of a meeting starts and ends, as ranges (earliest, latest) in seconds from the start
/// of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeBox {
    /// When it starts.
    pub start: (u64, u64),
    /// When it ends.
    pub end: (u64, u64),
}

impl MeetingPlan {
    /// The sum of its parts.
    #[must_use]
    pub fn total(&self) -> WorkingTime {
        self.items.iter().map(PlanItem::time).sum()
    }

    /// When each part starts and ends.
    #[must_use]
    pub fn boxes(&self) -> Vec<TimeBox> {
        let mut so_far = WorkingTime::default();
        let first = self.items.first().and_then(|item| item.clock);
        let one = |item: &PlanItem| {
            if let Some((first, own)) = first.zip(item.clock).filter(|(a, b)| a.from < b.from) {
                let before = ClockSpan { from: first.from, to: own.from }.duration();
                so_far = WorkingTime::of(&before).unwrap_or_default();
            }
            let start = so_far.seconds();
            so_far += item.time();
            TimeBox { start, end: so_far.seconds() }
        };
        self.items.iter().map(one).collect()
    }

    /// How large the groups are: the size that its parts name first.
    #[must_use]
    pub fn group_size(&self) -> Option<u32> {
        self.items.iter().find_map(|item| item.group_size)
    }

    /// Parses a table; `None` if its first column has no time, or one that cannot be parsed.
    fn parse(number: usize, table: &Table, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let times: Vec<Option<ItemTime>> =
            table.rows.iter().map(|row| ItemTime::parse(row.first()?)).collect();
        let place = table.head.first()?.span;
        if times.iter().all(Option::is_none) {
            return None;
        }
        let holes = table
            .rows
            .iter()
            .zip(&times)
            .filter(|(_, time)| time.is_none())
            .filter_map(|(row, _)| row.first());
        diagnostics.extend(holes.map(unreadable));
        let form = table
            .head
            .iter()
            .position(|head| FORM_COLUMNS.contains(&head.text.to_lowercase().as_str()))
            .filter(|at| *at > 0);
        let items =
            table.rows.iter().zip(times).map(|(row, time)| Some(PlanItem::parse(time?, row, form)));
        Some(Self {
            table: number,
            block: table.block?,
            place,
            form,
            items: items.collect::<Option<_>>()?,
        })
    }
}

impl PlanItem {
    fn parse(time: ItemTime, row: &[SourceText], form: Option<usize>) -> Self {
        let ItemTime { place, duration, clock } = time;
        let cell = |(_, cell): (usize, &SourceText)| {
            Some(cell.text.clone()).filter(|text| !text.is_empty())
        };
        let mut others = row.iter().enumerate().skip(1).filter(|(at, _)| Some(*at) != form);
        let title = others.next().and_then(cell).unwrap_or_default();
        let details: Vec<String> = others.filter_map(cell).collect();
        let form = form.and_then(|at| row.get(at).and_then(|written| cell((at, written))));
        let texts = || std::iter::once(&title).chain(&details);
        let named = form.as_deref().and_then(Lane::of_form);
        let lane = named.or_else(|| Lane::of_title(&title));
        let rounds = texts().find_map(|text| Rounds::find(text));
        let group_size = texts().chain(&form).find_map(|text| lane::group_size(text));
        Self { place, duration, clock, title, details, form, lane, rounds, group_size }
    }

    fn time(&self) -> WorkingTime {
        WorkingTime::of(&self.duration).unwrap_or_default()
    }
}

/// The meeting plans of a page. Reports times that cannot be parsed to `diagnostics`.
pub fn plans(outline: &Outline, diagnostics: &mut Vec<Diagnostic>) -> Vec<MeetingPlan> {
    let holds_plans = |table: &Table| {
        let line = table.block.and_then(|index| outline.blocks.get(index)).map(|block| &block.line);
        line.and_then(|line| block::find(&line.name.text))
            .is_some_and(|block| block.contents == Contents::Plans)
    };
    let tables = outline.tables.iter().enumerate().filter(|(_, table)| holds_plans(table));
    tables.filter_map(|(number, table)| MeetingPlan::parse(number, table, diagnostics)).collect()
}

/// The plan that a note refers to by a number of a row, given where the note begins: the last one
/// before it, else the first.
#[must_use]
pub fn plan_of_note(plans: &[MeetingPlan], note: Span) -> Option<usize> {
    let before = plans.iter().rposition(|plan| plan.place.start < note.start);
    before.or_else(|| (!plans.is_empty()).then_some(0))
}

/// The cell of a part that says when it is.
#[derive(Clone, Copy)]
struct ItemTime {
    place: Span,
    duration: Duration,
    clock: Option<ClockSpan>,
}

impl ItemTime {
    fn parse(cell: &SourceText) -> Option<Self> {
        let clock = ClockSpan::parse(&cell.text);
        let written = || Duration::parse(&cell.text).ok().filter(Duration::is_working_time);
        let duration = clock.map(ClockSpan::duration).or_else(written)?;
        Some(Self { place: cell.span, duration, clock })
    }
}

fn unreadable(cell: &SourceText) -> Diagnostic {
    let wanted = &cell.text;
    let message = if wanted.is_empty() {
        text!(en: "this part of the meeting has no time", nb: "denne delen av møtet har ingen tid")
    } else {
        text!(
            en: "`{wanted}` is no time, as the other parts of the meeting have",
            nb: "`{wanted}` er ikke en tid, slik de andre delene av møtet har"
        )
    };
    let help = text!(
        en: "write minutes or hours, as in `5 min` or `09:00–09:05`, or take the row out; the sum is put under the \
             plan by itself",
        nb: "skriv minutter eller timer, som i `5 min` eller `09:00–09:05`, eller ta ut raden; summen kommer under \
             planen av seg selv"
    );
    Diagnostic::new(Rule::DurationUnreadable, cell.span, message).help(Help::Example(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Block, BlockLine};
    use crate::source::{SourceFile, Sources};

    /// The plans of a table with these rows (cells separated by `|`) in a block of this name; and
    /// the messages of the diagnostics.
    fn read(name: &str, rows: &[&str]) -> (Vec<MeetingPlan>, Vec<String>) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", ""));
        let span = Span::start_of(file);
        let written = |text: &str| SourceText {
            text: text.trim().to_owned(),
            span,
            verbatim: false,
            quoted: false,
        };
        let mut rows = rows.iter().map(|row| row.split('|').map(written).collect::<Vec<_>>());
        let line =
            BlockLine { span, name: written(name), words: written(""), arguments: Vec::new() };
        let table = Table {
            block: Some(0),
            head: rows.next().unwrap(),
            rows: rows.collect(),
            ..Table::default()
        };
        let outline = Outline {
            blocks: vec![Block { line, parent: None }].into(),
            tables: vec![table],
            ..Outline::default()
        };
        let mut diagnostics = Vec::new();
        let plans = plans(&outline, &mut diagnostics);
        (plans, diagnostics.into_iter().map(|found| found.message.nb).collect())
    }

    #[test]
    fn a_table_of_times_in_a_meeting_is_a_plan() {
        let (plans, told) = read(
            "fellesmøte",
            &["Tid|Hva|Hvordan|Form", "5 min|Åpning||Plenum", "½ time|Runder|To og to|Gruppe"],
        );
        assert_eq!(told, Vec::<String>::new());
        let [plan] = plans.as_slice() else { panic!("one plan") };
        assert_eq!(plan.total().print("nb"), "35 min");
        let seen: Vec<_> = plan
            .items
            .iter()
            .map(|item| (item.title.as_str(), item.details.concat(), item.form.clone()))
            .collect();
        let expected = [
            ("Åpning", String::new(), Some("Plenum".into())),
            ("Runder", "To og to".into(), Some("Gruppe".into())),
        ];
        assert_eq!(seen, expected);
        assert_eq!(plan.boxes()[1], TimeBox { start: (300, 300), end: (2100, 2100) });
    }

    #[test]
    fn times_of_day_are_parts_too_and_a_pause_between_them_is_kept() {
        let (plans, told) = read("møte", &["Tid|Hva", "09:00–09:30|a", "09.45-10.00|b", "5 min|c"]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(plans[0].total().print("nb"), "50 min");
        let starts: Vec<u64> = plans[0].boxes().iter().map(|time| time.start.0 / 60).collect();
        assert_eq!(starts, [0, 45, 60]);
    }

    #[test]
    fn a_range_leaves_open_when_what_follows_begins() {
        let (plans, _) = read("møte", &["Tid|Hva", "5–10 min|a", "1,5 min|b"]);
        assert_eq!(plans[0].boxes()[1], TimeBox { start: (300, 600), end: (390, 690) });
    }

    #[test]
    fn one_time_that_cannot_be_read_among_others_is_told_and_none_is_not() {
        assert_eq!(
            read("møte", &["Tid|Hva", "5 min|a", "Pause|b"]).1,
            ["`Pause` er ikke en tid, slik de andre delene av møtet har"]
        );
        assert_eq!(
            read("møte", &["Tid|Hva", "5 min|a", "|b"]).1,
            ["denne delen av møtet har ingen tid"]
        );
        assert_eq!(
            read("møte", &["Tid|Hva", "5 min|a", "2 uker|b"]).1.len(),
            1,
            "calendar time is no part of a meeting"
        );
        assert_eq!(read("møte", &["Hvem|Hva", "Rektor|a"]), (vec![], vec![]));
    }

    #[test]
    fn a_table_of_times_elsewhere_is_a_table() {
        assert_eq!(read("oppgave", &["Tid|Hva", "5 min|a", "Pause|b"]), (vec![], vec![]));
    }
}
