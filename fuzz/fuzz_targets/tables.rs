//! Files of every format, well written, badly written and mere bytes, through reading and every view: nothing panics, and what is shown is
//! sound.
#![no_main]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use libfuzzer_sys::fuzz_target;

mod sound;
mod views;
use views::VIEWS;

/// Columns and what stands in them: a letter for a list of [`words`].
const FORMATS: [(&str, &str); 12] = [
    ("indicator,area,period,measure,value,unit,status,source_id", "iapmvusS"),
    ("indicator,area,period,measure,value", "iapmv"),
    ("tile,row,column,en,zh", "annTT"),
    ("target,indicator,area,measure,from,to,value,upper,base,unit,en,zh,source_id", "gAapPPvvvuTTS"),
    ("section,indicator,area,measure,period,en,zh,supplier_en,supplier_zh", "ciampTTTT"),
    ("lamp,indicator,area,measure,least,en,zh,source_id", "liamvTTS"),
    ("lamp,indicator,area,measure,most,least", "liamvv"),
    ("task,en,zh,owner_en,owner_zh,group_en,group_zh,due,progress,state,opened,closed,source_id", "kTTTTggdvodds"),
    ("sentence,period,en,zh", "KPTT"),
    ("annotation,indicator,area,measure,period,from,to,value,en,zh", "NiampPPvTT"),
    ("code,en,zh,short_en,short_zh,nature", "CTTTTf"),
    ("unit,exponent,en,zh", "unTT"),
];
const SOURCES: (&str, &str) = ("source_id,title,agency_en,agency_zh,publisher,date,url", "STTTTdU");

/// What may stand in a column; sensible words before odd ones.
fn words(kind: char) -> &'static [&'static str] {
    match kind {
        'i' => &["a", "b", "c", "a", "b", "a", "", "d e"],
        'A' => &["a", "b", "a", "a"],
        'a' => &["C", "D", "E", "C", "C", "F", "", "\"<&>\""],
        'm' => &["level", "yoy", "level_ytd", "yoy_ytd", "mom_sa", "", "x", "target"],
        'p' | 'P' => &[
            "2024-06",
            "2024-05",
            "2023-06",
            "2024-01/P2M",
            "2023-12",
            "2024-12",
            "2024-Q2",
            "2024",
            "2023",
            "2024-S1",
            "",
            "2022-12",
            "2023-01/P2M",
            "1000-01",
            "2999-12",
            "2025-03",
        ],
        'v' => &[
            "5",
            "5.5",
            "-3.25",
            "0",
            "100",
            "",
            "7%",
            "-0.0",
            "1e40",
            "99999999999999",
            "1e-30",
            "…",
            "12",
            "3",
            "40.4",
            "-1e40",
        ],
        'u' => &["t", "%", "", "index_50", "u", "t", "t", "%"],
        's' => &["", "P", "E", "F", "B", "R", "x", ""],
        'S' => &["", "s1", "s2", "s1"],
        'n' => &["1", "2", "3", "4", "60", "0", "8", "255"],
        'T' => &[
            "x",
            "",
            "中国",
            "A & B <i> \"q\" 'z'",
            "{a} {period} 5",
            "long words that go on and on and on until they must be broken",
            "\u{7}\u{1b}",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
            "x",
            "1",
            "\u{202e}x",
            "{",
            "5%",
            "😀😀",
        ],
        'g' => &["reach", "lower", "floor", "ceiling", "range", "reach", "x", ""],
        'c' => &["s", "r", "s", "", "t"],
        'l' => &["blue", "green", "red", "light_blue", "yellow", "Red", "x"],
        'k' => &["1", "2", "3", "4", "5", "6", "7", "8", "9", ""],
        'd' => &[
            "2024-06-30",
            "2024-01-02",
            "2023-12-31",
            "",
            "2024-06",
            "2024-Q2",
            "2025",
            "1000-01-01",
            "2999-12-31",
            "2024年6月1日",
            "x",
            "2024-02-29",
        ],
        'o' => &["", "open", "done", "dropped", "done", "x"],
        'K' => &["figures/a", "change/a", "target/a", "figures/a/C", "figures/b", "target/a/2", "x"],
        'N' => &["point", "span", "rule", "x"],
        'C' => &["a", "b", "c", "C", "D", "E", "level", "t"],
        'f' => &["", "flow", "stock", "rate", "x"],
        'U' => &["", "https://example.org/a", "javascript:x"],
        _ => &[""],
    }
}

/// Bytes as they are needed; nothing but zeros after their end.
struct Source<'b>(&'b [u8]);

impl<'b> Source<'b> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn some(&mut self, count: usize) -> &'b [u8] {
        let (now, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        now
    }
}

fn field(out: &mut Vec<u8>, text: &str) {
    if text.contains([',', '"', '\n']) {
        out.extend(b"\"");
        out.extend(text.replace('"', "\"\"").bytes());
        out.extend(b"\"");
    } else {
        out.extend(text.bytes());
    }
}

/// A table of a format; in places what does not belong there.
fn table(source: &mut Source<'_>, (head, kinds): (&str, &str)) -> Vec<u8> {
    let mut out = Vec::from(head);
    for _ in 0..1 + source.next() % 12 {
        out.push(b'\n');
        for (i, kind) in kinds.chars().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            let all = words(kind);
            match source.next() {
                255 => out.extend(source.some(3)),
                pick => field(&mut out, all[usize::from(pick) % all.len()]),
            }
        }
    }
    out
}

/// Figures of every area and month, so that there is something for the other tables to stand beside.
fn figures(source: &mut Source<'_>) -> Vec<u8> {
    let mut out = Vec::from("indicator,area,period,measure,value,unit,status");
    let (shape, slope, level) = (source.next(), source.next(), f64::from(source.next()) - 100.0);
    let months = i32::from(source.next() % 40) + 1;
    for (i, indicator) in ["a", "b", "c"].into_iter().enumerate().take(1 + usize::from(shape % 3)) {
        for (k, area) in ["C", "D", "E", "F"].into_iter().enumerate().take(1 + usize::from(shape / 3 % 4)) {
            let kind = ["level", "yoy", "level_ytd", "yoy_ytd"][(usize::from(shape / 16) + i) % 4];
            let unit = if kind.starts_with("yoy") { "%" } else { words('u')[usize::from(shape) % 8] };
            for month in 0..months {
                let period = match (month % 12, shape % 5) {
                    (0, 0) => continue,
                    (1, 0) => format!("{}-01/P2M", 2022 + month / 12),
                    _ => format!("{}-{:02}", 2022 + month / 12, month % 12 + 1),
                };
                let value =
                    level + f64::from(month) * (f64::from(slope) - 128.0) / 16.0 + 3.0 * i as f64 - 7.5 * k as f64;
                let status = if month + 2 > months { "P" } else { "" };
                out.extend(format!("\n{indicator},{area},{period},{kind},{value:.1},{unit},{status}").bytes());
            }
        }
    }
    out
}

fuzz_target!(|bytes: &[u8]| {
    let mut source = Source(bytes);
    let [manner, pick, size, asks] = [(); 4].map(|()| source.next());
    let mut files: Vec<Vec<u8>> = Vec::new();
    if manner % 4 > 0 {
        files.push(figures(&mut source));
    }
    while !source.0.is_empty() && files.len() < 7 {
        let kind = source.next();
        files.push(match usize::from(kind) % 16 {
            i @ 0..12 => table(&mut source, FORMATS[i]),
            12 | 13 => table(&mut source, SOURCES),
            // A known head above mere bytes, or bytes alone.
            14 => [FORMATS[usize::from(kind / 16) % 12].0.as_bytes(), b"\n", source.some(40)].concat(),
            _ => source.some(60).to_vec(),
        });
    }
    let files: Vec<File<'_>> = files.iter().map(|bytes| File { name: "f.csv", bytes }).collect();
    let width = [640.0, 358.0, 1280.0, 80.0, 1.0, 280.0, 960.0, 2000.0][usize::from(size % 8)];
    let height = [0.0, 0.0, 300.0, 40.0][usize::from(size / 8 % 4)];
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.handle(Input::Resize { width, height, ratio: 1.0 });
    let mut loaded = false;
    for step in 0..5_usize {
        let view = VIEWS[(usize::from(pick) + step * 7) % VIEWS.len()];
        let asked = Asked {
            lang: ["en", "zh"][usize::from(asks) % 2].into(),
            view: view.into(),
            indicator: ["", "a b", "a", "b c"][usize::from(asks / 2) % 4].into(),
            area: ["", "", "C D", "D"][usize::from(asks / 8) % 4].into(),
            period: ["", "2024-06", "", "2024", "2023-12", "", "2999-12", "1000-01"][usize::from(asks / 32)].into(),
            today: ["2024-06-15", "", "2999-12-31"][usize::from(size / 32) % 3].into(),
            ..Asked::default()
        };
        widget.configure(&asked).expect("the view is written as it should be");
        if !loaded {
            loaded = true;
            if widget.load(&files).is_err() {
                return;
            }
        }
        if let Err(why) = sound::sound(&mut widget) {
            panic!("{view} at {width}: {why}");
        }
        for key in [Key::Home, Key::Down, Key::Right, Key::Up, Key::End, Key::Left] {
            widget.handle(Input::Key(key));
            if let Err(why) = sound::overlay(&mut widget) {
                panic!("{view} at {width}: {why}");
            }
        }
        if let Some(heads) = widget.heads() {
            for head in heads.heads {
                widget.handle(Input::Sort(head.number));
            }
        }
        widget.handle(Input::Key(Key::Enter));
        if let Err(why) = sound::sound(&mut widget) {
            panic!("{view} opened at {width}: {why}");
        }
        widget.handle(Input::Back);
    }
});
