/**
 * What the views are asked to draw, about a thousand marks each: the list of views, in the order of the report.
 *
 * Owns how much of what a case shows. A view that the package does not know is passed over, so views may be listed here before they are
 * there. `option` gives the same to ECharts; a view without one has no like of it there.
 */
import { grid, lamps, names, observations, sections, series, SOURCES, targets, tasks } from './data.mjs';
import { bump, columns, heatmap, lines, panels, ranking } from './echarts.mjs';

/** @typedef {{ink: string, paper: string, series: string[]}} Look */
/** @typedef {{name: string, shows: string, asked: Record<string, string>, files: string[], option?: (look: Look) => object}} Case */

const list = (/** @type {string[]} */ codes) => [...new Set(codes)].join(' ');
const indicators = (/** @type {import('./data.mjs').Series} */ all) => list(all.map(one => one.indicator));
const areas = (/** @type {import('./data.mjs').Series} */ all) => list(all.map(one => one.area));
const of = { indicator: () => 'i1', area: (/** @type {number} */ i) => `a${i + 1}` };

/** @param {string} shows @param {import('./data.mjs').Series} all @param {Record<string, string>} asked @param {{more?: string[], option?: Case['option']}} [rest] */
const figures = (shows, all, asked, { more = [], option } = {}) => ({ name: asked.view ?? '', shows, asked: { indicator: indicators(all), area: areas(all), measure: 'level', ...asked }, files: [observations(all), names(all), SOURCES, ...more], option });

/** @returns {Case[]} */
export function cases() {
  const walks = series(8, 125);
  const parts = series(5, 200);
  const ranked = series(200, 2, of);
  const courses = series(25, 20, of);
  const map = series(340, 1, of);
  const small = series(16, 50);
  const among = series(8, 16);
  const tiles = series(13, 36);
  const rows = series(140, 2, of);
  const told = series(100, 14);
  const aims = series(70, 24);
  const paths = series(8, 24);
  const codes = tiles.map(one => one.indicator);
  return [
    figures('8 lines of 125 months', walks, { view: 'trend' }, { option: look => lines(walks, look) }),
    figures('5 columns at each of 200 months', parts, { view: 'bars' }, { option: look => columns(parts, look, false) }),
    figures('stacks of 5 at each of 200 months', parts, { view: 'bars(stacked)' }, { option: look => columns(parts, look, true) }),
    figures('200 areas', ranked, { view: 'rank' }, { option: look => ranking(ranked, look) }),
    figures('25 areas through 20 months', courses, { view: 'rank(bump)' }, { option: look => bump(courses, look) }),
    figures('340 areas', map, { view: 'tiles' }, { more: [grid(map.map(one => one.area), 20)], option: look => heatmap(map, look, 20) }),
    figures('16 panels of 50 months', small, { view: 'multiples(behind=off)' }, { option: look => panels(small, look, { across: 4, behind: false }) }),
    figures('8 panels, the other 7 lines behind each', among, { view: 'multiples' }, { option: look => panels(among, look, { across: 4, behind: true }) }),
    figures('13 figures with 36 months each', tiles, { view: 'board' }),
    figures('the same in 3 sections, with lamps', tiles, { view: 'board(sections=s1 s2 s3)' }, { more: [sections(codes, 5), lamps(codes)] }),
    figures('70 targets', aims, { view: 'targets' }, { more: [targets(aims)] }),
    figures('8 targets with 24 months each', paths, { view: 'targets(trajectory)' }, { more: [targets(paths)] }),
    { name: 'tasks', shows: '95 tasks', asked: { view: 'tasks', period: '2024-12' }, files: [tasks(95)] },
    { name: 'tasks(burndown)', shows: '200 tasks through two years', asked: { view: 'tasks(burndown)', period: '2024-12' }, files: [tasks(200)] },
    figures('140 rows', rows, { view: 'table' }),
    figures('100 figures in words', told, { view: 'brief' }),
  ];
}
