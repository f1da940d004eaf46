/** Fingers: the page keeps its scrolling, the chart gets what is left. */
import assert from 'node:assert/strict';
import { BOARD, IVA, frame, open, ready, test } from './harness.mjs';

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Draws one finger from one point to another. */
async function drag(page, [x, y], [toX, toY]) {
  const session = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', [{ x, y }]);
  for (let step = 1; step <= 12; step += 1) {
    await send('touchMove', [{ x: x + ((toX - x) * step) / 12, y: y + ((toY - y) * step) / 12 }]);
    await frame(page);
  }
  await send('touchEnd', []);
  await page.evaluate(settled);
}

/** After a fling has run out: a tap before only stops it. Runs in the page. */
async function settled() {
  for (let still = 0, last = NaN; still < 12; still = scrollY === last ? still + 1 : 0, last = scrollY) {
    await new Promise(requestAnimationFrame);
  }
}

const scrolled = page => page.evaluate(() => scrollY);

async function middle(chart) {
  const box = await chart.locator('[part=stage]').boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('a vertical drag scrolls the page, a horizontal one moves the cursor', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph><p style="height: 3000px"></p>`, PHONE);
  const chart = await ready(page);
  const tooltip = chart.locator('[part=tooltip]');
  const [x, y] = await middle(chart);
  await drag(page, [x, y], [x + 2, y - 150]);
  assert.ok((await scrolled(page)) > 80, 'the page has scrolled');
  await page.evaluate(() => scrollTo(0, 0));
  await frame(page);

  await drag(page, [x - 60, y], [x + 60, y + 4]);
  assert.equal(await scrolled(page), 0, 'the page stands');
  assert.equal(await tooltip.isVisible(), true, 'the cursor stays where the finger left it');
  const first = await tooltip.textContent();
  await drag(page, [x + 60, y], [x - 60, y]);
  assert.notEqual(await tooltip.textContent(), first);

  await page.touchscreen.tap(x + 100, y);
  await frame(page);
  assert.notEqual(await tooltip.textContent(), first);
  await page.locator('h1').tap();
  await frame(page);
  assert.equal(await tooltip.isVisible(), false, 'a tap elsewhere puts it away');
});

test('a tap on a tile opens its trend, a drag over the board does not', async () => {
  const page = await open(`<baro-graph ${BOARD}></baro-graph>`, PHONE);
  const chart = await ready(page);
  const box = await chart.locator('[part=stage]').boundingBox();
  await drag(page, [box.x + 50, box.y + 300], [box.x + 52, box.y + 100]);
  assert.ok((await scrolled(page)) > 80);
  assert.equal(await chart.locator('[part=back]').isVisible(), false);
  assert.equal(await chart.locator('[part=tooltip]').isVisible(), false);
  const now = await chart.locator('[part=stage]').boundingBox();
  await page.touchscreen.tap(now.x + 50, Math.max(now.y + 20, 40));
  await chart.locator('[part=back]').waitFor();
  await chart.locator('[part=back]').tap();
  await frame(page);
  assert.equal(await chart.evaluate(graph => graph.rows().length), 8);
});
