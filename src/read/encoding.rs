//! The text of a file, or a sentence that says what its bytes are instead.
//!
//! Owns telling text from what is not text. Refuses to convert: the chart reads UTF-8 only, since
//! figures under a wrong name are worse than an error. O(bytes), no copy.

use crate::error::{Error, Place};

/// The UTF-8 text of `bytes`, without a byte order mark.
///
/// # Errors
/// `read/empty`, `read/workbook`, `read/binary`, `read/not-utf8`, `read/not-a-table`.
pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    let whole = |code, en: &str, zh: &str| Err(Error::new(code, en, zh).of_file(name));
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return whole(
            "read/workbook",
            "this is a spreadsheet workbook; save the sheet as \"CSV UTF-8\"",
            "这是电子表格工作簿；请将工作表另存为“CSV UTF-8”",
        );
    }
    // Without a mark it is told by the zero bytes beside the letters of the header.
    let utf16 = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => *a != 0 && *b != 0,
        _ => false,
    };
    if utf16 {
        return Err(not_utf8(name, 1, "it is UTF-16", "而是UTF-16"));
    }
    if bytes.contains(&0) {
        return whole("read/binary", "this is a binary file, not text", "这是二进制文件，不是文本");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(fault) => {
            let before = bytes.get(..fault.valid_up_to()).unwrap_or_default();
            return Err(not_utf8(name, line_after(before), "it may be GBK or GB18030", "可能是GBK或GB18030"));
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.trim_start().chars().next() {
        None => whole("read/empty", "the file is empty", "文件为空"),
        Some('<' | '{' | '[') => whole(
            "read/not-a-table",
            "this is a page or a program's answer, not a table; check the address of the file",
            "这是网页或接口返回内容，不是表格；请检查文件地址",
        ),
        Some(_) => Ok(text),
    }
}

#[cold]
fn not_utf8(name: &str, line: u32, en: &str, zh: &str) -> Error {
    Error::new(
        "read/not-utf8",
        format!("the file is not UTF-8 ({en}); save it as UTF-8"),
        format!("文件不是UTF-8编码（{zh}）；请另存为UTF-8"),
    )
    .at(name, Place { line, column: 0 })
}

/// The number of the line that `before` leads up to: one more than the line ends in it, where CR,
/// LF and CRLF each end one line.
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
