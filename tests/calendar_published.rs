//! Effects of the calendar in long published series, where the folder of collected figures lies beside the project.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use std::path::Path;

/// What the working says of the adjusted series.
fn says(bytes: &[u8], indicator: &str, area: &str, adjust: &str) -> String {
    let asked = Asked {
        indicator: indicator.into(),
        area: area.into(),
        measure: "level".into(),
        transform: format!("\n{adjust}"),
        lang: "en".into(),
        ..Asked::default()
    };
    let mut w = Widget::new(Box::new(FixedAdvances));
    w.configure(&asked).unwrap();
    w.load(&[File { name: "long.csv", bytes }]).unwrap();
    let row = w.rows().into_iter().find(|r| r.measure == "sa").unwrap();
    let key = [row.indicator, row.area, row.measure, row.freq.into(), row.period, row.method];
    let lines = w.explain(&key).unwrap().steps.into_iter().flat_map(|s| s.lines);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn effects_that_everybody_knows_are_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/reference/long_seasonal.csv");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    // Chinese exports, 2008 on: the New Year in January or February, and a day more in leap years.
    let exports = says(&bytes, "exports_goods", "China", "x11(china)");
    assert!(exports.contains("Festivals: removed (F 37"), "{exports}");
    assert!(exports.contains("Chinese New Year, days 0 to +6"), "{exports}");
    assert!(!exports.contains("Mid-Autumn"), "{exports}");
    // German manufacturing, 1991 on: days of the week, and no New Year in February. (Of the other festivals the Dragon Boat moves
    // with the moon as Whitsun does, and would be found.)
    let production = says(&bytes, "ipi_manufacturing", "Germany", "x11(td, leap, newyear)");
    assert!(production.contains("Trading days: removed (F 39"), "{production}");
    assert!(!production.contains("Festivals: removed"), "{production}");
}
