//! Pictures of many targets have room for their words, and those of extremes are finite.

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::Input;

/// Made-up targets of every kind, as files.
fn many(count: usize) -> (String, String) {
    let (mut targets, mut figures) = (
        String::from("target,indicator,area,measure,from,to,value,upper,unit,en,zh\n"),
        String::from("indicator,area,period,measure,value,unit\n"),
    );
    for i in 0..count {
        let (aim, measure, from, upper) = [
            ("reach", "level", "2025", ""),
            ("lower", "level", "2025", ""),
            ("reach", "level_ytd", "", ""),
            ("reach", "yoy_ytd", "", ""),
            ("range", "yoy_ytd", "", "9"),
            ("floor", "level", "2025", ""),
            ("ceiling", "level", "2025", ""),
        ][i % 7];
        let value = [7.5, -12_345.6_f64, 88_888_888.0][i % 3].min(if upper.is_empty() { f64::MAX } else { 8.0 });
        let unit = if measure == "yoy_ytd" { "%" } else { "10k vehicles" };
        let (en, zh) = match i % 4 {
            0 => (
                "Example of a rather long name of a target that nobody would like to read twice over",
                "示例目标名称较长须分行显示以检验版面是否留有足够位置",
            ),
            _ => ("Example", "示例"),
        };
        targets += &format!("{aim},i{i},Here,{measure},{from},2026,{value},{upper},{unit},{en},{zh}\n");
        if i % 5 != 4 {
            for (m, share) in [(12, 0.4), (3, 0.7), (6, 1.3 - (i % 3) as f64 * 0.9)] {
                let y = if m == 12 { 2025 } else { 2026 };
                figures += &format!("i{i},Here,{y}-{m:02},{measure},{:.2},{unit}\n", value * share);
            }
        }
    }
    (targets, figures)
}

#[test]
fn pictures_of_many_targets_have_room_for_their_words() {
    let units = "unit,exponent,en,zh\n10k vehicles,4,vehicles,辆\n";
    for count in [1, 2, 7, 40] {
        let (targets, figures) = many(count);
        for (view, lang) in ["targets", "targets(trajectory)"].into_iter().flat_map(|v| [(v, "zh"), (v, "en")]) {
            let mut widget = Widget::new(Box::new(FixedAdvances));
            let asked = Asked { view: view.into(), lang: lang.into(), ..Asked::default() };
            widget.configure(&asked).unwrap();
            let files = [("t.csv", &*targets), ("f.csv", &*figures), ("u.csv", units)];
            widget.load(&files.map(|(name, text)| File { name, bytes: text.as_bytes() })).unwrap();
            assert_eq!(widget.table().rows.len(), count);
            for width in [320, 358, 414, 520, 640, 768, 900, 1024, 1280, 1600] {
                widget.handle(Input::Resize { width: f64::from(width), height: 0.0, ratio: 1.0 });
                let scene = widget.scene();
                let labels: Vec<_> = scene.labels().map(|l| (l.extent(), &l.text)).collect();
                for (i, (a, text)) in labels.iter().enumerate() {
                    let inside = a.x >= -0.5 && a.right() <= scene.width + 0.5 && a.bottom() <= scene.height + 0.5;
                    assert!(inside, "{view} {lang} {count} at {width}: \"{text}\" leaves the picture");
                    for (b, other) in labels.iter().skip(i + 1) {
                        assert!(!a.overlaps(*b), "{view} {lang} {count} at {width}: \"{text}\" overlaps \"{other}\"");
                    }
                }
            }
        }
    }
}

#[test]
fn a_plan_is_shown_before_its_first_figure() {
    let plan = "target,indicator,measure,from,to,value,base,unit\nreach,share,level,2025,2030,12.5,10,%\n";
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&Asked { view: "targets(trajectory)".into(), ..Asked::default() }).unwrap();
    widget.handle(Input::Resize { width: 800.0, height: 0.0, ratio: 1.0 });
    widget.load(&[File { name: "plan.csv", bytes: plan.as_bytes() }]).unwrap();
    assert!(widget.scene().labels().any(|l| l.text == "No figure yet: the plan path alone is shown."));
    assert!(widget.chrome().description.contains("No figure yet"));
}

#[test]
fn pictures_of_extremes_are_finite() {
    let numbers = ["0", "-0", "0.0000001", "-5", "999999999999999", "-999999999999999", "1e300", "-1e300"];
    let aims = ["reach", "lower", "floor", "ceiling", "range"];
    for (measure, unit) in [("level", ""), ("level_ytd", "10k units"), ("yoy_ytd", "%"), ("yoy", "%")] {
        for (view, first) in ["targets", "targets(trajectory)"].into_iter().flat_map(|v| numbers.map(|n| (v, n))) {
            let mut targets = String::from("target,indicator,measure,from,to,value,upper,unit\n");
            let mut figures = String::from("indicator,period,measure,value,unit\n");
            for (i, (aim, number)) in aims.into_iter().flat_map(|a| numbers.map(|n| (a, n))).enumerate() {
                let upper = if aim == "range" { number } else { "" };
                targets += &format!("{aim},i{i},{measure},2024,2025,{number},{upper},{unit}\n");
                figures += &format!(
                    "i{i},2024-12,{measure},{first},{unit}\ni{i},2025-06,{measure},{},{unit}\n",
                    numbers[i % 7]
                );
            }
            let mut widget = Widget::new(Box::new(FixedAdvances));
            widget.configure(&Asked { view: view.into(), ..Asked::default() }).unwrap();
            let files = [("t.csv", &targets), ("f.csv", &figures)];
            widget.load(&files.map(|(name, text)| File { name, bytes: text.as_bytes() })).unwrap();
            for width in [1.0, 40.0, 320.0, 900.0] {
                widget.handle(Input::Resize { width, height: 0.0, ratio: 1.0 });
                let said = format!("{:?}", widget.scene());
                assert!(!said.contains("NaN") && !said.contains("inf"), "{measure} {view} {first} at {width}");
            }
        }
    }
}
