//! `loype explain` as people meet it: the list of rules, a page, a name that does not exist, and
//! the language of each.
//!
//! In: arguments and an environment. Out: what `loype` said. What the pages say is left to
//! `manual.rs`.

use crate::support::{Scratch, command, run};
use loype::diagnostic::Rule;

#[test]
fn without_a_name_every_rule_is_listed_once_on_a_line_of_eighty_columns() {
    let told = Scratch::new().loype(&["explain"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    for rule in Rule::ALL {
        let lines =
            told.out.lines().filter(|line| line.split_whitespace().next() == Some(rule.name()));
        assert_eq!(lines.count(), 1, "{}", rule.name());
    }
    for line in told.out.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(
        told.out.contains(
            "\nRekkefølge\n  order-broken           feil      den publiserte \
                           rekkefølgen bryter en regel\n"
        ),
        "{}",
        told.out
    );
    assert!(
        told.out.contains("\n  rule-redundant         advarsel  regelen sier ikke noe nytt\n"),
        "{}",
        told.out
    );
}

#[test]
fn a_rule_is_explained_with_an_example_and_its_mend() {
    let told = Scratch::new().loype(&["explain", "front-matter-unclosed"]);
    let page = "\
feil[front-matter-unclosed]: metadataene blir aldri lukket

Filen begynner med `---`, men linjen som avslutter metadataene, mangler.

Hvorfor. Uten den kan ingen vite hvor metadataene slutter og teksten
begynner.

Gjør slik. Skriv en linje med bare `---` etter den siste nøkkelen.

Galt

`content/om.md`:

    ---
    tittel: Om kurset

    Kurset er for hele skolen.

Riktig

`content/om.md`:

    ---
    tittel: Om kurset
    ---

    Kurset er for hele skolen.
";
    assert_eq!((told.code, told.out.as_str(), told.err.as_str()), (0, page, ""));
}

#[test]
fn what_a_message_begins_with_may_be_pasted_as_it_is() {
    let scratch = Scratch::new();
    assert_eq!(
        scratch.loype(&["explain", "feil[link-broken]:"]),
        scratch.loype(&["explain", "link-broken"])
    );
}

#[test]
fn an_unknown_name_ends_with_two_and_offers_the_nearest() {
    let scratch = Scratch::new();
    let near = scratch.loype(&["explain", "order-brokn"]);
    assert_eq!((near.code, near.out.as_str()), (2, ""));
    assert_eq!(
        near.err,
        "feil: regelen `order-brokn` finnes ikke\nhjelp: mente du `order-broken`?\n"
    );
    let far = scratch.loype(&["explain", "kolon", "--lang", "en"]);
    assert_eq!((far.code, far.out.as_str()), (2, ""));
    assert_eq!(far.err, "error: there is no rule `kolon`\nhelp: `loype explain` lists all rules\n");
}

#[test]
fn the_language_is_the_one_asked_for_or_else_that_of_the_system() {
    let first_line = |lang: &str, arguments: &[&str]| first_line(&Scratch::new(), lang, arguments);
    assert_eq!(
        first_line("nn_NO.UTF-8", &["id-taken"]),
        "feil[id-taken]: to steder på siden har samme id"
    );
    assert_eq!(
        first_line("en_GB.UTF-8", &["id-taken"]),
        "error[id-taken]: two places on the page have the same id"
    );
    assert_eq!(
        first_line("en_GB.UTF-8", &["--lang", "nb", "id-taken"]),
        "feil[id-taken]: to steder på siden har samme id"
    );
    assert_eq!(
        first_line("", &[]),
        "Reglene som `loype check` og `loype build` prøver et nettsted mot."
    );
}

#[test]
fn in_the_folder_of_a_site_the_language_is_that_of_the_site() {
    let site = Scratch::with(&[("site-config.yaml", "title: Prøve\nlanguage: nb\n")]);
    assert_eq!(
        first_line(&site, "en_GB.UTF-8", &["id-taken"]),
        "feil[id-taken]: to steder på siden har samme id"
    );
    assert_eq!(
        first_line(&site, "", &["--lang", "en", "id-taken"]),
        "error[id-taken]: two places on the page have the same id"
    );
}

fn first_line(scratch: &Scratch, lang: &str, arguments: &[&str]) -> String {
    let told = run(command(scratch.path()).env("LANG", lang).arg("explain").args(arguments));
    told.out.lines().next().expect("something is said").to_owned()
}

#[test]
fn there_are_colours_only_where_they_are_wanted() {
    let scratch = Scratch::new();
    for arguments in [vec!["explain"], vec!["explain", "id-taken"]] {
        let piped = run(command(scratch.path()).env_remove("NO_COLOR").args(&arguments));
        assert!(!piped.out.contains('\u{1b}'), "{}", piped.out);
        let forced = run(command(scratch.path())
            .env_remove("NO_COLOR")
            .env("CLICOLOR_FORCE", "1")
            .args(&arguments));
        assert!(forced.out.contains('\u{1b}'), "{}", forced.out);
    }
}
