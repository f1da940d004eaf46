/**
 * Methods in the browser, and X-13ARIMA-SEATS as a process, in one run:
 * `X13AS=path/to/x13as node --test benches/browser/methods.mjs`.
 *
 * The series is that of `benches/x11.rs`, 600 months. Each measure is the median of its runs, in Chromium with the built package.
 * A derivation is timed whole: steps read, method run, series put into the data. Nothing is asserted: times are this machine's.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, test } from '../../tests/page/harness.mjs';

function series() {
  let state = 7n;
  const noise = () => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number(state >> 33n) / 2 ** 31;
  };
  const season = [0.9, 0.85, 1, 1.02, 1.05, 1.1, 1.08, 1.06, 1.03, 1, 0.96, 0.95];
  return Array.from({ length: 600 }, (_, t) => (100 + t / 3) * season[t % 12] * (0.98 + 0.04 * noise()));
}

const median = times => [...times].sort((a, b) => a - b)[times.length >> 1];

/** The same series through X-13, filters chosen by the program. */
function process13(values) {
  const folder = mkdtempSync(join(tmpdir(), 'barograph-x13-'));
  const rows = [];
  for (let i = 0; i < values.length; i += 6) rows.push(values.slice(i, i + 6).map(v => v.toFixed(6)).join(' '));
  const spec = `series{ start=1960.1 period=12 decimals=5 data=(\n${rows.join('\n')}\n) }\nx11{ mode=mult save=(d10 d11 d12 d13) }\n`;
  writeFileSync(join(folder, 's.spc'), spec);
  const times = [];
  let good = true;
  for (let run = 0; run < 20 && good; run += 1) {
    const begun = performance.now();
    good = spawnSync(process.env.X13AS ?? 'x13as', [join(folder, 's')], { cwd: folder }).status === 0;
    times.push(performance.now() - begun);
  }
  rmSync(folder, { recursive: true });
  return good ? median(times) : undefined;
}

test('methods over 600 months', async () => {
  const values = series();
  const month = t => `${1960 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
  const csv = `indicator,area,period,freq,measure,value,unit\n${values.map((v, t) => `x,C,${month(t)},M,level,${v.toFixed(6)},units`).join('\n')}\n`;
  const page = await open('<p></p>');
  const found = await page.evaluate(async text => {
    const { default: init, Engine } = await import('/barograph/engine.js');
    await init({ module_or_path: '/barograph/engine_bg.wasm' });
    const engine = new Engine(document.createElement('canvas'));
    engine.load(['x.csv'], [new TextEncoder().encode(text)]);
    const middle = times => [...times].sort((a, b) => a - b)[times.length >> 1];
    /** Blanks that change nothing but the text, so that nothing is taken over from the run before. */
    const timed = (line, form, runs) => {
      const batch = () => {
        const begun = performance.now();
        for (let run = 0; run < runs; run += 1) {
          engine.configure({ measure: 'level', transform: '\n'.repeat(line) + form.replace('#', ' '.repeat(run % 7)) });
        }
        return (performance.now() - begun) / runs;
      };
      return middle(Array.from({ length: 5 }, batch));
    };
    const out = {};
    const forms = [
      [1, 'x11(#mode=mult)', 100],
      [1, 'x11(#mode=mult, china)', 5],
      [1, 'stl(#robust)', 20],
      [1, 'stl(#mode=mult)', 20],
      [2, 'henderson(#)', 50],
      [2, 'hp(#)', 50],
      [2, 'hp(#one_sided)', 50],
      [2, 'loess(#robust=3)', 20],
      [2, 'theil_sen(#)', 20],
      [3, 'theta(#)', 20],
      [3, 'holt_winters(#)', 10],
      [4, 'turning_points(#)', 50],
      [4, 'change_points(#)', 50],
      [4, 'outliers(#)', 50],
    ];
    for (const [line, form, runs] of forms) out[form.replace('#', '')] = timed(line, form, runs);
    engine.configure({ measure: 'level', transform: '\n\n\nbest' });
    const slices = [];
    for (;;) {
      const begun = performance.now();
      if (engine.work() === null) break;
      slices.push(performance.now() - begun);
    }
    slices.sort((a, b) => a - b);
    Object.assign(out, { 'best: slices': slices.length, 'best: median slice': middle(slices), 'best: longest slice': slices.at(-1) });
    return out;
  }, csv);
  for (const [name, value] of Object.entries(found)) console.log(`${name.padEnd(28)} ${name.endsWith('slices') ? value : `${value.toFixed(2)} ms`}`);
  const theirs = process13(values);
  if (theirs === undefined) console.log('there is no x13as to compare with');
  else console.log(`${'x13as, the process'.padEnd(28)} ${theirs.toFixed(2)} ms; X-11 here takes ${(found['x11(mode=mult)'] / theirs).toFixed(4)} of it`);
});
