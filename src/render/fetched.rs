//! What scripts fetch only when a reader asks for it: HTML that few readers of a page need.
//!
//! In: the theme's templates `fetched/NAME.html`, and the languages that pages speak. Out: for each
//! of them and each language a script `NAME.LANGUAGE.js` with the HTML as a text, since a page from
//! the disk can fetch scripts and nothing else. What becomes of the HTML is left to the scripts.

use std::collections::BTreeMap;

use tera::Context;

use super::error::RenderError;
use super::templates::Templates;
use crate::language::LanguageTag;
use crate::load::Theme;

/// Scripts by their names under the theme's assets.
pub(super) type Fetched = BTreeMap<String, Vec<u8>>;

/// Makes the scripts. A theme that has a file of the same name replaces it.
///
/// # Errors
///
/// [`RenderError::Template`] when a template cannot be filled.
pub(super) fn scripts<'l>(
    theme: &Theme,
    templates: &Templates,
    languages: impl Iterator<Item = &'l LanguageTag>,
) -> Result<Fetched, RenderError> {
    let mut scripts = Fetched::new();
    for language in languages {
        let mut context = Context::new();
        context.insert("lang", language.as_str());
        for name in theme.fetched() {
            let file = format!("{name}.{language}.js");
            if theme.assets.contains_key(&file) {
                continue;
            }
            let html = templates.render(&format!("fetched/{name}.html"), &context, &file)?;
            let html = serde_json::Value::from(html);
            let script = format!("(loype.fetched ??= {{}})[\"{name}\"] = {html};\n");
            scripts.insert(file, script.into_bytes());
        }
    }
    Ok(scripts)
}
