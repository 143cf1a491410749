//! What is open of a figure while the text is written: types only.

use crate::kind::ListDrawing;
use crate::load::ListItem;

/// The list of a figure.
#[derive(Debug)]
pub(super) struct ListInFigure {
    pub(super) kind: ListDrawing,
    /// What is left of its items.
    pub(super) items: std::vec::IntoIter<ListItem>,
    /// How many lists are open, this one included.
    pub(super) depth: usize,
    /// The item whose first words come next.
    pub(super) begun: Option<ListItem>,
}

/// The title of the last picture, until its paragraph ends.
#[derive(Debug, Default)]
pub(super) struct Captions(pub(super) Option<String>);

impl Captions {
    /// Keeps the title of a picture.
    pub(super) fn keep(&mut self, title: &str) {
        self.0 = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
    }
}
