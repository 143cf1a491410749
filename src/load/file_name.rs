//! Names of files and folders that some computers cannot hold.
//!
//! In: the paths of all files under `content/`. Out: `name-unportable`, once for each name, and
//! `path-long`. The names are those of Windows, which USB sticks and OneDrive share: a site that
//! was written on a Mac is unpacked there with files missing. Which addresses the names give is left
//! to `course`.
//!
#![doc = include_str!("../../manual/en/name-unportable.md")]
#![doc = include_str!("../../manual/en/path-long.md")]

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::{FileId, Span};
use crate::text;

/// The names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Signs that cannot be in a name on Windows. A slash is one in no name.
const SIGNS: [char; 8] = ['"', '*', ':', '<', '>', '?', '|', '\\'];

/// The longest path under `content/`, in letters, that is left alone: Windows and OneDrive stop at
/// 260 and 400 with the folders above.
const LONGEST: usize = 180;

/// What is wrong with the names of some files, in the order of their paths.
pub(super) fn faults<'a>(files: impl Iterator<Item = (&'a str, FileId)>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (path, file) in files {
        let place = Span::start_of(file);
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for part in ends.filter_map(|end| path.get(..end)) {
            let name = part.rsplit('/').next().unwrap_or_default();
            if let Some(message) = fault(name).filter(|_| told.insert(part)) {
                found.push(Diagnostic::new(Rule::NameUnportable, place, message).help(help(name)));
            }
        }
        let length = path.chars().count();
        if length > LONGEST {
            let message = text!(
                en: "the path of this file is {length} letters long, which Windows may refuse",
                nb: "stien til denne filen er {length} tegn lang, og det kan Windows avvise"
            );
            let help = text!(
                en: "give the file or its folders shorter names",
                nb: "gi filen eller mappene kortere navn"
            );
            found.push(Diagnostic::new(Rule::PathLong, place, message).help(Help::Act(help)));
        }
    }
    found
}

fn fault(name: &str) -> Option<Text> {
    if let Some(sign) = name.chars().find(|sign| SIGNS.contains(sign)) {
        return Some(text!(
            en: "the name `{name}` has `{sign}`, which Windows, USB sticks and OneDrive cannot hold",
            nb: "navnet `{name}` har `{sign}`, som Windows, minnepinner og OneDrive ikke kan ha i \
                 navn"
        ));
    }
    if name.chars().any(char::is_control) {
        let name = name.escape_debug();
        return Some(text!(
            en: "the name `{name}` has a sign that is no letter, which no address can have",
            nb: "navnet `{name}` har et tegn som ikke er en bokstav, og det kan ingen adresse ha"
        ));
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some(text!(
            en: "the name `{name}` begins or ends with a space or a point, which Windows takes off",
            nb: "navnet `{name}` begynner eller slutter med mellomrom eller punktum, som Windows \
                 tar bort"
        ));
    }
    is_device(name).then(|| {
        text!(
            en: "Windows keeps the name `{name}` for itself",
            nb: "Windows har navnet `{name}` for seg selv"
        )
    })
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_port = |port: &str| {
        stem.strip_prefix(port).is_some_and(|number| {
            matches!(number, "¹" | "²" | "³")
                || (number.len() == 1 && number.chars().all(|digit| digit.is_ascii_digit()))
        })
    };
    DEVICES.contains(&stem.as_str()) || is_port("com") || is_port("lpt")
}

fn help(name: &str) -> Help {
    let plain: String =
        name.chars().filter(|sign| !SIGNS.contains(sign) && !sign.is_control()).collect();
    let plain = plain.trim().trim_end_matches('.').trim_end();
    let plain = if is_device(plain) { format!("x-{plain}") } else { plain.to_owned() };
    Help::Act(if plain.is_empty() {
        text!(en: "give it a name of letters and digits", nb: "gi den et navn av bokstaver og tall")
    } else {
        text!(
            en: "call it `{plain}`, also in links to it",
            nb: "kall den `{plain}`, også i lenker til den"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn told(paths: &[&str]) -> Vec<String> {
        let mut sources = Sources::new();
        let files: Vec<_> =
            paths.iter().map(|path| (*path, sources.add(SourceFile::new(*path, "")))).collect();
        faults(files.into_iter()).into_iter().map(|found| found.message.en).collect()
    }

    #[test]
    fn names_that_windows_cannot_hold_are_told_with_one_that_it_can() {
        for (name, other) in [
            ("hva?.svg", Some("hva.svg")),
            ("a:b.pdf", Some("ab.pdf")),
            ("\"Plan\".md", Some("Plan.md")),
            ("a*b", Some("ab")),
            ("a<b>.md", Some("ab.md")),
            ("a|b.md", Some("ab.md")),
            ("a\\b.md", Some("ab.md")),
            ("a\u{7}.md", Some("a.md")),
            ("slutt.svg.", Some("slutt.svg")),
            ("mappe ", Some("mappe")),
            (" x.md", Some("x.md")),
            ("con.md", Some("x-con.md")),
            ("NUL.md", Some("x-NUL.md")),
            ("aux.tar.gz", Some("x-aux.tar.gz")),
            ("lpt1.md", Some("x-lpt1.md")),
            ("COM¹", Some("x-COM¹")),
            ("?", None),
        ] {
            assert_eq!(told(&[name]).len(), 1, "{name}");
            let help = help(name).text().en.clone();
            match other {
                Some(other) => {
                    assert!(help.contains(&format!("`{other}`")), "{name}: {help}");
                    assert_eq!(fault(other), None, "{other}");
                }
                None => assert!(help.contains("letters"), "{help}"),
            }
        }
    }

    #[test]
    fn names_that_every_computer_holds_are_left_alone() {
        let names = [
            "01-se-filmen.md",
            "Hva er vurdering.md",
            "blå bær & øl (2).png",
            "1.2-to.md",
            "konto.md",
            "nullpunkt.md",
            "auxiliær.md",
            "com.md",
            "com10.md",
            "lpt.md",
            "#metoo.md",
            "~20-min.md",
            "50% rabatt.pdf",
            "a+b=c.pdf",
            "Čálli, đuođji.md",
            "[utkast] plan.md",
            "«sitat».md",
            "'enkle'.md",
            "_figur.png",
            "konferanse/con-amore.md",
        ];
        assert_eq!(told(&names), [""; 0]);
    }

    #[test]
    fn a_folder_is_told_once() {
        assert_eq!(told(&["hva?/a.md", "hva?/b.md", "hva?/c?.md"]).len(), 2);
    }

    #[test]
    fn only_very_long_paths_are_told() {
        let path = |length: usize| format!("kurs/modul-1/{}.md", "å".repeat(length - 16));
        for length in [17, 40, 80, 84, 100, 120, 140, 160, 170, 179, 180] {
            assert_eq!(path(length).chars().count(), length);
            assert_eq!(told(&[&path(length)]), [""; 0], "{length}");
        }
        for length in [181, 251] {
            assert_eq!(told(&[&path(length), "b.md"]).len(), 1, "{length}");
        }
    }
}
