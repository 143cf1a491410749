//! The key `silence` of front matter and config: the names of rules, each with the reason why it is
//! silenced.
//!
//! In: the map under the key. Out: [`Silence`]s, and a diagnostic for each unknown rule, each rule
//! that cannot be silenced, and each missing reason. What a silence covers is left to
//! [`diagnostic`](crate::diagnostic).

use super::{Fields, Key, Node, Value, rewritten};
use crate::diagnostic::{Diagnostic, Help, Rule, Severity, Silence, nearest};
use crate::source::SourceText;
use crate::text;

/// The key.
pub const SILENCE: Key = Key::new("silence", "demp");

impl Fields<'_> {
    /// Takes out the silences; `everywhere` is true for those of the config.
    pub fn silences(&mut self, everywhere: bool) -> Vec<Silence> {
        let Some(node) = self.node(SILENCE.name) else { return Vec::new() };
        let entries = match node.value {
            Value::Map(entries) => entries,
            // A rule without a reason, or a list of these.
            _ => self
                .list_of(node)
                .into_iter()
                .map(|name| (name.clone(), Node { value: Value::Empty, span: name.span }))
                .collect(),
        };
        let mut silences: Vec<Silence> = Vec::new();
        for (name, reason) in entries {
            let Some(silence) = self.silence(&name, reason, everywhere) else { continue };
            if silences.iter().any(|other| other.rule == silence.rule) {
                self.report(twice(&name));
            } else {
                silences.push(silence);
            }
        }
        silences
    }

    fn silence(&mut self, name: &SourceText, reason: Node, everywhere: bool) -> Option<Silence> {
        let wanted = name.text.trim();
        let Some(rule) = Rule::find(wanted) else {
            self.report(unknown(name));
            return None;
        };
        if rule.severity() == Severity::Error && !rule.is_silenceable() {
            let message = text!(
                en: "`{wanted}` is an error and cannot be silenced",
                nb: "`{wanted}` er en feil og kan ikke dempes"
            );
            let help = text!(
                en: "mend it; `loype explain {wanted}` says how",
                nb: "rett den; `loype explain {wanted}` sier hvordan"
            );
            self.report(
                Diagnostic::new(Rule::SilenceRefused, name.span, message).help(Help::Act(help)),
            );
            return None;
        }
        if !rule.is_silenceable() {
            let message = text!(
                en: "`{wanted}` cannot itself be silenced",
                nb: "`{wanted}` kan ikke selv dempes"
            );
            let help = text!(
                en: "take out the line that silences nothing",
                nb: "ta ut linjen som ikke demper noe"
            );
            self.report(
                Diagnostic::new(Rule::SilenceRefused, name.span, message).help(Help::Act(help)),
            );
            return None;
        }
        let reason = if let Value::Scalar(written) = reason.value {
            written.text.trim().to_owned()
        } else {
            String::new()
        };
        if reason.is_empty() {
            let message = text!(
                en: "`{wanted}` is silenced without a reason",
                nb: "`{wanted}` er dempet uten grunn"
            );
            let help = text!(
                en: "write why: `{wanted}: because …`",
                nb: "skriv hvorfor: `{wanted}: fordi …`"
            );
            let help = Help::Example(help);
            self.report(Diagnostic::new(Rule::SilenceRefused, name.span, message).help(help));
            return None;
        }
        Some(Silence { rule, reason, span: name.span, everywhere })
    }
}

fn twice(name: &SourceText) -> Diagnostic {
    let wanted = name.text.trim();
    let message = text!(en: "`{wanted}` is silenced twice", nb: "`{wanted}` er dempet to ganger");
    let help = text!(en: "keep one of the two lines", nb: "behold én av de to linjene");
    Diagnostic::new(Rule::DuplicateKey, name.span, message).help(Help::Act(help))
}

fn unknown(name: &SourceText) -> Diagnostic {
    let wanted = name.text.trim();
    let message = text!(en: "there is no rule `{wanted}`", nb: "regelen `{wanted}` finnes ikke");
    let names = || Rule::ALL.iter().filter(|rule| rule.is_silenceable()).map(|rule| rule.name());
    let help = if let Some(near) = nearest(wanted, names()) {
        let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
        Help::suggest(help, [rewritten(name, near)])
    } else {
        let names = names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        Help::Act(text!(en: "these can be silenced: {names}", nb: "disse kan dempes: {names}"))
    };
    Diagnostic::new(Rule::UnknownRule, name.span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn read(text: &str) -> (Vec<(&'static str, String)>, Vec<String>) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let node = crate::yaml::parse(&sources, sources.whole(file), &[]).unwrap();
        let mut diagnostics = Vec::new();
        let silences = Fields::new(node, &[SILENCE], &mut diagnostics).silences(false);
        let silences =
            silences.into_iter().map(|silence| (silence.rule.name(), silence.reason)).collect();
        (
            silences,
            diagnostics
                .into_iter()
                .map(|found| format!("{}: {}", found.rule.name(), found.message.nb))
                .collect(),
        )
    }

    #[test]
    fn a_warning_is_silenced_with_a_reason_in_either_language() {
        let because = vec![("rule-redundant", "sagt to ganger med vilje".to_owned())];
        assert_eq!(
            read("silence:\n  rule-redundant: sagt to ganger med vilje\n"),
            (because.clone(), vec![])
        );
        assert_eq!(read("demp: {rule-redundant: sagt to ganger med vilje}\n"), (because, vec![]));
    }

    #[test]
    fn without_a_reason_nothing_is_silenced() {
        let refused = vec!["silence-refused: `rule-redundant` er dempet uten grunn".to_owned()];
        for text in [
            "demp: rule-redundant\n",
            "demp: [rule-redundant]\n",
            "demp:\n  rule-redundant:\n",
            "demp: {rule-redundant: ' '}\n",
        ] {
            assert_eq!(read(text), (vec![], refused.clone()), "{text}");
        }
    }

    #[test]
    fn a_rule_is_silenced_once_and_a_silence_that_is_unused_never() {
        let (silences, told) = read(
            "demp:\n  rule-redundant: fordi\n  rule-redundant: derfor\n  silence-unused: fordi\n",
        );
        assert_eq!(silences, [("rule-redundant", "fordi".to_owned())]);
        assert_eq!(
            told,
            [
                "duplicate-key: `rule-redundant` er dempet to ganger",
                "silence-refused: `silence-unused` kan ikke selv dempes"
            ]
        );
    }

    #[test]
    fn errors_and_names_that_are_no_rule_are_refused() {
        let (silences, told) = read("demp:\n  order-broken: fordi\n  rule-redundnat: fordi\n");
        assert_eq!(silences, []);
        assert_eq!(
            told,
            [
                "silence-refused: `order-broken` er en feil og kan ikke dempes",
                "unknown-rule: regelen `rule-redundnat` finnes ikke"
            ]
        );
    }
}
