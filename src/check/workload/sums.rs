//! A stated workload against what the parts add up to.
//!
//! In: a budget. Out: one finding, for the audiences for which the two cannot meet, with a
//! workload that would meet all of them.

use super::budget::TimeBudget;
use crate::config::AudienceId;
use crate::course::WorkFor;
use crate::course::duration::WorkingTime;
use crate::course::times::Work;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::listing::joined;
use crate::text;

impl TimeBudget<'_> {
    /// The findings for sums that the stated workloads cannot meet.
    pub(super) fn mismatches(&self) -> Vec<Diagnostic> {
        self.workloads.iter().filter_map(|stated| self.mismatch(stated)).collect()
    }

    fn mismatch(&self, stated: &WorkFor) -> Option<Diagnostic> {
        let off = self.off(stated);
        let (first, _) = off.first()?;
        let (label, Text { en: parts_en, nb: parts_nb }) = (&self.label, self.kind.all());
        let Text { en: stated_en, nb: stated_nb } = self.in_words(stated, *first);
        let Text { en, nb } = self.sums(&off);
        let message = text!(
            en: "the work of `{label}` is stated as {stated_en}, but {parts_en} add up to {en}",
            nb: "`{label}` er satt til {stated_nb} arbeid, men {parts_nb} er til sammen {nb}"
        );
        let diagnostic = Diagnostic::new(Rule::WorkloadMismatch, stated.span, message)
            .help(self.mend(stated, &off));
        let untimed = off.iter().map(|(_, work)| work.untimed).max().unwrap_or_default();
        Some(if untimed > 0 { diagnostic.mark(self.kind.untimed(untimed)) } else { diagnostic })
    }

    /// The workload as it is written, and what it comes to for an audience if it is a rate.
    fn in_words(&self, stated: &WorkFor, audience: AudienceId) -> Text {
        let workload = &stated.workload;
        let whole = workload.per().and_then(|_| workload.work(self.length(audience)));
        Text::in_each(|language| {
            let written = workload.print(language);
            let whole = whole.map(|work| format!(" ({})", work.print(language)));
            written + &whole.unwrap_or_default()
        })
    }

    /// What to write instead. How a rate is mended, its author decides: it is that of each week,
    /// or how long it lasts.
    fn mend(&self, stated: &WorkFor, off: &[(AudienceId, Work)]) -> Help {
        let Text { en: times_en, nb: times_nb } = self.kind.times();
        let suggested = self.suggested(stated, off).filter(|_| stated.workload.per().is_none());
        let Some(suggested) = suggested else {
            return Help::Act(text!(
                en: "mend the workload, or {times_en}",
                nb: "rett arbeidstiden, eller {times_nb}"
            ));
        };
        let Text { en, nb } = Text::in_each(|language| suggested.print(language));
        let help = text!(
            en: "write `{en}` here, or mend {times_en}",
            nb: "skriv `{nb}` her, eller rett {times_nb}"
        );
        Help::suggest(help, [Edit::replace(stated.span, Text { nb, en })])
    }

    /// The sums that a stated workload cannot meet.
    fn off(&self, stated: &WorkFor) -> Vec<(AudienceId, Work)> {
        let is_off = |(audience, work): &(AudienceId, Work)| {
            let stated = self.stated_interval(*audience);
            !work.time.is_empty()
                && stated.is_some_and(|stated| !work.sum().interval().overlaps(&stated))
        };
        let mut parts = self.parts_of(stated);
        parts.retain(is_off);
        parts
    }

    /// Sums with their audiences, equal ones together:
    /// `6 timer for eier, og 12 timer for lærer og leder`.
    fn sums(&self, off: &[(AudienceId, Work)]) -> Text {
        let mut groups: Vec<(Work, Vec<AudienceId>)> = Vec::new();
        for &(audience, work) in off {
            match groups.iter_mut().find(|(of, _)| *of == work) {
                Some((_, audiences)) => audiences.push(audience),
                None => groups.push((work, vec![audience])),
            }
        }
        let sums = groups.iter().map(|(work, audiences)| {
            let (Text { en, nb }, whom) =
                (Text::in_each(|language| work.sum().print(language)), self.for_whom(audiences));
            (en + &whom.en, nb + &whom.nb)
        });
        let (en, nb): (Vec<String>, Vec<String>) = sums.unzip();
        Text { en: joined(&en, ", and "), nb: joined(&nb, ", og ") }
    }

    /// A workload that all sums can meet: each sum where it is known, and what is stated for those
    /// that may still come up to it.
    fn suggested(&self, stated: &WorkFor, off: &[(AudienceId, Work)]) -> Option<WorkingTime> {
        let is_off = |part: &(AudienceId, Work)| off.contains(part);
        let own = WorkingTime::of(stated.workload.amount());
        let parts = self.parts_of(stated);
        let needed = parts.iter().map(|part| match own {
            Some(stated) if part.1.untimed > 0 && !is_off(part) => {
                stated.rounded_outwards().spanning(part.1.time)
            }
            _ => part.1.sum(),
        });
        let known = needed.filter(|time| !time.is_empty()).map(WorkingTime::rounded_outwards);
        known.reduce(WorkingTime::spanning).map(WorkingTime::rounded_outwards)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::budget::PartKind;
    use super::*;
    use crate::config::Audiences;
    use crate::course::duration::{Duration, Workload};
    use crate::course::order::testing::place;
    use crate::ids::Id;

    /// What is found where a workload is stated and the pages of each audience take so many
    /// minutes, with so many pages without a time.
    fn finding(stated: &str, minutes: &[(u32, usize)]) -> Option<(Diagnostic, WorkingTime)> {
        let stated = WorkFor {
            audience: None,
            workload: Workload::parse(stated).unwrap(),
            span: place(0, 0),
        };
        let time = |minutes: u32| {
            WorkingTime::of(&Duration::parse(&format!("{minutes} min")).unwrap()).unwrap()
        };
        let parts = minutes
            .iter()
            .map(|&(minutes, untimed)| Work { time: time(minutes), untimed })
            .enumerate()
            .map(|(number, work)| (AudienceId::new(number), work))
            .collect();
        let budget = TimeBudget {
            audiences: &Audiences::default(),
            label: "Modul 1".to_owned(),
            workloads: std::slice::from_ref(&stated),
            durations: &[],
            parts,
            kind: PartKind::Pages,
        };
        let found = budget.mismatch(&stated)?;
        Some((found, budget.suggested(&stated, &budget.off(&stated))?))
    }

    #[test]
    fn what_can_meet_is_no_finding() {
        assert!(finding("8–10 timer", &[(460, 0), (620, 0)]).is_none());
        assert!(finding("minst 8 timer", &[(2000, 0)]).is_none());
        assert!(
            finding("8–10 timer", &[(60, 1)]).is_none(),
            "the page without a time may take the rest"
        );
        assert!(finding("8–10 timer", &[(60, 0)]).is_some());
    }

    #[test]
    fn a_page_without_a_time_is_told_of() {
        let (diagnostic, _) = finding("2–3 timer", &[(240, 1), (240, 1)]).unwrap();
        assert_eq!(
            diagnostic.message.nb,
            "`Modul 1` er satt til 2–3 timer arbeid, men sidene er til sammen minst 4 timer"
        );
        assert_eq!(diagnostic.mark.unwrap().nb, "én side mangler tid, så det kan være enda mer");
    }

    proptest! {
        #[test]
        fn what_is_suggested_can_be_written_and_is_no_finding(
            stated in 1..40_u32,
            about: bool,
            parts in prop::collection::vec((60..3000_u32, 0..2_usize), 1..4),
        ) {
            let stated = format!("{}{stated} timer", if about { "ca. " } else { "" });
            if let Some((_, suggested)) = finding(&stated, &parts) {
                for language in ["nb", "en"] {
                    let written = suggested.print(language);
                    prop_assert!(Duration::parse(&written).is_ok(), "{written}");
                    prop_assert!(finding(&written, &parts).is_none(), "{written} for {parts:?}");
                }
            }
        }
    }
}
