//! Opens a file of the site in the author's editor, on the machine that the preview runs on.
//!
//! In: a file, a line and a column, from a browser on that machine. Out: the file in the editor
//! that the user named, or in the system's program for such files. No shell is involved, and only
//! files that authors write text in are opened.

use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::config::CONFIG_FILE;
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER};

/// The variable that names an editor for all of an author's sites.
const VARIABLE: &str = "LOYPE_EDITOR";

/// The extensions of files that authors write text in. Programs and scripts are not among them,
/// since the system would run them.
const TEXT_EXTENSIONS: [&str; 10] =
    ["md", "markdown", "yaml", "yml", "vtt", "txt", "css", "html", "ftl", "svg"];

/// How a file is opened.
#[derive(Debug)]
pub(super) struct Editor {
    root: PathBuf,
    /// The command and its arguments; empty for the system's own program.
    command: Vec<String>,
}

/// The file to open, and the place in it.
#[derive(Debug, Deserialize)]
pub(super) struct OpenRequest {
    pub(super) file: String,
    #[serde(default)]
    line: usize,
    #[serde(default)]
    column: usize,
}

impl Editor {
    /// The editor of a command, or else of the environment.
    pub(super) fn new(root: &Path, command: Option<&str>) -> Self {
        let of_environment = std::env::var(VARIABLE).ok();
        let command = command.or(of_environment.as_deref()).map(split).unwrap_or_default();
        Self { root: std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf()), command }
    }

    /// The path on the disk of a file of the site.
    pub(super) fn file(&self, path: &str) -> Option<PathBuf> {
        let file = self.root.join(may_be_opened(path).then_some(path)?);
        file.is_file().then_some(file)
    }

    pub(super) fn open(&self, file: &Path, request: &OpenRequest) -> std::io::Result<()> {
        let Some((program, words)) = self.command.split_first() else {
            return open::that_detached(file);
        };
        let filled = |word: &String| {
            let [line, column] =
                [request.line, request.column].map(|number| number.max(1).to_string());
            word.replace("{file}", &file.to_string_lossy())
                .replace("{line}", &line)
                .replace("{column}", &column)
        };
        let mut arguments: Vec<String> = words.iter().map(filled).collect();
        if !words.iter().any(|word| word.contains("{file}")) {
            arguments.push(file.to_string_lossy().into_owned());
        }
        start(program, &arguments)
    }
}

/// Starts a program and does not wait for it.
fn start(program: &str, arguments: &[String]) -> std::io::Result<()> {
    let start = |program: &str| {
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
    };
    // On Windows, many editors have a start script of the same name.
    let mut child = start(program).or_else(|error| {
        if cfg!(windows) { start(&format!("{program}.cmd")) } else { Err(error) }
    })?;
    // A process that nobody waits for stays in the system's list after its end.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// Whether a path, relative to the site's root, is that of a file that authors write text in.
fn may_be_opened(path: &str) -> bool {
    let is_text = path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| TEXT_EXTENSIONS.contains(&ending.to_ascii_lowercase().as_str()));
    let parts: Vec<Component> = Path::new(path).components().collect();
    let is_plain = |part: &Component| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    let is_inside = parts.first().is_some_and(|first| {
        [CONTENT_FOLDER, THEMES_FOLDER].iter().any(|folder| first.as_os_str() == *folder)
    });
    is_text && parts.iter().all(is_plain) && (is_inside || path == CONFIG_FILE)
}

/// Splits a command into words: at spaces outside quotes.
fn split(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in command.chars() {
        match (letter, quote) {
            (_, Some(open)) if letter == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_into_words_without_a_shell() {
        assert_eq!(
            split("code -g {file}:{line}:{column}"),
            ["code", "-g", "{file}:{line}:{column}"]
        );
        assert_eq!(
            split(r#""C:\Program Files\Ed\ed.exe"  'a b' c"" "#),
            [r"C:\Program Files\Ed\ed.exe", "a b", "c"]
        );
        assert_eq!(split("  "), [""; 0]);
    }

    #[test]
    fn only_texts_of_the_site_are_opened() {
        for path in [
            "content/kurs/a.md",
            "content/kurs/film.vtt",
            "site-config.yaml",
            "themes/mitt/assets/style.css",
        ] {
            assert!(may_be_opened(path), "{path}");
        }
        for path in [
            "",
            "/etc/passwd.txt",
            "content/../../a.md",
            "../content/a.md",
            "content/kurs/a.exe",
            "content/kurs/a",
            "content/.git/a.md",
            "public/index.html",
            "notes.md",
            "themes/mitt/assets/a.js",
            "content",
        ] {
            assert!(!may_be_opened(path), "{path}");
        }
    }
}
