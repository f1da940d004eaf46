/**
 * No label overlaps another or leaves the picture, at every width, language, theme and view; nor do the
 * words around it. Boxes are the browser's own, of the same scene as the canvas draws. With UPDATE=1 the
 * picture of the README is made as well.
 */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { BOARD, IVA, frame, open, origin, ready, test } from './harness.mjs';
import { cut, faults } from './layout.mjs';

const CHARTS = {
  board: BOARD,
  trend: `${IVA} indicator="iva" measure="yoy" from="2022-01" to="2025-06"`,
  tabs: `${IVA} indicator="iva"`,
  lines: `${IVA} indicator="iva_mining iva_manufacturing iva_utilities" measure="yoy" from="2022-01" to="2025-06"`,
  stations: 'src="/data/symposium.csv /data/infrastructure.csv /data/names.csv /data/units.csv /data/sources.csv" indicator="base_stations_5g" measure="level"',
};

for (const width of [320, 768, 1280]) {
  for (const lang of ['zh-CN', 'en']) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      test(`labels keep apart at ${width}, ${lang}, ${colorScheme}`, async () => {
        const tags = Object.entries(CHARTS).map(([id, attributes]) => `<baro-graph id="${id}" ${attributes}></baro-graph>`);
        const page = await open(tags.join(''), { lang, colorScheme, viewport: { width, height: 900 } });
        for (const id of Object.keys(CHARTS)) {
          await page.locator(`#${id}`).evaluate(graph => graph.scrollIntoView());
          const chart = await ready(page, `#${id}`);
          assert.deepEqual(await faults(chart), [], id);
          assert.deepEqual(await cut(chart), [], id);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      });
    }
  }
}

test('the tooltip stays within the stage at every period, and on a tile it does not cover the tile', async () => {
  for (const width of [320, 1280]) {
    const page = await open(`<baro-graph id="trend" ${CHARTS.lines}></baro-graph><baro-graph id="board" ${BOARD}></baro-graph>`, { viewport: { width, height: 900 } });
    const trend = await ready(page, '#trend');
    await trend.locator('[part=stage]').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 32; i += 1) {
      await frame(page);
      const [stage, tip] = [await trend.locator('[part=stage]').boundingBox(), await trend.locator('[part=tooltip]').boundingBox()];
      assert.ok(tip.x >= stage.x - 1 && tip.x + tip.width <= stage.x + stage.width + 1, 'across');
      assert.ok(tip.y >= stage.y - 1 && tip.y + tip.height <= stage.y + stage.height + 1, 'along');
      await page.keyboard.press('ArrowRight');
    }
    const board = await ready(page, '#board');
    await board.locator('[part=stage]').focus();
    for (let i = 0; i < 8; i += 1) {
      await frame(page);
      const [tile, tip] = [await board.locator('[part=frame]').boundingBox(), await board.locator('[part=tooltip]').boundingBox()];
      assert.ok(tip.y >= tile.y + tile.height || tip.y + tip.height <= tile.y, 'beside the tile');
      await page.keyboard.press('ArrowRight');
    }
  }
});

if (process.env.UPDATE) {
  test('the picture of the README', async () => {
    const page = await open('', { viewport: { width: 1280, height: 1560 } });
    await page.goto(`${origin}?lang=en&theme=light`);
    const board = await ready(page);
    await board.evaluate(graph => graph.closest('section').scrollIntoView());
    for (const graph of await page.locator('baro-graph').all()) await graph.evaluate(async graph => graph.getBoundingClientRect().top < innerHeight && (await graph.ready));
    const trend = page.locator('baro-graph').nth(1);
    const box = await trend.locator('[part=stage]').boundingBox();
    if (box) await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
    await frame(page);
    await page.screenshot({ path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)) });
  });
}
