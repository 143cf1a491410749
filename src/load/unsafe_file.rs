//! What to say of a file beside the pages that can run script or ask another host.
//!
//! In: an asset with what was found in it, and the config. Out: `unsafe-file`, unless the config
//! allows the file or its folder. What counts as active is left to `active`.
//!
#![doc = include_str!("../../manual/en/unsafe-file.md")]

use super::Asset;
use super::active::ActiveContent;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::Span;
use crate::text;

/// What to tell of a file that is active, where the site does not allow it.
pub(super) fn unsafe_file(asset: &Asset, config: &Config) -> Option<Diagnostic> {
    let (content, range) = asset.active.clone()?;
    let file = asset.file.filter(|_| !config.allows_active(&asset.path))?;
    let message = match content {
        ActiveContent::Page => text!(
            en: "this file is a page of its own, and can run script in the reader's browser",
            nb: "denne filen er en nettside for seg, og kan kjøre skript hos leseren"
        ),
        ActiveContent::Unreadable => text!(
            en: "this drawing cannot be read",
            nb: "denne tegningen kan ikke leses"
        ),
        ActiveContent::Definition => text!(
            en: "this drawing has definitions that can hide script",
            nb: "denne tegningen har definisjoner som kan skjule skript"
        ),
        ActiveContent::Instruction => text!(
            en: "this drawing asks for another file before it is shown",
            nb: "denne tegningen ber om en annen fil før den vises"
        ),
        ActiveContent::Element | ActiveContent::Script => text!(
            en: "this drawing can run script in the reader's browser",
            nb: "denne tegningen kan kjøre skript hos leseren"
        ),
        ActiveContent::Address => text!(
            en: "this drawing asks for something outside itself",
            nb: "denne tegningen ber om noe utenfor seg selv"
        ),
    };
    let span = Span::new(file, range.start, range.end);
    Some(
        Diagnostic::new(Rule::UnsafeFile, span, message)
            .help(Help::Act(help(content, &asset.path))),
    )
}

fn help(content: ActiveContent, path: &str) -> Text {
    if content == ActiveContent::Page {
        return text!(
            en: "make it a page in Markdown, or trust it with `trust_html: [{path}]` in \
                 `site-config.yaml`",
            nb: "gjør den til en side i Markdown, eller stol på den med `tillat_html: [{path}]` i \
                 `site-config.yaml`"
        );
    }
    text!(
        en: "export it as plain SVG from the drawing program, or trust it with \
             `trust_html: [{path}]` in `site-config.yaml`",
        nb: "eksporter den som enkel SVG fra tegneprogrammet, eller stol på den med \
             `tillat_html: [{path}]` i `site-config.yaml`"
    )
}
