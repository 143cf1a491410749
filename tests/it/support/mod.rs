//! What the tests of whole commands share: running the program, copying and reading folders, and
//! comparing with expected files.
//!
//! In: folders under `tests/`. Out: what a command said and did. With `LOYPE_UPDATE=1` in the
//! environment, [`Expected`] writes the expected files instead of comparing with them; read the
//! difference in git before you keep it. What a test expects of a command is left to the test.

#![allow(
    clippy::disallowed_methods,
    reason = "tests make the folders that they try the program on"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What a run of the program ended with and said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What stood on standard output.
    pub(crate) out: String,
    /// What stood on standard error.
    pub(crate) err: String,
}

/// Runs `loype` with arguments in a folder, without anything in the environment that changes what
/// it says.
pub(crate) fn loype(folder: &Path, arguments: &[&str]) -> Run {
    run(command(folder).args(arguments))
}

/// The program, about to run in a folder.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loype"));
    command.current_dir(folder).env("NO_COLOR", "1").env("LANG", "nb_NO.UTF-8");
    // A folder that cannot be: what one test builds is nothing to another.
    command.env("LOYPE_CACHE_DIR", concat!(env!("CARGO_BIN_EXE_loype"), "/cache"));
    for name in
        ["CLICOLOR_FORCE", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "RAYON_NUM_THREADS"]
    {
        command.env_remove(name);
    }
    command
}

/// Runs a command and waits for it.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Run {
        code: output.status.code().expect("the program was not killed"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A folder that is gone after the test.
pub(crate) struct Scratch(TempDir);

impl Scratch {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let scratch = Self::new();
        for (path, text) in files {
            scratch.write(path, text);
        }
        scratch
    }

    /// A copy of a folder.
    pub(crate) fn copy_of(folder: &Path) -> Self {
        let scratch = Self::new();
        copy(folder, scratch.path());
        scratch
    }

    /// A copy of what an author writes of this repository's own site: its content and its config.
    pub(crate) fn own_site() -> Self {
        let scratch = Self::new();
        copy(&repository().join("content"), &scratch.path().join("content"));
        fs::copy(repository().join("site-config.yaml"), scratch.path().join("site-config.yaml"))
            .expect("the repository is a site");
        scratch
    }

    /// Where the folder is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders that it stands in.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder"))
            .expect("a folder can be made");
        fs::write(file, bytes).expect("a file can be written");
    }

    /// Changes the text of a file; the test is wrong when `from` does not stand there.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "`{from}` does not stand in {path}");
        self.write(path, text.replace(from, to));
    }

    /// Gives a file or folder another name.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path().join(from), self.path().join(to))
            .unwrap_or_else(|error| panic!("{from}: {error}"));
    }

    /// Takes a file away, where there is one.
    pub(crate) fn remove(&self, path: &str) {
        let file = self.path().join(path);
        if file.exists() {
            fs::remove_file(file).expect("a file can be taken away");
        }
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs the program in the folder.
    pub(crate) fn loype(&self, arguments: &[&str]) -> Run {
        loype(self.path(), arguments)
    }

    /// Builds the site in the folder; the test is wrong when that fails.
    pub(crate) fn build(&self) -> Run {
        let run = self.loype(&["build"]);
        assert_eq!(run.code, 0, "{}{}", run.err, run.out);
        run
    }

    /// The files of the site that was built.
    pub(crate) fn built(&self) -> BTreeMap<String, Vec<u8>> {
        published(&self.path().join("public"))
    }

    /// Where the theme's files of the site that was built are, relative to the folder.
    pub(crate) fn theme_folder(&self) -> String {
        format!("public/assets/{}", theme_folder(&self.built()))
    }
}

/// The folder that the repository stands in.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders in `tests/NAME`, by name.
pub(crate) fn sites(name: &str) -> Vec<(String, PathBuf)> {
    let folder = repository().join("tests").join(name);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut sites: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("a folder can be read"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| (entry.file_name().into_string().expect("names are Unicode"), entry.path()))
        .collect();
    sites.sort();
    sites
}

/// Copies a folder with everything in it but what a test expects and what a build left.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        if !["expected/", "public/"].iter().any(|folder| path.starts_with(folder)) {
            let file = to.join(path);
            fs::create_dir_all(file.parent().expect("a file stands in a folder"))
                .expect("a folder can be made");
            fs::write(file, bytes).expect("a file can be written");
        }
    }
}

/// Every file in a folder, by its path there with `/` between the parts, without Løype's own lock
/// and list.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    all_files(folder).into_iter().filter(|(path, _)| !path.starts_with(".loype-")).collect()
}

/// Every file of the site that was built into a folder, without what is kept of the build before.
pub(crate) fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let manifest = fs::read(folder.join(".loype-manifest.json")).expect("a site was built");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("it is JSON");
    let is_kept = |path: &str| manifest["kept"].get(path).is_some();
    files(folder).into_iter().filter(|(path, _)| !is_kept(path)).collect()
}

/// What the folder of the theme's files is called on a site.
pub(crate) fn theme_folder(site: &BTreeMap<String, Vec<u8>>) -> String {
    let folder = |path: &String| Some(path.strip_prefix("assets/")?.split_once('/')?.0.to_owned());
    site.keys().find_map(folder).expect("every theme has files")
}

/// A site as the preview has it: it is what a build writes, save what the theme's folder is called.
pub(crate) fn as_in_a_preview(site: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let folder = theme_folder(&site);
    let named = |text: &str| text.replace(&folder, "preview");
    let file = |(path, bytes): (String, Vec<u8>)| {
        let bytes = String::from_utf8(bytes)
            .map_or_else(std::string::FromUtf8Error::into_bytes, |text| named(&text).into_bytes());
        (named(&path), bytes)
    };
    site.into_iter().map(file).collect()
}

/// Every file in a folder, hidden ones too; none when there is no such folder.
pub(crate) fn all_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    walk.map(|entry| {
        let path = entry.path().strip_prefix(folder).expect("a file stands in its folder");
        let path = path.to_str().expect("names are Unicode").replace('\\', "/");
        (path, fs::read(entry.path()).expect("a file can be read"))
    })
    .collect()
}

/// Whether a path ends in a dot and these letters.
pub(crate) fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// Expected files of a test, and what differs from them.
#[derive(Default)]
pub(crate) struct Expected {
    differences: String,
}

impl Expected {
    /// Compares a text with the one in a file; in update mode, writes it there.
    pub(crate) fn compare(&mut self, file: &Path, actual: &str) {
        // Git may give line feeds another form on another system.
        let expected = fs::read_to_string(file).unwrap_or_default().replace("\r\n", "\n");
        if expected == actual {
            return;
        }
        if updates() {
            fs::create_dir_all(file.parent().expect("a file stands in a folder"))
                .expect("a folder can be made");
            fs::write(file, actual).expect("an expected file can be written");
            return;
        }
        let name = file.strip_prefix(repository()).unwrap_or(file).display();
        let _ = write!(self.differences, "\n--- {name}\n{}", difference(&expected, actual));
    }

    /// Takes note of files in a folder that nothing expects any more; in update mode, removes them.
    pub(crate) fn only(&mut self, folder: &Path, names: &[String]) {
        for path in files(folder).into_keys().filter(|path| !names.contains(path)) {
            if updates() {
                fs::remove_file(folder.join(&path)).expect("an expected file can be removed");
            } else {
                let name = folder.strip_prefix(repository()).unwrap_or(folder).display();
                let _ = writeln!(
                    self.differences,
                    "\n--- {name}/{path}\nis expected, but nothing of the kind came out"
                );
            }
        }
    }

    /// Fails with all differences.
    pub(crate) fn settle(self) {
        let help = "if the new text is right, run the test again with LOYPE_UPDATE=1 and read the \
                    difference in git";
        assert!(self.differences.is_empty(), "{}\n{help}", self.differences);
    }
}

fn updates() -> bool {
    std::env::var_os("LOYPE_UPDATE").is_some_and(|value| value == "1")
}

/// The lines that differ, `-` for what was expected and `+` for what came, with what both begin and
/// end with left out.
fn difference(expected: &str, actual: &str) -> String {
    let (expected, actual): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), actual.lines().collect());
    let same =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let head = same(&mut expected.iter().zip(&actual));
    let tail = same(&mut expected.iter().rev().zip(actual.iter().rev()))
        .min(expected.len().min(actual.len()) - head);
    let mut text = format!("from line {}:\n", head + 1);
    for line in &expected[head..expected.len() - tail] {
        let _ = writeln!(text, "-{line}");
    }
    for line in &actual[head..actual.len() - tail] {
        let _ = writeln!(text, "+{line}");
    }
    text
}
