//! Findings as SARIF 2.1.0 (OASIS Standard, "Static Analysis Results Interchange Format"), for code
//! scanning and editors.
//!
//! In: diagnostics and the sources that they point into. Out: one log with one run. Numbers in
//! comments are those of the standard's sections. Columns are UTF-16 code units, which is what
//! viewers take where a log says nothing; this one says it. Paths are relative and nothing of the
//! machine is told. The types of the form stand in `log`, what makes a finding recognisable again
//! in `fingerprint`.

mod fingerprint;
mod log;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::fingerprint::Fingerprints;
use self::log::{
    Artifact, BaseIds, Change, Configuration, Content, Descriptor, Driver, Finding, Fix,
    FixProperties, Help, Location, Log, Message, Physical, Prints, Region, Replacement, Run,
    SourceRoot, Suppression, Tool,
};
use super::{Diagnostic, Edit, Findings, MessageLanguage, Rule};
use crate::source::{Columns, FileId, Sources, Span};

/// What stays as it is in a path of a URI (RFC 3986, sections 2.3 and 3.3).
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// All findings as one log, those that are silenced as suppressed; `root` is the site's folder as
/// seen from where the command runs, empty or ending in `/`.
#[must_use]
pub fn report(findings: &Findings, root: &str) -> String {
    let Findings { diagnostics, silenced, sources, language } = *findings;
    let each = diagnostics.iter().flat_map(Diagnostic::at_each_place);
    let told = each.map(|diagnostic| (diagnostic, None));
    let found: Vec<(&Diagnostic, Option<&str>)> = told
        .chain(
            silenced.iter().map(|silenced| (&silenced.diagnostic, Some(silenced.reason.as_str()))),
        )
        .collect();
    let mut rules: Vec<Rule> = found.iter().map(|(diagnostic, _)| diagnostic.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let writer = Writer { sources, root, language, rules: &rules };
    let mut fingerprints = Fingerprints::default();
    let results = found
        .iter()
        .map(|(diagnostic, silenced)| writer.finding(diagnostic, *silenced, &mut fingerprints))
        .collect();
    let rules = rules.iter().map(|&rule| descriptor(rule, language)).collect();
    let driver = Driver {
        name: "Løype",
        version: env!("CARGO_PKG_VERSION"),
        information_uri: homepage(),
        rules,
    };
    let run = Run {
        tool: Tool { driver },
        language: tag(language),
        column_kind: "utf16CodeUnits",
        original_uri_base_ids: BaseIds {
            source_root: SourceRoot { description: Message::plain(source_root(language)) },
        },
        results,
    };
    serde_json::to_string_pretty(&Log::of(run)).unwrap_or_default()
}

/// A rule for those who have never met it.
fn descriptor(rule: Rule, language: MessageLanguage) -> Descriptor {
    let summary = rule.summary(language);
    Descriptor {
        id: rule.name(),
        // The standard wants one Pascal-case word here (3.49.7), which is what the rule is called
        // in the code.
        name: format!("{rule:?}"),
        short_description: Message::plain(summary),
        full_description: Message::plain(summary),
        help: Help { text: escaped(summary), markdown: escaped(rule.manual(language)) },
        default_configuration: Configuration { level: rule.severity().name() },
    }
}

fn homepage() -> Option<&'static str> {
    [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")]
        .into_iter()
        .find(|address| !address.is_empty())
}

fn tag(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Nb => "nb",
        MessageLanguage::En => "en",
    }
}

fn source_root(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Nb => "mappen som stiene går ut fra",
        MessageLanguage::En => "the folder that paths start from",
    }
}

/// A text in which braces are no placeholders (3.11.5).
fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

struct Writer<'a> {
    sources: &'a Sources,
    root: &'a str,
    language: MessageLanguage,
    rules: &'a [Rule],
}

impl Writer<'_> {
    fn finding(
        &self,
        diagnostic: &Diagnostic,
        silenced: Option<&str>,
        fingerprints: &mut Fingerprints,
    ) -> Finding {
        let labels = (1..).zip(&diagnostic.labels);
        let related = labels.map(|(id, label)| Location {
            id: Some(id),
            message: Some(Message::plain(label.text.get(self.language))),
            ..self.location(label.span)
        });
        Finding {
            rule_id: diagnostic.rule.name(),
            rule_index: self.rules.binary_search(&diagnostic.rule).ok(),
            level: diagnostic.severity.name(),
            message: Message { text: escaped(&self.message(diagnostic)) },
            locations: vec![self.location(diagnostic.span)],
            related_locations: related.collect(),
            suppressions: silenced
                .map(|reason| Suppression { kind: "inSource", justification: reason.to_owned() })
                .into_iter()
                .collect(),
            fixes: self.fixes(diagnostic),
            partial_fingerprints: Prints {
                rule_and_line: fingerprints.of(diagnostic, self.sources),
            },
        }
    }

    /// What is the matter, what to do, and a line for each further place: GitHub shows only those
    /// that the message links to (3.11.6).
    fn message(&self, diagnostic: &Diagnostic) -> String {
        let quoted =
            |text: &str| text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        let labels = (1..).zip(&diagnostic.labels);
        let links = labels.map(|(id, label): (usize, _)| {
            format!("\n[{}]({id})", quoted(label.text.get(self.language)))
        });
        std::iter::once(diagnostic.message_and_help(self.language)).chain(links).collect()
    }

    fn fixes(&self, diagnostic: &Diagnostic) -> Vec<Fix> {
        let Some(help) = &diagnostic.help else { return Vec::new() };
        let fix = |fix: &super::Fix| Fix {
            description: Message::plain(help.get(self.language)),
            artifact_changes: fix
                .edits
                .chunk_by(|one, next| one.span.file == next.span.file)
                .filter_map(|edits| self.change(edits))
                .collect(),
            properties: FixProperties { applicability: fix.applicability.name() },
        };
        help.fixes().iter().map(fix).collect()
    }

    /// The edits of one file.
    fn change(&self, edits: &[Edit]) -> Option<Change> {
        let replacement = |edit: &Edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Content { text: edit.text.get(self.language).to_owned() },
        };
        Some(Change {
            artifact_location: self.artifact(edits.first()?.span.file),
            replacements: edits.iter().map(replacement).collect(),
        })
    }

    fn location(&self, span: Span) -> Location {
        let (artifact_location, region) = (self.artifact(span.file), self.region(span));
        Location { id: None, physical: Physical { artifact_location, region }, message: None }
    }

    fn artifact(&self, file: FileId) -> Artifact {
        let path = format!("{}{}", self.root, self.sources.path(file));
        Artifact {
            uri: utf8_percent_encode(&path, ESCAPED).to_string(),
            uri_base_id: log::SOURCE_ROOT,
        }
    }

    fn region(&self, span: Span) -> Region {
        let range = self.sources.range(span, Columns::Utf16);
        Region {
            start_line: range.start.line,
            start_column: range.start.column,
            end_line: range.end.line,
            end_column: range.end.column,
        }
    }
}

impl Message {
    fn plain(text: &str) -> Self {
        Self { text: escaped(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use crate::text;
    use serde_json::Value;

    const RULE: &str = "- 🙂 Modul 1 før 2";

    /// The only result of a log about a rule in a file with such a path, and the log's rules.
    fn result(path: &str, root: &str, label: Option<&str>) -> (Value, Value) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new(path, format!("---\n{RULE}\n---\n")));
        let span = Span::new(file, 4 + "- 🙂 ".len(), 4 + RULE.len());
        let finding = Diagnostic::new(
            Rule::OrderBroken,
            span,
            text!(en: "early", nb: "`Modul 2` er for tidlig i {{0}}"),
        );
        let (first, last) = (span.part(0, 5), Span { start: span.end, ..span });
        let finding = finding.help(super::super::Help::safe(
            text!(en: "move it", nb: "flytt den"),
            [
                Edit::replace(last, text!(en: " {{0}}", nb: " {{0}} nå")),
                Edit::replace(first, "Side"),
            ],
        ));
        let finding = match label {
            Some(label) => finding.label(Span::start_of(file), text!(en: "{label}", nb: "{label}")),
            None => finding,
        };
        let findings = Findings {
            diagnostics: &[finding],
            silenced: &[],
            sources: &sources,
            language: MessageLanguage::Nb,
        };
        let log: Value = serde_json::from_str(&report(&findings, root)).unwrap();
        (log["runs"][0]["results"][0].clone(), log["runs"][0]["tool"]["driver"]["rules"].clone())
    }

    #[test]
    fn a_place_is_a_relative_uri_with_lines_and_utf16_columns() {
        let (result, _) = result("content/å b/_index.md", "kurs/", None);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "kurs/content/%C3%A5%20b/_index.md");
        let region = &place["region"];
        let numbers = ["startLine", "startColumn", "endLine", "endColumn"]
            .map(|name| region[name].as_u64().unwrap());
        assert_eq!(numbers, [2, 6, 2, 19]);
    }

    #[test]
    fn message_and_help_are_one_text_without_placeholders() {
        let (result, rules) = result("a.md", "", None);
        assert_eq!(result["message"]["text"], "`Modul 2` er for tidlig i {{0}}\nflytt den");
        assert_eq!(
            (&result["ruleId"], &result["ruleIndex"]),
            (&Value::from("order-broken"), &Value::from(0))
        );
        assert_eq!(
            (&rules[0]["id"], &rules[0]["name"]),
            (&Value::from("order-broken"), &Value::from("OrderBroken"))
        );
        assert_eq!(rules[0]["defaultConfiguration"]["level"], "error");
    }

    #[test]
    fn a_fix_replaces_regions_in_the_order_of_places_and_its_text_is_no_message() {
        let (result, _) = result("a.md", "kurs/", None);
        let fix = &result["fixes"][0];
        assert_eq!(fix["description"]["text"], "flytt den");
        assert_eq!(fix["properties"]["applicability"], "safe");
        let change = &fix["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "kurs/a.md");
        let region = |start, end| {
            serde_json::json!({
                "startLine": 2, "startColumn": start, "endLine": 2, "endColumn": end
            })
        };
        assert_eq!(
            change["replacements"],
            serde_json::json!([
                { "deletedRegion": region(6, 11), "insertedContent": { "text": "Side" } },
                { "deletedRegion": region(19, 19), "insertedContent": { "text": " {0} nå" } },
            ])
        );
    }

    #[test]
    fn further_places_are_linked_from_the_message() {
        let (result, _) = result("a.md", "", Some("denne [regelen]"));
        assert!(
            result["message"]["text"].as_str().unwrap().ends_with("\n[denne \\[regelen\\]](1)"),
            "{result}"
        );
        let related = &result["relatedLocations"][0];
        assert_eq!(
            (&related["id"], &related["message"]["text"]),
            (&Value::from(1), &Value::from("denne [regelen]"))
        );
        assert_eq!(related["physicalLocation"]["region"]["startLine"], 1);
    }
}
