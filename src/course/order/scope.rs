//! The sequences of stations that a rule can name: those of its own course, and after the name of a
//! course those of that one.
//!
//! In: the courses with their stations. Out: a [`Lexicon`], built once for all rules, in which
//! every station has one id: the courses follow each other, each with its published stations first
//! and its drafts after them. Parsing a sentence is left to `grammar`.

use std::{collections::BTreeMap, ops::Range};

use super::{
    name::Names,
    station::{Noun, Station, StationId},
    token::{Kind, cut},
    words::Vocabulary,
};
use crate::course::ids::CourseId;
use crate::ids::{Id, IndexVec};
use crate::kind::Called;

/// The names of a course in rules: "Vurdering: Modul 2".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseName {
    /// Its title.
    pub title: String,
    /// Its folder.
    pub folder: String,
}

/// The stations of one sequence, as a rule names them.
pub(super) struct Scope {
    /// Its course; the pages of a module are in the only scope of their lexicon.
    pub(super) id: CourseId,
    /// What its course calls a module.
    pub(super) called: Called,
    /// The names of the stations.
    pub(super) names: Names,
    /// The stations, those of drafts last.
    pub(super) range: Range<StationId>,
    /// How many of them are published.
    pub(super) published: usize,
    /// Whether the whole course is a draft, so that a rule about it says nothing yet.
    pub(super) is_draft: bool,
    /// The course, where rules can name others.
    pub(super) course: Option<CourseName>,
}

/// Everything that sentences are parsed with; the same for all rules of a site.
pub(super) struct Lexicon {
    /// The words.
    pub(super) vocabulary: &'static Vocabulary,
    /// What the stations are.
    pub(super) noun: Noun,
    /// The sequences.
    pub(super) scopes: IndexVec<CourseId, Scope>,
    courses: BTreeMap<Vec<Kind>, Vec<CourseId>>,
}

impl Lexicon {
    /// A lexicon without stations.
    pub(super) fn new(noun: Noun) -> Self {
        Self {
            vocabulary: Vocabulary::of_every_language(),
            noun,
            scopes: IndexVec::new(),
            courses: BTreeMap::new(),
        }
    }

    /// Adds a sequence of stations whose ids count from `first`; the first `published` of them are
    /// not drafts. `None` instead of stations is a course that is a draft as a whole.
    pub(super) fn add(
        &mut self,
        first: StationId,
        stations: Option<&[Station]>,
        published: usize,
        course: Option<CourseName>,
    ) {
        let id = CourseId::new(self.scopes.len());
        let called = course
            .iter()
            .flat_map(|course| [&course.title, &course.folder])
            .map(|name| cut(name).kinds);
        for name in called.filter(|name| !name.is_empty()) {
            let scopes = self.courses.entry(name).or_default();
            if !scopes.contains(&id) {
                scopes.push(id);
            }
        }
        let (is_draft, stations) = (stations.is_none(), stations.unwrap_or_default());
        let range = first..first.offset(stations.len());
        self.scopes.push(Scope {
            id,
            called: stations.first().map(|station| station.called).unwrap_or_default(),
            names: Names::new(first, stations),
            range,
            published,
            is_draft,
            course,
        });
    }

    /// The course whose name and a colon are at the start of `kinds`, with the number of tokens; a
    /// name that two courses share matches neither.
    pub(super) fn course_at(&self, kinds: &[Kind]) -> Option<(usize, &Scope)> {
        let colons = kinds.iter().enumerate().rev().filter(|(_, kind)| **kind == Kind::Sign(':'));
        colons.map(|(end, _)| end).find_map(|end| {
            let called = match kinds.get(..end)? {
                [Kind::Quoted(name)] => self.courses.get(&cut(name).kinds),
                name => self.courses.get(name),
            };
            match called?.as_slice() {
                [scope] => Some((end + 1, self.scopes.get(*scope)?)),
                _ => None,
            }
        })
    }

    /// The courses that have a name as their title or folder.
    pub(super) fn courses_called(&self, name: &str) -> Vec<&CourseName> {
        let scopes = self.courses.get(&cut(name).kinds).into_iter().flatten();
        scopes.filter_map(|&scope| self.scopes.get(scope)?.course.as_ref()).collect()
    }

    /// Whether a station is published, and no draft.
    pub(super) fn publishes(&self, station: StationId) -> bool {
        let own = self.scopes.iter().find(|scope| scope.range.contains(&station));
        own.is_some_and(|scope| station.index() - scope.range.start.index() < scope.published)
    }

    /// The courses that rules can name.
    pub(super) fn courses(&self) -> impl Iterator<Item = &CourseName> {
        self.scopes.iter().filter_map(|scope| scope.course.as_ref())
    }
}
