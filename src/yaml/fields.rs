//! The fields of a front matter or a config, taken out one by one.
//!
//! In: a [`Node`] that should be a map, and the allowed keys, each with its Norwegian alias. Out:
//! typed values, with a diagnostic for each key that is unknown, duplicate, or has a value of the
//! wrong type. All errors are reported, not only the first. What a text means (a duration, an
//! audience) is left to the caller.

use unicode_normalization::UnicodeNormalization;

use super::key::{self, Key, KeyLanguage};
use super::scalar::{quoted, rewritten, whole};
use super::{Node, Value};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Help, Rule, Text};
use crate::source::{SourceText, Span};
use crate::text;

/// The values of a map, to be taken out by name. Errors are collected in `diagnostics`.
#[derive(Debug)]
pub struct Fields<'d> {
    entries: Vec<Field>,
    /// Keys that the author tried to write: a similar unknown key was found, or its value is
    /// unusable.
    tried: Vec<String>,
    /// The keys that are allowed.
    keys: Vec<Key>,
    /// The language that the author writes keys in.
    language: KeyLanguage,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// A key with its value.
#[derive(Debug)]
struct Field {
    name: &'static str,
    /// The key as written, in either language.
    written: String,
    node: Node,
}

impl<'d> Fields<'d> {
    /// Looks up the keys of `node`; reports those that are not in `keys`, and duplicates.
    pub fn new(node: Node, keys: &[Key], diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let mut fields = Self {
            entries: Vec::new(),
            tried: Vec::new(),
            keys: keys.to_vec(),
            language: KeyLanguage::default(),
            diagnostics,
        };
        match node.value {
            Value::Map(entries) => fields.add_all(entries),
            Value::Empty => {}
            Value::Scalar(written) => {
                let help = no_colon(&written, keys);
                fields.no_keys(written.span, help);
            }
            Value::List(_) => fields.no_keys(node.span, None),
        }
        fields
    }

    /// Reports a value that is no map. Nothing else is reported as missing then.
    fn no_keys(&mut self, span: Span, help: Option<Help>) {
        let message = text!(
            en: "expected lines of the form `key: value` here",
            nb: "her må det stå linjer på formen `nøkkel: verdi`"
        );
        self.tried.extend(self.keys.iter().map(|key| key.name.to_owned()));
        let mut finding = Diagnostic::new(Rule::WrongType, span, message);
        finding.help = help;
        self.diagnostics.push(finding);
    }

    fn add_all(&mut self, entries: Vec<(SourceText, Node)>) {
        // Some systems write å as a letter and a ring.
        let name = |key: &SourceText| key.text.trim().nfc().collect::<String>();
        let names: Vec<String> = entries.iter().map(|(key, _)| name(key)).collect();
        self.language = KeyLanguage::of(&names, &self.keys);
        let mut unknown = Vec::new();
        for ((written, value), name) in entries.into_iter().zip(&names) {
            match self.keys.iter().copied().find(|key| key.has(name)) {
                Some(key) => self.add(key, &written, name, value),
                None => unknown.push((written, name)),
            }
        }
        let unknown = key::Unknown { keys: &self.keys, names: &names, language: self.language }
            .findings(&unknown);
        self.tried.extend(unknown.meant.iter().map(|&name| name.to_owned()));
        self.diagnostics.extend(unknown.findings);
    }

    /// Adds a key of a map.
    fn add(&mut self, key: Key, written: &SourceText, name: &str, value: Node) {
        if self.entries.iter().any(|entry| entry.name == key.name) {
            let names = if key.name == key.alias {
                format!("`{}`", key.name)
            } else {
                format!("`{}` / `{}`", key.name, key.alias)
            };
            let message =
                text!(en: "the key {names} stands twice", nb: "nøkkelen {names} står to ganger");
            let help = text!(en: "keep one of the two lines", nb: "behold én av de to linjene");
            self.diagnostics.push(
                Diagnostic::new(Rule::DuplicateKey, written.span, message).help(Help::Act(help)),
            );
            return;
        }
        self.entries.push(Field { name: key.name, written: name.to_owned(), node: value });
    }

    /// A key as this author writes keys, for help that names one which is not there.
    #[must_use]
    pub fn key(&self, name: &str) -> Text {
        let key = self.keys.iter().find(|key| key.name == name);
        key.map_or_else(|| Text::in_each(|_| name.to_owned()), |key| self.language.name(*key))
    }

    /// Adds a diagnostic of the caller, such as one about a value.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The list of diagnostics, for further ones.
    pub fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    /// Takes out the value of a key; a key without a value counts as absent.
    pub fn node(&mut self, name: &str) -> Option<Node> {
        let index = self.entries.iter().position(|entry| entry.name == name)?;
        let Field { node, .. } = self.entries.swap_remove(index);
        (node.value != Value::Empty).then_some(node)
    }

    /// A key as the author wrote it, for messages in the language of the file. Call it before
    /// taking out the value.
    #[must_use]
    pub fn called(&self, name: &'static str) -> String {
        self.entries
            .iter()
            .find(|entry| entry.name == name)
            .map_or_else(|| name.to_owned(), |entry| entry.written.clone())
    }

    /// Whether the author tried to write a key and failed. That has been reported already, so the
    /// missing key should not be.
    #[must_use]
    pub fn was_tried(&self, name: &str) -> bool {
        self.tried.iter().any(|tried| tried == name)
    }

    /// Takes out a text with its span.
    pub fn written(&mut self, name: &str) -> Option<SourceText> {
        let node = self.node(name)?;
        let Value::Scalar(written) = node.value else {
            self.tried.push(name.to_owned());
            self.wrong_type(node.span, &text!(en: "a text", nb: "en tekst"));
            return None;
        };
        Some(written)
    }

    /// Takes out a text without its span.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.written(name)
            .map(|written| written.text.trim().to_owned())
            .filter(|text| !text.is_empty())
    }

    /// Whether the value of a key is absent, or a number that [`Self::number`] takes. Call it before
    /// taking out the value.
    #[must_use]
    pub fn is_number(&self, name: &str) -> bool {
        let is_named = |entry: &&Field| entry.name == name && entry.node.value != Value::Empty;
        self.entries.iter().find(is_named).is_none_or(|entry| match &entry.node.value {
            Value::Scalar(written) => written.text.trim().parse::<u32>().is_ok(),
            Value::Empty | Value::List(_) | Value::Map(_) => false,
        })
    }

    /// Takes out a non-negative integer.
    pub fn number(&mut self, name: &'static str) -> Option<(u32, Span)> {
        let key = self.called(name);
        let written = self.written(name)?;
        let Ok(number) = written.text.trim().parse() else {
            let message = text!(
                en: "expected a number from 0 on here, in digits",
                nb: "her må det stå et tall fra 0 og oppover, med sifre"
            );
            let help = Help::Example(
                text!(en: "write for instance `{key}: 3`", nb: "skriv for eksempel `{key}: 3`"),
            );
            self.diagnostics
                .push(Diagnostic::new(Rule::WrongType, written.span, message).help(help));
            return None;
        };
        Some((number, written.span))
    }

    /// Takes out a yes or no; absent means no.
    pub fn flag(&mut self, name: &'static str) -> bool {
        let key = self.called(name);
        let Some(written) = self.written(name) else { return false };
        match written.text.trim().to_lowercase().as_str() {
            "true" | "yes" | "ja" => true,
            "false" | "no" | "nei" => false,
            _ => {
                let message =
                    text!(en: "expected yes or no here", nb: "her må det stå ja eller nei");
                let help = text!(
                    en: "write `{key}: true` or `{key}: false`",
                    nb: "skriv `{key}: ja` eller `{key}: nei`"
                );
                let answer = |en: &str, nb: &str| {
                    let answer = Text { en: en.to_owned(), nb: nb.to_owned() };
                    Fix::new(Applicability::Suggested, [rewritten(&written, answer)])
                };
                let help = Help::Write(help, vec![answer("true", "ja"), answer("false", "nei")]);
                self.diagnostics
                    .push(Diagnostic::new(Rule::WrongType, written.span, message).help(help));
                false
            }
        }
    }

    /// Whether the value of a key is a list.
    #[must_use]
    pub fn has_list(&self, name: &str) -> bool {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        entry.is_some_and(|entry| matches!(entry.node.value, Value::List(_)))
    }

    /// Takes out a list of texts; a single text is a list of one.
    pub fn list(&mut self, name: &str) -> Vec<SourceText> {
        self.node(name).map_or_else(Vec::new, |node| self.list_of(node))
    }

    /// The texts of a list node; a single text is a list of one.
    pub fn list_of(&mut self, node: Node) -> Vec<SourceText> {
        let items = match node.value {
            Value::List(items) => items,
            Value::Map(_) => {
                self.wrong_type(
                    node.span,
                    &text!(
                        en: "a list: one `- item` a line",
                        nb: "en liste: ett `- punkt` per linje"
                    ),
                );
                return Vec::new();
            }
            Value::Scalar(_) | Value::Empty => vec![node],
        };
        items.into_iter().filter_map(|item| self.item(item)).collect()
    }

    fn item(&mut self, item: Node) -> Option<SourceText> {
        let (key, value) = match item.value {
            Value::Scalar(written) if !written.quoted && is_dashed(&written.text) => {
                let help = text!(
                    en: "put a space after the dash: `- item`, a line for each",
                    nb: "sett mellomrom etter bindestreken: `- punkt`, en linje for hvert"
                );
                return self.expected_text(written.span, Help::Example(help));
            }
            Value::Scalar(written) => return Some(written),
            Value::Empty => return None,
            Value::List(_) => return self.no_text(item.span),
            Value::Map(entries) => match entries.into_iter().next() {
                Some((key, Node { value: Value::Scalar(value), .. })) => (key, value),
                _ => return self.no_text(item.span),
            },
        };
        // A colon inside the text has turned it into a map.
        let text = quoted(&format!("{}: {}", key.text, value.text));
        let help = text!(
            en: "put it in quotes: `{text}`",
            nb: "sett den i anførselstegn: `{text}`"
        );
        let place = Span { end: whole(&value).end, ..whole(&key) };
        let help = Help::safe(help, [Edit::replace(place, text)]);
        let span = Span { end: value.span.end, ..key.span };
        self.expected_text(span, help)
    }

    fn no_text(&mut self, span: Span) -> Option<SourceText> {
        let help = text!(en: "write one text after each `-`", nb: "skriv én tekst etter hver `-`");
        self.expected_text(span, Help::Act(help))
    }

    fn expected_text(&mut self, span: Span, help: Help) -> Option<SourceText> {
        let message = text!(en: "expected a text here", nb: "her må det stå en tekst");
        self.diagnostics.push(Diagnostic::new(Rule::WrongType, span, message).help(help));
        None
    }

    /// Reports that `expected` was expected at `span`.
    pub fn wrong_type(&mut self, span: Span, expected: &Text) {
        let (en, nb) = (&expected.en, &expected.nb);
        let message = text!(en: "expected {en} here", nb: "her må det stå {nb}");
        self.diagnostics.push(Diagnostic::new(Rule::WrongType, span, message));
    }
}

/// Whether a text is an item whose dash has no space after it.
fn is_dashed(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// What to write for a line that begins with a key, without the colon or the space after it.
fn no_colon(written: &SourceText, keys: &[Key]) -> Option<Help> {
    let (key, value) = written.text.split_once([' ', ':', '='])?;
    let value = value.trim_start_matches([' ', '=']).trim_end();
    if value.is_empty() || !keys.iter().any(|allowed| allowed.has(key)) {
        return None;
    }
    let line = format!("{key}: {value}");
    let help = text!(en: "write `{line}`", nb: "skriv `{line}`");
    Some(Help::suggest(help, [Edit::replace(whole(written), line)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    const KEYS: &[Key] = &[
        Key::new("title", "tittel"),
        Key::new("module", "modul"),
        Key::new("draft", "utkast"),
        Key::new("goals", "mål"),
    ];

    fn node(text: &str) -> Node {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        super::super::parse(&sources, sources.whole(file), &[]).unwrap()
    }

    fn rules(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
        diagnostics.iter().map(|diagnostic| diagnostic.rule.name()).collect()
    }

    #[test]
    fn what_a_theme_wants_is_spoken_of_only_where_it_has_a_place() {
        let help = |keys: &[Key]| {
            let mut diagnostics = Vec::new();
            drop(Fields::new(node("ukjent: x\n"), keys, &mut diagnostics));
            diagnostics
                .pop()
                .and_then(|diagnostic| diagnostic.help)
                .map(|help| help.text().nb.clone())
        };
        let title = Key::new("title", "tittel");
        assert_eq!(help(&[title]).as_deref(), Some("disse nøklene kan stå her: `tittel`"));
        let both = [title, Key::new("extra", "extra")];
        assert_eq!(
            help(&both).as_deref(),
            Some(
                "disse nøklene kan stå her: `tittel`, `extra`; legg det et tema vil ha under \
                 `extra:`"
            )
        );
    }

    #[test]
    fn both_languages_name_the_same_key() {
        let mut diagnostics = Vec::new();
        let mut fields = Fields::new(
            node("tittel: Hei\nmodul: 3\nutkast: ja\nmål: [a, b]\n"),
            KEYS,
            &mut diagnostics,
        );
        assert_eq!(fields.text("title").as_deref(), Some("Hei"));
        assert_eq!(fields.number("module").map(|(number, _)| number), Some(3));
        assert!(fields.flag("draft"));
        assert_eq!(fields.list("goals").len(), 2);
        assert_eq!(rules(&diagnostics), Vec::<&str>::new());
    }

    #[test]
    fn every_fault_is_reported_and_not_the_first() {
        let mut diagnostics = Vec::new();
        let mut fields = Fields::new(
            node("tittle: a\ntitle: b\ntittel: c\nmodule: fem\ndraft: kanskje\n"),
            KEYS,
            &mut diagnostics,
        );
        fields.number("module");
        fields.flag("draft");
        assert_eq!(
            rules(&diagnostics),
            ["duplicate-key", "unknown-key", "wrong-type", "wrong-type"]
        );
        assert_eq!(
            diagnostics[1].help.as_ref().unwrap().text().en,
            "`title` is there already; take this line out"
        );
    }

    #[test]
    fn a_single_text_is_a_list_of_one_and_a_key_without_value_is_absent() {
        let mut diagnostics = Vec::new();
        let mut fields = Fields::new(node("goals: ett\ntitle:\n"), KEYS, &mut diagnostics);
        assert_eq!(fields.list("goals").len(), 1);
        assert_eq!(fields.text("title"), None);
    }
}
