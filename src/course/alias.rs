//! Old addresses of a page, as its author writes them.
//!
//! In: what stands under `alias`, the page's own address, and that of the site. Out: an address in
//! the output, or what is wrong with it. Whether something else has the address is left to
//! `assemble`.

use percent_encoding::percent_decode_str;
use url::Url;

use super::address;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::SourceText;
use crate::{text, yaml};

/// Reads an old address: from the root of the site, the whole address on the web, or only a name,
/// which stood beside the page's own address `own`. What names no file means the page of a folder.
pub(super) fn read(
    written: &SourceText,
    own: &str,
    base: Option<&Url>,
) -> Result<String, Box<Diagnostic>> {
    let given = written.text.trim();
    let fault = |message: Text, help: Help| {
        Box::new(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help))
    };
    let path = path_in_site(given, own, base).ok_or_else(|| {
        let message = text!(
            en: "`{given}` is not an address on this site",
            nb: "`{given}` er ikke en adresse på dette nettstedet"
        );
        fault(message, example())
    })?;
    let (_, name) = path.rsplit_once('/').unwrap_or(("", &path));
    match name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()) {
        _ if name.is_empty() => Ok(format!("{path}index.html")),
        None => Ok(format!("{path}/index.html")),
        Some(ending) if matches!(ending.as_str(), "html" | "htm") => Ok(path),
        Some(ending) if ending == "md" => {
            let address = published(&path);
            let message = text!(
                en: "`{given}` is a file, not an address",
                nb: "`{given}` er en fil, ikke en adresse"
            );
            let help = text!(en: "write `{address}`", nb: "skriv `{address}`");
            Err(fault(message, Help::suggest(help, [yaml::rewritten(written, address.as_str())])))
        }
        Some(_) => {
            let message = text!(
                en: "`{given}` is not the address of a page",
                nb: "`{given}` er ikke adressen til en side"
            );
            Err(fault(message, example()))
        }
    }
}

fn example() -> Help {
    Help::Example(text!(
        en: "write the page's old address from the top of the site, such as `course/module-1/old.html`",
        nb: "skriv den gamle adressen til siden fra toppen av nettstedet, for eksempel \
             `kurs/modul-1/gammel.html`"
    ))
}

/// The path from the root of the site; `None` for what leads out of it, or is no path.
fn path_in_site(given: &str, own: &str, base: Option<&Url>) -> Option<String> {
    let encoded = if given.contains("://") || given.starts_with("//") {
        let url = base?.join(given).ok()?;
        let is_here = url.host() == base?.host() && url.port() == base?.port();
        url.path().strip_prefix(base?.path()).filter(|_| is_here)?.to_owned()
    } else if let Some(rooted) = given.strip_prefix('/') {
        rooted.to_owned()
    } else if given.contains('/') {
        given.to_owned()
    } else {
        let folder = own.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        format!("{folder}{given}")
    };
    let path = percent_decode_str(&encoded).decode_utf8().ok()?.into_owned();
    let folders = path.strip_suffix('/').unwrap_or(&path);
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    let is_path = !given.is_empty()
        && !path.contains(['\\', '?', '#', ':', '\n'])
        && (folders.is_empty() || folders.split('/').all(is_part));
    is_path.then_some(path)
}

/// The address that a file at a path under `content/` had.
fn published(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let (file, folders) = parts.split_last().unwrap_or((&path, &[]));
    let stem = file.rsplit_once('.').map_or(*file, |(stem, _)| stem);
    let name = if stem == "_index" { "index".to_owned() } else { address::segment(stem) };
    let folders = folders.iter().map(|folder| address::segment(folder) + "/");
    folders.collect::<String>() + &name + ".html"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn read_from(given: &str) -> Result<String, String> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", format!("{given}\n")));
        let span = sources.whole(file).part(0, given.len());
        let written = SourceText { text: given.to_owned(), span, quoted: false, verbatim: true };
        let base = Url::parse("https://skole.no/kurs/").ok();
        let help = |fault: Box<Diagnostic>| fault.help.map(|help| help.text().nb.clone());
        read(&written, "a/m/ny.html", base.as_ref())
            .map_err(|fault| help(fault).unwrap_or_default())
    }

    #[test]
    fn an_old_address_is_read_as_people_copy_it() {
        for (given, address) in [
            ("a/m/gammel.html", "a/m/gammel.html"),
            ("/gammel.html", "gammel.html"),
            ("gammel.html", "a/m/gammel.html"),
            ("gammel", "a/m/gammel/index.html"),
            ("b/c/", "b/c/index.html"),
            ("b/c", "b/c/index.html"),
            ("https://skole.no/kurs/a/m%C3%B8te.html", "a/møte.html"),
            ("http://skole.no/kurs/", "index.html"),
        ] {
            assert_eq!(read_from(given).as_deref(), Ok(address), "{given}");
        }
    }

    #[test]
    fn what_leads_out_of_the_site_or_is_no_page_is_told() {
        for given in [
            "../ut.html",
            "https://andre.no/kurs/a.html",
            "https://skole.no/annet/a.html",
            "a//b.html",
            "a/b.html#del",
            "a\\b.html",
            "plan.pdf",
            "",
        ] {
            assert!(read_from(given).is_err_and(|help| help.contains("gammel.html")), "{given}");
        }
        assert_eq!(
            read_from("kurs/02-Møte/01-lære.md"),
            Err("skriv `kurs/mote/laere.html`".to_owned())
        );
    }
}
