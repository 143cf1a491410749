//! When a course or a module opens: for all, or for each audience.
//!
//! In: openings, each for all or for an audience. Out: [`Openings`], which knows the one of an
//! audience, the first and the last. Whether they agree with other dates is left to `check`.

use super::opening::Opening;
use crate::config::AudienceId;

/// The dates on which something opens. Without any it is always open; an audience without a date
/// of its own has the one for all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Openings(Vec<OpensFor>);

/// A date on which something opens, for one audience or for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpensFor {
    /// The audience; `None` for all.
    pub audience: Option<AudienceId>,
    /// The date.
    pub opens: Opening,
}

impl Openings {
    /// The date for an audience.
    #[must_use]
    pub fn of(&self, audience: AudienceId) -> Option<Opening> {
        let own = self.0.iter().find(|of| of.audience == Some(audience));
        own.map(|of| of.opens).or_else(|| self.for_all())
    }

    /// The date for all, if it is the same for all.
    #[must_use]
    pub fn for_all(&self) -> Option<Opening> {
        self.0.iter().find(|of| of.audience.is_none()).map(|of| of.opens)
    }

    /// The earliest date, by the first day that each can mean.
    #[must_use]
    pub fn first(&self) -> Option<Opening> {
        self.all().min_by_key(|opens| opens.first_day())
    }

    /// The latest date, by the last day that each can mean.
    #[must_use]
    pub fn last(&self) -> Option<Opening> {
        self.all().max_by_key(|opens| opens.last_day())
    }

    /// Every date.
    pub fn all(&self) -> impl Iterator<Item = Opening> {
        self.0.iter().map(|of| of.opens)
    }

    /// Every date, with its audience.
    pub fn iter(&self) -> impl Iterator<Item = OpensFor> {
        self.0.iter().copied()
    }

    /// Whether audiences have dates of their own.
    #[must_use]
    pub fn differ(&self) -> bool {
        self.0.iter().any(|of| of.audience.is_some())
    }

    /// Each date once, with the audiences that it is for.
    #[must_use]
    pub fn by_date(&self) -> Vec<(Opening, Vec<AudienceId>)> {
        let mut dates: Vec<(Opening, Vec<AudienceId>)> = Vec::new();
        for of in &self.0 {
            match dates.iter_mut().find(|(opens, _)| opens.iso8601() == of.opens.iso8601()) {
                Some((_, audiences)) => audiences.extend(of.audience),
                None => dates.push((of.opens, of.audience.into_iter().collect())),
            }
        }
        dates
    }
}

impl FromIterator<OpensFor> for Openings {
    fn from_iter<I: IntoIterator<Item = OpensFor>>(openings: I) -> Self {
        Self(openings.into_iter().collect())
    }
}
