//! The passages of a text, and how a note comes beside the passage that it is about.
//!
//! In: the HTML of each passage in order, and the notes that follow some of them. Out: the HTML of
//! the whole. Notes come right after their passage: that is where a screen reader should meet them,
//! and where a phone and a print show them:
//!
//! ```html
//! <div class="passage" id="avsnitt-lederstotte-1">the passage</div>
//! <div class="passage-notes">its notes</div>
//! <div class="passage-rest">what follows until the next noted passage</div>
//! ```
//!
//! Where there is room, the style sheet floats the passage to the left and its notes to the right.
//! A float is never higher than the floats before it, so that a note is level with its passage, or
//! right under the notes above it, while the text runs on. No code needs to know any height. The
//! first two of these elements are left to the template `passage.html`.

/// A top-level part of the text: a paragraph, a list, a block.
#[derive(Debug)]
struct Passage<N> {
    html: String,
    notes: Vec<N>,
    /// Whether readers see anything of it.
    is_visible: bool,
}

/// The passages of a text, in order, with notes of any type.
#[derive(Debug)]
pub(super) struct Passages<N>(Vec<Passage<N>>);

impl<N> Default for Passages<N> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<N> Passages<N> {
    /// Adds a passage, unless it is empty.
    pub(super) fn push(&mut self, html: String) {
        if !html.is_empty() {
            self.0.push(Passage { html, notes: Vec::new(), is_visible: true });
        }
    }

    /// Adds HTML that readers do not see; it becomes part of the passage before it.
    pub(super) fn push_invisible(&mut self, html: String) {
        match self.0.last_mut().filter(|passage| !passage.html.is_empty()) {
            Some(passage) => passage.html.push_str(&html),
            None => self.0.push(Passage { html, notes: Vec::new(), is_visible: false }),
        }
    }

    /// Adds a note about the last passage; before any passage, about the text as a whole.
    pub(super) fn note(&mut self, note: N) {
        if let Some(passage) = self.0.last_mut().filter(|passage| passage.is_visible) {
            passage.notes.push(note);
        } else {
            let (html, notes) = (String::new(), vec![note]);
            self.0.push(Passage { html, notes, is_visible: true });
        }
    }

    /// The notes about the last passage; `None` before any passage.
    pub(super) fn last_notes(&self) -> Option<&[N]> {
        let last = self.0.last();
        last.filter(|passage| passage.is_visible && !passage.html.is_empty())
            .map(|passage| passage.notes.as_slice())
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether any of them has a note.
    pub(super) fn have_notes(&self) -> bool {
        self.0.iter().any(|passage| !passage.notes.is_empty())
    }

    /// The HTML of the whole text; `noted` gives that of a passage with its notes.
    ///
    /// # Errors
    ///
    /// The first error of `noted`.
    pub(super) fn into_html<E>(
        self,
        mut noted: impl FnMut(&str, Vec<N>) -> Result<String, E>,
    ) -> Result<String, E> {
        let (mut html, mut rest, mut after_note) = (String::new(), String::new(), false);
        for passage in self.0 {
            if passage.notes.is_empty() {
                rest.push_str(&passage.html);
                continue;
            }
            html.push_str(&wrapped(std::mem::take(&mut rest), after_note));
            html.push_str(&noted(&passage.html, passage.notes)?);
            after_note = true;
        }
        Ok(html + &wrapped(rest, after_note))
    }

    /// The HTML of the passages alone, for a text without notes beside it: a block, a footnote.
    pub(super) fn into_plain_html(self) -> String {
        self.0.into_iter().map(|passage| passage.html).collect()
    }
}

/// Wraps what follows a noted passage in an element of its own, so that it keeps its distance to
/// the floats above it.
fn wrapped(rest: String, after_note: bool) -> String {
    if rest.is_empty() || !after_note {
        rest
    } else {
        format!("<div class=\"passage-rest\">\n{rest}</div>\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The HTML of a sketch: `>` is a note, `!` is invisible, all else a passage.
    fn html(parts: &[&str]) -> String {
        let mut passages = Passages::default();
        for part in parts {
            match (part.strip_prefix('>'), part.strip_prefix('!')) {
                (Some(note), _) => passages.note(note.to_owned()),
                (None, Some(html)) => passages.push_invisible(html.to_owned()),
                (None, None) => passages.push((*part).to_owned()),
            }
        }
        let noted =
            |text: &str, notes: Vec<String>| Ok::<_, ()>(format!("[{text}|{}]", notes.concat()));
        let html = passages.into_html(noted).unwrap();
        html.replace('\n', "").replace("<div class=\"passage-rest\">", "{").replace("</div>", "}")
    }

    #[test]
    fn a_text_without_notes_is_left_alone() {
        assert_eq!(html(&["a", "b"]), "ab");
    }

    #[test]
    fn a_note_is_about_the_part_above_it_and_what_follows_is_the_rest() {
        assert_eq!(html(&["a", "b", ">n", ">m", "c", "d", ">o"]), "a[b|nm]{c}[d|o]");
        assert_eq!(html(&["a", ">n", "b", ">m", "c"]), "[a|n][b|m]{c}");
    }

    #[test]
    fn a_note_before_everything_is_about_the_whole() {
        assert_eq!(html(&[">n", "a"]), "[|n]{a}");
    }

    #[test]
    fn invisible_html_has_no_notes() {
        assert_eq!(html(&["a", "!x", ">n", "b"]), "[ax|n]{b}");
        assert_eq!(html(&["!x", ">n", "a"]), "x[|n]{a}");
        assert_eq!(html(&["!x", "a", ">n"]), "x[a|n]");
    }
}
