/**
 * The menu of what can be computed, and the panel that shows how a figure was.
 *
 * Fetched when a reader first asks for one of them. Owns two panels in the frame of a chart; all words
 * and figures come from the engine and are set as text. Refuses to know what is computed: it hands the
 * numbers of what was chosen to the chart.
 */
import { fill, make, text } from './frame.js';

const CSS = `
[part=compute-panel], [part=working] { margin-block-end: 1em; padding: .8em 1em; border: 1px solid var(--_line); border-radius: 6px; background: var(--_raised); }
[part=working] { margin-block: 1em 0; }
[part=choices] { display: flex; flex-wrap: wrap; gap: .2em 1em; margin-block-end: .7em; }
[part=choices-label] { flex: 0 0 6em; padding-block: .2em; color: var(--_muted); }
[part=chips] { flex: 1 1 22em; display: flex; flex-wrap: wrap; gap: .4em; }
[part=chip], [part=base] [part=tool] { border: 1px solid color-mix(in srgb, var(--_line), var(--_muted) 35%); border-radius: 6px; background: var(--_paper); text-align: start; }
[aria-pressed=true]:is([part=chip], [part=tool]) { color: var(--_paper); background: var(--_accent); border-color: var(--_accent); }
[part=base] { display: flex; flex-wrap: wrap; align-items: center; gap: .4em 1em; margin-block-end: .7em; }
[part=picking] { margin-block-end: .7em; }
[part=base] span { color: var(--_muted); }
[part=tabs]:not([hidden], :has([aria-pressed=true])) + [part=compute] { color: var(--_paper); background: var(--_accent); border-color: var(--_accent); }
[part=unsuited], [part=working-note] { color: var(--_muted); font-size: .9em; }
[part=unsuited] { margin-block-end: .7em; }
[part=unsuited] summary { padding-inline: 0; }
[part=panel-tools] { display: flex; flex-wrap: wrap; gap: .4em; margin-block-start: .8em; }
[part=working-heading] { color: var(--_muted); font-size: .9em; }
[part=working-title] { font-weight: 600; }
[part=result] { font-size: 1.5em; font-weight: 700; font-variant-numeric: tabular-nums; }
[part=result].why { font-size: 1.1em; }
[part=working-measure] { color: var(--_muted); }
[part=steps] { margin: .8em 0; padding-inline-start: 1.4em; }
[part=step] { margin: 0 0 .7em; }
[part=step-name] { display: block; font-weight: 600; }
[part=step-name]::first-letter { text-transform: uppercase; }
[part=formula], [part=line] { display: block; font-family: inherit; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
[part=formula] { font-style: italic; color: var(--_muted); }
[part=formula] sub { font-size: .75em; line-height: 0; }
[part=working-note] + [part=working-title] { margin-block-start: .8em; }
[part=inputs] { list-style: none; margin-block-start: .3em; }
[part=input] { display: flex; flex-wrap: wrap; gap: 0 .8em; margin: 0; padding-block: .35em; border-block-start: 1px solid var(--_line); }
[part=input] b { font-variant-numeric: tabular-nums; }
[part=input] small { flex: 1 0 100%; color: var(--_muted); font-size: .9em; }
@media (pointer: coarse) { [part=chip] { min-block-size: 40px; } }
@media print { [part=compute-panel] { display: none; } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** @param {Node} root the shadow root that shows panels */
function adopt(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** @typedef {import('./engine.js').Menu} Menu */
/** @typedef {import('./engine.js').Working} Working */

const button = (/** @type {string} */ part) => make('button', part, { type: 'button' });

/** @param {HTMLElement} element */
const hide = element => {
  element.hidden = true;
};

export class Analysis {
  #measures = make('div', 'choices', { role: 'group' });
  #frequencies = make('div', 'choices', { role: 'group' });
  #base = make('span');
  #pick = button('tool');
  #picking = make('p', 'picking', { role: 'status' });
  #unsuited = make('details', 'unsuited', {}, make('summary'), make('ul'));
  #tag = button('tool');
  #close = button('tool');
  #menu = make(
    'div',
    'compute-panel',
    { role: 'group' },
    this.#measures,
    this.#frequencies,
    make('p', 'base', {}, this.#base, this.#pick),
    this.#picking,
    this.#unsuited,
    make('div', 'panel-tools', {}, this.#tag, this.#close),
  );

  #heading = make('p', 'working-heading');
  #title = make('p', 'working-title');
  #result = make('p', 'result');
  #measure = make('p', 'working-measure');
  #steps = make('ol', 'steps');
  #rounding = make('p', 'working-note');
  #using = make('p', 'working-title');
  #inputs = make('ul', 'inputs');
  #copy = button('tool');
  #shut = button('tool');
  #working = make(
    'section',
    'working',
    { tabindex: '-1' },
    this.#heading,
    this.#title,
    this.#result,
    this.#measure,
    this.#steps,
    this.#rounding,
    this.#using,
    this.#inputs,
    make('div', 'panel-tools', {}, this.#copy, this.#shut),
  );

  /** @type {Working | undefined} */
  #shown;
  /** Number of each choice shown in the menu. */
  #numbers = { measures: [0], frequencies: [0] };
  #frame;

  /**
   * @param {import('./frame.js').Frame} frame
   * @param {{act: (action: 5 | 6 | 7, index: number) => void}} page
   */
  constructor(frame, { act }) {
    this.#frame = frame;
    adopt(frame.root.getRootNode());
    frame.bar.after(this.#menu);
    frame.live.after(this.#working);
    hide(this.#menu);
    hide(this.#working);
    for (const [group, action, name] of /** @type {const} */ ([[this.#measures, 5, 'measures'], [this.#frequencies, 6, 'frequencies']])) {
      group.addEventListener('click', event => {
        const chosen = /** @type {Element} */ (event.target).closest('button');
        const place = chosen ? [...group.querySelectorAll('button')].indexOf(chosen) : -1;
        const number = this.#numbers[name][place];
        if (number !== undefined) act(action, number);
      });
    }
    this.#pick.addEventListener('click', () => {
      act(7, 0);
      frame.stage.focus();
    });
    this.#close.addEventListener('click', () => this.toggle());
    this.#menu.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.toggle();
    });
    this.#tag.addEventListener('click', () => {
      const words = this.#words;
      if (words) copy(this.#tag, tag({ ...this.#element?.spec, ...Object.fromEntries(this.#attributes) }), words.copied, words.tag);
    });
    this.#copy.addEventListener('click', () => {
      if (this.#shown) copy(this.#copy, this.#shown.text, this.#shown.words.copied, this.#shown.words.copy);
    });
    this.#shut.addEventListener('click', () => this.#end());
    this.#working.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#end();
    });
  }

  /** @type {Menu['words'] | undefined} */
  #words;
  /** @type {Menu['attributes']} */
  #attributes = [];

  /** Whose attributes are copied. @type {{spec: Record<string, string>} | undefined} */
  #element;

  /**
   * Opens the menu, or closes it and gives the focus back.
   * @param {{spec: Record<string, string>}} [element]
   */
  toggle(element) {
    this.#element = element ?? this.#element;
    const { compute } = this.#frame;
    this.#menu.hidden = !this.#menu.hidden;
    compute.setAttribute('aria-expanded', String(!this.#menu.hidden));
    if (this.#menu.hidden) compute.focus();
  }

  /** Whether the menu is open and has to be told of changes. */
  get open() {
    return !this.#menu.hidden;
  }

  /** @param {Menu} menu */
  fill({ measures, frequencies, base, picking, attributes, words }) {
    this.#words = words;
    this.#attributes = attributes;
    this.#menu.setAttribute('aria-label', words.measures);
    const unsuited = [...this.#choices(this.#measures, words.measures, measures, 'measures')];
    unsuited.push(...this.#choices(this.#frequencies, words.frequencies, frequencies, 'frequencies'));
    text(this.#base, base);
    /** @type {HTMLElement} */ (this.#base.parentElement).hidden = !base;
    text(this.#pick, words.pick);
    this.#pick.setAttribute('aria-pressed', String(!!picking));
    text(this.#picking, picking);
    const [summary, list] = /** @type {[HTMLElement, HTMLElement]} */ (/** @type {unknown} */ (this.#unsuited.children));
    this.#unsuited.hidden = !unsuited.length;
    text(summary, `${words.unsuited} (${unsuited.length})`);
    fill(list, unsuited, () => make('li'), (item, { label, reason }) => text(item, `${label}: ${reason}`));
    text(this.#tag, words.tag);
    text(this.#close, words.close);
  }

  /**
   * Shows what can be chosen; gives back what cannot.
   * @param {HTMLElement} group
   * @param {string} label
   * @param {import('./engine.js').Entry[]} entries
   * @param {'measures' | 'frequencies'} name
   */
  #choices(group, label, entries, name) {
    group.setAttribute('aria-label', label);
    const numbered = entries.map((entry, number) => ({ ...entry, number })).filter(({ reason, on }) => !reason || on);
    this.#numbers[name] = numbered.map(({ number }) => number);
    group.hidden = numbered.length < 2;
    if (!group.firstElementChild) group.append(make('span', 'choices-label'), make('div', 'chips'));
    const [title, chips] = /** @type {[HTMLElement, HTMLElement]} */ (/** @type {unknown} */ (group.children));
    text(title, label);
    fill(chips, numbered, () => button('chip'), (chip, { label: word, on }) => {
      text(chip, word);
      chip.setAttribute('aria-pressed', String(on));
    });
    return entries.filter(({ reason, on }) => reason && !on);
  }

  /**
   * @param {Working} working
   * @param {boolean} aloud whether the keyboard asked for it
   */
  explain(working, aloud) {
    this.#shown = working;
    const { words } = working;
    this.#working.setAttribute('aria-label', words.heading);
    text(this.#heading, words.heading);
    text(this.#title, working.title);
    text(this.#result, working.result || working.reason);
    this.#result.classList.toggle('why', !working.result);
    text(this.#measure, working.measure);
    this.#steps.setAttribute('aria-label', words.steps);
    fill(this.#steps, working.steps, () => make('li', 'step', {}, make('b', 'step-name'), make('code', 'formula'), make('div', 'lines')), (item, step) => {
      const [name, formula, lines] = item.children;
      text(name, step.name);
      symbols(formula, step.formula);
      fill(lines, step.lines, () => make('code', 'line'));
    });
    text(this.#rounding, working.rounding);
    text(this.#using, working.inputs.length ? words.inputs : '');
    fill(this.#inputs, working.inputs, () => make('li', 'input', {}, make('b'), make('span'), make('small')), (item, { name, period, value, status, source }) => {
      const [figure, what, where] = item.children;
      text(figure, value);
      text(what, [name, period, status].filter(Boolean).join(' · '));
      text(where, source);
    });
    text(this.#copy, words.copy);
    text(this.#shut, words.close);
    this.#working.hidden = false;
    this.#working.scrollIntoView({ block: 'nearest' });
    if (aloud) this.#working.focus({ preventScroll: true });
  }

  /** Closes the working where it no longer is of what is shown. */
  end() {
    hide(this.#working);
  }

  #end() {
    const held = this.#working.contains(/** @type {ShadowRoot} */ (this.#working.getRootNode()).activeElement);
    hide(this.#working);
    if (held) this.#frame.stage.focus();
  }
}

/**
 * The tag with these attributes.
 * @param {Record<string, string>} attributes
 */
function tag(attributes) {
  const quoted = (/** @type {string} */ value) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<baro-graph${Object.entries(attributes).map(([name, value]) => ` ${name}="${quoted(value)}"`).join('')}></baro-graph>`;
}

/**
 * A formula with its indices lowered: `x[t−12]`.
 * @param {HTMLElement} element
 * @param {string} formula
 */
function symbols(element, formula) {
  const parts = formula.split(/\[([^\]]*)\]/);
  element.replaceChildren(...parts.map((part, i) => (i % 2 ? make('sub', '', {}, part) : part)));
  element.hidden = !formula;
}

/**
 * @param {HTMLElement} control
 * @param {string} what
 * @param {string} done
 * @param {string} name
 */
async function copy(control, what, done, name) {
  try {
    await navigator.clipboard.writeText(what);
  } catch {
    // Where the page may not use the clipboard, what is selected can be copied.
    const area = make('textarea', '', { readonly: '' });
    area.value = what;
    control.after(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    control.focus();
    if (!copied) return;
  }
  control.textContent = done;
  setTimeout(() => text(control, name), 2000);
}
