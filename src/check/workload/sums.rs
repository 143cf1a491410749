//! A stated workload against what the parts add up to.
//!
//! In: a budget. Out: one finding, for the audiences for which the two cannot meet, with a
//! workload that would meet all of them.

use super::budget::TimeBudget;
use crate::config::AudienceId;
use crate::course::duration::WorkingTime;
use crate::course::times::Work;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::listing::joined;
use crate::text;

impl TimeBudget<'_> {
    /// The finding for sums that the stated workload cannot meet.
    pub(super) fn mismatch(&self) -> Option<Diagnostic> {
        let stated = self.workload?;
        let off = self.off();
        let suggested = self.suggested(&off)?;
        let (label, Text { en: parts_en, nb: parts_nb }) = (&self.label, self.kind.all());
        let Text { en: stated_en, nb: stated_nb } =
            Text::in_each(|language| stated.duration.print(language));
        let Text { en, nb } = self.sums(&off);
        let message = text!(
            en: "the work of `{label}` is stated as {stated_en}, but {parts_en} add up to {en}",
            nb: "`{label}` er satt til {stated_nb} arbeid, men {parts_nb} er til sammen {nb}"
        );
        let (Text { en, nb }, Text { en: times_en, nb: times_nb }) =
            (Text::in_each(|language| suggested.print(language)), self.kind.times());
        let help = text!(
            en: "write `{en}` here, or mend {times_en}",
            nb: "skriv `{nb}` her, eller rett {times_nb}"
        );
        let help = Help::suggest(help, [Edit::replace(stated.span, Text { nb, en })]);
        let diagnostic = Diagnostic::new(Rule::WorkloadMismatch, stated.span, message).help(help);
        let untimed = off.iter().map(|(_, work)| work.untimed).max().unwrap_or_default();
        Some(if untimed > 0 { diagnostic.mark(self.kind.untimed(untimed)) } else { diagnostic })
    }

    /// The sums that the stated workload cannot meet.
    fn off(&self) -> Vec<(AudienceId, Work)> {
        let Some(stated) = self.workload.map(|stated| stated.duration.interval()) else {
            return Vec::new();
        };
        let is_off =
            |work: &Work| !work.time.is_empty() && !work.sum().interval().overlaps(&stated);
        self.parts.iter().filter(|(_, work)| is_off(work)).copied().collect()
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
    /// that may still come up to it. `None` when nothing is off.
    fn suggested(&self, off: &[(AudienceId, Work)]) -> Option<WorkingTime> {
        let stated = self.workload.and_then(|stated| WorkingTime::of(&stated.duration));
        let is_off = |part: &(AudienceId, Work)| off.contains(part);
        let needed = self.parts.iter().map(|part| match stated {
            Some(stated) if part.1.untimed > 0 && !is_off(part) => {
                stated.rounded_outwards().spanning(part.1.time)
            }
            _ => part.1.sum(),
        });
        let known = needed.filter(|time| !time.is_empty()).map(WorkingTime::rounded_outwards);
        (!off.is_empty())
            .then(|| known.reduce(WorkingTime::spanning))?
            .map(WorkingTime::rounded_outwards)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::budget::PartKind;
    use super::*;
    use crate::config::Audiences;
    use crate::course::Stated;
    use crate::course::duration::Duration;
    use crate::course::order::testing::place;
    use crate::ids::Id;

    /// What is found where a workload is stated and the pages of each audience take so many
    /// minutes, with so many pages without a time.
    fn finding(stated: &str, minutes: &[(u32, usize)]) -> Option<(Diagnostic, WorkingTime)> {
        let stated = Stated { duration: Duration::parse(stated).unwrap(), span: place(0, 0) };
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
            workload: Some(&stated),
            durations: &[],
            parts,
            kind: PartKind::Pages,
        };
        Some((budget.mismatch()?, budget.suggested(&budget.off())?))
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
