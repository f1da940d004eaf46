/** Zooming, moving, and the strip: with a real pointer, fingers and keys. */
import assert from 'node:assert/strict';
import { IVA, frame, open, ready, test } from './harness.mjs';

const CHART = `<baro-graph ${IVA} indicator="iva" measure="yoy"></baro-graph><p style="height: 3000px"></p>`;
const OPEN = CHART.replace('<baro-graph', '<baro-graph span="all"');
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const STILL = { reducedMotion: 'reduce' };

/** Shares of the whole that are shown, as the strip shows them. */
const shown = chart =>
  chart.evaluate(graph => {
    const { left, width } = graph.shadowRoot.querySelector('[part=strip]').getBoundingClientRect();
    const box = graph.shadowRoot.querySelector('[part=strip-window]').getBoundingClientRect();
    return [(box.left - left) / width, (box.right - left) / width];
  });

const near = (a, b, slack = 0.02) => assert.ok(Math.abs(a - b) <= slack, `${a} is not near ${b}`);

/** A chart whose strip is open, and the spans it tells of. */
async function explored(body = OPEN, options = {}) {
  const page = await open(body, { ...STILL, ...options });
  const chart = await ready(page);
  await chart.locator('[part=strip]').waitFor();
  await frame(page);
  await chart.evaluate(graph => {
    globalThis.spans = [];
    graph.addEventListener('span', event => globalThis.spans.push(event.detail));
  });
  const box = await chart.locator('[part=stage]').boundingBox();
  return { page, chart, box, spans: () => page.evaluate(() => globalThis.spans) };
}

const press = (chart, name) => chart.getByRole('button', { name, exact: true }).click();

test('a wheel zooms with a modifier and scrolls without one', async () => {
  const page = await open(CHART, STILL);
  const chart = await ready(page);
  const box = await chart.locator('[part=stage]').boundingBox();
  await page.mouse.move(box.x + 500, box.y + 150);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY > 100);
  assert.equal(await chart.locator('[part=strip]').isVisible(), false);
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.down('Control');
  // The first turn fetches what zooms.
  await page.mouse.wheel(0, -100);
  await chart.locator('[part=strip]').waitFor();
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await page.waitForFunction(() => {
    const strip = document.querySelector('baro-graph').shadowRoot;
    return strip.querySelector('[part=strip-window]').getBoundingClientRect().width < strip.querySelector('[part=strip]').offsetWidth * 0.9;
  });
  assert.equal(await page.evaluate(() => scrollY), 0, 'the page stands');
  const [low, high] = await shown(chart);
  assert.ok(low > 0.05 && high < 0.99);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY > 100);
});

test('a stretch that is drawn is zoomed to, a drag then moves it, a double click shows all', async () => {
  const { page, chart, box, spans } = await explored();
  const { x, y } = box;
  await page.mouse.move(x + 300, y + 100);
  await page.mouse.down();
  await page.mouse.move(x + 400, y + 110, { steps: 4 });
  assert.equal(await chart.locator('[part=selection]').isVisible(), true);
  await page.mouse.move(x + 500, y + 120, { steps: 4 });
  await page.mouse.up();
  await frame(page);
  assert.equal(await chart.locator('[part=selection]').isVisible(), false);
  const [low, high] = await shown(chart);
  near(high - low, 200 / 700, 0.06);
  await page.mouse.move(x + 300, y + 100);
  await page.mouse.down();
  await page.mouse.move(x + 400, y + 100, { steps: 5 });
  await page.mouse.up();
  await frame(page);
  const moved = await shown(chart);
  assert.ok(moved[0] < low - 0.02, 'earlier periods come in from the left');
  near(moved[1] - moved[0], high - low);
  await page.mouse.dblclick(x + 300, y + 100);
  await frame(page);
  near((await shown(chart))[0], 0);
  near((await shown(chart))[1], 1);
  const told = await spans();
  assert.ok(told.some(({ all }) => !all));
  const last = told.at(-1);
  assert.equal(last.all, true);
  assert.match(last.from, /^\d{4}-\d\d$/);
});

test('two fingers zoom and one scrolls the page', async () => {
  const { page, chart, box } = await explored(OPEN, PHONE);
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const y = box.y + 120;
  await send('touchStart', [[box.x + 150, y]]);
  await send('touchStart', [[box.x + 150, y], [box.x + 210, y + 10]]);
  for (let step = 1; step <= 8; step += 1) {
    await send('touchMove', [[box.x + 150 - step * 8, y], [box.x + 210 + step * 8, y + 10]]);
    await frame(page);
  }
  await send('touchEnd', []);
  await frame(page);
  const [low, high] = await shown(chart);
  assert.ok(high - low < 0.6, `${low} to ${high}`);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page is not zoomed');
  await send('touchStart', [[box.x + 150, y + 60]]);
  for (let step = 1; step <= 10; step += 1) {
    await send('touchMove', [[box.x + 150, y + 60 - step * 15]]);
    await frame(page);
  }
  await send('touchEnd', []);
  await page.waitForFunction(() => scrollY > 60);
  assert.deepEqual(await shown(chart), [low, high]);
});

test('the strip moves the window, by pointer and by key', async () => {
  const { page, chart } = await explored();
  // The strip is as wide as the plot, which makes room for the figures at its side.
  const at = async share => {
    const { x, y, width } = await chart.locator('[part=strip]').boundingBox();
    return [x + width * share, y + 15];
  };
  const drag = async (from, to) => {
    await page.mouse.move(...(await at(from)));
    await page.mouse.down();
    await page.mouse.move(...(await at(to)), { steps: 6 });
    await page.mouse.up();
    await frame(page);
    return shown(chart);
  };
  let [low, high] = await drag(0.0005, 0.4);
  near(low, 0.4);
  near(high, 1);
  [low, high] = await drag(0.9995, 0.8);
  near(high, 0.8);
  [low, high] = await drag(0.6, 0.5);
  near(low, 0.3);
  near(high, 0.7);
  [low, high] = await drag(0.9, 0.75);
  near(low, 0.75);
  near(high, 0.9);
  await page.mouse.click(...(await at(0.2)));
  await frame(page);
  [low, high] = await shown(chart);
  near((low + high) / 2, 0.2, 0.03);
  const first = chart.getByRole('slider').first();
  await first.focus();
  await page.keyboard.press('Home');
  await frame(page);
  near((await shown(chart))[0], 0);
  await page.keyboard.press('PageUp');
  await frame(page);
  near((await shown(chart))[0], 0.1);
  await page.waitForTimeout(200);
  assert.match(await first.getAttribute('aria-valuetext'), /\d{4}/);
  assert.equal(await first.getAttribute('aria-valuenow'), '10');
});

test('spans are a press away, and + and − are keys', async () => {
  const { page, chart, spans } = await explored();
  await press(chart, '1Y');
  await frame(page);
  const { low, high } = (await spans()).at(-1);
  assert.equal(high - low, 12, 'twelve months');
  assert.equal(await chart.getByRole('button', { name: '1Y', exact: true }).getAttribute('aria-pressed'), 'true');
  await press(chart, 'All');
  await chart.locator('[part=stage]').focus();
  const wide = async () => (await shown(chart)).reduce((low, high) => high - low);
  await page.keyboard.press('+');
  await frame(page);
  const closer = await wide();
  assert.ok(closer < 0.8);
  await page.keyboard.press('-');
  await frame(page);
  assert.ok((await wide()) > closer);
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  await frame(page);
  near(await wide(), 1);
  await chart.getByRole('button', { name: /in/i }).first().click();
  await frame(page);
  assert.ok((await wide()) < 0.9);
});

test('a window glides where motion is welcome, and is there at once where it is not', async () => {
  for (const reducedMotion of ['reduce', 'no-preference']) {
    const { page, chart } = await explored(OPEN, { reducedMotion });
    const widths = await chart.evaluate(async graph => {
      const root = graph.shadowRoot;
      [...root.querySelectorAll('[part=explore-choice]')].find(b => b.textContent === '1Y').click();
      const widths = [];
      for (let i = 0; i < 40; i += 1) {
        await new Promise(requestAnimationFrame);
        widths.push(Math.round(root.querySelector('[part=strip-window]').getBoundingClientRect().width));
      }
      return [...new Set(widths)];
    });
    if (reducedMotion === 'reduce') assert.ok(widths.length <= 2, widths.join(' '));
    else assert.ok(widths.length > 4, widths.join(' '));
    await page.close();
  }
});

test('values may keep their axis, rise as logarithms, or begin at 100', async () => {
  const rows = [...Array(48).keys()].map(i => `a,${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${(100 * 1.05 ** i).toFixed(1)},t`);
  const before = page => page.route('**/levels.csv', route => route.fulfill({ body: ['indicator,period,value,unit', ...rows].join('\n') }));
  const { page, chart } = await explored('<baro-graph src="/levels.csv" span="1y"></baro-graph>', { before });
  const scale = () => chart.evaluate(graph => graph.svg());
  const linear = await scale();
  await press(chart, 'Logarithmic');
  await frame(page);
  const log = await scale();
  assert.notEqual(log, linear);
  await press(chart, 'Index, start = 100');
  await frame(page);
  assert.match(await scale(), />100</);
  assert.equal((await chart.evaluate(graph => graph.rows())).length, 48, 'the figures stay what they are');
  await press(chart, 'Linear');
  await press(chart, 'Keep the scale');
  await frame(page);
  assert.notEqual(await scale(), linear, 'the values of the whole');
  await press(chart, 'Keep the scale');
  await frame(page);
  assert.equal(await scale(), linear);
});

test('rates offer no scale that they have no figures for', async () => {
  const { chart } = await explored();
  assert.equal(await chart.getByRole('button', { name: 'Logarithmic' }).count(), 0);
});

test('a group shares the cursor and the span', async () => {
  const one = `<baro-graph id="a" group="g" span="all" ${IVA} indicator="iva" measure="yoy"></baro-graph>`;
  const { page, chart, box } = await explored(one + one.replace('"a"', '"b"') + one.replace('id="a" group="g"', 'id="c"'));
  for (const id of ['b', 'c']) {
    await ready(page, `#${id}`);
    await page.locator(`#${id} [part=strip]`).waitFor();
  }
  await page.mouse.move(box.x + 400, box.y + 100);
  await frame(page);
  const title = id => page.locator(`#${id} [part=tooltip] > :first-child`).textContent();
  assert.equal(await title('b'), await title('a'));
  assert.equal(await page.locator('#c [part=tooltip]').isVisible(), false);
  await press(chart, '1Y');
  await frame(page);
  assert.deepEqual(await shown(page.locator('#b')), await shown(chart));
  near((await shown(page.locator('#c')))[0], 0);
});
