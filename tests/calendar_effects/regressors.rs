//! Regressors held to X-13, `genhol` and chinesecalendar.

use super::*;

#[test]
fn trading_days_are_those_of_x13() {
    let mut held = 0;
    for case in list(&reference()["matrices"]) {
        let ((start, periods), count) = (start(case), size(&case["count"]));
        let mut ours = trading_day(start, count, periods).unwrap();
        ours.push(leap_year(start, count, periods).unwrap());
        ours.push(weekdays(start, count, periods).unwrap());
        ours.push(length(start, count, periods).unwrap());
        let names = if periods == 12 { "Length-of-Month" } else { "Length-of-Quarter" };
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Leap Year", "Weekday", names];
        assert_eq!(case["columns"].as_object().unwrap().len(), names.len());
        for (name, ours) in names.into_iter().zip(ours) {
            assert_eq!(ours.values, numbers(&case["columns"][name]), "{name} {}", case["year"]);
            held += ours.values.len();
        }
    }
    assert!(held > 9000, "{held}");
}

#[test]
fn festivals_are_those_of_genhol() {
    let (mut held, mut worst) = (0, 0.0_f64);
    for case in list(&reference()["holidays"]) {
        let name = case["festival"].as_str().unwrap();
        let centre = whole(&case["centre"][0])..=whole(&case["centre"][1]);
        let (periods, theirs) = (size(&case["periods"]), numbers(&case["values"]));
        let asked = window(list(&case["window"]));
        let start = centre.start() * 12;
        // The dates of R's `seasonal`, three of them a day early.
        let early: Vec<i32> = lunar::YEARS
            .map(|y| lunar::date(Festival::NewYear, y).unwrap() - i32::from([1930, 1943, 1946].contains(&y)))
            .collect();
        let ours = match name {
            "early" => shares(&early, asked, &centre, start, theirs.len(), periods).unwrap(),
            _ => holiday(festival(name), asked, &centre, start, theirs.len(), periods).unwrap().values,
        };
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            worst = worst.max((ours - theirs).abs());
            held += 1;
        }
    }
    assert!(worst < 1e-14, "{worst}");
    assert!(held > 14_000, "{held}");
}

#[test]
fn spots_of_the_new_year() {
    let right: Vec<i32> = lunar::YEARS.map(|y| lunar::date(Festival::NewYear, y).unwrap()).collect();
    let mut early = right.clone();
    for year in [1930, 1943, 1946] {
        early[year - 1900] -= 1;
    }
    let spot = |dates: &[i32], (first, last): (i32, i32), year: i32| {
        let window = Window::new(first, last).unwrap();
        shares(dates, window, &CENTRE, year * 12, 2, 12).unwrap()
    };
    // Published with the dates of `seasonal`; what they would be with the dates as they are stands behind.
    for (window, year, published, truly) in [
        ((0, 6), 2024, 0.246_110, 0.244_696),
        ((0, 6), 2025, -0.182_461, -0.183_876),
        ((0, 6), 2026, 0.246_110, 0.244_696),
        ((-7, -1), 2024, 0.483_734, 0.480_905),
        ((-7, -1), 2025, -0.516_266, -0.519_095),
    ] {
        for (dates, figure) in [(&early, published), (&right, truly)] {
            let found = spot(dates, window, year);
            assert!(
                (found[0] + figure).abs() < 1e-6 && (found[1] - figure).abs() < 1e-6,
                "{year} {window:?}: {found:?}"
            );
        }
    }
}

#[test]
fn working_days_are_those_of_chinese_calendar() {
    let reference = &reference()["working"];
    let exceptions: Vec<(i32, bool)> = list(&reference["exceptions"])
        .iter()
        .map(|e| {
            let part = |n: usize| u32::try_from(size(&e[n])).unwrap();
            (day::of(whole(&e[0]), part(1), part(2)).unwrap(), e[3] == "workday")
        })
        .collect();
    let calendar = WorkingDays::new(&exceptions);
    let theirs = numbers(&reference["months"]);
    let (from, count) = (2004 * 12, theirs.len());
    assert_eq!(calendar.months(), from..from + i32::try_from(count).unwrap());
    let mean = |of: &[f64], periods: usize, place: usize| {
        let years: Vec<f64> = of.iter().skip(place % periods).step_by(periods).copied().collect();
        years.iter().sum::<f64>() / years.len() as f64
    };
    let quarters: Vec<f64> = theirs.chunks(3).map(|m| m.iter().sum()).collect();
    for (of, periods) in [(theirs, 12), (quarters, 4)] {
        let ours = working_days(&calendar, from, of.len(), periods).unwrap();
        for (place, (ours, theirs)) in ours.values.iter().zip(&of).enumerate() {
            assert!((ours - (theirs - mean(&of, periods, place))).abs() < 1e-12, "{place}");
        }
        // A part is a part of the whole.
        let part = working_days(&calendar, from + 12, of.len() - 2 * periods, periods).unwrap();
        assert_eq!(part.values, ours.values[periods..of.len() - periods]);
    }
    assert_eq!(working_days(&calendar, from - 1, 12, 12), Err(CalendarRefusal::Uncovered));
    assert_eq!(working_days(&calendar, from, count + 1, 12), Err(CalendarRefusal::Uncovered));
    // The same of days that are counted already, also where years are not whole: from June of 2004 to February of 2026.
    let months: Vec<u8> = numbers(&reference["months"]).iter().map(|n| *n as u8).collect();
    let given = counted(from, &months, from, count, 12).unwrap();
    assert_eq!(given, working_days(&calendar, from, count, 12).unwrap());
    let part = &months[5..266];
    let found = counted(from + 5, part, from + 6, 86, 4).unwrap();
    let sums: Vec<f64> = months[6..264].chunks(3).map(|m| m.iter().map(|n| f64::from(*n)).sum()).collect();
    for (place, (ours, theirs)) in found.values.iter().zip(&sums).enumerate() {
        assert!((ours - (theirs - mean(&sums, 4, place))).abs() < 1e-12, "{place}");
    }
    assert_eq!(found.values.len(), 86);
    assert_eq!(counted(from + 5, part, from + 6, 87, 4), Err(CalendarRefusal::Uncovered));
    assert_eq!(counted(from + 5, part, from + 3, 2, 4), Err(CalendarRefusal::Uncovered));
    assert_eq!(counted(i32::MIN, &[], from, 2, 12), Err(CalendarRefusal::Uncovered));
    assert_eq!(counted(i32::MAX, part, from, 2, 12), Err(CalendarRefusal::Uncovered));
    assert_eq!(working_days(&WorkingDays::default(), from, 12, 12), Err(CalendarRefusal::Uncovered));
    // Of a day given twice the last holds, and what is no exception is not kept as one.
    let monday = day::of(2024, 1, 1).unwrap();
    let twice =
        |a, b| WorkingDays::new(&[(monday, a), (monday + 5, true), (monday, b), (i32::MAX, true), (i32::MIN, false)]);
    assert!(!twice(true, false).is_worked(monday) && twice(false, true).is_worked(monday));
    assert!(twice(true, true).is_worked(monday + 5) && !twice(true, true).is_worked(monday + 6));
    assert_eq!(twice(true, true).months(), 2024 * 12..2025 * 12);
}

#[test]
fn spans_are_of_periods_that_follow() {
    let month = |year, n| Period::month(year, n).unwrap();
    let year = |year| (1..=12).map(move |n| month(year, n));
    let both: Vec<Period> = year(2023).chain(year(2024)).collect();
    assert_eq!(span(&both), Ok(Span { start_month: 2023 * 12, count: 24, periods: 12 }));
    let mut merged = both.clone();
    merged.splice(12..14, [Period::jan_feb(2024).unwrap()]);
    assert_eq!(span(&merged), Err(CalendarRefusal::Merged));
    let mut holed = both;
    holed.remove(5);
    assert_eq!((span(&holed), span(&[])), (Err(CalendarRefusal::Gap), Err(CalendarRefusal::Gap)));
    let of = |frequency, n| Period::new(2024, frequency, n).unwrap();
    let quarters = [of(Frequency::Quarter, 2), of(Frequency::Quarter, 3)];
    assert_eq!(span(&quarters), Ok(Span { start_month: 2024 * 12 + 3, count: 2, periods: 4 }));
    assert_eq!(span(&[of(Frequency::Quarter, 1), month(2024, 4)]), Err(CalendarRefusal::Gap));
    assert_eq!(span(&[of(Frequency::Year, 1)]), Err(CalendarRefusal::Periods));
    // What is asked for out of the calendar.
    assert_eq!(trading_day(2024 * 12 + 1, 4, 4), Err(CalendarRefusal::Periods));
    assert_eq!(trading_day(2024 * 12, 4, 6), Err(CalendarRefusal::Periods));
    assert_eq!(weekdays(i32::MAX, 4, 12), Err(CalendarRefusal::Years));
    assert_eq!(leap_year(2024 * 12, usize::MAX, 12), Err(CalendarRefusal::Years));
    assert_eq!(length(2024 * 12, 0, 12).map(|r| r.values.len()), Ok(0));
    let during = Window::new(0, 6).unwrap();
    let new_year = |centre, start| holiday(Festival::NewYear, during, &centre, start, 24, 12);
    assert_eq!(new_year(1899..=2000, 24_000), Err(CalendarRefusal::Years));
    assert_eq!(new_year(RangeInclusive::new(2001, 2000), 24_000), Err(CalendarRefusal::Years));
    assert_eq!(new_year(CENTRE, 1899 * 12), Err(CalendarRefusal::Years));
    assert_eq!(new_year(CENTRE, 2100 * 12), Err(CalendarRefusal::Years));
    assert!(new_year(CENTRE, 2099 * 12).is_ok());
    assert_eq!((Window::new(3, 2), Window::new(-151, 0), Window::new(0, 151)), (None, None, None));
}

#[test]
fn a_merged_january_and_february_holds_the_new_year() {
    let of = |first, last| Window::new(first, last).unwrap();
    for (festival, window) in (-25..=12).flat_map(|a| (a..=12).map(move |b| (Festival::NewYear, of(a, b)))) {
        let values = holiday(festival, window, &(1900..=2100), 1900 * 12, 201 * 12, 12).unwrap().values;
        // Both months together have the whole window in every year, so that nothing is left of it when it is centred.
        let still = values.chunks(12).all(|year| (year[0] + year[1]).abs() < 1e-12);
        assert_eq!(inside_january_and_february(festival, window), still, "{window:?}");
    }
    assert!(!inside_january_and_february(Festival::MidAutumn, of(0, 0)));
}

#[test]
fn candidates_are_windows_without_overlap() {
    for festival in [Festival::NewYear, Festival::DragonBoat, Festival::MidAutumn] {
        let all = candidates(festival);
        assert!(all.iter().all(|windows| windows.windows(2).all(|w| w[0].last() + 1 == w[1].first())));
        assert!(all.iter().enumerate().all(|(n, a)| !all[..n].contains(a) && !a.is_empty()));
    }
    assert_eq!(candidates(Festival::NewYear).len(), 12);
    assert_eq!(holiday::CENTRE, 1930..=2030);
    assert_eq!(Effect::WorkingDays.group(), Group::TradingDay);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_week_has_seven_days(start in 1000 * 12..2990 * 12_i32, count in 0..60_usize) {
        let days = trading_day(start, count, 12).unwrap();
        let (one, long) = (weekdays(start, count, 12).unwrap(), length(start, count, 12).unwrap());
        for place in 0..count {
            // Contrasts are differences from Sundays: they and the length say all of the week.
            let total: f64 = days.iter().map(|d| d.values[place]).sum();
            let sundays = (long.values[place] + 30.4375 - total) / 7.0;
            prop_assert!(sundays == 4.0 || sundays == 5.0);
            let weekend = days[5].values[place] + 2.0 * sundays;
            prop_assert_eq!(one.values[place], total - days[5].values[place] + 5.0 * sundays - 2.5 * weekend);
        }
    }

    #[test]
    fn a_festival_has_no_average(first in -30..=0_i32, long in 0..40_i32, from in 1900..2050_i32, years in 1..50_i32, quarters in any::<bool>()) {
        let periods = if quarters { 4 } else { 12 };
        let window = Window::new(first, first + long).unwrap();
        let centre = from..=from + years;
        let count = usize::try_from(years + 1).unwrap() * periods;
        for festival in [Festival::NewYear, Festival::DragonBoat, Festival::MidAutumn] {
            let values = holiday(festival, window, &centre, from * 12, count, periods).unwrap().values;
            for place in 0..periods {
                let sum: f64 = values.iter().skip(place).step_by(periods).sum();
                prop_assert!(sum.abs() < 1e-11);
            }
        }
    }
}
