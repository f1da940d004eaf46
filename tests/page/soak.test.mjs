/** Ten thousand inputs and five hundred charts: nothing fails, and memory comes to rest. */
import assert from 'node:assert/strict';
import { IVA, frame, open, ready, test } from './harness.mjs';

/** Runs in the page before all else: keeps the memories of the Wasm modules. */
function keep() {
  globalThis.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) globalThis.memories.push(memory);
      return made;
    };
  }
}
const before = page => page.addInitScript(keep);
const wasm = page => page.evaluate(() => globalThis.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));

async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Runs in the page: so many inputs of all kinds, the same for the same seed. */
async function inputs(count, seed) {
  const graph = document.querySelector('baro-graph');
  const root = graph.shadowRoot;
  const stage = root.querySelector('[part=stage]');
  let state = seed;
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  const among = list => list[Math.floor(random() * list.length)];
  const at = () => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return { clientX: left + random() * width, clientY: top + random() * height, bubbles: true, composed: true, cancelable: true };
  };
  for (let i = 0; i < count; i += 1) {
    const kind = random();
    if (kind < 0.3) stage.dispatchEvent(new PointerEvent('pointermove', at()));
    else if (kind < 0.55) stage.dispatchEvent(new WheelEvent('wheel', { ...at(), deltaX: (random() - 0.5) * 300, deltaY: (random() - 0.5) * 300, ctrlKey: random() < 0.7 }));
    else if (kind < 0.8) stage.dispatchEvent(new KeyboardEvent('keydown', { key: among(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', '+', '-', '0', 'p', 'Escape']), bubbles: true, cancelable: true }));
    else if (kind < 0.9) among([...root.querySelectorAll('[part=explore-choice]:not(:disabled)')].slice(0, -1))?.click();
    else if (kind < 0.93) among([...root.querySelectorAll('[part=tabs] button, [part=legend] button')])?.click();
    else if (kind < 0.95) stage.dispatchEvent(new MouseEvent('dblclick', at()));
    else if (kind < 0.97) graph.style.width = `${300 + Math.floor(random() * 500)}px`;
    else stage.dispatchEvent(new PointerEvent('pointerleave', { bubbles: true }));
    if (i % 20 === 0) await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
}

test('ten thousand inputs leave the chart whole and memory at rest', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva iva_mining iva_manufacturing" span="all"></baro-graph>`, { before });
  const chart = await ready(page);
  await chart.locator('[part=strip]').waitFor();
  await page.evaluate(inputs.toString().replace('async function inputs', 'globalThis.inputs = async function'));
  await page.evaluate(() => globalThis.inputs(3000, 7));
  const [wasmBefore, heapBefore] = [await wasm(page), await heap(page)];
  await page.evaluate(() => globalThis.inputs(7000, 99));
  assert.equal(await wasm(page), wasmBefore, 'the engine asks for no more');
  const grown = (await heap(page)) - heapBefore;
  assert.ok(grown < 1_000_000, `${grown} bytes more on the heap`);
  assert.deepEqual(page.errors, []);
  assert.ok((await chart.evaluate(graph => graph.rows().length)) > 0);
  assert.match(await chart.evaluate(graph => graph.svg()), /<svg/);
});

test('five hundred charts come and go, and memory comes to rest', async () => {
  const page = await open(`<baro-graph ${IVA} indicator="iva" measure="yoy" span="all"></baro-graph>`, { before });
  await ready(page);
  const cycle = count =>
    page.evaluate(async count => {
      const tag = document.querySelector('baro-graph').cloneNode();
      for (let i = 0; i < count; i += 1) {
        const graph = tag.cloneNode();
        document.querySelector('h1').after(graph);
        await graph.ready;
        if (i % 10 === 0) await new Promise(requestAnimationFrame);
        graph.remove();
        await new Promise(done => setTimeout(done));
      }
    }, count);
  await cycle(100);
  const [wasmBefore, heapBefore] = [await wasm(page), await heap(page)];
  await cycle(400);
  await frame(page);
  const [wasmNow, grown] = [await wasm(page), (await heap(page)) - heapBefore];
  assert.ok(wasmNow - wasmBefore <= 1 << 20, `${wasmNow - wasmBefore} bytes more of Wasm`);
  assert.ok(grown < 2_000_000, `${grown} bytes more on the heap`);
  assert.deepEqual(page.errors, []);
});
