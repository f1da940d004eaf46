/** Finding and picking series with the keyboard, among thousands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { frame, open, ready, test } from './harness.mjs';

const AREAS = 3000;
const rows = [...Array(AREAS).keys()].flatMap(area => [2021, 2022, 2023, 2024].map((year, i) => `output,A${area},${year},${100 + ((area * 7919) % 301) + i * 5},sets`));
const CSV = ['indicator,area,period,value,unit', ...rows].join('\n');
const NAMES = ['code,en,zh', ...[...Array(AREAS).keys()].map(area => `A${area},County ${area},${area}县`), 'output,Output,产量'].join('\n');
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const before = async page => {
  await page.route('**/many.csv', route => route.fulfill({ body: CSV }));
  await page.route('**/many-names.csv', route => route.fulfill({ body: NAMES }));
};
const areas = [...Array(30).keys()].map(area => `A${area}`).join(' ');
const CHART = `<baro-graph src="/many.csv /many-names.csv" indicator="output" area="${areas}" compare="output/A0"></baro-graph>`;

async function opened(options = {}) {
  const page = await open(CHART, { reducedMotion: 'reduce', before, ...options });
  const chart = await ready(page);
  const button = chart.getByRole('button', { name: 'Find series' });
  await button.click();
  const field = chart.getByRole('combobox');
  await field.waitFor();
  return { page, chart, button, field };
}

test('a series is found among thousands, picked and dropped by key alone', async () => {
  const { page, chart, button, field } = await opened();
  const focused = () => chart.evaluate(graph => graph.shadowRoot.activeElement?.getAttribute('part'));
  assert.equal(await focused(), 'finder-field');
  const options = chart.getByRole('option');
  assert.equal(await options.first().getAttribute('aria-selected'), 'true', 'what is compared comes first');
  await field.fill('county 2718');
  assert.deepEqual(await options.allTextContents(), ['County 2718']);
  await page.keyboard.press('Enter');
  await frame(page);
  assert.equal(await options.first().getAttribute('aria-selected'), 'true');
  assert.equal(await focused(), 'finder-field', 'the focus stays where one types');
  const shown = () => chart.evaluate(graph => [...new Set(graph.rows().map(row => row.area))]);
  assert.deepEqual(await shown(), ['A0', 'A2718']);
  await field.fill('271');
  const active = () => field.getAttribute('aria-activedescendant');
  const first = await active();
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await active(), first);
  await page.keyboard.press('Enter');
  await frame(page);
  assert.equal((await shown()).length, 3);
  await page.keyboard.press('Enter');
  await frame(page);
  assert.equal((await shown()).length, 2);
  await page.keyboard.press('Escape');
  assert.equal(await field.count(), 0);
  assert.equal(await button.evaluate(b => b.getRootNode().activeElement === b), true);
  assert.deepEqual(page.errors, []);
});

test('what is not found is said, and all can be given up', async () => {
  const { page, chart, field } = await opened();
  await field.fill('no such county');
  assert.equal(await chart.getByRole('option').count(), 0);
  await field.fill('');
  assert.equal(await chart.getByRole('option').count(), 60, 'as many as one looks through');
  await chart.getByRole('button', { name: 'Compare none' }).click();
  await frame(page);
  assert.equal(await chart.getByRole('option', { selected: true }).count(), 0);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing in the search: ${colorScheme}`, async () => {
    const { page, field } = await opened({ colorScheme });
    await field.fill('county 1');
    await frame(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`), []);
  });
}
