//! Copies of pages, which programs make beside the page and which are published like it.
//!
//! In: the titles and files of all pages. Out: `file-copy`, for a file whose name is that of its
//! neighbour with what programs add to a copy. The words for a copy tell it by themselves. A number
//! in brackets (browsers, Explorer) or the name of a computer (OneDrive) may be meant, and tells it
//! where the title is the same too. A name alone tells nothing: its neighbour must be there.
//!
#![doc = include_str!("../../manual/en/file-copy.md")]

use std::collections::BTreeMap;

use crate::course::Site;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{Document, Tree};
use crate::source::Span;
use crate::text;

/// What Explorer and Word put behind a name, in lower case.
const ENDINGS: [&str; 6] = [" - kopi", " – kopi", " - kopia", " - copy", " – copy", "_kopi"];

/// What Finder and people put behind a name, and what a page may also be about.
const UNSURE_ENDINGS: [&str; 3] = [" kopi", " copy", "-kopi"];

/// The fewest letters that the name of a computer is taken to have.
const SHORTEST_COMPUTER: usize = 5;

/// What is put before a name, in lower case.
const BEGINNINGS: [&str; 4] = ["kopi av ", "kopi_av_", "kopi-av-", "copy of "];

/// Checks the pages of a site.
pub(super) fn check(tree: &Tree, site: &Site) -> Vec<Diagnostic> {
    let mut folders: BTreeMap<&str, Vec<(&Document, &str)>> = BTreeMap::new();
    for meta in site.metas() {
        let Some(document) = meta.document_in(tree) else { continue };
        let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push((document, &meta.title));
    }
    folders.values().flat_map(|pages| in_folder(pages)).collect()
}

/// The copies among the pages of one folder. Their names are looked up, so that large folders cost
/// no more than small ones.
fn in_folder(pages: &[(&Document, &str)]) -> Vec<Diagnostic> {
    let titles: BTreeMap<String, (&Document, &str)> =
        pages.iter().map(|page| (page.0.stem().to_lowercase(), *page)).collect();
    let copy = |(document, title): &(&Document, &str)| {
        let stem = document.stem();
        let lower = stem.to_lowercase();
        let of_same_title = |other: &&(&Document, &str)| !title.is_empty() && other.1 == *title;
        let surely = sure_original(&lower).and_then(|name| titles.get(name));
        let perhaps = || {
            let computers = without_computer(stem).map(str::to_lowercase);
            let mut names = unsure_original(&lower).map(str::to_owned).into_iter().chain(computers);
            names.find_map(|name| titles.get(&name).filter(of_same_title))
        };
        let (original, _) = surely.or_else(perhaps)?;
        Some(diagnostic(document, original))
    };
    pages.iter().filter_map(copy).collect()
}

/// The name of the page that one of this name is surely a copy of, if that page is there.
fn sure_original(stem: &str) -> Option<&str> {
    let name = unnumbered(stem).unwrap_or(stem);
    BEGINNINGS
        .iter()
        .find_map(|beginning| name.strip_prefix(beginning))
        .or_else(|| ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)))
}

/// The name of the page that one of this name may be a copy of.
fn unsure_original(stem: &str) -> Option<&str> {
    // Finder numbers its copies without brackets.
    let name = stem.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end();
    let named = UNSURE_ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    named.or_else(|| unnumbered(stem))
}

/// A name without its number in brackets.
fn unnumbered(stem: &str) -> Option<&str> {
    let (before, number) = stem.strip_suffix(')')?.rsplit_once('(')?;
    let is_number = !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit());
    is_number.then(|| before.trim_end())
}

/// What a name may have been before the name of a computer was put behind it: `01-a-PC-KARI`.
fn without_computer(stem: &str) -> impl Iterator<Item = &str> {
    let cuts = stem.match_indices('-').filter_map(|(end, _)| stem.split_at_checked(end));
    // Names in capitals with something behind them are licences and standards: `LICENSE-APACHE`.
    let is_computer = |(before, name): &(&str, &str)| {
        name.len() > SHORTEST_COMPUTER
            && name.trim_start_matches('-').starts_with(char::is_uppercase)
            && !name.contains(char::is_lowercase)
            && before.contains(char::is_lowercase)
    };
    cuts.filter(is_computer).map(|(before, _)| before)
}

fn diagnostic(copy: &Document, original: &Document) -> Diagnostic {
    let (name, other) = (copy.file_name(), original.file_name());
    let message = text!(
        en: "`{name}` looks like a copy of `{other}`, and both are published",
        nb: "`{name}` ser ut som en kopi av `{other}`, og begge publiseres"
    );
    let help = text!(
        en: "see which of the two is right, and take the other away; if both are meant, give them \
             titles and names of their own",
        nb: "se hvilken av de to som er riktig, og ta bort den andre; er begge ment, gi dem hver \
             sin tittel og hvert sitt navn"
    );
    let found = Diagnostic::new(Rule::FileCopy, Span::start_of(copy.file), message);
    found.help(Help::Act(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LanguageTag;
    use crate::source::{SourceFile, Sources};

    /// Which of the pages of a folder are told, each by its name and title.
    fn told(pages: &[(&str, &str)]) -> Vec<String> {
        let mut sources = Sources::new();
        let documents: Vec<Document> = pages
            .iter()
            .map(|(name, _)| {
                let file = sources.add(SourceFile::new(*name, ""));
                Document {
                    file,
                    path: (*name).to_owned(),
                    language: LanguageTag::default(),
                    front_matter: None,
                    body: Span::start_of(file),
                    outline: crate::load::Outline::default(),
                }
            })
            .collect();
        let pages: Vec<_> = documents.iter().zip(pages.iter().map(|(_, title)| *title)).collect();
        in_folder(&pages).iter().map(|found| sources.path(found.span.file).to_owned()).collect()
    }

    #[test]
    fn a_copy_is_told_beside_its_original() {
        for copy in [
            "01-a - Kopi.md",
            "01-a - Kopi (2).md",
            "01-a – kopi.md",
            "01-a - Copy.md",
            "01-a_kopi.md",
            "Kopi av 01-a.md",
            "Copy of 01-a (3).md",
            "01-A - Kopi.md",
        ] {
            assert_eq!(told(&[("01-a.md", "A"), (copy, "B")]), [copy]);
        }
        for copy in [
            "01-a (1).md",
            "01-a(1).md",
            "01-a kopi.md",
            "01-a copy 2.md",
            "01-a-kopi.md",
            "01-a-PC-KARI.md",
            "01-a-DESKTOP-4F2.md",
        ] {
            assert_eq!(told(&[("01-a.md", "A"), (copy, "A")]), [copy]);
            assert_eq!(told(&[("01-a.md", "A"), (copy, "B")]), [""; 0], "{copy}");
        }
    }

    #[test]
    fn pages_that_are_meant_are_left_alone() {
        for (page, other) in [
            ("om.md", "om-2.md"),
            ("om.md", "om2.md"),
            ("om.md", "om (to).md"),
            ("om.md", "om (1) b.md"),
            ("om.md", "om-kopiering.md"),
            ("om.md", "om-og-kopi-av.md"),
            ("om.md", "kopi.md"),
            ("om.md", "kopimaskinen.md"),
            ("om.md", "om-Oslo.md"),
            ("om.md", "om-FN.md"),
            ("om.md", "om-OK.md"),
            ("om.md", "om-II.md"),
            ("om.md", "om-NRK.md"),
            ("om-3.md", "om-3-LBNL.md"),
            ("LICENSE.md", "LICENSE-APACHE.md"),
            ("uke.md", "uke-34.md"),
            ("uke.md", "uke-2026-10.md"),
            ("modul-1.md", "modul-1-b.md"),
            ("borte.md", "om - Kopi"),
            ("om (1).md", "om (2).md"),
            ("om - Kopi.md", "noe annet.md"),
        ] {
            assert_eq!(told(&[(page, "Om"), (other, "Om")]), [""; 0], "{page}, {other}");
        }
    }

    #[test]
    fn the_name_of_a_computer_is_in_capitals() {
        let of = |stem| without_computer(stem).collect::<Vec<_>>();
        assert_eq!(of("01-a-PC-KARI"), ["01-a"]);
        assert_eq!(of("Om oss-KARIS-PC"), ["Om oss"]);
        assert_eq!(of("01-a-DESKTOP-4F2"), ["01-a"]);
    }
}
