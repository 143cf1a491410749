//! The parts of a SARIF log that Løype writes, under the standard's names.
//!
//! Types only: what goes into them is decided beside this file. The crate serde-sarif has types for
//! the whole standard, which it makes of the schema at build time with thirteen crates that this
//! program does not need otherwise; these are the ones that are used.

use serde::Serialize;

/// What paths are relative to; the name is the one that the standard's examples and GitHub use.
pub(super) const SOURCE_ROOT: &str = "%SRCROOT%";

/// A log (3.13).
#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

impl Log {
    /// The log of one run.
    pub(super) fn of(run: Run) -> Self {
        let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
        Self { schema, version: "2.1.0", runs: [run] }
    }
}

/// A run (3.14).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run {
    pub(super) tool: Tool,
    pub(super) language: &'static str,
    pub(super) column_kind: &'static str,
    pub(super) original_uri_base_ids: BaseIds,
    pub(super) results: Vec<Finding>,
}

/// What relative paths start from (3.14.14); without an address, so that the log tells nothing of
/// the machine.
#[derive(Serialize)]
pub(super) struct BaseIds {
    #[serde(rename = "%SRCROOT%")]
    pub(super) source_root: SourceRoot,
}

/// A place that has a description and no address.
#[derive(Serialize)]
pub(super) struct SourceRoot {
    pub(super) description: Message,
}

/// The tool (3.18).
#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) driver: Driver,
}

/// The program (3.19).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) information_uri: Option<&'static str>,
    pub(super) rules: Vec<Descriptor>,
}

/// A rule (3.49).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    pub(super) id: &'static str,
    pub(super) name: String,
    pub(super) short_description: Message,
    /// GitHub takes no rule without it.
    pub(super) full_description: Message,
    pub(super) help: Help,
    pub(super) default_configuration: Configuration,
}

/// A text in both forms (3.12).
#[derive(Serialize)]
pub(super) struct Help {
    pub(super) text: String,
    pub(super) markdown: String,
}

/// How much a rule matters (3.50).
#[derive(Serialize)]
pub(super) struct Configuration {
    pub(super) level: &'static str,
}

/// A text (3.11).
#[derive(Serialize)]
pub(super) struct Message {
    pub(super) text: String,
}

/// A result (3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    pub(super) rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule_index: Option<usize>,
    pub(super) level: &'static str,
    pub(super) message: Message,
    pub(super) locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    /// Why it is silenced; empty where it is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixes: Vec<Fix>,
    pub(super) partial_fingerprints: Prints,
}

/// That a result is silenced, and why (3.35).
#[derive(Serialize)]
pub(super) struct Suppression {
    pub(super) kind: &'static str,
    pub(super) justification: String,
}

/// What makes a result recognisable in the next run (3.27.17).
#[derive(Serialize)]
pub(super) struct Prints {
    #[serde(rename = "ruleAndLine/v1")]
    pub(super) rule_and_line: String,
}

/// A place with what is to be said of it (3.28).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    pub(super) physical: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Message>,
}

/// A stretch of a file (3.29).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Physical {
    pub(super) artifact_location: Artifact,
    pub(super) region: Region,
}

/// A file (3.4).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    pub(super) uri: String,
    pub(super) uri_base_id: &'static str,
}

/// A mend (3.55).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix {
    pub(super) description: Message,
    pub(super) artifact_changes: Vec<Change>,
    pub(super) properties: FixProperties,
}

/// What the standard has no name for (3.8).
#[derive(Serialize)]
pub(super) struct FixProperties {
    pub(super) applicability: &'static str,
}

/// The edits of one file (3.56).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Change {
    pub(super) artifact_location: Artifact,
    pub(super) replacements: Vec<Replacement>,
}

/// An edit (3.57); a region of no length is a place to insert at.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement {
    pub(super) deleted_region: Region,
    pub(super) inserted_content: Content,
}

/// A text that is no message (3.3).
#[derive(Serialize)]
pub(super) struct Content {
    pub(super) text: String,
}

/// A stretch of text (3.30); the end column is the one after the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}
