//! Answers the preview's script with what a rule means.
//!
//! In: the name of a rule and a language. Out: its manual page, as `loype explain` has it, in
//! Markdown; the script draws it.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::Preview;
use crate::diagnostic::Rule;

/// The rule, and the language of its page.
#[derive(Debug, Deserialize)]
pub(super) struct RuleQuery {
    rule: String,
    #[serde(default)]
    lang: String,
}

/// Answers with the manual page of a rule.
pub(super) async fn explain(
    State(preview): State<Arc<Preview>>,
    Query(query): Query<RuleQuery>,
) -> Response {
    let language = preview.language(&query.lang);
    let rule = Rule::ALL.iter().find(|rule| rule.name() == query.rule);
    rule.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |rule| rule.manual(language).into_response(),
    )
}
