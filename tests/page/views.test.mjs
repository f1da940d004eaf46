/** Every view of a portal, from the built package: drawn, fitting, read by keys, spoken, tabled, saved, and clean for axe-core. */
import assert from 'node:assert/strict';
import { violations } from './audit.mjs';
import { frame, ink, open, origin, ready, test } from './harness.mjs';
import { cut, faults } from './layout.mjs';

const files = (...names) => `src="${[...names, 'names', 'units', 'sources'].map(name => `/data/${name}.csv`).join(' ')}"`;
const SECTORS = 'indicator="iva_mining iva_manufacturing iva_utilities" measure="yoy" from="2024-08" to="2025-06"';
const PROVINCES = `${files('provinces', 'iva', 'china_grid')} indicator="iva" measure="yoy_ytd" period="2025-06"`;
const EIGHT = 'indicator="iva iva_manufacturing iva_equipment_mfg iva_hightech_mfg telecom_volume software_revenue base_stations_5g computing_racks" measure="yoy_ytd level" period="2025-06"';

/** Each view as a portal has it. */
const VIEWS = {
  columns: `${files('iva')} view="bars" ${SECTORS}`,
  stacked: `${files('iva')} view="bars(stacked)" ${SECTORS}`,
  years: `${files('iva')} view="bars(years)" indicator="iva" measure="yoy" from="2022"`,
  rank: `${PROVINCES} view="rank(highlight=Jiangsu, against=China)"`,
  slope: `${files('iva')} view="rank(slope)" indicator="iva_mining iva_manufacturing iva_equipment_mfg iva_hightech_mfg" measure="yoy_ytd" period="2025-06"`,
  tiles: `${PROVINCES} view="tiles"`,
  targets: `${files('targets', 'industry')} view="targets" period="2025-06"`,
  trajectory: `${files('targets', 'industry')} view="targets(trajectory)" indicator="base_stations_5g" period="2025-06"`,
  board: `${files('symposium', 'industry', 'areas', 'lamps')} view="board" area="China" measure="yoy_ytd yoy level" period="2025-06"`,
  tasks: `${files('tasks')} view="tasks" period="2025-07"`,
  burndown: `${files('tasks')} view="tasks(burndown)" period="2025-07"`,
  multiples: `${files('iva')} view="multiples" indicator="iva_mining iva_manufacturing iva_utilities iva_equipment_mfg iva_hightech_mfg" measure="yoy_ytd" from="2022" to="2025-06"`,
  table: `${files('symposium', 'industry')} view="table" ${EIGHT}`,
  brief: `${files('symposium', 'industry', 'targets')} view="brief" ${EIGHT}`,
};
/** Those whose stops open a history. */
const OPENING = ['rank', 'slope', 'tiles', 'targets', 'board', 'multiples', 'table'];

const all = Object.entries(VIEWS).map(([id, attributes]) => `<baro-graph id="${id}" ${attributes}></baro-graph>`).join('');
/** The same with titles of their own: charts of a page that are called alike are not told apart by their landmarks. */
const titled = all.replaceAll(/id="(\w+)"/g, 'id="$1" heading="$1"');

/** Brings a chart near the viewport and waits for it. */
async function shown(page, id) {
  await page.waitForFunction(() => customElements.get('baro-graph'));
  await page.locator(`#${id}`).evaluate(graph => graph.scrollIntoView());
  const chart = await ready(page, `#${id}`);
  await frame(page);
  return chart;
}

for (const width of [320, 768, 1280]) {
  for (const [lang, colorScheme] of /** @type {const} */ ([['zh-CN', 'light'], ['en', 'dark']])) {
    test(`every view fits at ${width}, ${lang}, ${colorScheme}`, async () => {
      const page = await open(all, { lang, colorScheme, viewport: { width, height: 900 } });
      for (const id of Object.keys(VIEWS)) {
        const chart = await shown(page, id);
        assert.deepEqual(await faults(chart), [], id);
        assert.deepEqual(await cut(chart), [], id);
      }
      assert.deepEqual(page.errors, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    });
  }
}

for (const [lang, colorScheme] of /** @type {const} */ ([['zh-CN', 'dark'], ['en', 'light']])) {
  test(`axe-core finds nothing in any view: ${lang}, ${colorScheme}`, async () => {
    const page = await open(titled, { lang, colorScheme, viewport: { width: 390, height: 900 } });
    for (const id of Object.keys(VIEWS)) await shown(page, id);
    assert.deepEqual(await violations(page), [], 'as they come');
    for (const id of Object.keys(VIEWS).filter(id => id !== 'brief')) {
      const stage = page.locator(`#${id} [part=stage]`);
      await stage.focus();
      await page.keyboard.press('ArrowRight');
      await frame(page);
    }
    for (const id of Object.keys(VIEWS)) {
      await page.locator(`#${id} [part=tools] > button`).click();
      await page.locator(`#${id} [part=table] tbody tr`).first().waitFor();
    }
    assert.deepEqual(await violations(page), [], 'tables');
  });
}

test('every view is drawn, read by keys, spoken, tabled and saved', async () => {
  const page = await open(all);
  for (const id of Object.keys(VIEWS)) {
    const chart = await shown(page, id);
    assert.equal(await chart.locator('[part=empty]').isVisible(), false, id);
    if (id !== 'brief') {
      assert.ok((await ink(chart)) > 400, `${id} is drawn`);
      await chart.locator('[part=stage]').focus();
      await page.keyboard.press('Home');
      await frame(page);
      const first = await chart.locator('[role=status]').textContent();
      assert.ok(first, `${id} speaks`);
      assert.ok(await chart.locator('[part=tooltip]').isVisible(), `${id} has a tooltip`);
      await page.keyboard.press(id === 'columns' || id === 'stacked' ? 'ArrowRight' : 'ArrowDown');
      await page.keyboard.press('ArrowRight');
      await frame(page);
      if (id !== 'trajectory') assert.notEqual(await chart.locator('[role=status]').textContent(), first, `${id} goes on`);
    }
    const { csv, svg, rows, figure } = await chart.evaluate(async graph => ({
      csv: await graph.csv(),
      svg: await graph.svg(),
      rows: graph.rows(),
      figure: graph.shadowRoot.querySelector('figure').getAttribute('aria-labelledby'),
    }));
    assert.ok(csv.split('\n').length > 2, `${id} is saved`);
    assert.match(svg, /^<svg[^]*<text/, id);
    assert.ok(figure, id);
    if (id !== 'tasks' && id !== 'burndown') assert.ok(rows.length > 0 && rows.every(row => row.indicator && row.period), `${id} has figures`);
    await chart.locator('[part=tools] > button').click();
    await chart.locator('[part=table] tbody tr').first().waitFor();
    assert.ok((await chart.locator('[part=table] caption').textContent()) || id === 'board', `${id} says what its table holds`);
  }
  assert.deepEqual(page.errors, []);
});

test('what has a history opens it, and leads back', async () => {
  const page = await open(all);
  for (const id of OPENING) {
    const chart = await shown(page, id);
    await chart.locator('[part=stage]').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 40 && !(await chart.evaluate(graph => graph.shadowRoot.querySelector('[part=tip-hint]')?.textContent)); i += 1) {
      await page.keyboard.press('ArrowRight');
      await frame(page);
    }
    await page.keyboard.press('Enter');
    await frame(page);
    const back = chart.locator('[part=back]');
    await back.waitFor();
    assert.equal(await back.textContent(), id === 'board' ? 'Back to the board' : 'Back', id);
    await back.click();
    await frame(page);
    assert.equal(await back.isVisible(), false, id);
  }
});

test('a brief is text: to be selected, with its table of sentences behind it', async () => {
  const page = await open(`<baro-graph ${VIEWS.brief}></baro-graph>`);
  const chart = await ready(page);
  const prose = chart.locator('[part=prose]');
  await prose.locator('p').first().waitFor();
  assert.equal(await prose.locator('p').count(), 3);
  assert.match((await prose.textContent()) ?? '', /increased by 6\.4% on a year earlier.*4\.55 million units.*had been reached by the end of June 2025\.$/);
  assert.equal(await chart.locator('[part=stage]').isVisible(), false);
  await chart.locator('[part=tools] > button').click();
  await chart.locator('[part=table] tbody tr').first().waitFor();
  assert.equal(await prose.isVisible(), false);
  await chart.locator('[part=tools] > button').click();
  await frame(page);
  assert.ok(await prose.isVisible());
  await chart.evaluate(async graph => {
    graph.view = 'board';
    await graph.ready;
  });
  await frame(page);
  assert.equal(await prose.isVisible(), false);
  assert.ok(await chart.locator('[part=stage]').isVisible());
});

test('an option that a view has not got is told in a sentence', async () => {
  const page = await open(`<baro-graph ${PROVINCES} view="rank(pie)"></baro-graph>`);
  await page.waitForFunction(() => customElements.get('baro-graph'));
  const error = await page.locator('baro-graph').evaluate(graph => graph.ready.catch(({ code, message }) => ({ code, message })));
  assert.equal(error.code, 'spec/unknown-option');
  assert.match(error.message, /"pie" is not an option of the view rank, which is written rank\(bars \| range/);
});

test('the symposium as a working page: every chart is drawn, and axe-core finds nothing', async () => {
  for (const [lang, width] of /** @type {const} */ ([['zh', 1280], ['en', 390]])) {
    const page = await open('', { viewport: { width, height: 900 } });
    await page.goto(`${origin}symposium.html?lang=${lang}&theme=light`);
    await page.waitForFunction(() => customElements.get('baro-graph'));
    const ids = await page.locator('baro-graph').evaluateAll(all => all.map(graph => graph.id));
    assert.ok(ids.length >= 12);
    for (const id of ids) {
      const chart = await shown(page, id);
      assert.equal(await chart.locator('[part=empty]').isVisible(), false, id);
      assert.equal(await chart.locator('[part=refused]').isVisible(), false, id);
      assert.deepEqual(await cut(chart), [], id);
    }
    assert.deepEqual(await violations(page), [], lang);
    assert.deepEqual(page.errors, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  }
});
