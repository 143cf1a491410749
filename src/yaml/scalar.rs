//! A value of YAML with another text.
//!
//! In: the value as an author wrote it, and the text that it should have. Out: the edit, with
//! quotation marks where YAML needs them or the author had them.

use std::borrow::Cow;

use crate::diagnostic::{Edit, Text};
use crate::source::{SourceText, Span};

/// Characters that mean something else than text where a value begins (YAML 1.2, "Indicator
/// Characters").
const INDICATORS: [char; 18] =
    ['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@'];

/// Gives a key or a value another text.
#[must_use]
pub fn rewritten(written: &SourceText, text: impl Into<Text>) -> Edit {
    let text = text.into();
    let scalar = |text: String| if written.quoted { quoted(&text) } else { plain(&text).into() };
    Edit::replace(whole(written), Text { nb: scalar(text.nb), en: scalar(text.en) })
}

/// A value with the quotation marks around it.
#[must_use]
pub fn whole(written: &SourceText) -> Span {
    let mark = u32::from(written.quoted && written.verbatim);
    let Span { file, start, end } = written.span;
    Span { file, start: start.saturating_sub(mark), end: end.saturating_add(mark) }
}

/// A text as YAML takes it for one value, wherever a value can stand.
fn plain(text: &str) -> Cow<'_, str> {
    let is_plain = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(INDICATORS)
        && !text.starts_with(['`', '~'])
        && !text.eq_ignore_ascii_case("null")
        && !text.ends_with(':')
        && !text.contains(['\n', ',', '[', ']', '{', '}'])
        && !text.contains(": ")
        && !text.contains(" #");
    if is_plain { Cow::Borrowed(text) } else { Cow::Owned(quoted(text)) }
}

/// A text of one line in double quotation marks.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};
    use crate::yaml::{Node, Value, parse};
    use proptest::prelude::*;

    /// The value of the key `a` in a text, with the sources.
    fn value(text: &str) -> (SourceText, Sources) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let Node { value: Value::Map(mut entries), .. } =
            parse(&sources, sources.whole(file), &[]).unwrap()
        else {
            panic!("a map: {text}")
        };
        let Value::Scalar(written) = entries.remove(0).1.value else { panic!("a scalar: {text}") };
        (written, sources)
    }

    proptest! {
        #[test]
        fn a_value_that_is_rewritten_reads_as_the_new_text(
            form in 0..4_usize, new in "[a-z#:,'\"\\\\\\[{%@&*! -]{1,8}",
        ) {
            let text = ["a: x y # z\n", "a: \"x y\"\n", "a: 'x y'\n", "a: \"x\\ty\"\nb: c\n"][form];
            let (written, sources) = value(text);
            let edit = rewritten(&written, new.clone());
            let mut changed = text.to_owned();
            changed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text.nb);
            prop_assert_eq!(sources.path(edit.span.file), "a.md");
            prop_assert_eq!(value(&changed).0.text, new, "{}", changed);
        }
    }
}
