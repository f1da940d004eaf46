/**
 * One library at one size, in a page of its own.
 *
 * Owns the DevTools session that counts the main thread's tasks and the heap. Times are milliseconds, memory is bytes a point.
 */

/** Steps in, and as many along. */
const STEPS = 25;
/** Moves of the pointer. */
const MOVES = 100;
/** What is slower than this is not waited for. */
const PATIENCE = 45_000;

const median = (/** @type {number[]} */ all) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? NaN;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {{name: string, file: string}} peer
 * @param {number} count points
 */
export async function measure(browser, origin, peer, count) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 }, deviceScaleFactor: 2 });
  try {
    page.setDefaultTimeout(PATIENCE);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
    };
    /** Main-thread time of what is done. @param {() => Promise<unknown>} what */
    const tasks = async what => {
      const before = await busy();
      await what();
      return (await busy()) - before;
    };
    const call = (/** @type {string} */ text) => within(page.evaluate(text));
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = /** @type {any} */ (await session.send('Runtime.getHeapUsage'));
      return usedSize + backingStorageSize + (await call('stand.wasm()'));
    };
    await page.goto(`${origin}/bare?peer=${peer.file}`);
    await call(`import('/bench/stand.mjs').then(() => stand.prepare(${JSON.stringify(peer.file)}, ${count}))`);
    const before = await heap();
    /** @type {Record<string, number>} */
    const found = {};
    found.first = await tasks(() => call('stand.create()'));
    await call('stand.destroy()');
    found.create = await tasks(() => call('stand.create()'));
    found.memory = ((await heap()) - before) / count;
    // Warm, then what the frames take by themselves, then with the pixel read.
    await call('stand.zoom(5, false)');
    found.task = (await tasks(() => call(`stand.zoom(${STEPS}, false)`))) / (2 * STEPS);
    const { scripting, raster } = await call(`stand.zoom(${STEPS}, true)`);
    found.scripting = median(scripting);
    found.raster = median(raster);
    await call('stand.all()');
    const box = await call('stand.box()');
    const move = async () => {
      for (let i = 0; i < MOVES; i += 1) await page.mouse.move(box.x + 100 + i * 8, box.y + 200 + (i % 7));
    };
    await move();
    found.crosshair = (await within(tasks(move))) / MOVES;
    return found;
  } finally {
    await page.close();
  }
}

/** What takes too long, as an error. @template T @param {Promise<T>} promise @param {number} [patience] ms @returns {Promise<T>} */
export function within(promise, patience = PATIENCE) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took over ${patience / 1000} s`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Milliseconds from the address to 200 points that are painted, nothing cached.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {string} query
 * @param {number} slowdown of the processor
 */
export async function cold(browser, origin, query, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${origin}/first?${query}`);
    await page.waitForFunction(() => 'painted' in globalThis);
    return await page.evaluate(() => /** @type {any} */ (globalThis).painted);
  } finally {
    await context.close();
  }
}
