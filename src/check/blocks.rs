//! `unknown-block`, `block-argument`, `unknown-audience`: every block is one that exists, with words and arguments that it takes.
//!
//! What: after `:::` stands the name of a block, in Norwegian or English, or of one that the theme has a template for; a leader note may
//! have one of six types, and a film needs its file. Why: elsewhere an unknown block was shown as text, colons and all.
//!
//! ```text
//! :::refleksjoon      did you mean `:::refleksjon`?
//! :::leder grupper    did you mean `gruppe`?
//! ```

use crate::course::Site;
use crate::course::block::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::load::Tree;

/// Checks the opening line of every block.
#[must_use]
pub(super) fn check(tree: &Tree, site: &Site, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in site.leaves().filter_map(|leaf| tree.documents.get(leaf.document)) {
        for block in &document.outline.blocks {
            vocabulary.understand(&block.line, &mut found);
        }
    }
    found
}
