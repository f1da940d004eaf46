/** Methods in the page: attributes, the lamp, the menu, slices. */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { frame, open, ready, test } from './harness.mjs';

const DATA = 'src="/data/classics.csv /data/names.csv /data/units.csv /data/classics_sources.csv"';
const AIR = `${DATA} indicator="air_passengers" measure="level"`;

/** @param {import('playwright-core').Page} page */
async function accessible(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector('baro-graph')));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), []);
}

test('the adjusted series stands beside the published one, and a lamp opens to the figures behind it', async () => {
  const page = await open(`<baro-graph ${AIR} adjust="x11(mode=mult, seasonal=3x5, trend=13)" trend="henderson(13)"></baro-graph>`);
  const chart = await ready(page);
  const rows = await chart.evaluate(graph => graph.rows());
  const of = measure => rows.filter(row => row.measure === measure);
  assert.deepEqual([of('level').length, of('sa').length, of('trend').length], [144, 144, 144]);
  // What X-13ARIMA-SEATS has in D11.
  assert.equal(of('sa')[0].value.toFixed(9), '124.014545643');
  assert.deepEqual([of('sa')[0].status, of('sa')[143].status, of('sa')[0].method], ['', 'P', 'level | x11(mode=mult, seasonal=3x5, trend=13)']);
  const lamp = chart.locator('[part=lamp]');
  assert.match((await lamp.textContent()) ?? '', /●Adjustment: good/);
  await lamp.click();
  const working = chart.locator('[part=working]');
  await working.waitFor();
  const text = (await working.textContent()) ?? '';
  assert.match(text, /Q 0\.28, without M2 0\.31/);
  assert.match(text, /Stable seasonality: F 192\.61/);
  await accessible(page);
  assert.deepEqual(page.errors, []);
});

test('methods are chosen in the menu, and the page is told', async () => {
  const page = await open(`<baro-graph ${AIR.replace(' measure="level"', '')}></baro-graph>`);
  const chart = await ready(page);
  await chart.evaluate(graph => {
    globalThis.changes = [];
    graph.addEventListener('change', event => globalThis.changes.push(event.detail));
  });
  await chart.locator('[part=compute]').click();
  const chip = text => chart.locator('[part=chip]').getByText(text, { exact: true });
  await chip('X-11').waitFor();
  await chip('X-11').click();
  await frame(page);
  await chip('Henderson').click();
  await frame(page);
  const changes = await page.evaluate(() => globalThis.changes.map(({ transform, adjust, trend }) => [transform, adjust, trend]));
  assert.deepEqual(changes, [['', 'x11', ''], ['', 'x11', 'henderson']]);
  assert.equal(await chip('X-11').getAttribute('aria-pressed'), 'true');
  assert.equal(await chart.locator('[part=lamp]').isVisible(), true);
  await chip('X-11').click();
  await frame(page);
  assert.equal(await chart.locator('[part=lamp]').isVisible(), false);
  await accessible(page);
});

test('the best forecast is found in slices, and its errors stand beside it', async () => {
  const page = await open(`<baro-graph ${AIR}></baro-graph>`);
  const chart = await ready(page);
  // The page is not held up: frames come while the slices are done, and say how far they are.
  const said = await chart.evaluate(async graph => {
    const heard = new Set();
    graph.forecast = 'best(6)';
    await graph.ready;
    while (!graph.rows().some(row => row.measure === 'forecast' && row.value !== null)) {
      await new Promise(requestAnimationFrame);
      heard.add(graph.shadowRoot.querySelector('[part=busy]')?.textContent);
    }
    return [...heard].filter(Boolean);
  });
  assert.ok(said.length > 0 && said.every(text => /^Testing forecasts: \d+ of 240$/.test(text)), said.join('\n'));
  await frame(page);
  const rows = await chart.evaluate(graph => graph.rows());
  const ahead = rows.filter(row => row.measure === 'forecast');
  assert.deepEqual([ahead.length, ahead[0].period, ahead[0].status], [6, '1961-01', 'F']);
  assert.match((await chart.locator('[part=notes]').textContent()) ?? '', /errors of the last 24 forecasts MASE/);
  assert.equal(await chart.locator('[part=busy]').isVisible(), false);
  const csv = await chart.evaluate(graph => graph.csv());
  assert.match(csv, /Upper end, 95%/);
  await accessible(page);
  assert.deepEqual(page.errors, []);
});

test('what does not suit leaves the series, and says why in the language of the page', async () => {
  const page = await open(`<baro-graph ${DATA} indicator="nile_flow" adjust="x11"></baro-graph>`, { lang: 'zh' });
  const chart = await ready(page);
  assert.match((await chart.locator('[part=notes]').textContent()) ?? '', /季节调整（X-11）：不适用于该频率。/);
  const rejected = await chart.evaluate(async graph => {
    graph.trend = 'hendersen';
    return graph.ready.catch(({ code, message }) => ({ code, message }));
  });
  assert.equal(rejected?.code, 'transform/unknown-step');
  assert.match(rejected?.message ?? '', /“hendersen”.*henderson、?/);
});
