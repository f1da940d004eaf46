//! Periods as text: the official written forms, and the one canonical form.

use super::{Frequency, Period};
use crate::error::Error;

/// Reads a period.
pub fn read(text: &str) -> Result<Period, Error> {
    let year = text.get(..4).and_then(|y| y.parse().ok());
    let month = text.get(5..7).and_then(|m| m.parse().ok());
    year.zip(month)
        .and_then(|(y, m)| Period::month(y, m))
        .ok_or_else(|| Error::new("read/not-a-period", "not a period", "不是时期"))
}

impl Period {
    /// The canonical form: `2025-06`, `2025-01/P2M`, `2025-Q2`, `2025-S1`, `2025`.
    #[must_use]
    pub fn code(self) -> String {
        let mut out = self.year().to_string();
        let letter = match self.frequency() {
            Frequency::Month => {
                out.push_str(if self.first_month() < 10 { "-0" } else { "-" });
                out.push_str(&self.first_month().to_string());
                return out;
            }
            Frequency::JanFeb => "-01/P2M",
            Frequency::Quarter => "-Q",
            Frequency::HalfYear => "-S",
            Frequency::Year => "",
        };
        out.push_str(letter);
        if matches!(self.frequency(), Frequency::Quarter | Frequency::HalfYear) {
            out.push_str(&self.ordinal().to_string());
        }
        out
    }
}
