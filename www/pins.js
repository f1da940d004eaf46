/**
 * Two pinned periods: flags on the picture, and under it what changed between them.
 *
 * Owns elements that are moved by `transform`. Figures and words come from the engine and are set as text.
 */
import { fill, make, text } from './frame.js';

export const CSS = `
[part=pins] { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
[part=pin] { position: absolute; top: 0; left: 0; inline-size: 0; border-inline-start: 1.5px dashed var(--_accent); margin-left: -.75px; }
[part=pin] span { position: absolute; top: 0; left: 3px; padding: 0 .35em; white-space: nowrap; font-size: .86em; line-height: 1.5; color: var(--_paper); background: var(--_accent); border-radius: 2px; }
[part=pin].left span { left: auto; right: 3px; }
[part=difference] { margin-block-start: .8em; padding: .6em .9em; border: 1px solid var(--_line); border-radius: 6px; background: var(--_raised); overflow-x: auto; }
[part=difference] table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
[part=difference] th, [part=difference] td { padding: .3em .6em; text-align: end; font-weight: 400; border: 0; background: none; position: static; white-space: nowrap; }
[part=difference] :is(th, td):first-child { text-align: start; padding-inline-start: 0; }
[part=difference] thead th { color: var(--_muted); font-size: .93em; }
[part=difference] td.by { font-weight: 600; }
[part=difference] td.why { color: var(--_muted); white-space: normal; font-size: .9em; }
[part=difference] [part=swatch] { display: inline-block; margin-inline-end: .5em; }
`;

export class Pins {
  #flags = make('div', 'pins', { 'aria-hidden': 'true' });
  #head = make('tr');
  #body = make('tbody');
  #table = make('table', '', {}, make('thead', '', {}, this.#head), this.#body);
  #hint = make('p');
  #remove = make('button', 'tool', { type: 'button' });
  #panel = make('div', 'difference', { role: 'region', 'aria-live': 'polite' }, this.#table, this.#hint, this.#remove);
  #button;
  #after;

  /**
   * @param {import('./frame.js').Frame} frame
   * @param {HTMLElement} after the element under which differences stand
   * @param {HTMLElement} button the button of pinning
   * @param {() => void} remove
   */
  constructor(frame, after, button, remove) {
    this.#button = button;
    frame.stage.append(this.#flags);
    this.#after = after;
    this.#remove.addEventListener('click', () => {
      remove();
      button.focus();
    });
  }

  /** @param {import('./engine.js').Pinned | null} pinned */
  show(pinned) {
    const { pins = [], plot = [0, 0], rows = [], pinning = false, head = [], hint = '', words = ['', ''] } = pinned ?? {};
    text(this.#button, words[0]);
    this.#button.setAttribute('aria-pressed', String(pinning || pins.length > 0));
    const wanted = pins.length > 0 || pinning;
    if (wanted && !this.#panel.isConnected) this.#after.after(this.#panel);
    if (!wanted) this.#panel.remove();
    this.#panel.setAttribute('aria-label', words[0]);
    text(this.#hint, hint);
    text(this.#remove, pins.length ? words[1] : '');
    this.#table.hidden = !rows.length;
    fill(this.#flags, pins, () => make('div', 'pin', {}, make('span')), (flag, { x, label }) => {
      flag.hidden = Number.isNaN(x);
      flag.style.transform = `translate(${x}px, ${plot[0]}px)`;
      flag.style.height = `${plot[1] - plot[0]}px`;
      flag.classList.toggle('left', x > this.#flags.clientWidth * 0.7);
      text(flag.firstChild, label);
    });
    const shown = head.filter((_, i) => i < 4 || rows.some(row => (i === 4 ? row.percent : row.yearly)));
    fill(this.#head, shown, () => make('th', '', { scope: 'col' }), (cell, word) => {
      cell.textContent = word;
    });
    fill(this.#body, rows, () => make('tr', '', {}, make('th', '', { scope: 'row' }, make('i', 'swatch'), make('span')), ...Array.from({ length: 5 }, () => make('td'))), (row, found) => {
      const [name, ...cells] = row.children;
      name.firstChild.style.color = found.color;
      name.firstChild.hidden = !found.name;
      text(name.lastChild, found.name);
      // Why there is no percentage stands in its place.
      const last = found.percent || (shown.length > 4 || !found.by ? found.reason : '');
      [found.from, found.to, found.by, last, found.yearly].forEach((value, i) => {
        cells[i].textContent = value;
        cells[i].className = i === 2 ? 'by' : i === 3 && !found.percent ? 'why' : '';
        cells[i].hidden = i >= shown.length - 1;
      });
    });
  }
}
