//! What a participant prints of a course: her own declaration of what she has done.
//!
//! In: a course. Out: a page that is the same for all: with the modules, the goals, and the working
//! time of each audience. What has been done, by whom and when is filled in by the reader's own
//! browser, or by hand on paper.

use super::error::RenderError;
use super::links::link;
use super::page::{Found, PageRenderer, Way};
use super::reads::Renderer;
use super::views::{DurationView, LinkView};
use crate::config::AudienceId;
use crate::course::{Course, CourseId, PageMeta};
use crate::output::OutputFile;

/// The certificate of a course.
pub(super) fn page(
    page: &PageRenderer,
    (id, course): (CourseId, &Course),
    at: &LinkView,
    found: &mut Found,
) -> Result<OutputFile, RenderError> {
    let renderer = page.renderer;
    let word = |key: &str| renderer.speaker().plain(key);
    let (title, lead) = (at.title.clone(), Some(word("certificate-lead")));
    let meta = PageMeta::generated(title, lead, renderer.spoken().clone(), at.address.clone());
    let breadcrumb = vec![renderer.home(), link(&course.meta, renderer.spoken())];
    let view = page.view("certificate", &meta, Way { breadcrumb, ..Way::default() }, found)?;
    found.said.also = word("certificate-found-by");
    page.fill("certificate.html", view, |context| {
        page.add_course(context, id);
        context.insert("readers", &renderer.audiences(&course.audience));
        context.insert("hours", &hours(renderer, course));
    })
}

/// The working time of the course, each once with all the audiences that have it; with none where
/// all have the same.
fn hours(renderer: Renderer, course: &Course) -> Vec<DurationView> {
    let mut times: Vec<(String, Vec<AudienceId>)> = Vec::new();
    for &audience in &course.audience {
        let text = course.times(audience).work.print(renderer.language());
        match times.iter_mut().find(|(time, _)| *time == text) {
            Some((_, audiences)) => audiences.push(audience),
            None => times.push((text, vec![audience])),
        }
    }
    let is_one = times.len() == 1;
    let whom = |audiences: &[AudienceId]| renderer.audiences(if is_one { &[] } else { audiences });
    let known = times.iter().filter(|(text, _)| !text.is_empty());
    known.map(|(text, of)| DurationView { audiences: whom(of), text: text.clone() }).collect()
}
