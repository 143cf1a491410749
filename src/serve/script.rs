//! The one line that the preview puts into a page.
//!
//! In: a page as it would be published. Out: the same with a script before its own scripts, so that
//! the script sees the page as it was sent.

/// What the line says of its page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The path of the page from the site's root.
    pub(super) address: &'a str,
    /// The way from the page to the root.
    pub(super) up: &'a str,
    /// Whether the page is a draft.
    pub(super) is_draft: bool,
}

/// The page with the line in it; `hash` is that of the page without it, where it is a page of the
/// site.
pub(super) fn add(page: &[u8], line: &Line, hash: Option<&blake3::Hash>) -> Vec<u8> {
    let place = place(page, b"<script").or_else(|| place(page, b"</head>")).unwrap_or(page.len());
    let (before, after) = page.split_at_checked(place).unwrap_or((page, b""));
    [before, tag(line, hash).as_bytes(), after].concat()
}

fn place(page: &[u8], wanted: &[u8]) -> Option<usize> {
    page.windows(wanted.len()).position(|part| part == wanted)
}

fn tag(line: &Line, hash: Option<&blake3::Hash>) -> String {
    let Line { address, up, is_draft } = line;
    let address = escaped(address);
    let hash = hash.map(|hash| format!(" data-hash=\"{}\"", hash.to_hex())).unwrap_or_default();
    let draft = if *is_draft { " data-draft" } else { "" };
    format!(
        "<script src=\"{up}_loype/preview.js\" defer data-address=\"{address}\" \
         data-up=\"{up}\"{hash}{draft}></script>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(page: &str, line: &Line) -> String {
        String::from_utf8(add(page.as_bytes(), line, None)).unwrap()
    }

    #[test]
    fn the_line_stands_before_all_scripts_or_at_the_end_of_the_head() {
        let line = Line { address: "kurs/index.html", up: "../", is_draft: false };
        let script = "<script src=\"../_loype/preview.js\" defer data-address=\"kurs/index.html\" \
                      data-up=\"../\"></script>\n";
        assert_eq!(
            added("<head><script>a</script><script>b</script>", &line),
            format!("<head>{script}<script>a</script><script>b</script>")
        );
        assert_eq!(added("<head></head><body>", &line), format!("<head>{script}</head><body>"));
        assert_eq!(added("bare", &line), format!("bare{script}"));
    }

    #[test]
    fn a_draft_is_said_to_be_one_and_no_name_breaks_out() {
        let line = Line { address: "a\"><script>&.html", up: "", is_draft: true };
        let script = "<script src=\"_loype/preview.js\" defer \
                      data-address=\"a&quot;>&lt;script>&amp;.html\" data-up=\"\" \
                      data-draft></script>\n";
        assert_eq!(added("", &line), script);
    }
}
