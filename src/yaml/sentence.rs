//! Values that are sentences, in which a colon is punctuation:
//! `- Kompetansepakken: Modul 1 før Vurdering: Modul 2`.
//!
//! In: YAML text and the top-level keys whose values are sentences. Out: text of the same length in
//! which such colons no longer form a mapping, so that every offset stays valid; the caller
//! restores the original text. To YAML the sentence above is an error, and `- Vurdering: Modul 2`
//! is a key with a value. Sentences in quotation marks and in `[…]` are left to YAML.

use std::borrow::Cow;

/// Replaces a colon while the text is parsed. Where YAML folds a sentence of several lines,
/// [`unmask`] restores it.
const MASK: &str = "^";

/// Masks the colons in the sentences under some keys.
pub(super) fn mask<'a>(text: &'a str, keys: &[&str]) -> Cow<'a, str> {
    let mut masked = String::new();
    let mut in_list = false;
    for line in text.split_inclusive('\n') {
        let sentence = if let Some(value) = value_of(line, keys) {
            in_list = true;
            Some(value)
        } else if in_list {
            in_list = line.starts_with([' ', '\t', '-', '#', '\r', '\n']);
            let line = line.trim_start();
            Some(line.strip_prefix("- ").unwrap_or(line)).filter(|_| in_list)
        } else {
            None
        };
        match sentence.map(str::trim_start).filter(|sentence| is_plain(sentence)) {
            Some(sentence) => {
                masked.push_str(line.get(..line.len() - sentence.len()).unwrap_or_default());
                masked.push_str(&sentence.replace(": ", &format!("{MASK} ")));
            }
            None => masked.push_str(line),
        }
    }
    if masked == text { Cow::Borrowed(text) } else { Cow::Owned(masked) }
}

/// Restores a text that YAML has folded from several masked lines.
pub(super) fn unmask(text: &str) -> String {
    text.replace(&format!("{MASK} "), ": ")
}

/// The text after one of the keys and its colon.
fn value_of<'a>(line: &'a str, keys: &[&str]) -> Option<&'a str> {
    keys.iter().find_map(|key| line.strip_prefix(key)?.trim_start_matches(' ').strip_prefix(':'))
}

/// Whether a value is a plain scalar, without an indicator character in front.
fn is_plain(value: &str) -> bool {
    !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sentences_of_the_keys_are_masked_and_nothing_moves() {
        let text = "title: A: b\nrules:\n  - Kurs: Modul 1 før Å: 2\n  - \"Kurs: 1 før 2\"\n- \
                    Kurs: 1\ngoals:\n  - a: b\nrules : Kurs: 1\n";
        let masked = mask(text, &["rules"]);
        let expected = "title: A: b\nrules:\n  - Kurs^ Modul 1 før Å^ 2\n  - \"Kurs: 1 før 2\"\n- \
                        Kurs^ 1\ngoals:\n  - a: b\nrules : Kurs^ 1\n";
        assert_eq!(masked, expected);
        assert_eq!(masked.len(), text.len());
    }

    #[test]
    fn text_without_such_sentences_is_not_copied() {
        assert!(matches!(mask("rules:\n  - Modul 1 før 2\n", &["rules"]), Cow::Borrowed(_)));
    }
}
