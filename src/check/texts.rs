//! All checks of one text.
//!
//! In: a published text and its context. Out: what is wrong with it, and the [`Dependency`]s on
//! other files that the checks read.

use super::context::{CheckContext, Dependency};
use super::published::PublishedText;
use super::{
    alt_missing, audience_wider, blocks, captions, feedback, figures, fragments, heading_skipped,
    language_unmarked, link_text_vague, links, media_unshown, plans, table_without_header,
};
use crate::course::sheet;
use crate::diagnostic::Diagnostic;

/// Checks a text; the parts of other files that were read are added to `dependencies`.
pub(super) fn check_text(
    text: PublishedText,
    context: CheckContext,
    dependencies: &mut Vec<Dependency>,
) -> Vec<Diagnostic> {
    let (outline, tree) = (&text.document.outline, context.tree);
    let mut found = blocks::check(outline, context.vocabulary);
    found.extend(links::check(text, tree, context.site));
    found.extend(captions::check(text, context, dependencies));
    found.extend(media_unshown::check(text, context, dependencies));
    found.extend(fragments::check(text, context, dependencies));
    found.extend(audience_wider::check(text, context));
    found.extend(plans::check(text));
    sheet::sheets(outline, &mut found);
    found.extend(feedback::check(outline, &tree.config));
    found.extend(figures::check(text.document, context.vocabulary));
    found.extend(alt_missing::check(outline));
    found.extend(heading_skipped::check(outline, &tree.sources));
    found.extend(link_text_vague::check(outline));
    found.extend(table_without_header::check(outline));
    found.extend(language_unmarked::check(text.document, &tree.sources));
    found
}
