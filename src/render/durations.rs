//! Calendar times as they are printed.
//!
//! In: the durations that a module states. Out: their texts in a language, with whom each is for.

use crate::config::AudienceId;
use crate::course::ForAudience;

/// Calendar times as they are printed, each once with all the audiences that it is for; with none
/// where it is for all.
pub(super) fn by_time(durations: &[ForAudience], language: &str) -> Vec<(String, Vec<AudienceId>)> {
    let mut times: Vec<(String, Vec<AudienceId>)> = Vec::new();
    for of in durations {
        let text = of.duration.on_page(language);
        match times.iter_mut().find(|(time, _)| *time == text) {
            Some((_, audiences)) => audiences.extend(of.audience),
            None => times.push((text, of.audience.into_iter().collect())),
        }
    }
    times
}
