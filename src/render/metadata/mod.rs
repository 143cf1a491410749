//! What a page tells search engines, and the sites that show a preview of a link.
//!
//! In: the model and a page's own values. Out: [`Metadata`] for the head of the page: one sentence,
//! the picture and language of a preview (Open Graph), and schema.org's words for what the page is,
//! as JSON-LD. Whole addresses are told only where the config names the one that the site will
//! have: a relative one would mean another page wherever it is copied to. How the head looks is
//! left to the theme.

mod graph;
mod schema_org;
mod subject;
mod summary;

use serde::Serialize;
use tera::Value;

use self::graph::Describer;
use self::schema_org::{Graph, Node};
use self::subject::Subject;
pub(crate) use self::summary::shortened;
use super::context::Renderer;
use super::jobs::Job;
use super::lookups::Lookups;
use super::shared::Shared;
use super::views::PageView;
use crate::course::PageMeta;
use crate::course::address::absolute;
use crate::course::link::{LinkFault, Target};
use crate::language::LanguageTag;
use crate::load::{LinkKind, PictureSize};

/// What stands in the head of a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Metadata {
    description: Option<String>,
    /// The language and the country, as Open Graph writes them: `nb_NO`.
    locale: Option<String>,
    picture: Option<PictureView>,
    /// JSON-LD, safe inside a `script` element.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    graph: Option<Value>,
    /// The feed of changes, from the site's root.
    feed: Option<&'static str>,
}

/// The picture that stands for a page where someone links to it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PictureView {
    url: String,
    alt: String,
    width: u32,
    height: u32,
}

/// What pages are described by, beside themselves.
#[derive(Clone, Copy)]
pub(super) struct Describers<'a> {
    pub(super) renderer: Renderer<'a>,
    pub(super) shared: &'a Shared,
}

/// The form in which previews are drawn everywhere; a drawing (SVG) is shown by none of those who
/// make them.
const PREVIEW_FORMS: [&str; 5] = ["png", "jpg", "jpeg", "gif", "webp"];

impl Describers<'_> {
    /// What a page tells of itself.
    pub(super) fn describe(&self, page: &PageView, job: Job, lookups: &Lookups) -> Metadata {
        let subject = Subject::of(job);
        let description = self.description(page, subject);
        let describer = Describer { tree: self.renderer.tree, shared: self.shared };
        let mut nodes: Vec<Node> =
            describer.work(page, subject, description.clone()).into_iter().collect();
        nodes.extend(describer.breadcrumbs(page));
        Metadata {
            description,
            locale: locale(&self.renderer.tree.config.language),
            picture: self
                .renderer
                .tree
                .config
                .base_url
                .as_ref()
                .and_then(|base| self.picture(base.as_str(), subject, lookups)),
            graph: (!nodes.is_empty()).then(|| json_ld(nodes)),
            feed: self.renderer.feed,
        }
    }

    /// The author's own sentence, or the beginning of the text, or what is said of what the page
    /// stands in.
    fn description(&self, page: &PageView, subject: Option<Subject>) -> Option<String> {
        let text = |meta: &PageMeta| {
            let document = meta.document_in(self.renderer.tree)?;
            summary::summary(self.renderer.tree.sources.text(document.body))
        };
        let around = match subject {
            Some(Subject::Free(_, course)) => course.and_then(|course| {
                self.renderer.site.courses.get(course)?.meta.description.clone()
            }),
            Some(Subject::Module(place)) => place.course.meta.description.clone(),
            Some(Subject::Page(place, ..)) => place
                .module
                .meta
                .description
                .as_ref()
                .or(place.course.meta.description.as_ref())
                .cloned(),
            _ => None,
        };
        let own =
            page.description.clone().or_else(|| subject.and_then(|subject| text(subject.meta())));
        own.or(around).or_else(|| self.renderer.tree.config.description.clone())
    }

    /// The first picture in the page's text that previews can show, or else the logo.
    fn picture(
        &self,
        base: &str,
        subject: Option<Subject>,
        lookups: &Lookups,
    ) -> Option<PictureView> {
        let document = subject.and_then(|subject| subject.meta().document_in(self.renderer.tree));
        let own = document.and_then(|document| {
            let mut images =
                document.outline.links.iter().filter(|link| link.kind == LinkKind::Image);
            images.find_map(|image| {
                Some((self.preview(&lookups.resolve(&image.target))?, image.text.clone()))
            })
        });
        let logo = || {
            let logo = self.renderer.tree.config.logo.as_ref()?;
            Some((
                self.preview(&self.renderer.site.targets.resolve("", &logo.file.text))?,
                logo.alt.clone(),
            ))
        };
        let ((address, size), alt) = own.or_else(logo)?;
        Some(PictureView {
            url: absolute(base, address),
            alt,
            width: size.width,
            height: size.height,
        })
    }

    fn preview<'t>(&self, found: &Result<Target<'t>, LinkFault>) -> Option<(&'t str, PictureSize)> {
        let Ok(Target::Asset { asset, address, .. }) = found else { return None };
        let ending = address.rsplit_once('.')?.1.to_ascii_lowercase();
        let size = self.renderer.tree.assets.get(*asset)?.size?;
        PREVIEW_FORMS.contains(&ending.as_str()).then_some((address, size))
    }
}

/// Open Graph names a country with each language. The languages of Norway have theirs; of others it
/// is told only where the tag does.
fn locale(tag: &LanguageTag) -> Option<String> {
    let country = tag.country().or(tag.is_of_norway().then_some("NO"));
    country.map(|country| format!("{}_{country}", tag.primary()))
}

/// A graph as the text of a `script` element, which nothing in it can end: `<` is written as JSON
/// may write any letter.
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
