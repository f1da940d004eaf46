/**
 * What a chart takes from the page: language, light or dark, colours, height.
 *
 * Owns how each is found; holds no state. Refuses to choose colours: the engine has the palettes.
 */

const COLORS = ['paper', 'raised', 'ink', 'muted', 'line', 'axis', 'accent', ...Array.from({ length: 8 }, (_, i) => `series-${i + 1}`)];

/** In forced colours the system's words stand for ours. GrayText would say that a text is disabled. @type {Record<string, string>} */
const FORCED = { paper: 'Canvas', raised: 'Canvas', ink: 'CanvasText', muted: 'CanvasText', line: 'GrayText', axis: 'CanvasText', accent: 'LinkText' };

export const dark = () => matchMedia('(prefers-color-scheme: dark)');
export const forced = () => matchMedia('(forced-colors: active)');

/**
 * The language of an element: its own or that of the nearest ancestor that says one, also beyond shadow
 * roots; else the reader's.
 * @param {Element} element
 */
export function language(element) {
  for (let at = /** @type {Element | undefined} */ (element); at; ) {
    const said = at.closest('[lang]')?.getAttribute('lang');
    if (said) return said;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}

/**
 * @param {Element} element
 * @param {string} asked the attribute
 */
export function theme(element, asked) {
  if (asked && asked !== 'auto') return asked;
  // A page that is only light, or only dark, says so; else the system is followed.
  const scheme = getComputedStyle(element).colorScheme.replace('only', '').trim();
  return scheme === 'light' || scheme === 'dark' ? scheme : dark().matches ? 'dark' : 'light';
}

/**
 * The author's colours, as the engine reads them: name and `#rrggbb`, alternately.
 * @param {Element} element
 * @param {HTMLElement} probe an element of its shadow tree, on which colours are computed
 */
export function colors(element, probe) {
  const style = getComputedStyle(element);
  const words = [];
  for (const name of COLORS) {
    const value = (forced().matches && FORCED[name]) || style.getPropertyValue(`--baro-${name}`);
    if (!value) continue;
    // Mixed with itself any colour, `oklch()` and `light-dark()` too, computes to plain sRGB numbers.
    probe.style.color = '';
    probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
    const mixed = probe.style.color && /srgb (\S+) (\S+) ([^ )]+)/.exec(getComputedStyle(probe).color);
    if (mixed) words.push(name, `#${mixed.slice(1).map(byte).join('')}`);
  }
  probe.style.color = '';
  return words.join(' ');
}

/** @param {string} share of 1 */
function byte(share) {
  return Math.round(Math.min(1, Math.max(0, Number(share))) * 255).toString(16).padStart(2, '0');
}

/**
 * The height of a trend in CSS pixels; 0 leaves it to the view.
 * @param {Element} element
 */
export function height(element) {
  return parseFloat(getComputedStyle(element).getPropertyValue('--baro-height')) || 0;
}
