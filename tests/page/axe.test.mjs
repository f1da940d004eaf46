/** axe-core finds nothing, in any state a reader can bring a chart into. */
import assert from 'node:assert/strict';
import { violations } from './audit.mjs';
import { BOARD, IVA, frame, open, ready, test } from './harness.mjs';

const SECTORS = 'indicator="iva_mining iva_manufacturing iva_utilities" measure="yoy"';
const BAD = 'indicator,period,value\nx,2025-01,1\nx,2025-02,oops\n';

async function clean(page, state) {
  await frame(page);
  assert.deepEqual(await violations(page), [], state);
}

for (const lang of ['zh-CN', 'en']) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe-core finds nothing: ${lang}, ${colorScheme}`, async () => {
      const page = await open(
        `<baro-graph id="board" ${BOARD}></baro-graph><baro-graph id="trend" ${IVA} ${SECTORS}></baro-graph>
         <baro-graph id="tabs" ${IVA} indicator="iva"></baro-graph><baro-graph id="bad" src="/data/bad.csv"></baro-graph>
         <baro-graph id="gone" src="/data/gone.csv"><p>6.8%</p></baro-graph>`,
        {
          lang,
          colorScheme,
          viewport: { width: 360, height: 900 },
          before: page => page.route('**/data/bad.csv', route => route.fulfill({ contentType: 'text/csv', body: BAD })),
        },
      );
      // Charts start near the viewport.
      await page.waitForFunction(() => customElements.get('baro-graph'));
      for (const id of ['board', 'trend', 'tabs', 'bad', 'gone']) {
        await page.locator(`#${id}`).evaluate(graph => graph.scrollIntoView());
        await page.locator(`#${id}`).evaluate(graph => graph.ready.catch(() => {}));
      }
      const trend = page.locator('#trend');
      await clean(page, 'as it comes');
      assert.ok(await trend.locator('[part=legend] button').first().isVisible(), 'narrow lines have a legend');

      await trend.locator('[part=stage]').focus();
      await page.keyboard.press('ArrowLeft');
      await clean(page, 'tooltip');
      await trend.locator('[part=legend] button').first().click();
      await trend.locator('[part=menu] > summary').click();
      await clean(page, 'a line hidden, menu open');
      await trend.locator('[part=tools] > button').click();
      await trend.locator('[part=table] tbody').waitFor();
      await clean(page, 'table');

      await page.locator('#board [part=stage]').focus();
      await page.keyboard.press('ArrowRight');
      await clean(page, 'tile');
      await page.keyboard.press('Enter');
      await clean(page, 'opened tile');
      await page.locator('#bad [part=refused] > summary').click();
      await clean(page, 'refused rows');
    });
  }
}
