//! What a page has to load, in bytes, and whether that keeps within the budget.

use crate::config::{Config, Engine};
use crate::{Outcome, bundle};
use std::io::Write;
use std::path::Path;

/// Bytes of a file as it is, after `gzip -9` and after `brotli -11`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn of(bytes: &[u8]) -> Outcome<Self> {
        let wrong = |e: std::io::Error| format!("cannot compress: {e}");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes).map_err(wrong)?;
        let mut packed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).map_err(wrong)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish().map_err(wrong)?.len(), brotli: packed.len() })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn print(self, name: &str) {
        let Self { raw, gzip, brotli } = self;
        eprintln!("  {name:<24}{:>10}{:>10}{:>10}", grouped(raw), grouped(gzip), grouped(brotli));
    }
}

/// Prints the sizes of the package, and says whether they keep within the budget.
pub(crate) fn report(config: &Config) -> Outcome<bool> {
    eprintln!("  {:<24}{:>10}{:>10}{:>10}", "a first trend chart", "raw", "gzip -9", "brotli");
    let measured = |name: &str| {
        let file = Path::new(&config.build.out_dir).join(name);
        let bytes = std::fs::read(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        let sizes = Sizes::of(&bytes)?;
        sizes.print(name);
        Ok::<_, String>(sizes)
    };
    let (first, later) = config.build.engine.split_first().ok_or("wasm-pack.toml names no engine")?;
    let mut total = Sizes::default();
    for name in bundle::SCRIPTS.into_iter().map(String::from).chain(first.files()) {
        total = total.plus(measured(&name)?);
    }
    total.print("total");
    let budget = config.budget.first_chart;
    let kept = total.brotli <= budget;
    eprintln!("  {:<44}{:>10}  {}", "budget", grouped(budget), if kept { "kept" } else { "EXCEEDED" });
    eprintln!("  fetched when more is asked");
    let more = bundle::LATER.into_iter().map(String::from).chain(later.iter().flat_map(Engine::files));
    for name in more {
        total = total.plus(measured(&name)?);
    }
    total.print("everything");
    Ok(kept)
}

fn grouped(bytes: usize) -> String {
    let digits = bytes.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_compresses_and_nothing_is_lost_in_the_sum() {
        let sizes = Sizes::of("barometer ".repeat(1000).as_bytes()).unwrap();
        assert_eq!(sizes.raw, 10_000);
        assert!(sizes.gzip < 200 && sizes.brotli < 100);
        assert_eq!(sizes.plus(sizes).brotli, 2 * sizes.brotli);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(["0", "999", "1,000", "65,000", "1,234,567"], [0, 999, 1000, 65_000, 1_234_567].map(grouped)[..]);
    }
}
