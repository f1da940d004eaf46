//! The palette is told apart by readers with every kind of colour vision, on light and on dark paper.
//!
//! Dichromacy is simulated by the matrices of Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB; distances are Euclidean in
//! OKLab (Ottosson 2020), times 100. Contrasts with the paper are held in `theme.rs`. Colour is never alone: these are the least distances.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::theme::{Color, Theme, Tone};

type Matrix = [[f64; 3]; 3];

const SIGHT: [(&str, Matrix); 4] = [
    ("trichromacy", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn times(matrix: &Matrix, v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(v).map(|(m, x)| m * x).sum())
}

fn oklab(color: Color, sight: &Matrix) -> [f64; 3] {
    let linear = [color.0, color.1, color.2].map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    let seen = times(sight, linear).map(|c| c.clamp(0.0, 1.0));
    let cones: Matrix = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    let lab: Matrix = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(&lab, times(&cones, seen).map(f64::cbrt))
}

/// The least distance among pairs of colours, for a kind of sight.
fn least(colors: &[Color], sight: &Matrix, counts: impl Fn(usize, usize) -> bool) -> f64 {
    let seen: Vec<[f64; 3]> = colors.iter().map(|c| oklab(*c, sight)).collect();
    let mut least = f64::MAX;
    for j in 0..seen.len() {
        for i in (0..j).filter(|i| counts(*i, j)) {
            let square: f64 = seen[i].iter().zip(seen[j]).map(|(a, b)| (a - b) * (a - b)).sum();
            least = least.min(square.sqrt() * 100.0);
        }
    }
    least
}

#[test]
fn series_are_told_apart() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        for (name, sight) in &SIGHT {
            let of = |counts: &dyn Fn(usize, usize) -> bool| least(&theme.series, sight, counts);
            let [four, neighbours, all] = [of(&|_, j| j < 4), of(&|i, j| j == i + 1), of(&|_, _| true)];
            assert!(four >= 8.5, "{name}: {four} among the first four");
            assert!(neighbours >= 8.5, "{name}: {neighbours} between neighbours");
            assert!(all >= 4.9, "{name}: {all} among all");
        }
    }
}

#[test]
fn lamps_are_told_apart() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        let lamps = [Tone::Cold, Tone::Cool, Tone::Good, Tone::Warm, Tone::Bad].map(|tone| theme.tone(tone));
        for (name, sight) in &SIGHT {
            let least = least(&lamps, sight, |_, _| true);
            assert!(least >= 10.0, "{name}: {least}");
        }
    }
}
