//! Raw HTML means to Løype what it means to a browser, over however many lines it is written.
//!
//! In: sites of a page or two made here. Out: what `loype` said, and what was published. What a
//! fragment of HTML is made of is left to the unit tests of `html`.

use crate::support::{Run, Scratch};

const CONFIG: &str = "title: T\nlanguage: nb\naudiences: [lærer, leder]\n";

/// A site of a module with a page of this text, and another page beside it.
fn site(text: &str, trust: bool) -> Scratch {
    let config = format!("{CONFIG}{}", if trust { "trust_html: true\n" } else { "" });
    Scratch::with(&[
        ("site-config.yaml", &config),
        ("content/kurs/_index.md", "---\ntitle: K\n---\n\nKurset.\n"),
        ("content/kurs/m1/_index.md", "---\nmodule: 1\ntitle: M\n---\n\nModulen.\n"),
        ("content/kurs/m1/01-a.md", &format!("---\ntitle: A\n---\n\n{text}")),
        ("content/kurs/m1/02-b.md", "---\ntitle: B\n---\n\nSiden.\n"),
        ("content/kurs/m1/F&U.pdf", ""),
        ("content/kurs/m1/måned.pdf", ""),
        ("content/kurs/m1/a.png", ""),
    ])
}

/// The page with this text, as it is built.
fn page(text: &str, trust: bool) -> String {
    let site = site(text, trust);
    let run = site.loype(&["build"]);
    assert_eq!(run.code, 0, "{text}: {}", run.err);
    String::from_utf8_lossy(&site.built()["kurs/m1/a.html"]).into_owned()
}

fn check(text: &str, trust: bool) -> Run {
    site(text, trust).loype(&["check"])
}

/// The names of the rules that speak of a text, each with its line and column.
fn findings(text: &str, trust: bool) -> Vec<String> {
    let run = check(text, trust);
    let mut found = Vec::new();
    for line in run.err.lines().chain(run.out.lines()) {
        if let Some((_, rest)) = line
            .split_once('[')
            .filter(|(kind, _)| ["feil", "advarsel", "error", "warning"].contains(kind))
        {
            found.push(rest.split(']').next().unwrap_or_default().to_owned());
        } else if let (Some((_, place)), Some(last)) =
            (line.split_once("01-a.md:"), found.last_mut())
        {
            *last = format!("{last} {place}");
        }
    }
    found
}

#[test]
fn a_dead_link_is_found_in_every_shape_of_a_tag() {
    for (text, place) in [
        ("<p><a\n  href=\"borte.md\">x</a></p>\n", "6:9"),
        ("<P><A\n  CLASS=x\n  HREF='borte.md'>x</A></P>\n", "7:9"),
        ("> <div>\n> <a\n> href=borte.md>x</a>\n> </div>\n", "7:8"),
        ("- en\n\n  <div><a title=\"a > b\"\n  href=\"borte.md\">x</a></div>\n", "8:9"),
        (":::tips\n<p><a\nhref=\"borte.md\">x</a></p>\n\n:::\n", "7:7"),
        ("x <a\nhref=\"borte.md\">x</a>\n", "6:7"),
        ("> x <a\n> href=\"borte.md\">x</a>\n", "6:9"),
        ("<!-- en --!> <a href=\"borte.md\">x</a>\n", "5:23"),
        ("<p><!--> <a href=\"borte.md\">x</a></p>\n", "5:19"),
        ("<p></p x=\"<!--\"><a href=\"borte.md\">x</a>\n", "5:26"),
        ("<p title='<!--'><a href=\"borte.md\">x</a>\n", "5:26"),
    ] {
        assert_eq!(findings(text, false), [format!("link-broken {place}")], "{text}");
    }
    // A comment without an end ends with the quotation that it stands in.
    assert_eq!(
        findings("> <!-- hm\n\n<p><a href=\"borte.md\">x</a></p>\n", false),
        ["comment-unclosed 5:3", "link-broken 7:13"]
    );
    // HTML goes on to an empty line, so that this block has no end; its link is found all the same.
    assert_eq!(
        findings(":::tips\n<p><a\nhref=\"borte.md\">x</a></p>\n:::\n", false),
        ["block-unclosed 5:1", "link-broken 7:7", "block-misplaced 8:1"]
    );
    // A title is left out of a text, and its words are no tags.
    assert_eq!(
        findings("<p><title><!--</title><a href=\"borte.md\">x</a>\n", false),
        ["html-removed 5:5", "link-broken 5:32"]
    );
}

/// Every way to refer to a file that is not there, in HTML that is trusted.
#[test]
fn a_dead_reference_is_found_in_every_attribute_and_style() {
    for (text, expected) in [
        ("<IMG SRC=borte.png ALT=''>\n", "asset-missing 5:10"),
        ("<p><a href=borte.md\n>x</a></p>\n", "link-broken 5:12"),
        ("<p><a href='borte&period;md'>x</a></p>\n", "link-broken 5:13"),
        ("- > <p><a\n  > href=borte.md>x</a></p>\n", "link-broken 6:10"),
        ("| a |\n|---|\n| <a href=\"borte.md\">x</a> |\n", "link-broken 7:12"),
        ("<q cite=borte.md>x</q>\n", "link-broken 5:9"),
        ("<form action=borte.md></form>\n", "link-broken 5:14"),
        ("<form><button formaction=borte.md>x</button></form>\n", "link-broken 5:26"),
        ("<map name=k><area href=borte.md alt=x></map>\n", "link-broken 5:24"),
        ("<iframe src=borte.md></iframe>\n", "link-broken 5:13"),
        ("<iframe srcdoc=\"<a href='borte.md'>x</a>\"></iframe>\n", "link-broken 5:26"),
        ("<object data=borte.svg></object>\n", "link-broken 5:14"),
        ("<embed src=borte.svg>\n", "link-broken 5:12"),
        ("<meta http-equiv=refresh content='0; url=borte.md'>\n", "link-broken 5:42"),
        ("<video poster=borte.png></video>\n", "asset-missing 5:15"),
        ("<video><track src=borte.vtt></video>\n", "asset-missing 5:19"),
        ("<audio><source src=borte.mp3></audio>\n", "asset-missing 5:20"),
        ("<table background=borte.png><tr><th>a</table>\n", "asset-missing 5:19"),
        ("<input type=image alt=x src=borte.png>\n", "asset-missing 5:29"),
        ("<link rel=preload imagesrcset='a.png 1x, borte.png 2x'>\n", "asset-missing 5:42"),
        ("<img alt='' src=a.png srcset='borte.png 2x'>\n", "asset-missing 5:31"),
        ("<svg><image xlink:href=borte.png /></svg>\n", "asset-missing 5:24"),
        ("<svg><path fill='url(borte.svg#a)'/></svg>\n", "asset-missing 5:22"),
        (
            "<svg><image><animate attributeName=href values='a.png;borte.png' /></svg>\n",
            "asset-missing 5:55",
        ),
        ("<noscript><img src=borte.png alt=''></noscript>\n", "asset-missing 5:20"),
        ("<p style=\"background: url('borte.png')\">x</p>\n", "asset-missing 5:28"),
        ("<p style='background: url(url)'>x</p>\n", "asset-missing 5:27"),
        ("<p STYLE='background:url(borte.png)'>x</p>\n", "asset-missing 5:26"),
        ("> <style>\n> p { background: url(borte.png) }\n> </style>\n", "asset-missing 6:23"),
        ("<style>@import 'borte.css';</style>\n", "asset-missing 5:17"),
        ("x <b style='background: url(borte.png)'>y</b>\n", "asset-missing 5:29"),
    ] {
        assert_eq!(findings(text, true), [expected], "{text}");
    }
}

/// What the cleaner drops refers to nothing, and is reported as dropped.
#[test]
fn what_the_cleaner_drops_is_reported_and_not_checked() {
    for (text, expected) in [
        ("<img alt='' src=a.png srcset='borte.png 2x'>\n", vec!["html-removed 5:23"]),
        ("<video src=borte.mp4\nposter=https://x.example/></video>\n", vec!["html-removed 5:2"]),
        ("<p style='background: url(https://x.example/)'>x</p>\n", vec!["html-removed 5:4"]),
        ("<a href=02-b.md ping=https://x.example/>x</a>\n", vec!["html-removed 5:17"]),
        ("<table><tr><th background=borte.png>a</table>\n", vec!["html-removed 5:16"]),
        ("<style>p { background: url(borte.png) }</style>\n", vec!["html-removed 5:2"]),
        ("<p><noscript><img src=https://x.example/></noscript>\n", vec!["html-removed 5:5"]),
        ("<iframe srcdoc='<img src=borte.png>'></iframe>\n", vec!["html-removed 5:2"]),
        ("<ol type=a reversed><li>x</ol>\n", vec!["html-removed 5:5", "html-removed 5:12"]),
        ("<svg><image href=borte.png /></svg>\n", vec!["html-removed 5:2", "html-removed 5:7"]),
        ("<!-- <a href=borte.md> -->\n", vec![]),
        ("<!-- <a href=borte.md>\n", vec!["comment-unclosed 5:1"]),
        ("<![CDATA[<a href=borte.md]]>\n", vec![]),
        ("<? <a href=borte.md ?>\n", vec![]),
        ("`<a href=borte.md>`\n", vec![]),
        ("```\n<a href=borte.md>\n```\n", vec![]),
        ("\\<a href=borte.md>\n", vec![]),
    ] {
        assert_eq!(findings(text, false), expected, "{text}");
    }
}

#[test]
fn what_is_left_of_a_dropped_element_is_checked() {
    for (text, expected) in [
        ("<template><a href=borte.md>x</a></template>\n", "link-broken 5:19"),
        ("<center><A HREF='borte.md'>x</A></center>\n", "link-broken 5:18"),
        ("<svg><a href=borte.md>x</a></svg>\n", "link-broken 5:14"),
        ("x <noscript><img alt='' src=//x.example/></noscript>\n", "external-resource 5:29"),
        ("<picture><img alt='' src=borte.png></picture>\n", "asset-missing 5:26"),
        ("<![CDATA[x>]]> <a href=borte.md>x</a>\n", "link-broken 5:24"),
        ("<?php ?> <a href=borte.md>x</a>\n", "link-broken 5:18"),
    ] {
        let found = findings(text, false);
        let kept: Vec<_> = found.iter().filter(|of| !of.starts_with("html-removed")).collect();
        assert_eq!(kept, [expected], "{text}");
    }
}

#[test]
fn a_link_may_lead_to_an_id_of_raw_html_that_is_published() {
    for (text, trust) in [
        ("[x](#steg)\n\n<div id=\"steg\">\n\na\n\n</div>\n", false),
        ("[x](#steg) <a id=steg></a>\n", false),
        ("[x](#steg)\n\n> <P\n> ID='steg'>a</P>\n", false),
        ("[x](#st%C3%A9g)\n\n<p id=st&eacute;g>a</p>\n", false),
        ("<a href=#steg>x</a>\n\n- <span id=steg>a</span>\n", false),
        ("[x](01-a.md#steg)\n\n<p id=steg>a</p>\n", false),
        ("[x](#steg) <a name=steg></a>\n", true),
        ("[x](#steg)\n\n<iframe id=steg></iframe>\n", true),
        ("<iframe srcdoc='<a href=#steg>x</a><p id=steg>'></iframe>\n", true),
        ("<svg><path id=steg /><use href=#steg /><path fill='url(#steg)'/></svg>\n", true),
    ] {
        assert_eq!(findings(text, trust), [""; 0], "{text}");
    }
    for text in [
        "[x](#steg)\n\n<!-- <p id=steg> -->\n",
        "[x](#steg)\n\n<p title='<b id=steg>'>a</p>\n",
        "[x](#steg) <a name=steg></a>\n",
        "[x](#steg)\n\n<h1 id=steg>a</h1>\n",
        "[x](#steg)\n\n<iframe id=steg></iframe>\n",
        "[x](#steg)\n\n<textarea><b id=steg></textarea>\n",
    ] {
        let found = findings(text, false);
        let first = found.iter().find(|of| !of.starts_with("html-removed"));
        assert_eq!(first.map(String::as_str), Some("unknown-fragment 5:5"), "{text}");
    }
    assert_eq!(findings("<svg><path fill='url(#steg)'/></svg>\n", true), ["unknown-fragment 5:22"]);
}

#[test]
fn a_page_may_be_framed_and_gone_on_to() {
    for text in [
        "<iframe src=02-b.md></iframe>\n",
        "<object data='02-b.md'></object>\n",
        "<meta http-equiv=refresh content='5; url=02-b.md'>\n",
        "<iframe srcdoc=\"<a href='02-b.md'>x</a>\"></iframe>\n",
        "<noscript><a href=02-b.md>x</a></noscript>\n",
    ] {
        let page = page(text, true);
        assert!(page.contains("b.html") && !page.contains("02-b.md"), "{text}");
    }
}

#[test]
fn addresses_in_styles_lead_where_the_files_are() {
    let site = site("<p style=\"background: url('../m1/a.png') url(../m1/a.png)\">x</p>\n", true);
    site.write("content/kurs/m1/02-b.md", "---\ntitle: B\n---\n\n<style>\np { background: url( \"../m1/m\\e5 ned.png\" ) }\n</style>\n");
    site.write("content/kurs/m1/måned.png", "");
    let run = site.loype(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let built = site.built();
    let page = |name: &str| String::from_utf8_lossy(&built[name]).into_owned();
    let expected = "url(&quot;a.png&quot;) url(&quot;a.png&quot;)";
    assert!(page("kurs/m1/a.html").contains(expected), "{}", page("kurs/m1/a.html"));
    let expected = "p { background: url( \"m%C3%A5ned.png\" ) }";
    assert!(page("kurs/m1/b.html").contains(expected), "{}", page("kurs/m1/b.html"));
}

#[test]
fn a_link_over_lines_leads_where_it_leads_on_one() {
    for text in [
        "<p><a\n href=\"02-b.md\">x</a></p>\n",
        "> <p><a\n> href='02-b.md'>x</a></p>\n",
        "<table><tr><td><a\nclass=k\nhref=02-b.md>x</a></table>\n",
    ] {
        for trust in [false, true] {
            let page = page(text, trust);
            assert!(page.contains("b.html") && !page.contains("02-b.md"), "{text}");
        }
    }
}

#[test]
fn entities_in_addresses_are_letters() {
    let text = "<a href=\"F&amp;U.pdf\">a</a> <a href='m&aring;ned.pdf'>b</a> \
                <a href=\"m&#229;ned.pdf\">c</a>\n";
    assert_eq!(findings(text, false), [""; 0]);
    let page = page(text, false);
    assert!(page.contains("F&amp;U.pdf") || page.contains("F%26U.pdf"), "{page}");
}

#[test]
fn no_other_host_is_asked_over_lines_either() {
    for (text, trust) in [
        ("<p><img\n  src=\"https://x.example/x.png\" alt=\"x\"></p>\n", false),
        ("<p><IMG\n  ALT='' SRC=//x.example/x.png></p>\n", false),
        ("<script\n src=\"https://x.example/x.js\"></script>\n", true),
        ("<iframe\n src=\"https://x.example/\"></iframe>\n", true),
        ("<video\n controls\n poster=\"https://x.example/\"></video>\n", true),
        ("<img alt='' src=a.png\n srcset=\"a.png 1x,\n https://x.example/x.png 2x\">\n", true),
        ("<div><embed\n src='https://x.example/'></div>\n", true),
        ("<meta http-equiv=\"refresh\"\n content=\"0; url=https://x.example/\">\n", true),
        ("<base\nhref=\"https://x.example/\">\n", true),
        ("<svg><title><image\nhref=\"https://x.example/\"/></title></svg>\n", true),
        ("<p style=\"background:\n url(https://x.example/)\">x</p>\n", true),
        ("<p style='background: url(&quot;//x.example/&quot;)'>x</p>\n", true),
        ("<style>\n@import '//x.example/x.css';\n</style>\n", true),
        ("<style>p { b: \\75rl(https://x.example/) }</style>\n", true),
        ("<svg><style>p { b: url(https://x.example/) }</style></svg>\n", true),
        ("<svg><path filter='url(https://x.example/#a)'/></svg>\n", true),
        ("<a href=02-b.md\nping=https://x.example/>x</a>\n", true),
        ("<noscript><img\nsrc=https://x.example/></noscript>\n", true),
        ("<iframe srcdoc='<img src=https://x.example/>'></iframe>\n", true),
        ("<object\ndata=//x.example/></object>\n", true),
        ("<body background=https://x.example/>\n", true),
        ("<link rel=stylesheet\nhref=https://x.example/>\n", true),
    ] {
        let rules = findings(text, trust);
        assert!(
            rules.iter().any(|rule| rule.starts_with("external-resource")),
            "{text}: {rules:?}"
        );
    }
}

#[test]
fn what_is_not_published_is_asked_of_nobody() {
    for text in [
        "<!-- <img\nsrc=\"https://x.example/x.png\"> -->\n",
        "<p>a<textarea><img src=\"https://x.example/\"></textarea></p>\n",
        "<p title='<img src=\"https://x.example/\">'>a</p>\n",
    ] {
        let rules = findings(text, false);
        assert!(rules.iter().all(|rule| rule.starts_with("html-removed")), "{text}: {rules:?}");
        assert!(!page(text, false).contains("<img"), "{text}");
    }
    let script = "<script>\nconst a = `<img src=\"https://x.example/x.png\">`;\n</script>\n";
    assert_eq!(findings(script, true), [""; 0]);
}

#[test]
fn attributes_on_later_lines_count_as_those_on_the_first() {
    assert_eq!(findings("<p><img src=\"a.png\"\n  alt=\"En a\"></p>\n", false), [""; 0]);
    assert_eq!(findings("<p><img\n  src=\"a.png\"></p>\n", false), ["alt-missing 5:5"]);
    assert_eq!(findings("<p\n  onclick=\"x()\">a</p>\n", false), ["html-removed 6:3"]);
    assert_eq!(findings("<p id=x\n>a</p>\n\n<p\nid=x>b</p>\n", false), ["id-taken 9:4"]);
}

#[test]
fn notes_stand_beside_their_passage_whatever_html_comes_before() {
    let note = "\nEt avsnitt.\n\n:::leder\nEt råd.\n:::\n";
    for html in [
        "",
        "<!-- <b> -->\n",
        "<!-- <div>\n\n<p> -->\n",
        "<p>Tekst.\n",
        "<ul><li>en<li>to</ul>\n",
        "<table><tr><th>a<td>b<tr><td>c</table>\n",
        "<dl><dt>a<dd>b</dl>\n",
        "<p>a<br>b<hr><wbr></p>\n",
        "<embed src=a.png>\n",
        "<p title=\"<div>\">a</p>\n",
        "<iframe><div></iframe>\n",
        "En <b>linje.\n",
        "- et <span>punkt\n",
        "</div>\n",
        "<div><p></div>\n",
        "<![CDATA[<div>]]>\n",
        "<?x <div> ?>\n",
        "<TITLE><div></TITLE>\n",
    ] {
        let page = page(&format!("{html}{note}"), false);
        assert_eq!(page.matches("class=\"passage\"").count(), 1, "{html}");
    }
    let page = page(&format!("<details><summary>a</summary>\n{note}\n</details>\n"), false);
    assert_eq!(page.matches("class=\"passage\"").count(), 0);
}

#[test]
fn a_note_behind_what_nobody_sees_is_about_the_text_before() {
    let text = "Et avsnitt.\n\n";
    let note = "\n:::leder\nEt råd.\n:::\n";
    for (html, trust) in [
        ("<!-- merk -->\n", false),
        ("<!-- merk -->\n", true),
        ("<!-- en\n\nto -->\n", false),
        ("<!-- en -->\n\n<!-- to -->\n", false),
        ("<?x ?>\n", false),
        ("<script>x()</script>\n", false),
        ("<script>x()</script>\n", true),
        ("<style>\np { color: red }\n</style>\n", true),
        ("<iframe src=a.png></iframe>\n", false),
    ] {
        let page = page(&format!("{text}{html}{note}"), trust);
        let passage = page.split("class=\"passage\"").nth(1).unwrap_or_default();
        let passage = passage.split("</div>").next().unwrap_or_default();
        assert!(passage.contains("Et avsnitt."), "{html}: {page}");
    }
    // Before any text, a note is about the whole of it.
    for html in ["", "<!-- merk -->\n"] {
        let page = page(&format!("{html}{note}\n{text}"), true);
        assert_eq!(page.matches("class=\"passage\"").count(), 0, "{html}: {page}");
    }
}

#[test]
fn a_build_for_some_names_no_page_of_others_over_lines_either() {
    for text in [
        "<p><a\n  href=\"02-hemmelig.md\">x</a></p>\n",
        "> <p><a\n> href=02-hemmelig.md>x</a></p>\n",
        "<p><a href='02-hemmeli&#103;.md'>x</a></p>\n",
        "x <a\nclass=k\nhref=\"02-hemmelig.md\">x</a>\n",
        "x <a\nhref=\"02-hemmelig.md\"\nclass=k>x</a>\n",
        "> x <a\n> class='k'\n> href=\"02-hemmelig.md\">x</a>\n",
        "- x <a\n  href=02-hemmelig.md>x</a>\n",
        "<p><a\n  href=\"02-hemmelig.md\"\n  class=\"k\">x</a></p>\n",
    ] {
        let site = site(text, false);
        site.write(
            "content/kurs/m1/02-hemmelig.md",
            "---\ntitle: H\naudience: [leder]\n---\n\nFor leder.\n",
        );
        site.remove("content/kurs/m1/02-b.md");
        let run = site.loype(&["build", "--audience", "lærer"]);
        assert_eq!(run.code, 0, "{text}: {}", run.err);
        let page = String::from_utf8_lossy(&site.built()["kurs/m1/a.html"]).into_owned();
        assert!(!page.contains("hemmelig") && page.contains(">x</a>"), "{text}: {page}");
        assert!(!page.contains("&lt;a") && !page.contains("k\"&gt;"), "{text}: {page}");
    }
}

#[test]
fn no_author_can_put_anything_in_the_place_of_another() {
    let forged = "<loype-slot data-n=\"0\"></loype-slot>";
    for trust in [false, true] {
        let text = format!("`KODE` $x^2$ {forged}{forged} $y^2$\n\n<p title='{forged}'>a</p>\n");
        let page = page(&text, trust);
        assert_eq!(page.matches("<math").count(), 2, "{page}");
    }
    let opened = format!(":::tips\n{}\n\n", forged.repeat(10)).repeat(7);
    assert!(page(&format!("{opened}{}", ":::\n".repeat(7)), false).len() < 100_000);
}
