//! Addresses on the web: that of the site, and others that the config names.
//!
//! In: what an author has written. Out: the address, or what is wrong with it. What an address is
//! is left to the crate `url`, which reads them as browsers do; what a browser would mend in
//! silence is refused here, since other readers of the site's metadata would not mend it.

use std::cell::Cell;

use url::Url;

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::SourceText;
use crate::{text, yaml};

/// Reads a whole address on the web.
pub(crate) fn read(written: &SourceText) -> Result<Url, Box<Diagnostic>> {
    let address = written.text.trim();
    parse(address).ok_or_else(|| {
        let message = text!(
            en: "`{address}` is not a web address",
            nb: "`{address}` er ikke en nettadresse"
        );
        let help = text!(
            en: "write the whole address, from `https://`",
            nb: "skriv hele adressen, fra `https://`"
        );
        let whole = format!("https://{address}");
        let help = if address.contains('.') && parse(&whole).is_some() {
            Help::suggest(help, [yaml::rewritten(written, whole)])
        } else {
            Help::Example(help)
        };
        fault(written, message, help)
    })
}

/// Reads the address at which the site will stand; its path ends with `/`, so that the addresses of
/// pages can be put after it.
pub(super) fn read_base(written: &SourceText) -> Result<Url, Box<Diagnostic>> {
    let mut url = read(written)?;
    let has_more = url.query().is_some() || url.fragment().is_some();
    url.set_query(None);
    url.set_fragment(None);
    if has_more {
        let message = text!(
            en: "the address of a site has nothing after `?` or `#`",
            nb: "adressen til et nettsted har ikke noe etter `?` eller `#`"
        );
        let help = text!(en: "write `{url}`", nb: "skriv `{url}`");
        let help = Help::suggest(help, [yaml::rewritten(written, url.as_str())]);
        return Err(fault(written, message, help));
    }
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

/// An address on the web in which nothing has to be mended, and that gives away no password.
fn parse(address: &str) -> Option<Url> {
    let slips = Cell::new(false);
    let note = |_| slips.set(true);
    let url = Url::options().syntax_violation_callback(Some(&note)).parse(address).ok()?;
    let is_whole = matches!(url.scheme(), "http" | "https") && !slips.get();
    (is_whole && url.username().is_empty() && url.password().is_none()).then_some(url)
}

fn fault(written: &SourceText, message: Text, help: Help) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources, Span};

    fn url(address: &str) -> Result<String, String> {
        let file = Sources::new().add(SourceFile::new("site-config.yaml", address));
        let span = Span::start_of(file);
        let written = SourceText { text: address.to_owned(), span, verbatim: false, quoted: false };
        let read = read_base(&written).map(String::from);
        read.map_err(|fault| fault.help.map(|help| help.text().en.clone()).unwrap_or_default())
    }

    #[test]
    fn an_address_is_that_of_a_folder() {
        for (written, read) in [
            ("https://skole.no", "https://skole.no/"),
            ("HTTPS://Skole.no/kurs//", "https://skole.no/kurs/"),
            (" http://skole.no:8080/a/b/ ", "http://skole.no:8080/a/b/"),
            ("https://blåbær.no/tavle", "https://xn--blbr-roah.no/tavle/"),
        ] {
            assert_eq!(url(written).as_deref(), Ok(read));
        }
    }

    #[test]
    fn what_is_no_whole_address_is_refused() {
        let help = Err("write the whole address, from `https://`".to_owned());
        for written in [
            "",
            "https://",
            "https:///kurs",
            "https:skole.no",
            "skole.no",
            "ftp://skole.no",
            "https://skole no/kurs",
            "https://skole.no/et kurs",
            "https://skole.no\\kurs",
            "https://kari:hemmelig@skole.no/",
        ] {
            assert_eq!(url(written), help, "{written}");
        }
    }

    #[test]
    fn an_address_with_a_query_is_shown_without_it() {
        let shown = Err("write `https://skole.no/kurs`".to_owned());
        assert_eq!(url("https://skole.no/kurs?x=1#y"), shown);
        assert_eq!(url("https://skole.no/kurs#y"), shown);
    }
}
