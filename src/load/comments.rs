//! A script or a sheet of the theme as it is sent to readers: without comments and indentation.
//!
//! In: the source of a script or a sheet of our own, whose comments begin lines, or tell a type
//! inside one, and no text of which goes over several lines; in sheets, no text has a brace, a
//! semicolon, a comma, a colon, a `>` or two spaces. Out: the same without them: two fifths less to
//! send. What others have written is left as it is, since only a parser could tell.

/// How a comment begins that tells the type of what follows it.
const TYPE: &str = "/** @type ";

/// The source without the comments that begin lines or tell types, empty lines and indentation.
pub(super) fn without_comments(source: &str) -> String {
    let mut is_inside = false;
    let mut kept = String::with_capacity(source.len());
    for line in source.lines() {
        let mut text = line.trim_start();
        while is_inside || text.starts_with("/*") {
            let end = text.split_once("*/");
            is_inside = end.is_none();
            text = end.map_or("", |(_, after)| after.trim_start());
            if is_inside {
                break;
            }
        }
        if !text.is_empty() && !text.starts_with("//") {
            while let Some((before, after)) = text.split_once(TYPE) {
                kept.push_str(before);
                text = after.split_once("*/").map_or("", |(_, after)| after.trim_start());
            }
            kept.push_str(text);
            kept.push('\n');
        }
    }
    kept
}

/// A sheet without comments, and without spaces that say nothing.
pub(super) fn packed_sheet(source: &str) -> String {
    let plain = without_comments(source);
    let mut packed = String::with_capacity(plain.len());
    for piece in plain.split_ascii_whitespace() {
        let is_apart =
            packed.ends_with(['{', '}', ';', ',', ':', '>']) || piece.starts_with(['{', '}', '>']);
        if !is_apart && !packed.is_empty() {
            packed.push(' ');
        }
        packed.push_str(piece);
    }
    packed.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::{packed_sheet, without_comments};

    #[test]
    fn a_sheet_is_packed_and_says_the_same() {
        let sheet = "/* A. */\na, b > c {\n  d: e f;\n\n  g: h(1, 2);\n}\n\n@media (i: j) {\n  k { l: m }\n}\n";
        assert_eq!(packed_sheet(sheet), "a,b>c{d:e f;g:h(1,2)}@media (i:j){k{l:m}}");
    }

    #[test]
    fn comments_and_indentation_go_and_all_else_stays() {
        let source = "// @ts-check\n/** One. */\nconst a = 'http://b';\n\n/**\n * Two.\n * @param \
                      {string} b\n */\n  const c = b => b; // d\n";
        assert_eq!(without_comments(source), "const a = 'http://b';\nconst c = b => b; // d\n");
        let types = "a(/** @type {b<c>} */ (d), /** @type {e} */ (f));\n";
        assert_eq!(without_comments(types), "a((d), (f));\n");
        let sheet = "/* One. */ a { b: c }\n/* Two\n   */  /* three */ d\n  { e: url(//f/*) }\n";
        assert_eq!(without_comments(sheet), "a { b: c }\nd\n{ e: url(//f/*) }\n");
    }
}
