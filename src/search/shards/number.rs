//! Numbers as short text: postings are most of what a query loads.
//!
//! In: a number. Out: one character for numbers below 57, two for those below 1,938, and so on:
//! digits to the base 34, most significant first, and then one to the base 57, which ends the
//! number. All are printable ASCII that JSON writes as it is: `#` to `[` end a number, and `]` to
//! `~` do not. As text in JSON this is half as long as decimal numbers; after gzip, a tenth less.

/// The digits that end a number, and the first of them.
const ENDS: u32 = 57;
const FIRST_END: u8 = b'#';

/// The digits before it, and the first of them.
const OTHERS: u32 = 34;
const FIRST_OTHER: u8 = b']';

/// Appends a number.
pub(super) fn write(out: &mut String, number: u32) {
    write_others(out, number / ENDS);
    out.push(digit(FIRST_END, number % ENDS));
}

fn write_others(out: &mut String, number: u32) {
    if number > 0 {
        write_others(out, number / OTHERS);
        out.push(digit(FIRST_OTHER, number % OTHERS));
    }
}

fn digit(first: u8, value: u32) -> char {
    // There are fewer than a hundred digits.
    char::from(first + u8::try_from(value).unwrap_or_default())
}

/// The numbers of a text.
#[cfg(test)]
pub(super) fn read(text: &str) -> Vec<u32> {
    let mut before = 0;
    let number = |byte: u8| {
        if byte >= FIRST_OTHER {
            before = before * OTHERS + u32::from(byte - FIRST_OTHER);
            return None;
        }
        Some(std::mem::take(&mut before) * ENDS + u32::from(byte - FIRST_END))
    };
    text.bytes().filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    fn written(numbers: &[u32]) -> String {
        let mut text = String::new();
        for number in numbers {
            write(&mut text, *number);
        }
        text
    }

    #[test]
    fn small_numbers_are_short_and_all_can_be_read_again() {
        let numbers = [0, 56, 57, 1_937, 1_938, 65_892, u32::MAX];
        assert_eq!(numbers.map(|number| written(&[number]).len()), [1, 1, 2, 2, 3, 4, 7]);
        assert_eq!(written(&[0, 56, 57, 1_937]), "#[^#~[");
        assert_eq!(read(&written(&numbers)), numbers);
        let many: Vec<u32> = (0..100_000).collect();
        assert_eq!(read(&written(&many)), many);
    }

    #[test]
    fn json_writes_every_digit_as_it_is() {
        let text = written(&(0..2_000).collect::<Vec<_>>());
        assert_eq!(serde_json::to_string(&text).expect("text"), format!("\"{text}\""));
    }
}
