//! The levels of the headings that blocks have: one below the heading around them.
//!
//! In: headings and blocks as they begin and end. Out: the level for a block's heading. No level is
//! skipped on the page: a heading inside a block can be higher than the one around it, and what
//! stands after the block is then not below the one around. Which blocks have a heading is left to
//! the table of blocks.

/// The level of the page's title.
const TITLE: usize = 1;

/// The deepest level that HTML has.
const DEEPEST: usize = 6;

/// The levels so far.
#[derive(Debug)]
pub(super) struct Levels {
    /// The level of the last heading.
    last: usize,
    /// The level of the heading around what is written now, outside all blocks.
    around: usize,
    /// The open blocks, innermost last.
    open: Vec<Open>,
}

/// What stands by itself: a block, or a part that is placed elsewhere.
#[derive(Debug)]
struct Open {
    /// The level for its own heading.
    level: usize,
    /// The level of the heading around what is written in it now.
    around: usize,
    /// Whether what is written in it is part of it, as of a block with a heading.
    is_whole: bool,
    /// The level of the last heading before it, where it is placed elsewhere.
    before: Option<usize>,
}

impl Default for Levels {
    fn default() -> Self {
        Self { last: TITLE, around: TITLE, open: Vec::new() }
    }
}

impl Levels {
    /// Takes a heading of the text.
    pub(super) fn heading(&mut self, level: usize) {
        self.last = level;
        match self.open.last_mut() {
            Some(open) => open.around = level,
            None => self.around = level,
        }
    }

    /// Begins a block, which has a heading or none; gives the level for one.
    pub(super) fn open(&mut self, has_heading: bool) -> usize {
        let here = self.settle();
        let level = (here + 1).min(DEEPEST);
        let around = if has_heading { level } else { here };
        self.open.push(Open { level, around, is_whole: has_heading, before: None });
        if has_heading {
            self.last = level;
        }
        level
    }

    /// Begins a block, or a part of the text, that is placed elsewhere on the page, where a heading
    /// of at least the level `below` stands before it.
    pub(super) fn open_elsewhere(&mut self, below: usize) {
        let around = self.settle().min(below);
        let before = Some(self.last);
        self.open.push(Open { level: around + 1, around, is_whole: true, before });
    }

    /// Whether a block with a heading, or what is placed elsewhere, is open.
    pub(super) fn are_inside(&self) -> bool {
        self.open.iter().any(|open| open.is_whole)
    }

    /// Ends what was opened last; gives the level for its heading.
    pub(super) fn close(&mut self) -> usize {
        let Some(open) = self.open.pop() else { return TITLE + 1 };
        self.last = open.before.map_or(self.last, |before| before.min(self.last));
        open.level
    }

    /// The level around what is written now: that of a heading inside a block, where it was higher,
    /// until the next heading.
    fn settle(&mut self) -> usize {
        let around = self.open.last_mut().map_or(&mut self.around, |open| &mut open.around);
        *around = (*around).min(self.last);
        *around
    }
}

#[cfg(test)]
mod tests {
    use super::Levels;

    #[test]
    fn a_block_is_one_below_the_heading_around_it_and_no_level_is_skipped() {
        let mut levels = Levels::default();
        assert_eq!(levels.open(true), 2, "below the title");
        assert_eq!(levels.open(true), 3, "inside another");
        levels.close();
        levels.close();
        levels.heading(2);
        levels.heading(3);
        assert_eq!(levels.open(true), 4);
        levels.heading(5);
        levels.close();
        assert_eq!(levels.open(true), 4, "what a block holds ends with it");
        levels.heading(2);
        levels.close();
        assert_eq!(levels.open(true), 3, "no deeper than the last heading allows");
        levels.close();
        assert_eq!(levels.open(true), 3, "as the one before");
        levels.close();
        levels.heading(6);
        assert_eq!(levels.open(true), 6, "the deepest");
    }

    #[test]
    fn a_block_without_heading_changes_nothing() {
        let mut levels = Levels::default();
        levels.heading(2);
        assert_eq!(levels.open(false), 3);
        assert_eq!(levels.open(true), 3);
    }

    #[test]
    fn what_is_placed_elsewhere_stands_below_a_heading_of_the_second_level() {
        let mut levels = Levels::default();
        levels.heading(2);
        levels.heading(3);
        levels.open_elsewhere(2);
        assert_eq!(levels.open(true), 3);
        levels.close();
        levels.close();
        assert_eq!(levels.open(true), 4, "the text goes on as before");
    }
}
