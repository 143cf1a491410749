//! The form of `course.json` where it tells how one enrols in a course.

use schemars::JsonSchema;
use serde::Serialize;

use crate::course::enrolment::{Enrolment, EnrolmentAddress, EnrolmentStep};
use crate::course::opening::Opening;

/// How one enrols in a course.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Enrolment")]
pub(super) struct EnrolmentView {
    /// Where, as readers see it: a site, an e-mail address, or words.
    #[serde(rename = "where")]
    pub(super) place: Option<String>,
    /// The whole address, `https:` or `mailto:`, where it is one.
    pub(super) href: Option<String>,
    /// The last day (`2026-05-01`) or month (`2026-05`) for it.
    pub(super) deadline: Option<String>,
    /// What is done, in order.
    pub(super) steps: Vec<EnrolmentStepView>,
}

/// One thing that is done to enrol.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EnrolmentStep")]
pub(super) struct EnrolmentStepView {
    /// Who does it, in the author's words.
    pub(super) who: Option<String>,
    /// What is done.
    pub(super) what: String,
    /// The last day or month for it.
    pub(super) deadline: Option<String>,
}

impl EnrolmentView {
    /// What is told of an enrolment.
    pub(super) fn of(enrolment: &Enrolment) -> Self {
        let step = |step: &EnrolmentStep| EnrolmentStepView {
            who: step.who.clone(),
            what: step.what.clone(),
            deadline: step.deadline.map(Opening::iso8601),
        };
        let address = enrolment.address.as_ref();
        Self {
            place: address.map(|address| address.shown().to_owned()),
            href: address.and_then(EnrolmentAddress::href),
            deadline: enrolment.deadline.map(Opening::iso8601),
            steps: enrolment.steps.iter().map(step).collect(),
        }
    }
}
