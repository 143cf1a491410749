//! The flow of a page's text: how notes come to stand beside the passage that they are about.
//!
//! In: the HTML of each top-level part of the text in order, and the notes that follow some of
//! them. Out: the HTML of the whole. Notes are kept right behind their passage, where a screen
//! reader should meet them, and where they stand on a phone and on paper:
//!
//! ```html
//! <div class="passage" id="avsnitt-lederstotte-1">the passage</div>
//! <div class="passage-notes">its notes</div>
//! <div class="passage-rest">what follows until the next noted passage</div>
//! ```
//!
//! Where there is room, the stylesheet lets the passage float to the left and its notes to the
//! right. A float never stands higher than one before it, so that a note is level with its passage,
//! or right under the notes above it, while the text runs on. Nothing here knows how high anything
//! is. What the first two of these elements look like is left to the template `passage.html`.

/// One top-level part of the text: a paragraph, a list, a block.
#[derive(Debug)]
struct Part<N> {
    html: String,
    notes: Vec<N>,
    /// Whether readers see anything of it.
    is_visible: bool,
}

/// The top-level parts of a text, in order, with notes of any type.
#[derive(Debug)]
pub(super) struct Flow<N> {
    parts: Vec<Part<N>>,
}

impl<N> Default for Flow<N> {
    fn default() -> Self {
        Self { parts: Vec::new() }
    }
}

impl<N> Flow<N> {
    /// Adds a part.
    pub(super) fn push(&mut self, html: String) {
        if !html.is_empty() {
            self.parts.push(Part { html, notes: Vec::new(), is_visible: true });
        }
    }

    /// Adds HTML that readers see nothing of: it belongs to the part before it.
    pub(super) fn push_invisible(&mut self, html: String) {
        match self.parts.last_mut().filter(|part| !part.html.is_empty()) {
            Some(part) => part.html.push_str(&html),
            None => self.parts.push(Part { html, notes: Vec::new(), is_visible: false }),
        }
    }

    /// Adds a note about the last part; before any part, about the text as a whole.
    pub(super) fn note(&mut self, note: N) {
        match self.parts.last_mut().filter(|part| part.is_visible) {
            Some(part) => part.notes.push(note),
            None => {
                let (html, notes) = (String::new(), vec![note]);
                self.parts.push(Part { html, notes, is_visible: true });
            }
        }
    }

    /// The notes about the last part; `None` before any part.
    pub(super) fn last_notes(&self) -> Option<&[N]> {
        let shown = self.parts.last().filter(|part| part.is_visible && !part.html.is_empty());
        shown.map(|part| part.notes.as_slice())
    }

    /// Whether any part has a note.
    pub(super) fn has_notes(&self) -> bool {
        self.parts.iter().any(|part| !part.notes.is_empty())
    }

    /// The HTML of the whole flow; `passage` gives that of a noted part with its notes.
    ///
    /// # Errors
    ///
    /// The first of `passage`.
    pub(super) fn into_html<E>(
        self,
        mut passage: impl FnMut(&str, Vec<N>) -> Result<String, E>,
    ) -> Result<String, E> {
        let (mut html, mut rest, mut noted) = (String::new(), String::new(), false);
        for part in self.parts {
            if part.notes.is_empty() {
                rest.push_str(&part.html);
                continue;
            }
            html.push_str(&wrapped(std::mem::take(&mut rest), noted));
            html.push_str(&passage(&part.html, part.notes)?);
            noted = true;
        }
        Ok(html + &wrapped(rest, noted))
    }

    /// The HTML of the parts alone, for a text that can have no notes beside it: a block, a
    /// footnote.
    pub(super) fn into_plain_html(self) -> String {
        self.parts.into_iter().map(|part| part.html).collect()
    }
}

/// What follows a noted passage stands in an element of its own, so that it keeps its distance to
/// what floats above it.
fn wrapped(rest: String, noted: bool) -> String {
    if rest.is_empty() || !noted {
        rest
    } else {
        format!("<div class=\"passage-rest\">\n{rest}</div>\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A flow from a sketch: `>` is a note, `!` is invisible, all else a part.
    fn html(parts: &[&str]) -> String {
        let mut flow = Flow::default();
        for part in parts {
            match (part.strip_prefix('>'), part.strip_prefix('!')) {
                (Some(note), _) => flow.note(note.to_owned()),
                (None, Some(html)) => flow.push_invisible(html.to_owned()),
                (None, None) => flow.push((*part).to_owned()),
            }
        }
        let passage =
            |text: &str, notes: Vec<String>| Ok::<_, ()>(format!("[{text}|{}]", notes.concat()));
        let html = flow.into_html(passage).unwrap();
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
    fn what_nobody_sees_has_no_notes() {
        assert_eq!(html(&["a", "!x", ">n", "b"]), "[ax|n]{b}");
        assert_eq!(html(&["!x", ">n", "a"]), "x[|n]{a}");
        assert_eq!(html(&["!x", "a", ">n"]), "x[a|n]");
    }
}
