//! The map of a course: what must come first, what may be taken in any order, and what comes last.
//!
//! In: a course with its order, and the words of the interface. Out: a [`Trail`], made of one
//! `model` of what the map says. The list of modules has it all in words, for everyone, and beside
//! each module its row of the map downwards (`lanes` lays it out, `rail` and `rail_svg` draw it);
//! those drawings are hidden from assistive technology, to which the list says the same. Where the
//! order only splits and joins, the list itself is the map: `segment` cuts it, and `content` says
//! what stands in it and where. The look of the lines is left to the theme's style sheet.

pub(crate) mod content;
mod draw;
mod lanes;
mod legend;
mod model;
mod pairs;
mod path;
mod rail;
mod rail_svg;
mod segment;
mod station_text;
mod style;
#[cfg(test)]
mod tests;
mod words;

use self::content::MapContent;
use self::lanes::Lanes;
use self::model::TrailModel;
pub(crate) use self::segment::Segment;
use self::station_text::MapTexts;
use self::words::OrderWords;
use super::order_view::{CourseOrderView, Places};
use super::words::Speaker;
use crate::config::Audiences;
use crate::course::{Course, ModuleId};
use crate::ids::{self, IndexVec};

/// The map of a course, for its own page and the front page.
#[derive(Default)]
pub(crate) struct Trail {
    /// The list that is the map; `None` where the order does more than split and join, and for a
    /// single module, which has no order.
    pub(crate) map: Option<MapContent>,
    /// What the lines mean, where that needs saying.
    pub(crate) legend: Option<String>,
    /// Each module's part of the map downwards and of the list.
    pub(crate) stops: IndexVec<ModuleId, TrailStop>,
}

/// One module on the map.
#[derive(Default)]
pub(crate) struct TrailStop {
    /// Its row of lines; `None` for a single module.
    pub(crate) rail: Option<String>,
    /// What comes before it, in words with links.
    pub(crate) order: Vec<String>,
    /// The freedoms that begin with it, in words with links.
    pub(crate) freedoms: Vec<String>,
}

impl Trail {
    /// The map of a course; `root` leads from its page to the site's root.
    pub(crate) fn new(
        course: &Course,
        order_view: &CourseOrderView,
        audiences: &Audiences,
        speaker: Speaker,
        root: &str,
    ) -> Self {
        let model = TrailModel::new(&order_view.slice);
        let lanes = Lanes::new(&model);
        let linked = OrderWords { model: &model, order_view, speaker, root: Some(root) };
        let rails = rails(&model, &lanes);
        let stop = |(module, rail): (ModuleId, Option<String>)| TrailStop {
            rail,
            order: linked.before(module),
            freedoms: linked.freedoms(module),
        };
        let stops = ids::first::<ModuleId>(model.len()).zip(rails).map(stop).collect();
        if model.len() < 2 {
            return Self { stops, ..Self::default() };
        }
        let texts = MapTexts { course, words: OrderWords { root: None, ..linked }, audiences };
        let map = segment::cut(&model).map(|segments| texts.content(segments));
        let legend = legend::html(&model, &lanes, speaker);
        Self { map, legend: (!legend.is_empty()).then_some(legend), stops }
    }
}

/// The row of each module; none for a single one.
fn rails(model: &TrailModel, lanes: &Lanes) -> Vec<Option<String>> {
    let width = rail::width(lanes);
    let rows = rail::rows(model, lanes).into_iter().zip(&model.places);
    let html = |(row, places): (rail::Row, &Places)| {
        (model.len() > 1).then(|| rail_svg::html(&row, width, places.required.is_some()))
    };
    rows.map(html).collect()
}
