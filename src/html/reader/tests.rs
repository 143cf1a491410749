//! What is read is what is written, and everything knows its place.

use super::*;
use proptest::prelude::*;

/// The tokens of HTML in a short form, each attribute with the text at the place of its value.
fn sketch(html: &str) -> String {
    let fragment = read(html);
    let mut sketch = String::new();
    for token in &fragment.tokens {
        match token {
            Token::Start(tag) => {
                sketch.extend(["<", &tag.name]);
                assert!(html[tag.name_place.clone()].eq_ignore_ascii_case(&tag.name));
                for of in &tag.attributes {
                    assert!(html[of.name_place.clone()].eq_ignore_ascii_case(&of.name));
                    sketch.extend([" ", &of.name, "=", &html[of.value_place.clone()]]);
                    if html[of.value_place.clone()] != of.value {
                        sketch.extend(["→", &of.value]);
                    }
                }
                sketch += ">";
            }
            Token::End(name) => sketch.extend(["</", name, ">"]),
            Token::Text { text, .. } => sketch += text,
            Token::Comment(text) => sketch.extend(["[", text, "]"]),
        }
    }
    sketch + &fragment.unfinished.map(|at| format!("…{at}")).unwrap_or_default()
}

#[test]
fn tags_may_go_over_lines_and_quote_as_they_like() {
    assert_eq!(
        sketch("<IMG\n  src = \"a.png\"\n\talt='b c'\n hidden><br/></P\n><a href=om.md>x</a>"),
        "<img src=a.png alt=b c hidden=><br></p><a href=om.md>x</a>"
    );
    assert_eq!(sketch("<a href=\"\">"), "<a href=>");
    assert_eq!(sketch("<a title=\"a > b\" id=x/y>"), "<a title=a > b id=x/y>");
    assert_eq!(sketch("<a id=1 ID=2 class=c>"), "<a id=1 class=c>");
}

#[test]
fn entities_are_decoded_and_keep_their_places() {
    assert_eq!(sketch("S&oslash;ster &#229;&amp;lt; AT&T"), "Søster å&lt; AT&T");
    assert_eq!(
        sketch("<a href=\"F&amp;U.pdf\" title='m&aring;ned'>"),
        "<a href=F&amp;U.pdf→F&U.pdf title=m&aring;ned→måned>"
    );
    assert_eq!(sketch("<a href=b&amp>"), "<a href=b&amp→b&>");
}

#[test]
fn comments_end_where_the_standard_ends_them() {
    assert_eq!(sketch("a<!-->b<!--->c<!-- x --!>d<!-- y -- z -->e"), "a[]b[]c[ x ]d[ y -- z ]e");
    assert_eq!(sketch("<!x><?php a ?></ x>f"), "[x][?php a ?][ x]f");
    assert_eq!(sketch("<![CDATA[<b>]]>"), "[[CDATA[<b]]]>");
}

#[test]
fn what_is_not_closed_is_told() {
    assert_eq!(sketch("a<!-- hm <b>"), "a…1");
    assert_eq!(sketch("<p></p x=\"<!--\"><img id=a>"), "<p></p><img id=a>");
    assert_eq!(sketch("a <p x=\"<!--"), "a …2");
}

#[test]
fn raw_text_holds_no_tags() {
    assert_eq!(sketch("<p><title><!--</title><img id=a>"), "<p><title><!--</title><img id=a>");
    assert_eq!(
        sketch("<script>const a = `<img src=\"x\">`; '</b>'</SCRIPT>d"),
        "<script>const a = `<img src=\"x\">`; '</b>'</script>d"
    );
    assert_eq!(sketch("<textarea>&lt;<b></textarea>"), "<textarea><<b></textarea>");
    assert_eq!(sketch("<style>&lt;<b></style>"), "<style>&lt;<b></style>");
    for name in ["xmp", "iframe", "noembed", "noframes", "noscript"] {
        let html = format!("<{name}><img></{name}><i>");
        assert_eq!(sketch(&html), html);
        assert_eq!(read(&html).start_tags().count(), 2, "{name}");
    }
}

#[test]
fn svg_and_mathml_have_no_raw_text() {
    assert_eq!(read("<svg><title><b></b></title><style><i></style></svg>").start_tags().count(), 5);
    assert_eq!(read("<svg><foreignObject><style><i></style></svg>").start_tags().count(), 3);
    assert_eq!(read("<svg/><style><i></style>").start_tags().count(), 2);
    assert_eq!(read("<math><p><style><i></style>").start_tags().count(), 3);
    assert_eq!(sketch("<svg><![CDATA[<b>]]></svg>"), "<svg><b></svg>");
}

proptest! {
    #[test]
    fn places_are_places_in_the_text(
        html in r#"(?s)(<a|<p |href=|="|"|'|>|/|&amp;|&oslash|<!--|-->|\r\n|\r|\n| |ø|=x|<script>|</|.){0,24}"#,
    ) {
        for tag in read(&html).start_tags() {
            prop_assert!(html.get(tag.name_place.clone()).is_some());
            for of in &tag.attributes {
                prop_assert!(html.get(of.name_place.clone()).is_some(), "{of:?}");
                let value = html.get(of.value_place.clone());
                prop_assert!(value.is_some(), "{of:?}");
                if !of.value.contains(['&', '\n', '\u{fffd}'])
                    && !value.unwrap_or_default().contains('&')
                {
                    prop_assert_eq!(value, Some(of.value.as_str()));
                }
            }
        }
    }
}
