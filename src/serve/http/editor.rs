//! Opening a file of the site in the author's editor, on the machine that the preview runs on.
//!
//! In: a file, a line and a column, from someone at that machine. Out: the editor that was named,
//! or the system's own program for such a file. No shell sees any of it, and only files that
//! authors write texts in are opened.

use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::config::CONFIG_FILE;
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER};

/// The variable that names an editor for all of an author's sites.
const VARIABLE: &str = "LOYPE_EDITOR";

/// The endings of what authors write texts in. Programs and scripts are not among them: the system
/// would run them.
const TEXTS: [&str; 10] =
    ["md", "markdown", "yaml", "yml", "vtt", "txt", "css", "html", "ftl", "svg"];

/// How a file is opened.
#[derive(Debug)]
pub(super) struct Editor {
    root: PathBuf,
    /// The words of a command; none where the system's own program opens files.
    words: Vec<String>,
}

/// What is to be opened.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    pub(super) file: String,
    #[serde(default)]
    line: usize,
    #[serde(default)]
    column: usize,
}

impl Editor {
    /// The editor that a command names, or else the environment.
    pub(super) fn new(root: &Path, command: Option<&str>) -> Self {
        let named = std::env::var(VARIABLE).ok();
        let words = command.or(named.as_deref()).map(words).unwrap_or_default();
        Self { root: std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf()), words }
    }

    /// Where a file of the site is on the disk.
    pub(super) fn file(&self, path: &str) -> Option<PathBuf> {
        let file = self.root.join(is_of_site(path).then_some(path)?);
        file.is_file().then_some(file)
    }

    pub(super) fn open(&self, file: &Path, asked: &Asked) -> std::io::Result<()> {
        let Some((program, words)) = self.words.split_first() else {
            return open::that_detached(file);
        };
        let place = |word: &String| {
            let [line, column] = [asked.line, asked.column].map(|number| number.max(1).to_string());
            word.replace("{file}", &file.to_string_lossy())
                .replace("{line}", &line)
                .replace("{column}", &column)
        };
        let mut arguments: Vec<String> = words.iter().map(place).collect();
        if !words.iter().any(|word| word.contains("{file}")) {
            arguments.push(file.to_string_lossy().into_owned());
        }
        start(program, &arguments)
    }
}

/// Starts a program and leaves it alone.
fn start(program: &str, arguments: &[String]) -> std::io::Result<()> {
    let start = |program: &str| {
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
    };
    // On Windows, many editors are started by a script of the same name.
    let mut child = start(program).or_else(|error| {
        if cfg!(windows) { start(&format!("{program}.cmd")) } else { Err(error) }
    })?;
    // Someone has to hear of its end, or it stays in the system's list.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// Whether a path, from the site's root, is that of a text that authors write.
fn is_of_site(path: &str) -> bool {
    let is_text = path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| TEXTS.contains(&ending.to_ascii_lowercase().as_str()));
    let parts: Vec<Component> = Path::new(path).components().collect();
    let is_plain = |part: &Component| matches!(part, Component::Normal(name) if !name.to_string_lossy().starts_with('.'));
    let is_inside = parts.first().is_some_and(|first| {
        [CONTENT_FOLDER, THEMES_FOLDER].iter().any(|folder| first.as_os_str() == *folder)
    });
    is_text && parts.iter().all(is_plain) && (is_inside || path == CONFIG_FILE)
}

/// The words of a command: apart by spaces, and whole within quotes.
fn words(command: &str) -> Vec<String> {
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
            words("code -g {file}:{line}:{column}"),
            ["code", "-g", "{file}:{line}:{column}"]
        );
        assert_eq!(
            words(r#""C:\Program Files\Ed\ed.exe"  'a b' c"" "#),
            [r"C:\Program Files\Ed\ed.exe", "a b", "c"]
        );
        assert_eq!(words("  "), [""; 0]);
    }

    #[test]
    fn only_texts_of_the_site_are_opened() {
        for path in [
            "content/kurs/a.md",
            "content/kurs/film.vtt",
            "site-config.yaml",
            "themes/mitt/assets/style.css",
        ] {
            assert!(is_of_site(path), "{path}");
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
            assert!(!is_of_site(path), "{path}");
        }
    }
}
