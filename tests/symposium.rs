//! The first board: the eight figures of the symposium of 28 July 2025, as its text states them.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::theme::size;
use barograph::widget::Widget;
use std::fs;
use std::path::Path;

fn board(lang: &str) -> Widget {
    let names = ["symposium.csv", "industry.csv", "names.csv", "units.csv", "sources.csv"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data");
    let bytes = names.map(|n| fs::read(folder.join(n)).unwrap());
    let files: Vec<File<'_>> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
    let mut widget = Widget::new(Box::new(FixedAdvances));
    let indicator = "iva iva_manufacturing iva_equipment_mfg iva_hightech_mfg telecom_volume software_revenue \
                     base_stations_5g computing_racks";
    let asked = Asked {
        view: "board".into(),
        indicator: indicator.into(),
        measure: "yoy_ytd level".into(),
        period: "2025-06".into(),
        lang: lang.into(),
        ..Asked::default()
    };
    widget.configure(&asked).unwrap();
    widget.load(&files).unwrap();
    widget
}

/// The large figures of the tiles and the units beside them.
fn figures(widget: &mut Widget) -> Vec<String> {
    let labels: Vec<_> = widget.scene().labels().cloned().collect();
    let of = |size| labels.iter().filter(move |l| l.font == size).map(|l| l.text.as_str());
    of(size::FIGURE).zip(of(size::UNIT)).map(|(figure, unit)| format!("{figure} {unit}")).collect()
}

#[test]
fn the_tiles_say_what_the_text_says() {
    let mut zh = board("zh");
    assert_eq!(figures(&mut zh), ["6.4 %", "7 %", "10.2 %", "9.5 %", "9.3 %", "11.9 %", "455 万个", "1,043 万架"]);
    let mut en = board("en");
    let values: Vec<String> = en.table().rows.iter().map(|row| row.get(3).unwrap().clone()).collect();
    assert_eq!(
        values,
        ["6.4%", "7%", "10.2%", "9.5%", "9.3%", "11.9%", "4.55 million units", "10.43 million standard racks"]
    );
}

#[test]
fn every_tile_has_a_period_a_change_a_status_where_there_is_one_and_a_source() {
    let mut widget = board("en");
    for row in &widget.table().rows {
        let [indicator, _, period, _, change, status, source] = row.as_slice() else { panic_with(row) };
        assert!(period.ends_with("2025"), "{indicator}: {period}");
        assert!(change.starts_with(['▲', '▼']), "{indicator}: {change}");
        assert!(source.starts_with("Ministry of Industry and Information Technology: "), "{indicator}: {source}");
        if indicator == "Computing racks" {
            assert!(status.contains("preliminary") && status.contains("revised: 10.85 million"), "{status}");
        }
    }
}

fn panic_with(row: &[String]) -> ! {
    unreachable!("a row of another shape: {row:?}")
}

#[test]
fn behind_each_tile_stands_its_history() {
    for slot in 0..8 {
        let mut widget = board("zh");
        use barograph::widget::input::{Input, Key};
        widget.handle(Input::Key(Key::Home));
        for _ in 0..slot {
            widget.handle(Input::Key(Key::Right));
        }
        widget.handle(Input::Key(Key::Enter));
        assert_eq!(widget.chrome().view, "trend");
        assert!(widget.rows().len() >= 4, "tile {slot} has {} figures", widget.rows().len());
    }
}
