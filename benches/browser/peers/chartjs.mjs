/** Chart.js, with its min–max decimation, parsed data, no animation; a linear axis, for its time axis needs a second library. */
export const name = 'Chart.js';
export const module = 'chart.js';
export const scripts = ['/modules/chart.js/dist/chart.umd.min.js'];
export const styles = [];

/**
 * @param {HTMLElement} container
 * @param {Float64Array} x milliseconds
 * @param {Float64Array} y
 */
export function create(container, x, y) {
  const { Chart } = /** @type {any} */ (globalThis);
  const data = Array.from(x, (at, i) => ({ x: at, y: y[i] }));
  const canvas = document.createElement('canvas');
  container.append(canvas);
  const chart = new Chart(canvas, {
    type: 'line',
    data: { datasets: [{ label: 'walk', data, borderColor: '#0b5cad', borderWidth: 1, pointRadius: 0 }] },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false, axis: 'x' },
      plugins: { decimation: { enabled: true, algorithm: 'min-max' } },
      scales: { x: { type: 'linear', ticks: { callback: (/** @type {number} */ at) => new Date(at).toISOString().slice(0, 10) } } },
    },
  });
  return {
    zoom(/** @type {number} */ min, /** @type {number} */ max) {
      Object.assign(chart.options.scales.x, { min, max });
      chart.update('none');
    },
    canvas: () => canvas,
    destroy() {
      chart.destroy();
      canvas.remove();
    },
  };
}
