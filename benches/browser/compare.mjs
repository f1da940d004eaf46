/**
 * Barograph beside uPlot, ECharts, Chart.js and Lightweight Charts: the same data, the same Chromium, in turns.
 * `cargo xtask bench` runs it. `--quick` takes few sizes and one round.
 *
 * Prints what it measures as it goes, and a report as Markdown to the file that is named. Nothing is asserted: times are this
 * machine's, only ratios are of use elsewhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { launch } from './chromium.mjs';
import { cold, measure } from './measure.mjs';
import { report } from './report.mjs';
import { serve } from './server.mjs';

const FILES = ['barograph.mjs', 'canvas.mjs', 'uplot.mjs', 'lightweight.mjs', 'chartjs.mjs', 'echarts.mjs'];
/** Points, and how often each is drawn. */
const SIZES = /** @type {const} */ ([[1e3, 5], [1e5, 5], [1e6, 3], [1e7, 2]]);

const [file = '', quick = ''] = process.argv.slice(2);
const peers = Object.fromEntries(await Promise.all(FILES.map(async file => [file, { ...(await import(`./peers/${file}`)), file }])));
const { origin, end } = await serve(peers);

/** Every measure of every library at every size. @type {Record<string, Record<number, Record<string, number[]>>>} */
const found = {};
/** What could not be measured. @type {Record<string, Record<number, string>>} */
const missing = {};
for (const [count, rounds] of quick ? SIZES.slice(0, 2) : SIZES) {
  for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
    // Each begins a round in turn.
    for (let i = 0; i < FILES.length; i += 1) {
      const peer = peers[FILES[(i + round) % FILES.length] ?? ''];
      if (missing[peer.name]?.[count]) continue;
      const fresh = await launch();
      try {
        const measured = await measure(fresh, origin, peer, count);
        const all = ((found[peer.name] ??= {})[count] ??= {});
        for (const [what, value] of Object.entries(measured)) (all[what] ??= []).push(value);
        console.log(count, peer.name, Object.entries(measured).map(([what, value]) => `${what} ${value.toFixed(2)}`).join('  '));
      } catch (error) {
        (missing[peer.name] ??= {})[count] = String(/** @type {Error} */ (error).message).split('\n')[0] ?? '';
        console.log(count, peer.name, error);
      } finally {
        await fresh.close();
      }
    }
  }
}

/** @type {Record<string, Record<number, number[]>>} */
const starts = {};
const ways = FILES.filter(file => file !== 'canvas.mjs').flatMap(file => (file === 'barograph.mjs' ? [['Barograph, a file', `peer=${file}&way=src`], ['Barograph, `data`', `peer=${file}`]] : [[peers[file].name, `peer=${file}`]]));
const shared = await launch();
for (const slowdown of [1, 4]) {
  for (let round = 0; round < (quick ? 3 : 15); round += 1) {
    for (const [name = '', query = ''] of ways) ((starts[name] ??= {})[slowdown] ??= []).push(await cold(shared, origin, query, slowdown));
  }
}
const version = shared.version();
await shared.close();
end();

const versions = Object.values(peers)
  .filter(({ module }) => module)
  .map(({ name, module }) => `${name} ${JSON.parse(readFileSync(new URL(`node_modules/${module}/package.json`, import.meta.url), 'utf8')).version}`);
const text = report({ found, missing, starts, versions, chromium: version, machine: `${cpus().length} × ${cpus()[0]?.model.trim()}` });
if (file) writeFileSync(file, text);
else console.log(text);
