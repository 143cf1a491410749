//! JSON Schemas of what other programs read.
//!
//! In: a type that is written as JSON. Out: its schema as text. What stands in each schema is left
//! to the types and their doc comments.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The JSON Schema (draft 2020-12) of what `T` is serialised to, with a line break at its end.
///
/// Descriptions are doc comments. Where a comment is wrapped says nothing, so the lines of a
/// paragraph are joined.
#[must_use]
pub fn of<T: JsonSchema>() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    RecursiveTransform(unwrap_description).transform(&mut schema);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn unwrap_description(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        let paragraphs: Vec<String> =
            description.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
        *description = paragraphs.join("\n\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One paragraph that is wrapped
    /// over two lines.
    ///
    /// And a second one.
    #[derive(serde::Serialize, JsonSchema)]
    struct Sample {
        /// A field, wrapped
        /// too.
        field: u8,
    }

    #[test]
    fn a_wrapped_comment_is_one_line_a_paragraph() {
        let schema: Value = serde_json::from_str(&of::<Sample>()).unwrap();
        let wanted = "One paragraph that is wrapped over two lines.\n\nAnd a second one.";
        assert_eq!(schema["description"], wanted);
        assert_eq!(schema["properties"]["field"]["description"], "A field, wrapped too.");
        assert_eq!(serde_json::to_value(Sample { field: 1 }).unwrap()["field"], 1);
    }
}
