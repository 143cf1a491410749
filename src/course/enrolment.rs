//! How one enrols in a course, and what it costs.
//!
//! In: texts of front matter. Out: an [`Enrolment`] and a [`Price`]. Whether the deadlines agree
//! with the dates of the course is left to `check`.

use super::opening::Opening;
use crate::config::web_address;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::SourceText;
use crate::text;

/// How one enrols.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Enrolment {
    /// Where.
    pub address: Option<EnrolmentAddress>,
    /// The last day or month for it.
    pub deadline: Option<Opening>,
    /// What is done, in order.
    pub steps: Vec<EnrolmentStep>,
}

/// Where one enrols.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EnrolmentAddress {
    /// On a page of another site.
    Web {
        /// The whole address.
        href: String,
        /// The site, as people read it.
        host: String,
    },
    /// By e-mail.
    Mail(String),
    /// In words: "hos rektor".
    Words(String),
}

/// One thing that is done to enrol.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnrolmentStep {
    /// Who does it.
    pub who: Option<String>,
    /// What is done.
    pub what: String,
    /// The last day or month for it.
    pub deadline: Option<Opening>,
}

/// What a course costs, in the author's words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Price(String);

/// Whole texts that can only mean that something costs nothing.
const FREE: [&str; 16] = [
    "gratis",
    "det er gratis",
    "kurset er gratis",
    "kostnadsfri",
    "kostnadsfritt",
    "ingen",
    "ingen kostnad",
    "ingen kostnader",
    "0",
    "0 kr",
    "kr 0",
    "0 kroner",
    "free",
    "free of charge",
    "no cost",
    "none",
];

impl EnrolmentAddress {
    /// Reads where one enrols: a web address, an e-mail address, or words.
    ///
    /// # Errors
    ///
    /// `unknown-value` for a single word that looks like a web address and is none.
    pub fn parse(written: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let text = written.text.trim();
        let is_one_word = !text.contains(char::is_whitespace);
        let mail = text.strip_prefix("mailto:").unwrap_or(text);
        match mail.split_once('@') {
            Some((name, host)) if is_one_word && !mail.contains('/') => {
                return if name.is_empty() || !host.contains('.') {
                    Err(no_mail(written))
                } else {
                    Ok(Self::Mail(mail.to_owned()))
                };
            }
            _ => {}
        }
        if !(is_one_word && text.contains(['.', ':', '/'])) {
            return Ok(Self::Words(text.to_owned()));
        }
        let url = web_address::read(written)?;
        let host = url.host_str().unwrap_or_default();
        Ok(Self::Web { host: host.trim_start_matches("www.").to_owned(), href: url.into() })
    }

    /// The address for a link, if it is one.
    #[must_use]
    pub fn href(&self) -> Option<String> {
        match self {
            Self::Web { href, .. } => Some(href.clone()),
            Self::Mail(mail) => Some(format!("mailto:{mail}")),
            Self::Words(_) => None,
        }
    }

    /// What readers see of it.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Web { host, .. } => host,
            Self::Mail(text) | Self::Words(text) => text,
        }
    }
}

fn no_mail(written: &SourceText) -> Box<Diagnostic> {
    let text = written.text.trim();
    let message =
        text!(en: "`{text}` is not an e-mail address", nb: "`{text}` er ikke en e-postadresse");
    let help = text!(
        en: "write it as `course@school.no`, or a web address from `https://`",
        nb: "skriv den som `kurs@skole.no`, eller en nettadresse fra `https://`"
    );
    Box::new(Diagnostic::new(Rule::UnknownValue, written.span, message).help(Help::Example(help)))
}

impl Enrolment {
    /// Every deadline in it.
    pub fn deadlines(&self) -> impl Iterator<Item = Opening> {
        self.deadline.into_iter().chain(self.steps.iter().filter_map(|step| step.deadline))
    }
}

impl Price {
    /// The price of a text; nothing for an empty one.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        (!text.is_empty()).then_some(Self(text))
    }

    /// As its author wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it certainly costs nothing: for whom, or in which case, is not said.
    #[must_use]
    pub fn is_free(&self) -> bool {
        let text = self.0.to_lowercase();
        FREE.contains(&text.trim().trim_end_matches(['.', '!', ',', '-', '–']).trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources, Span};

    fn address(text: &str) -> Result<EnrolmentAddress, String> {
        let file = Sources::new().add(SourceFile::new("a.md", text));
        let span = Span::new(file, 0, text.len());
        let text = text.to_owned();
        EnrolmentAddress::parse(&SourceText { text, span, verbatim: true, quoted: false })
            .map_err(|fault| fault.help.map(|help| help.text().nb.clone()).unwrap_or_default())
    }

    #[test]
    fn where_one_enrols_is_a_page_a_mail_address_or_words() {
        let read =
            |text: &str| address(text).map(|address| (address.shown().to_owned(), address.href()));
        let of =
            |shown: &str, href: Option<&str>| Ok((shown.to_owned(), href.map(ToOwned::to_owned)));
        let page = "https://www.skjema.no/p?id=1";
        assert_eq!(read(page), of("skjema.no", Some(page)));
        assert_eq!(read("kurs@skole.no"), of("kurs@skole.no", Some("mailto:kurs@skole.no")));
        assert_eq!(read("mailto:kurs@skole.no"), read("kurs@skole.no"));
        assert_eq!(read("Hos rektor"), of("Hos rektor", None));
        assert_eq!(read("skjema.no/p"), Err("skriv hele adressen, fra `https://`".to_owned()));
        assert!(read("kurs@skole").unwrap_err().starts_with("skriv den som"));
        assert!(read("javascript:alert(1)").is_err(), "no script is an address");
    }

    #[test]
    fn only_what_is_free_in_any_case_is_free() {
        let is_free = |text: &str| Price::new(text.to_owned()).unwrap().is_free();
        for text in ["Gratis", "gratis.", "0 kr", "0,-", "Free of charge", "Ingen"] {
            assert!(is_free(text), "{text}");
        }
        for text in ["Gratis for offentlige skoler", "ikke gratis", "1500 kr", "10 kr", "0,5 kr"] {
            assert!(!is_free(text), "{text}");
        }
    }
}
