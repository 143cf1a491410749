//! What the notes for leaders and owners share: an audience, a type of note and a title.
//!
//! In: the line of such a block. Out: its [`NoteLine`], or what is wrong with it.

use super::{ArgumentType, BlockType, Placement, Words};
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::kind::NoteType;
use crate::load::BlockLine;
use crate::source::SourceText;
use crate::text;

/// A block that is a note for the audience with an id.
pub(super) const fn note_for(audience: &'static str) -> BlockType {
    BlockType {
        words: Words::Note { audience },
        arguments: &[ArgumentType::TITLE, ArgumentType::ROW],
        placement: Placement::Beside,
        is_gathered: true,
        needs: &["notes.css"],
        ..BlockType::PLAIN
    }
}

/// What the line of a note says.
pub(super) struct NoteLine {
    /// The audience that it is for.
    pub(super) audience: AudienceId,
    /// What it is about.
    pub(super) about: Option<NoteType>,
    /// Its title.
    pub(super) title: Option<String>,
    /// The row of the meeting's plan that it is about, counted from 1.
    pub(super) row: Option<usize>,
}

/// Parses the line of a note for the audience with an id.
pub(super) fn read(
    line: &BlockLine,
    audience: &str,
    audiences: &Audiences,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<NoteLine> {
    let Some(audience) = audiences.find(audience) else {
        diagnostics.push(no_audience(&line.name));
        return None;
    };
    let words = &line.words;
    let first = words.text.split_whitespace().next().unwrap_or_default();
    let about = NoteType::find(first);
    if about.is_none() && !is_title(&words.text) {
        diagnostics.push(unknown_note_type(words));
    }
    let title = if about.is_some() {
        words.text.get(first.len()..).unwrap_or_default().trim()
    } else {
        words.text.as_str()
    };
    let title = Some(title.to_owned()).filter(|title| !title.is_empty());
    let row = row_argument(line).and_then(|written| {
        let row = written.text.parse().ok().filter(|&row: &usize| row > 0);
        diagnostics.extend(row.is_none().then(|| no_number(written)));
        row
    });
    Some(NoteLine { audience, about, title, row })
}

/// What a line says after `rad=`.
pub(super) fn row_argument(line: &BlockLine) -> Option<&SourceText> {
    let mut named =
        line.arguments.iter().filter(|argument| ArgumentType::ROW.is_named(&argument.key.text));
    named.next().map(|argument| &argument.value)
}

fn no_number(written: &SourceText) -> Diagnostic {
    let word = &written.text;
    let message = text!(
        en: "`{word}` is no number of a row in a plan",
        nb: "`{word}` er ikke nummeret på en rad i en plan"
    );
    let help = text!(
        en: "write the number of the row, counted from 1 under the head: `{{row=3}}`",
        nb: "skriv nummeret på raden, talt fra 1 under overskriftene: `{{rad=3}}`"
    );
    Diagnostic::new(Rule::BlockArgument, written.span, message).help(Help::Example(help))
}

/// Words that are not a type of note are a title if they begin with a capital or are more than one
/// word.
fn is_title(words: &str) -> bool {
    words.is_empty()
        || (words.starts_with(|c: char| !c.is_lowercase()) || words.contains(' '))
            && NoteType::nearest(words).is_none()
}

fn no_audience(name: &SourceText) -> Diagnostic {
    let word = &name.text;
    let message = text!(
        en: "this site has no audience `{word}`",
        nb: "dette nettstedet har ingen målgruppe `{word}`"
    );
    let help = text!(
        en: "add `{word}` under `audiences:` in `site-config.yaml`",
        nb: "legg `{word}` til under `målgrupper:` i `site-config.yaml`"
    );
    Diagnostic::new(Rule::UnknownAudience, name.span, message).help(Help::Act(help))
}

fn unknown_note_type(words: &SourceText) -> Diagnostic {
    let word = &words.text;
    let names = NoteType::ALL
        .iter()
        .filter_map(|about| about.names().first())
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let message = text!(en: "`{word}` is no type of note", nb: "`{word}` er ikke en type råd");
    let help = match NoteType::nearest(word) {
        Some(near) => {
            let slip = words.part(0..word.split_whitespace().next().map_or(0, str::len));
            let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
            Help::suggest(help, [Edit::replace(slip, near)])
        }
        None => Help::Example(text!(
            en: "write one of {names}, or nothing",
            nb: "skriv en av {names}, eller ingenting"
        )),
    };
    Diagnostic::new(Rule::BlockArgument, words.span, message).help(help)
}
