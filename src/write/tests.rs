//! Tests of what a writer does to a folder, through its public interface.

use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;

/// What the sites of most tests are built for.
pub(super) const MADE_FOR: Fingerprint = Fingerprint::NOTHING;

/// A folder in which a site is built.
pub(super) struct TestFolder {
    temp: TempDir,
}

impl TestFolder {
    pub(super) fn new() -> Self {
        Self { temp: tempfile::tempdir().unwrap() }
    }

    pub(super) fn out(&self) -> PathBuf {
        self.temp.path().canonicalize().unwrap().join("public")
    }

    pub(super) fn open(&self) -> Result<OutputWriter, WriteError> {
        OutputWriter::open(&self.out(), &Protected::default(), MADE_FOR)
    }

    /// A writer to which these files have been put.
    pub(super) fn prepared(&self, files: &[(&str, &str)]) -> Result<OutputWriter, WriteError> {
        put_all(self.open()?, files)
    }

    /// The same for a site that is built for something else.
    pub(super) fn prepared_for_others(
        &self,
        files: &[(&str, &str)],
    ) -> Result<OutputWriter, WriteError> {
        let others = Fingerprint::of("others");
        put_all(OutputWriter::open(&self.out(), &Protected::default(), others)?, files)
    }

    pub(super) fn build(&self, files: &[(&str, &str)]) -> Result<WriteSummary, WriteError> {
        Ok(self.prepared(files)?.commit()?.summary)
    }

    fn write(&self, path: &str, text: &str) {
        let folder = self.out().join(path);
        fs::create_dir_all(folder.parent().unwrap()).unwrap();
        fs::write(folder, text).unwrap();
    }

    /// Every file except Løype's own, with its text.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.out()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name =
                    path.strip_prefix(self.out()).unwrap().to_str().unwrap().replace('\\', "/");
                if path.is_dir() && name != reserved::STAGING {
                    folders.push(path);
                } else if !name.starts_with(".loype-") {
                    files.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
        files
    }

    pub(super) fn holds(&self, files: &[(&str, &str)]) {
        let expected =
            files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(self.files(), expected);
    }

    /// Sets the modification time of a file an hour back and returns it.
    fn an_hour_ago(&self, path: &str) -> SystemTime {
        let file = File::options().write(true).open(self.out().join(path)).unwrap();
        file.set_modified(file.metadata().unwrap().modified().unwrap() - Duration::from_hours(1))
            .unwrap();
        self.modified(path)
    }

    fn modified(&self, path: &str) -> SystemTime {
        fs::metadata(self.out().join(path)).unwrap().modified().unwrap()
    }
}

fn put_all(writer: OutputWriter, files: &[(&str, &str)]) -> Result<OutputWriter, WriteError> {
    for (path, text) in files {
        writer.put(&OutputFile::bytes(*path, *text))?;
    }
    Ok(writer)
}

/// The message and the help of an error, in bokmål, with `public` for the output folder.
#[track_caller]
fn refused<T: std::fmt::Debug>(
    folder: &TestFolder,
    result: Result<T, WriteError>,
    message: &str,
    help: &str,
) {
    let error = result.unwrap_err();
    let out = folder.out().display().to_string();
    assert_eq!([error.text().nb.replace(&out, "public"), error.help().nb], [message, help]);
}

#[test]
fn a_site_is_written_whole_and_counted() {
    let folder = TestFolder::new();
    let written = folder.build(&[("index.html", "hei"), ("kurs/modul/side.html", "side")]).unwrap();
    assert_eq!(written, WriteSummary { files: 2, bytes: 7, new: 2, ..WriteSummary::default() });
    folder.holds(&[("index.html", "hei"), ("kurs/modul/side.html", "side")]);
}

#[test]
fn the_next_build_changes_what_differs_and_removes_what_is_gone() {
    let folder = TestFolder::new();
    folder
        .build(&[("index.html", "1"), ("same.css", "s"), ("gammel/dypt/side.html", "x")])
        .unwrap();
    let written =
        folder.build(&[("index.html", "22"), ("same.css", "s"), ("ny.html", "n")]).unwrap();
    assert_eq!(
        written,
        WriteSummary { files: 3, bytes: 4, new: 1, changed: 1, unchanged: 1, removed: 1 }
    );
    folder.holds(&[("index.html", "22"), ("same.css", "s"), ("ny.html", "n")]);
    assert!(!folder.out().join("gammel").exists());
}

#[test]
fn unchanged_files_keep_their_time() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1"), ("same.css", "s")]).unwrap();
    let (page, sheet) = (folder.an_hour_ago("index.html"), folder.an_hour_ago("same.css"));
    folder.build(&[("index.html", "2"), ("same.css", "s")]).unwrap();
    assert_eq!(folder.modified("same.css"), sheet);
    assert_ne!(folder.modified("index.html"), page);
}

#[test]
fn the_same_site_again_touches_nothing() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1")]).unwrap();
    let manifest = folder.an_hour_ago(reserved::MANIFEST);
    assert_eq!(
        folder.build(&[("index.html", "1")]).unwrap(),
        WriteSummary { files: 1, bytes: 1, unchanged: 1, ..WriteSummary::default() }
    );
    assert_eq!(folder.modified(reserved::MANIFEST), manifest);
}

pub(super) const FIRST: [(&str, &str); 4] = [
    ("index.html", "1"),
    ("assets/1/a.css", "1"),
    ("search/index.1.js", "1"),
    ("search/terms/1.js", "1"),
];

pub(super) const SECOND: [(&str, &str); 4] = [
    ("index.html", "2"),
    ("assets/2/a.css", "2"),
    ("search/index.1.js", "2"),
    ("search/terms/2.js", "2"),
];

#[test]
fn what_pages_ask_for_later_stays_for_one_build() {
    let folder = TestFolder::new();
    folder.build(&FIRST).unwrap();
    let written = folder.build(&SECOND).unwrap();
    assert_eq!((written.files, written.bytes, written.removed), (4, 4, 0), "only the new site");
    let kept = [("assets/1/a.css", "1"), ("search/terms/1.js", "1")];
    folder.holds(&[&SECOND[..], &kept].concat());

    let manifest = folder.an_hour_ago(reserved::MANIFEST);
    let again = folder.build(&SECOND).unwrap();
    assert_eq!((again.unchanged, again.removed), (4, 0));
    assert_eq!(folder.modified(reserved::MANIFEST), manifest, "the same site again");
    folder.holds(&[&SECOND[..], &kept].concat());

    let third = [("index.html", "3"), SECOND[1], SECOND[2], SECOND[3]];
    assert_eq!(folder.build(&third).unwrap().removed, 2);
    folder.holds(&third);
    assert!(!folder.out().join("assets/1").exists());
}

#[test]
fn a_site_that_is_as_it_was_before_takes_its_files_back() {
    let folder = TestFolder::new();
    folder.build(&FIRST).unwrap();
    folder.build(&SECOND).unwrap();
    assert_eq!(folder.build(&FIRST).unwrap().new, 0, "they were kept");
    folder.holds(&[&FIRST[..], &[SECOND[1], SECOND[3]]].concat());
}

#[test]
fn a_build_for_others_keeps_nothing_of_the_one_before() {
    let folder = TestFolder::new();
    folder.build(&FIRST).unwrap();
    folder.prepared_for_others(&SECOND).unwrap().commit().unwrap();
    folder.holds(&SECOND);
    folder.build(&FIRST).unwrap();
    folder.build(&SECOND).unwrap();
    folder.prepared_for_others(&SECOND).unwrap().commit().unwrap();
    folder.holds(&SECOND);
}

#[test]
fn what_was_kept_and_edited_is_not_removed() {
    let folder = TestFolder::new();
    folder.build(&FIRST).unwrap();
    folder.build(&SECOND).unwrap();
    folder.write("search/terms/1.js", "edited");
    folder.build(&FIRST[..3]).unwrap_err();
    folder.holds(&[&SECOND[..], &[FIRST[1], ("search/terms/1.js", "edited")]].concat());
}

#[test]
fn nothing_changes_before_commit_and_a_dropped_build_leaves_no_trace() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1"), ("a.html", "a")]).unwrap();
    let writer = folder.prepared(&[("index.html", "2"), ("b.html", "b")]).unwrap();
    folder.holds(&[("index.html", "1"), ("a.html", "a")]);
    drop(writer);
    folder.holds(&[("index.html", "1"), ("a.html", "a")]);
    assert!(!folder.out().join(reserved::STAGING).exists());
}

#[test]
fn a_folder_with_files_of_others_is_refused_and_nothing_is_made_there() {
    let folder = TestFolder::new();
    folder.write("brev.docx", "kjære");
    folder.write("bilder/katt.png", "mjau");
    let message =
        "`public` inneholder filer som Løype ikke har laget: `bilder/katt.png`, `brev.docx`";
    refused(
        &folder,
        folder.open(),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    assert_eq!(fs::read_dir(folder.out()).unwrap().count(), 2);
}

#[test]
fn a_foreign_file_among_our_own_is_refused_and_kept() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1")]).unwrap();
    folder.write("notat.txt", "husk");
    let message = "`public` inneholder filer som Løype ikke har laget: `notat.txt`";
    refused(
        &folder,
        folder.build(&[]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    folder.holds(&[("index.html", "1"), ("notat.txt", "husk")]);
}

#[test]
fn a_file_that_comes_while_we_build_is_not_overwritten() {
    let folder = TestFolder::new();
    let writer = folder.open().unwrap();
    folder.write("index.html", "noen annens");
    let message = "`public` inneholder filer som Løype ikke har laget: `index.html`";
    refused(
        &folder,
        writer.put(&OutputFile::bytes("index.html", "vår")),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
}

#[test]
fn hidden_files_and_those_of_windows_are_left_alone() {
    let folder = TestFolder::new();
    for path in [".git/config", ".htaccess", "kurs/.DS_Store", "kurs/Thumbs.db", "desktop.ini"] {
        folder.write(path, "x");
    }
    folder.build(&[("index.html", "1"), ("kurs/a.html", "a")]).unwrap();
    folder.build(&[("index.html", "1")]).unwrap();
    assert_eq!(folder.files().len(), 6);
    assert!(folder.out().join("kurs/Thumbs.db").exists());
}

#[test]
fn hidden_files_are_foreign_in_a_folder_that_no_build_has_written_to() {
    for path in [".bashrc", ".ssh/id_ed25519", ".config/a", ".gitconfig", "kurs/.env"] {
        let folder = TestFolder::new();
        folder.write(path, "x");
        let refused = folder.build(&[("index.html", "1")]);
        assert!(matches!(refused, Err(WriteError::Foreign { .. })), "{path}");
        folder.holds(&[(path, "x")]);
    }
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1")]).unwrap();
    folder.write(".env", "x");
    folder.build(&[("index.html", "2")]).unwrap();
}

#[test]
fn a_hidden_file_of_someone_is_foreign_when_the_site_wants_its_path() {
    let folder = TestFolder::new();
    folder.write(".nojekyll", "mitt");
    let message = "`public` inneholder filer som Løype ikke har laget: `.nojekyll`";
    refused(
        &folder,
        folder.build(&[(".nojekyll", "")]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    folder.holds(&[(".nojekyll", "mitt")]);
    folder.build(&[(".nojekyll", "mitt")]).unwrap();
}

#[test]
fn a_removed_file_that_someone_changed_is_refused_and_kept() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1"), ("om.html", "om")]).unwrap();
    folder.write("om.html", "rettet for hånd");
    let message = "`public` inneholder filer som ikke lenger hører til nettstedet, og som noen \
                   har endret: `om.html`";
    let help = "flytt filene hvis du vil ta vare på endringene, eller slett dem, og bygg på nytt";
    refused(&folder, folder.build(&[("index.html", "2")]), message, help);
    folder.holds(&[("index.html", "1"), ("om.html", "rettet for hånd")]);
    folder.build(&[("index.html", "2"), ("om.html", "om")]).unwrap();
    folder.holds(&[("index.html", "2"), ("om.html", "om")]);
}

#[test]
fn a_file_that_someone_deleted_comes_back_or_stays_away() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1"), ("a.html", "a"), ("b.html", "b")]).unwrap();
    fs::remove_file(folder.out().join("a.html")).unwrap();
    fs::remove_file(folder.out().join("b.html")).unwrap();
    let written = folder.build(&[("index.html", "1"), ("a.html", "a")]).unwrap();
    assert_eq!((written.new, written.removed), (1, 0));
    folder.holds(&[("index.html", "1"), ("a.html", "a")]);
}

#[test]
fn folders_that_must_not_be_overwritten_are_refused() {
    let folder = TestFolder::new();
    let root = folder.out().parent().unwrap().to_owned();
    fs::create_dir_all(root.join("content")).unwrap();
    let protected = Protected {
        root: root.clone(),
        sources: vec![root.join("content"), root.join("themes")],
        home: Some(root.join("kari/hjemme")),
    };
    let open = |out: &Path| OutputWriter::open(out, &protected, MADE_FOR).map(drop);
    assert!(matches!(open(&root.join("kari/hjemme")), Err(WriteError::Home { .. })));
    assert!(matches!(open(&root.join("kari")), Err(WriteError::Home { .. })));
    assert!(open(&root.join("kari/hjemme/kurs")).is_ok());
    assert!(matches!(open(&root), Err(WriteError::Home { .. })));
    let protected = Protected { home: None, ..protected.clone() };
    let open = |out: &Path| OutputWriter::open(out, &protected, MADE_FOR).map(drop);
    assert!(matches!(open(&root), Err(WriteError::HoldsSources { .. })));
    assert!(matches!(open(root.parent().unwrap()), Err(WriteError::HoldsSources { .. })));
    assert!(matches!(open(&root.join("content")), Err(WriteError::HoldsSources { .. })));
    assert!(matches!(open(&root.join("content/../content")), Err(WriteError::HoldsSources { .. })));
    assert!(matches!(open(&root.join("content/public")), Err(WriteError::InSources { .. })));
    assert!(matches!(open(&root.join("themes/public")), Err(WriteError::InSources { .. })));
    assert!(matches!(
        open(Path::new("/")),
        Err(WriteError::FileSystemRoot { .. } | WriteError::HoldsSources { .. })
    ));
    assert!(open(&root.join("public")).is_ok());
}

#[test]
fn a_file_is_no_folder() {
    let folder = TestFolder::new();
    fs::write(folder.out(), "x").unwrap();
    refused(
        &folder,
        folder.open(),
        "`public` er en fil og ikke en mappe",
        "velg en annen mappe med `--out`",
    );
    let below = OutputWriter::open(&folder.out().join("under"), &Protected::default(), MADE_FOR);
    assert!(matches!(below, Err(WriteError::NotAFolder { .. })));
}

#[test]
fn of_two_builds_at_once_the_second_waits() {
    let folder = TestFolder::new();
    let first = folder.prepared(&[("index.html", "1")]).unwrap();
    refused(
        &folder,
        folder.open(),
        "en annen bygging skriver til `public`",
        "vent til den er ferdig, og bygg på nytt",
    );
    first.commit().unwrap();
    folder.build(&[("index.html", "2")]).unwrap();
    folder.holds(&[("index.html", "2")]);
}

#[test]
fn one_path_is_for_one_file_on_every_computer() {
    let folder = TestFolder::new();
    let name = "gi filen et annet navn";
    refused(
        &folder,
        folder.build(&[("a.html", "1"), ("a.html", "1")]),
        "to filer på nettstedet har stien `a.html`",
        name,
    );
    let message =
        "`Figur.png` og `figur.png` kan ikke ligge ved siden av hverandre på alle maskiner";
    refused(&folder, folder.build(&[("figur.png", "1"), ("Figur.png", "2")]), message, name);
    let message = "`kurs` og `kurs/a.html` kan ikke ligge ved siden av hverandre på alle maskiner";
    refused(&folder, folder.build(&[("kurs/a.html", "1"), ("kurs", "2")]), message, name);
    refused(
        &folder,
        folder.build(&[("../a.html", "1")]),
        "`../a.html` kan ikke være stien til en fil på nettstedet",
        name,
    );
    folder.holds(&[]);
}

#[test]
fn a_name_may_change_its_letter_case_between_builds() {
    let folder = TestFolder::new();
    folder.build(&[("kurs/figur.png", "1")]).unwrap();
    folder.build(&[("kurs/Figur.png", "1")]).unwrap();
    folder.holds(&[("kurs/Figur.png", "1")]);
}

#[cfg(target_os = "linux")]
#[test]
fn someone_elses_file_in_another_letter_case_is_not_overwritten() {
    let folder = TestFolder::new();
    folder.build(&[("figur.png", "vår")]).unwrap();
    folder.write("Figur.png", "deres");
    let message = "`public` inneholder filer som Løype ikke har laget: `Figur.png`";
    refused(
        &folder,
        folder.build(&[("Figur.png", "ny")]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    folder.build(&[("index.html", "1")]).unwrap();
    folder.holds(&[("index.html", "1"), ("Figur.png", "deres")]);
}

#[test]
fn a_site_with_a_file_missing_is_not_committed() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1")]).unwrap();
    let writer = folder.prepared(&[("index.html", "2")]).unwrap();
    let film = folder.out().join("borte.mp4");
    refused(
        &folder,
        writer.put(&OutputFile::copy_of("film.mp4", film)),
        "kunne ikke lese `public/borte.mp4`: den finnes ikke",
        "rett det, og bygg på nytt",
    );
    refused(
        &folder,
        writer.commit(),
        "`film.mp4` kunne ikke gjøres klar, så nettstedet er som før",
        "se på feilen før denne",
    );
    folder.holds(&[("index.html", "1")]);
}

#[test]
fn a_manifest_that_is_not_understood_stops_the_build() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1")]).unwrap();
    folder.write(reserved::MANIFEST, "{\"version\": 2, \"what\": []}");
    let help = "bruk den nyeste Løype, eller velg en annen mappe med `--out`";
    refused(
        &folder,
        folder.open(),
        "`public/.loype-manifest.json` er skrevet av en nyere Løype enn denne",
        help,
    );
    folder.write(reserved::MANIFEST, "{");
    let help =
        "velg en annen mappe med `--out`, eller slett hele mappen hvis ikke noe i den er ditt eget";
    refused(
        &folder,
        folder.open(),
        "`public/.loype-manifest.json`, der Løype holder rede på filene sine, er ødelagt",
        help,
    );
    folder.holds(&[("index.html", "1")]);
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let folder = TestFolder::new();
    let first = [("a", "fil"), ("b/c/d.html", "side"), ("e/f/g.html", "side")];
    let second = [("a/x.html", "side"), ("b", "fil"), ("e/f", "fil")];
    for site in [&first, &second, &first] {
        folder.build(site).unwrap();
        folder.holds(site);
    }
}

#[test]
fn assets_are_copied_and_left_alone_when_they_are_the_same() {
    let folder = TestFolder::new();
    let film = folder.out().with_file_name("film.mp4");
    fs::write(&film, vec![b'x'; 300_000]).unwrap();
    let build = || {
        let writer = folder.open().unwrap();
        writer.put(&OutputFile::copy_of("kurs/film.mp4", &film)).unwrap();
        writer.commit().unwrap().summary
    };
    assert_eq!(
        build(),
        WriteSummary { files: 1, bytes: 300_000, new: 1, ..WriteSummary::default() }
    );
    assert_eq!(
        build(),
        WriteSummary { files: 1, bytes: 300_000, unchanged: 1, ..WriteSummary::default() }
    );
    assert_eq!(folder.files()["kurs/film.mp4"].len(), 300_000);
}

#[test]
fn files_are_put_from_many_threads() {
    let folder = TestFolder::new();
    let writer = folder.open().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let writer = &writer;
            scope.spawn(move || {
                (0..50).for_each(|n| {
                    writer.put(&OutputFile::bytes(format!("{thread}/{n}.html"), "x")).unwrap();
                });
            });
        }
    });
    assert_eq!(writer.commit().unwrap().summary.new, 400);
    assert_eq!(folder.files().len(), 400);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_the_folder() {
    let folder = TestFolder::new();
    folder.build(&[("index.html", "1"), ("kurs/a.html", "a")]).unwrap();
    let elsewhere = folder.out().with_file_name("annet");
    fs::rename(folder.out().join("kurs"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.out().join("kurs")).unwrap();
    let message = "`public` inneholder filer som Løype ikke har laget: `kurs`";
    refused(
        &folder,
        folder.build(&[("index.html", "1")]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    assert!(elsewhere.join("a.html").exists());
}

#[cfg(unix)]
#[test]
fn what_only_the_author_may_read_can_be_read_on_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TestFolder::new();
    let film = folder.out().with_file_name("film.mp4");
    fs::write(&film, "x").unwrap();
    fs::set_permissions(&film, fs::Permissions::from_mode(0o400)).unwrap();
    let writer = folder.open().unwrap();
    writer.put(&OutputFile::copy_of("film.mp4", &film)).unwrap();
    writer.put(&OutputFile::bytes("index.html", "x")).unwrap();
    writer.commit().unwrap();
    let mode = |path: &str| fs::metadata(folder.out().join(path)).unwrap().permissions().mode();
    assert_eq!(mode("film.mp4"), mode("index.html"));
}
