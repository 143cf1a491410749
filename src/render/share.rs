//! Updates the values that pages share.
//!
//! In: the site, and the values of the last rendering. Out: each value, kept if everything that it
//! was computed from is unchanged, or else computed again.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::reads::{Model, Recorder, Renderer};
use super::shared::{Memo, Shared};
use crate::course::CourseId;
use crate::ids::Id;

/// The values that pages of the site share; `before` has those of the last rendering.
pub(super) fn share(model: &Model, before: &Shared) -> Shared {
    let course = |number: usize| {
        let id = CourseId::new(number);
        follow(model, before.courses.get(id), |renderer| {
            renderer.course(id).map(|course| renderer.course_view(id, course))
        })
    };
    let courses: Vec<_> = (0..model.course_count()).into_par_iter().filter_map(course).collect();
    let site = follow(model, before.site.as_ref(), |renderer| {
        Some(Value::from_serializable(&renderer.site_view()))
    });
    Shared { site, courses: courses.into() }
}

fn follow<T: Serialize>(
    model: &Model,
    before: Option<&Arc<Memo<T>>>,
    make: impl FnOnce(Renderer) -> Option<T>,
) -> Option<Arc<Memo<T>>> {
    if let Some(memo) = before.filter(|memo| model.answers_alike(None, &memo.reads)) {
        return Some(Arc::clone(memo));
    }
    let recorder = Recorder::default();
    let value = make(Renderer::new(model, &recorder))?;
    Some(Arc::new(Memo::new(value, recorder.finish())))
}
