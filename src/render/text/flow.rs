//! The flow of a page's text: how notes come to stand beside the passage that they are about.
//!
//! In: the HTML of each top-level part of the text in order, and the notes that follow some of them. Out: the HTML of the whole. Notes are
//! kept right behind their passage, where a screen reader should meet them; the stylesheet lifts them into the margin with a grid, level
//! with the passage and without script. For that, a noted passage and what follows it until the next one stand in one group:
//!
//! ```html
//! <div class="passage">
//!   <div class="passage-lead">the headings right above the passage</div>
//!   <div class="passage-text">the passage</div>
//!   <div class="passage-notes">its notes</div>
//!   <div class="passage-rest">what follows until the next noted passage</div>
//! </div>
//! ```

/// One top-level part of the text: a paragraph, a list, a block.
#[derive(Debug, Default)]
struct Part {
    html: String,
    is_heading: bool,
    notes: Vec<String>,
}

/// The top-level parts of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Flow {
    parts: Vec<Part>,
}

impl Flow {
    /// Adds a part.
    pub(super) fn push(&mut self, html: String, is_heading: bool) {
        if !html.is_empty() {
            self.parts.push(Part { html, is_heading, notes: Vec::new() });
        }
    }

    /// Adds a note about the last part; before any part, about the text as a whole.
    pub(super) fn note(&mut self, html: String) {
        match self.parts.last_mut() {
            Some(part) => part.notes.push(html),
            None => self.parts.push(Part { notes: vec![html], ..Part::default() }),
        }
    }

    /// Whether any part has a note.
    pub(super) fn has_notes(&self) -> bool {
        self.parts.iter().any(|part| !part.notes.is_empty())
    }

    /// The HTML of the whole flow, noted passages grouped.
    pub(super) fn into_html(self) -> String {
        let mut html = String::new();
        // What follows the passage of the open group, if there is one.
        let mut open = false;
        let mut waiting: Vec<Part> = Vec::new();
        for part in self.parts {
            if part.notes.is_empty() {
                waiting.push(part);
                continue;
            }
            let heads = waiting.iter().rev().take_while(|part| part.is_heading).count();
            let lead = waiting.split_off(waiting.len() - heads);
            close(&mut html, open, &waiting);
            waiting.clear();
            html.push_str(&group(&part, &lead));
            open = true;
        }
        close(&mut html, open, &waiting);
        html
    }

    /// The HTML of the flow as it stands, each note right behind what it is about.
    pub(super) fn into_plain_html(self) -> String {
        self.parts.into_iter().map(|part| part.html + &part.notes.concat()).collect()
    }
}

/// The opening of a group: lead, passage and notes. A heading that has a note of its own leads the group.
fn group(part: &Part, lead: &[Part]) -> String {
    let mut lead: String = lead.iter().map(|part| part.html.as_str()).collect();
    let mut text = part.html.as_str();
    if part.is_heading {
        lead.push_str(text);
        text = "";
    }
    format!("<div class=\"passage\">\n{}{}{}", wrapped("lead", &lead), wrapped("text", text), wrapped("notes", &part.notes.concat()))
}

/// Ends the open group with what follows its passage; without an open group, what follows is plain flow.
fn close(html: &mut String, open: bool, rest: &[Part]) {
    let rest: String = rest.iter().map(|part| part.html.as_str()).collect();
    if open {
        html.push_str(&wrapped("rest", &rest));
        html.push_str("</div>\n");
    } else {
        html.push_str(&rest);
    }
}

fn wrapped(name: &str, html: &str) -> String {
    if html.is_empty() { String::new() } else { format!("<div class=\"passage-{name}\">\n{html}</div>\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A flow from a sketch: `# ` a heading, `> ` a note, else a paragraph.
    fn html(lines: &[&str]) -> String {
        let mut flow = Flow::default();
        for line in lines {
            match line.split_once(' ') {
                Some(("#", text)) => flow.push(text.to_owned(), true),
                Some((">", text)) => flow.note(text.to_owned()),
                _ => flow.push((*line).to_owned(), false),
            }
        }
        flow.into_html()
            .replace(['\n'], "")
            .replace("<div class=\"passage-", "<")
            .replace("<div class=\"passage\"", "<group")
            .replace("\">", ">")
            .replace("</div>", "|")
    }

    #[test]
    fn a_text_without_notes_is_left_alone() {
        assert_eq!(html(&["# a", "b"]), "ab");
    }

    #[test]
    fn a_group_reaches_from_a_noted_passage_to_the_next() {
        assert_eq!(html(&["a", "b", "> n", "> m", "c", "d", "> o"]), "a<group><text>b|<notes>nm|<rest>c||<group><text>d|<notes>o||");
    }

    #[test]
    fn headings_above_a_passage_go_with_it() {
        assert_eq!(
            html(&["a", "> n", "b", "# c", "# d", "e", "> o"]),
            "<group><text>a|<notes>n|<rest>b||<group><lead>cd|<text>e|<notes>o||"
        );
        assert_eq!(html(&["# a", "> n", "b"]), "<group><lead>a|<notes>n|<rest>b||");
    }

    #[test]
    fn a_note_before_everything_is_about_the_whole() {
        assert_eq!(html(&["> n", "a"]), "<group><notes>n|<rest>a||");
    }
}
