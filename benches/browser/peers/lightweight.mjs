/** Lightweight Charts, with its conflation of points that share a pixel; times in whole seconds, as it wants them. */
export const name = 'Lightweight Charts';
export const module = 'lightweight-charts';
export const scripts = ['/modules/lightweight-charts/dist/lightweight-charts.standalone.production.js'];
export const styles = [];

/**
 * @param {HTMLElement} container
 * @param {Float64Array} x milliseconds
 * @param {Float64Array} y
 */
export function create(container, x, y) {
  const { LightweightCharts: library } = /** @type {any} */ (globalThis);
  const chart = library.createChart(container, { autoSize: false, width: container.clientWidth, height: container.clientHeight, timeScale: { enableConflation: true, minBarSpacing: 1e-6 } });
  const line = chart.addSeries(library.LineSeries, { color: '#0b5cad', lineWidth: 1 });
  line.setData(Array.from(x, (at, i) => ({ time: at / 1000, value: y[i] })));
  chart.timeScale().fitContent();
  return {
    zoom: (/** @type {number} */ from, /** @type {number} */ to) => chart.timeScale().setVisibleRange({ from: from / 1000, to: to / 1000 }),
    canvas: () => [...container.querySelectorAll('canvas')].sort((a, b) => b.width * b.height - a.width * a.height)[0],
    destroy: () => chart.remove(),
  };
}
