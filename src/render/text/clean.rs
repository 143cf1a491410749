//! Warnings for raw HTML that is not published.
//!
//! In: a tag of raw HTML. Out: a warning where the tag, or an attribute of it, is left out of the
//! page. Cleaning the HTML is left to `html`.

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::load::{HtmlAttribute, HtmlTag};
use crate::text;

/// A warning for a tag that is left out, or one for each attribute that it loses.
pub(super) fn removals(tag: &HtmlTag) -> Vec<Diagnostic> {
    if !tag.is_published {
        return vec![of_tag(tag)];
    }
    let lost = tag.attributes.iter().filter(|attribute| !attribute.is_published);
    lost.map(|attribute| of_attribute(attribute, &tag.name.text)).collect()
}

fn of_tag(tag: &HtmlTag) -> Diagnostic {
    let name = &tag.name.text;
    let message = text!(
        en: "`<{name}>` is left out of the page",
        nb: "`<{name}>` blir tatt ut av siden"
    );
    let help = match name.as_str() {
        "iframe" | "video" => Help::Example(played(tag, "video")),
        "audio" => Help::Example(played(tag, "lyd")),
        _ => Help::Act(text!(
            en: "write Markdown or a block instead; a config that trusts raw HTML says \
                 `trust_html: true`",
            nb: "skriv Markdown eller en blokk i stedet; et oppsett som stoler på rå HTML, \
                 sier `tillat_html: ja`"
        )),
    };
    Diagnostic::new(Rule::HtmlRemoved, tag.name.span, message).help(help)
}

/// The block that plays what a tag would have played.
fn played(tag: &HtmlTag, block: &str) -> Text {
    let named = |name: &str| tag.attributes.iter().find(|attribute| attribute.name.text == name);
    let file = named("src").or_else(|| named("data"));
    let src = file.map_or("…", |file| file.value.text.as_str());
    let english = if block == "lyd" { "audio" } else { block };
    text!(
        en: "write `:::{english} {{src=\"{src}\"}}`, and `:::` on the line below: a film on another \
             site becomes a link",
        nb: "skriv `:::{block} {{src=\"{src}\"}}`, og `:::` på linjen under: en film på et annet \
             nettsted blir en lenke"
    )
}

fn of_attribute(attribute: &HtmlAttribute, tag: &str) -> Diagnostic {
    let name = &attribute.name.text;
    let message = text!(
        en: "`{name}` is left out of `<{tag}>`",
        nb: "`{name}` blir tatt ut av `<{tag}>`"
    );
    let help = if name == "style" || name.starts_with("on") {
        text!(
            en: "remove it, or give the tag a `class` that the theme styles",
            nb: "fjern det, eller gi taggen en `class` som temaet har stil for"
        )
    } else {
        text!(
            en: "remove it; a config that trusts raw HTML says `trust_html: true`",
            nb: "fjern det; et oppsett som stoler på rå HTML, sier `tillat_html: ja`"
        )
    };
    Diagnostic::new(Rule::HtmlRemoved, attribute.name.span, message).help(Help::Act(help))
}
