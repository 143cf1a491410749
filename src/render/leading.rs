//! The files of the pages for those who lead and own.
//!
//! In: a module or a course, and what was kept of the pages before. Out: a module's leader page,
//! whether an author has written one or not, and a course's overviews. What stands on them is left
//! to `support`.

use super::error::RenderError;
use super::jobs::Place;
use super::links::{link, module_link};
use super::media::MediaView;
use super::pages::{Found, Maker, Way};
use super::support::Supporter;
use super::text::NotePlace;
use super::views::{ItemView, OverviewLink};
use crate::course::generated::Who;
use crate::course::{Course, Leaf};
use crate::output::OutputFile;

impl Maker<'_> {
    /// A module's leader page. It stands beside the way through the module, and not on it.
    pub(super) fn leader_page(
        &self,
        place: Place,
        item: &ItemView,
        found: &mut Found,
    ) -> Result<OutputFile, RenderError> {
        let authored = place.module.leader_page.as_ref();
        let leaf = authored.map_or_else(|| made_leaf(item), |page| page.leaf.clone());
        let breadcrumb =
            vec![self.home(), link(&place.course.leaf), module_link(place.module, self.language)];
        let page = self.view(
            "page",
            &leaf,
            Way { breadcrumb, notes: NotePlace::InText, ..Way::default() },
            found,
        )?;
        let support = self.supporter().leader_page(
            place.course_index,
            (place.module_index, place.module),
            &leaf.address,
        );
        let media = authored.and_then(|page| self.media(page));
        found.said.spoken = media.iter().flat_map(MediaView::spoken).collect();
        self.fill("support.html", page, |context| {
            self.add_module(context, place);
            context.insert("item", item);
            context.insert("media", &media);
            context.insert("support", &support);
        })
    }

    /// A course's overview for the leader or the owner.
    pub(super) fn overview(
        &self,
        (index, course): (usize, &Course),
        (who, at): &(Who, OverviewLink),
        found: &mut Found,
    ) -> Result<OutputFile, RenderError> {
        let word = |part: &str| {
            self.text.templates.words.plain(self.language, &format!("{}-{part}", who.overview()))
        };
        let leaf = Leaf::made(word("title"), Some(word("description")), at.address.clone());
        let breadcrumb = vec![self.home(), link(&course.leaf)];
        let page = self.view(who.overview(), &leaf, Way { breadcrumb, ..Way::default() }, found)?;
        let overview = self.supporter().overview((index, course), *who, &leaf.address);
        self.fill(&format!("{}.html", who.overview()), page, |context| {
            self.add_course(context, index);
            context.insert("overview", &overview);
        })
    }

    fn supporter(&self) -> Supporter<'_> {
        Supporter { sharer: self.sharer(), shared: self.shared, kept: self.kept }
    }
}

/// What a leader page that no author has written is called, and where it stands.
fn made_leaf(item: &ItemView) -> Leaf {
    Leaf::made(item.title.clone(), item.description.clone(), item.address.clone())
}
