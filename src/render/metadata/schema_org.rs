//! The terms of schema.org that pages use: types only.
//!
//! A property without a value is left out. Addresses are always absolute, so that a site without a
//! base address has none.

use serde::Serialize;

/// The structured data of a page.
#[derive(Serialize)]
pub(super) struct Graph {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) nodes: Vec<Node>,
}

/// A node of the graph.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node {
    /// The page itself.
    Work(Box<Work>),
    /// The breadcrumbs of the page.
    Breadcrumbs(BreadcrumbList),
}

/// `WebSite`, `WebPage`, `Course` or `LearningResource`.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Work {
    #[serde(rename = "@type")]
    pub(super) r#type: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) learning_resource_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time_required: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) audience: Vec<EducationalAudience>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) teaches: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) course_prerequisites: Vec<AlignmentObject>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) competency_required: Vec<AlignmentObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) provider: Option<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offers: Option<Offer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_course_instance: Vec<CourseInstance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_part_of: Option<Box<Work>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_part: Vec<Work>,
}

/// An audience.
#[derive(Serialize, Clone, PartialEq)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct EducationalAudience {
    /// `teacher`, `leader`, `owner`, or the id of one of the config's own.
    pub(super) educational_role: String,
    /// The name that readers see.
    pub(super) audience_type: String,
}

/// A requirement.
#[derive(Serialize, PartialEq)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct AlignmentObject {
    pub(super) alignment_type: &'static str,
    pub(super) target_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target_url: Option<String>,
}

/// The provider of a course.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Organization {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<String>,
}

/// A course for one audience, or for all.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct CourseInstance {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) course_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) course_workload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) audience: Option<EducationalAudience>,
}

/// What a course costs, and until when and where one can enrol.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Offer {
    /// `Free`, where that is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) category: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) price: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) price_currency: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) availability_ends: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

/// The pages from the front page to a page.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct BreadcrumbList {
    pub(super) item_list_element: Vec<ListItem>,
}

/// One of these pages.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct ListItem {
    pub(super) position: usize,
    pub(super) name: String,
    pub(super) item: String,
}
