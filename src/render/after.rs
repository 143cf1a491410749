//! What comes after a module: one module, or several to choose among, for each reader.
//!
//! In: a course, and its order. Out: an [`AfterView`] for all, and one for each audience that sees
//! it otherwise. What the rules allow is answered by `course::order`; which of it a reader has done
//! already is left to the theme's `turn.js`, and whether a page is the last one to `turn`.

use super::names::{Name, in_a_row, plain};
use super::order_view::CourseOrderView;
use super::reads::Renderer;
use super::views::{AfterView, LinkView, NearbyModuleView, OptionView};
use super::words::Speaker;
use crate::config::AudienceId;
use crate::course::order::{Needed, Onward, StationId, Waiting};
use crate::course::{Course, Module, ModuleId};
use crate::ids::{self, Id};

/// The most modules that are offered; with more, the next in published order comes.
const MOST: usize = 12;
/// The most modules that are proven together for which the rules are asked what may come next: the
/// answer for all of them takes time by the cube of their number. With more, the next in published
/// order comes.
const ASKED: usize = 60;

/// Answers what comes after the modules of one course.
#[derive(Clone, Copy)]
pub(super) struct After<'a> {
    pub(super) renderer: Renderer<'a>,
    pub(super) course: &'a Course,
    pub(super) order: &'a CourseOrderView<'a>,
    pub(super) speaker: Speaker<'a>,
}

/// What comes after a module for one reader.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    /// When all that is published before is done too.
    published: Onward,
    /// When only what the rules ask for is done.
    ruled: Onward,
}

impl After<'_> {
    /// What comes after a module: first for all, and then for the audiences that differ.
    pub(super) fn of(self, module: ModuleId) -> Vec<AfterView> {
        let here = self.order.slice.station(module);
        if self.order.slice.order.stations().len() > ASKED {
            let next = Some(here.offset(1)).filter(|next| self.order.slice.own.contains(next));
            let onward = Onward { open: next.into_iter().collect(), waiting: Vec::new() };
            return vec![self.view(
                here,
                &Found { published: onward.clone(), ruled: onward },
                None,
            )];
        }
        let for_all = self.found(here, None);
        let mut all = vec![self.view(here, &for_all, None)];
        let audiences = self.renderer.config().audiences.iter_enumerated();
        // Whoever all modules are for goes on as all do.
        for (id, audience) in audiences.filter(|(id, _)| !self.are_all_for(*id)) {
            let found = self.found(here, Some(id));
            if found != for_all {
                all.push(self.view(here, &found, Some(audience.id.clone())));
            }
        }
        all
    }

    fn found(self, here: StationId, reader: Option<AudienceId>) -> Found {
        let before: Vec<StationId> =
            ids::each(&(self.order.slice.own.start..here.offset(1))).collect();
        Found { published: self.onward(before, reader), ruled: self.onward(vec![here], reader) }
    }

    /// What a reader can go on with: where all of that is for others, it is as if they had done it.
    fn onward(self, mut done: Vec<StationId>, reader: Option<AudienceId>) -> Onward {
        done.extend(self.of_other_courses(&done));
        loop {
            let Onward { mut open, mut waiting } = self.order.slice.order.onward(&done);
            open.retain(|station| self.order.slice.own.contains(station));
            let is_hers = |station: &StationId| self.is_for(*station, reader);
            if open.is_empty() || open.iter().any(is_hers) {
                waiting.retain(|waiting| is_hers(&waiting.station));
                for Waiting { needs, .. } in &mut waiting {
                    for need in needs.iter_mut() {
                        self.among_hers(need, reader);
                    }
                    needs.retain(|need| need.least > 0);
                }
                open.retain(is_hers);
                return Onward { open, waiting };
            }
            done.extend(open);
        }
    }

    /// The modules of other courses that can have been done when some of this one have: what they
    /// ask for is said elsewhere, and keeps nobody from going on.
    fn of_other_courses(self, done: &[StationId]) -> Vec<StationId> {
        let (order, own) = (self.order.slice.order, &self.order.slice.own);
        let is_possible = |station: &StationId| {
            let mut before = order.required_before(*station).into_iter();
            before.all(|one| !own.contains(&one) || done.contains(&one))
        };
        let others = ids::first(order.stations().len()).filter(|station| !own.contains(station));
        others.filter(is_possible).collect()
    }

    /// Leaves what a need asks for of a reader, as if others had done theirs.
    fn among_hers(self, need: &mut Needed, reader: Option<AudienceId>) {
        let all = need.of.len();
        need.of.retain(|station| self.is_for(*station, reader));
        need.least = need.least.saturating_sub(all - need.of.len());
    }

    fn is_for(self, station: StationId, reader: Option<AudienceId>) -> bool {
        let module = self.order.slice.module(station).and_then(|id| self.course.modules.get(id));
        module.is_some_and(|module| reader.is_none_or(|reader| is_for(module, reader)))
    }

    fn are_all_for(self, reader: AudienceId) -> bool {
        self.course.modules.iter().all(|module| is_for(module, reader))
    }

    fn view(self, here: StationId, found: &Found, view: Option<String>) -> AfterView {
        let Found { published, ruled } = found;
        // Where there is nothing to choose, what comes after that is not worth its bytes.
        let is_choice = ruled.open.len() > 1 || ruled.open != published.open;
        let waiting = ruled.waiting.iter().filter(|_| is_choice).map(|waiting| waiting.station);
        let mut stations: Vec<StationId> = ruled
            .open
            .iter()
            .copied()
            .chain(waiting)
            .chain(published.open.iter().copied())
            .collect();
        stations.sort_unstable();
        stations.dedup();
        let mut next = published.open.clone();
        if stations.len() > MOST {
            let later = next.iter().copied().find(|station| *station > here);
            next = later.or(next.first().copied()).into_iter().collect();
            stations.clone_from(&next);
        }
        let (heading, said) = if next.len() > 1 {
            self.choice(&next, &published.waiting)
        } else {
            Default::default()
        };
        let option = |&station: &StationId| self.option(station, &stations, &next, ruled);
        AfterView {
            views: view.into_iter().collect(),
            options: stations.iter().filter_map(option).collect(),
            is_fork: next.len() > 1,
            heading,
            said,
        }
    }

    fn option(
        self,
        station: StationId,
        all: &[StationId],
        next: &[StationId],
        ruled: &Onward,
    ) -> Option<OptionView> {
        let module = self.course.modules.get(self.order.slice.module(station)?)?;
        let NearbyModuleView { label, title, lang, address, audience, counts, page_names, .. } =
            self.renderer.nearby_module(module);
        let mut rather = self.order.slice.order.recommended_before(station);
        rather.retain(|earlier| self.order.slice.own.contains(earlier));
        let modules = self.names(&rather);
        Some(OptionView {
            durations: self.renderer.durations(module),
            label,
            title,
            lang,
            address,
            audience,
            counts,
            page_names,
            rather: (!rather.is_empty())
                .then(|| self.speaker.with("turn-rather-after", [("modules", modules.into())])),
            is_next: next.contains(&station),
            needs: needs(station, all, ruled),
        })
    }

    /// The heading of a choice, and what there is to be known about it.
    fn choice(self, next: &[StationId], waiting: &[Waiting]) -> (String, Vec<String>) {
        let with = |is_wanted: &dyn Fn(&Needed) -> bool| -> Vec<StationId> {
            let is_asked = |waiting: &&Waiting| matches!(waiting.needs.as_slice(), [need] if need.of == next && is_wanted(need));
            waiting.iter().filter(is_asked).map(|waiting| waiting.station).collect()
        };
        let (all, some) =
            (with(&|need| need.least == next.len()), with(&|need| need.least < next.len()));
        let least = waiting
            .iter()
            .filter(|waiting| some.contains(&waiting.station))
            .flat_map(|waiting| &waiting.needs)
            .map(|need| need.least)
            .max();
        let count = || next.len().into();
        let modules = self.names_in_a_row(next);
        let heading = match least.filter(|_| all.is_empty()) {
            Some(least) => self.speaker.with(
                "turn-choose-some",
                [("least", least.into()), ("count", count()), ("modules", modules.into())],
            ),
            None => self.speaker.with("turn-choose", [("modules", modules.into())]),
        };
        let before = |key: &str, later: &[StationId]| {
            let modules = self.names(later);
            let least = least.unwrap_or_default();
            (!later.is_empty()).then(|| {
                let arguments =
                    [("least", least.into()), ("count", count()), ("modules", modules.into())];
                self.speaker.with(key, arguments)
            })
        };
        let said = [before("turn-all-before", &all), before("turn-some-before", &some)];
        let first = self.speaker.plain("turn-which-first");
        (heading, said.into_iter().flatten().chain([first]).collect())
    }

    /// "Modul 2 og 3"
    fn names(self, stations: &[StationId]) -> String {
        plain(&self.links(stations), Name::Label, &self.speaker.plain("and"))
    }

    /// "Modul 2 · 3 · 4"
    fn names_in_a_row(self, stations: &[StationId]) -> String {
        in_a_row(&self.links(stations))
    }

    fn links(self, stations: &[StationId]) -> Vec<LinkView> {
        self.order.links(stations)
    }
}

/// Whether a module is for a reader; one without audiences is for all.
fn is_for(module: &Module, reader: AudienceId) -> bool {
    let audience = module.audience();
    audience.is_empty() || audience.contains(&reader)
}

/// What an option waits for among all options, as scripts parse it.
fn needs(station: StationId, all: &[StationId], ruled: &Onward) -> String {
    if ruled.open.contains(&station) {
        return String::new();
    }
    let place = |one: &StationId| all.iter().position(|other| other == one);
    let numbers = |of: &[StationId]| -> String {
        let places: Vec<String> = of.iter().filter_map(place).map(|at| at.to_string()).collect();
        places.join(",")
    };
    if let Some(waiting) = ruled.waiting.iter().find(|waiting| waiting.station == station) {
        let each = waiting.needs.iter().map(|need| format!("{}:{}", need.least, numbers(&need.of)));
        return each.collect::<Vec<_>>().join(" ");
    }
    // Further on than the rules alone tell: all of the others come first.
    let others: Vec<StationId> = all.iter().copied().filter(|other| *other != station).collect();
    format!("{}:{}", others.len(), numbers(&others))
}
