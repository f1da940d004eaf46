/** What leaves the chart and what comes to it: pins, the address, the tag to copy, figures that come later. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { IVA, frame, open, ready, test } from './harness.mjs';

const CHART = `<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph>`;
const STILL = { reducedMotion: 'reduce' };
const HEAD = 'indicator,period,measure,value,unit\n';

/** Answers a file that may change; how it was asked for and how it was answered is kept. */
async function changing(page, first) {
  const file = { text: first, status: 200, asked: [] };
  await page.route('**/live.csv', route => {
    const tag = `"${createHash('md5').update(file.text).digest('hex')}"`;
    const known = route.request().headers()['if-none-match'] === tag;
    file.asked.push(file.status === 200 && known ? 304 : file.status);
    if (file.status !== 200) return route.fulfill({ status: file.status, body: 'out of order' });
    return known
      ? route.fulfill({ status: 304, headers: { etag: tag } })
      : route.fulfill({ body: file.text, headers: { etag: tag, 'cache-control': 'no-cache' } });
  });
  return file;
}

test('two pinned periods say what changed between them', async () => {
  const page = await open(CHART.replace('<baro-graph', '<baro-graph span="all"'), STILL);
  const chart = await ready(page);
  await chart.locator('[part=strip]').waitFor();
  await chart.locator('[part=stage]').focus();
  // The last one is of two months.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('p');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('p');
  await frame(page);
  const difference = chart.locator('[part=difference]');
  await difference.waitFor();
  const rows = await chart.evaluate(graph => graph.rows().filter(row => row.value !== null));
  const cells = await difference.locator('tbody tr').first().locator('td').allTextContents();
  const [a, b] = [rows.at(-5), rows.at(-2)];
  assert.ok(cells.join(' ').includes(String(Math.abs(b.value - a.value).toFixed(1))), cells.join(' | '));
  await difference.getByRole('button').click();
  await frame(page);
  assert.equal(await difference.count(), 0);
});

test('the address keeps what the reader did; back and forward go through it', async () => {
  const page = await open(CHART.replace('<baro-graph', '<baro-graph id="iva" state="url" span="all"'), STILL);
  const chart = await ready(page);
  await chart.locator('[part=strip]').waitFor();
  const state = () => page.evaluate(() => new URL(location.href).searchParams.get('iva') ?? '');
  const pressed = name => chart.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
  assert.equal(await state(), '');
  await chart.getByRole('button', { name: '1Y', exact: true }).click();
  await page.waitForFunction(() => location.search.includes('span='));
  const year = await state();
  await chart.getByRole('button', { name: '3Y', exact: true }).click();
  await page.waitForFunction(year => new URL(location.href).searchParams.get('iva') !== year, year);
  await page.goBack();
  await chart.locator('[part=explore-choice][aria-pressed=true]', { hasText: '1Y' }).waitFor();
  assert.equal(await state(), year);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes('span='));
  await frame(page);
  await page.goForward();
  await chart.locator('[part=explore-choice][aria-pressed=true]', { hasText: '1Y' }).waitFor();
  // Whoever gets the address sees the same.
  await page.reload();
  await ready(page);
  await chart.locator('[part=explore-choice][aria-pressed=true]', { hasText: '1Y' }).waitFor();
  assert.equal(await pressed('3Y'), 'false');
  assert.deepEqual(page.errors, []);
});

test('the tag that is copied shows the same', async () => {
  const page = await open(CHART.replace('<baro-graph', '<baro-graph span="3y"'), { ...STILL, permissions: ['clipboard-read', 'clipboard-write'] });
  const chart = await ready(page);
  await chart.getByRole('button', { name: 'Copy tag' }).click();
  await chart.getByRole('button', { name: 'Copied' }).waitFor();
  const tag = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(tag, /<baro-graph[^>]* indicator="iva"[^>]* span="\d{4}-\d\d\/\d{4}-\d\d"/);
  const again = await open(tag.replace('<baro-graph', '<baro-graph id="again"'), STILL);
  const copy = await ready(again, '#again');
  await copy.locator('[part=strip]').waitFor();
  assert.equal(await copy.evaluate(graph => graph.svg()), await chart.evaluate(graph => graph.svg()));
});

test('rows that are appended are drawn; bad ones change nothing', async () => {
  const page = await open(CHART, STILL);
  const chart = await ready(page);
  const count = () => chart.evaluate(graph => graph.rows().filter(row => row.value !== null).length);
  const before = await count();
  const row = { ...(await chart.evaluate(graph => graph.rows().at(-1))), period: '2030-03', freq: 'M', value: 5.5, source: '' };
  await chart.evaluate((graph, row) => graph.append([row]), row);
  await frame(page);
  assert.equal(await count(), before + 1);
  assert.ok((await chart.evaluate(graph => graph.svg())).includes('5.5'));
  const error = await chart.evaluate((graph, row) => graph.append([{ ...row, period: 'soon' }]).catch(error => error.message), row);
  assert.match(error, /soon/);
  assert.equal(await count(), before + 1);
  await chart.evaluate(graph => graph.append('a node'));
  assert.ok((await chart.textContent()).includes('a node'));
});

test('instants that are appended lengthen their series', async () => {
  const page = await open('', STILL);
  const refused = await page.evaluate(async () => {
    const graph = document.createElement('baro-graph');
    const x = Float64Array.from({ length: 5000 }, (_, i) => 1.7e12 + i * 60_000);
    graph.data = [{ indicator: 'load', x, y: x.map((_, i) => Math.sin(i / 300)) }];
    document.querySelector('main').append(graph);
    await customElements.whenDefined('baro-graph');
    await graph.ready;
    await graph.append([{ indicator: 'load', x: Float64Array.of(1.7e12 + 5000 * 60_000), y: Float64Array.of(40) }]);
    return graph.append([{ indicator: 'other', x: [1], y: [1] }]).catch(error => error.message);
  });
  assert.match(refused, /"other" is not in data/);
  await frame(page);
  assert.match(await page.locator('baro-graph').evaluate(graph => graph.svg()), />40</);
});

/** Runs in the page: clocks of seconds go a hundred times faster. */
function hasten() {
  const real = globalThis.setTimeout;
  globalThis.setTimeout = (/** @type {TimerHandler} */ then, wait = 0) => real(then, wait >= 1000 ? wait / 100 : wait);
}

test('files are asked for again, and only what is new is sent', async () => {
  let file;
  const page = await open('<baro-graph src="/live.csv" refresh="5"></baro-graph>', {
    ...STILL,
    before: async page => {
      await page.addInitScript(hasten);
      file = await changing(page, `${HEAD}a,2024-01,level,10,t\na,2024-02,level,11,t\n`);
    },
  });
  const chart = await ready(page);
  const shows = (...values) =>
    page.waitForFunction(values => {
      const rows = document.querySelector('baro-graph').rows();
      return rows.length === values.length && rows.every((row, i) => row.value === values[i]);
    }, values);
  const asked = file => page.waitForTimeout(20).then(() => file.asked.length);
  file.text += 'a,2024-03,level,12,t\n';
  await shows(10, 11, 12);
  const picture = await chart.evaluate(graph => graph.svg());

  file.status = 503;
  const before = file.asked.length;
  // Two minutes of the page's: after five seconds, ten more, twenty more, and so on.
  await page.waitForTimeout(1200);
  const tries = file.asked.length - before;
  assert.ok(tries >= 1 && tries <= 5, `${tries} tries`);
  assert.match(await chart.locator('[part=stale]').textContent(), /since \d/);
  assert.equal(await chart.evaluate(graph => graph.svg()), picture, 'the last good picture stays');

  file.status = 200;
  file.text = 'nonsense';
  const bad = file.asked.length;
  while ((await asked(file)) === bad);
  await frame(page);
  assert.equal(await chart.evaluate(graph => graph.svg()), picture, 'so it does when the file is bad');
  file.text = `${HEAD}a,2024-01,level,10,t\na,2024-02,level,11,t\na,2024-03,level,13,t\n`;
  await shows(10, 11, 13);
  await page.waitForFunction(() => !document.querySelector('baro-graph').shadowRoot.querySelector('[part=stale]').textContent);
});
