//! What the lines of charts and figures share: what is drawn, and then a caption.
//!
//! In: the line of such a block. Out: what it draws and its caption, or `block-argument` for a word
//! that names no drawing.

use super::BlockType;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::kind::{ChartKind, Drawing, ListDrawing};
use crate::load::BlockLine;
use crate::text;

/// A block that is a figure.
pub(super) const FIGURE: BlockType =
    BlockType { id_prefix: "figur", needs: &["figure.css"], ..BlockType::PLAIN };

/// What a line draws, and its caption.
type Drawn = (Option<Drawing>, Option<String>);

/// What the line of a chart says.
pub(super) fn chart(line: &BlockLine, diagnostics: &mut Vec<Diagnostic>) -> Drawn {
    let (first, rest) = split(line);
    if let Some(kind) = ChartKind::find(first) {
        return (Some(Drawing::Chart(kind)), caption(rest));
    }
    let block = &line.name.text;
    let message = text!(
        en: "the block `{block}` does not say how its table is drawn",
        nb: "blokken `{block}` sier ikke hvordan tabellen skal tegnes"
    );
    let meant = ChartKind::meant(first).filter(|_| !first.is_empty());
    let (place, help) = if let Some(near) = meant {
        let place = line.words.part(0..first.len());
        let help = text!(en: "write `{near}`", nb: "skriv `{near}`");
        (place, Help::suggest(help, [Edit::replace(place, near)]))
    } else {
        let help = text!(
            en: "write `bars`, `lines` or `pie` first: `:::{block} bars`",
            nb: "skriv `stolper`, `linjer` eller `kake` først: `:::{block} stolper`"
        );
        (line.name.span, Help::Example(help))
    };
    diagnostics.push(Diagnostic::new(Rule::BlockArgument, place, message).help(help));
    (None, caption(&line.words.text))
}

/// What the line of a figure says.
pub(super) fn figure(line: &BlockLine, diagnostics: &mut Vec<Diagnostic>) -> Drawn {
    let (first, rest) = split(line);
    if let Some(kind) = ListDrawing::find(first) {
        return (Some(Drawing::List(kind)), caption(rest));
    }
    // A caption begins with a capital; a word that nearly names a drawing is a slip.
    let is_word = first.starts_with(char::is_lowercase);
    if let Some(near) = ListDrawing::nearest(first).filter(|_| is_word) {
        let place = line.words.part(0..first.len());
        let message =
            text!(en: "`{first}` is no figure", nb: "`{first}` er ikke en figur som kan tegnes");
        let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
        let found = Diagnostic::new(Rule::BlockArgument, place, message);
        diagnostics.push(found.help(Help::suggest(help, [Edit::replace(place, near)])));
    }
    (None, caption(&line.words.text))
}

/// The first word of a line, and what is behind it.
fn split(line: &BlockLine) -> (&str, &str) {
    let words = line.words.text.as_str();
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    (first.trim_end_matches(':'), rest)
}

/// A caption; a colon or a dash before it parts it from the word that names the drawing.
fn caption(words: &str) -> Option<String> {
    let words = words.trim_start_matches([':', '–', '—', ' ']).trim();
    Some(words.to_owned()).filter(|words| !words.is_empty())
}
