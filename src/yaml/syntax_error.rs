//! Explains YAML syntax errors in words that a non-programmer can act on.
//!
//! In: the parser's error and the text. Out: one diagnostic at the parser's position, or at a more
//! likely one on the same line. The help is chosen by the text of the line, since the parser only
//! says where it failed.

use super::across_lines;
use super::scalar::quoted;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::source::Span;
use crate::text;

/// Explains the parser's `error` for `text`, whose span is `base`.
pub(super) fn explain(error: &serde_saphyr::Error, text: &str, base: Span) -> Diagnostic {
    let (line, column) =
        error.location().map_or((1, 1), |location| (location.line(), location.column()));
    let offset = byte_offset(text, line, column);
    let failed = text.get(..offset).map_or(0, |before| before.matches('\n').count());
    if let Some(diagnostic) = across_lines::explain(text, failed, base) {
        return diagnostic;
    }
    let line_start =
        text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let source_line = text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
    let cause = Cause::of(source_line);
    let mark = cause.column(source_line).map_or(offset, |column| line_start + column);
    let length = text
        .get(mark..)
        .and_then(|rest| rest.chars().next())
        .filter(|&c| c != '\n')
        .map_or(0, char::len_utf8);
    Diagnostic::new(
        Rule::YamlUnreadable,
        base.part(mark, mark + length),
        cause.message(source_line),
    )
    .help(cause.help(source_line, base.part(line_start, line_start + source_line.len())))
}

/// The most frequent causes of YAML syntax errors.
#[derive(Clone, Copy)]
enum Cause {
    ColonInValue,
    QuoteInsideQuotes,
    SpecialStart,
    NoColon,
    NoSpace,
    Other,
}

impl Cause {
    fn of(line: &str) -> Self {
        let Some((_, value)) = line.split_once(": ") else {
            return match line.trim() {
                text if text.contains(':')
                    && text.starts_with(char::is_alphabetic)
                    && !text.ends_with(':') =>
                {
                    Self::NoSpace
                }
                text if !text.contains(':')
                    && !text.is_empty()
                    && !text.starts_with(['-', '#', '[', ']', '{', '}']) =>
                {
                    Self::NoColon
                }
                _ => Self::Other,
            };
        };
        let value = value.trim();
        let goes_on = |close: char| value.contains(close) && !value.ends_with(close);
        if value.starts_with('"') && (value.matches('"').count() > 2 || goes_on('"')) {
            Self::QuoteInsideQuotes
        } else if value.starts_with(['@', '`', '%', '*', '&', '!', '|', '>'])
            || value.starts_with('[') && goes_on(']')
            || value.starts_with('{') && goes_on('}')
            || value.starts_with('\'') && value.matches('\'').count() > 2
        {
            Self::SpecialStart
        } else if value.contains(": ") && !value.starts_with(['"', '\'', '{', '[']) {
            Self::ColonInValue
        } else {
            Self::Other
        }
    }

    /// The byte column of the cause on its line, if it is not the parser's column.
    fn column(self, line: &str) -> Option<usize> {
        let value_start = line.find(": ").map(|colon| colon + 2)?;
        match self {
            Self::ColonInValue => {
                line.get(value_start..)?.find(": ").map(|colon| value_start + colon)
            }
            Self::SpecialStart => Some(value_start),
            _ => None,
        }
    }

    fn message(self, line: &str) -> Text {
        let key = line.trim();
        let word = key.split([' ', ':']).next().unwrap_or_default();
        match self {
            Self::NoSpace => {
                text!(
                    en: "there is no space after the colon",
                    nb: "det er ikke mellomrom etter kolonet"
                )
            }
            Self::ColonInValue => {
                text!(
                    en: "a colon inside the text makes this line unreadable",
                    nb: "et kolon inne i teksten gjør linjen uleselig"
                )
            }
            Self::QuoteInsideQuotes => {
                text!(
                    en: "quotes inside quotes make this line unreadable",
                    nb: "anførselstegn inne i anførselstegn gjør linjen uleselig"
                )
            }
            Self::SpecialStart => {
                text!(
                    en: "the text starts with a character that has a meaning of its own here",
                    nb: "teksten begynner med et tegn som har en egen betydning her"
                )
            }
            Self::NoColon => {
                text!(
                    en: "there is no colon after `{word}`",
                    nb: "det er ikke kolon etter `{word}`"
                )
            }
            Self::Other => {
                text!(
                    en: "this cannot be read as front matter (YAML)",
                    nb: "dette kan ikke leses som metadata (YAML)"
                )
            }
        }
    }

    /// What to write instead of `line`, which is at `place`.
    fn help(self, line: &str, place: Span) -> Help {
        let (key, value) = line
            .split_once(": ")
            .map_or((line.trim(), ""), |(key, value)| (key.trim(), value.trim()));
        match self {
            Self::ColonInValue | Self::SpecialStart => {
                let text = quoted(without_marks(value));
                let help = text!(
                    en: "put the text in quotes: `{key}: {text}`",
                    nb: "sett teksten i anførselstegn: `{key}: {text}`"
                );
                Help::safe(help, [replaced(place, line, value, text)])
            }
            Self::QuoteInsideQuotes => {
                let text = with_inner_quotes(value);
                let help = text!(
                    en: "use «» inside: `{key}: {text}`",
                    nb: "bruk «» inni: `{key}: {text}`"
                );
                Help::suggest(help, [replaced(place, line, value, text)])
            }
            Self::NoColon | Self::NoSpace => no_colon(line, key, place),
            Self::Other => Help::Example(text!(
                en: "write one `key: value` a line, lists as `- item`, and close every quote and \
                     bracket",
                nb: "skriv én `nøkkel: verdi` per linje, lister som `- punkt`, og lukk alle \
                     anførselstegn og klammer"
            )),
        }
    }
}

/// A text without the curly quotation marks of a word processor, or the single ones of YAML, around
/// all of it.
fn without_marks(text: &str) -> &str {
    let marks = ['“', '”', '„', '\''];
    text.strip_prefix(marks).and_then(|rest| rest.strip_suffix(marks)).unwrap_or(text)
}

/// A text with «» in place of the marks inside it. Where the first mark closes again before the
/// end, as in `"A" og "B"`, none of them is around all of it.
fn with_inner_quotes(value: &str) -> String {
    let angled = |text: &str| {
        let parts: Vec<&str> = text.split('"').collect();
        let signs = ["«", "»"].into_iter().cycle();
        let parted = parts.iter().skip(1).zip(signs).map(|(part, sign)| format!("{sign}{part}"));
        parts.first().copied().unwrap_or_default().to_owned() + &parted.collect::<String>()
    };
    let inner = value.strip_prefix('"').unwrap_or(value);
    let closes_early = inner.split_once('"').is_some_and(|(before, after)| {
        !before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace)
    });
    if closes_early { angled(value) } else { quoted(&angled(inner.trim_end_matches('"'))) }
}

/// What to write on a line that has only a key, or no colon or no space between key and value.
fn no_colon(line: &str, key: &str, place: Span) -> Help {
    let (word, rest) = key.split_once([' ', ':']).unwrap_or((key, "…"));
    let rest = rest.trim();
    let text = format!("{word}: {rest}");
    let help = text!(
        en: "write `{text}`, with a space after the colon",
        nb: "skriv `{text}`, med mellomrom etter kolonet"
    );
    if rest == "…" {
        return Help::Example(help);
    }
    Help::suggest(help, [replaced(place, line, key, text)])
}

/// Puts a text in the stead of the last words of a line.
fn replaced(place: Span, line: &str, words: &str, text: String) -> Edit {
    let end = line.trim_end().len();
    Edit::replace(place.part(end.saturating_sub(words.len()), end), text)
}

/// The byte offset of a line and a column as the parser counts them: from 1, in characters.
fn byte_offset(text: &str, line: u64, column: u64) -> usize {
    let line_index = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let column_index = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut start = 0;
    for source_line in text.split_inclusive('\n').take(line_index) {
        start += source_line.len();
    }
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column_index).map_or(rest.len(), |(offset, _)| offset);
    (start + within).min(text.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use crate::diagnostic::Diagnostic;
    use crate::source::{SourceFile, Sources};

    fn fault(text: &str) -> (Diagnostic, usize, usize) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let diagnostic = *parse(&sources, sources.whole(file), &[]).unwrap_err();
        let position = sources.position(diagnostic.span);
        (diagnostic, position.line, position.column)
    }

    #[test]
    fn a_colon_inside_the_text_is_pointed_at_and_quotes_are_offered() {
        let (diagnostic, line, column) = fault("module: 1\ntitle: Modul 1: Verdiløftet\n");
        assert_eq!((line, column), (2, 15));
        assert_eq!(
            diagnostic.help.unwrap().text().en,
            "put the text in quotes: `title: \"Modul 1: Verdiløftet\"`"
        );
    }

    #[test]
    fn a_tab_a_missing_colon_and_quotes_inside_quotes_are_told_apart() {
        assert_eq!(fault("a:\n\tb: 1\n").0.message.en, "the line is indented with a tab");
        assert_eq!(
            fault("title: Hei\nvarighet\nform: x\n").0.help.unwrap().text().nb,
            "skriv `varighet: …`, med mellomrom etter kolonet"
        );
        assert_eq!(
            fault("title: Hei\nkind tekst\nform: x\n").0.help.unwrap().text().nb,
            "skriv `kind: tekst`, med mellomrom etter kolonet"
        );
        assert_eq!(
            fault("title: Hei\nkind:tekst\nform: x\n").0.help.unwrap().text().nb,
            "skriv `kind: tekst`, med mellomrom etter kolonet"
        );
        assert_eq!(
            fault("title: \"Hva er \"delen\"?\"\n").0.help.unwrap().text().nb,
            "bruk «» inni: `title: \"Hva er «delen»?\"`"
        );
        assert_eq!(fault("title: @hei\n").1, 1);
    }
}
