//! The grammar of periods: which sequences of letters mean which period.
//!
//! Owns the table of forms, and what each means. Whether the year has such a period is asked once, at
//! the end. Forms are tried one after another, O(forms × length).

use super::{
    form::{Form, HALF, NAME, NUMERAL},
    sentences::{DAY, EMPTY, MONTHS, NUMBER, TRIMESTER, UNALIGNED, UNKNOWN, WEEK, YEAR},
};
use crate::{
    error::Sentence,
    period::{Frequency, Period, YEARS},
};

type Fault = &'static Sentence;

/// What the numbers of a form mean.
#[derive(Clone, Copy)]
enum Meaning {
    /// The period of this frequency and number; `Year` needs no number.
    One(Frequency),
    /// From the first month to the second.
    Span,
    /// The same, the second with its year.
    SpanOfYears,
    /// From a month on, so many times as many months.
    Lasting(u32),
    /// The same, from a day on.
    LastingFromDay(u32),
    /// A duration that is none, from a day on.
    NotLasting,
    /// What a chart of months does not read.
    Refused(&'static Sentence),
}
use Frequency::{HalfYear, Month, Quarter, Year};
use Meaning::{Lasting, LastingFromDay, NotLasting, One, Refused, Span, SpanOfYears};

/// A form of what follows the year. `#` is a number of one or two digits, `@` of one, `=` of two; a byte
/// from [`form`](super::form) any number so written; `?` makes the letter before it optional; after
/// `*` anything may come.
type Pattern = (&'static [u8], Meaning);

/// With the year's own separator: `2025-06`, `2025-01/P2M`, `2025-01-01/P2M`, `2025-01/02`,
/// `2025-01/2025-02`, `2025/6`, `202506`.
const CALENDAR: &[Pattern] = &[
    (b"-#", One(Month)),
    (b"-#/P#M", Lasting(1)),
    (b"-#/P#Y", Lasting(12)),
    (b"-#-#/P#M", LastingFromDay(1)),
    (b"-#-#/P#Y", LastingFromDay(12)),
    (b"-#-#/P*", NotLasting),
    (b"-#-#*", Refused(&DAY)),
    (b"-#/=", Span),
    (b"-#/==-=", SpanOfYears),
    (b"/#/?", One(Month)),
    (b"/#/#*", Refused(&DAY)),
    (b"=", One(Month)),
    (b"==", Refused(&DAY)),
];

/// In letters: `2025-Q2`, `Q2 2025`, `Jun 2025`, `Jan-Feb 2025`.
const LETTERED: &[Pattern] = &[
    (b"M#", One(Month)),
    (b"Q@", One(Quarter)),
    (b"S@", One(HalfYear)),
    (b"H@", One(HalfYear)),
    (b"A@", One(Year)),
    (&[NAME], One(Month)),
    (&[NAME, b'-', NAME], Span),
    (b"T@", Refused(&TRIMESTER)),
    (b"W#", Refused(&WEEK)),
    (b"D#@?", Refused(&DAY)),
];

/// In Chinese: `6月`, `1-2月`, `1月-2月`, `第二季度`, `上半年`.
const CHINESE: &[Pattern] = &[
    (b"#mf?", One(Month)),
    (b"#-#mf?", Span),
    (b"#mf?-#mf?", Span),
    (&[b'o', b'?', NUMERAL, b'q', b'e', b'?'], One(Quarter)),
    (b"o?#qe?", One(Quarter)),
    (&[HALF, b'h', b'y'], One(HalfYear)),
    (b"#mf?#", Refused(&DAY)),
    (b"#mf?#r*", Refused(&DAY)),
];

/// Reads a period.
pub(super) fn period(form: &Form) -> Result<Period, Fault> {
    let text = form.text();
    let first = text.first().ok_or(&EMPTY)?;
    let (year, rest) = if first.is_ascii_digit() {
        text.split_at_checked(4).ok_or(&UNKNOWN)?
    } else {
        // `Jan 2025`, `Q2 2025`: the year comes last; the rest is read as if it came first.
        if !first.is_ascii_uppercase() && *first < NAME {
            return Err(&UNKNOWN);
        }
        let (head, year) = text.split_at_checked(text.len().saturating_sub(4)).ok_or(&UNKNOWN)?;
        let head = match head {
            [head @ .., b' ' | b'-'] => head,
            head => head,
        };
        (year, head)
    };
    if !year.iter().all(u8::is_ascii_digit) {
        return Err(&UNKNOWN);
    }
    let year = year.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0'));
    let (frequency, ordinal) = within(year, rest)?;
    let year = year.cast_signed();
    if !YEARS.contains(&year) {
        return Err(&YEAR);
    }
    Period::new(year, frequency, ordinal).ok_or(&NUMBER)
}

/// What follows the year: a frequency and a number within the year.
fn within(year: u32, text: &[u8]) -> Result<(Frequency, u32), Fault> {
    let (rest, lists): (_, [&[Pattern]; 2]) = match text {
        [] | [b'y'] | [b'y', b'e'] => return Ok((Year, 1)),
        [b'y', b'e', rest @ ..] | [b'y', rest @ ..] => (rest, [CHINESE, LETTERED]),
        [b'-', b'0'..=b'9', ..] | [b'/' | b'0'..=b'9', ..] => (text, [CALENDAR, &[]]),
        [b'-', rest @ ..] => (rest, [LETTERED, &[]]),
        rest => (rest, [CHINESE, LETTERED]),
    };
    let mut found = [0; 4];
    let pattern = lists.into_iter().flatten().find(|(pattern, _)| matches(pattern, rest, &mut found));
    let [a, b, c, d] = found;
    match pattern.ok_or(&UNKNOWN)?.1 {
        One(frequency) => Ok((frequency, a)),
        Span => months(a, b),
        SpanOfYears if b * 100 + c == year => months(a, d),
        Lasting(unit) => lasting(a, b * unit),
        LastingFromDay(unit) if b == 1 => lasting(a, c * unit),
        LastingFromDay(_) => Err(&DAY),
        NotLasting if b != 1 => Err(&DAY),
        NotLasting | SpanOfYears => Err(&UNKNOWN),
        Refused(sentence) => Err(sentence),
    }
}

/// Whether the text has this form, and the numbers in it.
fn matches(pattern: &[u8], text: &[u8], found: &mut [u32; 4]) -> bool {
    let (mut text, mut pattern) = (text, pattern);
    let mut slots = found.iter_mut();
    while let Some((&wanted, after)) = pattern.split_first() {
        let (optional, after) = match after {
            [b'?', after @ ..] => (true, after),
            _ => (false, after),
        };
        pattern = after;
        let (least, most) = match wanted {
            b'*' => return true,
            b'#' => (1, 2),
            b'@' => (1, 1),
            b'=' => (2, 2),
            _ => (0, 0),
        };
        let mut number = 0;
        let mut length = 0;
        while let Some(digit @ b'0'..=b'9') = text.get(length)
            && length < most
        {
            number = number * 10 + u32::from(digit - b'0');
            length += 1;
        }
        let marked = text.first().filter(|byte| wanted >= HALF && *byte & 0xF0 == wanted);
        if let Some(byte) = marked {
            number = u32::from(byte & 0x0F);
        }
        if most == 0 && (marked.is_some() || text.first() == Some(&wanted)) {
            length = 1;
        }
        if length < least.max(1) {
            if optional {
                continue;
            }
            return false;
        }
        if (most > 0 || marked.is_some())
            && let Some(slot) = slots.next()
        {
            *slot = number;
        }
        text = text.get(length..).unwrap_or_default();
    }
    text.is_empty()
}

/// The months `first` to `last`, which are one period only if they are January and February.
fn months(first: u32, last: u32) -> Result<(Frequency, u32), Fault> {
    match (first, last) {
        (1, 2) => Ok((Frequency::JanFeb, 1)),
        (1..=12, 1..=12) => Err(&MONTHS),
        _ => Err(&NUMBER),
    }
}

/// So many months from `month` on.
fn lasting(month: u32, length: u32) -> Result<(Frequency, u32), Fault> {
    let frequency = match length {
        0 => return Err(&UNKNOWN),
        1 => Month,
        2 => Frequency::JanFeb,
        3 => Quarter,
        6 => HalfYear,
        12 => Year,
        _ => return Err(&MONTHS),
    };
    if !(1..=12).contains(&month) {
        return Err(&NUMBER);
    }
    if !(month - 1).is_multiple_of(length) || (length == 2 && month != 1) {
        return Err(&UNALIGNED);
    }
    Ok((frequency, (month - 1) / length + 1))
}
