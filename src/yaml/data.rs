//! Values that only a theme interprets: `extra:` as plain data.
//!
//! In: a [`Node`]. Out: [`Data`], as templates see it. Quoted text stays text; unquoted `true`,
//! `false` and whole numbers become flags and numbers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Node, Value};

/// Plain data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Hash)]
#[serde(untagged)]
pub enum Data {
    /// No value.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Any other scalar.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// Keys with values.
    Map(BTreeMap<String, Data>),
}

impl Default for Data {
    fn default() -> Self {
        Self::Map(BTreeMap::new())
    }
}

impl Data {
    /// The data under the key `extra` of a front matter; an empty map if there is none.
    #[must_use]
    pub fn extra_of(node: &Node) -> Self {
        let Value::Map(entries) = &node.value else { return Self::default() };
        let extra = entries.iter().find(|(key, _)| key.text == "extra").map(|(_, value)| value);
        extra.filter(|value| value.value != Value::Empty).map(Self::of).unwrap_or_default()
    }

    /// The data of a node.
    #[must_use]
    pub fn of(node: &Node) -> Self {
        match &node.value {
            Value::Empty => Self::Nothing,
            Value::Scalar(written) if written.span != node.span => Self::Text(written.text.clone()),
            Value::Scalar(written) => Self::plain(&written.text),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(entries) => Self::Map(
                entries.iter().map(|(key, value)| (key.text.clone(), Self::of(value))).collect(),
            ),
        }
    }

    fn plain(text: &str) -> Self {
        match text {
            "true" => Self::Flag(true),
            "false" => Self::Flag(false),
            // A number in another than its canonical form, such as `05` or a telephone number with
            // a `+`, is text.
            _ => text
                .parse()
                .ok()
                .filter(|number: &i64| number.to_string() == text)
                .map_or_else(|| Self::Text(text.to_owned()), Self::Number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    #[test]
    fn data_is_what_it_looks_like_and_quotes_keep_a_text() {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new(
            "a.md",
            "extra:\n  a: [1, \"1\", 05, true, Nei, ]\n  b: {c: x}\n  d:\n",
        ));
        let node = crate::yaml::parse(&sources, sources.whole(file), &[]).unwrap();
        let json = serde_json::to_string(&Data::extra_of(&node)).unwrap();
        assert_eq!(json, r#"{"a":[1,"1","05",true,"Nei"],"b":{"c":"x"},"d":null}"#);
    }
}
