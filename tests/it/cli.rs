//! The commands as people and scripts meet them: exit codes, what is written and what is left
//! alone.
//!
//! In: small sites made here, and a copy of this repository's own. Out: what `loype` said and did.
//! How messages read is left to `messages.rs`, what pages hold to `golden.rs` and `output.rs`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use crate::support::{Scratch, all_files, command, run, theme_folder};
use serde_json::Value;

/// A site with a front page, one more page, and a course of one module.
fn small_site() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n\nHei.\n"),
        ("content/om.md", "---\ntitle: Om\n---\n\nOm oss.\n"),
        ("content/kurs/_index.md", "---\ntitle: Kurset\n---\n"),
        ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: Modulen\n---\n"),
    ])
}

/// Every file of a folder with its bytes and the time when it was last changed.
fn state(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let modified = |path: &str| {
        folder
            .join(path)
            .metadata()
            .and_then(|data| data.modified())
            .expect("a file knows its time")
    };
    all_files(folder)
        .into_iter()
        .map(|(path, bytes)| (path.clone(), (bytes, modified(&path))))
        .collect()
}

#[test]
fn a_good_site_is_built_and_said_to_be() {
    let site = small_site();
    let built = site.loype(&["build"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    assert!(built.out.starts_with("bygget 1 kurs, "), "{}", built.out);
    assert!(built.out.contains("public/index.html"), "{}", built.out);
    assert!(site.built().contains_key("kurs/modul-1/index.html"));
}

#[test]
fn a_check_writes_nothing() {
    let site = small_site();
    let before = state(site.path());
    let checked = site.loype(&["check"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    assert_eq!(state(site.path()), before);
}

#[test]
fn root_and_out_name_the_folders() {
    let (site, elsewhere) = (small_site(), Scratch::new());
    let (root, out) = (site.path().to_str().expect("Unicode"), elsewhere.path().join("nett"));
    let built = elsewhere.loype(&["build", "--root", root, "--out", "nett"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(out.join("index.html").is_file() && !site.path().join("public").exists());
}

#[test]
fn faults_in_content_end_with_one() {
    let site = small_site();
    site.write("content/om.md", "---\ntitle: Om\n---\n\n[Borte](borte.md)\n");
    for arguments in [["build"], ["check"]] {
        let run = site.loype(&arguments);
        assert_eq!(run.code, 1, "{arguments:?}");
        assert!(
            run.err.starts_with("feil[link-broken]: ") && run.err.contains("content/om.md:5:9"),
            "{}",
            run.err
        );
    }
}

#[test]
fn the_last_line_after_faults_says_how_to_learn_more_about_the_gravest() {
    let site = small_site();
    site.write("content/om.md", "---\ntitle: Om\n---\n\n```pyton\n```\n\n[Borte](borte.md)\n");
    for arguments in [["build"], ["check"]] {
        let run = site.loype(&arguments);
        assert!(run.err.starts_with("advarsel[unknown-language]: "), "{}", run.err);
        assert_eq!(run.out.lines().last(), Some("mer om en melding: `loype explain link-broken`"));
    }
}

#[test]
fn warnings_alone_do_not_fail() {
    let site = small_site();
    site.write("content/om.md", "---\ntitle: Om\n---\n\n```pyton\n```\n");
    let built = site.loype(&["build"]);
    assert_eq!(built.code, 0);
    assert!(built.err.starts_with("advarsel[unknown-language]: "), "{}", built.err);
}

#[test]
fn a_missing_or_faulty_config_ends_with_two() {
    let empty = Scratch::new();
    for arguments in [["build"], ["check"]] {
        let run = empty.loype(&arguments);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("site-config.yaml") && run.out.is_empty(), "{run:?}");
    }
    let site = small_site();
    site.write("site-config.yaml", "title: Prøve\nlanguage: nb\nfoter: Skolen\n");
    assert_eq!(site.loype(&["check"]).code, 2);
}

#[test]
fn a_command_that_does_not_exist_ends_with_two() {
    let site = small_site();
    for arguments in [
        &["byggg"][..],
        &["build", "--utt", "nett"],
        &["check", "--format", "xml"],
        &["check", "--lang", "sv"],
        &[],
    ] {
        let run = site.loype(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(!run.err.is_empty(), "{arguments:?}");
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn help_teaches_and_ends_with_zero() {
    let help = small_site().loype(&["--help"]);
    assert_eq!(help.code, 0);
    for word in ["build", "check", "site-config.yaml", "content/", "--lang"] {
        assert!(help.out.contains(word), "{word} stands in the help:\n{}", help.out);
    }
}

#[test]
fn messages_follow_the_site_and_lang_overrides() {
    let site = small_site();
    site.write("content/om.md", "Uten metadata.\n");
    let first = |arguments: &[&str]| {
        site.loype(arguments).err.split('[').next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        (first(&["check"]), first(&["check", "--lang", "en"])),
        ("feil".to_owned(), "error".to_owned())
    );
    site.write("site-config.yaml", "title: Test\nlanguage: en-GB\n");
    assert_eq!(
        (first(&["check"]), first(&["--lang", "nb", "check"])),
        ("error".to_owned(), "feil".to_owned())
    );
}

#[test]
fn without_a_config_the_language_of_the_system_is_taken() {
    let empty = Scratch::new();
    let said = |lang: &str| run(command(empty.path()).arg("check").env("LANG", lang)).err;
    assert!(
        said("en_GB.UTF-8").starts_with("error: ") && said("nn_NO.UTF-8").starts_with("feil: ")
    );
}

#[test]
fn a_second_build_gives_the_same_bytes_and_touches_nothing() {
    let site = Scratch::own_site();
    site.build();
    let before = state(&site.path().join("public"));
    let again = site.build();
    let after = state(&site.path().join("public"));
    // The lock is opened for each build; it is no file of the site.
    let pages = |state: BTreeMap<String, (Vec<u8>, SystemTime)>| -> Vec<_> {
        state.into_iter().filter(|(path, _)| path != ".loype-lock").collect()
    };
    assert!(pages(before) == pages(after), "nothing is written again");
    assert!(again.out.contains("  0 nye, 0 endret, "), "{}", again.out);
}

#[test]
fn the_number_of_threads_changes_no_byte_and_no_message() {
    let site = Scratch::own_site();
    let build = |threads: &str, out: &str| {
        let run = run(command(site.path())
            .args(["build", "--out", out])
            .env("RAYON_NUM_THREADS", threads));
        assert_eq!(run.code, 0, "{}", run.err);
        crate::support::files(&site.path().join(out))
    };
    let (one, four) = (build("1", "en"), build("4", "fire"));
    assert!(one.len() > 50 && one == four);

    let many = crate::support::repository().join("tests/sites-invalid/many-faults");
    let check = |threads: &str| run(command(&many).arg("check").env("RAYON_NUM_THREADS", threads));
    assert_eq!(check("1"), check("4"));
}

#[test]
fn a_module_before_the_one_it_requires_stops_the_build_and_the_site_stays() {
    const COURSE: &str = "content/kompetansepakken";
    let (site, index) = (Scratch::own_site(), format!("{COURSE}/_index.md"));
    let names: Vec<String> = crate::support::files(&site.path().join(COURSE)).into_keys().collect();
    let folder = |number: usize| {
        let name = names
            .iter()
            .find(|name| name.starts_with(&format!("modul-{number}-")))
            .expect("the course has the module");
        name.split('/').next().unwrap_or_default()
    };
    let listed = |order: [usize; 6]| {
        format!("modules: [{}]\nprerequisites:\n", order.map(folder).join(", "))
    };
    site.build();
    let before = state(&site.path().join("public"));

    site.replace(&index, "prerequisites:\n", &listed([0, 2, 3, 1, 4, 5]));
    let built = site.loype(&["build"]);
    assert_eq!(built.code, 1);
    assert!(built.err.contains("feil[order-broken]: "), "{}", built.err);
    assert!(
        built.err.contains("  - Modul 1 før 2–5\n"),
        "the line of the rule is shown:\n{}",
        built.err
    );
    assert!(built.err.contains(&format!("--> {index}:")), "{}", built.err);
    assert!(
        state(&site.path().join("public")) == before,
        "the site that stood there stands there still"
    );

    site.replace(&index, &listed([0, 2, 3, 1, 4, 5]), &listed([0, 1, 3, 4, 2, 5]));
    site.build();
}

#[test]
fn a_module_whose_folder_is_renamed_past_another_stops_the_build_too() {
    let site = Scratch::own_site();
    let course = site.path().join("content/kompetansepakken");
    let names: Vec<String> = crate::support::files(&course).into_keys().collect();
    let first = names
        .iter()
        .find_map(|name| name.split('/').next().filter(|folder| folder.starts_with("modul-1-")))
        .expect("Modul 1");
    site.rename(
        &format!("content/kompetansepakken/{first}"),
        "content/kompetansepakken/modul-3b-verdier",
    );
    let checked = site.loype(&["check"]);
    assert_eq!(checked.code, 1);
    assert!(
        checked
            .err
            .contains("feil[order-broken]: `Modul 2` og `Modul 3` er publisert før `Modul 1`"),
        "{}",
        checked.err
    );
}

#[test]
fn a_fault_that_only_rendering_finds_leaves_the_old_site_too() {
    let site = small_site();
    site.build();
    let before = state(&site.path().join("public"));
    site.write("content/index.md", "---\ntitle: Ny forside\n---\n\nFormelen $\\ukjent{3}$.\n");
    let built = site.loype(&["build"]);
    assert_eq!(built.code, 1, "{}", built.err);
    let without_lock = |mut state: BTreeMap<String, (Vec<u8>, SystemTime)>| {
        state.remove(".loype-lock");
        state
    };
    assert!(without_lock(state(&site.path().join("public"))) == without_lock(before));
}

#[test]
fn a_page_that_is_taken_out_goes_and_what_links_to_it_is_told() {
    let site = small_site();
    site.build();
    assert!(site.built().contains_key("om.html"));
    site.rename("content/om.md", "om.md");
    let built = site.build();
    assert!(!site.built().contains_key("om.html"), "{}", built.out);
    site.write("content/index.md", "---\ntitle: Forside\n---\n\n[Om](om.md)\n");
    assert_eq!(site.loype(&["build"]).code, 1);
}

#[test]
fn a_draft_is_left_out_and_counted() {
    let site = small_site();
    site.write("content/om.md", "---\ntitle: Om\ndraft: ja\n---\n");
    let built = site.build();
    assert!(
        !site.built().contains_key("om.html") && built.out.contains("utkast som ikke er med: 1"),
        "{}",
        built.out
    );
}

#[test]
fn a_folder_with_files_of_someone_else_is_refused_and_left_alone() {
    let site = small_site();
    site.write("public/viktig.txt", "Ikke slett meg.\n");
    let before = state(&site.path().join("public"));
    let built = site.loype(&["build"]);
    assert_eq!(built.code, 2);
    assert!(built.err.contains("`viktig.txt`") && built.err.contains("hjelp: "), "{}", built.err);
    assert_eq!(state(&site.path().join("public")), before);
}

#[test]
fn the_sites_own_folders_are_no_place_to_build_into() {
    let site = small_site();
    let before = state(site.path());
    for out in [".", "content", "content/nett", "site-config.yaml"] {
        let built = site.loype(&["build", "--out", out]);
        assert_eq!(built.code, 2, "{out}");
        assert!(built.err.contains("--out"), "{}", built.err);
    }
    assert_eq!(state(site.path()), before);
}

#[test]
fn json_has_stable_fields() {
    let site = small_site();
    site.write("content/kurs/_index.md", "---\ntitle: Kurset\nprerequisites: Modul 2 før 1\n---\n");
    site.write("content/kurs/modul-2/_index.md", "---\nmodule: 2\ntitle: Den andre\n---\n");
    let checked = site.loype(&["check", "--format", "json", "--lang", "en"]);
    assert_eq!((checked.code, checked.err.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&checked.out).expect("the report is JSON");
    assert_eq!(
        (keys(&report), &report["version"]),
        (vec!["diagnostics", "silenced", "version"], &Value::from(1))
    );
    let finding = &report["diagnostics"][0];
    let place = ["column", "end_column", "end_line", "file", "line"];
    assert_eq!(
        keys(finding),
        [
            "also",
            "column",
            "consequences",
            "end_column",
            "end_line",
            "file",
            "fixes",
            "help",
            "labels",
            "line",
            "message",
            "rule",
            "severity"
        ]
    );
    assert_eq!(keys(&finding["labels"][0]), [&place[..], &["message"]].concat());
    assert_eq!(
        (&finding["rule"], &finding["severity"]),
        (&Value::from("order-broken"), &Value::from("error"))
    );
    let at = |name: &str| finding[name].as_u64().expect("a number");
    assert_eq!(
        (finding["file"].as_str(), at("line"), at("column")),
        (Some("content/kurs/_index.md"), 3, 16)
    );
    // The end stands after the last character; `ø` is one.
    assert_eq!((at("end_line"), at("end_column")), (3, 29));
}

#[test]
fn json_of_a_good_site_has_no_findings() {
    let checked = small_site().loype(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&checked.out).expect("the report is JSON");
    assert_eq!((checked.code, &report["diagnostics"]), (0, &Value::Array(Vec::new())));
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> =
        value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn github_gets_one_annotation_a_finding() {
    let site = small_site();
    site.write("content/om.md", "---\ntitle: Om\n---\n\n[Borte](100%.md)\n\n```pyton\n```\n");
    let checked = site.loype(&["check", "--format", "github"]);
    let lines: Vec<&str> = checked.out.lines().collect();
    assert_eq!((checked.code, lines.len()), (1, 2), "{}", checked.out);
    let (place, message) = lines[0].split_once("::filen ").expect("a command and a message");
    assert_eq!(
        place,
        "::error file=content/om.md,line=5,col=9,endLine=5,endColumn=16,title=link-broken"
    );
    assert!(message.starts_with("`100%25.md` finnes ikke%0A"), "{message}");
    assert!(lines[1].starts_with("::warning file=content/om.md,line=7,col=4,"), "{}", lines[1]);
}

#[test]
fn an_annotation_of_several_lines_has_no_columns() {
    let site = small_site();
    site.write(
        "content/kurs/_index.md",
        "---\ntitle: Kurset\nprerequisites: \"Modul 2\n  før 1\"\n---\n",
    );
    site.write("content/kurs/modul-2/_index.md", "---\nmodule: 2\ntitle: Den andre\n---\n");
    let checked = site.loype(&["check", "--format", "github"]);
    assert!(
        checked.out.starts_with(
            "::error file=content/kurs/_index.md,line=3,endLine=4,title=order-broken::"
        ),
        "{}",
        checked.out
    );
}

#[test]
fn sarif_names_files_from_where_the_command_runs_and_nothing_of_the_machine() {
    let page = "---\ntitle: Om\n---\n\n🙂 [Borte](borte.md)\n";
    let site = Scratch::with(&[
        ("kurset/site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("kurset/content/om.md", page),
    ]);
    let elsewhere = Scratch::new();
    let absolute = site.path().join("kurset");
    for (folder, root, uri) in [
        (&site, "kurset", "kurset/content/om.md"),
        (&elsewhere, absolute.to_str().expect("Unicode"), "content/om.md"),
    ] {
        let checked = folder.loype(&["check", "--root", root, "--format", "sarif"]);
        assert_eq!((checked.code, checked.err.as_str()), (1, ""));
        let log: Value = serde_json::from_str(&checked.out).expect("the log is JSON");
        let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(
            (&place["artifactLocation"]["uri"], &place["region"]["startColumn"]),
            (&Value::from(uri), &Value::from(12))
        );
        assert!(!checked.out.contains(absolute.to_str().expect("Unicode")), "{}", checked.out);
    }
}

#[test]
fn output_that_is_not_a_terminal_has_no_colours() {
    let site = small_site();
    site.write("content/om.md", "Uten metadata.\n");
    let told = run(command(site.path()).env_remove("NO_COLOR").arg("check"));
    assert!(told.err.starts_with("feil["), "{told:?}");
    assert!(!told.err.contains('\u{1b}') && !told.out.contains('\u{1b}'), "{told:?}");
}

#[test]
fn the_page_for_unknown_addresses_finds_the_site_at_any_depth_once_its_path_is_known() {
    let site = small_site();
    site.write("site-config.yaml", "title: T\nlanguage: nb\nbase_url: https://skole.no/kurs\n");
    site.build();
    let style = format!("assets/{}/style.css", theme_folder(&site.built()));
    assert!(site.read("public/404.html").contains(&format!("href=\"/kurs/{style}\"")));
    assert!(site.read("public/index.html").contains(&format!("href=\"{style}\"")));
    // Until then, it is right at the root of a host, and the build says so.
    site.write("site-config.yaml", "title: T\nlanguage: nb\n");
    let told = site.build();
    assert!(site.read("public/404.html").contains(&format!("href=\"/{style}\"")));
    assert!(told.out.contains("404.html er bare riktig i rotmappen"), "{told:?}");
}
