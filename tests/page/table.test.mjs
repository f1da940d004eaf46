/** What can be taken away is what was published: table, rows and files against the data, read here independently. */
import assert from 'node:assert/strict';
import { BOARD, IVA, open, ready, records, test } from './harness.mjs';

/** `2025年1—2月`, `2025年6月`. @param {string} period */
function label(period) {
  const [year, month] = period.split(/[-/]/);
  return period.endsWith('P2M') ? `${year}年1—2月` : `${year}年${Number(month)}月`;
}

const SECTORS = ['iva_mining', 'iva_manufacturing', 'iva_utilities'];
const published = records('iva.csv').filter(row => SECTORS.includes(row.indicator) && row.measure === 'yoy' && row.freq === 'M');

test('the table equals the data', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="${SECTORS.join(' ')}" measure="yoy"></baro-graph>`, { lang: 'zh-CN' });
  const chart = await ready(page);
  await chart.locator('[part=tools] > button').click();
  await chart.locator('[part=table] tbody').waitFor();
  const cells = await chart.locator('tr').evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent)));
  const names = new Map(records('names.csv').map(row => [row.code, row.short_zh || row.zh]));
  const periods = [...new Set(published.map(row => row.period))].sort().reverse();
  const expected = periods.map(period => [
    label(period),
    ...SECTORS.map(indicator => {
      const row = published.find(row => row.indicator === indicator && row.period === period);
      return row ? Number(row.value) : '无数据';
    }),
  ]);
  assert.deepEqual(cells[0], ['时期', ...SECTORS.map(code => `${names.get(code)}（%）`)]);
  const read = cells.slice(1).map(([period, ...values]) => [
    period,
    ...values.map(value => (/^[−\d.]+$/.test(value) ? Number(value.replace('−', '-')) : value)),
  ]);
  assert.deepEqual(read, expected);

  assert.equal(await chart.locator('table caption').count(), 1);
  assert.equal(await chart.locator('thead th[scope=col]').count(), 4);
  assert.equal(await chart.locator('tbody th[scope=row]').count(), periods.length);
});

test('rows are the data', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="${SECTORS.join(' ')}" measure="yoy"></baro-graph>`);
  const chart = await ready(page);
  const rows = await chart.evaluate(graph => graph.rows());
  const key = row => `${row.indicator} ${row.period}`;
  const text = row => [row.indicator, row.area, row.measure, row.period, row.freq, Number(row.value), row.unit, row.status, row.source ?? row.source_id].join();
  assert.deepEqual(
    rows.filter(row => row.value !== null).sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(text),
    published.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(text),
  );
  assert.ok(rows.filter(row => row.value === null).every(row => row.reason !== ''));
});

test('the board says the figures of the symposium, and its table too', async () => {
  const page = await open(`<baro-graph ${BOARD}></baro-graph>`, { lang: 'zh-CN' });
  const chart = await ready(page);
  const rows = await chart.evaluate(graph => graph.rows());
  assert.deepEqual(rows.map(row => row.value), [6.4, 7, 10.2, 9.5, 9.3, 11.9, 455, 1043]);
  const text = await chart.evaluate(graph => graph.svg());
  for (const figure of ['6.4', '7', '10.2', '9.5', '9.3', '11.9', '455', '1,043']) assert.ok(text.includes(`>${figure}<`), figure);
  await chart.locator('[part=tools] > button').click();
  await chart.locator('[part=table] tbody').waitFor();
  const table = await chart.locator('tbody').textContent();
  for (const figure of ['6.4%', '7%', '10.2%', '9.5%', '9.3%', '11.9%', '455万个', '1,043万架']) assert.ok(table?.includes(figure), figure);
});

test('the CSV that is saved is read again as the same', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph>`);
  const chart = await ready(page);
  const [rows, csv] = await chart.evaluate(async graph => [graph.rows(), await graph.csv('tidy')]);
  assert.equal(csv.charCodeAt(0), 0xfeff);
  await page.route('**/data/again.csv', route => route.fulfill({ contentType: 'text/csv', body: csv }));
  const again = await chart.evaluate(async graph => {
    graph.src = '/data/again.csv';
    await graph.ready;
    return graph.rows();
  });
  assert.deepEqual(again, rows);
});

test('pictures are saved with title and source', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph>`, { deviceScaleFactor: 2 });
  const chart = await ready(page);
  const { svg, png, size } = await chart.evaluate(async graph => {
    const bitmap = await createImageBitmap(await graph.png());
    return { svg: await graph.svg(), png: (await graph.png()).type, size: bitmap.width };
  });
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /Value added of industrial enterprises above designated size/);
  assert.match(svg, /National Bureau of Statistics of China/);
  assert.equal(png, 'image/png');
  assert.ok(size > 1400, 'at device resolution');

  for (const [i, ending] of ['csv', 'png', 'svg'].entries()) {
    await chart.locator('[part=menu] > summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), chart.locator('[part=saves] > button').nth(i).click()]);
    assert.equal(download.suggestedFilename(), `Value-added-of-industrial-enterprises-above-designated-size.${ending}`);
    assert.equal(await chart.locator('[part=saves]').isVisible(), false);
  }
});
