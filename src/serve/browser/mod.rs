//! What runs in the browsers that show the preview: scripts, styles and words, inside the binary.
//!
//! In: the name of a file under `_loype/`. Out: its text. The scripts are classic ones that run in
//! this order as one file: the first remembers the page as it was served before any script of the
//! page's own has run. They reach nothing of the site but its HTML.

const FILES: [(&str, &str); 5] = [
    ("preview.css", include_str!("preview.css")),
    ("preview.js", SCRIPTS),
    ("waiting.css", include_str!("waiting.css")),
    ("words/en.json", include_str!("words/en.json")),
    ("words/nb.json", include_str!("words/nb.json")),
];

const SCRIPTS: &str = concat!(
    include_str!("preview.js"),
    include_str!("compare.js"),
    include_str!("return.js"),
    include_str!("update.js"),
    include_str!("events.js"),
    include_str!("face.js"),
    include_str!("explain.js"),
    include_str!("findings.js"),
    include_str!("marked.js"),
    include_str!("rules.js"),
    include_str!("panel.js"),
    include_str!("pointer.js"),
    include_str!("follow.js"),
    include_str!("run.js"),
);

/// The text of a file for browsers, by its path under `_loype/`.
pub(super) fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(path, _)| *path == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn words(language: &str) -> BTreeMap<String, String> {
        serde_json::from_str(file(&format!("words/{language}.json")).unwrap()).unwrap()
    }

    #[test]
    fn both_languages_have_the_same_words() {
        let keys = |language| words(language).into_keys().collect::<Vec<_>>();
        assert_eq!(keys("nb"), keys("en"));
    }

    #[test]
    fn every_word_is_asked_for_by_a_script() {
        for key in words("nb").keys() {
            let stem = key
                .trim_end_matches("-one")
                .trim_end_matches(|letter: char| letter.is_ascii_digit());
            let is_asked_for =
                ["'", "`"].iter().any(|quote| SCRIPTS.contains(&format!("{quote}{stem}")));
            assert!(is_asked_for, "no script shows `{key}`");
        }
    }

    #[test]
    fn an_unknown_name_is_no_file() {
        assert_eq!(file("../mod.rs"), None);
    }
}
