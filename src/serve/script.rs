//! The script element that the preview inserts into a page.
//!
//! In: a page as it would be published. Out: the same with the element before its own scripts, so
//! that the preview's script sees the page as it was sent.

use crate::html::escape;

/// The script element of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageScript<'a> {
    /// The path of the page from the site's root.
    pub(super) address: &'a str,
    /// The relative path from the page to the root.
    pub(super) up: &'a str,
    /// Whether the page is a draft.
    pub(super) is_draft: bool,
}

impl PageScript<'_> {
    /// The page with the element; `hash` is that of the page without it, if it is one of the site.
    pub(super) fn insert_into(&self, page: &[u8], hash: Option<&blake3::Hash>) -> Vec<u8> {
        let at = find(page, b"<script").or_else(|| find(page, b"</head>")).unwrap_or(page.len());
        let (before, after) = page.split_at_checked(at).unwrap_or((page, b""));
        [before, self.element(hash).as_bytes(), after].concat()
    }

    fn element(&self, hash: Option<&blake3::Hash>) -> String {
        let (address, up) = (escape(self.address), self.up);
        let hash = hash.map(|hash| format!(" data-hash=\"{}\"", hash.to_hex())).unwrap_or_default();
        let draft = if self.is_draft { " data-draft" } else { "" };
        format!(
            "<script src=\"{up}_loype/preview.js\" defer data-address=\"{address}\" \
             data-up=\"{up}\"{hash}{draft}></script>\n"
        )
    }
}

fn find(page: &[u8], wanted: &[u8]) -> Option<usize> {
    page.windows(wanted.len()).position(|part| part == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inserted(page: &str, script: &PageScript) -> String {
        String::from_utf8(script.insert_into(page.as_bytes(), None)).unwrap()
    }

    #[test]
    fn the_element_is_before_all_scripts_or_at_the_end_of_the_head() {
        let page = PageScript { address: "kurs/index.html", up: "../", is_draft: false };
        let script = "<script src=\"../_loype/preview.js\" defer data-address=\"kurs/index.html\" \
                      data-up=\"../\"></script>\n";
        assert_eq!(
            inserted("<head><script>a</script><script>b</script>", &page),
            format!("<head>{script}<script>a</script><script>b</script>")
        );
        assert_eq!(inserted("<head></head><body>", &page), format!("<head>{script}</head><body>"));
        assert_eq!(inserted("bare", &page), format!("bare{script}"));
    }

    #[test]
    fn a_draft_is_marked_and_no_name_breaks_out() {
        let page = PageScript { address: "a\"><script>&.html", up: "", is_draft: true };
        let script = "<script src=\"_loype/preview.js\" defer \
                      data-address=\"a&quot;&gt;&lt;script&gt;&amp;.html\" data-up=\"\" \
                      data-draft></script>\n";
        assert_eq!(inserted("", &page), script);
    }
}
