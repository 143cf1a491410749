//! What is for an audience stands in something that is for it too.
//!
//! In: the audiences of courses, modules and pages, and the blocks of their texts. Out:
//! `audience-wider` for a module or page that names an audience which what it stands in leaves out,
//! and for a block for an audience that its course leaves out. A block may well be for another
//! audience than its page: a note for the leader stands on the page of the teachers.
//!
#![doc = include_str!("../../manual/en/audience-wider.md")]

use super::context::CheckContext;
use super::published::PublishedText;
use crate::config::AudienceId;
use crate::course::Course;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::load::{Document, Tree};
use crate::source::Span;
use crate::text;
use crate::yaml::Value;

/// The names of the key that says for whom a file is.
const AUDIENCE: [&str; 2] = ["audience", "målgruppe"];

/// Checks the audiences of a text, and of the blocks in it.
pub(super) fn check(text: PublishedText, context: CheckContext) -> Vec<Diagnostic> {
    let Some(course) = text.course else { return Vec::new() };
    let outside = || Outside::Course(course.meta.title.clone());
    let mut found = match (text.module, text.page) {
        // Whom the page for the leader is for, its author decides.
        (Some(module), Some(page)) if module.is_leader_page(page) => Vec::new(),
        (Some(module), Some(page)) => {
            let outside = || Outside::Module(module.meta.title.clone());
            wider(text.document, &page.audience, &module.audience, context.tree, outside)
        }
        (Some(module), None) => {
            wider(text.document, &module.audience, &course.audience, context.tree, outside)
        }
        (None, _) => Vec::new(),
    };
    found.extend(blocks(text.document, course, context));
    found
}

/// What an audience is left out of.
enum Outside {
    Course(String),
    Module(String),
}

impl Outside {
    fn message(&self, audience: &str) -> Text {
        match self {
            Self::Course(title) => text!(
                en: "`{audience}` is not among those that the course `{title}` is for",
                nb: "`{audience}` er ikke blant dem kurset `{title}` er for"
            ),
            Self::Module(title) => text!(
                en: "`{audience}` is not among those that the module `{title}` is for",
                nb: "`{audience}` er ikke blant dem modulen `{title}` er for"
            ),
        }
    }
}

fn finding(tree: &Tree, span: Span, audience: AudienceId, outside: &Outside) -> Option<Diagnostic> {
    let name = &tree.config.audiences.get(audience)?.name;
    let help = text!(
        en: "name `{name}` there too, or take it out here",
        nb: "ta med `{name}` der også, eller ta navnet ut her"
    );
    let message = outside.message(name);
    Some(Diagnostic::new(Rule::AudienceWider, span, message).help(Help::Act(help)))
}

/// The findings for a page or module, by its own audiences and those of what it stands in.
fn wider(
    document: &Document,
    own: &[AudienceId],
    around: &[AudienceId],
    tree: &Tree,
    outside: impl Fn() -> Outside,
) -> Vec<Diagnostic> {
    let Some(place) = place_of_audience(document) else { return Vec::new() };
    let others = own.iter().filter(|audience| !around.contains(audience));
    others.filter_map(|audience| finding(tree, place, *audience, &outside())).collect()
}

/// Where a file says for whom it is; nothing where it says nothing.
fn place_of_audience(document: &Document) -> Option<Span> {
    let Value::Map(entries) = &document.front_matter.as_ref()?.node.value else { return None };
    let named = entries.iter().find(|(key, _)| AUDIENCE.contains(&key.text.trim()));
    named.map(|(key, value)| if value.span.start < value.span.end { value.span } else { key.span })
}

fn blocks(document: &Document, course: &Course, context: CheckContext) -> Vec<Diagnostic> {
    let blocks = document.outline.blocks.iter();
    let found = blocks.flat_map(|block| {
        let meaning = context.vocabulary.understand(&block.line, &mut Vec::new());
        let named = meaning.map(|meaning| meaning.audience).unwrap_or_default();
        let others = named.into_iter().filter(|audience| !course.audience.contains(audience));
        let outside = Outside::Course(course.meta.title.clone());
        others
            .filter_map(move |audience| finding(context.tree, block.line.span, audience, &outside))
    });
    found.collect()
}
