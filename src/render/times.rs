//! Times as pages show them: of a module by form or audience, of a course by audience.
//!
//! In: the model. Out: labelled texts in the page's language. The sums themselves are left to
//! `course::times`.

use super::reads::Renderer;
use super::views::{AudienceTimeView, TimeView};
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
            text: times.all.on_page(self.language()),
        };
        self.by_form(&times).into_iter().chain([all]).filter(|time| !time.text.is_empty()).collect()
    }

    fn by_form(self, times: &Sums) -> Vec<TimeView> {
        let form = |id: &str, time: &WorkingTime| TimeView {
            label: self.speaker().plain(id),
            text: time.on_page(self.language()),
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
            text: format!("{}{forms}", times.all.on_page(self.language())),
        }
    }

    /// The times of a course by audience: working time, and calendar time, which is shorter when
    /// modules are taken side by side.
    pub(super) fn course_times(self, course: &Course) -> Vec<AudienceTimeView> {
        let times: Vec<(AudienceId, CourseTimes)> =
            course.audience.iter().map(|&audience| (audience, course.times(audience))).collect();
        let longest = times.iter().map(|(_, times)| times.work.minutes().1).max().unwrap_or(0);
        let percent = |minutes: u64| (minutes * 100).checked_div(longest).unwrap_or(0);
        let view = |(audience, times): &(AudienceId, CourseTimes)| {
            let (work, calendar, text) = self.told(course, times);
            let (least, most) = times.work.minutes();
            Some(AudienceTimeView {
                audience: self.config().audiences.get(*audience)?.id.clone(),
                label: self.audience_name(*audience),
                text,
                work: (!work.is_empty()).then_some(work),
                calendar: (!calendar.is_empty()).then_some(calendar),
                least: percent(least),
                most: percent(most),
            })
        };
        times.iter().filter_map(view).filter(|view| !view.text.is_empty()).collect()
    }

    /// The time of a course for one audience.
    pub(super) fn course_time(self, course: &Course, audience: AudienceId) -> Option<TimeView> {
        let (_, _, text) = self.told(course, &course.times(audience));
        (!text.is_empty()).then(|| TimeView { label: self.audience_name(audience), text })
    }

    /// The working time, the calendar time, and both in one sentence; empty where nothing is known.
    fn told(self, course: &Course, times: &CourseTimes) -> (String, String, String) {
        let (work, calendar) =
            (times.work.on_page(self.language()), self.calendar_time(course, times));
        let text = if work.is_empty() || calendar.is_empty() {
            format!("{work}{calendar}")
        } else {
            self.words().with(
                self.language(),
                "work-over-time",
                &[("work", &work), ("time", &calendar)],
            )
        };
        (work, calendar, text)
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
