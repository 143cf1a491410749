//! The modules of a course in published order: as the course lists their folders, or else in
//! natural order.
//!
//! In: the list in the course's front matter, and the folders. Out: the folders in order, and the
//! diagnostic `module-list` for each name that is repeated, is not a folder, or is missing. A
//! folder that is missing from the list is still published, as the last one.

use super::folders::ModuleFolder;
use crate::diagnostic::{Diagnostic, Help, Rule, nearest};
use crate::source::SourceText;
use crate::text;
use crate::yaml::rewritten;

/// The folders in published order.
pub(super) fn ordered<'f, 'a>(
    list: &[SourceText],
    folders: &'f [ModuleFolder<'a>],
) -> (Vec<&'f ModuleFolder<'a>>, Vec<Diagnostic>) {
    let Some(end_of_list) = list.last() else { return (folders.iter().collect(), Vec::new()) };
    let mut ordered: Vec<&ModuleFolder> = Vec::new();
    let mut found = Vec::new();
    let named = |folder: &ModuleFolder| list.iter().any(|written| name_of(written) == folder.name);
    let unknown_names =
        list.iter().filter(|of| folders.iter().all(|folder| folder.name != name_of(of))).count();
    for written in list {
        let name = name_of(written);
        match folders.iter().find(|folder| folder.name == name) {
            Some(folder) if ordered.iter().any(|known| known.name == folder.name) => {
                found.push(twice(written));
            }
            Some(folder) => ordered.push(folder),
            None => {
                // A folder that is listed elsewhere is not the one that was meant, and a folder
                // whose name was misspelt is not missing as well.
                let left = || {
                    folders.iter().filter(|folder| {
                        !named(folder) && ordered.iter().all(|known| known.name != folder.name)
                    })
                };
                // One name too many and one folder too many: the folder has another name now.
                let renamed =
                    || left().next().filter(|_| unknown_names == 1 && left().count() == 1);
                let near = nearest(name, left().map(|folder| folder.name))
                    .or_else(|| renamed().map(|folder| folder.name));
                let meant = near.and_then(|near| left().find(|folder| folder.name == near));
                ordered.extend(meant);
                found.push(unknown(written, near));
            }
        }
    }
    for folder in folders {
        if !ordered.iter().any(|known| known.name == folder.name) {
            found.push(missing(end_of_list, folder.name));
            ordered.push(folder);
        }
    }
    (ordered, found)
}

fn name_of(written: &SourceText) -> &str {
    written.text.trim_end_matches('/')
}

fn twice(written: &SourceText) -> Diagnostic {
    let name = &written.text;
    let message = text!(
        en: "the module folder `{name}` stands twice in the list",
        nb: "modulmappen `{name}` står to ganger i listen"
    );
    let help =
        text!(en: "keep it where the module belongs", nb: "behold den der modulen hører hjemme");
    Diagnostic::new(Rule::ModuleList, written.span, message).help(Help::Act(help))
}

fn unknown(written: &SourceText, near: Option<&str>) -> Diagnostic {
    let name = &written.text;
    let message =
        text!(en: "there is no module folder `{name}`", nb: "modulmappen `{name}` finnes ikke");
    let help = match near {
        Some(near) => {
            let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
            Help::suggest(help, [rewritten(written, near)])
        }
        None => Help::Act(text!(
            en: "write the names of folders beside this file",
            nb: "skriv navnene på mapper ved siden av denne filen"
        )),
    };
    Diagnostic::new(Rule::ModuleList, written.span, message).help(help)
}

fn missing(last: &SourceText, name: &str) -> Diagnostic {
    let message = text!(
        en: "the module folder `{name}` is not in the list",
        nb: "modulmappen `{name}` står ikke i listen"
    );
    let help = text!(
        en: "add `{name}` where the module belongs, or make the module a draft",
        nb: "legg til `{name}` der modulen hører hjemme, eller gjør modulen til utkast"
    );
    Diagnostic::new(Rule::ModuleList, last.span, message).help(Help::Act(help))
}
