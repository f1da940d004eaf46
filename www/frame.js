/**
 * The elements around the picture: title, tabs, legend, stage, table, notes, source, tools.
 *
 * Owns the shadow tree of a running chart, made once and then only filled. All text is set as text.
 * Refuses to know the engine: it is given plain values and hands out elements to listen to.
 */

/**
 * A new element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [part] its name for `::part()` and for the style sheet
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, part, attributes = {}, ...content) {
  const element = document.createElement(tag);
  if (part) element.setAttribute('part', part);
  for (const name in attributes) element.setAttribute(name, attributes[name] ?? '');
  element.append(...content);
  return element;
}

/**
 * Makes `parent` hold one element an item, keeping those it has: focus stays where it is.
 * @template T
 * @param {Element} parent
 * @param {T[]} items
 * @param {() => Element} create
 * @param {(element: any, item: T) => void} [show]
 */
export function fill(parent, items, create, show = text) {
  while (parent.childElementCount > items.length) parent.lastElementChild?.remove();
  while (parent.childElementCount < items.length) parent.append(create());
  items.forEach((item, i) => show(parent.children[i], item));
}

/**
 * Sets the text of an element, and hides the element when there is none.
 * @param {HTMLElement} element
 * @param {unknown} value
 */
export function text(element, value) {
  const next = String(value ?? '');
  if (element.textContent !== next) element.textContent = next;
  element.hidden = !next;
}

const button = (/** @type {string} */ part) => make('button', part, { type: 'button' });

export class Frame {
  title = make('p', 'title', { id: 'title' });
  subtitle = make('p', 'subtitle');
  back = button('back');
  tabs = make('div', 'tabs', { role: 'group' });
  compute = button('compute');
  explore = button('zoom');
  bar = make('div', 'bar', {}, this.tabs, this.compute, this.explore);
  legend = make('div', 'legend', { role: 'group' });
  canvas = make('canvas', 'canvas', { 'aria-hidden': 'true' });
  // An application: a screen reader leaves the arrow keys to it.
  stage = make('div', 'stage', { role: 'application', tabindex: '0', 'aria-describedby': 'hint' }, this.canvas);
  hint = make('p', 'hint', { id: 'hint', class: 'unseen' });
  live = make('p', '', { role: 'status', class: 'unseen' });
  empty = make('p', 'empty');
  table = make('div', 'table', { role: 'region', tabindex: '0', 'aria-labelledby': 'caption' });
  notes = make('div', 'notes');
  refused = make('details', 'refused', {}, make('summary'), make('ul'));
  source = make('p', 'source');
  toggle = button('tool');
  /** Saves the figures, the picture as pixels, the picture as shapes. */
  saves = [button('save'), button('save'), button('save')];
  menu = make('details', 'menu', {}, make('summary', 'tool'), make('div', 'saves', {}, ...this.saves));
  root = make(
    'figure',
    'root',
    { dir: 'ltr', 'aria-labelledby': 'title' },
    make('div', 'header', {}, this.back, this.title, this.subtitle),
    this.bar,
    this.legend,
    this.empty,
    this.stage,
    this.hint,
    this.live,
    this.table,
    make('div', 'footer', {}, this.notes, this.refused, this.source, make('div', 'tools', {}, this.toggle, this.menu)),
  );

  constructor() {
    this.table.hidden = true;
    this.toggle.setAttribute('aria-keyshortcuts', 'T');
    for (const opener of [this.compute, this.explore]) opener.setAttribute('aria-expanded', 'false');
  }

  /**
   * @param {import('./engine.js').Chrome} chrome
   * @param {Set<string>} controls which of the controls the author wants
   */
  show(chrome, controls) {
    const { words, refused, theme } = chrome;
    this.root.lang = chrome.lang;
    for (const name in theme) this.root.style.setProperty(`--_${name}`, theme[name] ?? '');
    text(this.title, chrome.title);
    text(this.subtitle, chrome.subtitle);
    text(this.back, chrome.back);
    text(this.hint, chrome.hint);
    text(this.empty, chrome.empty);
    text(this.source, chrome.source);
    fill(this.notes, chrome.notes, () => make('p'));
    this.#choices(this.tabs, words.measures, controls.has('tabs') ? chrome.measures : []);
    text(this.compute, controls.has('compute') && chrome.computes ? words.compute : '');
    text(this.explore, controls.has('explore') && chrome.view === 'trend' && !chrome.empty ? words.explore : '');
    this.#choices(this.legend, words.legend, controls.has('legend') ? chrome.legend : []);

    this.refused.hidden = !refused;
    const [summary, list] = /** @type {[HTMLElement, HTMLElement]} */ (/** @type {unknown} */ (this.refused.children));
    text(summary, refused?.summary);
    fill(list, refused?.details ?? [], () => make('li'));

    this.stage.setAttribute('aria-label', chrome.description);
    this.stage.setAttribute('aria-roledescription', words.chart);
    this.stage.style.height = `${chrome.height}px`;
    this.stage.hidden = !this.table.hidden || !!chrome.empty;
    text(this.toggle, this.table.hidden ? words.table : words.chart);
    this.toggle.hidden = !controls.has('table');
    this.menu.hidden = !controls.has('download') || !!chrome.empty;
    text(/** @type {HTMLElement} */ (this.menu.firstElementChild), words.tools);
    [words.csv, words.png, words.svg].forEach((word, i) => text(/** @type {HTMLElement} */ (this.saves[i]), word));
  }

  /**
   * @param {HTMLElement} group
   * @param {string} label
   * @param {import('./engine.js').Choice[]} choices
   */
  #choices(group, label, choices) {
    group.hidden = !choices.length;
    group.setAttribute('aria-label', label);
    fill(group, choices, () => make('button', 'choice', { type: 'button' }, make('i', 'swatch'), make('span')), (entry, choice) => {
      entry.setAttribute('aria-pressed', String(choice.on));
      entry.firstChild.hidden = !choice.color;
      entry.firstChild.style.color = choice.color ?? '';
      text(entry.lastChild, choice.label);
    });
  }
}
