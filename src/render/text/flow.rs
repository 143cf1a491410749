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
        let mut before = String::new();
        let mut groups: Vec<Group> = Vec::new();
        // The headings that stand last so far: they go with the passage that follows, should it be a noted one.
        let mut heads = String::new();
        for part in self.parts {
            if !part.notes.is_empty() {
                let group = Group::new(std::mem::take(&mut heads), part);
                match groups.last_mut().filter(|last| last.is_crowded() && last.borders_on(&group)) {
                    Some(last) => last.take_in(group),
                    None => groups.push(group),
                }
            } else if part.is_heading {
                heads.push_str(&part.html);
            } else {
                let rest = groups.last_mut().map_or(&mut before, |group| &mut group.rest);
                rest.push_str(&std::mem::take(&mut heads));
                rest.push_str(&part.html);
            }
        }
        groups.last_mut().map_or(&mut before, |group| &mut group.rest).push_str(&heads);
        before + &groups.iter().map(Group::html).collect::<Vec<_>>().concat()
    }

    /// The HTML of the flow as it stands, each note right behind what it is about.
    pub(super) fn into_plain_html(self) -> String {
        self.parts.into_iter().map(|part| part.html + &part.notes.concat()).collect()
    }
}

/// A noted passage with its notes, and what follows it until the next.
#[derive(Debug)]
struct Group {
    lead: String,
    text: String,
    notes: Vec<String>,
    rest: String,
}

impl Group {
    /// The group of a noted part and the headings above it; a heading that has a note of its own leads the group.
    fn new(mut lead: String, part: Part) -> Self {
        let Part { html, is_heading, notes } = part;
        let text = if is_heading {
            lead.push_str(&html);
            String::new()
        } else {
            html
        };
        Self { lead, text, notes, rest: String::new() }
    }

    /// Whether the notes need more room than the text beside them, so that the next passage would have to wait behind a gap.
    ///
    /// Only an estimate, in characters of running text: a note is set in a column about two thirds as wide, and has a title.
    fn is_crowded(&self) -> bool {
        let notes: usize = self.notes.iter().map(|note| visible(note) * 3 / 2 + 140).sum();
        notes > visible(&self.text) + extra(&self.text) + 100
    }

    /// Whether nothing stands between this group and the next. Notes may only wait for a passage right behind their own: further down, or
    /// under another heading, nobody could tell what they are about where they stand below the text, on a phone and in print.
    fn borders_on(&self, next: &Self) -> bool {
        self.rest.is_empty() && next.lead.is_empty()
    }

    /// Makes one group of this one and the next: the notes stand below each other, and the text flows on.
    fn take_in(&mut self, next: Self) {
        self.text.push_str(&next.text);
        self.notes.extend(next.notes);
    }

    fn html(&self) -> String {
        let parts =
            [wrapped("lead", &self.lead), wrapped("text", &self.text), wrapped("notes", &self.notes.concat()), wrapped("rest", &self.rest)];
        format!("<div class=\"passage\">\n{}</div>\n", parts.concat())
    }
}

/// How many characters of some HTML a reader sees.
fn visible(html: &str) -> usize {
    let mut in_tag = false;
    let seen = |letter: &char| {
        let is_text = !in_tag && *letter != '<';
        in_tag = (in_tag || *letter == '<') && *letter != '>';
        is_text
    };
    html.chars().filter(seen).count()
}

/// What takes room beside characters, in characters: the space around paragraphs and headings, rows, pictures.
fn extra(html: &str) -> usize {
    [("</p>", 40), ("<h", 120), ("<li", 30), ("<tr", 80), ("<img", 600), ("<video", 800)]
        .iter()
        .map(|(tag, room)| html.matches(tag).count() * room)
        .sum()
}

fn wrapped(name: &str, html: &str) -> String {
    if html.is_empty() { String::new() } else { format!("<div class=\"passage-{name}\">\n{html}</div>\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A flow from a sketch: `# ` a heading, `> ` a note, `- ` a short paragraph, else one that is long enough for two notes beside it.
    fn html(lines: &[&str]) -> String {
        let mut flow = Flow::default();
        for line in lines {
            match line.split_once(' ') {
                Some(("#", text)) => flow.push(text.to_owned(), true),
                Some((">", text)) => flow.note(text.to_owned()),
                Some(("-", text)) => flow.push(text.to_owned(), false),
                _ => flow.push(format!("{line}{}", ".".repeat(300)), false),
            }
        }
        flow.into_html()
            .replace(['\n', '.'], "")
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
    fn neighbours_whose_notes_would_leave_a_gap_share_a_group() {
        assert_eq!(html(&["- a", "> n", "> m", "- b", "> o"]), "<group><text>ab|<notes>nmo||");
        assert_eq!(html(&["- a", "> n", "> m", "# b", "- c", "> o"]), "<group><text>a|<notes>nm||<group><lead>b|<text>c|<notes>o||");
        assert_eq!(html(&["- a", "> n", "> m", "- b", "- c", "> o"]), "<group><text>a|<notes>nm|<rest>b||<group><text>c|<notes>o||");
        assert_eq!(html(&["a", "b", "> n", "c", "> o"]), "a<group><text>b|<notes>n||<group><text>c|<notes>o||");
    }

    #[test]
    fn a_note_before_everything_is_about_the_whole() {
        assert_eq!(html(&["> n", "a"]), "<group><notes>n|<rest>a||");
    }
}
