/**
 * A redraw of every view with about a thousand marks, beside ECharts where it has a like: the same figures, the same size, the same
 * Chromium, in turns. `cargo xtask bench --views` runs it. `--quick` redraws less.
 *
 * Prints what it measures as it goes, and a report as Markdown to the file that is named. Nothing is asserted: times are this
 * machine's, only ratios are of use elsewhere. `--only TEXT` takes the cases that say it; `--pictures FOLDER` keeps what was drawn.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from './chromium.mjs';
import { within } from './measure.mjs';
import { serve } from './server.mjs';
import { cases } from './views/cases.mjs';
import { report } from './views/report.mjs';

const PEER = { name: 'views', scripts: ['/barograph/barograph.js', '/modules/echarts/dist/echarts.min.js'], styles: [] };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' }, only: { type: 'string' }, pictures: { type: 'string' } } });
/** A case in a browser, ms. */
const PATIENCE = 120_000;
/** Browsers, and redraws of either kind in each. */
const [BROWSERS, REDRAWS] = values.quick ? [1, 12] : [3, 15];

const { origin, end } = await serve({ views: PEER });
const all = cases();
/** @type {import('./views/report.mjs').Measured[]} */
const measured = [];
let version = '';
try {
  for (let round = 0; round < BROWSERS; round += 1) {
    const browser = await launch();
    version = browser.version();
    try {
      for (const [number, { name, shows }] of all.entries()) {
        if (!`${name} ${shows}`.includes(values.only ?? '')) continue;
        const before = measured.find(one => one.number === number);
        if (before?.missing) continue;
        // Software raster at ratio 2, as of a page on a portal's screen.
        const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, deviceScaleFactor: 2 });
        try {
          await page.goto(`${origin}/bare?peer=views`);
          await page.evaluate(`import('/bench/views/stand.mjs')`);
          const got = /** @type {any} */ (await within(page.evaluate(`stand.run(${number}, ${REDRAWS})`), PATIENCE));
          if (values.pictures) await page.screenshot({ path: `${values.pictures}/${number}.png`, fullPage: true });
          if (got.refused) console.log(`  refused: ${got.refused}`);
          const kept = before ?? { number, name, shows, missing: '', counted: got.counted, pixels: got.pixels, found: {} };
          if (!before) measured.push(kept);
          for (const [way, names] of Object.entries(got.found)) {
            for (const [who, taken] of Object.entries(names)) ((kept.found[way] ??= {})[who] ??= []).push(.../** @type {any[]} */ (taken));
          }
          const middle = (/** @type {string} */ way, /** @type {string} */ who, /** @type {string} */ what) => {
            const taken = (got.found[way][who] ?? []).map((/** @type {any} */ one) => one[what]).sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
            return taken.length ? taken[taken.length >> 1].toFixed(2) : '–';
          };
          const told = Object.keys(got.found).flatMap(way => Object.keys(got.counted).map(who => `${way} ${who} ${middle(way, who, 'scripting')} + ${middle(way, who, 'raster')}`));
          console.log(name, JSON.stringify(got.counted), `${(got.pixels / 1e6).toFixed(1)} Mpx`, told.join('  '));
        } catch (error) {
          // A view that this package does not know, or whose files it cannot read.
          const why = String(/** @type {Error} */ (error).message).split('\n')[0]?.replace('page.evaluate: BarographError: ', '') ?? '';
          if (!before) measured.push({ number, name, shows, missing: why, counted: {}, pixels: 0, found: {} });
          console.log(`${name} is passed over: ${why}`);
        } finally {
          await page.close();
        }
      }
    } finally {
      await browser.close();
    }
  }
} finally {
  end();
}

const echarts = JSON.parse(readFileSync(new URL('node_modules/echarts/package.json', import.meta.url), 'utf8')).version;
const own = JSON.parse(readFileSync(new URL('../../pkg/package.json', import.meta.url), 'utf8')).version;
const text = report(measured, { redraws: BROWSERS * REDRAWS, day: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`, chromium: version, echarts, own });
if (positionals[0]) writeFileSync(positionals[0], text);
else console.log(text);
