//! Places in HTML for what must not be read again.
//!
//! In: HTML that is finished: a block, a formula, raw HTML that is trusted. Out: for each an
//! element that stands for it while its surroundings are cleaned, and at last the surroundings with
//! all of it in place, filled in one pass: what is put in is never looked into. No author can write
//! such an element: raw HTML that is not trusted loses it, and trusted HTML is in a slot itself.

/// The name of the element that stands for a slot.
pub(super) const ELEMENT: &str = "loype-slot";

/// What the slots of a part of a page hold, each until it is put in place.
#[derive(Debug, Default)]
pub struct Slots(Vec<Option<String>>);

impl Slots {
    /// Adds a slot; gives the element that stands for it.
    pub fn add(&mut self, html: String) -> String {
        self.0.push(Some(html));
        format!("{}{}{END}", start(), self.0.len() - 1)
    }

    /// HTML with everything in place; the slots are empty afterwards.
    pub fn fill(&mut self, html: String) -> String {
        let mut slots = std::mem::take(&mut self.0);
        if slots.is_empty() {
            return html;
        }
        let start = start();
        let (mut filled, mut rest) = (String::with_capacity(html.len()), html.as_str());
        while let Some((before, slot)) = rest.split_once(&start) {
            filled.push_str(before);
            let Some((number, after)) = slot.split_once(END) else { break };
            let held = number.parse::<usize>().ok().and_then(|number| slots.get_mut(number));
            filled.push_str(&held.and_then(Option::take).unwrap_or_default());
            rest = after;
        }
        filled + rest
    }
}

/// What comes before the number of a slot.
fn start() -> String {
    format!("<{ELEMENT} data-n=\"")
}

/// What comes behind the number of a slot.
const END: &str = "\"></loype-slot>";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Cleaner;

    #[test]
    fn what_is_put_in_comes_back_where_it_stood_and_is_not_looked_into() {
        let mut slots = Slots::default();
        let one = slots.add("<svg>1</svg>".to_owned());
        let other = slots.add(format!("[{one}]"));
        let part = Cleaner::get().clean(&format!("<p>{other} b {one}</p>"));
        assert_eq!(slots.fill(part), format!("<p>[{one}] b <svg>1</svg></p>"));
        assert_eq!(slots.fill(one.clone()), one);
    }

    #[test]
    fn a_slot_is_filled_once() {
        let mut slots = Slots::default();
        let one = slots.add("a".to_owned());
        assert_eq!(slots.fill(format!("{one}{one}<loype-slot data-n=\"7\"></loype-slot>")), "a");
    }
}
