//! What is left out of raw HTML that authors write.
//!
//! In: a tag of raw HTML. Out: a warning where it, or an attribute of it, will not be published.
//! Cleaning the HTML is left to `html`.

use crate::diagnostic::{Diagnostic, Rule};
use crate::html::Cleaner;
use crate::load::HtmlTag;
use crate::text;

/// A warning for a tag that will be left out, or that will lose an attribute that could run or
/// style something.
pub(super) fn removal(tag: &HtmlTag) -> Option<Diagnostic> {
    let name = &tag.name.text;
    if !Cleaner::get().keeps(name) {
        let message = text!(
            en: "`<{name}>` is left out of the page",
            nb: "`<{name}>` blir tatt ut av siden"
        );
        let help = text!(
            en: "write Markdown or a block instead; a config that trusts raw HTML says \
                 `trust_html: true`",
            nb: "skriv Markdown eller en blokk i stedet; et oppsett som stoler på rå HTML, \
                 sier `tillat_html: ja`"
        );
        return Some(Diagnostic::new(Rule::HtmlRemoved, tag.name.span, message).help(help));
    }
    let (attribute, _) = tag
        .attributes
        .iter()
        .find(|(attribute, _)| attribute.text.starts_with("on") || attribute.text == "style")?;
    let key = &attribute.text;
    let message = text!(
        en: "`{key}` is left out of `<{name}>`",
        nb: "`{key}` blir tatt ut av `<{name}>`"
    );
    let help = text!(
        en: "remove it, or give the tag a `class` that the theme styles",
        nb: "fjern det, eller gi taggen en `class` som temaet har stil for"
    );
    Some(Diagnostic::new(Rule::HtmlRemoved, attribute.span, message).help(help))
}
