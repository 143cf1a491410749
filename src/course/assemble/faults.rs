//! What can be wrong with the folders of courses and modules.
//!
//! In: folders, and the modules in them. Out: `index-missing`, `empty-site` and `module-twice`.

use std::collections::{BTreeMap, BTreeSet};

use super::assembler::Assembler;
use super::folders::CourseFolder;
use super::parsed::ParsedModule;
use crate::course::PageMeta;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::DocumentId;
use crate::source::Span;
use crate::text;

impl Assembler<'_> {
    /// A course without modules is an error, unless a folder without an `_index.md` explains it,
    /// which is reported already.
    pub(super) fn no_modules(&mut self, course: &PageMeta, folder: &CourseFolder) {
        let Some(file) = course
            .document_in(self.tree)
            .filter(|_| folder.modules.iter().all(|module| module.index.is_some()))
        else {
            return;
        };
        let title = &course.title;
        let (message, help) = if folder.modules.is_empty() {
            let message = text!(
                en: "the course `{title}` has no modules",
                nb: "kurset `{title}` har ingen moduler"
            );
            let help = text!(
                en: "make a folder beside this file with an `_index.md` for the module",
                nb: "lag en mappe ved siden av denne filen, med en `_index.md` for modulen"
            );
            (message, help)
        } else {
            let message = text!(
                en: "all modules of the course `{title}` are drafts",
                nb: "alle modulene i kurset `{title}` er utkast"
            );
            let help = text!(
                en: "make the course a draft too, or take `draft:` out of a module",
                nb: "gjør kurset til utkast også, eller ta `utkast:` ut av en modul"
            );
            (message, help)
        };
        self.diagnostics.push(
            Diagnostic::new(Rule::EmptySite, Span::start_of(file.file), message)
                .help(Help::Act(help)),
        );
    }

    /// A folder with pages must have an `_index.md`; `first` is one of its documents.
    pub(super) fn index_missing(&mut self, folder: &str, first: Option<DocumentId>) {
        let Some(file) = first.and_then(|document| self.tree.documents.get(document)) else {
            return;
        };
        let message = text!(
            en: "the folder `{folder}` has pages, but no `_index.md`",
            nb: "mappen `{folder}` har sider, men ingen `_index.md`"
        );
        let help = text!(
            en: "make the file `content/{folder}/_index.md` with a `title: …` in its front matter",
            nb: "lag filen `content/{folder}/_index.md` med en `title: …` i metadataene"
        );
        self.diagnostics.push(
            Diagnostic::new(Rule::IndexMissing, Span::start_of(file.file), message)
                .help(Help::Act(help)),
        );
    }

    /// Rules name modules by number or by title, so neither may be used twice.
    pub(super) fn repeated_names(&mut self, modules: &[ParsedModule]) -> bool {
        let before = self.diagnostics.len();
        let (mut numbers, mut titles) = (BTreeMap::new(), BTreeSet::new());
        for ParsedModule { module, number: place, .. } in modules {
            let title = module.meta.title.as_str();
            let Some(file) = module.meta.document_in(self.tree) else { continue };
            let folder = file.path.rsplit('/').nth(1).unwrap_or_default();
            let numbered = module.number.zip(*place);
            let other = numbered.and_then(|(number, _)| numbers.insert(number, (title, folder)));
            let has_title_of_other = !title.is_empty() && !titles.insert(title.to_lowercase());
            let finding = match (numbered.zip(other), has_title_of_other) {
                (Some(((_, place), (other, other_folder))), true) if other == title => {
                    copied(place, folder, other_folder)
                }
                (Some(((number, place), (other, _))), _) => {
                    number_taken(place, number, [title, other])
                }
                (None, true) => title_taken(Span::start_of(file.file), title),
                (None, false) => continue,
            };
            self.diagnostics.push(finding);
        }
        self.diagnostics.len() == before
    }
}

/// A module that is another one in all that rules can name.
fn copied(place: Span, folder: &str, other: &str) -> Diagnostic {
    let message = text!(
        en: "`{folder}` has both the number and the title of `{other}`",
        nb: "`{folder}` har både nummeret og tittelen til `{other}`"
    );
    let help = text!(
        en: "delete the folder if it is a copy; otherwise give the module another number and title",
        nb: "slett mappen hvis den er en kopi; ellers gir du modulen et annet nummer og en annen \
             tittel"
    );
    Diagnostic::new(Rule::ModuleTwice, place, message).help(Help::Act(help))
}

fn number_taken(place: Span, number: u32, [title, other]: [&str; 2]) -> Diagnostic {
    let message = text!(
        en: "`{title}` has the number {number}, which `{other}` has too",
        nb: "`{title}` har nummer {number}, som også `{other}` har"
    );
    let help = text!(en: "give one of them another number", nb: "gi en av dem et annet nummer");
    Diagnostic::new(Rule::ModuleTwice, place, message).help(Help::Act(help))
}

fn title_taken(place: Span, title: &str) -> Diagnostic {
    let message = text!(
        en: "two modules of the course have the title `{title}`",
        nb: "to moduler i kurset har tittelen `{title}`"
    );
    let help = text!(
        en: "give one of them another title, so that rules can tell them apart",
        nb: "gi en av dem en annen tittel, så regler kan skille dem"
    );
    Diagnostic::new(Rule::ModuleTwice, place, message).help(Help::Act(help))
}
