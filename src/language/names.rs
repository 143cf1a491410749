//! The names of languages, as authors write them.
//!
//! In: a name in Norwegian, English or the language itself, or a code of three letters where the
//! language has one of two. Out: its tag. A word that several languages go by, such as `norsk`, is
//! none of them. What to say of such a word is left to `config`.

/// The tags of languages, each with its names in small letters: the first is the Norwegian one, the
/// second the English.
pub const NAMES: &[(&str, &[&str])] = &[
    (
        "nb",
        &["bokmål", "norwegian bokmål", "norsk bokmål", "norsk, bokmål", "bokmal", "nob", "nor"],
    ),
    ("nn", &["nynorsk", "norwegian nynorsk", "norsk nynorsk", "norsk, nynorsk", "nno"]),
    ("se", &["nordsamisk", "northern sami", "davvisámegiella", "sme"]),
    ("sma", &["sørsamisk", "southern sami", "åarjelsaemien", "sorsamisk"]),
    ("smj", &["lulesamisk", "lule sami", "julevsámegiella"]),
    ("fkv", &["kvensk", "kven", "kvääni"]),
    ("en", &["engelsk", "english", "eng"]),
    ("da", &["dansk", "danish", "dan"]),
    ("sv", &["svensk", "swedish", "svenska", "swe"]),
    ("fi", &["finsk", "finnish", "suomi", "fin"]),
    ("de", &["tysk", "german", "deutsch", "deu"]),
    ("fr", &["fransk", "french", "français", "fra"]),
    ("es", &["spansk", "spanish", "español", "spa"]),
    ("pl", &["polsk", "polish", "pol"]),
    ("uk", &["ukrainsk", "ukrainian", "ukr"]),
    ("ru", &["russisk", "russian", "rus"]),
    ("ar", &["arabisk", "arabic", "ara"]),
    ("so", &["somali", "somali", "som"]),
    ("el", &["gresk", "greek", "ell"]),
    ("ta", &["tamil", "tamil", "tam"]),
    ("zh", &["kinesisk", "chinese", "zho"]),
    ("ti", &["tigrinja", "tigrinya", "tir"]),
];

/// All codes of two letters (ISO 639-1), in order.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
                     cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl \
                     gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg \
                     ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk \
                     ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps \
                     pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta \
                     te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za \
                     zh zu";

/// The tag of a language that is written by its name.
pub(super) fn tag_of(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let mut languages = NAMES.iter();
    languages.find(|(_, names)| names.contains(&name.as_str())).map(|(tag, _)| *tag)
}

/// Whether a language subtag can be one: of those with two letters all are known, and of those with
/// three there are thousands.
pub(super) fn is_known(primary: &str) -> bool {
    primary.len() != 2 || CODES.split(' ').any(|code| code == primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_language() {
        let all =
            || NAMES.iter().flat_map(|(tag, names)| names.iter().map(move |name| (tag, name)));
        for (tag, name) in all() {
            assert!(all().all(|(other, same)| same != name || other == tag), "{name}");
            assert_eq!(*name, name.to_lowercase());
            assert!(is_known(tag), "{tag}");
        }
    }
}
