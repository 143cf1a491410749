//! Updates the values that pages share.
//!
//! In: the site, and the values of the last rendering. Out: each value, kept if everything that it
//! was computed from is unchanged, or else computed again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::reads::{Asker, Model, Recorder, Renderer};
use super::shared::{Memo, Shared};
use crate::course::CourseId;
use crate::ids::Id;
use crate::language::LanguageTag;

/// The values that pages of the site share, in each language that pages speak; `before` has those of
/// the last rendering.
pub(super) fn share(
    model: &Model,
    before: &BTreeMap<LanguageTag, Shared>,
) -> BTreeMap<LanguageTag, Shared> {
    let nothing = Shared::default();
    let in_language = |language: &LanguageTag| {
        share_in(model, language, before.get(language).unwrap_or(&nothing))
    };
    let languages = model.tongues.iter().map(|(language, _)| language);
    languages.map(|language| (language.clone(), in_language(language))).collect()
}

fn share_in(model: &Model, language: &LanguageTag, before: &Shared) -> Shared {
    let course = |number: usize| {
        let id = CourseId::new(number);
        follow(model, language, before.courses.get(id), |renderer| {
            renderer.course(id).map(|course| renderer.course_view(id, course))
        })
    };
    let courses: Vec<_> = (0..model.course_count()).into_par_iter().filter_map(course).collect();
    let site = follow(model, language, before.site.as_ref(), |renderer| {
        Some(Value::from_serializable(&renderer.site_view()))
    });
    Shared { site, courses: courses.into() }
}

fn follow<T: Serialize>(
    model: &Model,
    language: &LanguageTag,
    before: Option<&Arc<Memo<T>>>,
    make: impl FnOnce(Renderer) -> Option<T>,
) -> Option<Arc<Memo<T>>> {
    if let Some(memo) =
        before.filter(|memo| model.answers_alike(Asker::speaking(language), &memo.reads))
    {
        return Some(Arc::clone(memo));
    }
    let recorder = Recorder::default();
    let value = make(Renderer::speaking(model, &recorder, language))?;
    Some(Arc::new(Memo::new(value, recorder.finish())))
}
