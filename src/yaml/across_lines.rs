//! Explains YAML syntax errors whose cause is a line beside the one where the parser failed: a mark
//! that is never closed, a tab, an indent that does not fit, an item without its dash, a text over
//! two lines.
//!
//! In: the text, and the line where the parser failed. Out: a diagnostic at the cause, with the line
//! as it should be; nothing where no such cause is seen.

use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::source::Span;
use crate::text;

/// Words that begin the rest of a sentence, and no key.
const FUNCTION_WORDS: [&str; 22] = [
    "og", "i", "på", "til", "for", "med", "av", "som", "en", "ei", "et", "om", "fra", "eller",
    "and", "of", "the", "to", "in", "with", "or", "a",
];

/// The most words of a line that a key without its colon may begin.
const MAX_WORDS_OF_KEY_AND_VALUE: usize = 3;

/// Explains an error at a line, counted from 0, of `text`, whose span is `base`.
pub(super) fn explain(text: &str, failed: usize, base: Span) -> Option<Diagnostic> {
    let lines = lines(text);
    let seen = lines.get(..lines.len().min(failed + 2))?;
    let near = || [Some(failed), failed.checked_sub(1)].into_iter().flatten();
    let fault = unclosed(&lines, failed)
        .or_else(|| seen.iter().enumerate().find_map(|(at, _)| tab(&lines, at)))
        .or_else(|| near().find_map(|at| Pair::at(&lines, at)?.fault()))?;
    Some(fault.diagnostic(base))
}

/// A line of the text, without its end.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Its first byte in the text.
    start: usize,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let line = |whole| {
        let line = Line { text: str::trim_end(whole), start };
        start += whole.len();
        line
    };
    text.split_inclusive('\n').map(line).collect()
}

impl<'a> Line<'a> {
    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    fn trimmed(self) -> &'a str {
        self.text.trim_start_matches([' ', '\t'])
    }

    fn is_item(self) -> bool {
        self.trimmed().starts_with("- ") || self.trimmed() == "-"
    }

    /// What stands behind the dash of an item and the colon of a key; without either, the text.
    fn value(self) -> &'a str {
        let item = self.trimmed().strip_prefix("- ").unwrap_or(self.trimmed()).trim_start();
        match item.split_once(": ") {
            Some((key, value)) if is_key(key) => value.trim(),
            _ if item.strip_suffix(':').is_some_and(is_key) => "",
            _ => item,
        }
    }

    /// Whether it has a key.
    fn has_key(self) -> bool {
        self.value().len() < self.trimmed().trim_start_matches("- ").len()
    }
}

/// Whether a text before a colon can be a key: one word, or in quotation marks.
fn is_key(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

/// Something to mend in one place.
struct Fault {
    /// The bytes that are marked.
    place: (usize, usize),
    message: Text,
    help: Text,
    /// The bytes that are replaced, and with what.
    edit: ((usize, usize), String),
}

impl Fault {
    fn diagnostic(self, base: Span) -> Diagnostic {
        let part = |(start, end)| base.part(start, end);
        let help = Help::suggest(self.help, [Edit::replace(part(self.edit.0), self.edit.1)]);
        Diagnostic::new(Rule::YamlUnreadable, part(self.place), self.message).help(help)
    }
}

/// A quotation mark or a bracket that is opened on a line and not closed before the next key.
fn unclosed(lines: &[Line], failed: usize) -> Option<Fault> {
    let ends = |next: Option<&Line>| {
        next.is_none_or(|next| next.indent() == 0 && !next.text.starts_with([']', '}']))
    };
    let (line, mark) = lines.iter().enumerate().take(failed + 1).find_map(|(at, line)| {
        let next = lines.get(at + 1..)?.iter().find(|line| !line.text.is_empty());
        let mark = open_mark(line.value()).filter(|_| ends(next))?;
        Some((*line, mark))
    })?;
    let opening = line.start + line.text.len() - line.value().len();
    let without_comment = line.text.split(" #").next().unwrap_or_default().trim_end();
    let end = line.start + without_comment.len();
    let written = format!("{}{mark}", without_comment.trim_start());
    let name = match mark {
        '"' | '\'' => text!(en: "the quotation mark", nb: "anførselstegnet"),
        _ => text!(en: "the bracket", nb: "klammen"),
    };
    let Text { en, nb } = name;
    Some(Fault {
        place: (opening, opening + 1),
        message: text!(
            en: "{en} that is opened here is never closed",
            nb: "{nb} som åpnes her, lukkes aldri"
        ),
        help: text!(en: "write `{written}`", nb: "skriv `{written}`"),
        edit: ((end, end), mark.to_string()),
    })
}

/// The mark that would close a value, where it is opened and not closed in it.
fn open_mark(value: &str) -> Option<char> {
    let first = value.chars().next()?;
    let rest = value.get(1..).unwrap_or_default();
    match first {
        '"' | '\'' => Some(first).filter(|_| !rest.contains(first)),
        '[' => Some(']').filter(|_| value.matches('[').count() > value.matches(']').count()),
        '{' => Some('}').filter(|_| value.matches('{').count() > value.matches('}').count()),
        _ => None,
    }
}

/// A tab in the indent of a line.
fn tab(lines: &[Line], at: usize) -> Option<Fault> {
    let line = lines.get(at)?;
    let indent = line.text.get(..line.indent())?;
    if !indent.contains('\t') {
        return None;
    }
    let above = lines.get(..at)?.iter().rev().find(|line| !line.text.is_empty());
    let opens = above.is_some_and(|above| above.has_key() && above.value().is_empty());
    let wanted = match above {
        Some(above) if opens => above.indent() + 2,
        Some(above) => above.text.len() - above.text.trim_start_matches(' ').len(),
        None => 0,
    };
    let help = if wanted == 0 {
        text!(en: "begin the line at its left edge", nb: "begynn linjen helt til venstre")
    } else {
        text!(
            en: "indent with spaces, two for each level",
            nb: "rykk inn med mellomrom, to for hvert nivå"
        )
    };
    let place = (line.start, line.start + indent.len());
    Some(Fault {
        place: (line.start, line.start + 1),
        message: text!(
            en: "the line is indented with a tab",
            nb: "linjen er rykket inn med tabulator"
        ),
        help,
        edit: (place, " ".repeat(wanted)),
    })
}

/// A line and the one above it that is not empty.
struct Pair<'a> {
    above: Line<'a>,
    line: Line<'a>,
    /// The first item of the list that the line above is in; that line itself where it is in none.
    first: Line<'a>,
}

impl<'a> Pair<'a> {
    fn at(lines: &[Line<'a>], at: usize) -> Option<Self> {
        let line = *lines.get(at).filter(|line| !line.text.is_empty())?;
        let mut before = lines.get(..at)?.iter().rev().filter(|line| !line.text.is_empty());
        let above = before.next()?;
        let first = before.take_while(|line| line.is_item()).last().unwrap_or(above);
        Some(Self { above: *above, line, first: *first })
    }

    fn fault(&self) -> Option<Fault> {
        self.indented().or_else(|| self.no_dash()).or_else(|| self.second_line())
    }

    /// A key below a value, or an item that does not stand under the one above it.
    fn indented(&self) -> Option<Fault> {
        let Self { above, line, first } = self;
        let both_items = above.is_item() && line.is_item() && above.indent() != line.indent();
        // Of two items, the one that does not stand under the first is out of place.
        let (above, line) = if both_items && line.indent() == first.indent() {
            (first, above)
        } else {
            (above, line)
        };
        let is_plain = !above.value().is_empty() && !above.value().starts_with(['|', '>', '#']);
        let below_value =
            !above.is_item() && is_plain && line.has_key() && line.indent() > above.indent();
        if !both_items && !below_value {
            return None;
        }
        let place = (line.start, line.start + line.indent());
        let message = text!(
            en: "the line is not indented as the one above it",
            nb: "linjen er ikke rykket inn som den over"
        );
        let help = if above.indent() == 0 {
            text!(en: "begin the line at its left edge", nb: "begynn linjen helt til venstre")
        } else {
            let count = above.indent();
            text!(
                en: "begin both lines with {count} spaces",
                nb: "begynn begge linjene med {count} mellomrom"
            )
        };
        Some(Fault { place, message, help, edit: (place, " ".repeat(above.indent())) })
    }

    /// An item without its dash.
    fn no_dash(&self) -> Option<Fault> {
        let Self { above, line, .. } = self;
        // At the left edge, a line with a small letter is rather a key without its colon.
        let may_be_key = line.indent() == 0 && !line.text.starts_with(char::is_uppercase);
        if !above.is_item() || line.is_item() || may_be_key || line.has_key() {
            return None;
        }
        let place = (line.start, line.start + line.indent());
        let item = line.trimmed();
        Some(Fault {
            place: (place.1, place.1 + item.chars().next().map_or(0, char::len_utf8)),
            message: text!(
                en: "an item of a list begins with a dash",
                nb: "et punkt i en liste begynner med en bindestrek"
            ),
            help: text!(en: "write `- {item}`", nb: "skriv `- {item}`"),
            edit: (place, format!("{}- ", " ".repeat(above.indent()))),
        })
    }

    /// The rest of a text that has begun on the line above.
    fn second_line(&self) -> Option<Fault> {
        let Self { above, line, .. } = self;
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let first = words.first()?;
        let goes_on = words.len() > MAX_WORDS_OF_KEY_AND_VALUE
            || words.len() > 1
                && (FUNCTION_WORDS.contains(first) || first.starts_with(char::is_uppercase));
        let is_text = |line: &Line| {
            line.value().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '“' | '('))
        };
        let is_rest = !line.has_key() && line.indent() == 0 && !line.text.contains(": ");
        if !(goes_on && is_rest && above.has_key() && is_text(above) && is_text(line)) {
            return None;
        }
        let (start, end) = (above.start + above.text.len(), line.start + line.indent());
        let (text, rest) = (above.text, line.trimmed());
        Some(Fault {
            place: (end, line.start + line.text.len()),
            message: text!(
                en: "this is the rest of the text on the line above",
                nb: "dette er resten av teksten på linjen over"
            ),
            help: text!(
                en: "write it on one line: `{text} {rest}`",
                nb: "skriv den på én linje: `{text} {rest}`"
            ),
            edit: ((start, end), " ".to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{SourceFile, Sources};
    use crate::yaml::parse;

    /// What the first mend makes of a text, with the line that is pointed at and its message.
    fn mended(text: &str) -> (String, usize, String) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let diagnostic = parse(&sources, sources.whole(file), &[]).unwrap_err();
        let edit = &diagnostic.fixes()[0].edits[0];
        let mut mended = text.to_owned();
        mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text.nb);
        let file = sources.add(SourceFile::new("b.md", mended.as_str()));
        parse(&sources, sources.whole(file), &[]).unwrap();
        let line = sources.position(diagnostic.span).line;
        (mended, line, diagnostic.message.nb.clone())
    }

    #[test]
    fn what_is_never_closed_is_told_where_it_is_opened() {
        let quote = "anførselstegnet som åpnes her, lukkes aldri";
        let bracket = "klammen som åpnes her, lukkes aldri";
        for (text, right, line, message) in [
            ("title: \"A\nkind: x\n", "title: \"A\"\nkind: x\n", 1, quote),
            ("a: b\ntitle: 'A # x\nkind: x\n", "a: b\ntitle: 'A' # x\nkind: x\n", 2, quote),
            ("a: [b, c\nkind: x\n", "a: [b, c]\nkind: x\n", 1, bracket),
            ("a: {b: 1\nkind: x\n", "a: {b: 1}\nkind: x\n", 1, bracket),
        ] {
            assert_eq!(mended(text), (right.to_owned(), line, message.to_owned()));
        }
    }

    #[test]
    fn an_indent_that_does_not_fit_is_mended_at_its_line() {
        let indent = "linjen er ikke rykket inn som den over";
        let tab = "linjen er rykket inn med tabulator";
        let bracket = "klammen som åpnes her, lukkes aldri";
        for (text, right, line, message) in [
            ("title: A\n  kind: x\n", "title: A\nkind: x\n", 2, indent),
            ("a:\n    - b\n  - c\n", "a:\n    - b\n    - c\n", 3, indent),
            ("a:\n  - b\n    - c\n  - d: [\n", "a:\n  - b\n    - c\n  - d: []\n", 4, bracket),
            ("a:\n  - b\n    - c: d\n  - e\n", "a:\n  - b\n  - c: d\n  - e\n", 3, indent),
            ("title: A\n\tkind: x\n", "title: A\nkind: x\n", 2, tab),
            ("a:\n\tb: 1\n", "a:\n  b: 1\n", 2, tab),
        ] {
            assert_eq!(mended(text), (right.to_owned(), line, message.to_owned()));
        }
    }

    #[test]
    fn an_item_without_dash_and_a_text_over_two_lines_are_told_apart_from_a_key() {
        let dash = "et punkt i en liste begynner med en bindestrek";
        let rest = "dette er resten av teksten på linjen over";
        let colon = "det er ikke kolon etter `kind`";
        for (text, right, line, message) in [
            ("a:\n  - b\n  c d\n", "a:\n  - b\n  - c d\n", 3, dash),
            ("a:\n- b\nC d\ne: f\n", "a:\n- b\n- C d\ne: f\n", 3, dash),
            ("title: A\nog mer\nb: c\n", "title: A og mer\nb: c\n", 2, rest),
            (
                "title: En\nlang tittel uten ende her\n",
                "title: En lang tittel uten ende her\n",
                2,
                rest,
            ),
            ("title: A\nkind tekst\nb: c\n", "title: A\nkind: tekst\nb: c\n", 2, colon),
        ] {
            assert_eq!(mended(text), (right.to_owned(), line, message.to_owned()));
        }
    }
}
