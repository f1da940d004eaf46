/** Everything the picture says can be reached by keys, and is spoken. */
import assert from 'node:assert/strict';
import { BOARD, IVA, frame, open, ready, records, test } from './harness.mjs';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jun 2025`, `Jan–Feb 2025`. @param {string} period */
function label(period) {
  const [year, month] = period.split(/[-/]/);
  return period.endsWith('P2M') ? `Jan–Feb ${year}` : `${MONTHS[Number(month) - 1]} ${year}`;
}

const months = records('iva.csv').filter(row => row.measure === 'yoy' && row.freq === 'M');
const live = chart => chart.locator('[role=status]').textContent();
const number = text => Number(/([−-]?[\d.]+)%/.exec(text)?.[1]?.replace('−', '-'));

test('the arrows reach every month of industrial value added, and each is spoken', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph>`);
  const chart = await ready(page);
  await chart.locator('[part=stage]').focus();
  await page.keyboard.press('Home');
  const published = months.filter(row => row.indicator === 'iva').sort((a, b) => (a.period < b.period ? -1 : 1));
  assert.equal(published.length, 107);
  for (const { period, value } of published) {
    await frame(page);
    const said = (await live(chart)) ?? '';
    assert.ok(said.startsWith(`${label(period)}, `), `${said} is of ${label(period)}`);
    assert.equal(number(said), Number(value), said);
    assert.match((await chart.locator('[part=tooltip]').textContent()) ?? '', new RegExp(`^${label(period)}`));
    await page.keyboard.press('ArrowRight');
  }
  const last = await live(chart);
  await page.keyboard.press('ArrowRight');
  await frame(page);
  assert.equal(await live(chart), last, 'there the line ends');
});

test('up and down reach every line at every month', async () => {
  const lines = { Mining: 'iva_mining', Manufacturing: 'iva_manufacturing', Utilities: 'iva_utilities' };
  const page = await open(`<baro-graph ${IVA} indicator="${Object.values(lines).join(' ')}" measure="yoy" from="2024-01" to="2025-06"></baro-graph>`);
  const chart = await ready(page);
  const stage = chart.locator('[part=stage]');
  await stage.focus();
  const shown = months.filter(row => Object.values(lines).includes(row.indicator) && row.period >= '2024' && row.period <= '2025-06');
  const periods = [...new Set(shown.map(row => row.period))].sort();
  await page.keyboard.press('Home');
  for (const period of periods) {
    const heard = new Map();
    for (const _ of Object.keys(lines)) {
      await frame(page);
      const said = (await live(chart)) ?? '';
      const [when, name] = said.split(', ');
      assert.equal(when, label(period));
      heard.set(name, said);
      await page.keyboard.press('ArrowDown');
    }
    for (const [name, indicator] of Object.entries(lines)) {
      const row = shown.find(row => row.indicator === indicator && row.period === period);
      const said = heard.get(name) ?? '';
      if (row) assert.equal(number(said), Number(row.value), said);
      else assert.match(said, /no figure/);
    }
    await page.keyboard.press('ArrowRight');
  }
});

test('the focus speaks where it stands, Escape puts the cursor away, and keys not ours are left to the page', async () => {
  const page = await open(`<button>before</button><baro-graph ${IVA} indicator="iva" measure="yoy" to="2025-06" controls="none"></baro-graph><p style="height: 3000px">`);
  const chart = await ready(page);
  await page.locator('button').first().focus();
  await page.keyboard.press('Tab');
  assert.equal(await chart.evaluate(graph => graph.shadowRoot.activeElement?.getAttribute('part')), 'stage');
  await frame(page);
  assert.match((await live(chart)) ?? '', /^Jun 2025, 6\.8%/);
  const scrolled = () => page.evaluate(() => scrollY);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  assert.equal(await scrolled(), 0, 'our keys do not scroll the page');
  await page.keyboard.press('Escape');
  await frame(page);
  assert.equal(await chart.locator('[part=cursor]').isVisible(), false);
  await page.keyboard.press('Control+End');
  await page.waitForFunction(() => scrollY > 0);
});

test('a tile opens its trend and leads back, by keys', async () => {
  const page = await open(`<baro-graph ${BOARD}></baro-graph>`);
  const chart = await ready(page);
  const changes = [];
  await page.exposeFunction('changed', change => changes.push(change));
  await chart.evaluate(graph => graph.addEventListener('change', event => window.changed(event.detail)));
  await chart.locator('[part=stage]').focus();
  await frame(page);
  assert.match((await live(chart)) ?? '', /^Industrial value added, 6\.4%, Jan–Jun 2025/);
  await page.keyboard.press('ArrowRight');
  await frame(page);
  assert.match((await live(chart)) ?? '', /^Manufacturing, 7%/);
  await page.keyboard.press('Enter');
  await frame(page);
  assert.equal(await chart.locator('[part=title]').textContent(), 'Value added of manufacturing');
  assert.match((await live(chart)) ?? '', /Value added of manufacturing/, 'the new picture is described');
  assert.equal(await chart.evaluate(graph => graph.shadowRoot.activeElement?.getAttribute('part')), 'stage');
  await page.keyboard.press('ArrowLeft');
  await frame(page);
  assert.match((await live(chart)) ?? '', /%/);
  // The first Escape puts the cursor away, the second leads back to the tile.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await frame(page);
  assert.equal(await chart.evaluate(graph => graph.rows().length), 8);
  assert.equal(await chart.locator('[part=back]').isVisible(), false);
  await page.keyboard.press('ArrowLeft');
  await frame(page);
  assert.match((await live(chart)) ?? '', /^Industrial value added/, 'from the tile that was opened');
  assert.deepEqual(changes.map(change => change.view), ['trend', 'board']);
});

test('the table is one key away, and the focus goes with it', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph>`);
  const chart = await ready(page);
  const focused = () => chart.evaluate(graph => graph.shadowRoot.activeElement?.getAttribute('part'));
  await chart.locator('[part=stage]').focus();
  await page.keyboard.press('t');
  await chart.locator('[part=table] tbody').waitFor();
  assert.equal(await focused(), 'table');
  assert.equal(await chart.locator('[part=stage]').isVisible(), false);
  assert.equal(await chart.locator('tbody tr').count(), 107);
  await page.keyboard.press('Escape');
  await chart.locator('[part=stage]').waitFor();
  assert.equal(await focused(), 'stage');
  assert.equal(await chart.locator('[part=table]').isVisible(), false);
});
