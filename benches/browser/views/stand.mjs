/**
 * In the page: a chart of Barograph's, its like of ECharts' and a bare canvas, of the same size, redrawn in turns, and a clock.
 *
 * Owns `globalThis.stand`. What a library does in frames it asks for, and when it is told of its size, is timed as its scripting; the
 * pixel read that forces what its canvases owe is timed apart. What the browser does for the elements around a picture is not timed.
 */
import { cases } from './cases.mjs';

const LOOKS = {
  light: { ink: '#1b1f24', paper: '#ffffff', series: ['#0b5cad', '#c8511b', '#2b8a5a', '#8a4fae', '#b0892a', '#4a9bb5', '#c2476f', '#6b7683'] },
  dark: { ink: '#e8eaed', paper: '#15181c', series: ['#6aaef0', '#f0935f', '#63c394', '#c394e4', '#dfbd62', '#86cce2', '#ee86a8', '#a8b1bb'] },
};
/** CSS pixels. */
const [WIDE, NARROW] = [1000, 992];

const ask = globalThis.requestAnimationFrame.bind(globalThis);
/** The clock of one redraw, while there is one. @type {{scripting: number, raster: number, canvases: () => HTMLCanvasElement[]} | undefined} */
let clock;

/** Runs what may draw; reads a pixel of what it drew on. @param {() => void} draw */
function timed(draw) {
  const begun = performance.now();
  draw();
  if (!clock) return;
  clock.scripting += performance.now() - begun;
  force();
}

/** Makes the canvases paint what they owe. */
function force() {
  if (!clock) return;
  const begun = performance.now();
  for (const canvas of clock.canvases()) canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  clock.raster += performance.now() - begun;
}

globalThis.requestAnimationFrame = then => ask(now => timed(() => then(now)));
globalThis.ResizeObserver = class extends ResizeObserver {
  /** @param {ResizeObserverCallback} told */
  constructor(told) {
    super((...given) => timed(() => told(...given)));
  }
};

const frame = () => new Promise(ask);
const frames = async (/** @type {number} */ count) => {
  for (let i = 0; i < count; i += 1) await frame();
};

/** Marks put on canvases: filled shapes, texts, and segments of lines. */
let marks = 0;
function count() {
  const own = /** @type {any} */ (CanvasRenderingContext2D.prototype);
  let [segments, filled] = [0, false];
  const also = (/** @type {string[]} */ names, /** @type {() => void} */ then) => {
    for (const name of names) {
      const real = own[name];
      own[name] = function (/** @type {any[]} */ ...given) {
        then();
        return real.apply(this, given);
      };
    }
  };
  also(['beginPath'], () => ([segments, filled] = [-1, false]));
  also(['moveTo'], () => (segments = Math.max(segments, 0)));
  also(['lineTo', 'bezierCurveTo', 'quadraticCurveTo', 'arc', 'rect'], () => (segments += 1));
  also(['fillRect', 'strokeRect', 'fillText'], () => (marks += 1));
  also(['fill'], () => ((marks += 1), (filled = true)));
  also(['stroke'], () => (marks += filled ? 0 : Math.max(segments, 1)));
}

/** @param {HTMLElement} box @param {import('./cases.mjs').Case} one */
async function barograph(box, { asked, files }) {
  const element = /** @type {any} */ (document.createElement('baro-graph'));
  const addresses = files.map(text => URL.createObjectURL(new Blob([text], { type: 'text/csv' })));
  const all = { ...asked, src: addresses.join(' '), theme: 'light' };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  box.append(element);
  await customElements.whenDefined('baro-graph');
  await element.ready;
  return {
    canvases: () => [element.shadowRoot.querySelector('[part=canvas]')],
    stage: () => /** @type {HTMLElement} */ (element.shadowRoot.querySelector('[part=stage]')),
    refused: () => element.shadowRoot.querySelector('[part=refused]')?.textContent ?? '',
    /** All anew: derived, laid out, painted, and the words around it. */
    async anew(/** @type {keyof LOOKS} */ theme) {
      element.theme = theme;
      await element.ready;
    },
    /** Laid out and painted for a width, in the frame after the one in which the browser tells it. */
    late: true,
    resize: (/** @type {number} */ width) => void (box.style.width = `${width}px`),
  };
}

/** @param {HTMLElement} box @param {NonNullable<import('./cases.mjs').Case['option']>} option @param {HTMLElement} stage as large @param {number} ratio */
function echarts(box, option, { clientWidth, clientHeight }, ratio) {
  box.setAttribute('style', `width: ${clientWidth}px; height: ${clientHeight}px`);
  const chart = /** @type {any} */ (globalThis).echarts.init(box, null, { renderer: 'canvas', devicePixelRatio: ratio });
  chart.setOption(option(LOOKS.light));
  return {
    canvases: () => [...box.querySelectorAll('canvas')],
    async anew(/** @type {keyof LOOKS} */ theme) {
      chart.setOption(option(LOOKS[theme]), true);
    },
    resize: (/** @type {number} */ width) => chart.resize({ width: clientWidth - WIDE + width }),
  };
}

/** No library: a canvas as large, filled. What no redraw can do without. @param {HTMLElement} box @param {HTMLElement} stage @param {number} ratio */
function bare(box, { clientWidth, clientHeight }, ratio) {
  const canvas = document.createElement('canvas');
  const size = (/** @type {number} */ width) => (canvas.width = (clientWidth - WIDE + width) * ratio);
  const fill = (/** @type {string} */ color) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.fillStyle = color;
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  size(WIDE);
  canvas.height = clientHeight * ratio;
  canvas.setAttribute('style', `width: ${clientWidth}px; height: ${clientHeight}px`);
  box.append(canvas);
  return {
    canvases: () => [canvas],
    async anew(/** @type {keyof LOOKS} */ theme) {
      fill(LOOKS[theme].paper);
    },
    resize(/** @type {number} */ width) {
      size(width);
      fill(LOOKS.light.paper);
    },
  };
}

/** Every other redraw brings the other state. */
const WAYS = {
  anew: (/** @type {any} */ chart, /** @type {number} */ i) => chart.anew(i % 2 ? 'light' : 'dark'),
  resize: (/** @type {any} */ chart, /** @type {number} */ i) => chart.resize(i % 2 ? WIDE : NARROW),
};

/** One redraw, with the frames it asks for. @param {any} chart @param {keyof typeof WAYS} way @param {number} i */
async function redraw(chart, way, i) {
  clock = { scripting: 0, raster: 0, canvases: chart.canvases };
  const begun = performance.now();
  await WAYS[way](chart, i);
  clock.scripting += performance.now() - begun;
  force();
  await frames(way === 'resize' && chart.late ? 3 : 1);
  const { scripting, raster } = clock;
  clock = undefined;
  return { scripting, raster };
}

globalThis.stand = {
  /** Draws a case, redraws it so often in either way, and counts its marks. @param {number} number @param {number} rounds */
  async run(number, rounds) {
    const one = cases()[number];
    if (!one) throw new Error(`there is no case ${number}`);
    const outer = /** @type {HTMLElement} */ (document.getElementById('box'));
    outer.style.height = 'auto';
    const box = () => {
      const made = document.createElement('div');
      made.style.width = `${WIDE}px`;
      outer.append(made);
      return made;
    };
    const own = await barograph(box(), one);
    await frames(3);
    const stage = own.stage();
    const height = stage.clientHeight;
    const [canvas] = own.canvases();
    // A very tall picture is drawn at a lower ratio, since some browsers leave larger canvases blank; for the others as well.
    const ratio = height ? canvas.width / stage.clientWidth : 1;
    /** @type {Record<string, any>} */
    const charts = { Barograph: own };
    if (one.option) charts.ECharts = echarts(box(), one.option, stage, ratio);
    if (height) charts['a bare canvas'] = bare(box(), stage, ratio);
    /** @type {Record<string, Record<string, {scripting: number, raster: number}[]>>} */
    const found = {};
    for (const way of /** @type {(keyof typeof WAYS)[]} */ (Object.keys(WAYS))) {
      // Warm first.
      for (let i = 0; i < rounds + 6; i += 1) {
        for (const [name, chart] of Object.entries(charts)) {
          const taken = await redraw(chart, way, i);
          if (i >= 6) ((found[way] ??= {})[name] ??= []).push(taken);
        }
      }
    }
    count();
    /** @type {Record<string, number>} */
    const counted = {};
    for (const [name, chart] of Object.entries(charts)) {
      // What is shown already is not drawn again.
      await redraw(chart, 'anew', 0);
      marks = 0;
      await redraw(chart, 'anew', 1);
      counted[name] = marks;
    }
    return { found, counted, pixels: height ? canvas.width * canvas.height : 0, refused: own.refused() };
  },
};
