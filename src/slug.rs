//! The documented slug rule, which turns a name into a component of an address or the id of a
//! heading.
//!
//! In: a file name or the text of a heading. Out: lower-case ASCII letters and digits, with single
//! hyphens between words. The rule is part of the contract, since published addresses must not
//! change: æ→ae, ø→o, å→a, Sami letters likewise (đ→d, ŋ→n, ŧ→t), other Latin letters lose their
//! diacritics (é→e, ł→l, œ→oe), and everything else separates words.

use unicode_normalization::UnicodeNormalization;

/// The slug of `name`; empty if it has no letter or digit that the rule covers.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.nfc().flat_map(char::to_lowercase).flat_map(UnicodeNormalization::nfd) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            // Decomposed diacritics (a ring, an accent, a caron), and characters that do not
            // separate words: apostrophes, soft hyphens.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '\u{ad}' => {}
            _ => match plain(letter) {
                Some(plain) => slug.push_str(plain),
                None if slug.is_empty() || slug.ends_with('-') => {}
                None => slug.push('-'),
            },
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// What a Latin letter becomes that Unicode does not take apart into a plain one and a mark: those
/// of the languages of Europe, and the ligatures that programs set.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'œ' => "oe",
        'ø' | 'ɔ' => "o",
        'đ' | 'ð' => "d",
        'ŋ' | 'ŉ' => "n",
        'ŧ' => "t",
        'ł' | 'ŀ' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ĳ' => "ij",
        'ĸ' => "k",
        'ǥ' => "g",
        'ʒ' => "z",
        'ə' | 'ɛ' => "e",
        'ƒ' => "f",
        'ſ' => "s",
        'ß' => "ss",
        'þ' => "th",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug;
    use proptest::prelude::*;

    #[test]
    fn letters_follow_the_documented_rule() {
        for (name, expected) in [
            ("Hva er Overordnet del?", "hva-er-overordnet-del"),
            ("Å lære å lære – for livet", "a-laere-a-laere-for-livet"),
            ("Bærekraft & ÆØÅ", "baerekraft-aeoa"),
            ("Čálli, đuođji, ŋ, ŧ", "calli-duodji-n-t"),
            ("bær\u{65}kra\u{66}t a\u{30a}", "baerekraft-a"),
            ("Œuvre Łódź", "oeuvre-lodz"),
            ("ǥuhkes ǯ", "guhkes-z"),
            ("Straße, Þór, İstanbul, ışık", "strasse-thor-istanbul-isik"),
            ("ĳs, Ħal, ﬁn ﬂyt", "ijs-hal-fin-flyt"),
            ("Українська", ""),
            ("1,5 time", "1-5-time"),
            ("«…»", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_plain_and_its_own_slug(name in ".*") {
            let once = slug(&name);
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            prop_assert!(once.chars().all(is_plain));
            prop_assert!(!once.starts_with('-') && !once.ends_with('-') && !once.contains("--"));
            prop_assert_eq!(slug(&once), once);
        }
    }
}
