/** What goes wrong is told, and what goes away leaves nothing. */
import assert from 'node:assert/strict';
import { BOARD, IVA, frame, ink, open, ready, test } from './harness.mjs';

const csv = (page, name, body, type = 'text/csv') => page.route(`**/data/${name}`, route => route.fulfill({ contentType: type, body }));

/** Sets attributes; what `ready` is then rejected with, and what the event and the page say. */
const fault = (chart, attributes) =>
  chart.evaluate(async (graph, attributes) => {
    const event = new Promise(done => document.addEventListener('fault', done, { once: true }));
    for (const name in attributes) graph.setAttribute(name, attributes[name]);
    const error = await graph.ready.catch(error => error);
    const { detail, target } = await event;
    const { name, message, code, file, line, column } = error;
    const shown = graph.shadowRoot.querySelector('[role=alert]');
    return { name, message, code, file, line, column, isError: error instanceof Error, same: detail === error && target === graph, shown: shown.hidden ? null : shown.textContent };
  }, attributes);

test('a file without a good row says in place what is wrong and where, above the content', async () => {
  const bad = 'indicator,period,value\nx,2025-01,oops\n';
  const page = await open('<baro-graph id="late"><p id="content">6.8%</p></baro-graph>', { before: page => csv(page, 'bad.csv', bad) });
  await page.waitForFunction(() => customElements.get('baro-graph'));
  const chart = page.locator('#late');
  const told = await fault(chart, { src: '/data/bad.csv' });
  assert.deepEqual(
    { ...told, message: '', shown: '' },
    { name: 'BarographError', message: '', code: 'read/no-good-row', file: '/data/bad.csv', line: 2, column: 3, isError: true, same: true, shown: '' },
  );
  assert.equal(told.shown, told.message);
  assert.match(told.message, /^\/data\/bad\.csv, line 2, column 3: .*"oops"/);
  assert.equal(await page.locator('#content').isVisible(), true);
  assert.deepEqual(page.errors, [], 'nobody asked for the promise, nothing is unhandled');

  // A correction is enough to go on.
  await chart.evaluate(graph => (graph.src = '/data/iva.csv'));
  assert.ok((await ink(await ready(page))) > 1000);
  assert.equal(await page.locator('#content').isVisible(), false);
  assert.equal(await chart.locator('[role=alert]').isVisible(), false);
});

test('a file with some bad rows is shown without them, and says how many and why', async () => {
  const some = 'indicator,period,value\nx,2025-01,1\nx,2025-02,oops\nx,2025-03,3\nx,2025-13,4\n';
  const page = await open('<baro-graph src="/data/some.csv" lang="zh"></baro-graph>', { before: page => csv(page, 'some.csv', some) });
  const chart = await ready(page);
  assert.equal(await chart.evaluate(graph => graph.rows().filter(row => row.value !== null).length), 2);
  const refused = chart.locator('[part=refused]');
  assert.equal(await refused.locator('summary').textContent(), '有2行数据无法读取，未予显示。');
  await refused.locator('summary').click();
  const sentences = await refused.locator('li').allTextContents();
  assert.equal(sentences.length, 2);
  assert.match(sentences[0], /第3行第3列.*“oops”/);
});

for (const [what, code, sentence] of /** @type {const} */ ([
  ['gone.csv', 'fetch/status', 'data/gone.csv could not be fetched: the server answers 404'],
  ['page.csv', 'fetch/web-page', 'data/page.csv is a web page, not a file of figures; check the address'],
  ['broken.csv', 'fetch/failed', 'data/broken.csv could not be fetched; check the address and the connection'],
])) {
  test(`a file that cannot be had is named: ${code}`, async () => {
    const page = await open('<baro-graph></baro-graph>', {
      head: '<base href="/">',
      before: async page => {
        await csv(page, 'page.csv', '\n<!DOCTYPE html><title>Sorry</title>', 'text/html');
        await page.route('**/data/broken.csv', route => route.abort());
      },
    });
    await page.waitForFunction(() => customElements.get('baro-graph'));
    const chart = page.locator('baro-graph');
    const told = await fault(chart, { src: `data/iva.csv data/${what}` });
    assert.deepEqual([told.code, told.file, told.message, told.shown], [code, `data/${what}`, sentence, sentence]);
    assert.match((await fault(chart, { lang: 'zh' })).message, /[\u4e00-\u9fff].*data\/\w+\.csv|data\/\w+\.csv 是网页/);
  });
}

test('a mistake in the spec is told in the language of the chart', async () => {
  const page = await open(`<baro-graph ${IVA} lang="zh"></baro-graph>`);
  const chart = await ready(page);
  const told = await fault(chart, { view: 'pie' });
  assert.equal(told.code, 'spec/unknown-view');
  assert.match(told.shown, /没有名为“pie”的视图/);
  await chart.evaluate(graph => (graph.view = 'trend'));
  await ready(page);
  assert.equal(await chart.locator('[part=stage]').isVisible(), true);
});

test('events follow the reader', async () => {
  const page = await open(`<div><baro-graph ${BOARD}></baro-graph></div>`);
  const chart = await ready(page);
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ['ready', 'hover', 'select', 'change']) document.querySelector('div').addEventListener(type, event => window.heard.push([type, event.detail, event.composed]));
  });
  const stage = chart.locator('[part=stage]');
  await stage.hover({ position: { x: 30, y: 30 } });
  assert.equal(await stage.evaluate(stage => stage.style.cursor), 'pointer');
  await stage.click({ position: { x: 30, y: 30 } });
  await frame(page);
  await chart.locator('[part=back]').click();
  await frame(page);
  const heard = await page.evaluate(() => window.heard);
  const of = type => heard.filter(([other]) => other === type).map(([, detail]) => detail);
  assert.equal(of('hover')[0].rows[0].indicator, 'iva');
  assert.equal(of('hover')[0].rows[0].value, 6.4);
  assert.deepEqual(of('select').map(({ row }) => row.value), [6.4]);
  assert.deepEqual(of('change').map(({ view }) => view), ['trend', 'board']);
  assert.ok(heard.every(([, , composed]) => composed));
  assert.equal(await chart.evaluate(graph => graph.shadowRoot.activeElement?.getAttribute('part')), 'stage', 'the focus stays in the chart');
});

test('a legend shows and hides lines, tabs change the measure', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva_mining iva_manufacturing iva_utilities"></baro-graph>`, { viewport: { width: 360, height: 900 } });
  const chart = await ready(page);
  const mining = chart.locator('[part=legend] button').first();
  assert.equal(await mining.getAttribute('aria-pressed'), 'true');
  const before = await ink(chart);
  await mining.click();
  await frame(page);
  assert.equal(await mining.getAttribute('aria-pressed'), 'false');
  assert.notEqual(await ink(chart), before);
  const tabs = chart.locator('[part=tabs] button');
  await tabs.nth(1).click();
  await frame(page);
  assert.equal(await tabs.nth(1).getAttribute('aria-pressed'), 'true');
  assert.equal(await tabs.nth(0).getAttribute('aria-pressed'), 'false');
});

test('what the reader chose survives the change of engines', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva"></baro-graph>`);
  const chart = await ready(page);
  await chart.locator('[part=tabs] button').nth(1).click();
  await frame(page);
  const shown = () => chart.evaluate(graph => [graph.shadowRoot.querySelector('[part=subtitle]').textContent, graph.rows().length]);
  const before = await shown();
  await chart.evaluate(graph => graph.csv());
  assert.deepEqual(await shown(), before);
});

test('what is put on paper is light', async () => {
  const page = await open(`<baro-graph ${IVA} theme="dark"></baro-graph>`);
  const chart = await ready(page);
  const corner = () => chart.evaluate(graph => [...graph.shadowRoot.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data.slice(0, 3)]);
  assert.deepEqual(await corner(), [18, 24, 31]);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await corner(), [255, 255, 255], 'before the call returns');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await chart.locator('[part=tools]').isVisible(), false);
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.deepEqual(await corner(), [18, 24, 31]);
});

test('forced colours are taken up', async () => {
  const page = await open(`<baro-graph ${IVA}></baro-graph>`, { forcedColors: 'active', colorScheme: 'dark' });
  const chart = await ready(page);
  const [picture, canvas] = await chart.evaluate(graph => [
    [...graph.shadowRoot.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data.slice(0, 3)].join(', '),
    getComputedStyle(graph.shadowRoot.querySelector('[part=root]')).backgroundColor,
  ]);
  assert.equal(`rgb(${picture})`, canvas);
});

test('a moved chart goes on, a removed one begins anew when it returns', async () => {
  const page = await open(`<div id="a"><baro-graph ${IVA}></baro-graph></div><div id="b"></div>`);
  const chart = await ready(page);
  const kept = await chart.evaluate(graph => {
    const canvas = graph.shadowRoot.querySelector('canvas');
    document.querySelector('#b').append(graph);
    return new Promise(done => setTimeout(() => done(graph.shadowRoot.querySelector('canvas') === canvas && graph.rows().length > 0), 50));
  });
  assert.equal(kept, true);
  const gone = await chart.evaluate(async graph => {
    graph.remove();
    await Promise.resolve();
    await Promise.resolve();
    const empty = !graph.shadowRoot.querySelector('canvas') && graph.rows().length === 0;
    document.querySelector('#a').append(graph);
    return empty;
  });
  assert.equal(gone, true);
  await page.waitForFunction(() => document.querySelector('baro-graph').shadowRoot.querySelector('canvas'));
  assert.ok((await ink(await ready(page))) > 1000);
});

test('fifty charts created and removed leave no listener, no observer and no engine', async () => {
  const page = await open(`<baro-graph ${IVA}></baro-graph><div id="place"></div>`, {
    before: page =>
      page.addInitScript(() => {
        window.kept = { observers: 0, listeners: 0 };
        for (const name of ['ResizeObserver', 'MutationObserver']) {
          const { observe, disconnect } = window[name].prototype;
          const active = new Set();
          window[name].prototype.observe = function (...values) {
            if (!active.has(this)) window.kept.observers += 1;
            active.add(this);
            return observe.apply(this, values);
          };
          window[name].prototype.disconnect = function () {
            if (active.delete(this)) window.kept.observers -= 1;
            return disconnect.call(this);
          };
        }
        // Those on objects that outlive a chart; each comes with the signal that ends it.
        const { addEventListener } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, heard, options) {
          if (!(this instanceof Node) && !(this instanceof AbortSignal)) {
            window.kept.listeners += 1;
            if (options?.signal) addEventListener.call(options.signal, 'abort', () => (window.kept.listeners -= 1));
          }
          return addEventListener.call(this, type, heard, options);
        };
      }),
  });
  await ready(page);
  const result = await page.evaluate(async attributes => {
    const { Engine } = await import('/barograph/trend.js');
    const free = Engine.prototype.free;
    let freed = 0;
    Engine.prototype.free = function () {
      freed += 1;
      return free.call(this);
    };
    const place = document.querySelector('#place');
    const before = { ...window.kept };
    for (let i = 0; i < 50; i += 1) {
      const graph = Object.assign(document.createElement('baro-graph'), { src: '/data/iva.csv /data/names.csv' });
      place.append(graph);
      await graph.ready;
      graph.remove();
      await new Promise(done => setTimeout(done));
    }
    return { freed, before, after: { ...window.kept } };
  });
  assert.equal(result.freed, 50);
  assert.deepEqual(result.after, result.before);
});

test('when the engine dies all its charts say so, and the next gets a fresh one', async () => {
  const page = await open(`<baro-graph id="a" ${IVA}><p>6.8%</p></baro-graph><baro-graph id="b" ${IVA}></baro-graph>`);
  const [a, b] = [await ready(page, '#a'), await ready(page, '#b')];
  const codes = await page.evaluate(async () => {
    const codes = [];
    document.addEventListener('fault', event => codes.push([event.target.id, event.detail.code]));
    const { Engine } = await import('/barograph/trend.js');
    Engine.prototype.pointer = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
    document.querySelector('#a').shadowRoot.querySelector('[part=stage]').dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
    return codes;
  });
  assert.deepEqual(codes, [['a', 'internal'], ['b', 'internal']]);
  for (const chart of [a, b]) assert.equal(await chart.evaluate(graph => graph.ready.then(() => '', error => error.code)), 'internal');
  assert.equal(await page.locator('#a p').first().isVisible(), true);
  assert.deepEqual(page.errors, []);
  await b.evaluate(graph => (graph.indicator = 'iva'));
  assert.ok((await ink(await ready(page, '#b'))) > 1000);
  await b.locator('[part=stage]').hover();
  await frame(page);
  assert.equal(await b.locator('[part=tooltip]').isVisible(), true);
});
