//! Where links lead, and what is said of those that lead nowhere.

use super::*;
use crate::ids::Id;
use proptest::prelude::*;

fn targets() -> Targets {
    let mut targets = Targets::default();
    for (document, path) in
        ["om.md", "kurs/_index.md", "kurs/m1/_index.md", "kurs/m1/01-møte.md", "kurs/m2/_index.md"]
            .iter()
            .enumerate()
    {
        targets.insert(
            (*path).to_owned(),
            FileTarget::Page {
                document: DocumentId::new(document),
                address: format!("{document}.html"),
            },
        );
    }
    targets.insert(
        "kurs/m1/kart 1.svg".to_owned(),
        FileTarget::Asset { asset: AssetId::new(0), address: "kurs/m1/kart 1.svg".to_owned() },
    );
    targets.insert("kurs/m1/kladd.md".to_owned(), FileTarget::Draft);
    targets
}

fn resolve(target: &str) -> String {
    match targets().resolve("kurs/m1/01-møte.md", target) {
        Ok(Target::Page { document, fragment, .. }) => {
            format!("page {} {}", document.index(), fragment.unwrap_or_default())
        }
        Err(LinkFault::NotFound(path)) => {
            format!("near {:?}", targets().nearest("kurs/m1/01-møte.md", &path))
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn relative_links_lead_to_pages_assets_and_places() {
    assert_eq!(resolve("../m2/_index.md#plan"), "page 4 plan");
    assert_eq!(resolve("01-m%C3%B8te.md"), "page 3 ");
    assert_eq!(resolve("../../om.md"), "page 0 ");
    assert_eq!(
        resolve("kart%201.svg"),
        r#"Ok(Asset { asset: AssetId(0), address: "kurs/m1/kart 1.svg", fragment: None })"#
    );
    assert_eq!(resolve("#plan"), r#"Ok(Here { fragment: "plan" })"#);
    assert_eq!(resolve("?visning=leder#plan"), "page 3 plan");
    assert_eq!(resolve("../m2/_index.md?visning=leder"), "page 4 ");
    assert_eq!(resolve("https://www.udir.no/"), "Ok(Outside)");
    assert_eq!(resolve("mailto:a@b.no"), "Ok(Outside)");
}

#[test]
fn every_fault_says_what_to_write_where_that_can_be_known() {
    assert_eq!(resolve("01-mote.md"), r#"near Some("01-møte.md")"#);
    assert_eq!(resolve("om.md"), r#"near Some("../../om.md")"#);
    assert_eq!(resolve("Kart 1.SVG"), r#"near Some("kart%201.svg")"#);
    assert_eq!(resolve("xy.png"), "near None");
    assert_eq!(resolve("../m2/"), r#"Err(Folder("../m2/_index.md"))"#);
    assert_eq!(resolve("/om.md"), r#"Err(Absolute(Some("../../om.md")))"#);
    assert_eq!(resolve("../../../x.md"), "Err(OutsideContent)");
    assert_eq!(resolve("..\\m2\\_index.md"), "Err(Backslash)");
    assert_eq!(resolve("01-møte"), r#"near Some("01-møte.md")"#);
    assert_eq!(resolve("01-møte.html"), r#"near Some("01-møte.md")"#);
    assert_eq!(resolve("skjema.docx"), "near None");
    assert_eq!(resolve("C:\\bilder\\x.png"), "Err(OnOwnMachine)");
    assert_eq!(resolve("kari@skole.no"), "Err(Email)");
    assert_eq!(resolve("www.udir.no"), "Err(NoScheme)");
    assert_eq!(resolve("javascript:alert(1)"), r#"Err(Scheme("javascript"))"#);
    assert_eq!(resolve("kladd.md"), "Err(Draft)");
    assert_eq!(resolve(""), "Err(Empty)");
}

proptest! {
    #[test]
    fn what_is_offered_leads_to_the_file(
        from in "[ab](/[ab]){0,2}\\.md",
        to in "[ab](/[ab %:#å&(?]{1,2}){0,2}\\.md",
    ) {
        let mut targets = Targets::default();
        targets.insert(to.clone(), FileTarget::Draft);
        prop_assert_eq!(
            targets.resolve(&from, &written_relative(&from, &to)),
            Err(LinkFault::Draft)
        );
    }

    #[test]
    fn any_target_is_resolved_or_refused(target in "\\PC{0,20}") {
        let _ = targets().resolve("kurs/m1/01-møte.md", &target);
    }
}

#[test]
fn values_behind_an_id_are_told_apart_from_it() {
    for (target, id, values) in [
        ("om.md#råd", Some("råd"), ""),
        ("om.md#råd&funn=felles+møte", Some("råd"), "&funn=felles+møte"),
        ("om.md#&q=to%26tre&modul=2", None, "&q=to%26tre&modul=2"),
        ("om.md#r%C3%A5d%20&tips", Some("råd &tips"), ""),
        ("om.md#a&b&plan=1", Some("a&b"), "&plan=1"),
        ("om.md#a&=b", Some("a&=b"), ""),
        ("om.md", None, ""),
    ] {
        let targets = targets();
        let Ok(Target::Page { fragment, .. }) = targets.resolve("kurs.md", target) else {
            panic!("{target} leads to a page");
        };
        assert_eq!((fragment.as_deref(), values_of(target)), (id, values), "{target}");
    }
}
