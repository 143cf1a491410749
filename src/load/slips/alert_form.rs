//! A quotation that looks like an alert, and is none: its kind is not known, or its text begins on
//! the same line.
//!
//! In: events. Out: `alert-form`.
//!
#![doc = include_str!("../../../manual/en/alert-form.md")]

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::body::Body;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// The kinds of alert, and what Norwegian authors call them.
const KINDS: [(&str, &[&str]); 5] = [
    ("NOTE", &["MERK", "NB", "OBS", "INFO", "NOTAT", "HUSK"]),
    ("TIP", &["TIPS", "RÅD", "HINT"]),
    ("IMPORTANT", &["VIKTIG"]),
    ("WARNING", &["ADVARSEL", "VARSEL", "PASS PÅ"]),
    ("CAUTION", &["FORSIKTIG", "FARE", "DANGER"]),
];

/// The finding for a quotation that begins here.
pub(super) fn check(event: &Event, range: &Range<usize>, body: Body) -> Option<Diagnostic> {
    let Event::Start(Tag::BlockQuote(None)) = event else { return None };
    let source = body.source(range);
    let inner = source.strip_prefix('>')?.trim_start_matches([' ', '\t']);
    let written = inner.strip_prefix("[!")?;
    let (name, rest) = written.split_once(']')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == ' ');
    if !is_name || rest.starts_with(['(', '[', ':']) {
        return None;
    }
    let start = range.start + source.len() - inner.len();
    let mark = start..start + "[!]".len() + name.len();
    let upper = name.to_uppercase();
    let kind = KINDS.iter().find(|(kind, others)| *kind == upper || others.contains(&&*upper));
    let message = text!(
        en: "`[!{name}]` is shown as it is written",
        nb: "`[!{name}]` vises slik det er skrevet"
    );
    let text_follows = !rest.lines().next().unwrap_or_default().trim().is_empty();
    let help = match kind {
        Some((kind, _)) => {
            let name_place = body.span(&(mark.start + 2..mark.end - 1));
            let mut edits = vec![Edit::replace(name_place, *kind)];
            if text_follows {
                edits.push(Edit::insert_after(body.span(&mark), "\n>"));
            }
            let help = text!(
                en: "write `[!{kind}]` on a line of its own, and the text on the next",
                nb: "skriv `[!{kind}]` på en egen linje, og teksten på den neste"
            );
            Help::safe(help, edits)
        }
        None => Help::Example(text!(
            en: "write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`; the page \
                 shows the word in its own language",
            nb: "skriv `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` eller `[!CAUTION]`; siden \
                 viser ordet på sitt eget språk"
        )),
    };
    Some(Diagnostic::new(Rule::AlertForm, body.span(&mark), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn alerts_of_no_kind_are_told() {
        assert_told(
            "alert-form",
            &[
                "> [!MERK]\n> tekst\n",
                "> [!Tips]\n> x",
                "> [!NOTE] x\n",
                "> [!FYI]\n> x",
                ">[!OBS]\n>x",
            ],
        );
    }

    #[test]
    fn alerts_and_quotations_are_right() {
        assert_silent(&[
            "> [!NOTE]\n> x",
            "> [!tip]\n> x",
            "> [!WARNING]\n> x",
            "> Vanlig sitat",
            "> [!]\n> x",
            "> ![Kart](a.png)",
            "> \\[!MERK]",
            "[!MERK]",
            "> x\n> [!MERK]",
            "> `[!MERK]`",
            "> [!MERK](a.md)",
            "> [!1]\n> x",
        ]);
    }
}
