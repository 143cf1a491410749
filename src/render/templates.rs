//! The theme's templates, ready to be filled.
//!
//! In: the theme's template sources and words. Out: HTML for a template and its values. A template
//! can call one function, `t`, which gives a word of the interface in the language of the page, and
//! one filter of our own, `hyphenate`, for texts in narrow places.
//! Filling templates is left to Tera.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Context, Kwargs, State, Tera, Value};

use super::error::RenderError;
use super::hyphenate::{Hyphenated, may_be_parted};
use super::words::Words;
use crate::load::Theme;

/// The templates of a theme.
pub(crate) struct Templates {
    tera: Tera,
    /// Where each template stands, for messages.
    places: Vec<(String, String)>,
    /// The words of the interface.
    pub(crate) words: Arc<Words>,
}

impl Templates {
    /// Reads the theme's templates.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when a template is not written as Tera reads it, or
    /// [`RenderError::Strings`].
    pub(crate) fn new(theme: &Theme, language: &str) -> Result<Self, RenderError> {
        let words = Arc::new(Words::new(theme)?);
        let mut tera = Tera::new();
        let (shared, site_language) = (Arc::clone(&words), language.to_owned());
        tera.register_function("t", move |arguments: Kwargs, state: &State| {
            translate(&shared, &site_language, &arguments, state)
        });
        let (hyphenated, site_language) = (Hyphenated::default(), language.to_owned());
        tera.register_filter("hyphenate", move |text: &str, arguments: Kwargs, state: &State| {
            if !may_be_parted(text) {
                return Ok(text.to_owned());
            }
            let own = arguments.get::<&Value>("lang")?.and_then(Value::as_str);
            let spoken = if own.is_none() { state.get::<Value>("lang")? } else { None };
            let language = own.or(spoken.as_ref().and_then(Value::as_str));
            let language = language.unwrap_or(&site_language);
            Ok::<_, tera::Error>(hyphenated.text(text, language))
        });
        let sources: Vec<(&str, &str)> = theme
            .templates
            .iter()
            .map(|(name, template)| (name.as_str(), template.source.as_str()))
            .collect();
        let places = theme
            .templates
            .iter()
            .map(|(name, template)| (name.clone(), template.place.clone()))
            .collect();
        let mut templates = Self { tera, places, words };
        templates.tera.add_raw_templates(sources).map_err(|error| RenderError::Template {
            page: None,
            detail: templates.describe(&error),
        })?;
        Ok(templates)
    }

    /// The HTML of a template filled with values, for the page at `page`.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] with the template, its line and the page when a value is missing
    /// or a word does not exist.
    pub(crate) fn render(
        &self,
        template: &str,
        context: &Context,
        page: &str,
    ) -> Result<String, RenderError> {
        let fault = |error| RenderError::Template {
            page: Some(page.to_owned()),
            detail: self.describe(&error),
        };
        self.tera.render(template, context).map_err(fault)
    }

    /// An error of Tera with everything that led to it, since the place stands in the innermost;
    /// templates are named by their files.
    fn describe(&self, error: &tera::Error) -> String {
        let mut text = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(inner) = source {
            text.push('\n');
            text.push_str(&inner.to_string());
            source = inner.source();
        }
        for (name, place) in &self.places {
            text = text.replace(&format!("--> {name}:"), &format!("--> {place}:"));
        }
        text.strip_prefix("error: ").unwrap_or(&text).to_owned()
    }
}

fn translate(
    words: &Words,
    site_language: &str,
    arguments: &Kwargs,
    state: &State,
) -> tera::TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    let spoken = state.get::<Value>("lang")?;
    let language = spoken.as_ref().and_then(Value::as_str).unwrap_or(site_language);
    let mut fluent = FluentArgs::new();
    for (name, value) in arguments.iter() {
        if let Some(name) = name.as_str().filter(|name| *name != "key") {
            fluent.set(name.to_owned(), fluent_value(value));
        }
    }
    words.get(language, key, &fluent).ok_or_else(|| {
        tera::Error::message(format!("there is no word `{key}` in the theme's strings"))
    })
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Template;

    fn render(template: &str) -> Result<String, String> {
        let mut theme = Theme::default();
        let file = |source: &str| Template { place: String::new(), source: source.to_owned() };
        theme.templates.insert("a.html".to_owned(), file(template));
        theme.strings.insert("nb".to_owned(), vec![file("part = Del { $n } av { $name }\n")]);
        let templates = Templates::new(&theme, "nb").map_err(|error| error.text().en)?;
        let mut context = Context::new();
        context.insert("lang", "nb");
        context.insert("title", "A & B");
        templates.render("a.html", &context, "kurs/a.html").map_err(|error| error.text().en)
    }

    #[test]
    fn words_take_numbers_and_names_and_values_are_escaped() {
        assert_eq!(
            render(r#"{{ t(key="part", n=2, name=title) }}"#).unwrap(),
            "Del 2 av A &amp; B"
        );
    }

    #[test]
    fn a_fault_names_the_template_and_the_page() {
        let fault = render("a\n{{ missing }}").unwrap_err();
        assert!(fault.contains("a.html") && fault.contains("kurs/a.html"), "{fault}");
        assert!(render(r#"{{ t(key="nei") }}"#).unwrap_err().contains("there is no word `nei`"));
    }
}
