/**
 * The heads of a view that is a table, as buttons above those of the picture: they sort, and stay in sight while the page scrolls.
 *
 * Where they stand and what they say is the engine's. Positions are CSS pixels in the stage.
 */
import { fill, make, text } from './frame.js';

export const CSS = `
[part=heads] { position: sticky; top: 0; z-index: 2; direction: ltr; background: var(--_paper); border-block-end: 1px solid var(--_muted); box-sizing: border-box; }
[part=head] { position: absolute; inset-block: 0; min-block-size: 0; padding: 0; font-size: 12px; line-height: 1.2; color: var(--_muted); white-space: nowrap; overflow: hidden; text-overflow: clip; }
[part=head]:disabled { cursor: default; }
[part=head][aria-pressed=true] { color: var(--_ink); }
[part=head][data-sorted=ascending]::after { content: ' ▲' / ''; }
[part=head][data-sorted=descending]::after { content: ' ▼' / ''; }
[part=head]:focus-visible { outline-offset: -2px; }
@media (hover: hover) { [part=head]:not(:disabled):hover { box-shadow: none; text-decoration: underline; text-underline-offset: .25em; } }
@media (pointer: coarse) { [part=head] { min-block-size: 0; } }
@media (forced-colors: active) { [part=head]:disabled { color: CanvasText; } [part=head][aria-pressed=true] { color: Highlight; } }
@media print { [part=heads] { position: relative; } }
`;

export class Heads {
  #row = make('div', 'heads', { role: 'group', hidden: '' });
  /** By which the engine names the columns, from left to right. @type {number[]} */
  #numbers = [];

  /**
   * @param {HTMLElement} stage
   * @param {(number: number) => void} sort
   */
  constructor(stage, sort) {
    stage.before(this.#row);
    this.#row.addEventListener('click', event => {
      const head = /** @type {Element} */ (event.target).closest('button');
      const number = head ? this.#numbers[[...this.#row.children].indexOf(head)] : undefined;
      if (number !== undefined) sort(number);
    });
  }

  /**
   * @param {import('./engine.js').Heads | null} heads
   * @param {boolean} seen whether the picture is
   */
  show(heads, seen) {
    this.#row.hidden = !heads || !seen;
    if (!heads) return;
    this.#numbers = heads.heads.map(head => head.number);
    this.#row.setAttribute('aria-label', heads.label);
    this.#row.style.height = `${heads.height}px`;
    // They cover the heads of the picture.
    this.#row.style.marginBottom = `${-heads.height}px`;
    fill(this.#row, heads.heads, () => make('button', 'head', { type: 'button' }), (button, { label, x, width, align, sorted, said }) => {
      text(button, label);
      button.style.left = `${x}px`;
      button.style.width = `${width}px`;
      button.style.textAlign = align;
      button.disabled = !said;
      button.dataset.sorted = sorted;
      if (said) button.setAttribute('aria-label', said);
      else button.removeAttribute('aria-label');
      button.setAttribute('aria-pressed', String(!!sorted));
    });
  }
}
