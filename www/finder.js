/**
 * Finding series and picking those to compare: a field, a list, and the keyboard.
 *
 * Owns the combobox (WAI-ARIA 1.2, with a list of several choices) and which of its lines is the active one. What is found, and
 * whether it can be picked, the engine says.
 */
import { fill, make, text } from './frame.js';

export const CSS = `
[part=finder] { border: 1px solid var(--_line); border-radius: 6px; margin-block-start: .6em; padding: .6em; background: var(--_raised); }
[part=finder-field] { font: inherit; color: inherit; background: var(--_paper); border: 1px solid var(--_muted); border-radius: 4px; inline-size: 100%; box-sizing: border-box; padding: .35em .6em; min-block-size: 34px; }
[part=finder-list] { list-style: none; margin: .4em 0; padding: 0; max-block-size: 15em; overflow: auto; overscroll-behavior: contain; }
[part=finder-item] { display: flex; gap: .6em; align-items: baseline; margin: 0; padding: .3em .5em; border-radius: 4px; cursor: pointer; min-block-size: 24px; box-sizing: border-box; }
[part=finder-item]::before { content: ''; flex: none; inline-size: .75em; block-size: .75em; border: 1px solid var(--_muted); border-radius: 2px; align-self: center; }
[part=finder-item][aria-selected=true]::before { background: var(--_accent); border-color: var(--_accent); }
[part=finder-item][aria-selected=true] { font-weight: 600; }
[part=finder-item][aria-disabled=true] { color: var(--_muted); cursor: not-allowed; }
[part=finder-item] > small { margin-inline-start: auto; font-weight: 400; text-align: end; }
[part=finder-item].active { outline: 2px solid var(--_accent); outline-offset: -2px; }
[part=finder-foot] { display: flex; flex-wrap: wrap; gap: .3em 1em; align-items: center; color: var(--_muted); font-size: .93em; }
[part=finder-foot] > button { color: var(--_accent); margin-inline-start: auto; }
@media (pointer: coarse) { [part=finder-item] { min-block-size: 40px; align-items: center; } }
@media (forced-colors: active) { [part=finder-item][aria-selected=true]::before { background: Highlight; forced-color-adjust: none; } }
@media print { [part=finder] { display: none; } }
`;

export class Finder {
  #field = make('input', 'finder-field', { type: 'search', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'true', 'aria-controls': 'found', autocomplete: 'off', spellcheck: 'false' });
  #list = make('ul', 'finder-list', { role: 'listbox', id: 'found', 'aria-multiselectable': 'true' });
  #count = make('span', '', { 'aria-live': 'polite' });
  #hint = make('span');
  #clear = make('button', '', { type: 'button' });
  #panel = make('div', 'finder', {}, this.#field, this.#list, make('div', 'finder-foot', {}, this.#count, this.#hint, this.#clear));
  #button;
  #after;
  #find;
  /** Places of the lines, as the engine counts. @type {number[]} */
  #places = [];
  #active = 0;

  /**
   * @param {HTMLElement} after what the panel follows
   * @param {HTMLElement} button what opens it
   * @param {(query: string) => import('./engine.js').Finder | null | undefined} find
   * @param {(place: number | undefined) => void} pick a series; none to give all up
   */
  constructor(after, button, find, pick) {
    this.#button = button;
    this.#after = after;
    this.#find = find;
    button.setAttribute('aria-expanded', 'false');
    this.#field.addEventListener('input', () => {
      this.#active = 0;
      this.update();
      this.#list.scrollTop = 0;
    });
    this.#field.addEventListener('keydown', event => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step) this.#go(this.#active + step);
      else if (event.key === 'Enter') pick(this.#places[this.#active]);
      else if (event.key === 'Escape') this.toggle();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.#list.addEventListener('click', event => {
      const item = /** @type {Element} */ (event.target).closest('[role=option]');
      if (!item) return;
      this.#active = [...this.#list.children].indexOf(item);
      pick(this.#places[this.#active]);
      this.#field.focus();
    });
    // The field keeps the focus; a press on the list only picks.
    this.#list.addEventListener('pointerdown', event => event.preventDefault());
    this.#clear.addEventListener('click', () => {
      pick(undefined);
      this.#field.focus();
    });
  }

  /** Opens the search, or closes it. */
  toggle() {
    const opens = !this.#panel.isConnected;
    this.#button.setAttribute('aria-expanded', String(opens));
    if (opens) {
      this.#after.after(this.#panel);
      this.update();
      this.#field.focus();
    } else {
      this.#field.value = '';
      this.#panel.remove();
      this.#button.focus();
    }
  }

  /** @param {number} to */
  #go(to) {
    this.#active = Math.max(0, Math.min(this.#places.length - 1, to));
    [...this.#list.children].forEach((item, i) => item.classList.toggle('active', i === this.#active));
    const active = this.#list.children[this.#active];
    active?.scrollIntoView({ block: 'nearest' });
    if (active) this.#field.setAttribute('aria-activedescendant', active.id);
    else this.#field.removeAttribute('aria-activedescendant');
  }

  /** Shows what changed. */
  update() {
    const finder = this.#find(this.#field.value);
    this.#button.hidden = !finder;
    if (!finder) return this.#panel.remove();
    const { found, count, picked, words } = finder;
    text(this.#button, words.find);
    if (!this.#panel.isConnected) return;
    this.#field.placeholder = words.field;
    this.#field.setAttribute('aria-label', words.field);
    this.#list.setAttribute('aria-label', words.find);
    text(this.#count, count);
    text(this.#hint, words.hint);
    text(this.#clear, picked ? words.clear : '');
    this.#places = found.map(({ place }) => place);
    fill(this.#list, found, () => make('li', 'finder-item', { role: 'option' }, make('span'), make('small')), (item, { place, label, on, reason }) => {
      const [name, why] = item.children;
      item.id = `found-${place}`;
      item.setAttribute('aria-selected', String(on));
      item.setAttribute('aria-disabled', String(!!reason));
      text(name, label);
      text(why, reason);
    });
    this.#go(this.#active);
  }
}
