//! How many bytes a page loads, raw and compressed, and whether that is within the budget.

use crate::Outcome;
use crate::config::Config;
use crate::shell::root;
use std::fs;
use std::io::Write as _;

/// Prints the table of sizes; tells whether the budget is kept.
pub(crate) fn report(config: &Config) -> Outcome<bool> {
    let pkg = root().join(&config.build.out_dir);
    let name = &config.build.out_name;
    let files = ["barograph.js".into(), "element.js".into(), format!("{name}.js"), format!("{name}_bg.wasm")];
    println!("{:<18} {:>9} {:>9} {:>9}", "first trend chart", "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for file in files {
        let bytes = fs::read(pkg.join(&file)).map_err(|e| format!("pkg/{file}: {e}"))?;
        let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        line(&file, sizes);
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    line("together", total);
    let [_, _, compressed] = total;
    let budget = config.budget.first_chart;
    println!("budget {budget}, {}", if compressed <= budget { "kept" } else { "EXCEEDED" });
    Ok(compressed <= budget)
}

fn line(name: &str, [raw, gzip, brotli]: [usize; 3]) {
    println!("{name:<18} {raw:>9} {gzip:>9} {brotli:>9}");
}

fn gzip(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map(|out| out.len()).map_err(|e| format!("gzip: {e}"))
}

fn brotli(bytes: &[u8]) -> Outcome<usize> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).map_err(|e| format!("brotli: {e}"))?;
    Ok(out.len())
}
