//! The table of sentences and what each means, run as a test; the table itself is `sentences.md`,
//! for people to read.

use super::{
    constraint::{Constraint, OrderRule, Strength},
    gap::Gap,
    parse_context::{ParseContext, Reading},
    read::{Plans, Sequence},
    scope::{CourseName, Lexicon},
    station::{Noun, RuleText, Station, StationId},
    testing::{self, stations},
};
use crate::{
    course::language::Language,
    diagnostic::{Diagnostic, Rule},
    ids::{Id, IndexVec},
};

const TABLE: &str = include_str!("sentences.md");

/// The stations that the table speaks of.
fn course() -> Vec<Station> {
    stations(&[
        "0 Introduksjon",
        "1 Verdiløftet i praksis",
        "2 Læreplaner",
        "3 Dybdelæring",
        "4 Tverrfaglige temaer",
        "5 Profesjonsfellesskap",
        "Refleksjonsmodul",
        "En god start",
        "Plan og læring",
        "Etter fellesmøtet",
        "Vurdering",
        "Vurdering for læring",
    ])
}

/// The stations of the other course.
fn other_course() -> Vec<Station> {
    stations(&["1 Kjerneelementer", "2 Tverrfaglighet", "3 Læreplaner", "Avslutning"])
}

fn sequence(title: &str, stations: &[Station], rules: Vec<RuleText>) -> Sequence {
    let course =
        CourseName { title: title.to_owned(), folder: title.to_lowercase().replace(' ', "-") };
    Sequence { course: Some(course), stations: stations.to_vec(), rules, ..Sequence::default() }
}

/// A row: the rule, the title or number of the station in whose list it stands, and what the table
/// says of it.
struct Row {
    rule: String,
    owner: Option<StationId>,
    means: String,
}

fn rows(stations: &[Station]) -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| line.starts_with("| `"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let owner =
                stations.iter().position(|station| name(station) == cells[1]).map(StationId::new);
            assert!(owner.is_some() || cells[1] == "course", "{line}");
            Row { rule: cells[0].trim_matches('`').to_owned(), owner, means: cells[2].to_owned() }
        })
        .collect()
}

/// The number or the title, with the course in front where the rule names several.
fn name(station: &Station) -> String {
    let name = station.number.map_or_else(|| station.title.clone(), |number| number.to_string());
    station.course.as_ref().map_or_else(|| name.clone(), |course| format!("{course}: {name}"))
}

/// What a rule means, in the words of the table.
fn meaning(stations: &[Station], rule: &str, owner: Option<StationId>) -> String {
    let source = RuleText { owner, ..testing::rule(0, rule) };
    let courses = [
        sequence("Kompetansepakken", stations, vec![source]),
        sequence("Faget og læreplanen", &other_course(), Vec::new()),
    ];
    let plans = Plans::read(courses.into(), Language::Bokmal);
    if let Some(found) = plans.diagnostics.first() {
        return fault(rule, found);
    }
    let told = |read: &OrderRule, stations: &[Station]| {
        let parts = read
            .constraints
            .iter()
            .map(|constraint| told(stations, constraint))
            .collect::<Vec<_>>()
            .join("; ");
        format!(
            "{parts}{}",
            if read.strength == Strength::Recommended { " (recommended)" } else { "" }
        )
    };
    match &plans.cross_course {
        Some(cross_course) => {
            told(&cross_course.plan().rules()[0], cross_course.plan().stations().as_slice())
        }
        None => told(&plans.own[0].rules()[0], stations),
    }
}

fn fault(rule: &str, found: &Diagnostic) -> String {
    let part = &rule[found.span.start as usize..found.span.end as usize];
    let help = found.help.as_ref().map_or_else(String::new, |help| format!("; {}", help.text().nb));
    match found.rule {
        Rule::UnknownModule => format!("unknown: {}", found.message.nb),
        _ if part.is_empty() => format!("unreadable at the end{help}"),
        _ => format!("unreadable at `{part}`{help}"),
    }
}

fn told(stations: &[Station], constraint: &Constraint) -> String {
    let list = |named: &[StationId]| {
        named.iter().map(|&station| name(&stations[station.index()])).collect::<Vec<_>>().join(", ")
    };
    match constraint {
        Constraint::Before { earlier, least, later } if *least == earlier.len() => {
            format!("{} → {}", list(earlier), list(later))
        }
        Constraint::Before { earlier, least, later } => {
            format!("{least} of {} → {}", list(earlier), list(later))
        }
        Constraint::First(named) => format!("first: {}", list(named)),
        Constraint::Last(named) => format!("last: {}", list(named)),
        Constraint::Free(named) => format!("free: {}", list(named)),
        Constraint::StraightAfter { earlier, later } => {
            format!("{} ⇥ {}", list(&[*earlier]), list(&[*later]))
        }
        Constraint::Together(named) => format!("together: {}", list(named)),
        Constraint::Spaced { earlier, later, gap } => {
            let (sign, amount) = match gap {
                Gap::AtLeast(amount) => ("≥", amount),
                Gap::AtMost(amount) => ("≤", amount),
            };
            format!("{} → {} {sign} {}", list(earlier), list(later), amount.iso8601())
        }
        Constraint::Apart { of, least } => format!("apart: {} ≥ {}", list(of), least.iso8601()),
    }
}

#[test]
fn every_sentence_means_what_the_table_says() {
    let stations = course();
    let rows = rows(&stations);
    assert!(rows.len() >= 450, "the table has only {} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let found = meaning(&stations, &row.rule, row.owner);
            (found != row.means)
                .then(|| format!("{}\n   table: {}\n   found: {found}", row.rule, row.means))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A word that nobody knows, and one that denies.
const FOREIGN: [&str; 2] = ["sjelden", "ikke"];

/// The readings of sentences, without the search for what a faulty one may have meant.
struct Reader {
    lexicon: Lexicon,
    stations: IndexVec<StationId, Station>,
}

impl Reader {
    fn new() -> Self {
        let (own, other) = (course(), other_course());
        let mut lexicon = Lexicon::new(Noun::Module(Language::Bokmal));
        let name = |title: &str| {
            let folder = title.to_lowercase().replace(' ', "-");
            Some(CourseName { title: title.to_owned(), folder })
        };
        lexicon.add(StationId::new(0), Some(&own), own.len(), name("Kompetansepakken"));
        let first = StationId::new(own.len());
        lexicon.add(first, Some(&other), other.len(), name("Faget og læreplanen"));
        Self { lexicon, stations: [own, other].concat().into() }
    }

    fn read(&self, text: &str, owner: Option<StationId>) -> Option<Reading> {
        let own = &self.lexicon.scopes[0];
        let (lexicon, stations) = (&self.lexicon, &self.stations);
        ParseContext { lexicon, own, stations, owner, searched: false }.read(text).ok()
    }
}

#[test]
fn no_sentence_keeps_its_reading_when_a_word_is_put_into_it() {
    let reader = Reader::new();
    let mut kept: Vec<String> = Vec::new();
    let mut tried = 0;
    for row in rows(&course()) {
        let Some(before) = reader.read(&row.rule, row.owner) else { continue };
        let words: Vec<&str> = row.rule.split(' ').collect();
        for (gap, foreign) in (0..=words.len()).flat_map(|gap| FOREIGN.map(|word| (gap, word))) {
            let text = [&words[..gap], &[foreign], &words[gap..]].concat().join(" ");
            tried += 1;
            kept.extend((reader.read(&text, row.owner).as_ref() == Some(&before)).then_some(text));
        }
    }
    assert!(tried > 5_000, "only {tried} were tried");
    assert_eq!(kept, Vec::<String>::new());
}
