//! What can be wrong with a text by itself.
//!
//! In: the place, and the text there. Out: the diagnostic. Finding the places is left to `walk`.

use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::load::markdown::DEEPEST;
use crate::source::Span;
use crate::text;

/// A formula that the parser left as text.
pub(super) fn unread_formula(span: Span) -> Diagnostic {
    let message = text!(
        en: "a formula that begins here is not closed, or its braces do not match",
        nb: "en formel som begynner her, er ikke lukket, eller klammene i den passer ikke sammen"
    );
    let help = text!(
        en: "close every `{{` with `}}` and the formula with `$`; a dollar sign as such is \
             written `\\$`",
        nb: "lukk hver `{{` med `}}` og formelen med `$`; et vanlig dollartegn skrives `\\$`"
    );
    Diagnostic::new(Rule::MathUnreadable, span, message).help(Help::Example(help))
}

/// A footnote that is referred to and not written.
pub(super) fn missing_footnote(name: &str, span: Span) -> Diagnostic {
    let message =
        text!(en: "the footnote `{name}` is not written", nb: "fotnoten `{name}` er ikke skrevet");
    let help = text!(
        en: "write `[^{name}]: …` on a line of its own",
        nb: "skriv `[^{name}]: …` på en egen linje"
    );
    Diagnostic::new(Rule::FootnoteMissing, span, message).help(Help::Example(help))
}

/// A line that closes a block where none is open.
pub(super) fn unopened(span: Span) -> Diagnostic {
    let message = text!(
        en: "`:::` closes a block here, but none is open",
        nb: "`:::` lukker en blokk her, men ingen er åpen"
    );
    let help = text!(
        en: "remove the line, or open a block above with `:::name`",
        nb: "fjern linjen, eller åpne en blokk ovenfor med `:::navn`"
    );
    Diagnostic::new(Rule::BlockUnopened, span, message)
        .help(Help::suggest(help, [Edit::remove(span)]))
}

/// A line that would open a block inside too many others.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = text!(
        en: "this block stands inside {DEEPEST} others, and no more than {DEEPEST} can stand \
             inside each other",
        nb: "denne blokken står inni {DEEPEST} andre, og flere enn {DEEPEST} kan ikke stå inni \
             hverandre"
    );
    let help = text!(
        en: "close some of the blocks above before it, or take it out",
        nb: "lukk noen av blokkene over før den, eller ta den bort"
    );
    Diagnostic::new(Rule::BlockTooDeep, span, message).help(Help::Act(help))
}

/// A block that is never closed, by its name and its opening line, and where a line can close it.
pub(super) fn unclosed(name: &str, span: Span, end: Option<Edit>) -> Diagnostic {
    let message = text!(
        en: "the block `{name}` is opened here and never closed",
        nb: "blokken `{name}` åpnes her og lukkes aldri"
    );
    let help =
        text!(en: "write a line `:::` where it ends", nb: "skriv en linje `:::` der den slutter");
    let help = match end {
        Some(line) => Help::suggest(help, [line]),
        None => Help::Act(help),
    };
    Diagnostic::new(Rule::BlockUnclosed, span, message).help(help)
}

/// A block that is opened and closed at different levels.
pub(super) fn misplaced(name: &str, opening: Span, closing: Span) -> Diagnostic {
    let message = text!(
        en: "the block `{name}` is opened and closed at different levels of a list or quotation",
        nb: "blokken `{name}` åpnes og lukkes på ulike nivåer i en liste eller et sitat"
    );
    let help = text!(
        en: "indent both lines alike, or end the list before the block",
        nb: "rykk inn begge linjene likt, eller avslutt listen før blokken"
    );
    let closed = text!(en: "closed here", nb: "lukkes her");
    Diagnostic::new(Rule::BlockMisplaced, opening, message)
        .label(closing, closed)
        .help(Help::Act(help))
}

/// A line of a block where none can stand.
pub(super) fn stray(span: Span) -> Diagnostic {
    let message = text!(en: "no block can stand here", nb: "her kan det ikke stå en blokk");
    let help = text!(
        en: "put an empty line before it and start the line at the margin",
        nb: "sett inn en tom linje foran, og begynn linjen helt til venstre"
    );
    Diagnostic::new(Rule::BlockMisplaced, span, message).help(Help::Act(help))
}
