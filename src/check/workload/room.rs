//! A stated duration against what must be done in it.
//!
//! In: a budget, or a course. Out: findings for durations in which the work has no room, and for a
//! course that is stated to be shorter than the modules that must follow each other.

use super::budget::TimeBudget;
use crate::config::AudienceId;
use crate::course::duration::{CalendarTime, WorkingTime};
use crate::course::{Course, ForAudience, ModuleId};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::text;

/// The most modules that are shown as following each other.
const SHOWN: usize = 6;

impl TimeBudget<'_> {
    /// The findings for durations that have no room for the work.
    pub(super) fn no_room(&self) -> Vec<Diagnostic> {
        self.durations.iter().filter_map(|stated| self.no_room_in(stated)).collect()
    }

    fn no_room_in(&self, stated: &ForAudience) -> Option<Diagnostic> {
        let room = CalendarTime::of(&stated.duration)?.room_for_work()?;
        let concerned = self
            .parts
            .iter()
            .map(|(audience, _)| *audience)
            .filter(|audience| concerns(stated, self.durations, *audience));
        let too_much: Vec<(AudienceId, u128)> = concerned
            .map(|audience| (audience, self.least_work(audience)))
            .filter(|(_, least)| *least > room)
            .collect();
        let (most_burdened, least) = *too_much.iter().max_by_key(|(_, least)| *least)?;
        let audiences: Vec<AudienceId> = too_much.iter().map(|(audience, _)| *audience).collect();
        let (label, whom, work) =
            (&self.label, self.for_whom(&audiences), self.work_for(most_burdened)?);
        let (Text { en: whom_en, nb: whom_nb }, Text { en: work_en, nb: work_nb }) =
            (whom, Text::in_each(|language| work.print(language)));
        let Text { en, nb } = Text::in_each(|language| stated.duration.print(language));
        let message = text!(
            en: "`{label}` is stated as {en}{whom_en}, but the work is {work_en}, and a full \
                 working week is 37.5 hours",
            nb: "`{label}` er satt til {nb}{whom_nb}, men arbeidet er {work_nb}, og en full \
                 arbeidsuke er 37,5 timer"
        );
        let Text { en, nb } =
            Text::in_each(|language| CalendarTime::weeks_for_work(least).print(language));
        let help = text!(
            en: "write `{en}` or more here, or mend the working time",
            nb: "skriv `{nb}` eller mer her, eller rett arbeidstiden"
        );
        let help = Help::suggest(help, [Edit::replace(stated.span, Text { nb, en })]);
        Some(Diagnostic::new(Rule::WorkloadMismatch, stated.span, message).help(help))
    }

    /// The work for an audience: as stated, or else as it adds up.
    fn work_for(&self, audience: AudienceId) -> Option<WorkingTime> {
        self.stated_work(audience).or_else(|| {
            self.parts.iter().find(|(of, _)| *of == audience).map(|(_, work)| work.sum())
        })
    }

    fn least_work(&self, audience: AudienceId) -> u128 {
        self.stated_interval(audience)
            .or_else(|| self.work_for(audience).map(|work| work.interval()))
            .map_or(0, |reach| reach.least())
    }
}

impl TimeBudget<'_> {
    /// The findings for durations of a course, whose budget this is, that are shorter than its
    /// modules can be taken in.
    pub(super) fn too_short(&self, course: &Course) -> Vec<Diagnostic> {
        self.durations.iter().filter_map(|stated| self.too_short_in(stated, course)).collect()
    }

    /// The finding names the audiences that need longest.
    fn too_short_in(&self, stated: &ForAudience, course: &Course) -> Option<Diagnostic> {
        let concerned = self
            .parts
            .iter()
            .map(|(audience, _)| *audience)
            .filter(|audience| concerns(stated, self.durations, *audience));
        let times = concerned.map(|audience| (audience, course.times(audience).at_least));
        let too_long: Vec<(AudienceId, CalendarTime)> = times
            .filter(|(_, time)| stated.duration.interval().is_below(&time.interval()))
            .collect();
        let (audience, time) = too_long.iter().max_by_key(|(_, time)| time.interval().least())?;
        let needing: Vec<AudienceId> = too_long
            .iter()
            .filter(|(_, other)| other == time)
            .map(|(audience, _)| *audience)
            .collect();
        let (chain, whom) = (course.critical_path(*audience), self.for_whom(&needing));
        let message = self.takes_longer(stated, time, &whom, course, &chain);
        let Text { en, nb } = Text::in_each(|language| time.print(language));
        let help = text!(
            en: "write `{en}` here, or mend the durations of the modules",
            nb: "skriv `{nb}` her, eller rett varigheten til modulene"
        );
        let help = Help::suggest(help, [Edit::replace(stated.span, Text { nb, en })]);
        Some(labelled(
            Diagnostic::new(Rule::WorkloadMismatch, stated.span, message).help(help),
            course,
            &chain,
            *audience,
        ))
    }

    fn takes_longer(
        &self,
        stated: &ForAudience,
        time: &CalendarTime,
        whom: &Text,
        course: &Course,
        chain: &[ModuleId],
    ) -> Text {
        let (title, Text { en: whom_en, nb: whom_nb }) = (&self.label, whom);
        let (Text { en: stated_en, nb: stated_nb }, Text { en, nb }) = (
            Text::in_each(|language| stated.duration.print(language)),
            Text::in_each(|language| time.print(language)),
        );
        match chain {
            [module] => {
                let label = course.order.label((*module).into());
                text!(
                    en: "`{title}` is stated as {stated_en}{whom_en}, but `{label}` alone takes \
                         {en}",
                    nb: "`{title}` er satt til {stated_nb}{whom_nb}, men `{label}` alene tar {nb}"
                )
            }
            _ => text!(
                en: "`{title}` is stated as {stated_en}{whom_en}, but the modules that must \
                     follow each other take {en}",
                nb: "`{title}` er satt til {stated_nb}{whom_nb}, men modulene som må komme etter \
                     hverandre, tar {nb}"
            ),
        }
    }
}

/// The finding with the durations of the modules that follow each other.
fn labelled(
    mut diagnostic: Diagnostic,
    course: &Course,
    chain: &[ModuleId],
    audience: AudienceId,
) -> Diagnostic {
    for &module in chain.iter().take(SHOWN) {
        let Some(stated) = course.modules.get(module).and_then(|module| module.duration(audience))
        else {
            continue;
        };
        let label = course.order.label(module.into());
        let Text { en, nb } = Text::in_each(|language| stated.duration.print(language));
        diagnostic = diagnostic
            .label(stated.span, text!(en: "`{label}` takes {en}", nb: "`{label}` tar {nb}"));
    }
    diagnostic
}

/// Whether a stated duration is the one for an audience: its own, or the one for all that have no
/// own.
fn concerns(stated: &ForAudience, durations: &[ForAudience], audience: AudienceId) -> bool {
    match stated.audience {
        Some(own) => own == audience,
        None => durations.iter().all(|other| other.audience != Some(audience)),
    }
}
