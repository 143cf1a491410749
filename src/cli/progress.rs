//! Follows a run: a progress bar while it lasts, and how long each of its stages took.
//!
//! In: the steps of a run. Out: a bar on a terminal, and a table of times for those who ask for it.

use std::io::IsTerminal;
use std::mem::discriminant;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget};

use super::show;
use crate::diagnostic::{MessageLanguage, Text};
use crate::pipeline::BuildStep;
use crate::text;

/// How long a run must take before progress is shown.
const PROGRESS_DELAY: Duration = Duration::from_millis(700);

/// Follows a run.
pub(super) struct Progress {
    start: Instant,
    bar: Mutex<Option<ProgressBar>>,
    is_terminal: bool,
    /// The stages that have begun, in order.
    stages: Mutex<Vec<StartedStage>>,
}

/// A stage, and when it began.
#[derive(Clone, Copy)]
struct StartedStage {
    /// Its first step.
    step: BuildStep,
    start: Instant,
}

/// How long a run took, and its stages, in order.
pub(super) struct Timings {
    pub(super) total: Duration,
    stages: Vec<(BuildStep, Duration)>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            bar: Mutex::new(None),
            is_terminal: std::io::stderr().is_terminal(),
            stages: Mutex::new(Vec::new()),
        }
    }

    /// Records that a step has begun.
    pub(super) fn step(&self, step: BuildStep) {
        if let Ok(mut stages) = self.stages.lock()
            && stages.last().is_none_or(|last| discriminant(&last.step) != discriminant(&step))
        {
            stages.push(StartedStage { step, start: Instant::now() });
        }
        if !self.is_terminal || self.start.elapsed() < PROGRESS_DELAY {
            return;
        }
        let Ok(mut bar) = self.bar.lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10))
        });
        if let BuildStep::Rendering(done, all) = step {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        }
    }

    /// Removes the progress bar, and returns the times.
    pub(super) fn end(&self) -> Timings {
        if let Ok(Some(bar)) = self.bar.lock().as_deref() {
            bar.finish_and_clear();
        }
        let end = Instant::now();
        let started = self.stages.lock().map(|stages| stages.clone()).unwrap_or_default();
        let ends = started.iter().skip(1).map(|next| next.start).chain([end]);
        let stages =
            started.iter().zip(ends).map(|(stage, end)| (stage.step, end - stage.start)).collect();
        Timings { total: end - self.start, stages }
    }
}

impl Timings {
    /// Prints the table on standard error, beside what programs read.
    pub(super) fn print(&self, language: MessageLanguage) {
        show::write(&format!("{}\n", self.table(language)), anstream::stderr());
    }

    /// A line for each stage: its name, its seconds, and its share of the whole.
    fn table(&self, language: MessageLanguage) -> String {
        let line = |(step, time): &(BuildStep, Duration)| {
            let share = time.as_secs_f64() / self.total.as_secs_f64().max(f64::EPSILON) * 100.0;
            let (name, time) = (name(*step), show::seconds(*time, language));
            format!("  {:<16}{time:>9}{share:>5.0} %", name.get(language))
        };
        let whole = text!(en: "in all", nb: "i alt");
        let total = show::seconds(self.total, language);
        let lines = self.stages.iter().map(line);
        lines
            .chain([format!("  {:<16}{total:>9}", whole.get(language))])
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The name of the stage that a step belongs to.
fn name(step: BuildStep) -> Text {
    match step {
        BuildStep::Comparing => text!(en: "comparing", nb: "sammenligning"),
        BuildStep::Reading => text!(en: "reading", nb: "lesing"),
        BuildStep::Assembling => text!(en: "course and order", nb: "kurs og løype"),
        BuildStep::Checking => text!(en: "checks", nb: "kontroll"),
        BuildStep::Rendering(..) => text!(en: "pages", nb: "sider"),
        BuildStep::Indexing => text!(en: "search index", nb: "søkeindeks"),
        BuildStep::Publishing => text!(en: "search files", nb: "søkefiler"),
        BuildStep::Writing => text!(en: "putting in place", nb: "på plass"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_line_for_each_stage_and_one_for_the_whole() {
        let second = Duration::from_secs(1);
        let stages = vec![(BuildStep::Reading, second), (BuildStep::Rendering(1, 2), 3 * second)];
        let timings = Timings { total: 4 * second, stages };
        assert_eq!(
            timings.table(MessageLanguage::Nb),
            "  lesing             1,00 s   25 %\n  sider              3,00 s   75 %\n  i alt\
             \u{20}             4,00 s"
        );
    }

    #[test]
    fn a_stage_of_many_steps_is_told_once() {
        let progress = Progress::new();
        let steps = [BuildStep::Reading, BuildStep::Rendering(0, 2), BuildStep::Rendering(1, 2)];
        for step in steps {
            progress.step(step);
        }
        let stages: Vec<BuildStep> = progress.end().stages.iter().map(|(step, _)| *step).collect();
        assert_eq!(stages, [BuildStep::Reading, BuildStep::Rendering(0, 2)]);
    }
}
