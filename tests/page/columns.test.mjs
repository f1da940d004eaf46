/** A table that sorts and is copied, and small multiples with one cursor, as readers use them. */
import assert from 'node:assert/strict';
import { violations } from './audit.mjs';
import { frame, open, ready, test } from './harness.mjs';

const SRC = 'src="/data/symposium.csv /data/industry.csv /data/names.csv /data/units.csv /data/sources.csv"';
const EIGHT = 'indicator="iva iva_manufacturing iva_equipment_mfg iva_hightech_mfg telecom_volume software_revenue base_stations_5g computing_racks"';
const TABLE = `${SRC} ${EIGHT} view="table" measure="yoy_ytd level" period="2025-06"`;
const MULTIPLES = `${SRC} view="multiples" indicator="iva iva_mining iva_manufacturing iva_utilities" measure="yoy" from="2023-01"`;

const values = chart => chart.evaluate(graph => graph.rows().map(row => row.value));
const head = (chart, label) => chart.locator('[part=head]', { hasText: label });

test('heads are buttons that lie on those of the picture, and sort', async () => {
  const page = await open(`<baro-graph ${TABLE}></baro-graph>`);
  const chart = await ready(page);
  await head(chart, 'Value').waitFor();
  const labels = ['Indicator', 'Three years', 'Period', 'Value', 'Change', 'Status', 'Source'];
  assert.deepEqual(await chart.locator('[part=head]').allTextContents(), labels);
  const [row, canvas] = [await chart.locator('[part=heads]').boundingBox(), await chart.locator('[part=canvas]').boundingBox()];
  assert.ok(row && canvas && Math.abs(row.y - canvas.y) < 1 && Math.abs(row.width - canvas.width) < 1, 'they cover the picture’s own');
  await head(chart, 'Value').click();
  await frame(page);
  assert.deepEqual(await values(chart), [1043, 455, 11.9, 10.2, 9.5, 9.3, 7, 6.4]);
  assert.equal(await head(chart, 'Value').getAttribute('aria-pressed'), 'true');
  assert.equal(await head(chart, 'Value').getAttribute('aria-label'), 'Value, sorted falling; sort rising');
  // The focus stays, so that a key does the same.
  await page.keyboard.press('Enter');
  await frame(page);
  assert.deepEqual(await values(chart), [6.4, 7, 9.3, 9.5, 10.2, 11.9, 455, 1043]);
  assert.equal(await chart.locator('[part=head]:disabled').count(), 1, 'a history has no order');
});

test('heads stay in sight while the page scrolls, and go with the picture', async () => {
  const page = await open(`<baro-graph ${TABLE}></baro-graph><p style="height: 2000px"></p>`, { viewport: { width: 500, height: 300 } });
  const chart = await ready(page);
  await head(chart, 'Value').waitFor();
  await page.evaluate(() => scrollTo(0, 250));
  await frame(page);
  const box = await chart.locator('[part=heads]').boundingBox();
  assert.ok(box && Math.abs(box.y) < 1, JSON.stringify(box));
  await chart.locator('[part=tools] > button').click();
  await chart.locator('[part=table] tbody').waitFor();
  assert.equal(await chart.locator('[part=heads]').isVisible(), false);
});

test('a row opens its history, and the way back keeps the order', async () => {
  const page = await open(`<baro-graph ${TABLE}></baro-graph>`);
  const chart = await ready(page);
  await head(chart, 'Value').click();
  await chart.locator('[part=stage]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await frame(page);
  assert.equal(await chart.locator('[part=heads]').isVisible(), false);
  await chart.locator('[part=back]').click();
  await frame(page);
  assert.ok(await chart.locator('[part=heads]').isVisible());
  assert.equal((await values(chart))[0], 1043);
});

test('the table is copied with tabs and plain numbers', async () => {
  const page = await open(`<baro-graph ${TABLE}></baro-graph>`, { permissions: ['clipboard-read', 'clipboard-write'] });
  const chart = await ready(page);
  await chart.locator('[part=tools] > button').click();
  await chart.locator('[part=copy]').click();
  await chart.locator('[part=copy]', { hasText: 'Copied' }).waitFor();
  const [text, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async type => (await item.getType(type)).text()));
  });
  const lines = text.split('\n').map(line => line.split('\t'));
  assert.deepEqual(lines[0], ['Indicator', 'Measure', 'Period', 'Value', 'Unit', 'Change', 'Status', 'Source']);
  assert.deepEqual(lines.slice(1).map(cells => cells[3]), ['6.4', '7', '10.2', '9.5', '9.3', '11.9', '4.55', '10.43']);
  assert.ok(lines.every(cells => cells.length === 8));
  assert.match(html, /<table.*<th>Value<\/th>.*<td>10\.43<\/td>/s);
});

test('grouped thousands and the true minus are plain where they are copied', async () => {
  const page = await open(`<baro-graph ${SRC} indicator="software_exports" measure="yoy_ytd"></baro-graph>`, { permissions: ['clipboard-read', 'clipboard-write'] });
  const chart = await ready(page);
  const cells = await page.evaluate(async () => {
    const { plain } = await import('/barograph/table.js');
    return [plain('1,043', true), plain('−1,234,567.25', true), plain('−0.4%', true), plain('=1+1'), plain('a\tb\nc'), plain('未公布', true), plain('=')];
  });
  assert.deepEqual(cells, ['1043', '-1234567.25', '-0.4%', "'=1+1", 'a b c', '未公布', '=']);
  assert.ok(await chart.isVisible());
});

test('one cursor stands in all panels', async () => {
  const page = await open(`<baro-graph ${MULTIPLES}></baro-graph>`);
  const chart = await ready(page);
  const stage = chart.locator('[part=stage]');
  await stage.hover({ position: { x: 120, y: 90 } });
  await frame(page);
  assert.equal(await chart.locator('[part=rule]').count(), 4);
  const heights = await chart.locator('[part=rule]').evaluateAll(rules => rules.map(rule => rule.getBoundingClientRect().height));
  assert.ok(heights.every(height => height > 40), String(heights));
  await stage.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await frame(page);
  assert.match((await chart.locator('[role=status]').textContent()) ?? '', /Mining/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await frame(page);
  assert.equal(await chart.locator('[part=rule]').count(), 1, 'in a history there is one');
});

for (const [colorScheme, forcedColors] of /** @type {const} */ ([['light', 'none'], ['dark', 'none'], ['light', 'active']])) {
  test(`axe-core finds nothing: ${colorScheme}, forced colours ${forcedColors}`, async () => {
    const page = await open(`<baro-graph id="table" ${TABLE}></baro-graph><baro-graph id="multiples" ${MULTIPLES}></baro-graph>`, { colorScheme, forcedColors, viewport: { width: 360, height: 900 } });
    const table = await ready(page, '#table');
    await page.locator('#multiples').evaluate(graph => graph.scrollIntoView());
    const multiples = await ready(page, '#multiples');
    await head(table, 'Value').click();
    await multiples.locator('[part=stage]').focus();
    await page.keyboard.press('ArrowLeft');
    await frame(page);
    for (const state of ['pictures', 'table open']) {
      assert.deepEqual(await violations(page), [], state);
      if (state === 'table open') break;
      await table.locator('[part=tools] > button').click();
      await table.locator('[part=copy]').waitFor();
    }
  });
}
