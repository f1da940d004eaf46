//! The grammar of periods: which sequences of letters mean which period.
//!
//! Owns the table of forms, and what each means. Whether the year has such a period is asked once, at
//! the end. Forms are tried one after another, O(forms × length).

use super::{
    form::{Form, HALF, NUMERAL, month},
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

/// A form of what follows the year. `#` is a number of one or two digits, `@` of one, `=` of two; `&` the
/// name of a month; [`HALF`] and [`NUMERAL`] any number so marked; `?` makes the letter before it
/// optional; after `*` anything may come.
type Pattern = (&'static [u8], Meaning);

/// The forms, those of the calendar first, then those in letters, then those in Chinese.
const FORMS: [Pattern; 31] = [
    // `2025-06`, `2025-01/P2M`, `2025-01-01/P2M`, `2025-01/02`, `2025-01/2025-02`, `2025/6`, `202506`.
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
    // `2025-Q2`, `Q2 2025`, `Jun 2025`, `Jan-Feb 2025`.
    (b"M#", One(Month)),
    (b"Q@", One(Quarter)),
    (b"S@", One(HalfYear)),
    (b"H@", One(HalfYear)),
    (b"A@", One(Year)),
    (b"&", One(Month)),
    (b"&-&", Span),
    (b"T@", Refused(&TRIMESTER)),
    (b"W#", Refused(&WEEK)),
    (b"D#@?", Refused(&DAY)),
    // `6月`, `1-2月`, `1月-2月`, `第二季度`, `上半年`.
    (b"#mf?", One(Month)),
    (b"#-#mf?", Span),
    (b"#mf?-#mf?", Span),
    (&[b'o', b'?', NUMERAL, b'q', b'e', b'?'], One(Quarter)),
    (b"o?#qe?", One(Quarter)),
    (&[HALF, b'h', b'y'], One(HalfYear)),
    (b"#mf?#", Refused(&DAY)),
    (b"#mf?#r*", Refused(&DAY)),
];
const LETTERED: usize = 13;
const CHINESE: usize = 23;

/// Reads a period.
pub(super) fn period(form: &Form) -> Result<Period, Fault> {
    let text = form.text();
    let first = text.first().ok_or(&EMPTY)?;
    let (year, rest) = if first.is_ascii_digit() {
        text.split_at_checked(4).ok_or(&UNKNOWN)?
    } else {
        // `Jan 2025`, `Q2 2025`: the year comes last; the rest is read as if it came first.
        if !first.is_ascii_uppercase() {
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
    let (rest, forms) = match text {
        [] | [b'y'] | [b'y', b'e'] => return Ok((Year, 1)),
        [b'y', b'e', rest @ ..] | [b'y', rest @ ..] => (rest, FORMS.get(LETTERED..)),
        [b'-', b'0'..=b'9', ..] | [b'/' | b'0'..=b'9', ..] => (text, FORMS.get(..LETTERED)),
        [b'-', rest @ ..] => (rest, FORMS.get(LETTERED..CHINESE)),
        rest => (rest, FORMS.get(LETTERED..)),
    };
    let mut found = [0; 4];
    let form = forms.unwrap_or_default().iter().find(|(pattern, _)| matches(pattern, rest, &mut found));
    let [a, b, c, d] = found;
    match form.ok_or(&UNKNOWN)?.1 {
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
#[inline(never)]
fn matches(mut pattern: &[u8], mut text: &[u8], found: &mut [u32; 4]) -> bool {
    let mut slots = found.iter_mut();
    while let Some((&wanted, after)) = pattern.split_first() {
        let optional = after.first() == Some(&b'?');
        pattern = if optional { after.get(1..).unwrap_or_default() } else { after };
        let (length, number) = match wanted {
            b'*' => return true,
            b'#' => digits(text, 1, 2),
            b'@' => digits(text, 1, 1),
            b'=' => digits(text, 2, 2),
            b'&' => name(text),
            _ => match text.first() {
                Some(&byte) if byte == wanted => (1, None),
                Some(&byte) if wanted >= HALF && byte & 0xF0 == wanted => (1, Some(u32::from(byte & 0x0F))),
                _ => (0, None),
            },
        };
        if length == 0 && !optional {
            return false;
        }
        if let Some(number) = number
            && let Some(slot) = slots.next()
        {
            *slot = number;
        }
        text = text.get(length..).unwrap_or_default();
    }
    text.is_empty()
}

/// How long the number at the start of the text is, and the number; at most `most` digits of it.
fn digits(text: &[u8], least: usize, most: usize) -> (usize, Option<u32>) {
    let (mut length, mut number) = (0, 0);
    while let Some(digit @ b'0'..=b'9') = text.get(length)
        && length < most
    {
        number = number * 10 + u32::from(digit - b'0');
        length += 1;
    }
    if length < least { (0, None) } else { (length, Some(number)) }
}

/// The same of the name of a month, with the point of a short one.
fn name(text: &[u8]) -> (usize, Option<u32>) {
    let letters = text.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let month = text.get(..letters).and_then(month);
    let point = text.get(letters) == Some(&b'.');
    if month.is_some() { (letters + usize::from(point), month) } else { (0, None) }
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
