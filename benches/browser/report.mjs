/**
 * The comparison as Markdown.
 *
 * Owns the goals and how a ratio is judged. Every figure is the median of its rounds, with the lowest and the highest.
 */

/** Goals, as ratios to uPlot in the same run. @type {Record<string, Record<number, number>>} */
const GOALS = {
  task: { 1e3: 0.7, 1e5: 0.15, 1e6: 0.12, 1e7: 0.1 },
  raster: { 1e5: 0.08, 1e6: 0.08, 1e7: 0.08 },
  crosshair: { 1e3: 1, 1e5: 1, 1e6: 1, 1e7: 1 },
  create: { 1e3: 1, 1e5: 1, 1e6: 1, 1e7: 1 },
};

/** @type {Record<string, [string, number]>} */
const MEASURES = {
  task: ['Zoom or pan, a step: main thread, ms', 1],
  scripting: ['Zoom or pan, a step: scripts, ms', 2],
  raster: ['Zoom or pan, a step: raster, forced by reading one pixel, ms', 2],
  crosshair: ['Crosshair, a move of the pointer: main thread, ms', 2],
  first: ['First chart of a page, from memory: main thread, ms', 0],
  create: ['Second chart of a page, from memory: main thread, ms', 0],
  memory: ["Memory beside the page's own arrays, bytes a point", 1],
};
/** Bytes a point. */
const LEAN = 18;

const sorted = (/** @type {number[]} */ all) => [...all].sort((a, b) => a - b);
const median = (/** @type {number[] | undefined} */ all) => (all ? (sorted(all)[all.length >> 1] ?? NaN) : NaN);
const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
const size = (/** @type {number} */ count) => count.toLocaleString('en');

/** @param {number[] | undefined} all @param {number} digits */
function shown(all, digits) {
  if (!all?.length) return '–';
  const [low = 0, high = 0] = [sorted(all)[0], sorted(all).at(-1)];
  return `${median(all).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

/**
 * @param {{found: Record<string, Record<number, Record<string, number[]>>>, missing: Record<string, Record<number, string>>,
 *   starts: Record<string, Record<number, number[]>>, versions: string[], chromium: string, machine: string}} run
 */
export function report({ found, missing, starts, versions, chromium, machine }) {
  const names = Object.keys(found);
  const sizes = Object.keys(found.Barograph ?? {}).map(Number);
  const table = (/** @type {string} */ measure) => {
    const [title, digits] = MEASURES[measure] ?? [measure, 1];
    const cell = (/** @type {string} */ name) => (/** @type {number} */ count) => (missing[name]?.[count] ? 'not drawn' : shown(found[name]?.[count]?.[measure], digits));
    return [`### ${title}`, '', row(['points', ...sizes.map(size)]), row(['---', ...sizes.map(() => '---:')]), ...names.map(name => row([name, ...sizes.map(cell(name))])), ''].join('\n');
  };
  const verdict = (/** @type {number} */ ratio, /** @type {number | undefined} */ goal) =>
    goal === undefined ? ratio.toFixed(2) : `${ratio.toFixed(2)} (goal ${goal}: ${ratio <= goal ? 'met' : '**not met**'})`;
  const judged = Object.entries(GOALS).map(([measure, goals]) => {
    const ratio = (/** @type {number} */ count) => median(found.Barograph?.[count]?.[measure]) / median(found.uPlot?.[count]?.[measure]);
    return row([(MEASURES[measure]?.[0] ?? measure).replace(/, ms$/, ''), ...sizes.map(count => verdict(ratio(count), goals[count]))]);
  });
  const lean = row(['Bytes a point, of Barograph', ...sizes.map(count => verdict(median(found.Barograph?.[count]?.memory), count < 1e5 ? undefined : LEAN))]);
  const begins = Object.entries(starts).map(([name, at]) => {
    const ratio = (/** @type {number} */ slowdown) => median(at[slowdown]) / median(starts.uPlot?.[slowdown]);
    return row([name, ...[1, 4].flatMap(slowdown => [shown(at[slowdown], 0), ratio(slowdown).toFixed(2)])]);
  });
  const gaps = Object.entries(missing).flatMap(([name, at]) => Object.entries(at).map(([count, why]) => `- ${name}, ${size(Number(count))} points: ${why}`));
  return `# Performance

Written by \`cargo xtask bench\`; do not edit. All libraries draw the same series in the same Chromium, in turns, a fresh browser for every
sample: 1000×500 CSS pixels at ratio 2, one line, a time axis, a grid, the library's own cursor, no animation. Figures are medians, with the lowest
and the highest round in brackets. They are this machine's (${machine}, no GPU, Chromium ${chromium}, software raster); elsewhere only ratios are of use.
${versions.join(', ')}. *A bare canvas* is
none: it clears its canvas and fills a rectangle in each column, which is the least that a dense line costs here. What each library was asked for stands in \`benches/browser/peers/\`.

## Ratios to uPlot

${[row(['points', ...sizes.map(size)]), row(['---', ...sizes.map(() => '---:')]), ...judged, lean].join('\n')}

## Cold start

Milliseconds from the address to 200 points that are painted, nothing cached, from a server on the same machine; beside it the ratio to uPlot. Barograph's
file is read by the small engine, as on a portal; \`data\` needs the whole one.

${[row(['', 'CPU', 'ratio', 'CPU, 4 times slower', 'ratio']), row(['---', '---:', '---:', '---:', '---:']), ...begins].join('\n')}

## All measures

${Object.keys(MEASURES).map(table).join('\n')}
${gaps.length ? `Not drawn:\n\n${gaps.join('\n')}\n` : ''}`;
}
