//! The text of a file, or a sentence that says what its bytes are instead.
//!
//! Owns telling text from what is not text. Refuses to convert: the chart reads UTF-8 only, since
//! figures under a wrong name are worse than an error. O(bytes), no copy.

use super::sentences::{BINARY, EMPTY, NOT_A_TABLE, NOT_UTF8, UTF16, WORKBOOK};
use crate::error::Sentence;

/// The UTF-8 text of `bytes`, without a byte order mark.
///
/// # Errors
/// What the file is instead, and the line that shows it (0: all of it): [`WORKBOOK`], [`UTF16`],
/// [`BINARY`], [`NOT_UTF8`], [`EMPTY`], [`NOT_A_TABLE`].
pub(super) fn text(bytes: &[u8]) -> Result<&str, (&'static Sentence, u32)> {
    // Without a mark UTF-16 is told by the zero bytes beside the letters of the header.
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err((&WORKBOOK, 0)),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return Err((&UTF16, 1)),
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] if *a != 0 && *b != 0 => return Err((&UTF16, 1)),
        // Not `contains`, whose search by words costs the small engine 300 bytes.
        _ if !bytes.iter().all(|byte| *byte != 0) => return Err((&BINARY, 0)),
        _ => {}
    }
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        let before = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        (&NOT_UTF8, line_after(before))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.trim_start().chars().next() {
        None => Err((&EMPTY, 0)),
        Some('<' | '{' | '[') => Err((&NOT_A_TABLE, 0)),
        Some(_) => Ok(text),
    }
}

/// The number of the line that `before` leads up to: one more than the line ends in it, where CR,
/// LF and CRLF each end one line.
#[inline(never)]
pub(super) fn line_after(before: &[u8]) -> u32 {
    let mut line = 1;
    let mut last = 0;
    for &byte in before {
        if byte == b'\r' || (byte == b'\n' && last != b'\r') {
            line += 1;
        }
        last = byte;
    }
    line
}
