//! The metadata of a page: for search engines, and for sites that show a preview of a link.
//!
//! In: the model and the page's view. Out: [`Metadata`] for the head of the page: a description,
//! the picture and language of a preview (Open Graph), and the page in terms of schema.org, as
//! JSON-LD. Absolute addresses are given only where the config has the base address of the site: a
//! relative one would mean another page wherever it is copied to. The markup of the head is left to
//! the theme.

mod graph;
mod offer;
mod schema_org;
mod subject;
mod summary;

use serde::Serialize;
use tera::Value;

use self::graph::GraphBuilder;
use self::schema_org::{Graph, Node};
use self::subject::Subject;
pub(crate) use self::summary::shortened;
use super::jobs::Job;
use super::reads::{PublishedAsset, Renderer};
use super::views::PageView;
use crate::course::address::absolute;
use crate::language::LanguageTag;
use crate::load::{LinkKind, PictureSize, ending};

/// The metadata in the head of a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Metadata {
    description: Option<String>,
    /// The language and the country in the form of Open Graph: `nb_NO`.
    locale: Option<String>,
    picture: Option<PictureView>,
    /// JSON-LD, safe inside a `script` element.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    graph: Option<Value>,
    /// The feed of changes, from the site's root.
    feed: Option<&'static str>,
}

/// The picture of a link preview.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PictureView {
    url: String,
    alt: String,
    width: u32,
    height: u32,
}

/// The file endings of pictures that all link previews support; none of them supports SVG.
const PREVIEW_FORMATS: [&str; 5] = ["png", "jpg", "jpeg", "gif", "webp"];

/// The metadata of a page.
pub(super) fn describe(renderer: Renderer, page: &PageView, job: Job) -> Metadata {
    let subject = Subject::of(job);
    let description = description(renderer, page, subject);
    let builder = GraphBuilder { renderer };
    let mut nodes: Vec<Node> =
        builder.work(page, subject, description.clone()).into_iter().collect();
    nodes.extend(builder.breadcrumbs(page));
    let base_url = renderer.config().base_url.as_ref();
    Metadata {
        description,
        locale: locale(renderer.written()),
        picture: base_url.and_then(|base| picture(renderer, base.as_str())),
        graph: (!nodes.is_empty()).then(|| json_ld(nodes)),
        feed: renderer.feed(),
    }
}

/// The page's own description, or the beginning of its text, or the description of its module, its
/// course or the site.
fn description(renderer: Renderer, page: &PageView, subject: Option<Subject>) -> Option<String> {
    let around = match subject {
        Some(Subject::Free(course)) => {
            course.and_then(|course| renderer.course_meta(course)?.description.clone())
        }
        Some(Subject::Module(place)) => place.course.description.clone(),
        Some(Subject::Page(place, ..)) => {
            let of_module = place.module.meta.description.as_ref();
            of_module.or(place.course.description.as_ref()).cloned()
        }
        _ => None,
    };
    let text = || summary::summary(renderer.source()?.text);
    let own = page.description.clone().or_else(text);
    own.or(around).or_else(|| renderer.config().description.clone())
}

/// The first picture in the page's text that previews support, or else the logo.
fn picture(renderer: Renderer, base: &str) -> Option<PictureView> {
    let links = renderer.source().map(|source| source.document.outline.links.as_slice());
    let mut images = links.unwrap_or_default().iter().filter(|link| link.kind == LinkKind::Image);
    let own = images
        .find_map(|image| Some((preview(renderer.asset(&image.target)?)?, image.text.clone())));
    let logo = || {
        let (logo, alt) = renderer.logo()?;
        Some((preview(logo)?, alt.to_owned()))
    };
    let ((address, size), alt) = own.or_else(logo)?;
    let url = absolute(base, address);
    Some(PictureView { url, alt, width: size.width, height: size.height })
}

fn preview(picture: PublishedAsset<'_>) -> Option<(&str, PictureSize)> {
    PREVIEW_FORMATS
        .contains(&ending(picture.address).as_str())
        .then_some((picture.address, picture.size?))
}

/// Open Graph has a country with each language. The languages of Norway have Norway; others have a
/// locale only where the tag names a country.
fn locale(tag: &LanguageTag) -> Option<String> {
    let country = tag.country().or(tag.is_of_norway().then_some("NO"));
    country.map(|country| format!("{}_{country}", tag.primary()))
}

/// A graph as the text of a `script` element. `<` is escaped as `\u003c`, so that no text in it can
/// end the element.
fn json_ld(nodes: Vec<Node>) -> Value {
    let graph = Graph { context: "https://schema.org", nodes };
    Value::safe_string(&serde_json::to_string(&graph).unwrap_or_default().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_names_a_country_where_there_is_one() {
        let locales = ["nb", "nn-NO", "se", "en-GB", "zh-Hans-CN", "en"]
            .map(|written| locale(&LanguageTag::parse(written).unwrap()));
        let expected =
            [Some("nb_NO"), Some("nn_NO"), Some("se_NO"), Some("en_GB"), Some("zh_CN"), None];
        assert_eq!(locales.each_ref().map(Option::as_deref), expected);
    }
}
