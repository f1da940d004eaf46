/**
 * The menu of what can be computed, and the panel that shows how a figure was.
 *
 * Fetched when a reader first asks for one of them. Owns two panels in the frame of a chart; all words
 * and figures come from the engine and are set as text. Refuses to know what is computed: it hands the
 * numbers of what was chosen to the chart.
 */
import { adopt } from './adopt.js';
import { fill, make, text } from './frame.js';
import { copy, tag } from './snippet.js';

const CSS = `
[part=compute-panel], [part=working] { margin-block-end: 1em; padding: .8em 1em; border: 1px solid var(--_line); border-radius: 6px; background: var(--_raised); }
[part=working] { margin-block: 1em 0; }
[part=choices] { display: flex; flex-wrap: wrap; gap: .2em 1em; margin-block-end: .7em; }
[part=verdict] { display: flex; flex-wrap: wrap; align-items: center; gap: .2em 1em; margin-block-end: .5em; }
[part=lamp] { padding: .15em .6em; border: 1px solid color-mix(in srgb, var(--_line), var(--_muted) 35%); border-radius: 6px; background: var(--_paper); }
[part=lamp-sign] { margin-inline-end: .45em; font-style: normal; color: color-mix(in srgb, #15803d, var(--_ink) 25%); }
[data-grade='1'] > [part=lamp-sign] { color: color-mix(in srgb, #b45309, var(--_ink) 25%); }
[data-grade='2'] > [part=lamp-sign] { color: color-mix(in srgb, #b0580c, var(--_ink) 25%); }
[data-grade='3'] > [part=lamp-sign] { color: color-mix(in srgb, #b91c1c, var(--_ink) 25%); }
[part=busy] { color: var(--_muted); font-size: .9em; font-variant-numeric: tabular-nums; }
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

/** @typedef {import('./engine.js').Menu} Menu */
/** @typedef {import('./engine.js').Working} Working */

/**
 * What the chart does for its panels.
 * @typedef {object} Page
 * @property {(action: 5 | 6 | 7 | 8 | 9, index: number) => void} act
 * @property {<T>(call: (engine: import('./engine.js').Engine) => T) => T | null} read
 * @property {() => void} draw draws again what was computed
 */

const button = (/** @type {string} */ part) => make('button', part, { type: 'button' });

/** @param {HTMLElement} element */
const hide = element => {
  element.hidden = true;
};

export class Analysis {
  #groups = make('div', 'groups');
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
    this.#groups,
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
  /** What each choice of each group in the menu does: action and index. @type {[5 | 6 | 8, number][][]} */
  #acts = [];
  #frame;
  #page;

  #sign = make('i', 'lamp-sign', { 'aria-hidden': 'true' });
  #grade = make('span');
  #lamp = make('button', 'lamp', { type: 'button' }, this.#sign, this.#grade);
  #busy = make('p', 'busy');
  #verdict = make('div', 'verdict', {}, this.#lamp, this.#busy);
  /** The slices under way. @type {MessageChannel | undefined} */
  #slices;

  /**
   * @param {import('./frame.js').Frame} frame
   * @param {Page} page
   */
  constructor(frame, page) {
    const { act } = page;
    this.#frame = frame;
    this.#page = page;
    adopt(frame.root, CSS);
    frame.bar.after(this.#menu);
    frame.live.after(this.#working);
    hide(this.#menu);
    hide(this.#working);
    frame.legend.after(this.#verdict);
    hide(this.#verdict);
    this.#lamp.addEventListener('click', () => act(9, 0));
    this.#groups.addEventListener('click', event => {
      const chosen = /** @type {Element} */ (event.target).closest('button');
      const group = chosen?.closest('[part=choices]');
      if (!chosen || !group) return;
      const does = this.#acts[[...this.#groups.children].indexOf(group)]?.[[...group.querySelectorAll('button')].indexOf(chosen)];
      if (does) act(...does);
    });
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
    else this.update();
  }

  /** Shows what changed. */
  update() {
    const menu = this.#menu.hidden ? null : this.#page.read(engine => engine.menu());
    if (menu) this.#fill(menu);
    this.#attend(this.#page.read(engine => engine.verdict()));
  }

  /** @param {Menu} menu */
  #fill({ measures, frequencies, methods, base, picking, attributes, words }) {
    this.#words = words;
    this.#attributes = attributes;
    this.#menu.setAttribute('aria-label', words.measures);
    /** @type {{title: string, entries: import('./engine.js').Entry[], act: 5 | 6 | 8, from: number}[]} */
    const groups = [
      { title: words.measures, entries: measures, act: 5, from: 0 },
      { title: words.frequencies, entries: frequencies, act: 6, from: 0 },
      ...methods.map(({ title, entries }, i) => ({ title, entries, act: /** @type {const} */ (8), from: 100 * i })),
    ];
    this.#acts = [];
    /** @type {import('./engine.js').Entry[]} */
    const unsuited = [];
    fill(this.#groups, groups, () => make('div', 'choices', { role: 'group' }, make('span', 'choices-label'), make('div', 'chips')), (group, { title, entries, act, from }) => {
      const numbered = entries.map((/** @type {import('./engine.js').Entry} */ entry, /** @type {number} */ i) => ({ ...entry, i })).filter(({ reason, on }) => !reason || on);
      unsuited.push(...entries.filter(({ reason, on }) => reason && !on));
      this.#acts.push(numbered.map(({ i }) => [act, from + i]));
      group.hidden = numbered.length < (act === 8 ? 1 : 2);
      group.setAttribute('aria-label', title);
      const [label, chips] = group.children;
      text(label, title);
      fill(chips, numbered, () => button('chip'), (chip, { label: word, on }) => {
        text(chip, word);
        chip.setAttribute('aria-pressed', String(on));
      });
    });
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
   * Shows how good an adjustment is, and goes on with what takes long: slices of a few milliseconds, a task
   * each, so that the page stays at hand.
   * @param {ReturnType<import('./engine.js').Engine['verdict']>} said
   */
  #attend(said) {
    const { grade = 0, verdict = '', busy = false } = said ?? {};
    this.#lamp.hidden = !verdict;
    this.#lamp.dataset.grade = String(grade);
    text(this.#grade, verdict);
    text(this.#sign, verdict && ['●', '▲', '■', '✕'][grade]);
    this.#verdict.hidden = !said;
    if (!busy) text(this.#busy, '');
    if (!busy || this.#slices) return;
    const { port1, port2 } = (this.#slices = new MessageChannel());
    port1.onmessage = () => {
      const end = performance.now() + 8;
      let left;
      do left = this.#page.read(engine => engine.work());
      while (left !== null && performance.now() < end);
      text(this.#busy, left);
      if (left !== null) return port2.postMessage(0);
      port1.close();
      this.#slices = undefined;
      this.#page.draw();
    };
    port2.postMessage(0);
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
 * A formula with its indices lowered: `x[t−12]`.
 * @param {HTMLElement} element
 * @param {string} formula
 */
function symbols(element, formula) {
  const parts = formula.split(/\[([^\]]*)\]/);
  element.replaceChildren(...parts.map((part, i) => (i % 2 ? make('sub', '', {}, part) : part)));
  element.hidden = !formula;
}
