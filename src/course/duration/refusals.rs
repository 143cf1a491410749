//! What is not a duration, and what is said of it.

use super::Duration;

/// Checks the marked part of the text, and what was expected there, in English and bokmål.
fn check(text: &str, marked: &str, en: &str, nb: &str) {
    let error = Duration::parse(text).unwrap_err();
    assert_eq!(
        (&text[error.at.clone()], error.expected.en.as_str(), error.expected.nb.as_str()),
        (marked, en, nb),
        "{text}"
    );
}

#[test]
fn what_is_missing_is_said_with_an_example() {
    check("", "", "a duration", "en varighet");
    check("minst", "", "a number", "et tall");
    check("45", "", "a unit of time after the number", "en tidsenhet etter tallet");
    check("fra 4 uker", "", "the other end of the range", "den andre enden");
}

#[test]
fn a_misspelt_unit_gets_the_nearest_name() {
    check("4–5 ukr", "ukr", "a unit of time, perhaps `uker`", "en tidsenhet, kanskje `uker`");
    check("4–5 hester", "hester", "a unit of time after the number", "en tidsenhet etter tallet");
}

#[test]
fn backwards_zero_and_absurd_are_errors() {
    check("5–4 uker", "5–4 uker", "the smaller number first", "det minste tallet først");
    check("4–4 uker", "4–4 uker", "the smaller number first", "det minste tallet først");
    check("0 min", "0", "more than zero", "mer enn null");
    check("2 til 521 uker", "521 uker", "no more than 520 weeks", "ikke mer enn 520 uker");
    check(
        "99999999999999999999 min",
        "99999999999999999999 min",
        "no more than 9999 min",
        "ikke mer enn 9999 min",
    );
}

#[test]
fn what_could_be_two_things_is_not_guessed() {
    check("1.500 timer", "1.500", "two decimals at most", "høyst to desimaler");
    check(
        "2 uker–1 måned",
        "2 uker–1 måned",
        "one unit in the whole range",
        "samme tidsenhet på begge sider",
    );
    check(
        "ca. 4 uker eller mer",
        "eller mer",
        "only one of `at least`, `about` and `up to`",
        "bare ett av `minst`, `ca.` og `inntil`",
    );
    check(
        "8 timer i uka",
        "i uka",
        "the whole time, not how much it is each week or month",
        "hele tiden, ikke hvor mye det er hver uke eller måned",
    );
    check(
        "1,5 t 30 min",
        "30 min",
        "a smaller unit after a whole number, as in `1 h 30 min`",
        "en mindre tidsenhet etter et helt tall, som i `1 t 30 min`",
    );
    check(
        "1 t 2,5 min",
        "2,5 min",
        "whole minutes after the hours, as in `1 h 30 min`",
        "hele minutter etter timene, som i `1 t 30 min`",
    );
}

#[test]
fn other_things_than_durations_are_refused() {
    for text in [
        "12:45",
        "8:30",
        "1:30–2:00",
        "over 6 uker",
        "1.30 timer",
        "-5 uker",
        "4. uke",
        "uker",
        "to",
        "4 5 uker",
        "4–5–6 uker",
        "1/3 time",
        "ett skoleår",
        "4 uker, 2 dager",
        "tjue minst",
    ] {
        assert!(Duration::parse(text).is_err(), "{text}");
    }
}
