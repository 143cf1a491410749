//! What a site says of its own accessibility: `accessibility:` in `site-config.yaml`.
//!
//! In: the value of the key. Out: an [`Accessibility`]. Only what somebody has found out is said;
//! nothing is claimed by default. Reading the date is left to `check` and `render`, which know how
//! dates are written.

use super::contact::{self, Contact};
use super::web_address;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::SourceText;
use crate::text;
use crate::yaml::{Fields, Key, Node, Value};

/// What a site says of its own accessibility.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Accessibility {
    /// The address of the statement that the law asks for; in Norway it is published by the
    /// authority.
    pub statement: Option<String>,
    /// How far the site meets the demands.
    pub status: Option<Conformity>,
    /// When that was assessed, as it was written.
    pub assessed: Option<SourceText>,
    /// What is known not to work for everybody.
    pub faults: Vec<String>,
    /// Whom to tell of faults, where that is not the contact of the site.
    pub contact: Option<Contact>,
    /// Where to complain, a web address, where that is not the Norwegian authority.
    pub complaints: Option<String>,
}

/// How far a site meets the demands, in the words of the European model statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conformity {
    /// It meets them all.
    Full,
    /// It meets most of them.
    Partial,
    /// It does not meet them.
    None,
}

/// Every answer with what authors write for it, in Norwegian and in English.
const CONFORMITY: [(Conformity, [&str; 2]); 3] = [
    (Conformity::Full, ["i samsvar", "compliant"]),
    (Conformity::Partial, ["delvis i samsvar", "partially compliant"]),
    (Conformity::None, ["ikke i samsvar", "not compliant"]),
];

impl Conformity {
    /// The last part of the key of its word in the interface.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

const KEYS: &[Key] = &[
    Key::new("statement", "erklæring"),
    Key::new("status", "status"),
    Key::new("assessed", "vurdert"),
    Key::new("faults", "mangler"),
    Key::new("contact", "kontakt"),
    Key::new("complaints", "klage"),
];

/// Reads the value of `accessibility:`; an address alone is that of the statement.
pub(super) fn read(node: Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Accessibility> {
    let mut accessibility = Accessibility {
        statement: None,
        status: None,
        assessed: None,
        faults: Vec::new(),
        contact: None,
        complaints: None,
    };
    if let Value::Scalar(written) = &node.value {
        accessibility.statement = Some(address(written, diagnostics)?);
        return Some(accessibility);
    }
    let mut fields = Fields::new(node, KEYS, diagnostics);
    accessibility.status =
        fields.written("status").and_then(|written| status(&written, fields.diagnostics()));
    accessibility.assessed = fields.written("assessed");
    accessibility.faults = fields.list("faults").into_iter().map(|fault| fault.text).collect();
    accessibility.contact = contact::read(&mut fields);
    let mut read =
        |key| fields.written(key).and_then(|written| address(&written, fields.diagnostics()));
    accessibility.statement = read("statement");
    accessibility.complaints = read("complaints");
    Some(accessibility)
}

fn address(written: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let read = web_address::read(written).map(String::from);
    read.map_err(|fault| diagnostics.push(*fault)).ok()
}

fn status(written: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<Conformity> {
    let text = written.text.trim().to_lowercase();
    let found = CONFORMITY.iter().find(|(_, names)| names.contains(&text.as_str()));
    if found.is_none() {
        let message = text!(
            en: "`{text}` is none of the three answers",
            nb: "`{text}` er ikke et av de tre svarene"
        );
        let help = text!(
            en: "write `compliant`, `partially compliant` or `not compliant`",
            nb: "skriv `i samsvar`, `delvis i samsvar` eller `ikke i samsvar`"
        );
        let help = Help::Example(help);
        diagnostics.push(Diagnostic::new(Rule::UnknownValue, written.span, message).help(help));
    }
    found.map(|(status, _)| *status)
}
