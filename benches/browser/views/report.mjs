/**
 * The redraws of views as Markdown.
 *
 * Owns how a view's redraw is summed up: the median of scripts and forced raster together, its share of a frame, the worst, and the
 * ratio to ECharts in the same run.
 */

/** @typedef {{scripting: number, raster: number}} Redraw */
/** @typedef {{number: number, name: string, shows: string, missing: string, counted: Record<string, number>, pixels: number, found: Record<string, Record<string, Redraw[]>>}} Measured */

/** A frame of sixty a second, ms. */
const FRAME = 1000 / 60;
const WAYS = [
  ['anew', 'Everything anew', 'The theme changes: figures are chosen, laid out and painted anew, and the words around them written. For ECharts `setOption(option, true)` with the other theme\'s colours.'],
  ['resize', 'Another width', 'Eight pixels less, eight more. The canvas gets another size, for which the browser takes new memory and clears it: see what a bare canvas takes. For ECharts `resize`.'],
];

const sorted = (/** @type {Redraw[]} */ all, /** @type {(one: Redraw) => number} */ of) => all.map(of).sort((a, b) => a - b);
const median = (/** @type {number[]} */ all) => all[all.length >> 1] ?? NaN;
const whole = (/** @type {Redraw} */ { scripting, raster }) => scripting + raster;
const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;

/** Median and worst. @param {Redraw[] | undefined} all */
function shown(all) {
  if (!all?.length) return '–';
  const times = sorted(all, whole);
  return `${median(times).toFixed(1)} (${(times.at(-1) ?? NaN).toFixed(1)})`;
}

/** @param {Measured[]} drawn @param {string} way */
function table(drawn, way) {
  const head = ['view', 'scripts', 'raster', 'both (worst)', 'of a frame', 'ECharts (worst)', 'ratio', 'a bare canvas'];
  const rows = drawn.map(({ name, found, pixels }) => {
    const of = found[way] ?? {};
    const own = of.Barograph ?? [];
    const part = (/** @type {keyof Redraw} */ what) => median(sorted(own, one => one[what]));
    const all = median(sorted(own, whole));
    const ratio = of.ECharts ? (all / median(sorted(of.ECharts, whole))).toFixed(2) : '–';
    // A text is set by the browser, to whatever width.
    if (!pixels && way === 'resize') return row([`\`${name}\``, ...head.slice(1).map(() => '–')]);
    return row([`\`${name}\``, part('scripting').toFixed(1), part('raster').toFixed(1), shown(own), `${((100 * all) / FRAME).toFixed(0)}%`, shown(of.ECharts), ratio, shown(of['a bare canvas'])]);
  });
  return [row(head), row(['---', ...head.slice(1).map(() => '---:')]), ...rows].join('\n');
}

/** @param {Measured[]} measured @param {{redraws: number, day: string, machine: string, chromium: string, echarts: string, own: string}} run */
export function report(measured, { redraws, day, machine, chromium, echarts, own }) {
  const drawn = measured.filter(({ missing }) => !missing);
  const count = (/** @type {number | undefined} */ marks) => marks?.toLocaleString('en') ?? '–';
  const what = drawn.map(({ name, shows, counted, pixels }) => row([`\`${name}\``, shows, count(pixels ? counted.Barograph : undefined), count(counted.ECharts), pixels ? (pixels / 1e6).toFixed(1) : '–']));
  const passed = measured.filter(({ missing }) => missing).map(({ name, missing }) => `- \`${name}\`: ${missing}`);
  const beyond = drawn.filter(({ found }) => median(sorted(found.anew?.Barograph ?? [], whole)) > FRAME).map(({ name }) => `\`${name}\``);
  return `# Performance of the views

Written by \`cargo xtask bench --views\`; do not edit. Each view redraws a whole picture of about a thousand marks, as a page does it: by the element,
beside a chart of ECharts with the same figures and texts on a canvas of the same size, where ECharts has a like, in the same page and in turns; a view without
a like is held against a frame only. ${redraws} redraws of each kind in several fresh browsers; figures are medians in milliseconds, the worst in brackets. Scripts
are all that runs until the picture is drawn; raster is forced by reading one pixel. What the browser does for the elements around a picture is not
in it. *A bare canvas* is none: it fills one as large, which is the least that a redraw takes. A frame has ${FRAME.toFixed(1)} ms.

Measured on ${day} with Barograph ${own}, ECharts ${echarts} (no animation, canvas renderer) and Chromium ${chromium}; ratio 2, no GPU, software raster,
${machine}. Times are this machine's, and tell of others only which views cost more; ratios hold elsewhere, too. Nothing is asserted.

${beyond.length ? `Longer than a frame here, everything anew: ${beyond.join(', ')}.` : 'Every view redraws everything within a frame here.'}

## What is drawn

Marks are counted at the canvas while a chart is drawn, for both in the same way: filled shapes, texts, and segments of lines. Pixels are those of the
canvas, in millions: long lists are many screens tall, and painted whole, at a lower ratio beyond the 16.8 million that every browser grants. The text of \`brief\` is set by the browser. Figures are made up (\`benches/browser/views\`).

${[row(['view', 'shows', 'marks', 'of ECharts', 'Mpx']), row(['---', '---', '---:', '---:', '---:']), ...what].join('\n')}

${WAYS.map(([way = '', title, said]) => `## ${title}\n\n${said}\n\n${table(drawn, way)}\n`).join('\n')}${passed.length ? `\nPassed over:\n\n${passed.join('\n')}\n` : ''}`;
}
