//! Values that YAML ends before their authors do: `tittel: Modul #1` is "Modul", since `#` begins a
//! comment, and the first word of `ingress: !viktig les dette` is a tag; one with `&` is an anchor.
//!
//! In: a tree of values. Out: `value-cut`. A comment with a space after its `#` is one.
//!
#![doc = include_str!("../../manual/en/value-cut.md")]

use super::{Node, Value, quoted};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::source::{SourceText, Sources, Span};
use crate::text;

/// The findings for all values of a tree.
#[must_use]
pub fn value_cut(node: &Node, sources: &Sources) -> Vec<Diagnostic> {
    match &node.value {
        Value::Empty => Vec::new(),
        Value::Scalar(written) => of_value(written, sources).into_iter().collect(),
        Value::List(items) => items.iter().flat_map(|item| value_cut(item, sources)).collect(),
        Value::Map(entries) => {
            entries.iter().flat_map(|(_, value)| value_cut(value, sources)).collect()
        }
    }
}

fn of_value(written: &SourceText, sources: &Sources) -> Option<Diagnostic> {
    if written.quoted || !written.verbatim || written.text.is_empty() {
        return None;
    }
    let span = written.span;
    let whole = sources.text(sources.whole(span.file));
    let before = whole.get(..span.start as usize)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let after = whole.get(span.end as usize..)?.lines().next().unwrap_or_default();
    // Where a list or a map stands in one line, marks may follow a value that are no part of it.
    let comment = after.trim_start();
    let is_comment = comment.len() < after.len()
        && comment.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let lead = before.get(line..)?.trim_end();
    let tag = lead.rsplit(' ').next().filter(|word| word.starts_with(['!', '&']) && word.len() > 1);
    let cut = match tag {
        Some(tag) => tag,
        None if is_comment => comment.trim_end(),
        None => return None,
    };
    let start = tag.map_or(span.start as usize, |tag| line + lead.len() - tag.len());
    let end =
        if is_comment { span.end as usize + after.trim_end().len() } else { span.end as usize };
    let meant = whole.get(start..end)?;
    let place = Span::new(span.file, start, end);
    let message = text!(
        en: "`{cut}` is not read as part of the value",
        nb: "`{cut}` leses ikke som en del av verdien"
    );
    let right = quoted(meant);
    let help = text!(
        en: "write `{right}`; a comment has a space after its `#`",
        nb: "skriv `{right}`; en kommentar har mellomrom etter `#`"
    );
    let help = Help::suggest(help, [Edit::replace(place, right)]);
    Some(Diagnostic::new(Rule::ValueCut, place, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn cut(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let node = super::super::parse(&sources, sources.whole(file), &[]).unwrap();
        value_cut(&node, &sources).iter().map(|found| sources.text(found.span).to_owned()).collect()
    }

    #[test]
    fn what_yaml_takes_for_a_comment_or_a_tag_is_told() {
        assert_eq!(cut("tittel: Modul #1\n"), ["Modul #1"]);
        assert_eq!(cut("ingress: !viktig les dette\n"), ["!viktig les dette"]);
        assert_eq!(cut("ingress: &mer om dette\n"), ["&mer om dette"]);
        assert_eq!(cut("mål:\n  - Bruk #metoo i timen\n"), ["Bruk #metoo i timen"]);
    }

    #[test]
    fn comments_and_quoted_values_are_right() {
        for text in [
            "tittel: Modul 1 # utkast\n",
            "tittel: \"Modul #1\"\n",
            "tittel: Modul#1\n",
            "# alt\ntittel: A\n",
            "tittel: A\n#b\n",
            "tittel: Hei!\n",
            "tittel: Les! Nå\n",
            "mål: [a, b] # c\n",
            "tittel: 'a' # b\n",
            "ingress: |\n  a #b\n",
            "tittel: A  ##\n",
            "tittel: A ! b\n",
            "tittel: A & b\n",
        ] {
            assert_eq!(cut(text), [""; 0], "{text}");
        }
    }
}
