//! Times as pages show them: of a module by form or audience, of a course by audience.
//!
//! In: the model. Out: labelled texts in the page's language. The sums themselves are left to
//! `course::times`.

use super::reads::Renderer;
use super::views::TimeView;
use crate::config::AudienceId;
use crate::course::duration::WorkingTime;
use crate::course::times::{CourseTimes, ModuleTimes};
use crate::course::{Course, Module};
use crate::listing::{listed, runs};

/// The total times of a module's pages; at least these where some of the pages have no time.
#[derive(PartialEq)]
struct Sums {
    individual: WorkingTime,
    collective: WorkingTime,
    all: WorkingTime,
}

impl Sums {
    fn of(times: &ModuleTimes) -> Self {
        Self {
            individual: times.individual.sum(),
            collective: times.collective.sum(),
            all: times.all.sum(),
        }
    }
}

impl Renderer<'_> {
    /// The times of a module's pages: by form where all audiences have the same, or else by
    /// audience.
    pub(super) fn module_times(self, module: &Module) -> Vec<TimeView> {
        let times: Vec<(AudienceId, Sums)> = module
            .audience
            .iter()
            .map(|&audience| (audience, Sums::of(&module.times(audience))))
            .collect();
        match times.as_slice() {
            [(audience, first), rest @ ..] if rest.iter().all(|(_, times)| times == first) => {
                self.module_times_for(module, *audience)
            }
            _ => times
                .iter()
                .filter(|(_, times)| !times.all.is_empty())
                .map(|(audience, times)| self.audience_time(*audience, times))
                .collect(),
        }
    }

    /// The times of a module's pages for one audience: by form, and in total.
    pub(super) fn module_times_for(self, module: &Module, audience: AudienceId) -> Vec<TimeView> {
        let times = Sums::of(&module.times(audience));
        let all = TimeView {
            label: self.speaker().plain("form-times-total"),
            text: times.all.print(self.language()),
        };
        self.by_form(&times).into_iter().chain([all]).filter(|time| !time.text.is_empty()).collect()
    }

    fn by_form(self, times: &Sums) -> Vec<TimeView> {
        let form = |id: &str, time: &WorkingTime| TimeView {
            label: self.speaker().plain(id),
            text: time.print(self.language()),
        };
        let forms = [
            form("form-individual", &times.individual),
            form("form-collective", &times.collective),
        ];
        forms.into_iter().filter(|time| !time.text.is_empty()).collect()
    }

    /// The time of one audience, with the times by form in brackets.
    fn audience_time(self, audience: AudienceId, times: &Sums) -> TimeView {
        let forms: Vec<String> = self
            .by_form(times)
            .into_iter()
            .map(|time| format!("{} {}", time.label.to_lowercase(), time.text))
            .collect();
        let forms =
            if forms.is_empty() { String::new() } else { format!(" ({})", forms.join(", ")) };
        TimeView {
            label: self.audience_name(audience),
            text: format!("{}{forms}", times.all.print(self.language())),
        }
    }

    /// The times of a course by audience: working time, and calendar time, which is shorter when
    /// modules are taken side by side.
    pub(super) fn course_times(self, course: &Course) -> Vec<TimeView> {
        course.audience.iter().filter_map(|&audience| self.course_time(course, audience)).collect()
    }

    /// The time of a course for one audience.
    pub(super) fn course_time(self, course: &Course, audience: AudienceId) -> Option<TimeView> {
        let times = course.times(audience);
        let (work, calendar) =
            (times.work.print(self.language()), self.calendar_time(course, &times));
        let text = if work.is_empty() || calendar.is_empty() {
            work + &calendar
        } else {
            self.words().with(
                self.language(),
                "work-over-time",
                &[("work", &work), ("time", &calendar)],
            )
        };
        (!text.is_empty()).then(|| TimeView { label: self.audience_name(audience), text })
    }

    /// The least calendar time, and the time of the modules in sequence where the two differ.
    fn calendar_time(self, course: &Course, times: &CourseTimes) -> String {
        let sequence = times.in_sequence.print(self.language());
        if times.at_least == times.in_sequence {
            return sequence;
        }
        let least = times.at_least.print(self.language());
        let speaker = self.speaker().calling(course.called);
        let numbers: Option<Vec<u32>> =
            times.side_by_side.iter().map(|&module| course.modules.get(module)?.number).collect();
        match numbers
            .filter(|numbers| !numbers.is_empty())
            .map(|numbers| listed(&runs(numbers), &speaker.plain("and")))
        {
            Some(modules) => speaker.with(
                "time-with-modules",
                [
                    ("least", least.into()),
                    ("modules", modules.into()),
                    ("sequence", sequence.into()),
                ],
            ),
            None => speaker.with(
                "time-side-by-side",
                [("least", least.into()), ("sequence", sequence.into())],
            ),
        }
    }
}
