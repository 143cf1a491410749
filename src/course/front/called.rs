//! The key `called`: what a course calls its modules.
//!
//! In: the values of a course's front matter. Out: a word of the closed list, whose forms the
//! program knows; an unknown one is reported with the nearest and the list.

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::kind::Called;
use crate::listing::one_of;
use crate::text;
use crate::yaml::{self, Fields};

/// What a course calls its modules; `module` where it says nothing, or nothing that is known.
pub(super) fn called(fields: &mut Fields) -> Called {
    let (key, Some(written)) = (fields.called("called"), fields.written("called")) else {
        return Called::default();
    };
    if let Some(called) = Called::find(&written.text) {
        return called;
    }
    let word = &written.text;
    let message = text!(en: "`{key}` cannot be `{word}`", nb: "`{key}` kan ikke være `{word}`");
    let names = Called::ALL.iter().filter_map(|called| called.names().first());
    let list: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let Text { en, nb } = one_of(&list);
    let help = match Called::nearest(word) {
        Some(near) => {
            let help = text!(
                en: "did you mean `{near}`? a course calls its modules {en}",
                nb: "mente du `{near}`? et kurs kaller modulene sine {nb}"
            );
            Help::suggest(help, [yaml::rewritten(&written, near)])
        }
        None => Help::Example(text!(en: "write {en}", nb: "skriv {nb}")),
    };
    fields.report(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    Called::default()
}
