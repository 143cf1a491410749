//! `loype explain`: the manual page of a rule, or the list of all rules.
//!
//! In: the name of a rule as messages show it, or none. Out: text on standard output. The pages are
//! in `manual/`; formatting them for a terminal is left to `page`.

mod page;

use std::fmt::Write as _;
use std::path::Path;

use super::exit::Exit;
use super::show;
use crate::diagnostic::{MessageLanguage, Rule, RuleGroup, human, nearest};
use crate::text;

use page::{STRONG, severity_style};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The name of a rule, as it stands in brackets in a message
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    // In a site's folder, pages are in the language of its messages.
    let language = show::language_in(lang, Path::new("."));
    let Some(asked) = &arguments.rule else {
        show::print(&list(language));
        return Exit::Success;
    };
    let name = rule_name(asked);
    match Rule::ALL.iter().find(|rule| rule.name() == name) {
        Some(rule) => {
            show::print(&page::draw(*rule, language));
            Exit::Success
        }
        None => unknown_rule(&name, language),
    }
}

/// The name of the rule in the input, which may be pasted from a message: `feil[order-broken]:`.
fn rule_name(asked: &str) -> String {
    let asked = asked.trim();
    let inner = asked.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
    inner.map_or(asked, |(name, _)| name).to_lowercase()
}

fn unknown_rule(name: &str, language: MessageLanguage) -> Exit {
    let (en, nb) = (human::help_word(MessageLanguage::En), human::help_word(MessageLanguage::Nb));
    let text = match nearest(name, Rule::ALL.iter().map(|rule| rule.name())) {
        Some(near) => text!(
            en: "there is no rule `{name}`\n{en}: did you mean `{near}`?",
            nb: "regelen `{name}` finnes ikke\n{nb}: mente du `{near}`?"
        ),
        None => text!(
            en: "there is no rule `{name}`\n{en}: `loype explain` lists all rules",
            nb: "regelen `{name}` finnes ikke\n{nb}: `loype explain` lister alle reglene"
        ),
    };
    show::refusal(&text, language)
}

/// All rules by group, each with its severity and its summary.
fn list(language: MessageLanguage) -> String {
    let about = text!(
        en: "The rules that `loype check` and `loype build` hold a site to.\nAn error stops the \
             build; a warning does not.",
        nb: "Reglene som `loype check` og `loype build` prøver et nettsted mot.\nEn feil stopper \
             bygget; en advarsel gjør det ikke."
    );
    let more = text!(
        en: "`loype explain NAME` explains a rule, with an example and its mend.",
        nb: "`loype explain NAVN` forklarer en regel, med et eksempel og hvordan det rettes."
    );
    let widths = Widths::of(language);
    let groups = RuleGroup::ALL.map(|group| {
        let rows: String = group.rules().map(|rule| row(rule, &widths, language)).collect();
        format!("{STRONG}{}{STRONG:#}\n{rows}", group.title().get(language))
    });
    format!("{}\n\n{}\n{}", about.get(language), groups.join("\n"), more.get(language))
}

fn row(rule: Rule, widths: &Widths, language: MessageLanguage) -> String {
    let style = severity_style(rule.severity());
    let (word, summary) = (rule.severity().word(language), rule.summary(language));
    let mut row = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        row,
        "  {:name$}  {style}{word:severity$}{style:#}  {summary}",
        rule.name(),
        name = widths.name,
        severity = widths.severity
    );
    row
}

/// The widths of the list's columns.
struct Widths {
    name: usize,
    severity: usize,
}

impl Widths {
    fn of(language: MessageLanguage) -> Self {
        let widest = |width: fn(Rule, MessageLanguage) -> usize| {
            Rule::ALL.iter().map(|rule| width(*rule, language)).max().unwrap_or(0)
        };
        Self {
            name: widest(|rule, _| rule.name().len()),
            severity: widest(|rule, language| rule.severity().word(language).len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_message_names_its_rule() {
        for asked in [
            "order-broken",
            "Order-Broken ",
            "[order-broken]",
            "feil[order-broken]:",
            "error[order-broken]: `Modul 1` is",
        ] {
            assert_eq!(rule_name(asked), "order-broken", "{asked}");
        }
    }
}
