//! What the writer does to a folder, seen from outside.

use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;

/// A folder in which a site is built.
pub(super) struct Place {
    folder: TempDir,
}

impl Place {
    pub(super) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(super) fn out(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("public")
    }

    pub(super) fn open(&self) -> Result<Writer, WriteError> {
        Writer::open(&self.out(), &Protected::default())
    }

    /// A writer to which these files have been put.
    pub(super) fn prepared(&self, files: &[(&str, &str)]) -> Result<Writer, WriteError> {
        let writer = self.open()?;
        for (path, text) in files {
            writer.put(&OutputFile::bytes(*path, *text))?;
        }
        Ok(writer)
    }

    pub(super) fn build(&self, files: &[(&str, &str)]) -> Result<Written, WriteError> {
        self.prepared(files)?.commit()
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.out().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// Every file but those that the folder keeps for itself, with its text.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.out()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name =
                    path.strip_prefix(self.out()).unwrap().to_str().unwrap().replace('\\', "/");
                if path.is_dir() && name != names::STAGING {
                    folders.push(path);
                } else if !name.starts_with(".loype-") {
                    files.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
        files
    }

    fn holds(&self, files: &[(&str, &str)]) {
        let expected =
            files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(self.files(), expected);
    }

    /// Sets the time of a file an hour back and gives it.
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

/// The message and the help of an error, in bokmål, with `public` for the output folder.
#[track_caller]
fn refused<T: std::fmt::Debug>(
    place: &Place,
    result: Result<T, WriteError>,
    message: &str,
    help: &str,
) {
    let error = result.unwrap_err();
    let out = place.out().display().to_string();
    assert_eq!([error.text().nb.replace(&out, "public"), error.help().nb], [message, help]);
}

#[test]
fn a_site_is_written_whole_and_counted() {
    let place = Place::new();
    let written = place.build(&[("index.html", "hei"), ("kurs/modul/side.html", "side")]).unwrap();
    assert_eq!(written, Written { files: 2, bytes: 7, new: 2, ..Written::default() });
    place.holds(&[("index.html", "hei"), ("kurs/modul/side.html", "side")]);
}

#[test]
fn the_next_build_changes_what_differs_and_removes_what_is_gone() {
    let place = Place::new();
    place.build(&[("index.html", "1"), ("same.css", "s"), ("gammel/dypt/side.html", "x")]).unwrap();
    let written =
        place.build(&[("index.html", "22"), ("same.css", "s"), ("ny.html", "n")]).unwrap();
    assert_eq!(
        written,
        Written { files: 3, bytes: 4, new: 1, changed: 1, unchanged: 1, removed: 1 }
    );
    place.holds(&[("index.html", "22"), ("same.css", "s"), ("ny.html", "n")]);
    assert!(!place.out().join("gammel").exists());
}

#[test]
fn unchanged_files_keep_their_time() {
    let place = Place::new();
    place.build(&[("index.html", "1"), ("same.css", "s")]).unwrap();
    let (page, sheet) = (place.an_hour_ago("index.html"), place.an_hour_ago("same.css"));
    place.build(&[("index.html", "2"), ("same.css", "s")]).unwrap();
    assert_eq!(place.modified("same.css"), sheet);
    assert_ne!(place.modified("index.html"), page);
}

#[test]
fn the_same_site_again_touches_nothing() {
    let place = Place::new();
    place.build(&[("index.html", "1")]).unwrap();
    let manifest = place.an_hour_ago(names::MANIFEST);
    assert_eq!(
        place.build(&[("index.html", "1")]).unwrap(),
        Written { files: 1, bytes: 1, unchanged: 1, ..Written::default() }
    );
    assert_eq!(place.modified(names::MANIFEST), manifest);
}

#[test]
fn nothing_changes_before_commit_and_a_dropped_build_leaves_no_trace() {
    let place = Place::new();
    place.build(&[("index.html", "1"), ("a.html", "a")]).unwrap();
    let writer = place.prepared(&[("index.html", "2"), ("b.html", "b")]).unwrap();
    place.holds(&[("index.html", "1"), ("a.html", "a")]);
    drop(writer);
    place.holds(&[("index.html", "1"), ("a.html", "a")]);
    assert!(!place.out().join(names::STAGING).exists());
}

#[test]
fn a_folder_with_files_of_others_is_refused_and_nothing_is_made_there() {
    let place = Place::new();
    place.write("brev.docx", "kjære");
    place.write("bilder/katt.png", "mjau");
    let message =
        "`public` inneholder filer som Løype ikke har laget: `bilder/katt.png`, `brev.docx`";
    refused(
        &place,
        place.open(),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    assert_eq!(fs::read_dir(place.out()).unwrap().count(), 2);
}

#[test]
fn a_foreign_file_among_our_own_is_refused_and_kept() {
    let place = Place::new();
    place.build(&[("index.html", "1")]).unwrap();
    place.write("notat.txt", "husk");
    let message = "`public` inneholder filer som Løype ikke har laget: `notat.txt`";
    refused(
        &place,
        place.build(&[]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    place.holds(&[("index.html", "1"), ("notat.txt", "husk")]);
}

#[test]
fn a_file_that_comes_while_we_build_is_not_overwritten() {
    let place = Place::new();
    let writer = place.open().unwrap();
    place.write("index.html", "noen annens");
    let message = "`public` inneholder filer som Løype ikke har laget: `index.html`";
    refused(
        &place,
        writer.put(&OutputFile::bytes("index.html", "vår")),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
}

#[test]
fn hidden_files_and_those_of_windows_are_left_alone() {
    let place = Place::new();
    for path in [".git/config", ".htaccess", "kurs/.DS_Store", "kurs/Thumbs.db", "desktop.ini"] {
        place.write(path, "x");
    }
    place.build(&[("index.html", "1"), ("kurs/a.html", "a")]).unwrap();
    place.build(&[("index.html", "1")]).unwrap();
    assert_eq!(place.files().len(), 6);
    assert!(place.out().join("kurs/Thumbs.db").exists());
}

#[test]
fn a_hidden_file_of_someone_is_foreign_when_the_site_wants_its_path() {
    let place = Place::new();
    place.write(".nojekyll", "mitt");
    let message = "`public` inneholder filer som Løype ikke har laget: `.nojekyll`";
    refused(
        &place,
        place.build(&[(".nojekyll", "")]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    place.holds(&[(".nojekyll", "mitt")]);
    place.build(&[(".nojekyll", "mitt")]).unwrap();
}

#[test]
fn a_removed_file_that_someone_changed_is_refused_and_kept() {
    let place = Place::new();
    place.build(&[("index.html", "1"), ("om.html", "om")]).unwrap();
    place.write("om.html", "rettet for hånd");
    let message = "`public` inneholder filer som ikke lenger hører til nettstedet, og som noen \
                   har endret: `om.html`";
    let help = "flytt filene hvis du vil ta vare på endringene, eller slett dem, og bygg på nytt";
    refused(&place, place.build(&[("index.html", "2")]), message, help);
    place.holds(&[("index.html", "1"), ("om.html", "rettet for hånd")]);
    place.build(&[("index.html", "2"), ("om.html", "om")]).unwrap();
    place.holds(&[("index.html", "2"), ("om.html", "om")]);
}

#[test]
fn a_file_that_someone_deleted_comes_back_or_stays_away() {
    let place = Place::new();
    place.build(&[("index.html", "1"), ("a.html", "a"), ("b.html", "b")]).unwrap();
    fs::remove_file(place.out().join("a.html")).unwrap();
    fs::remove_file(place.out().join("b.html")).unwrap();
    let written = place.build(&[("index.html", "1"), ("a.html", "a")]).unwrap();
    assert_eq!((written.new, written.removed), (1, 0));
    place.holds(&[("index.html", "1"), ("a.html", "a")]);
}

#[test]
fn folders_that_must_not_be_overwritten_are_refused() {
    let place = Place::new();
    let root = place.out().parent().unwrap().to_owned();
    fs::create_dir_all(root.join("content")).unwrap();
    let protected =
        Protected { root: root.clone(), sources: vec![root.join("content"), root.join("themes")] };
    let open = |out: &Path| Writer::open(out, &protected).map(drop);
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
    let place = Place::new();
    fs::write(place.out(), "x").unwrap();
    refused(
        &place,
        place.open(),
        "`public` er en fil og ikke en mappe",
        "velg en annen mappe med `--out`",
    );
    let below = Writer::open(&place.out().join("under"), &Protected::default());
    assert!(matches!(below, Err(WriteError::NotAFolder { .. })));
}

#[test]
fn of_two_builds_at_once_the_second_waits() {
    let place = Place::new();
    let first = place.prepared(&[("index.html", "1")]).unwrap();
    refused(
        &place,
        place.open(),
        "en annen bygging skriver til `public`",
        "vent til den er ferdig, og bygg på nytt",
    );
    first.commit().unwrap();
    place.build(&[("index.html", "2")]).unwrap();
    place.holds(&[("index.html", "2")]);
}

#[test]
fn one_path_is_for_one_file_on_every_computer() {
    let place = Place::new();
    let name = "gi filen et annet navn";
    refused(
        &place,
        place.build(&[("a.html", "1"), ("a.html", "1")]),
        "to filer på nettstedet har stien `a.html`",
        name,
    );
    let message =
        "`Figur.png` og `figur.png` kan ikke ligge ved siden av hverandre på alle maskiner";
    refused(&place, place.build(&[("figur.png", "1"), ("Figur.png", "2")]), message, name);
    let message = "`kurs` og `kurs/a.html` kan ikke ligge ved siden av hverandre på alle maskiner";
    refused(&place, place.build(&[("kurs/a.html", "1"), ("kurs", "2")]), message, name);
    refused(
        &place,
        place.build(&[("../a.html", "1")]),
        "`../a.html` kan ikke være stien til en fil på nettstedet",
        name,
    );
    place.holds(&[]);
}

#[test]
fn a_name_may_change_its_letter_case_between_builds() {
    let place = Place::new();
    place.build(&[("kurs/figur.png", "1")]).unwrap();
    place.build(&[("kurs/Figur.png", "1")]).unwrap();
    place.holds(&[("kurs/Figur.png", "1")]);
}

#[cfg(target_os = "linux")]
#[test]
fn someone_elses_file_in_another_letter_case_is_not_overwritten() {
    let place = Place::new();
    place.build(&[("figur.png", "vår")]).unwrap();
    place.write("Figur.png", "deres");
    let message = "`public` inneholder filer som Løype ikke har laget: `Figur.png`";
    refused(
        &place,
        place.build(&[("Figur.png", "ny")]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    place.build(&[("index.html", "1")]).unwrap();
    place.holds(&[("index.html", "1"), ("Figur.png", "deres")]);
}

#[test]
fn a_site_with_a_file_missing_is_not_committed() {
    let place = Place::new();
    place.build(&[("index.html", "1")]).unwrap();
    let writer = place.prepared(&[("index.html", "2")]).unwrap();
    let film = place.out().join("borte.mp4");
    refused(
        &place,
        writer.put(&OutputFile::copy_of("film.mp4", film)),
        "kunne ikke lese `public/borte.mp4`: den finnes ikke",
        "rett det, og bygg på nytt",
    );
    refused(
        &place,
        writer.commit(),
        "`film.mp4` kunne ikke gjøres klar, så nettstedet er som før",
        "se på feilen før denne",
    );
    place.holds(&[("index.html", "1")]);
}

#[test]
fn a_manifest_that_is_not_understood_stops_the_build() {
    let place = Place::new();
    place.build(&[("index.html", "1")]).unwrap();
    place.write(names::MANIFEST, "{\"version\": 2, \"what\": []}");
    let help = "bruk den nyeste Løype, eller velg en annen mappe med `--out`";
    refused(
        &place,
        place.open(),
        "`public/.loype-manifest.json` er skrevet av en nyere Løype enn denne",
        help,
    );
    place.write(names::MANIFEST, "{");
    let help =
        "velg en annen mappe med `--out`, eller slett hele mappen hvis ikke noe i den er ditt eget";
    refused(
        &place,
        place.open(),
        "`public/.loype-manifest.json`, der Løype holder rede på filene sine, er ødelagt",
        help,
    );
    place.holds(&[("index.html", "1")]);
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let place = Place::new();
    let first = [("a", "fil"), ("b/c/d.html", "side"), ("e/f/g.html", "side")];
    let second = [("a/x.html", "side"), ("b", "fil"), ("e/f", "fil")];
    for site in [&first, &second, &first] {
        place.build(site).unwrap();
        place.holds(site);
    }
}

#[test]
fn assets_are_copied_and_left_alone_when_they_are_the_same() {
    let place = Place::new();
    let film = place.out().with_file_name("film.mp4");
    fs::write(&film, vec![b'x'; 300_000]).unwrap();
    let build = || {
        let writer = place.open().unwrap();
        writer.put(&OutputFile::copy_of("kurs/film.mp4", &film)).unwrap();
        writer.commit().unwrap()
    };
    assert_eq!(build(), Written { files: 1, bytes: 300_000, new: 1, ..Written::default() });
    assert_eq!(build(), Written { files: 1, bytes: 300_000, unchanged: 1, ..Written::default() });
    assert_eq!(place.files()["kurs/film.mp4"].len(), 300_000);
}

#[test]
fn files_are_put_from_many_threads() {
    let place = Place::new();
    let writer = place.open().unwrap();
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
    assert_eq!(writer.commit().unwrap().new, 400);
    assert_eq!(place.files().len(), 400);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_the_folder() {
    let place = Place::new();
    place.build(&[("index.html", "1"), ("kurs/a.html", "a")]).unwrap();
    let elsewhere = place.out().with_file_name("annet");
    fs::rename(place.out().join("kurs"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, place.out().join("kurs")).unwrap();
    let message = "`public` inneholder filer som Løype ikke har laget: `kurs`";
    refused(
        &place,
        place.build(&[("index.html", "1")]),
        message,
        "velg en annen mappe med `--out`, eller flytt filene et annet sted",
    );
    assert!(elsewhere.join("a.html").exists());
}

#[cfg(unix)]
#[test]
fn what_only_the_author_may_read_can_be_read_on_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let film = place.out().with_file_name("film.mp4");
    fs::write(&film, "x").unwrap();
    fs::set_permissions(&film, fs::Permissions::from_mode(0o400)).unwrap();
    let writer = place.open().unwrap();
    writer.put(&OutputFile::copy_of("film.mp4", &film)).unwrap();
    writer.put(&OutputFile::bytes("index.html", "x")).unwrap();
    writer.commit().unwrap();
    let mode = |path: &str| fs::metadata(place.out().join(path)).unwrap().permissions().mode();
    assert_eq!(mode("film.mp4"), mode("index.html"));
}
