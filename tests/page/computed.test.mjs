/** What is computed in the page: steps of the author, the reader's menu, the working of a figure. */
import assert from 'node:assert/strict';
import { violations } from './audit.mjs';
import { IVA, frame, open, ready, test } from './harness.mjs';

const SOFTWARE = 'src="/data/industry.csv /data/names.csv /data/units.csv /data/sources.csv" indicator="software_revenue"';
const AVERAGE = `${IVA} indicator="iva" measure="yoy" transform="average" from="2021-01" to="2021-12"`;

/** Opens the menu of a chart and waits for its entries. */
async function menu(chart) {
  await chart.locator('[part=compute]').click();
  await chart.locator('[part=chip]').first().waitFor();
}

/** Chooses an entry of the menu by its text. */
async function choose(page, chart, label) {
  await chart.locator('[part=chip]', { hasText: label }).first().click();
  await frame(page);
}

/** What was published in January and February 2021: 35.1 after −13.5, two-year average 8.1. */
test('the steps of the attribute are computed, and the rows say how', async () => {
  const page = await open(`<baro-graph ${AVERAGE}></baro-graph>`);
  const chart = await ready(page);
  const rows = await chart.evaluate(graph => graph.rows());
  const first = rows.find(row => row.period === '2021-01/P2M');
  assert.equal(first?.method, 'yoy | average');
  assert.equal(first?.measure, 'average');
  assert.equal(first?.value?.toFixed(1), '8.1');
  const april = rows.find(row => row.period === '2021-04');
  assert.deepEqual([april?.value, april?.reason], [null, 'no figure for the period compared with']);
  assert.equal(await chart.locator('[part=compute]').isVisible(), false, 'what the author fixed stays fixed');

  const rejected = await chart.evaluate(async graph => {
    graph.transform = 'yoy | sum(3)';
    return graph.ready.catch(({ code, line, column, message }) => ({ code, line, column, message }));
  });
  assert.deepEqual([rejected?.code, rejected?.line, rejected?.column], ['transform/unknown-step', 1, 7]);
  assert.match(rejected?.message ?? '', /"sum" is not a step; these are: diff, pop, yoy/);
  assert.deepEqual(page.errors, []);
});

test('a pointer opens the working of a figure, and it says what explain() says', async () => {
  const page = await open(`<baro-graph ${AVERAGE}></baro-graph>`);
  const chart = await ready(page);
  const stage = await chart.locator('[part=stage]').boundingBox();
  const working = chart.locator('[part=working]');
  await page.mouse.move(stage.x + 70, stage.y + 60);
  await frame(page);
  assert.match((await chart.locator('[part=tooltip]').textContent()) ?? '', /how it is computed/);
  await page.mouse.click(stage.x + 70, stage.y + 60);
  await working.waitFor();
  assert.equal(await working.locator('[part=working-title]').first().textContent(), 'Value added of industrial enterprises above designated size, China, Jan–Feb 2021');
  assert.equal(await working.locator('[part=result]').textContent(), '8.1%');
  assert.equal(await working.locator('[part=line]').textContent(), '(((1 + 35.1 ÷ 100) × (1 + (−13.5) ÷ 100))^(1/2) − 1) × 100 = 8.1025');
  assert.deepEqual(await working.locator('[part=input] b').allTextContents(), ['35.1%', '−13.5%']);
  assert.equal(await working.locator('sub').first().textContent(), 't');
  const explained = await chart.evaluate(graph => graph.explain(graph.rows().find(row => row.period === '2021-01/P2M')));
  assert.equal(explained.numbers, await working.locator('[part=line]').textContent());
  assert.equal(explained.inputs[1].period, 'Jan–Feb 2020');
  assert.equal(await chart.evaluate(graph => graph.explain({ indicator: 'none' })), null);
  await working.locator('button').last().click();
  assert.equal(await working.isVisible(), false);
});

test('the keyboard opens the working, is led into it and out again', async () => {
  const page = await open(`<baro-graph ${AVERAGE} lang="zh"></baro-graph>`, { lang: 'zh' });
  const chart = await ready(page);
  await chart.locator('[part=stage]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const working = chart.locator('[part=working]');
  await working.waitFor();
  const focused = () => chart.evaluate(graph => graph.shadowRoot.activeElement?.getAttribute('part'));
  assert.equal(await focused(), 'working');
  assert.match((await working.textContent()) ?? '', /计算过程.*2021年12月.*两年平均增长.*四舍五入保留1位小数/s);
  await page.keyboard.press('Escape');
  assert.deepEqual([await focused(), await working.isVisible()], ['stage', false]);
});

test("a finger's first tap shows a figure, the second opens it", async () => {
  const page = await open(`<baro-graph ${AVERAGE}></baro-graph>`, { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
  const chart = await ready(page);
  const stage = await chart.locator('[part=stage]').boundingBox();
  const tap = () => page.touchscreen.tap(stage.x + 60, stage.y + 60);
  await tap();
  await frame(page);
  assert.equal(await chart.locator('[part=tooltip]').isVisible(), true);
  assert.equal(await chart.locator('[part=working]').count(), 0);
  await tap();
  await chart.locator('[part=working]').waitFor();
});

test('the menu computes what is chosen, says why the rest does not suit, and tells the page', async () => {
  const page = await open(`<baro-graph ${SOFTWARE} from="2021-06" to="2025-03"></baro-graph>`);
  const chart = await ready(page);
  await chart.evaluate(graph => {
    window.changes = [];
    graph.addEventListener('change', ({ detail }) => window.changes.push(detail));
  });
  await chart.locator('[part=tabs] button').nth(1).click();
  await frame(page);
  await menu(chart);
  assert.equal(await chart.locator('[part=compute]').getAttribute('aria-expanded'), 'true');
  assert.match((await chart.locator('[part=unsuited]').textContent()) ?? '', /12-period mean: not all periods have a figure/);
  await choose(page, chart, 'Growth on a year earlier');
  assert.deepEqual((await page.evaluate(() => window.changes.at(-1))).transform, 'yoy');
  assert.match((await chart.locator('[part=notes]').textContent()) ?? '', /Computed and published growth differ, by up to/);
  assert.match((await chart.locator('[part=legend]').textContent()) ?? '', /computed.*published/);
  await choose(page, chart, 'Single period');
  const rows = await chart.evaluate(graph => graph.rows());
  assert.equal(rows.find(row => row.period === '2022-04')?.value, 27735 - 20060);
  await choose(page, chart, 'Quarterly');
  const quarters = await chart.evaluate(graph => graph.rows());
  assert.equal(quarters.find(row => row.period === '2022-Q3')?.value, 74763 - 46266);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await chart.locator('[part=compute-panel] [part=panel-tools] button').first().click();
  const tag = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(tag, /^<baro-graph src="[^"]+" indicator="software_revenue" from="2021-06" to="2025-03" view="trend" area="China" measure="level_ytd" transform="single \| aggregate\(quarter\)"><\/baro-graph>$/);
  const again = await page.evaluate(async markup => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', markup);
    const graph = document.querySelectorAll('baro-graph')[1];
    graph.scrollIntoView();
    await graph.ready;
    return graph.rows();
  }, tag);
  assert.deepEqual(again, quarters, 'the tag shows the same');
  assert.deepEqual(page.errors, []);
});

test('the base of an index is picked on the chart', async () => {
  const page = await open(`<baro-graph ${SOFTWARE} from="2021-06" to="2025-03"></baro-graph>`);
  const chart = await ready(page);
  await chart.locator('[part=tabs] button').nth(1).click();
  await frame(page);
  await menu(chart);
  await choose(page, chart, 'Index');
  assert.equal(await chart.locator('[part=base] span').textContent(), 'Base: Jul 2021');
  await chart.locator('[part=base] button').click();
  await frame(page);
  assert.match((await chart.locator('[part=picking]').textContent()) ?? '', /Choose the base on the chart/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await frame(page);
  const rows = await chart.evaluate(graph => graph.rows());
  assert.equal(rows.at(-1)?.value, 100);
  assert.equal(await chart.locator('[part=base] span').textContent(), 'Base: Mar 2025');
});

test('the sheet that is saved has rows for unit, method and source', async () => {
  const page = await open(`<baro-graph ${AVERAGE}></baro-graph>`);
  const chart = await ready(page);
  const lines = (await chart.evaluate(graph => graph.csv())).split('\r\n');
  assert.equal(lines[0].charCodeAt(0), 0xfeff);
  assert.deepEqual(lines.slice(1, 4), ['Unit,%,,', 'Method,Year on year → two-year average growth (yoy | average),,', 'Source,National Bureau of Statistics of China,,']);
  assert.match(lines[4], /^2021-01\/P2M,8\.1,,"National Bureau of Statistics of China: /);
});

for (const [lang, colorScheme] of /** @type {const} */ ([['zh-CN', 'light'], ['en', 'dark']])) {
  test(`axe-core finds nothing in menu and working: ${lang}, ${colorScheme}`, async () => {
    const page = await open(`<baro-graph ${SOFTWARE}></baro-graph>`, { lang, colorScheme, viewport: { width: 360, height: 900 } });
    const chart = await ready(page);
    await chart.locator('[part=tabs] button').nth(1).click();
    await menu(chart);
    await chart.locator('[part=chip]').nth(2).click();
    await chart.locator('[part=unsuited] summary').click();
    await chart.locator('[part=stage]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await chart.locator('[part=working]').waitFor();
    await frame(page);
    assert.deepEqual(await violations(page), []);
  });
}
