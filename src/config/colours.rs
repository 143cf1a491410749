//! The colours that a site gives its theme: `colours:` in `site-config.yaml`.
//!
//! In: the value of the key. Out: the colours for the light scheme and for the dark one, each at
//! its place. Whether they can be read against each other is left to `check`, which knows the
//! theme's own.

use crate::colour::{Colour, TOKENS, Token};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::{SourceText, Span};
use crate::text;
use crate::yaml::{Fields, Key, Node, Value};

/// The colours that a site gives its theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Colours {
    /// Those for the light scheme.
    pub light: Vec<Chosen>,
    /// Those for the dark scheme.
    pub dark: Vec<Chosen>,
}

/// A colour that a site has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chosen {
    /// What it is for.
    pub token: Token,
    /// The colour.
    pub colour: Colour,
    /// Its place.
    pub span: Span,
}

const LIGHT: Key = Key::new("light", "lys");
const DARK: Key = Key::new("dark", "mørk");

/// Reads the value of `colours:`.
pub(super) fn read(node: Node, diagnostics: &mut Vec<Diagnostic>) -> Colours {
    let tokens = || TOKENS.iter().map(|token| Key::new(token.name, token.alias));
    let keys: Vec<Key> = [LIGHT, DARK].into_iter().chain(tokens()).collect();
    report_missing(&node, diagnostics);
    let mut fields = Fields::new(node, &keys, diagnostics);
    let mut light = chosen(&mut fields);
    let mut schemes = [LIGHT, DARK].map(|key| fields.node(key.name)).into_iter();
    let mut scheme = || {
        let node = schemes.next().flatten()?;
        report_missing(&node, diagnostics);
        Some(chosen(&mut Fields::new(node, &tokens().collect::<Vec<_>>(), diagnostics)))
    };
    light.extend(scheme().unwrap_or_default());
    Colours { light, dark: scheme().unwrap_or_default() }
}

fn chosen(fields: &mut Fields) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for token in TOKENS {
        let Some(written) = fields.written(token.name) else { continue };
        match Colour::parse(&written.text) {
            Some(colour) => chosen.push(Chosen { token, colour, span: written.span }),
            None => fields.report(unreadable(&written)),
        }
    }
    chosen
}

fn unreadable(written: &SourceText) -> Diagnostic {
    let text = &written.text;
    let message = text!(
        en: "`{text}` is not a colour of six hexadecimal digits",
        nb: "`{text}` er ikke en farge med seks heksadesimale sifre"
    );
    let help = text!(
        en: "write the colour as `\"#1f5a48\"`; a picture program or the school's design guide \
             shows it so",
        nb: "skriv fargen som `\"#1f5a48\"`; slik står den i tegneprogrammer og i skolens \
             designmanual"
    );
    Diagnostic::new(Rule::UnknownValue, written.span, message).help(Help::Example(help))
}

/// `#` begins a comment, so that a colour without quotes is no value at all.
fn report_missing(node: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let Value::Map(entries) = &node.value else { return };
    for (key, _) in entries.iter().filter(|(_, value)| value.value == Value::Empty) {
        let name = &key.text;
        let message = text!(
            en: "`{name}` has no colour: what follows `#` is a comment",
            nb: "`{name}` har ingen farge: det som følger `#`, er en kommentar"
        );
        let help = text!(
            en: "put the colour in quotes: `{name}: \"#1f5a48\"`",
            nb: "sett fargen i anførselstegn: `{name}: \"#1f5a48\"`"
        );
        let help = Help::Example(help);
        diagnostics.push(Diagnostic::new(Rule::WrongType, key.span, message).help(help));
    }
}
