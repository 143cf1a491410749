//! What the page of a module shows of its pages: its parts, each with a row for every page, and
//! how the way goes between working alone, in the classroom and together.
//!
//! In: a module, and its text. Out: [`ModuleParts`]. Which parts the text speaks of is left to
//! `find`, taking them out of the text to `text`, and the drawing to the templates.

mod find;

use std::ops::Range;

use serde::Serialize;
use tera::Value;

use super::reads::{PageSource, Renderer};
use super::text::Cut;
use super::views::ItemView;
use crate::config::AudienceId;
use crate::course::duration::WorkingTime;
use crate::course::link::Target;
use crate::course::{Module, Page};
use crate::kind::{Form, Kind};
use find::Part;

/// A part of a module.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PartView {
    /// The id of its heading.
    id: String,
    /// What the author calls it; `none` for pages that the text puts in no part.
    title: Option<String>,
    /// What the author says of it, as HTML.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    text: Option<Value>,
    /// The working time of its pages.
    time: Option<String>,
    /// The lane of the page before it.
    from: Option<&'static str>,
    rows: Vec<RowView>,
}

/// A page in a part.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RowView {
    item: ItemView,
    /// How one works on it: `alone`, `class` or `together`.
    lane: Option<&'static str>,
    /// The lane of the next page of the part; `none` for the last.
    next: Option<&'static str>,
}

/// The time that a module takes in one lane.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LaneTimeView {
    lane: &'static str,
    time: String,
    /// Its share of the greatest, in percent.
    share: u64,
}

/// The lanes, in the order in which they are drawn.
const LANES: [&str; 3] = ["alone", "class", "together"];

/// The parts of a module, before its text is rendered.
pub(super) struct ModuleParts(Vec<Part>);

impl ModuleParts {
    /// Those that the text of the module's page speaks of.
    pub(super) fn of(renderer: Renderer, module: &Module) -> Self {
        let Some(PageSource { text, .. }) = renderer.source() else { return Self(Vec::new()) };
        let page = |target: &str| match renderer.resolve(target)? {
            Target::Page { address, .. } => {
                module.pages.iter().position(|page| page.meta.address == address)
            }
            _ => None,
        };
        Self(find::parts(text, module.pages.len(), page))
    }

    /// What is taken out of the text.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        self.0.iter().map(|part| part.cut.clone()).collect()
    }

    /// What the page shows; `texts` are what the text says of each part, and `items` the pages. A
    /// page that the text puts in no part stands in one without a title.
    pub(super) fn views(
        self,
        renderer: Renderer,
        module: &Module,
        texts: Vec<String>,
        items: &[ItemView],
    ) -> Vec<PartView> {
        let lanes: Vec<_> = module.pages.iter().map(lane).collect();
        let first = self.0.first().map_or(items.len(), |part| part.pages.start);
        let last = self.0.last().map_or(items.len(), |part| part.pages.end);
        let view = |number: usize, pages: Range<usize>| PartView {
            id: format!("pages-{number}"),
            title: None,
            text: None,
            time: time(module, pages.clone()).map(|time| time.on_page(renderer.language())),
            from: pages.start.checked_sub(1).and_then(|at| lanes.get(at).copied().flatten()),
            rows: rows(items, &lanes, pages),
        };
        let mut views = vec![view(0, 0..first)];
        for (number, (part, text)) in (1..).zip(self.0.into_iter().zip(texts)) {
            let bare = view(number, part.pages);
            views.push(PartView {
                id: heading_id(renderer, &part.cut).unwrap_or(bare.id),
                title: Some(part.title).filter(|title| !title.is_empty()),
                text: Some(text).filter(|text| !text.is_empty()).map(|of| Value::safe_string(&of)),
                ..bare
            });
        }
        views.push(view(views.len(), last..items.len()));
        views.retain(|view| !view.rows.is_empty());
        views
    }
}

fn rows(items: &[ItemView], lanes: &[Option<&'static str>], pages: Range<usize>) -> Vec<RowView> {
    let lane = |at: usize| lanes.get(at).copied().flatten();
    let row = |at: usize| {
        let next = Some(at + 1).filter(|next| pages.contains(next)).and_then(lane);
        Some(RowView { item: items.get(at)?.clone(), lane: lane(at), next })
    };
    pages.clone().filter_map(row).collect()
}

/// The id that the heading of a part has on its page already.
fn heading_id(renderer: Renderer, cut: &Cut) -> Option<String> {
    let document = renderer.source()?.document;
    let span = document.body.part(cut.whole.start, cut.whole.end);
    let mut headings = document.outline.headings.iter();
    headings.find(|heading| heading.span.start == span.start).map(|heading| heading.id.clone())
}

/// Whether the way through a module goes between lanes, so that they are worth drawing.
pub(super) fn is_woven(module: &Module) -> bool {
    let mut lanes = module.pages.iter().map(lane);
    let first = lanes.next().flatten();
    let others: Vec<_> = lanes.collect();
    first.is_some() && !others.contains(&None) && others.iter().any(|other| *other != first)
}

/// How one works on a page: what is tried out is done in the classroom, and else the form says it.
fn lane(page: &Page) -> Option<&'static str> {
    let [alone, class, together] = LANES;
    match (page.kind, page.form) {
        (Kind::Tryout, _) => Some(class),
        (_, Some(Form::Individual)) => Some(alone),
        (_, Some(Form::Collective)) => Some(together),
        (_, None) => None,
    }
}

/// The working time of some pages; at least this where some of them have none.
fn time(module: &Module, of: Range<usize>) -> Option<WorkingTime> {
    sum(module.pages.iter().skip(of.start).take(of.len()))
}

fn sum<'a>(pages: impl Iterator<Item = &'a Page>) -> Option<WorkingTime> {
    let times: Vec<Option<WorkingTime>> = pages.map(Page::working_time).collect();
    let known = times.iter().flatten().copied().fold(WorkingTime::default(), |all, one| all + one);
    let sum = if times.contains(&None) { known.or_more() } else { known };
    (!sum.is_empty()).then_some(sum)
}

/// The time of a module in each lane; empty where it is not the same for all its audiences.
pub(super) fn lane_times(renderer: Renderer, module: &Module) -> Vec<LaneTimeView> {
    let times_for = |audience: AudienceId| {
        let own = || module.pages.iter().filter(move |page| page.audience.contains(&audience));
        let times = LANES.map(|of| sum(own().filter(|page| lane(page) == Some(of))));
        (times, sum(own()))
    };
    let mut all = module.audience.iter().map(|&audience| times_for(audience));
    let Some((times, _)) = all.next().filter(|first| all.all(|other| other == *first)) else {
        return Vec::new();
    };
    let minutes = |time: &WorkingTime| time.minutes().1;
    let greatest = times.iter().flatten().map(minutes).max().unwrap_or(1).max(1);
    let view = |(lane, time): (&'static str, Option<WorkingTime>)| {
        let time = time?;
        let share = minutes(&time) * 100 / greatest;
        Some(LaneTimeView { lane, time: time.on_page(renderer.language()), share })
    };
    LANES.into_iter().zip(times).filter_map(view).collect()
}
