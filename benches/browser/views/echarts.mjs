/**
 * The same for ECharts: options that draw as many marks with the same figures and the same texts.
 *
 * Owns how each view's like is put together. Nothing moves; axes, legends and labels are there where the view has them.
 */
import { called } from './data.mjs';

/** @typedef {import('./data.mjs').Series} Series */
/** @typedef {import('./cases.mjs').Look} Look */

const base = (/** @type {Look} */ look) => ({ animation: false, backgroundColor: look.paper, color: look.series, textStyle: { color: look.ink }, tooltip: { trigger: 'axis', transitionDuration: 0 } });
const small = (/** @type {Look} */ look) => ({ color: look.ink, fontSize: 12 });
const latest = (/** @type {Series[number]} */ { values }) => values[values.length - 1] ?? 0;

/** @param {Series} all @param {Look} look */
const plot = (all, look) => ({
  ...base(look),
  legend: { top: 0, textStyle: small(look) },
  grid: { left: 60, right: 20, top: 40, bottom: 40 },
  xAxis: { type: 'category', data: all[0]?.periods, axisLabel: small(look) },
  yAxis: { type: 'value', axisLabel: small(look) },
});

/** @param {Series} all @param {Look} look */
export const lines = (all, look) => ({
  ...plot(all, look),
  series: all.map(({ indicator, values }) => ({ type: 'line', name: called(indicator), data: values, showSymbol: false, lineStyle: { width: 2 } })),
});

/** @param {Series} all @param {Look} look @param {boolean} stacked */
export const columns = (all, look, stacked) => ({
  ...plot(all, look),
  series: all.map(({ indicator, values }) => ({ type: 'bar', name: called(indicator), data: values, ...(stacked ? { stack: 'all' } : {}) })),
});

/** Number, name, bar, figure and change of rank. @param {Series} all @param {Look} look */
export function ranking(all, look) {
  const before = [...all].sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
  const sorted = [...all].sort((a, b) => latest(b) - latest(a));
  const moved = sorted.map((one, i) => before.indexOf(one) - i);
  const axis = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } };
  const rich = { rank: { ...small(look), width: 24, align: 'right' }, name: { ...small(look), padding: [0, 0, 0, 8] } };
  return {
    ...base(look),
    grid: { left: 120, right: 60, top: 24, bottom: 2 },
    xAxis: { type: 'value', show: false },
    yAxis: [
      { ...axis, data: sorted.map(({ area }) => called(area)), axisLabel: { interval: 0, rich, formatter: (/** @type {string} */ name, /** @type {number} */ i) => `{rank|${i + 1}}{name|${name}}` } },
      { ...axis, position: 'right', data: moved.map((by, i) => `${i}`), axisLabel: { ...small(look), interval: 0, formatter: (/** @type {string} */ _, /** @type {number} */ i) => change(moved[i] ?? 0) } },
    ],
    series: [
      { type: 'bar', barWidth: 15, data: sorted.map(latest), label: { ...small(look), show: true, position: 'right', formatter: (/** @type {{value: number}} */ { value }) => `${value.toFixed(1)} t` } },
      { type: 'bar', yAxisIndex: 1, data: [] },
    ],
  };
}

const change = (/** @type {number} */ by) => (by > 0 ? `▲${by}` : by < 0 ? `▼${-by}` : '=');

/** Ranks through the months. @param {Series} all @param {Look} look */
export function bump(all, look) {
  const rank = (/** @type {number} */ i, /** @type {number} */ value) => 1 + all.filter(({ values }) => (values[i] ?? 0) > value).length;
  return {
    ...base(look),
    grid: { left: 20, right: 140, top: 30, bottom: 14 },
    xAxis: { type: 'category', position: 'top', boundaryGap: false, data: all[0]?.periods, axisLabel: small(look), splitLine: { show: true } },
    yAxis: { type: 'value', inverse: true, min: 1, max: all.length, show: false },
    series: all.map(({ area, values }) => ({
      type: 'line', name: called(area), data: values.map((value, i) => rank(i, value)), symbol: 'circle', symbolSize: 5, showAllSymbol: true, lineStyle: { width: 1.5 },
      endLabel: { ...small(look), show: true, formatter: (/** @type {{seriesName: string, value: number}} */ { seriesName, value }) => `${seriesName} ${value}` },
    })),
  };
}

/** Tiles with a code and a figure each. @param {Series} all @param {Look} look @param {number} across */
export function heatmap(all, look, across) {
  const rows = Math.ceil(all.length / across);
  const numbers = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => `${i}`);
  return {
    ...base(look),
    tooltip: {},
    grid: { left: 2, right: 2, top: 34, bottom: 2 },
    xAxis: { type: 'category', show: false, data: numbers(across) },
    yAxis: { type: 'category', show: false, inverse: true, data: numbers(rows) },
    visualMap: { type: 'piecewise', splitNumber: 5, min: Math.min(...all.map(latest)), max: Math.max(...all.map(latest)), orient: 'horizontal', top: 0, left: 0, textStyle: small(look), inRange: { color: ['#d4e4f5', '#0b5cad'] } },
    series: [{
      type: 'heatmap',
      data: all.map((one, i) => ({ name: one.area.slice(1), value: [i % across, Math.floor(i / across), latest(one)] })),
      itemStyle: { borderColor: look.paper, borderWidth: 3 },
      label: { show: true, fontSize: 12, formatter: (/** @type {{name: string, value: number[]}} */ { name, value }) => `{name|${name}}\n{value|${value[2]?.toFixed(1)}}`, rich: { name: { fontSize: 12, fontWeight: 'bold' }, value: { fontSize: 12 } } },
    }],
  };
}

/** A grid a series, all on one scale; with the other series behind each, grey. @param {Series} all @param {Look} look @param {{across: number, behind: boolean}} how */
export function panels(all, look, { across, behind }) {
  const down = Math.ceil(all.length / across);
  const [wide, tall] = [100 / across, 100 / down];
  const most = Math.max(...all.flatMap(({ values }) => values));
  const place = (/** @type {number} */ i) => ({ left: `${(i % across) * wide + 3}%`, top: `${Math.floor(i / across) * tall + tall * 0.2}%`, width: `${wide - 4}%`, height: `${tall * 0.6}%` });
  const line = (/** @type {Series[number]} */ { indicator, values }, /** @type {number} */ i, /** @type {string} */ color, /** @type {number} */ width) => ({ type: 'line', name: called(indicator), data: values, showSymbol: false, silent: width < 2, xAxisIndex: i, yAxisIndex: i, lineStyle: { width, color } });
  return {
    ...base(look),
    title: all.map(({ indicator }, i) => ({ text: called(indicator), left: place(i).left, top: `${Math.floor(i / across) * tall + 1}%`, textStyle: { ...small(look), fontWeight: 'bold' } })),
    grid: all.map((_, i) => place(i)),
    xAxis: all.map(({ periods }, gridIndex) => ({ gridIndex, type: 'category', data: periods, axisLabel: small(look) })),
    yAxis: all.map((_, gridIndex) => ({ gridIndex, type: 'value', min: 0, max: Math.ceil(most / 10) * 10, splitNumber: 3, axisLabel: small(look) })),
    series: all.flatMap((one, i) => [...(behind ? all.filter(other => other !== one).map(other => line(other, i, '#c8ccd0', 1)) : []), line(one, i, look.series[0] ?? '', 2)]),
  };
}
