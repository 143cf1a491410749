//! Every reference leads somewhere.
//!
//! In: the links of a published text, and the files that front matter and blocks name. Out:
//! `link-broken`, `link-form`, `asset-missing` and `external-resource`. Addresses on the web are
//! not looked up: a build needs no network.
//!
#![doc = include_str!("../../manual/en/link-broken.md")]
#![doc = include_str!("../../manual/en/link-form.md")]
#![doc = include_str!("../../manual/en/asset-missing.md")]
#![doc = include_str!("../../manual/en/external-resource.md")]

use super::published::PublishedText;
use super::reference::Reference;
use super::unreached::is_unreached;
use crate::block::{self, Media};
use crate::course::Site;
use crate::course::link::{LinkFault, Target};
use crate::diagnostic::{Applicability, Diagnostic, Help, Rule, Text};
use crate::load::{LinkKind, Tree};
use crate::source::Span;
use crate::text;

/// Checks the links of a published text, and the files that its front matter and blocks name.
#[must_use]
pub(super) fn check(text: PublishedText, tree: &Tree, site: &Site) -> Vec<Diagnostic> {
    let (path, outline) = (&text.document.path, &text.document.outline);
    let is_readable = |target: &str| !is_unreached(tree, site, path, target);
    let links = outline.references().filter(|link| is_readable(&link.target));
    let links = links.filter_map(|link| {
        link_fault(site, path, link.kind, Reference::of_link(link, &tree.sources))
    });
    let files = outline.blocks.iter().flat_map(|block| block::files(&block.line));
    // A film on another host is published as a link, and the page fetches nothing of it.
    let on_other_hosts: Vec<Span> =
        outline.blocks.iter().filter_map(|of| hosted(&block::media(&of.line)?.1)).collect();
    let files =
        files.filter(|file| !on_other_hosts.contains(&file.span) && is_readable(&file.text));
    let files = files.filter_map(|file| file_fault(site, path, Reference::of_argument(file)));
    let of_front_matter = text
        .media()
        .into_iter()
        .flat_map(|media| media.files().filter(|file| Some(file.span) != hosted(media)))
        .filter(|file| is_readable(&file.text));
    links
        .chain(files)
        .chain(of_front_matter.filter_map(|file| file_fault(site, path, Reference::of_value(file))))
        .collect()
}

/// Checks the file that the config names.
#[must_use]
pub(super) fn of_config(tree: &Tree, site: &Site) -> Option<Diagnostic> {
    let logo = tree.config.logo.as_ref()?;
    let is_readable = !is_unreached(tree, site, "", &logo.file.text);
    is_readable.then(|| file_fault(site, "", Reference::of_value(&logo.file)))?
}

/// The place of a film or sound that is on another host.
fn hosted(media: &Media) -> Option<Span> {
    media.host().map(|_| media.src.span)
}

fn link_fault(site: &Site, from: &str, kind: LinkKind, reference: Reference) -> Option<Diagnostic> {
    match kind {
        LinkKind::Image => file_fault(site, from, reference),
        LinkKind::Link => {
            if is_preview(reference.target) {
                return Some(to_preview(site, from, &reference));
            }
            let fault = site.targets.resolve(from, reference.target).err()?;
            Some(explain(site, from, &fault, &reference, LinkKind::Link))
        }
        LinkKind::Frame => frame_fault(site, from, &reference),
    }
}

/// Whether an address is of a server on the author's own machine, as the preview is.
fn is_preview(target: &str) -> bool {
    let host = target.strip_prefix("http://").or_else(|| target.strip_prefix("https://"));
    let host = host.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"].contains(&name)
    })
}

/// The finding for a link that was copied from the preview's address bar.
fn to_preview(site: &Site, from: &str, reference: &Reference) -> Diagnostic {
    let target = reference.target;
    let message = text!(
        en: "`{target}` leads to your own machine, and works for nobody else",
        nb: "`{target}` leder til din egen maskin, og virker ikke for andre"
    );
    let help = match site.targets.at_web_address(from, target) {
        Some(path) => {
            let help = text!(en: "write `{path}`", nb: "skriv `{path}`");
            reference.offer(help, Applicability::Suggested, &reference.whole(), &path)
        }
        None => Help::Act(text!(
            en: "write the path from this file to the other, as in `../modul-1/01-start.md`",
            nb: "skriv stien fra denne filen til den andre, som i `../modul-1/01-start.md`"
        )),
    };
    Diagnostic::new(Rule::LinkForm, reference.span, message).help(help)
}

/// What is wrong with a reference to something that the browser opens by itself: it must be a page
/// or a file of the site.
fn frame_fault(site: &Site, from: &str, reference: &Reference) -> Option<Diagnostic> {
    match site.targets.resolve(from, reference.target) {
        Ok(Target::Outside) | Err(LinkFault::NoScheme) => {
            Some(external(reference.target, reference.span))
        }
        Ok(_) => None,
        Err(fault) => Some(explain(site, from, &fault, reference, LinkKind::Frame)),
    }
}

/// What is wrong with a reference that the browser fetches by itself: it must be a file of the
/// site.
fn file_fault(site: &Site, from: &str, reference: Reference) -> Option<Diagnostic> {
    let Reference { target, span, .. } = reference;
    match site.targets.resolve(from, target) {
        Ok(Target::Asset { .. }) => None,
        Ok(Target::Outside) | Err(LinkFault::NoScheme) => Some(external(target, span)),
        Ok(Target::Page { .. } | Target::Here { .. } | Target::Generated { .. }) => {
            Some(not_a_file(target, span))
        }
        Err(fault) => Some(explain(site, from, &fault, &reference, LinkKind::Image)),
    }
}

fn external(target: &str, span: Span) -> Diagnostic {
    let message = text!(
        en: "`{target}` would be fetched from another host",
        nb: "`{target}` ville bli hentet fra en annen vert"
    );
    let help = text!(
        en: "save the file in the same folder as the page, and write its name here",
        nb: "lagre filen i samme mappe som siden, og skriv navnet på den her"
    );
    Diagnostic::new(Rule::ExternalResource, span, message).help(Help::Act(help))
}

fn not_a_file(target: &str, span: Span) -> Diagnostic {
    let message = text!(
        en: "`{target}` is a page, and a picture, film or sound belongs here",
        nb: "`{target}` er en side, og her skal det stå et bilde, en film eller en lyd"
    );
    Diagnostic::new(Rule::AssetMissing, span, message)
}

fn explain(
    site: &Site,
    from: &str,
    fault: &LinkFault,
    reference: &Reference,
    kind: LinkKind,
) -> Diagnostic {
    let rule = match (fault, kind) {
        (LinkFault::NotFound(_), LinkKind::Image) => Rule::AssetMissing,
        (LinkFault::NotFound(_) | LinkFault::Draft, _) => Rule::LinkBroken,
        _ => Rule::LinkForm,
    };
    let help = nearest(site, from, fault, reference)
        .or_else(|| offer(fault, reference))
        .unwrap_or_else(|| Help::Act(act(fault, kind)));
    Diagnostic::new(rule, reference.span, message(fault, reference.target)).help(help)
}

fn message(fault: &LinkFault, target: &str) -> Text {
    match fault {
        LinkFault::NotFound(_) => {
            text!(en: "there is no file `{target}`", nb: "filen `{target}` finnes ikke")
        }
        LinkFault::Draft => {
            text!(
                en: "`{target}` is a draft, which is not published",
                nb: "`{target}` er et utkast, som ikke publiseres"
            )
        }
        LinkFault::Folder(_) => text!(en: "`{target}` is a folder", nb: "`{target}` er en mappe"),
        LinkFault::Absolute(_) => {
            text!(
                en: "`{target}` begins with `/`, which breaks when the site stands in a sub-folder",
                nb: "`{target}` begynner med `/`, som ikke virker når nettstedet ligger i en \
                     undermappe"
            )
        }
        LinkFault::OutsideContent => {
            text!(
                en: "`{target}` leads out of the folder `content`",
                nb: "`{target}` leder ut av mappen `content`"
            )
        }
        LinkFault::Backslash => {
            text!(
                en: "`{target}` has `\\` where `/` belongs",
                nb: "`{target}` har `\\` der det skal være `/`"
            )
        }
        LinkFault::OnOwnMachine => {
            text!(
                en: "`{target}` is a place on your own machine",
                nb: "`{target}` er et sted på din egen maskin"
            )
        }
        LinkFault::Email => {
            text!(
                en: "`{target}` is an e-mail address without `mailto:`",
                nb: "`{target}` er en e-postadresse uten `mailto:`"
            )
        }
        LinkFault::NoScheme => {
            text!(en: "`{target}` is missing `https://`", nb: "`{target}` mangler `https://`")
        }
        LinkFault::Scheme(scheme) => {
            text!(
                en: "a link cannot begin with `{scheme}:`",
                nb: "en lenke kan ikke begynne med `{scheme}:`"
            )
        }
        LinkFault::Empty => text!(en: "the link leads nowhere", nb: "lenken leder ingen steder"),
    }
}

/// The file that may be meant by one that does not exist.
fn nearest(site: &Site, from: &str, fault: &LinkFault, reference: &Reference) -> Option<Help> {
    let LinkFault::NotFound(path) = fault else { return None };
    let near = site.targets.nearest(from, path)?;
    let help = text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?");
    Some(reference.offer(help, Applicability::Suggested, &reference.path(), &near))
}

/// What to write instead, where that is known.
fn offer(fault: &LinkFault, reference: &Reference) -> Option<Help> {
    let target = reference.target;
    let (safe, suggested) = (Applicability::Safe, Applicability::Suggested);
    let (applicability, part, text) = match fault {
        LinkFault::Folder(path) | LinkFault::Absolute(Some(path)) => {
            (safe, reference.path(), path.clone())
        }
        LinkFault::Backslash => (safe, reference.whole(), target.replace('\\', "/")),
        LinkFault::Email => (safe, reference.whole(), format!("mailto:{target}")),
        LinkFault::NoScheme => {
            let site = target.trim_start_matches('/');
            (suggested, reference.whole(), format!("https://{site}"))
        }
        _ => return None,
    };
    let help = text!(en: "write `{text}`", nb: "skriv `{text}`");
    Some(reference.offer(help, applicability, &part, &text))
}

/// What to do if there is no text to suggest.
fn act(fault: &LinkFault, kind: LinkKind) -> Text {
    match fault {
        LinkFault::NotFound(_) if kind == LinkKind::Image => text!(
            en: "put the file in the same folder as the page, or write its name exactly as the \
                 file is called",
            nb: "legg filen i samme mappe som siden, eller skriv navnet nøyaktig slik filen heter"
        ),
        LinkFault::NotFound(_) => {
            text!(
                en: "write the path from this file to the other, as the files are called",
                nb: "skriv stien fra denne filen til den andre, slik filene heter"
            )
        }
        LinkFault::Draft => {
            text!(
                en: "remove the link, or `draft:` from the page",
                nb: "fjern lenken, eller `utkast:` fra siden"
            )
        }
        LinkFault::OnOwnMachine => text!(
            en: "put the file in the same folder as the page, and write only its name",
            nb: "legg filen i samme mappe som siden, og skriv bare navnet på den"
        ),
        LinkFault::Scheme(_) => text!(
            en: "links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or \
                 `tel:`",
            nb: "lenker leder til filer på nettstedet, eller begynner med `https:`, `http:`, \
                 `mailto:` eller `tel:`"
        ),
        LinkFault::Empty => {
            text!(
                en: "write where it should lead between the parentheses",
                nb: "skriv hvor den skal lede, mellom parentesene"
            )
        }
        LinkFault::OutsideContent => {
            text!(en: "put the file under `content`", nb: "legg filen under `content`")
        }
        LinkFault::Absolute(_)
        | LinkFault::Folder(_)
        | LinkFault::Backslash
        | LinkFault::Email
        | LinkFault::NoScheme => {
            text!(en: "write the path from this file", nb: "skriv stien fra denne filen")
        }
    }
}
