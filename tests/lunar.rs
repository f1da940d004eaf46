//! Dates of Chinese festivals held to the majority of eight programs: `tests/reference/lunar.py` names them and writes
//! `lunar.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::period::day;
use barograph::period::lunar::{Festival, YEARS, date};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn day_of(date: &str) -> i32 {
    let mut parts = date.split('-').map(|p| p.parse::<u32>().unwrap());
    let mut next = || parts.next().unwrap();
    day::of(i32::try_from(next()).unwrap(), next(), next()).unwrap()
}

#[test]
fn all_dates_are_those_of_the_majority() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/lunar.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut held = 0;
    for (name, festival) in
        [("new_year", Festival::NewYear), ("dragon_boat", Festival::DragonBoat), ("mid_autumn", Festival::MidAutumn)]
    {
        for (year, row) in YEARS.zip(reference[name].as_array().unwrap()) {
            let theirs = row["date"].as_str().unwrap();
            assert!(theirs.starts_with(&year.to_string()), "{theirs}");
            assert_eq!(date(festival, year), Some(day_of(theirs)), "{name} {theirs}");
            held += 1;
        }
    }
    assert_eq!(held, 603);
    // No new moon of the two ephemerides is on another day than its month begins.
    for near in reference["near"].as_array().unwrap() {
        for moon in near["moons"].as_array().unwrap() {
            assert!(moon.as_str().unwrap().starts_with(near["first"].as_str().unwrap()), "{near}");
        }
    }
}

#[test]
fn dates_that_programs_have_had_wrong() {
    for (festival, theirs) in [
        (Festival::NewYear, "1930-01-30"),
        (Festival::NewYear, "1943-02-05"),
        (Festival::NewYear, "1946-02-02"),
        (Festival::NewYear, "1954-02-03"),
        (Festival::NewYear, "2027-02-06"),
        (Festival::NewYear, "2030-02-03"),
        (Festival::NewYear, "2033-01-31"),
        (Festival::NewYear, "2034-02-19"),
        (Festival::DragonBoat, "2013-06-12"),
        (Festival::MidAutumn, "1978-09-17"),
        (Festival::MidAutumn, "2089-09-18"),
    ] {
        let year = theirs.get(..4).unwrap().parse().unwrap();
        assert_eq!(date(festival, year), Some(day_of(theirs)), "{theirs}");
    }
    for year in [1899, 2101, i32::MIN, i32::MAX] {
        assert_eq!(date(Festival::NewYear, year), None);
    }
}

#[test]
fn the_moon_keeps_its_time() {
    // Between the festivals of a year and the next there are whole lunar months, of 29.53 days.
    for festival in [Festival::NewYear, Festival::DragonBoat, Festival::MidAutumn] {
        for year in 1900..2100 {
            let days = date(festival, year + 1).unwrap() - date(festival, year).unwrap();
            assert!(matches!(days, 353..=355 | 383..=385), "{festival:?} {year}: {days}");
        }
    }
    for year in YEARS {
        let [spring, boat, autumn] =
            [Festival::NewYear, Festival::DragonBoat, Festival::MidAutumn].map(|f| date(f, year).unwrap());
        assert!(matches!(boat - spring, 121..=124 | 151..=153), "{year}: {}", boat - spring);
        assert!(matches!(autumn - boat, 97..=100 | 127..=129), "{year}: {}", autumn - boat);
    }
}
