//! A workload that says how long it lasts, against the stated duration.
//!
//! In: a budget. Out: findings for workloads such as `2 timer i uka i 6 uker` beside a duration of 4
//! weeks.

use super::budget::TimeBudget;
use crate::course::WorkFor;
use crate::course::times::duration_for;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::text;

impl TimeBudget<'_> {
    /// The findings for workloads that last longer or shorter than the duration.
    pub(super) fn other_lengths(&self) -> Vec<Diagnostic> {
        self.workloads.iter().filter_map(|stated| self.other_length(stated)).collect()
    }

    fn other_length(&self, stated: &WorkFor) -> Option<Diagnostic> {
        let over = stated.workload.over()?;
        let lasts_otherwise = |audience| {
            let length = duration_for(self.durations, audience)?;
            (!length.duration.interval().overlaps(&over.interval())).then_some(length)
        };
        let parts = self.parts_of(stated);
        let length = parts.iter().find_map(|(audience, _)| lasts_otherwise(*audience))?;
        let label = &self.label;
        let Text { en, nb } = Text::in_each(|language| over.print(language));
        let Text { en: all_en, nb: all_nb } =
            Text::in_each(|language| length.duration.print(language));
        let message = text!(
            en: "the work of `{label}` is spread over {en}, but it is stated as {all_en}",
            nb: "arbeidet i `{label}` går over {nb}, men varigheten er satt til {all_nb}"
        );
        let help = text!(
            en: "write the same length in both, or only how much it is each week",
            nb: "skriv samme lengde begge steder, eller bare hvor mye det er hver uke"
        );
        let label = text!(en: "the duration", nb: "varigheten");
        Some(
            Diagnostic::new(Rule::WorkloadMismatch, stated.span, message)
                .label(length.span, label)
                .help(Help::Act(help)),
        )
    }
}
