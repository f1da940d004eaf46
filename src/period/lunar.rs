//! Festivals of the Chinese calendar, 1900–2100: a byte a date.
//!
//! A lunar month begins on the day of its new moon, in the time of 120° E (before 1929 of Beijing). Programs disagree where that is minutes from
//! midnight, browsers among them (they have New Year 2027 and 2030 a day off), so the dates stand here: those of eight
//! programs and two ephemerides, by majority (`tests/reference/lunar.py`). The Hong Kong Observatory warns that Mid-Autumn 2089,
//! two to three minutes from midnight, may yet turn out a day later. Cost: O(1).

use super::day;
use std::ops::RangeInclusive;

/// A festival whose date moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Festival {
    /// The first day of the first lunar month.
    NewYear,
    /// The fifth day of the fifth.
    DragonBoat,
    /// The fifteenth day of the eighth.
    MidAutumn,
}

/// The years whose dates are known.
pub const YEARS: RangeInclusive<i32> = 1900..=2100;

// Days after the date named, from '0'.
const AFTER_20_JANUARY: &[u8; 201] =
    b";NC9K?5H=2E:MA6I>3F<OC8K@4H=3E:LA6I?4F;NC7J@5H=2E9LA7I>4G;MC8J@5H=1D:LA7J>3F;MB8K@5H=OD9LA7J?3E;NB8K\
      @4G<2D9MB6I>3E;NC8K@5G<2E9LA6H>3F;NC8J?4G<2E:LA6I=3F<NC8J?4G=1D9L@6I>3F;NB7J@4G=2D9LA6I>4E:MB7J@5G<1D";
const AFTER_20_MAY: &[u8; 201] =
    b"<OE;MBUJ>QF<ND9L@RH=OE;MATI?QF<OC8K@RH=PE:MBTI?RF<ND8J@SH=PE9LATI?RG;NC8J@SI=PE:LATJ?QF;MC8K@SH=OD:M\
      ATJ?QF;NC8KARG=OD:MBTI>QE;ND8K@SG<OE:MB7I>QF;NC9J?RH<OE:LATI>QF<NC8K?RH=OE:LASI?QF<NB7J@RH=PD9LASI?RG";
const AFTER_1_SEPTEMBER: &[u8; 201] =
    b"7J?RG<OE9KASH>QF;MBUI?RH<OD9K@SI>QF;MBUJ?RG=NC9L@SI>PE:MB7J@RG<OC9LASI>PE:MC7J@RF;ND9LATH=PE:MC8J?RG;\
      ND:KASH=PE;MB7J>QG<ND9L@SH>PE;NB7J?QG<OC9K@RH>QE:MB6I?RG<OD8K@SH>PF:LB7I?RG;NC9K@SI=PE:LA7J?RG<MC8LA";

/// The day of a festival, as [`day`] counts them; `None` outside of [`YEARS`].
#[must_use]
pub fn date(festival: Festival, year: i32) -> Option<i32> {
    let (table, month, from) = match festival {
        Festival::NewYear => (AFTER_20_JANUARY, 1, 20),
        Festival::DragonBoat => (AFTER_20_MAY, 5, 20),
        Festival::MidAutumn => (AFTER_1_SEPTEMBER, 9, 1),
    };
    let after = table.get(usize::try_from(year.checked_sub(*YEARS.start())?).ok()?)?;
    Some(day::of(year, month, from)? + i32::from(after - b'0'))
}
