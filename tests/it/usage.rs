//! The command line in the language of its user, from any folder of a site.
//!
//! In: commands that ask for help, or are wrong, or are typed in a folder below the config. Out:
//! what is said, and the exit code.

use crate::support::{Run, Scratch, command, run};

fn site(language: &str) -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", &format!("title: T\nlanguage: {language}\n")),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", "---\ntitle: K\n---\n"),
        ("content/kurs/m1/_index.md", "---\nmodule: 1\ntitle: M\n---\n"),
        ("content/kurs/m1/01-a.md", "---\ntitle: A\n---\n"),
    ])
}

#[test]
fn help_is_in_the_language_of_the_site_unless_another_is_asked_for() {
    let (norwegian, english) = (site("nn"), site("en"));
    let help = |site: &Scratch, arguments: &[&str]| {
        let Run { code, out, .. } = site.loype(arguments);
        assert_eq!(code, 0, "{arguments:?}");
        out
    };
    for arguments in [["bygg", "--help"], ["hjelp", "bygg"], ["help", "build"]] {
        assert!(help(&norwegian, &arguments).contains("Bruk: loype bygg [VALG]"));
        assert!(help(&english, &arguments).contains("Usage: loype build [OPTIONS]"));
    }
    let all = help(&norwegian, &["--help"]);
    assert!(all.contains("  sjekk    Kontroller") && !all.contains("Usage"), "{all}");
    assert!(help(&english, &["--lang", "nb", "--help"]).contains("Kommandoer:"));
    assert!(help(&norwegian, &["--lang=en", "--help"]).contains("Commands:"));
    let nowhere = Scratch::new();
    let said = |lang: &str| run(command(nowhere.path()).arg("--help").env("LANG", lang)).out;
    assert!(said("en_GB.UTF-8").contains("Usage: ") && said("nb_NO.UTF-8").contains("Bruk: "));
}

#[test]
fn a_wrong_command_is_told_in_that_language_with_what_to_write() {
    for (arguments, norwegian, english) in [
        (
            &["biygg"] as &[&str],
            "feil: kommandoen `biygg` finnes ikke\nhjelp: mente du `bygg`?",
            "error: there is no command `biygg`\nhelp: did you mean `bygg`?",
        ),
        (
            &["build", "--audince", "x"],
            "feil: valget `--audince` finnes ikke her\nhjelp: mente du `--audience`?",
            "error: there is no option `--audince` here\nhelp: did you mean `--audience`?",
        ),
        (&["build", "--out"], "feil: `--out` mangler en verdi\n", "error: `--out` needs a value\n"),
        (
            &["build", "--out", "a", "--out", "b"],
            "feil: `--out` står to ganger\n",
            "error: `--out` stands twice\n",
        ),
        (
            &["check", "--format", "xml"],
            "feil: `--format` kan ikke være `xml`\nhjelp: skriv en av `human`, `json`, ",
            "error: `--format` cannot be `xml`\nhelp: write one of `human`, `json`, ",
        ),
        (
            &["search", "--limit", "0", "x"],
            "feil: `--limit` kan ikke være `0`\nhjelp: skriv et helt tall fra 1",
            "error: `--limit` cannot be `0`\nhelp: write a whole number from 1",
        ),
        (&["search", "--json"], "feil: `<ORD>` mangler\n", "error: `<QUERY>` is missing\n"),
        (&["search", "--export", "lunr", "x"], "kan ikke stå sammen med", "cannot stand beside"),
    ] {
        for (language, said) in [("nb", norwegian), ("en", english)] {
            let Run { code, err, .. } = site(language).loype(arguments);
            assert!(code == 2 && err.contains(said), "{arguments:?}: {err}");
        }
    }
}

#[test]
fn the_config_is_found_from_a_folder_below_and_no_further_up_than_the_repository() {
    let site = site("nb");
    let check = |folder: &str| run(command(&site.path().join(folder)).arg("check"));
    for folder in ["", "content", "content/kurs/m1"] {
        assert_eq!(check(folder).code, 0, "{folder}");
    }
    let build = run(command(&site.path().join("content/kurs")).arg("build"));
    assert!(build.code == 0 && site.path().join("public/index.html").is_file());
    site.write("content/kurs/.git/HEAD", "");
    assert_eq!(check("content/kurs/m1").code, 2);
    let home = site.path().join("content/kurs/m1");
    let mut at_home = command(&site.path().join("content/kurs/m1"));
    assert_eq!(run(at_home.arg("check").env("HOME", home)).code, 2);
}
