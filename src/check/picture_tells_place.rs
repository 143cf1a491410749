//! Pictures that tell where they were taken.
//!
//! In: the published pictures. Out: `picture-tells-place`. Telephones write the place into a
//! picture, to a few metres: a home, a school, a child. Nobody sees it on the page, and anybody can
//! read it in the file.
//!
#![doc = include_str!("../../manual/en/picture-tells-place.md")]

use crate::course::Site;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::Tree;
use crate::source::{FileId, Span};
use crate::text;

/// Checks the pictures of a site.
pub(super) fn check(tree: &Tree, site: &Site) -> Vec<Diagnostic> {
    let pictures = tree
        .assets
        .iter()
        .filter(|asset| asset.tells_place && site.targets.is_published(&asset.path));
    pictures.filter_map(|asset| asset.file).map(diagnostic).collect()
}

fn diagnostic(picture: FileId) -> Diagnostic {
    let message = text!(
        en: "this picture tells where it was taken",
        nb: "dette bildet forteller hvor det er tatt"
    );
    let help = text!(
        en: "take the place out of the file before it is published: in Windows under Properties, \
             Details, «Remove properties»; on a Mac in Preview, Tools, «Show Inspector», GPS",
        nb: "ta stedet ut av filen før den publiseres: i Windows under Egenskaper, Detaljer, «Fjern \
             egenskaper»; på Mac i Forhåndsvisning, Verktøy, «Vis inspektør», GPS"
    );
    Diagnostic::new(Rule::PictureTellsPlace, Span::start_of(picture), message).help(Help::Act(help))
}
