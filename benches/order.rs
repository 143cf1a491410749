//! Benchmarks the proof of a course's order, and the check of a whole site.
//!
//! In: generated courses of 10, 100 and 500 modules with four rules per module, the same in every
//! run; and ten courses that share as many modules. Out: times, by `cargo bench --bench order`. The
//! goal is well under a second for 500 modules and 2,000 rules. Contradictions cost the most, since
//! a smallest contradicting set is searched for each.

#![allow(clippy::expect_used, reason = "a benchmark that cannot go on stops")]
#![allow(clippy::disallowed_methods, reason = "the site that is checked is written first")]

use std::fs;
use std::path::Path;

use divan::Bencher;
use loype::check;
use loype::course::order::{OrderPlan, RuleText, Station};
use loype::diagnostic::Diagnostic;
use loype::kind::Called;
use loype::pipeline;
use loype::source::{SourceFile, Sources, Span};

use rng::Rng;

mod rng;

const MODULES: [usize; 3] = [10, 100, 500];
const RULES_A_MODULE: usize = 4;

fn main() {
    divan::main();
}

/// The kind of rules in a course.
#[derive(Debug, Clone, Copy)]
enum RuleSet {
    /// One module before one, two or a range. They do not contradict, and many are redundant.
    Ordinary,
    /// A minimum number of modules before another.
    Alternatives,
    /// Ordinary rules, of which one in twenty contradicts the others.
    Contradictions,
    /// Alternatives, of which one in twenty contradicts the others.
    ContradictingAlternatives,
    /// Ordinary rules, of which one in eight ties two neighbours: straight after each other, or at
    /// the same time.
    Ties,
    /// The same, of which one in twenty contradicts the others.
    ContradictingTies,
}

#[divan::bench(args = MODULES, max_time = 2)]
fn ordinary(bencher: Bencher, modules: usize) {
    proof(bencher, RuleSet::Ordinary, modules);
}

#[divan::bench(args = MODULES, max_time = 2)]
fn alternatives(bencher: Bencher, modules: usize) {
    proof(bencher, RuleSet::Alternatives, modules);
}

#[divan::bench(args = MODULES, max_time = 2)]
fn contradictions(bencher: Bencher, modules: usize) {
    proof(bencher, RuleSet::Contradictions, modules);
}

#[divan::bench(args = MODULES, max_time = 2)]
fn contradicting_alternatives(bencher: Bencher, modules: usize) {
    proof(bencher, RuleSet::ContradictingAlternatives, modules);
}

#[divan::bench(args = MODULES, max_time = 2)]
fn ties(bencher: Bencher, modules: usize) {
    proof(bencher, RuleSet::Ties, modules);
}

#[divan::bench(args = MODULES, max_time = 2)]
fn contradicting_ties(bencher: Bencher, modules: usize) {
    proof(bencher, RuleSet::ContradictingTies, modules);
}

/// Parsing, proof and diagnostics of one course, as in `loype check`.
fn proof(bencher: Bencher, rule_set: RuleSet, modules: usize) {
    let place = Span::start_of(Sources::new().add(SourceFile::new("_index.md", "")));
    let station = |number: usize| Station {
        number: u32::try_from(number).ok(),
        called: Called::default(),
        title: format!("Tittel {number}"),
        course: None,
        folder: format!("modul-{number}"),
        span: place,
    };
    let rule = |text: String| RuleText::new(text, place);
    let course = || (0..modules).map(station).collect::<Vec<Station>>();
    bencher
        .with_inputs(|| (course(), rules(rule_set, modules).into_iter().map(rule).collect()))
        .bench_values(|(stations, rules)| {
            let (plan, mut found): (OrderPlan, Vec<Diagnostic>) = OrderPlan::read(stations, rules);
            assert!(found.is_empty(), "every rule is read");
            found.extend(check::order(&plan));
            (plan, found)
        });
}

/// Loads and checks a whole site of one course with ordinary rules and a page in each module.
#[divan::bench(args = MODULES, max_time = 2)]
fn whole_site(bencher: Bencher, modules: usize) {
    checked(bencher, |root| {
        write_course(root, "kurs", modules, &rules(RuleSet::Ordinary, modules));
    });
}

/// Ten courses that share the modules. Each module must precede one of the next course, by rules of
/// which one in three is a recommendation.
#[divan::bench(args = MODULES, max_time = 2)]
fn between_courses(bencher: Bencher, modules: usize) {
    checked(bencher, |root| {
        for course in 0..10 {
            let between = |module: usize| {
                let word = if module.is_multiple_of(3) { "bør tas før" } else { "før" };
                format!("kurs-{course}: Modul {module} {word} kurs-{}: Modul {module}", course + 1)
            };
            let rules: Vec<String> = if course < 9 {
                (0..modules / 10).map(between).collect()
            } else {
                vec!["Modul 0 først".to_owned()]
            };
            write_course(root, &format!("kurs-{course}"), modules / 10, &rules);
        }
    });
}

/// The check of a site written by `write`.
fn checked(bencher: Bencher, write: impl Fn(&Path)) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    put(folder.path(), "site-config.yaml", "title: Prøve\nlanguage: nb\n");
    put(folder.path(), "content/index.md", "---\ntitle: Forside\n---\n");
    write(folder.path());
    bencher.bench(|| {
        pipeline::check(folder.path(), &|_| {}).expect("the site can be read").diagnostics.len()
    });
}

fn write_course(root: &Path, course: &str, modules: usize, rules: &[String]) {
    let rules = rules.join("\n  - ");
    put(
        root,
        &format!("content/{course}/_index.md"),
        &format!("---\ntitle: Om {course}\nprerequisites:\n  - {rules}\n---\n"),
    );
    for number in 0..modules {
        let module = format!(
            "---\nmodule: {number}\ntitle: Tittel {number}\nduration: 4–5 uker\nworkload: 1 \
             time\n---\n"
        );
        put(root, &format!("content/{course}/modul-{number}/_index.md"), &module);
        put(
            root,
            &format!("content/{course}/modul-{number}/01-les.md"),
            "---\ntitle: Les\nduration: 1 time\n---\n\nTeksten.\n",
        );
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a file stands in a folder"))
        .expect("a folder can be made");
    fs::write(file, text).expect("a file can be written");
}

/// The rules of a course, the same in every call.
fn rules(rule_set: RuleSet, modules: usize) -> Vec<String> {
    let mut rng = Rng::new(1);
    (0..modules * RULES_A_MODULE).map(|at| rule(rule_set, modules, at, &mut rng)).collect()
}

fn rule(rule_set: RuleSet, modules: usize, at: usize, rng: &mut Rng) -> String {
    let later = 4 + rng.below(modules - 4);
    let earlier = rng.below(later - 3);
    let contradicts = at % 20 == 19;
    match rule_set {
        RuleSet::Ties | RuleSet::ContradictingTies if at % 8 == 3 => {
            let (one, next) = (earlier / 4 * 4, earlier / 4 * 4 + 1);
            match earlier / 4 % 2 {
                0 => format!("Modul {next} rett etter {one}"),
                _ => format!("Modul {one} og {next} samtidig"),
            }
        }
        RuleSet::Contradictions | RuleSet::ContradictingTies if contradicts => {
            format!("Modul {later} før {earlier}")
        }
        RuleSet::ContradictingAlternatives if contradicts => {
            format!("Modul {later} eller {} før {earlier}", later - 1)
        }
        RuleSet::Alternatives | RuleSet::ContradictingAlternatives => {
            format!("minst to av {earlier}–{} før {later}", earlier + 2)
        }
        RuleSet::Ordinary
        | RuleSet::Contradictions
        | RuleSet::Ties
        | RuleSet::ContradictingTies => match at % 3 {
            0 => format!("Modul {earlier} før {later}"),
            1 => format!("Modul {later} etter {earlier} og {}", earlier + 1),
            _ => format!("Modul {earlier}–{} før {later}", earlier + 2),
        },
    }
}
