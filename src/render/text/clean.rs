//! Raw HTML that authors write, made harmless.
//!
//! In: the HTML of a part of the text in which someone wrote raw HTML. Out: the same without
//! anything that could run, frame, or fetch. Cleaning is left to ammonia. What Løype itself put
//! into the part (blocks, formulas) is lifted out before and put back after, so that its markup
//! need not be on the list of what authors may write.

use std::collections::BTreeSet;

use ammonia::Builder;

use crate::diagnostic::{Diagnostic, Rule};
use crate::load::HtmlTag;
use crate::text;

/// What authors may write beyond ammonia's own list.
const ATTRIBUTES: [&str; 9] =
    ["class", "id", "role", "tabindex", "title", "lang", "dir", "hidden", "aria-label"];

/// Cleans raw HTML.
pub(crate) struct Cleaner {
    builder: Builder<'static>,
    tags: BTreeSet<&'static str>,
}

impl Default for Cleaner {
    fn default() -> Self {
        let mut builder = Builder::default();
        builder
            .add_tags(["section", "loype-slot"])
            // The title is the only main heading of a page.
            .rm_tags(["h1"])
            .add_generic_attributes(ATTRIBUTES)
            .add_generic_attribute_prefixes(["data-", "aria-"])
            .add_tag_attributes("a", ["rel"])
            .add_tag_attributes("img", ["loading", "decoding"])
            .add_tag_attributes("details", ["open"])
            .link_rel(None)
            .url_schemes(["http", "https", "mailto", "tel"].into());
        let tags = builder.clone_tags().into_iter().collect();
        Self { builder, tags }
    }
}

impl Cleaner {
    /// The same HTML without what could do harm.
    pub(super) fn clean(&self, html: &str) -> String {
        self.builder.clean(html).to_string()
    }

    /// A warning for a tag that will be left out, or that will lose an attribute that could run or
    /// style something.
    pub(crate) fn removal(&self, tag: &HtmlTag) -> Option<Diagnostic> {
        let name = &tag.name.text;
        if !self.tags.contains(name.as_str()) {
            let message = text!(
                en: "`<{name}>` is left out of the page",
                nb: "`<{name}>` blir tatt ut av siden"
            );
            let help = text!(
                en: "write Markdown or a block instead; a config that trusts raw HTML says \
                     `trust_html: true`",
                nb: "skriv Markdown eller en blokk i stedet; et oppsett som stoler på rå HTML, \
                     sier `stol_på_html: ja`"
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_run_frame_or_style_is_gone_and_the_rest_stays() {
        let cleaner = Cleaner::default();
        let html = r#"<p onclick="x()" class="a">Hei<script>x()</script> <a href="javascript:x()">a</a> <a href="om.html">b</a><iframe src="x"></iframe></p>"#;
        assert_eq!(cleaner.clean(html), r#"<p class="a">Hei <a>a</a> <a href="om.html">b</a></p>"#);
    }

    proptest! {
        #[test]
        fn no_script_survives(html in "(<script>|</script>|<p \
                                       |onload=|\"|>|x|<svg>|<style>|<!--|-->|<math>|javascript:){0,12}") {
            let clean = Cleaner::default().clean(&html);
            prop_assert!(!clean.contains("<script") && !clean.contains("<style") && !clean.contains("<svg"), "{clean}");
        }
    }
}
