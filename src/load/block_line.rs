//! The line that opens a block: `:::leder gruppe`, `:::oppgave Tegn kartet`,
//! `:::video {src="film.webm" captions="film.vtt"}`.
//!
//! In: one line and its place. Out: the block's name, the words after it and the arguments in
//! braces, each with its place. What the name means, and which words and arguments it takes, is
//! left to `course`.

use serde::{Deserialize, Serialize};

use crate::source::{SourceText, Span};

/// The contents of a block's opening line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BlockLine {
    /// The whole line, without the space around it.
    pub span: Span,
    /// The name after `:::`.
    pub name: SourceText,
    /// The words after the name, before any braces; empty when there are none.
    pub words: SourceText,
    /// The arguments in braces.
    pub arguments: Vec<Argument>,
}

/// One `key=value` in braces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Argument {
    /// The key.
    pub key: SourceText,
    /// The value, without quotes; empty for a key alone.
    pub value: SourceText,
}

impl Argument {
    /// The id that it gives the block: `#plan`.
    #[must_use]
    pub fn id(&self) -> Option<SourceText> {
        let text = self.key.text.strip_prefix('#').filter(|id| !id.is_empty())?.to_owned();
        Some(SourceText { span: self.key.part(1..self.key.text.len()), text, ..self.key.clone() })
    }
}

/// Whether a line of a block closes one: it has only colons.
pub(super) fn closes(line: &str) -> bool {
    line.trim_end().bytes().all(|byte| byte == b':')
}

impl BlockLine {
    /// The id that its author gives the block.
    #[must_use]
    pub fn id(&self) -> Option<SourceText> {
        self.arguments.iter().find_map(Argument::id)
    }

    /// Parses a line that begins with colons, at `span`. `None` for a line of colons
    /// alone, which closes a block.
    pub(super) fn read(line: &str, span: Span) -> Option<Self> {
        let text = line.trim_end();
        let span = span.part(0, text.len());
        let written = |start: usize, end: usize| {
            let source = text.get(start..end).unwrap_or_default();
            let lead = source.len() - source.trim_start().len();
            let text = source.trim().to_owned();
            let start = start + lead;
            SourceText {
                span: span.part(start, start + text.len()),
                text,
                verbatim: true,
                quoted: false,
            }
        };
        let colons = text.len() - text.trim_start_matches(':').len();
        let name_start =
            colons + (text.get(colons..)?.len() - text.get(colons..)?.trim_start().len());
        let name_end = text
            .get(name_start..)?
            .find(|c: char| c.is_whitespace() || c == '{')
            .map_or(text.len(), |length| name_start + length);
        if name_start == name_end && name_end == text.len() {
            return None;
        }
        let braces = text
            .get(name_end..)?
            .find('{')
            .filter(|_| text.ends_with('}'))
            .map(|offset| name_end + offset);
        let words = written(name_end, braces.unwrap_or(text.len()));
        let arguments = braces
            .map_or_else(Vec::new, |open| arguments(text, open + 1, text.len() - 1, &written));
        Some(Self { span, name: written(name_start, name_end), words, arguments })
    }
}

/// What opens a quoted value, and what closes it. Word processors make straight quotes curly.
const QUOTES: [(char, &[char]); 5] =
    [('"', &['"']), ('\'', &['\'']), ('“', &['”', '“']), ('”', &['”']), ('„', &['“', '”'])];

/// The arguments between the braces: keys and values, a value with spaces in double or single
/// quotes.
fn arguments(
    text: &str,
    start: usize,
    end: usize,
    written: &dyn Fn(usize, usize) -> SourceText,
) -> Vec<Argument> {
    let mut arguments = Vec::new();
    // Where the words without a value begin that the next one would go on with.
    let mut words_from = None;
    let mut at = start;
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.trim().is_empty()) {
        at += rest.len() - rest.trim_start().len();
        let rest = text.get(at..end).unwrap_or_default();
        let key_length = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let key = written(at, at + key_length);
        at += key_length;
        let Some(value) = text.get(at..end).and_then(|rest| rest.strip_prefix('=')) else {
            // Words without a value are one key: `flere rader`. An id stands alone.
            let is_id = key.text.starts_with('#');
            let from = words_from.filter(|_| !is_id).unwrap_or(at - key_length);
            if words_from.is_some() && !is_id {
                arguments.pop();
            }
            words_from = (!is_id).then_some(from);
            arguments.push(Argument { key: written(from, at), value: written(at, at) });
            continue;
        };
        at += 1;
        words_from = None;
        let (inner, length, step) = if let Some((open, closers)) =
            QUOTES.iter().find(|(open, _)| value.starts_with(*open))
        {
            let start = open.len_utf8();
            let quoted = value.get(start..).unwrap_or_default();
            let length = quoted.find(*closers).unwrap_or(quoted.len());
            let close =
                quoted.get(length..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            (at + start, length, start + length + close)
        } else {
            let length = value.find(char::is_whitespace).unwrap_or(value.len());
            (at, length, length)
        };
        arguments.push(Argument { key, value: written(inner, inner + length) });
        at += step;
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};
    use proptest::prelude::*;

    /// Name, words and arguments.
    type Parts = (String, String, Vec<(String, String)>);

    fn read(line: &str) -> Option<Parts> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", line));
        let block = BlockLine::read(line, Span::new(file, 0, line.len()));
        assert_eq!(block.is_none(), closes(line), "a line opens a block or closes one");
        let block = block?;
        for written in block
            .arguments
            .iter()
            .flat_map(|argument| [&argument.key, &argument.value])
            .chain([&block.name, &block.words])
        {
            assert_eq!(
                sources.text(written.span),
                written.text,
                "the place is the place of the text"
            );
        }
        let arguments = block
            .arguments
            .into_iter()
            .map(|argument| (argument.key.text, argument.value.text))
            .collect();
        Some((block.name.text, block.words.text, arguments))
    }

    fn arguments(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_name_words_and_arguments_are_told_apart() {
        assert_eq!(read(":::leder gruppe"), Some(("leder".into(), "gruppe".into(), vec![])));
        assert_eq!(
            read("::: oppgave  Tegn et kart "),
            Some(("oppgave".into(), "Tegn et kart".into(), vec![]))
        );
        let expected = arguments(&[("src", "film.webm"), ("title", "To veier"), ("loop", "")]);
        assert_eq!(
            read(":::video {src=film.webm title=\"To veier\" loop}"),
            Some(("video".into(), String::new(), expected))
        );
        assert_eq!(
            read(":::video {src=“to ord.webm”}"),
            Some(("video".into(), String::new(), arguments(&[("src", "to ord.webm")])))
        );
        assert_eq!(
            read(":::video{src='a b.mp3'}"),
            Some(("video".into(), String::new(), arguments(&[("src", "a b.mp3")])))
        );
    }

    #[test]
    fn words_without_a_value_are_one_key_and_an_id_is_not_among_them() {
        let keys = |line| {
            let (_, _, arguments) = read(line).expect("a block");
            arguments.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
        };
        assert_eq!(keys(":::skjema {flere rader}"), ["flere rader"]);
        assert_eq!(
            keys(":::skjema {#plan flere rader title=x loop}"),
            ["#plan", "flere rader", "title", "loop"]
        );
        assert_eq!(keys(":::skjema {flere rader #plan}"), ["flere rader", "#plan"]);
    }

    #[test]
    fn colons_alone_close_a_block() {
        assert_eq!(read(":::"), None);
        assert_eq!(read("::::  "), None);
    }

    proptest! {
        #[test]
        fn any_line_of_colons_can_be_read(rest in "\\PC{0,30}") {
            read(&format!(":::{rest}"));
        }
    }
}
