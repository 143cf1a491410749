//! Lists of names in a sentence: "Modul 2, 3 og 4".
//!
//! In: links with labels. Out: their names as a list, as plain text or as links. A noun that
//! several names share is written once, before the first number, with no line break between the
//! two. A link without an address is only a name, since nothing may link to its page.

use super::views::LinkView;
use crate::html::escape;
use crate::listing::listed;

/// How a page is named in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// By its label, or by its title if it has none: modules.
    Label,
    /// By both: pages, whose label is only a number.
    Full,
}

/// The names as a list.
pub(crate) fn plain(links: &[LinkView], name: Name, conjunction: &str) -> String {
    listed(&shown(links, name).into_iter().map(|shown| shown.text).collect::<Vec<_>>(), conjunction)
}

/// The names one after the other: "Modul 2 · 3 · 4".
pub(crate) fn in_a_row(links: &[LinkView]) -> String {
    let names: Vec<String> =
        shown(links, Name::Label).into_iter().map(|shown| shown.text).collect();
    names.join(" · ")
}

/// The names as a list of links, as HTML; `root` is the relative path to the site's root.
pub(crate) fn linked(links: &[LinkView], name: Name, conjunction: &str, root: &str) -> String {
    let link = |(link, shown): (&LinkView, Shown)| {
        if link.address.is_empty() {
            return escape(&shown.text);
        }
        let attribute = |name: &str, value: Option<&str>| {
            value.map(|value| format!(" {name}=\"{}\"", escape(value))).unwrap_or_default()
        };
        let whole = attribute("aria-label", shown.whole.as_deref());
        // A label is in the words of the page, and says the title of a page in none.
        let is_title = name == Name::Full || link.label.is_none();
        let lang = attribute("lang", link.lang.as_deref().filter(|_| is_title));
        format!(
            "<a href=\"{root}{}\"{whole}{lang}>{}</a>",
            escape(&link.address),
            escape(&shown.text)
        )
    };
    listed(
        &links.iter().zip(shown(links, name)).map(link).collect::<Vec<_>>(),
        &escape(conjunction),
    )
}

/// The part of a name that is shown, and the whole name if it is longer.
struct Shown {
    text: String,
    whole: Option<String>,
}

fn shown(links: &[LinkView], name: Name) -> Vec<Shown> {
    let mut noun = None;
    let mut all = Vec::new();
    for link in links {
        let whole = match (&link.label, name) {
            (Some(label), Name::Label) => label.clone(),
            (Some(label), Name::Full) => format!("{label} {}", link.title),
            (None, _) => link.title.clone(),
        };
        let numbered = link
            .label
            .as_ref()
            .filter(|_| name == Name::Label)
            .and_then(|label| label.rsplit_once(' '))
            .filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let own = numbered.map(|(noun, _)| noun.to_owned());
        all.push(match numbered.filter(|_| own == noun) {
            Some((_, number)) => Shown { text: number.to_owned(), whole: Some(whole) },
            None => Shown {
                text: numbered.map_or(whole, |(noun, number)| format!("{noun}\u{a0}{number}")),
                whole: None,
            },
        });
        noun = own;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(label: Option<&str>, title: &str) -> LinkView {
        LinkView {
            title: title.to_owned(),
            lang: None,
            address: "a.html".to_owned(),
            label: label.map(str::to_owned),
        }
    }

    #[test]
    fn a_noun_that_several_share_stands_once() {
        let links = [
            link(Some("Modul 2"), "A"),
            link(Some("Modul 3"), "B"),
            link(None, "Refleksjon"),
            link(Some("Modul 4"), "C"),
        ];
        assert_eq!(plain(&links, Name::Label, "og"), "Modul\u{a0}2, 3, Refleksjon og Modul\u{a0}4");
    }

    #[test]
    fn names_in_a_row_share_their_noun_too() {
        let links = [link(Some("Modul 2"), "A"), link(Some("Modul 3"), "B"), link(None, "Slutt")];
        assert_eq!(in_a_row(&links), "Modul\u{a0}2 · 3 · Slutt");
    }

    #[test]
    fn a_module_of_another_course_keeps_its_own_noun() {
        let links = [link(Some("Modul 2"), "A"), link(Some("Vurdering: Modul 2"), "B")];
        assert_eq!(plain(&links, Name::Label, "og"), "Modul\u{a0}2 og Vurdering: Modul\u{a0}2");
    }

    #[test]
    fn titles_that_begin_alike_share_no_noun() {
        let links =
            [link(Some("Vurdering: Til start"), "A"), link(Some("Vurdering: Til slutt"), "B")];
        assert_eq!(
            plain(&links, Name::Label, "og"),
            "Vurdering: Til start og Vurdering: Til slutt"
        );
    }

    #[test]
    fn pages_are_named_with_their_titles() {
        let links = [link(Some("1.1"), "Se filmen"), link(Some("1.2"), "Møt")];
        assert_eq!(plain(&links, Name::Full, "and"), "1.1 Se filmen and 1.2 Møt");
    }

    #[test]
    fn a_link_that_shows_only_a_number_is_called_by_its_whole_name() {
        let links = [link(Some("Modul 2"), "A"), link(Some("Modul 3"), "B & C")];
        let row = linked(&links, Name::Label, "og", "../");
        assert_eq!(
            row,
            "<a href=\"../a.html\">Modul\u{a0}2</a> og <a href=\"../a.html\" aria-label=\"Modul \
             3\">3</a>"
        );
    }

    #[test]
    fn a_title_in_another_language_says_so_and_a_label_does_not() {
        let sami = |label| LinkView { lang: Some("se".to_owned()), ..link(label, "Álgu") };
        let name = |label| linked(&[sami(label)], Name::Label, "og", "");
        assert_eq!(name(None), "<a href=\"a.html\" lang=\"se\">Álgu</a>");
        assert_eq!(name(Some("Modul 2")), "<a href=\"a.html\">Modul\u{a0}2</a>");
    }

    #[test]
    fn what_has_no_address_is_no_link() {
        let here = LinkView { address: String::new(), ..link(Some("Modul 3"), "B") };
        assert_eq!(linked(&[here], Name::Label, "og", "../"), "Modul\u{a0}3");
    }
}
