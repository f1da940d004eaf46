/**
 * In the page: the data, one chart, and a clock of what its scripts take.
 *
 * Owns `globalThis.stand`. Frames and timers that a library asks for are timed as its scripting; the pixel read that forces what
 * the canvas owes is timed apart.
 */

/** The same for all: a random walk with a season and noise over twenty years, at whole seconds. @param {number} count */
function data(count) {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const step = Math.max(1, Math.floor((20 * 365.25 * 86400) / count)) * 1000;
  let state = 12345;
  let walk = 0;
  const noise = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000 - 0.5;
  for (let i = 0; i < count; i += 1) {
    x[i] = Date.UTC(2005, 0, 1) + i * step;
    walk += noise();
    y[i] = 100 + (walk / Math.sqrt(count)) * 60 + 8 * Math.sin((i / count) * 40 * Math.PI) + noise() * 4;
  }
  return { x, y };
}

let spent = 0;
const ask = globalThis.requestAnimationFrame.bind(globalThis);
globalThis.requestAnimationFrame = then =>
  ask(now => {
    const begun = performance.now();
    then(now);
    spent += performance.now() - begun;
  });
const frame = () => new Promise(ask);
const frames = async () => {
  await frame();
  await frame();
};

/** @type {any} */
let peer;
/** @type {any} */
let chart;
/** @type {{x: Float64Array, y: Float64Array}} */
let given;
const box = /** @type {HTMLElement} */ (document.getElementById('box'));

const read = () => {
  const canvas = /** @type {HTMLCanvasElement} */ (chart.canvas());
  const begun = performance.now();
  canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  return performance.now() - begun;
};

/** Where the windows lie: in to one per cent about the middle, then along. */
function* windows(/** @type {number} */ steps) {
  const [low, high] = [given.x[0] ?? 0, given.x[given.x.length - 1] ?? 1];
  const middle = (low + high) / 2;
  for (let i = 1; i <= steps; i += 1) {
    const half = ((high - low) / 2) * 0.01 ** (i / steps);
    yield [middle - half, middle + half];
  }
  const wide = (high - low) / 10;
  for (let i = 0; i < steps; i += 1) {
    const from = low + ((high - low - wide) * i) / steps;
    yield [from, from + wide];
  }
}

globalThis.stand = {
  async prepare(/** @type {string} */ file, /** @type {number} */ count) {
    peer = await import(`/bench/peers/${file}`);
    given = data(count);
  },
  /** Until it is painted: milliseconds of scripts, and of the pixel read. */
  async create() {
    spent = 0;
    const begun = performance.now();
    chart = await peer.create(box, given.x, given.y);
    await frames();
    const raster = read();
    return { whole: performance.now() - begun, raster };
  },
  destroy() {
    chart.destroy();
    box.replaceChildren();
  },
  /** One step after the other, a frame each. With `reads`, what each takes of scripts and of raster. */
  async zoom(/** @type {number} */ steps, /** @type {boolean} */ reads) {
    const scripting = [];
    const raster = [];
    for (const [from, to] of windows(steps)) {
      spent = 0;
      const begun = performance.now();
      await chart.zoom(from, to);
      const own = performance.now() - begun;
      // What was drawn at once is read at once; the rest after the library's own frame, and before it is shown.
      const early = reads ? read() : 0;
      await frame();
      scripting.push(own + spent);
      if (reads) raster.push(early + read());
      await frame();
    }
    return { scripting, raster };
  },
  async all() {
    await chart.zoom(given.x[0], given.x[given.x.length - 1]);
    await frames();
  },
  /** Bytes that Wasm holds; the heap's own count leaves them out. */
  wasm: () => globalThis.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  box: () => box.getBoundingClientRect().toJSON(),
};
