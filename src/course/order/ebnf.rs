//! The grammar in `grammar.md` is the one that the reader takes: sentences drawn from it at random
//! are all read.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{
    collection::vec,
    prelude::{any, prop_assert, proptest},
};

use super::{
    fault::Problem,
    grammar::parse,
    scope::{CourseName, Lexicon},
    station::{Noun, StationId},
    syntax::Sentence,
    testing::stations,
};
use crate::course::language::Language;
use crate::ids::Id;

const GRAMMAR: &str = include_str!("grammar.md");

/// The right side of a production.
#[derive(Debug, Clone)]
enum Form {
    Text(String),
    Name(String),
    Sequence(Vec<Form>),
    Choice(Vec<Form>),
    Optional(Box<Form>),
    Repeated(Box<Form>),
}

type Productions = BTreeMap<String, Form>;

/// The productions of the published grammar.
fn productions() -> Productions {
    let block = GRAMMAR
        .split("```ebnf")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("a block of EBNF");
    let symbols = symbols(block);
    symbols
        .split(|symbol| symbol == ";")
        .filter(|production| !production.is_empty())
        .map(|production| {
            let (name, mut right) = (production[0].clone(), &production[2..]);
            assert_eq!(production[1], "=", "{name}");
            let form = choice(&mut right);
            assert!(right.is_empty(), "{name}: {right:?}");
            (name, form)
        })
        .collect()
}

fn symbols(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').expect("a closed string") + 2,
            _ if first.is_alphabetic() => {
                rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
            }
            _ => first.len_utf8(),
        };
        found.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    found
}

fn choice(rest: &mut &[String]) -> Form {
    let mut forms = vec![sequence(rest)];
    while take(rest, "|") {
        forms.push(sequence(rest));
    }
    Form::Choice(forms)
}

fn sequence(rest: &mut &[String]) -> Form {
    let mut forms = vec![single(rest)];
    while take(rest, ",") {
        forms.push(single(rest));
    }
    Form::Sequence(forms)
}

fn single(rest: &mut &[String]) -> Form {
    let symbol = rest[0].clone();
    *rest = &rest[1..];
    let (form, closer) = match symbol.as_str() {
        "[" => (Form::Optional(Box::new(choice(rest))), "]"),
        "{" => (Form::Repeated(Box::new(choice(rest))), "}"),
        "(" => (choice(rest), ")"),
        text if text.starts_with('"') => return Form::Text(text.trim_matches('"').to_owned()),
        _ => return Form::Name(symbol),
    };
    assert!(take(rest, closer), "{closer} is missing before {rest:?}");
    form
}

fn take(rest: &mut &[String], symbol: &str) -> bool {
    let found = rest.first().is_some_and(|first| first == symbol);
    *rest = &rest[usize::from(found)..];
    found
}

/// Writes a sentence; `luck` decides at every branch, and when it is used up the shortest way is
/// taken.
fn derive(
    productions: &Productions,
    form: &Form,
    luck: &mut impl Iterator<Item = u8>,
    words: &mut Vec<String>,
) {
    match form {
        Form::Text(text) => words.push(text.clone()),
        Form::Name(name) => derive(productions, &productions[name], luck, words),
        Form::Sequence(forms) => {
            for form in forms {
                derive(productions, form, luck, words);
            }
        }
        Form::Choice(forms) => derive(
            productions,
            &forms[usize::from(luck.next().unwrap_or(0)) % forms.len()],
            luck,
            words,
        ),
        Form::Optional(form) if luck.next().unwrap_or(0) % 3 == 1 => {
            derive(productions, form, luck, words);
        }
        Form::Repeated(form) => {
            for _ in 0..2 {
                if luck.next().unwrap_or(0) % 4 == 1 {
                    derive(productions, form, luck, words);
                }
            }
        }
        Form::Optional(_) => {}
    }
}

fn read(text: &str) -> Result<Sentence, Problem> {
    let stations = stations(&["1 Start", "2 Verdier", "Plan og læring", "3 Slutt"]);
    let mut lexicon = Lexicon::new(Noun::Module(Language::Bokmal));
    for (first, course) in [(0, "Vårt kurs"), (stations.len(), "Vurdering")] {
        let course = CourseName { title: course.to_owned(), folder: String::new() };
        lexicon.add(StationId::new(first), Some(&stations), stations.len(), Some(course));
    }
    parse(&lexicon, &lexicon.scopes[0], text).map_err(|fault| fault.problem)
}

#[test]
fn every_name_in_the_grammar_has_a_production_and_is_used() {
    fn names(form: &Form, found: &mut BTreeSet<String>) {
        match form {
            Form::Name(name) => {
                found.insert(name.clone());
            }
            Form::Sequence(forms) | Form::Choice(forms) => {
                for form in forms {
                    names(form, found);
                }
            }
            Form::Optional(form) | Form::Repeated(form) => names(form, found),
            Form::Text(_) => {}
        }
    }
    let productions = productions();
    let mut used = BTreeSet::from(["rule".to_owned()]);
    for form in productions.values() {
        names(form, &mut used);
    }
    assert_eq!(used, productions.keys().cloned().collect());
}

proptest! {
    #[test]
    fn every_sentence_of_the_grammar_is_read_or_has_two_meanings(luck in vec(any::<u8>(), 0..60)) {
        let productions = productions();
        let mut words = Vec::new();
        derive(&productions, &productions["rule"], &mut luck.into_iter(), &mut words);
        let text = words.join(" ");
        let found = read(&text);
        prop_assert!(
            !matches!(
                found,
                Err(Problem::Expected(_) | Problem::Unclosed | Problem::Empty | Problem::WrongNoun)
            ),
            "{text}: {found:?}"
        );
    }
}
