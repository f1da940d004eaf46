/** ECharts, whole, on its canvas renderer: typed columns, `lttb` sampling, a tooltip on the axis, no animation. */
export const name = 'ECharts';
export const module = 'echarts';
export const scripts = ['/modules/echarts/dist/echarts.min.js'];
export const styles = [];

/**
 * @param {HTMLElement} container
 * @param {Float64Array} x milliseconds
 * @param {Float64Array} y
 */
export function create(container, x, y) {
  const { echarts } = /** @type {any} */ (globalThis);
  const source = new Float64Array(x.length * 2);
  for (let i = 0; i < x.length; i += 1) {
    source[i * 2] = x[i];
    source[i * 2 + 1] = y[i];
  }
  const chart = echarts.init(container);
  chart.setOption({
    animation: false,
    dataset: { source, dimensions: ['x', 'y'], sourceHeader: false },
    grid: { left: 60, right: 20, top: 20, bottom: 40 },
    xAxis: { type: 'time' },
    yAxis: { type: 'value', scale: true },
    tooltip: { trigger: 'axis', transitionDuration: 0 },
    dataZoom: [{ type: 'inside', filterMode: 'filter' }],
    series: [{ type: 'line', showSymbol: false, sampling: 'lttb', lineStyle: { width: 1, color: '#0b5cad' }, encode: { x: 'x', y: 'y' } }],
  });
  return {
    zoom: (/** @type {number} */ startValue, /** @type {number} */ endValue) => chart.dispatchAction({ type: 'dataZoom', startValue, endValue }),
    canvas: () => container.querySelector('canvas'),
    destroy: () => chart.dispose(),
  };
}
