/** Barograph, as a page has it: the element, its script tag, the property `data`; strip and controls are there once it is zoomed. */
export const name = 'Barograph';
export const module = '';
export const scripts = ['/barograph/barograph.js'];
export const styles = [];

/**
 * @param {HTMLElement} container
 * @param {Float64Array} x milliseconds
 * @param {Float64Array} y
 */
export async function create(container, x, y) {
  const chart = /** @type {any} */ (document.createElement('baro-graph'));
  chart.style.setProperty('--baro-height', `${container.clientHeight}px`);
  chart.data = [{ indicator: 'walk', x, y }];
  container.append(chart);
  await customElements.whenDefined('baro-graph');
  await chart.ready;
  return {
    zoom: (/** @type {number} */ from, /** @type {number} */ to) => chart.zoom(from, to),
    canvas: () => chart.shadowRoot.querySelector('[part=canvas]'),
    destroy: () => chart.remove(),
  };
}
