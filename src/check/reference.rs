//! A reference to a page or a file as it is written, and how to rewrite it.
//!
//! In: a link, an argument of a block, or a value of front matter or config. Out: what it refers
//! to, its place, and help that replaces it. Whether it leads anywhere is left to `links` and
//! `fragments`.

use std::ops::Range;

use crate::diagnostic::{Applicability, Edit, Fix, Help, Text};
use crate::load::Link;
use crate::source::{SourceText, Sources, Span};
use crate::yaml;

/// A reference as it was written.
#[derive(Clone, Copy)]
pub(super) struct Reference<'a> {
    /// The address, as it was written.
    pub(super) target: &'a str,
    /// Where to point.
    pub(super) span: Span,
    form: Form<'a>,
}

/// How a file contains an address.
#[derive(Clone, Copy)]
enum Form<'a> {
    /// Literally, at the place of the reference.
    Verbatim,
    /// As a value of YAML.
    Value(&'a SourceText),
    /// In another form, or at another place, such as that of a Markdown reference definition.
    Elsewhere,
}

impl<'a> Reference<'a> {
    /// What a link or a tag refers to.
    pub(super) fn of_link(link: &'a Link, sources: &Sources) -> Self {
        let before = Span { end: link.span.start, ..link.whole };
        let is_inline = !link.whole.holds(link.span)
            || sources.text(before).trim_end().trim_end_matches('<').ends_with('(');
        let is_verbatim = is_inline && sources.text(link.span) == link.target;
        let form = if is_verbatim { Form::Verbatim } else { Form::Elsewhere };
        Self { target: &link.target, span: link.span, form }
    }

    /// The file that an argument of a block names.
    pub(super) fn of_argument(file: &'a SourceText) -> Self {
        Self { target: &file.text, span: file.span, form: Form::Verbatim }
    }

    /// The file that front matter or the config names.
    pub(super) fn of_value(file: &'a SourceText) -> Self {
        Self { target: &file.text, span: file.span, form: Form::Value(file) }
    }

    /// The part of the address before `#`.
    pub(super) fn path(&self) -> Range<usize> {
        0..self.target.find('#').unwrap_or(self.target.len())
    }

    /// The part of the address from `#` on.
    pub(super) fn fragment(&self) -> Range<usize> {
        self.path().end..self.target.len()
    }

    /// The whole address.
    pub(super) fn whole(&self) -> Range<usize> {
        0..self.target.len()
    }

    /// Help that replaces a part of the address; if the address is elsewhere, only the author can
    /// replace it.
    pub(super) fn offer(
        &self,
        help: Text,
        applicability: Applicability,
        part: &Range<usize>,
        text: &str,
    ) -> Help {
        let edit = match self.form {
            Form::Verbatim => Edit::replace(self.span.part(part.start, part.end), text),
            Form::Value(written) => {
                let [before, after] = [self.target.get(..part.start), self.target.get(part.end..)]
                    .map(Option::unwrap_or_default);
                yaml::rewritten(written, format!("{before}{text}{after}"))
            }
            Form::Elsewhere => return Help::Act(help),
        };
        Help::Write(help, vec![Fix::new(applicability, [edit])])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::LinkKind;
    use crate::source::SourceFile;

    /// A text whose only link is whole from the first `[` to the end, with another path.
    fn mended(text: &str, target: &str) -> Option<String> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let whole = Span::new(file, text.find('[').unwrap(), text.len());
        let span = text.rfind(target).map_or(whole, |at| Span::new(file, at, at + target.len()));
        let link =
            Link { kind: LinkKind::Link, target: target.into(), text: String::new(), span, whole };
        let reference = Reference::of_link(&link, &sources);
        let help =
            reference.offer("".into(), Applicability::Safe, &reference.path(), "ny%20side.md");
        let edit = help.fixes().first()?.edits.first()?.clone();
        let mut changed = text.to_owned();
        changed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text.nb);
        Some(changed)
    }

    #[test]
    fn only_an_address_that_stands_in_its_place_is_written_anew() {
        assert_eq!(mended("[a](b.md#c)", "b.md#c").unwrap(), "[a](ny%20side.md#c)");
        assert_eq!(mended("[a](<b.md>)", "b.md").unwrap(), "[a](<ny%20side.md>)");
        assert_eq!(mended("[b.md]", "b.md"), None);
        assert_eq!(mended("[a](b\\_c.md)", "b_c.md"), None);
    }
}
