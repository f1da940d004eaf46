/** uPlot, with its own cursor; time in seconds, the page's arrays kept. */
export const name = 'uPlot';
export const module = 'uplot';
export const scripts = ['/modules/uplot/dist/uPlot.iife.min.js'];
export const styles = ['/modules/uplot/dist/uPlot.min.css'];

/**
 * @param {HTMLElement} container
 * @param {Float64Array} x milliseconds
 * @param {Float64Array} y
 */
export function create(container, x, y) {
  const { uPlot } = /** @type {any} */ (globalThis);
  const chart = new uPlot(
    {
      width: container.clientWidth,
      height: container.clientHeight,
      ms: 1,
      series: [{}, { stroke: '#0b5cad', width: 1, points: { show: false } }],
      legend: { show: true, live: true },
    },
    [x, y],
    container,
  );
  return {
    zoom: (/** @type {number} */ min, /** @type {number} */ max) => chart.setScale('x', { min, max }),
    canvas: () => chart.ctx.canvas,
    destroy: () => chart.destroy(),
  };
}
