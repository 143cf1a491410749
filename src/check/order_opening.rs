//! No module opens before one that it requires, directly or through others, or before enough of
//! those that it has a choice of.
//!
//! In: a plan, and the dates of its modules. Out: `opens-too-early`. A month may mean any of its
//! days: only what is certainly too early is an error.
//!
#![doc = include_str!("../../manual/en/opens-too-early.md")]

use jiff::civil::Date;

use crate::{
    course::{
        opening::Opening,
        order::{Alternative, OrderPlan, Start, StationId},
    },
    diagnostic::{Diagnostic, Edit, Help, Rule, Text},
    ids::IndexVec,
    text,
};

/// The dates of a plan.
struct Dates<'a> {
    plan: &'a OrderPlan,
    opens: &'a IndexVec<StationId, Option<Opening>>,
    /// The earliest start of each station.
    starts: IndexVec<StationId, Start<Option<Date>>>,
}

/// Why a module opens too early.
enum Cause<'a> {
    /// It requires this one.
    Required(StationId),
    /// A station requires enough of several alternatives; the station is the module itself, or one
    /// that it requires.
    Choice(Alternative<'a>, StationId),
}

/// One diagnostic for each module that opens too early, at its date; of several causes, the one
/// that opens last is named.
///
/// `opens` has the dates of the plan's stations, in the same order. `wanted` selects findings by
/// the earlier stations and the later one.
pub(super) fn check(
    plan: &OrderPlan,
    opens: &IndexVec<StationId, Option<Opening>>,
    wanted: impl Fn(&[StationId], StationId) -> bool,
) -> Vec<Diagnostic> {
    let days = opens.iter().map(|opens| opens.map(Opening::first_day)).collect();
    let dates = Dates { plan, opens, starts: plan.earliest_after(&days) };
    plan.stations().ids().filter_map(|later| dates.too_early(later, &wanted)).collect()
}

impl<'a> Dates<'a> {
    fn too_early(
        &self,
        later: StationId,
        wanted: impl Fn(&[StationId], StationId) -> bool,
    ) -> Option<Diagnostic> {
        let own = self.opening(later)?;
        let first = self.starts.get(later)?.at.filter(|first| own.last_day() < *first)?;
        match self.cause(later, first)? {
            Cause::Required(earlier) => {
                wanted(&[earlier], later).then(|| self.before_one(later, earlier))?
            }
            Cause::Choice(choice, before) => wanted(choice.of, later)
                .then(|| self.before_enough(later, first, &choice, before))?,
        }
    }

    fn opening(&self, station: StationId) -> Option<Opening> {
        self.opens.get(station).copied().flatten()
    }

    /// The stations that determine the earliest start of one, from the last to the first.
    fn back_from(&self, later: StationId) -> impl Iterator<Item = StationId> {
        std::iter::successors(Some(later), |&station| {
            self.starts.get(station).and_then(|start| start.behind)
        })
        .skip(1)
    }

    /// Why a station cannot start before the date `first`, its earliest start.
    fn cause(&self, later: StationId, first: Date) -> Option<Cause<'a>> {
        let opens_then = |station: &StationId| {
            self.opening(*station).is_some_and(|opening| opening.first_day() == first)
        };
        if let Some(earlier) = self.plan.required_before(later).into_iter().find(opens_then) {
            return Some(Cause::Required(earlier));
        }
        std::iter::once(later).chain(self.back_from(later)).zip(self.back_from(later)).find_map(
            |(station, source)| {
                let choice = self
                    .plan
                    .alternatives_before(station)
                    .into_iter()
                    .find(|choice| choice.of.contains(&source))?;
                Some(Cause::Choice(choice, station))
            },
        )
    }

    fn before_one(&self, later: StationId, earlier: StationId) -> Option<Diagnostic> {
        let (own, other) = (self.opening(later)?, self.opening(earlier)?);
        let message =
            message(&self.plan.label(later), &self.plan.label(earlier), &when(own), &when(other));
        let diagnostic =
            Diagnostic::new(Rule::OpensTooEarly, own.span(), message).help(help(own, other));
        Some(self.plan.because(diagnostic, &self.plan.chain(earlier, later)))
    }

    /// The choice is before the module itself, or before another one that the module requires.
    fn before_enough(
        &self,
        later: StationId,
        first: Date,
        choice: &Alternative,
        before: StationId,
    ) -> Option<Diagnostic> {
        let (plan, own) = (self.plan, self.opening(later)?);
        let opening = self
            .back_from(later)
            .filter_map(|station| self.opening(station))
            .find(|of| of.first_day() == first)?;
        let (label, least, Text { en: of_en, nb: of_nb }) =
            (plan.label(later), choice.least, plan.all_of(choice.of));
        let (Text { en: own_en, nb: own_nb }, Text { nb, .. }, en) =
            (when(own), when(opening), opening.print("en"));
        let Text { en: none_en, nb: none_nb } = match least {
            1 => text!(en: "none of them can be taken", nb: "ingen av dem kan tas"),
            _ => text!(en: "so many of them cannot be taken", nb: "så mange av dem kan ikke tas"),
        };
        let message = text!(
            en: "`{label}` opens {own_en} and requires at least {least} of {of_en}, but {none_en} \
                 before {en}",
            nb: "`{label}` åpner {own_nb} og krever minst {least} av {of_nb}, men {none_nb} før \
                 {nb}"
        );
        let rule = plan.rules().get(choice.rule)?;
        let diagnostic =
            Diagnostic::new(Rule::OpensTooEarly, own.span(), message).help(help(own, opening));
        Some(plan.because(
            diagnostic.label(rule.source.span, plan.all_said(rule)),
            &plan.chain(before, later),
        ))
    }
}

/// A date as it follows "it opens".
pub(super) fn when(opening: Opening) -> Text {
    Text::in_each(|language| opening.after_a_verb(language))
}

/// Help to open no earlier than another module.
fn help(own: Opening, other: Opening) -> Help {
    let Text { en, nb } = when(other);
    let help = text!(
        en: "let it open {en} or later, or change the rule",
        nb: "la den åpne {nb} eller senere, eller endre regelen"
    );
    Help::suggest(help, [Edit::replace(own.span(), other.iso8601())])
}

fn message(later: &str, earlier: &str, own: &Text, other: &Text) -> Text {
    let (Text { en: own_en, nb: own_nb }, Text { en: other_en, nb: other_nb }) = (own, other);
    text!(
        en: "`{later}` opens {own_en}, before `{earlier}`, which must come first and opens \
             {other_en}",
        nb: "`{later}` åpner {own_nb}, før `{earlier}`, som skal komme først og åpner {other_nb}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, place, plan};
    use crate::source::SourceText;

    /// What is found where the modules 1, 2 and 3 open at these dates, and how many labels it has.
    fn found(rules: &[&str], dates: [&str; 3]) -> Vec<(String, usize)> {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3]), rules);
        assert_eq!(diagnostics, []);
        let opening = |(at, date): (usize, &str)| {
            (!date.is_empty()).then(|| {
                Opening::parse(&SourceText {
                    text: date.to_owned(),
                    span: place(at, 10),
                    verbatim: true,
                    quoted: false,
                })
                .unwrap()
            })
        };
        let opens: IndexVec<StationId, Option<Opening>> =
            dates.into_iter().enumerate().map(opening).collect();
        let found = check(&plan, &opens, |_, _| true);
        assert!(
            found
                .iter()
                .all(|found| opens.iter().flatten().any(|opens| opens.span() == found.span)),
            "at a date"
        );
        found.into_iter().map(|found| (found.message.nb, found.labels.len())).collect()
    }

    #[test]
    fn a_module_that_opens_before_one_it_requires_is_an_error_also_through_a_chain() {
        let told =
            "`Modul 3` åpner 2. mai 2019, før `Modul 1`, som skal komme først og åpner 9. mai 2019"
                .to_owned();
        assert_eq!(
            found(&["Modul 1 før 3"], ["2019-05-09", "", "2019-05-02"]),
            [(told.clone(), 1)]
        );
        assert_eq!(
            found(&["Modul 1 før 2", "Modul 2 før 3"], ["2019-05-09", "", "2019-05-02"]),
            [(told, 2)]
        );
    }

    #[test]
    fn the_same_day_no_day_and_a_recommendation_are_fine() {
        assert_eq!(found(&["Modul 1 før 3"], ["2019-05-02", "", "2019-05-02"]), []);
        assert_eq!(found(&["Modul 1 før 3"], ["2019-05-09", "", ""]), []);
        assert_eq!(found(&["Modul 1 bør tas før 3"], ["2019-05-09", "", "2019-05-02"]), []);
    }

    #[test]
    fn a_month_may_mean_any_of_its_days() {
        assert_eq!(found(&["Modul 1 før 2"], ["2026-10-15", "2026-10", ""]), []);
        assert_eq!(found(&["Modul 1 før 2"], ["2026-10", "2026-10-01", ""]), []);
        let told = "`Modul 2` åpner i oktober 2026, før `Modul 1`, som skal komme først og åpner \
                    i november 2026"
            .to_owned();
        assert_eq!(found(&["Modul 1 før 2"], ["2026-11", "2026-10", ""]), [(told, 1)]);
    }

    #[test]
    fn a_choice_is_an_error_when_too_few_have_opened() {
        let told = |date: &str| {
            format!(
                "`Modul 3` åpner 1. november 2026 og krever minst 1 av `Modul 1` og `Modul 2`, \
                 men ingen av dem kan tas før {date}"
            )
        };
        let choice = ["Modul 1 eller 2 før 3"];
        assert_eq!(
            found(&choice, ["2026-12-15", "2026-12-20", "2026-11-01"]),
            [(told("15. desember 2026"), 1)]
        );
        assert_eq!(
            found(&choice, ["2026-12-15", "2026-12", "2026-11-01"]),
            [(told("i desember 2026"), 1)]
        );
        assert_eq!(found(&choice, ["2026-12-15", "2026-10-01", "2026-11-01"]), []);
        assert_eq!(
            found(&choice, ["2026-12-15", "", "2026-11-01"]),
            [],
            "the one without a date is open"
        );
    }

    #[test]
    fn a_choice_before_a_required_module_is_told_of_with_the_way_there() {
        let (plan, _) = plan(numbered(&[1, 2, 3, 4]), &["Modul 1 eller 2 før 3", "Modul 3 før 4"]);
        let date = |text: &str| {
            Some(
                Opening::parse(&SourceText {
                    text: text.to_owned(),
                    span: place(0, 10),
                    verbatim: true,
                    quoted: false,
                })
                .unwrap(),
            )
        };
        let found = check(
            &plan,
            &vec![date("2026-12-15"), date("2026-12-20"), None, date("2026-11-01")].into(),
            |_, _| true,
        );
        assert_eq!(found.into_iter().map(|found| found.labels.len()).collect::<Vec<_>>(), [2]);
    }
}
