//! What the left column of a page shows of a long list: the whole list up to a length, and of a
//! longer one the ends and what is nearest. A page that carried all of its module, or all of its
//! course, would make the site grow with the square of them.
//!
//! In: the length of a list, and the place of the page in it. Out: [`stretches`](Window::stretches)
//! of the list, between which something is left out. The link to the whole list is left to the
//! templates.

use std::ops::Range;

use tera::Value;

/// How much of a list a page shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// The greatest length that is shown whole.
    whole: usize,
    /// How many are shown before the place of the page, and behind it, of a longer list.
    each_side: usize,
}

/// The modules of a course.
pub(super) const MODULES: Window = Window { whole: 12, each_side: 2 };

/// The pages of a module.
pub(super) const PAGES: Window = Window { whole: 60, each_side: 10 };

impl Window {
    /// Whether a list of `count` is shown whole.
    pub(super) fn shows_all(self, count: usize) -> bool {
        count <= self.whole
    }

    /// The values that a page at the place `here` shows, as a list of lists.
    pub(super) fn values(self, all: &[Value], here: usize) -> Value {
        Value::from(self.parts(all, here).map(Value::from).collect::<Vec<_>>())
    }

    /// The parts of a list that a page at the place `here` shows.
    pub(super) fn parts<T>(self, all: &[T], here: usize) -> impl Iterator<Item = &[T]> {
        self.stretches(all.len(), here).into_iter().filter_map(|of| all.get(of))
    }

    /// The ranges of a list of `count` that a page at the place `here` shows, in order. A single
    /// thing between two parts is not left out, since a gap would take as much room.
    fn stretches(self, count: usize, here: usize) -> Vec<Range<usize>> {
        let near = if self.shows_all(count) {
            0..count
        } else {
            here.saturating_sub(self.each_side)..count.min(here + self.each_side + 1)
        };
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for next in [0..count.min(1), near, count.saturating_sub(1)..count] {
            match stretches.last_mut().filter(|last| next.start <= last.end + 1) {
                Some(last) => last.end = next.end.max(last.end),
                None => stretches.push(next),
            }
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_list_is_shown_by_its_ends_and_what_is_near() {
        assert_eq!(format!("{:?}", MODULES.stretches(12, 7)), "[0..12]");
        assert_eq!(MODULES.stretches(13, 6), [0..1, 4..9, 12..13]);
        assert_eq!(MODULES.stretches(40, 0), [0..3, 39..40]);
        assert_eq!(MODULES.stretches(40, 39), [0..1, 37..40]);
    }

    #[test]
    fn nothing_is_left_out_alone() {
        assert_eq!(MODULES.stretches(40, 4), [0..7, 39..40]);
        assert_eq!(MODULES.stretches(40, 35), [0..1, 33..40]);
    }

    proptest! {
        #[test]
        fn the_ends_and_the_page_itself_are_always_shown(count in 1_usize..200, here in 0_usize..200) {
            let here = here % count;
            let stretches = MODULES.stretches(count, here);
            for place in [0, here, count - 1] {
                prop_assert!(stretches.iter().any(|of| of.contains(&place)));
            }
            prop_assert!(stretches.iter().map(ExactSizeIterator::len).sum::<usize>() <= 12);
            prop_assert!(stretches.windows(2).all(|of| of[0].end + 1 < of[1].start));
        }
    }
}
