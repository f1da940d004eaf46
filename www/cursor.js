/**
 * The cursor above the picture: rules, dots, the frame of a tile, the tooltip.
 *
 * Owns a handful of elements in the stage, made once and moved by `transform`; a moving pointer
 * lays out nothing but the tooltip, and waits for that only where room is scarce. Positions are CSS pixels in the stage.
 */
import { fill, make, text } from './frame.js';

const GAP = 12;
/** Of the tooltip, as its style says. */
const WIDEST = 300;

export class Cursor {
  #rules = make('div', 'rules');
  #frame = make('div', 'frame');
  #dots = make('div', 'dots');
  #title = make('p', 'tip-title');
  #rows = make('div', 'tip-rows');
  #hint = make('small', 'tip-hint');
  #tip = make('div', 'tooltip', {}, this.#title, this.#rows, this.#hint);
  // Spoken in the live region instead.
  #all = make('div', 'cursor', { 'aria-hidden': 'true' }, this.#rules, this.#frame, this.#dots, this.#tip);
  #stage;
  /** Of the stage. */
  width = 0;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
    this.show(null, false);
    stage.append(this.#all);
  }

  /**
   * @param {import('./engine.js').Overlay | null} overlay
   * @param {boolean} aloud whether the keyboard moves it
   */
  show(overlay, aloud) {
    this.#all.hidden = !overlay;
    if (!overlay) return;
    const { x, top, bottom, rule, rules = [], dots, frame, tip } = overlay;
    const all = /** @type {[number, number, number][]} */ (rule ? [[x, top, bottom], ...rules] : []);
    fill(this.#rules, all, () => make('i', 'rule'), (line, [x, top, bottom]) => {
      place(line, x, top);
      line.style.height = `${bottom - top}px`;
    });
    fill(this.#dots, dots, () => make('i', 'dot'), (dot, { x, y, color, current }) => {
      place(dot, x, y);
      dot.style.color = color;
      dot.classList.toggle('current', current);
    });
    this.#frame.hidden = !frame;
    if (frame) {
      place(this.#frame, frame[0], frame[1]);
      this.#frame.style.width = `${frame[2]}px`;
      this.#frame.style.height = `${frame[3]}px`;
    }
    // A finger that scrolls over tiles wants no tooltip.
    this.#tip.hidden = !tip || !(rule || aloud || matchMedia('(hover: hover)').matches);
    if (!tip || this.#tip.hidden) return;
    text(this.#title, tip.title);
    text(this.#hint, tip.hint);
    fill(this.#rows, tip.rows, line, (row, { name, value, note, color, current }) => {
      const [swatch, ...texts] = row.children;
      swatch.style.color = color;
      swatch.hidden = !name;
      [name, value, note].forEach((t, i) => text(texts[i], t));
      texts[1].classList.toggle('why', !/\d/.test(value));
      row.classList.toggle('current', current);
    });
    this.#moveTip(overlay);
  }

  /** @param {import('./engine.js').Overlay} overlay */
  #moveTip({ x, top, bottom, dots, frame }) {
    const before = x > this.width / 2;
    if (!frame && (before ? x : this.width - x) > WIDEST + GAP) return place(this.#tip, before ? x - GAP : x + GAP, top, before ? 'translate(-100%)' : '');
    const { offsetWidth: width, offsetHeight: height } = this.#tip;
    const stage = this.#stage.getBoundingClientRect();
    const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.max(0, Math.min(at, most));
    if (frame) {
      // Below the tile, for it says more than the tile but not all; above where the window ends.
      const under = frame[1] + frame[3] + GAP / 2;
      const room = innerHeight - stage.top - under >= height || stage.top + frame[1] < height;
      place(this.#tip, within(frame[0], stage.width - width), room ? under : frame[1] - GAP / 2 - height);
      return;
    }
    const left = before ? x - GAP - width : x + GAP;
    let at = top;
    if (left < 0 || left + width > stage.width) {
      // It cannot stand beside the rule, so it keeps away from the dots.
      const heights = dots.map(dot => dot.y);
      const [above, below] = [Math.min(...heights, bottom), stage.height - Math.max(...heights, top)];
      at = above > below ? within(above - GAP - height, above) : stage.height - height;
    }
    place(this.#tip, within(left, stage.width - width), at);
  }
}

const line = () => make('div', 'tip-row', {}, make('i', 'swatch'), make('span', 'tip-name'), make('b', 'tip-value'), make('small', 'tip-note'));

/**
 * @param {HTMLElement} element
 * @param {number} x
 * @param {number} y
 * @param {string} [and] more of the transform
 */
function place(element, x, y, and = '') {
  element.style.transform = `translate(${x}px, ${y}px)${and}`;
}
