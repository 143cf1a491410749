//! Who receives feedback: `feedback:` in `site-config.yaml`.
//!
//! In: the fields that the key is one of. Out: a [`Feedback`], or what is wrong with its address.

use url::Url;

use super::web_address;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::SourceText;
use crate::text;
use crate::yaml::{Fields, Key, Value};

/// Where what readers write in a `:::tilbakemelding` goes, when they send it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Feedback {
    /// Where it is sent.
    pub to: Receiver,
    /// Who receives it: the button names them.
    pub name: String,
}

/// An address that feedback is sent to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Receiver {
    /// A service that takes a form which is posted, over `https`.
    Service(Url),
    /// An e-mail address.
    Mail(String),
}

impl Receiver {
    /// The host that gets it, or the e-mail address.
    #[must_use]
    pub fn place(&self) -> &str {
        match self {
            Self::Service(url) => url.host_str().unwrap_or_default(),
            Self::Mail(address) => address,
        }
    }

    /// What a strict Content-Security-Policy must name in `form-action` beside `'self'`.
    #[must_use]
    pub fn form_source(&self) -> String {
        match self {
            Self::Service(url) => url.origin().ascii_serialization(),
            Self::Mail(_) => "mailto:".to_owned(),
        }
    }
}

/// Reads the value of `feedback:`; a text alone is the address, and the name is then that too.
pub(super) fn read(fields: &mut Fields) -> Option<Feedback> {
    let node = fields.node("feedback")?;
    if let Value::Scalar(written) = &node.value {
        let to = receiver(written).map_err(|fault| fields.report(*fault)).ok()?;
        return Some(Feedback { name: to.place().to_owned(), to });
    }
    let keys = [Key::new("to", "til"), Key::new("name", "navn")];
    let mut inner = Fields::new(node, &keys, fields.diagnostics());
    let (to, name) = (inner.written("to")?, inner.text("name"));
    let to = receiver(&to).map_err(|fault| inner.report(*fault)).ok()?;
    Some(Feedback { name: name.unwrap_or_else(|| to.place().to_owned()), to })
}

fn receiver(written: &SourceText) -> Result<Receiver, Box<Diagnostic>> {
    let address = written.text.trim();
    let mail = address.strip_prefix("mailto:").unwrap_or(address);
    if is_mail(mail) {
        return Ok(Receiver::Mail(mail.to_owned()));
    }
    if !address.contains(['.', '/']) {
        return Err(Box::new(no_address(written)));
    }
    let url = web_address::read(written)?;
    if url.scheme() == "https" {
        Ok(Receiver::Service(url))
    } else {
        Err(Box::new(unsafe_address(written)))
    }
}

/// Whether a text is one e-mail address that needs no quoting.
fn is_mail(text: &str) -> bool {
    let is_plain = |sign: char| sign.is_alphanumeric() || "._-+@".contains(sign);
    text.split('@').count() == 2
        && text.split('@').all(|part| !part.is_empty())
        && text.chars().all(is_plain)
}

fn no_address(written: &SourceText) -> Diagnostic {
    let word = &written.text;
    let message = text!(
        en: "`{word}` is neither an e-mail address nor a web address",
        nb: "`{word}` er verken en e-postadresse eller en nettadresse"
    );
    let help = text!(
        en: "write `to:` with an e-mail address or an address from `https://`, and `name:` with who it is",
        nb: "skriv `til:` med en e-postadresse eller en adresse fra `https://`, og `navn:` med hvem det er"
    );
    Diagnostic::new(Rule::UnknownValue, written.span, message).help(Help::Example(help))
}

fn unsafe_address(written: &SourceText) -> Diagnostic {
    let message = text!(
        en: "what readers write would be sent so that others on the way can read it",
        nb: "det leserne skriver, ville blitt sendt slik at andre på veien kan lese det"
    );
    let help = text!(
        en: "write an address that begins with `https://`, or an e-mail address",
        nb: "skriv en adresse som begynner med `https://`, eller en e-postadresse"
    );
    Diagnostic::new(Rule::LinkForm, written.span, message).help(Help::Example(help))
}
