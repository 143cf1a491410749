//! What many pages show of the same things: the site, the courses and the modules, made once and
//! shared.
//!
//! In: values that are made elsewhere. Out: [`Shared`], in which each value stands with the record
//! of what it was made of and with its own fingerprint: a value that is made anew and is the same
//! as before makes no page anew. Template values are reference-counted, so that a page costs no
//! copy of its course. Addresses in them are counted from the site's root; each page has a prefix
//! that leads there.

use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::reads::Reads;
use super::views::{AfterView, ItemView, LinkView, OverviewLink};
use crate::course::generated::SupportRole;
use crate::course::{CourseId, ModuleId};
use crate::fingerprint::Fingerprint;
use crate::ids::IndexVec;

/// The template values that pages share.
#[derive(Clone, Default)]
pub(super) struct Shared {
    /// The site.
    pub(super) site: Option<Arc<Memo<Value>>>,
    /// The courses, in order.
    pub(super) courses: IndexVec<CourseId, Arc<Memo<SharedCourse>>>,
}

/// A value that was made, and of what.
pub(super) struct Memo<T> {
    /// The value.
    pub(super) value: T,
    /// Its fingerprint.
    pub(super) fingerprint: Fingerprint,
    /// What was asked while it was made.
    pub(super) reads: Reads,
}

impl<T: Serialize> Memo<T> {
    /// A value that was just made.
    pub(super) fn new(value: T, reads: Reads) -> Self {
        Self { fingerprint: Fingerprint::of_serialized(&value), value, reads }
    }
}

/// A template value with its fingerprint, which alone is serialised.
#[derive(Serialize)]
pub(super) struct Part {
    #[serde(skip)]
    pub(super) value: Value,
    pub(super) fingerprint: Fingerprint,
}

impl Part {
    /// The value of a view.
    pub(super) fn of(view: &impl Serialize) -> Self {
        let value = Value::from_serializable(view);
        Self { fingerprint: Fingerprint::of_serialized(&value), value }
    }
}

/// The values of a course. The value of the whole course has all that those of its modules,
/// overviews and certificate have: they take no part in the fingerprint.
#[derive(Serialize)]
pub(super) struct SharedCourse {
    /// The course with its modules.
    pub(super) course: Part,
    /// What the pages of its modules show of it.
    #[serde(skip)]
    pub(super) summary: Part,
    /// Each of its modules.
    #[serde(skip)]
    pub(super) modules: IndexVec<ModuleId, SharedModule>,
    /// Its overviews for those who lead and own.
    #[serde(skip)]
    pub(super) overviews: Vec<(SupportRole, OverviewLink)>,
    /// What a participant prints of it.
    #[serde(skip)]
    pub(super) certificate: Option<LinkView>,
    /// What of other courses must come before something in this one.
    pub(super) requires: Vec<LinkView>,
}

/// The values of a module.
pub(super) struct SharedModule {
    /// The module with its pages.
    pub(super) module: Part,
    /// What pages of other modules show of it.
    pub(super) nearby: Part,
    /// Each of its pages.
    pub(super) items: Vec<ItemView>,
    /// Its leader page, which stands beside the way through it.
    pub(super) leader_page: Option<ItemView>,
    /// What must come directly before it.
    pub(super) requires: Vec<LinkView>,
    /// What comes after it: for all, and then for the views that differ.
    pub(super) after: Vec<AfterView>,
}

impl SharedModule {
    /// How many pages it has, the leader page too.
    pub(super) fn page_count(&self) -> usize {
        self.items.len() + usize::from(self.leader_page.is_some())
    }
}
