/**
 * Made-up figures for the views, the same in every run: plain series, and the files that say them.
 *
 * Owns the names and the noise. Knows no view and no library.
 */

/** Numbers from −0.5 to 0.5, the same in every run. */
function noise(/** @type {number} */ seed) {
  let state = 12345 + seed * 7919;
  return () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000 - 0.5;
}

/** Codes of as many months, the last of which is December 2024. @param {number} count */
export const months = count =>
  Array.from({ length: count }, (_, i) => {
    const month = 2025 * 12 - count + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });

/**
 * Series that wander about their own level.
 * @param {number} count
 * @param {number} length months each
 * @param {{indicator?: (i: number) => string, area?: (i: number) => string}} [codes]
 */
export function series(count, length, { indicator = i => `i${i + 1}`, area = () => 'Land' } = {}) {
  const periods = months(length);
  return Array.from({ length: count }, (_, i) => {
    const next = noise(i);
    let value = 20 + 30 * (next() + 0.5);
    const values = periods.map(() => (value = Math.max(1, Math.round((value + 4 * next()) * 10) / 10)));
    return { indicator: indicator(i), area: area(i), periods, values };
  });
}

/** @typedef {ReturnType<typeof series>} Series */

const lines = (/** @type {(string | number)[][]} */ rows) => rows.map(row => row.join(',')).join('\n');

/** The file of observations. @param {Series} all */
export const observations = all =>
  lines([
    ['indicator', 'area', 'period', 'freq', 'measure', 'value', 'unit', 'source_id'],
    ...all.flatMap(({ indicator, area, periods, values }) => periods.map((period, i) => [indicator, area, period, 'M', 'level', values[i] ?? 0, 't', 'made-up'])),
  ]);

/** What a code is called: `Area 12`, `Indicator 3`. @param {string} code */
export const called = code => code.replace(/^a(?=\d)/, 'Area ').replace(/^i(?=\d)/, 'Indicator ');

/** The file of names. @param {Series} all */
export function names(all) {
  const codes = [...new Set(all.flatMap(({ indicator, area }) => [indicator, area]))];
  return lines([['code', 'en', 'zh'], ...codes.map(code => [code, called(code), called(code)])]);
}

/** Where a figure is said to come from. */
export const SOURCES = lines([['source_id', 'agency_en', 'agency_zh', 'title'], ['made-up', 'Made up', '虚构', 'Made-up figures']]);

/** A grid of as many tiles, so many in a row. @param {string[]} areas @param {number} columns */
export const grid = (areas, columns) =>
  lines([['tile', 'row', 'column', 'en', 'zh'], ...areas.map((area, i) => [area, Math.floor(i / columns) + 1, (i % columns) + 1, area.slice(1), area.slice(1)])]);

/** Sections of a board, with as many tiles each. @param {string[]} indicators @param {number} each */
export const sections = (indicators, each) =>
  lines([
    ['section', 'indicator', 'area', 'measure', 'en', 'zh'],
    ...indicators.flatMap((indicator, i) => {
      const section = `s${Math.floor(i / each) + 1}`;
      return [...(i % each ? [] : [[section, '', '', '', `Section ${section.slice(1)}`, section]]), [section, indicator, '', 'level', '', '']];
    }),
  ]);

/** Three lamps for each. @param {string[]} indicators */
export const lamps = indicators =>
  lines([['lamp', 'indicator', 'measure', 'least'], ...indicators.flatMap(indicator => [['blue', ''], ['green', 25], ['red', 35]].map(([lamp = '', least = '']) => [lamp, indicator, 'level', least]))]);

/** Tasks, of which some are late, some done, some of another year. @param {number} count */
export function tasks(count) {
  const next = noise(count);
  const day = (/** @type {number} */ from, /** @type {number} */ to) => {
    const at = Date.UTC(2023, 0, 1) + Math.floor(from + (next() + 0.5) * (to - from)) * 86_400_000;
    return new Date(at).toISOString().slice(0, 10);
  };
  return lines([
    ['task', 'en', 'zh', 'owner_en', 'owner_zh', 'group_en', 'group_zh', 'due', 'progress', 'state', 'opened', 'closed'],
    ...Array.from({ length: count }, (_, i) => {
      const done = i % 3 === 0;
      const group = Math.floor((i * 5) / count) + 1;
      const owner = (i % 4) + 1;
      return [
        `t${i + 1}`, `Example task ${i + 1}`, `示例任务${i + 1}`, `Department ${owner}`, `第${owner}司`, `Group ${group}`, `第${group}组`,
        day(400, 1400), done ? 100 : (i * 37) % 100, done ? 'done' : 'open', day(0, 300), done ? day(300, 720) : '',
      ];
    }),
  ]);
}

/** A target for each, to be reached in five years. @param {Series} all */
export const targets = all =>
  lines([
    ['target', 'indicator', 'area', 'measure', 'from', 'to', 'value', 'unit', 'en', 'zh'],
    ...all.map(({ indicator, area, values }, i) => ['reach', indicator, area, 'level', '2022', '2027', Math.round((values[0] ?? 0) * 1.5), 't', `Example target ${i + 1}`, `示例目标${i + 1}`]),
  ]);
