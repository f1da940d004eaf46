/**
 * The strip under the picture: the whole, small, with the window on it.
 *
 * Owns its canvas, which is painted when the data or the size changes, and the elements of the window, which are moved and
 * stretched by `transform`: a frame lays nothing of it out. Shares of the whole, from 0 to 1, go in and out.
 */
import { make } from './frame.js';

export const CSS = `
[part=strip] { position: relative; block-size: 40px; margin-block-start: 10px; touch-action: pan-y; cursor: crosshair; border-radius: 3px; user-select: none; -webkit-user-select: none; }
[part=strip-canvas] { display: block; inline-size: 100%; block-size: 100%; }
[part=strip-window], [part=strip-shade] { position: absolute; inset: 0; transform-origin: left; }
[part=strip-window] { box-sizing: border-box; border-block: 1px solid var(--_muted); cursor: grab; }
[part=strip-shade] { background: color-mix(in srgb, var(--_paper), transparent 38%); pointer-events: none; }
[part=strip-window]:active { cursor: grabbing; }
[part=strip-handle] { position: absolute; inset-block: 0; left: -5.5px; inline-size: 11px; padding: 0; cursor: ew-resize; background: none; }
[part=strip-handle]::before { content: ''; position: absolute; inset: 20% 2px; border-radius: 3px; background: var(--_paper); border: 1px solid var(--_muted); }
[part=strip-handle]::after { content: ''; position: absolute; inset: 38% 5px; background: var(--_muted); }
[part=strip-handle]:focus-visible { outline-offset: -2px; }
@media (pointer: coarse) { [part=strip] { block-size: 48px; } [part=strip-handle] { left: -16px; inline-size: 32px; } [part=strip-handle]::before { inset: 20% 12px; } [part=strip-handle]::after { inset: 38% 15px; } }
@media (forced-colors: active) { [part=strip-window] { border-block: 2px solid Highlight; } }
`;

const handle = () => make('div', 'strip-handle', { role: 'slider', tabindex: '0', 'aria-valuemin': '0', 'aria-valuemax': '100' });

export class Strip {
  #first = handle();
  #last = handle();
  #window = make('div', 'strip-window');
  #before = make('div', 'strip-shade');
  #after = make('div', 'strip-shade');
  canvas = make('canvas', 'strip-canvas', { 'aria-hidden': 'true' });
  element = make('div', 'strip', { role: 'group' }, this.canvas, this.#before, this.#after, this.#window, this.#first, this.#last);
  #width = 0;
  /** The window as it is shown. @type {[number, number]} */
  #shares = [0, 1];
  #put;

  /**
   * @param {(low: number, high: number) => void} put
   * @param {() => void} all
   */
  constructor(put, all) {
    this.#put = put;
    this.element.addEventListener('pointerdown', event => this.#press(event));
    this.element.addEventListener('dblclick', all);
    for (const handle of [this.#first, this.#last]) handle.addEventListener('keydown', event => this.#key(event, handle === this.#first));
  }

  /**
   * @param {[number, number]} shares
   * @param {number} left from the stage's left edge
   * @param {number} width
   */
  show(shares, left, width) {
    this.#shares = shares;
    this.#width = width;
    const [low, high] = shares;
    put(this.#window, low * width, Math.max(2 / width, high - low));
    put(this.#before, 0, low);
    put(this.#after, high * width, 1 - high);
    put(this.#first, low * width, 1);
    put(this.#last, high * width, 1);
    if (this.element.style.width === `${width}px`) return;
    this.element.style.marginLeft = `${left}px`;
    this.element.style.width = `${width}px`;
  }

  /**
   * @param {Record<'first' | 'last' | 'window', string>} words
   * @param {string} span
   */
  say(words, span) {
    this.element.setAttribute('aria-label', words.window);
    const ends = span.split(/ to |至/);
    [this.#first, this.#last].forEach((handle, i) => {
      handle.setAttribute('aria-label', i ? words.last : words.first);
      handle.setAttribute('aria-valuenow', String(Math.round((this.#shares[i] ?? 0) * 100)));
      handle.setAttribute('aria-valuetext', ends[i] ?? '');
    });
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button) return;
    const { left } = this.element.getBoundingClientRect();
    const at = (/** @type {PointerEvent} */ e) => (e.clientX - left) / this.#width;
    const [low, high] = this.#shares;
    const target = event.composedPath()[0];
    const wide = high - low;
    const start = at(event);
    // Beside the window a new one is drawn; a press alone brings the window there.
    let kind = target === this.#first ? 'first' : target === this.#last ? 'last' : target === this.#window && wide < 1 ? 'move' : 'draw';
    let moved = false;
    const move = (/** @type {PointerEvent} */ e) => {
      const now = Math.max(0, Math.min(1, at(e)));
      moved ||= Math.abs(now - start) * this.#width > 3;
      if (!moved) return;
      if (kind === 'first') this.#put(Math.min(now, high - 1e-6), high);
      else if (kind === 'last') this.#put(low, Math.max(now, low + 1e-6));
      else if (kind === 'move') this.#slide(low + now - start, wide);
      else this.#put(Math.min(start, now), Math.max(start, now));
    };
    const end = new AbortController();
    const options = { signal: end.signal };
    this.element.setPointerCapture(event.pointerId);
    this.element.addEventListener('pointermove', move, options);
    for (const type of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      this.element.addEventListener(
        type,
        () => {
          end.abort();
          if (!moved && kind === 'draw' && wide < 1) this.#slide(start - wide / 2, wide);
        },
        options,
      );
    }
  }

  /**
   * @param {number} low
   * @param {number} wide
   */
  #slide(low, wide) {
    const from = Math.max(0, Math.min(1 - wide, low));
    this.#put(from, from + wide);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {boolean} first
   */
  #key(event, first) {
    const step = { ArrowLeft: -0.01, ArrowDown: -0.01, ArrowRight: 0.01, ArrowUp: 0.01, PageDown: -0.1, PageUp: 0.1, Home: -1, End: 1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [low, high] = this.#shares;
    const within = (/** @type {number} */ v) => Math.max(0, Math.min(1, v));
    if (first) this.#put(Math.min(within(low + step), high - 0.001), high);
    else this.#put(low, Math.max(within(high + step), low + 0.001));
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} x
 * @param {number} scale of its width
 */
function put({ style }, x, scale) {
  style.transform = `translateX(${x}px) scaleX(${scale})`;
}
