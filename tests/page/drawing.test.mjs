/** A chart comes onto the page, changes with its attributes, and is not alone. */
import assert from 'node:assert/strict';
import { BOARD, IVA, frame, ink, open, ready, test } from './harness.mjs';

test('a tag draws a chart in the place of its content', async () => {
  const page = await open(`<baro-graph ${IVA}><p id="content">6.8%</p></baro-graph>`);
  const chart = await ready(page);
  assert.ok((await ink(chart)) > 1000, 'the canvas has ink');
  assert.equal(await page.locator('#content').isVisible(), false);
  assert.equal(await chart.locator('[part=title]').textContent(), 'Value added of industrial enterprises above designated size');
  assert.match((await chart.locator('[part=source]').textContent()) ?? '', /National Bureau of Statistics of China/);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(page.said, []);
});

test('the script tag alone makes a chart of its data attributes, where it stands', async () => {
  const tag = '<script src="/barograph/barograph.js" async data-src="/data/iva.csv" data-indicator="iva" data-measure="yoy" data-lang="zh"></script>';
  const page = await open('', { whole: `<!DOCTYPE html><html lang="en"><title>Test</title><body><p>before</p>${tag}<p>after</p></body></html>` });
  await page.waitForSelector('baro-graph');
  const chart = await ready(page);
  assert.equal(await chart.evaluate(graph => graph.previousElementSibling?.localName), 'script');
  assert.equal(await chart.evaluate(graph => graph.nextElementSibling?.textContent), 'after');
  assert.ok((await ink(chart)) > 1000);
  // Left in the head, where nothing is shown, it goes to the top of the body.
  const early = await open('', { whole: `<!DOCTYPE html><html lang="en"><head><title>Test</title>${tag}</head><body><p>after</p></body></html>` });
  await early.waitForSelector('baro-graph');
  assert.ok((await ink(await ready(early))) > 1000);
});

test('the engine is fetched when a chart comes near the viewport, and not before', async () => {
  const asked = [];
  const page = await open(`<div style="height: 5000px"></div><baro-graph ${IVA}></baro-graph>`, {
    before: async page => page.on('request', request => asked.push(new URL(request.url()).pathname)),
  });
  await page.waitForTimeout(300);
  assert.deepEqual(asked.filter(path => /\.(js|wasm|csv)$/.test(path)), ['/barograph/barograph.js']);
  await page.locator('baro-graph').evaluate(graph => graph.scrollIntoView());
  await page.waitForFunction(() => customElements.get('baro-graph'));
  assert.ok((await ink(await ready(page))) > 1000);
  assert.ok(asked.includes('/barograph/trend_bg.wasm'));
  assert.ok(!asked.includes('/barograph/engine_bg.wasm'), 'a trend needs the small engine only');
});

test('attributes change what is drawn', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy" from="2024-01"></baro-graph>`);
  const chart = await ready(page);
  const state = () =>
    chart.evaluate(async graph => {
      await graph.ready;
      const canvas = graph.shadowRoot.querySelector('canvas');
      return { picture: canvas.toDataURL(), rows: graph.rows(), title: graph.shadowRoot.querySelector('[part=title]').textContent };
    });
  const before = await state();
  assert.equal(before.rows[0].period, '2024-01/P2M');

  await chart.evaluate(graph => {
    graph.indicator = 'iva_mining';
    graph.setAttribute('lang', 'zh');
    graph.heading = '采矿业';
  });
  const after = await state();
  assert.notEqual(after.picture, before.picture);
  assert.equal(after.title, '采矿业');
  assert.ok(after.rows.length > 0 && after.rows.every(row => row.indicator === 'iva_mining'));

  await chart.evaluate(graph => (graph.theme = 'dark'));
  assert.notEqual((await state()).picture, after.picture);
  assert.notEqual(await chart.evaluate(graph => getComputedStyle(graph.shadowRoot.querySelector('[part=root]')).backgroundColor), 'rgb(255, 255, 255)');

  await chart.evaluate(graph => (graph.view = 'board'));
  assert.equal((await state()).rows.length, 1);
  await chart.evaluate(graph => (graph.src = '/data/infrastructure.csv'));
  await chart.evaluate(graph => (graph.indicator = graph.measure = graph.view = null));
  assert.equal((await state()).rows[0].indicator, 'base_stations_5g');
});

test('the spec is the attributes as one object', async () => {
  const page = await open('<baro-graph></baro-graph>');
  await page.waitForFunction(() => customElements.get('baro-graph'));
  const chart = page.locator('baro-graph');
  const spec = { src: ['/data/iva.csv', '/data/names.csv'], indicator: 'iva', from: '2025-01', controls: 'none' };
  const said = await chart.evaluate(async (graph, spec) => {
    graph.spec = spec;
    await graph.ready;
    return { spec: graph.spec, from: graph.getAttribute('from'), rows: graph.rows().length };
  }, spec);
  assert.deepEqual(said.spec, { ...spec, src: '/data/iva.csv /data/names.csv' });
  assert.equal(said.from, '2025-01');
  assert.ok(said.rows > 3);
  assert.equal(await chart.locator('[part=tools] button:visible, [part=tools] summary:visible').count(), 0);
  await assert.rejects(chart.evaluate(graph => (graph.spec = { indicatr: 'iva' })), /"indicatr" is not part of a spec/);
});

test('properties set before the element is defined are taken up', async () => {
  const whole = `<!DOCTYPE html><html lang="en"><title>Test</title><body><baro-graph></baro-graph><script>
    const graph = document.querySelector('baro-graph');
    graph.src = '/data/iva.csv'; graph.indicator = 'iva_mining';
  </script><script src="/barograph/barograph.js" async></script></body></html>`;
  const page = await open('', { whole });
  const chart = await ready(page);
  assert.equal(await chart.evaluate(graph => graph.rows()[0].indicator), 'iva_mining');
});

test('two charts on a page share the engine and the files, and nothing else', async () => {
  const asked = [];
  const page = await open(`<baro-graph id="a" ${IVA} indicator="iva"></baro-graph><baro-graph id="b" ${IVA} indicator="iva_mining" lang="zh"></baro-graph>`, {
    before: async page => page.on('request', request => asked.push(new URL(request.url()).pathname)),
  });
  const [a, b] = [await ready(page, '#a'), await ready(page, '#b')];
  assert.ok((await ink(a)) > 1000 && (await ink(b)) > 1000);
  for (const path of ['/barograph/trend_bg.wasm', '/data/iva.csv', '/data/names.csv']) {
    assert.equal(asked.filter(other => other === path).length, 1, path);
  }
  const before = await b.evaluate(graph => graph.shadowRoot.querySelector('canvas').toDataURL());
  await a.evaluate(graph => (graph.theme = 'dark'));
  await ready(page, '#a');
  assert.equal(await b.evaluate(graph => graph.shadowRoot.querySelector('canvas').toDataURL()), before);
});

test('a chart lives in another shadow root, and takes its language from outside', async () => {
  const whole = `<!DOCTYPE html><html lang="zh-CN"><title>Test</title><body><my-card></my-card><script>
    customElements.define('my-card', class extends HTMLElement {
      connectedCallback() {
        const graph = document.createElement('baro-graph');
        graph.setAttribute('src', '/data/iva.csv /data/names.csv');
        this.attachShadow({ mode: 'open' }).append(graph);
      }
    });
  </script><script src="/barograph/barograph.js" async></script></body></html>`;
  const page = await open('', { whole });
  const chart = await ready(page);
  assert.ok((await ink(chart)) > 1000);
  assert.equal(await chart.locator('[part=title]').textContent(), '规模以上工业增加值');
});

test('the language of the page is followed while it changes', async () => {
  const page = await open(`<baro-graph ${IVA}></baro-graph>`, { lang: 'zh-CN' });
  const chart = await ready(page);
  assert.equal(await chart.locator('[part=tools] button').first().textContent(), '数据表');
  await page.evaluate(() => (document.documentElement.lang = 'en'));
  await ready(page);
  assert.equal(await chart.locator('[part=tools] button').first().textContent(), 'Table');
});

test('the system is followed into the dark, unless the page is only light', async () => {
  const paper = chart => chart.evaluate(graph => getComputedStyle(graph.shadowRoot.querySelector('[part=root]')).backgroundColor);
  const page = await open(`<baro-graph ${IVA}></baro-graph>`);
  const chart = await ready(page);
  assert.equal(await paper(chart), 'rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
  await ready(page);
  assert.equal(await paper(chart), 'rgb(18, 24, 31)');
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'only light'));
  await ready(page);
  assert.equal(await paper(chart), 'rgb(255, 255, 255)');
});

test('custom properties of any colour syntax replace colours, and the height', async () => {
  const style = '--baro-series-1: oklch(0.6 0.2 30); --baro-paper: light-dark(rgb(10 20 30), red); --baro-ink: nonsense; --baro-height: 333px';
  const page = await open(`<baro-graph ${IVA} style="${style}"></baro-graph>`);
  const chart = await ready(page);
  const corner = await chart.evaluate(graph => [...graph.shadowRoot.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data]);
  assert.deepEqual(corner, [10, 20, 30, 255]);
  assert.equal((await chart.locator('[part=stage]').boundingBox())?.height, 333);
  await chart.evaluate(graph => graph.style.setProperty('--baro-paper', '#fff'));
  await ready(page);
  assert.equal(await chart.evaluate(graph => graph.shadowRoot.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data[0]), 255);
});

for (const ratio of [1, 1.5, 2]) {
  test(`at a device pixel ratio of ${ratio} canvas pixels are device pixels`, async () => {
    const page = await open(`<baro-graph ${IVA}></baro-graph>`, { deviceScaleFactor: ratio });
    const chart = await ready(page);
    await frame(page);
    const [pixels, box] = await chart.evaluate(graph => {
      const canvas = graph.shadowRoot.querySelector('canvas');
      const { width, height } = canvas.getBoundingClientRect();
      return [[canvas.width, canvas.height], [width, height]];
    });
    box.forEach((length, i) => assert.ok(Math.abs(length * ratio - pixels[i]) <= 1, `${length} at ${ratio} is ${pixels[i]}`));
  });
}

test('a resized page is drawn anew, with whole labels', async () => {
  const page = await open(`<baro-graph ${BOARD}></baro-graph>`, { viewport: { width: 1200, height: 900 } });
  const chart = await ready(page);
  const wide = await chart.locator('[part=stage]').boundingBox();
  await page.setViewportSize({ width: 360, height: 900 });
  await frame(page);
  await frame(page);
  const narrow = await chart.locator('[part=stage]').boundingBox();
  assert.ok(narrow && wide && narrow.width < 360 && narrow.height > wide.height * 1.5);
  const width = await chart.evaluate(graph => graph.shadowRoot.querySelector('canvas').width);
  assert.equal(width, Math.round(narrow.width));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
});
