/**
 * A running chart: one engine, the frame around its canvas, what the reader does and what follows.
 *
 * Owns the way from a DOM event to a call into the engine, and from its answer to one animation frame.
 * Notices are handed on after the call has returned, so that a page's listener may do as it likes.
 * Refuses to know attributes and files: it is told what to show.
 */
import { Cursor } from './cursor.js';
import { Frame } from './frame.js';
import { bury } from './loading.js';

/** @typedef {import('./engine.js').Engine} Engine */

/** @returns {[0 | 1, number][]} */
const pairs = () => [];

export class Chart {
  #frame = new Frame();
  #cursor = new Cursor(this.#frame.stage);
  #controls = new Set(['']);
  #leave = new AbortController();
  #size = new ResizeObserver(entries => {
    const entry = entries.at(-1);
    const width = entry?.contentRect.width ?? 0;
    // The exact ratio of this box, so that canvas pixels are device pixels; where the browser's zoom is emulated
    // the box is told without it.
    const exact = (entry?.devicePixelContentBoxSize?.[0]?.inlineSize ?? 0) / width;
    if (width) this.#resize(width, Math.abs(exact / devicePixelRatio - 1) < 0.01 ? exact : devicePixelRatio);
  });
  #height = 0;
  #level = 0;
  #request = 0;
  /** Whether the next position of the cursor is to be said. */
  #aloud = false;
  #view = '';
  /** Whether the reader changed what is shown. */
  #chosen = false;
  /** @type {Engine | undefined} */
  #engine;
  /** @type {import('./loading.js').Instance | undefined} */
  #instance;
  /** What the reader chose, to be chosen again in another engine: action and index. */
  #again = pairs();
  /** @type {import('./engine.js').Chrome | undefined} */
  #chrome;
  /** The strip, spans and gestures, once they were. @type {import('./explore.js').Explorer | undefined} */
  #explorer;
  /** What later parts do with the engine. */
  #page = {
    act: (/** @type {import('./engine.js').Action} */ action, /** @type {number} */ index) => this.#input(engine => engine.act(action, index)),
    read: (/** @type {<T>(engine: Engine) => any} */ call) => this.read(call, null),
    input: (/** @type {(engine: Engine) => import('./engine.js').Response} */ call) => this.#input(call),
    add: (/** @type {(engine: Engine) => import('./engine.js').Response} */ call) => this.#answer(this.#ask(call)),
    draw: () => this.#answer({ dirty: 4, notices: [] }),
  };
  /** The menu and the working, once they were asked for. @type {import('./analysis.js').Analysis | undefined} */
  #analysis;
  #died;
  #notify;

  /**
   * @param {import('./loading.js').Instance} instance
   * @param {(type: string, detail: any) => void} notify
   * @param {() => void} died
   */
  constructor(instance, notify, died) {
    this.#notify = notify;
    this.#died = () => {
      this.#engine = undefined;
      died();
    };
    this.run(instance);
    this.#listen();
    this.#size.observe(this.#frame.stage);
  }

  /**
   * Goes on with another engine; what to show has to be told again.
   * @param {import('./loading.js').Instance} instance
   */
  run(instance) {
    const { measures = [], legend = [] } = this.#chrome ?? {};
    this.#again = pairs().concat([[1, measures.findIndex(tab => tab.on)]]);
    legend.forEach(({ on }, i) => on || this.#again.push([0, i]));
    this.#release();
    this.#instance = instance;
    instance.users.add(this.#died);
    try {
      this.#engine = new instance.Engine(this.#frame.canvas);
    } catch (error) {
      bury(instance);
      throw error;
    }
  }

  #release() {
    this.#instance?.users.delete(this.#died);
    this.#engine?.free();
    this.#engine = undefined;
  }

  /** Whether the engine can do everything. */
  get whole() {
    return this.#instance?.whole;
  }

  /** The element to show. */
  get root() {
    return this.#frame.root;
  }

  /**
   * Shows what is asked, at once. Throws what the engine refuses.
   * @param {Record<string, string>} asked
   * @param {import('./loading.js').Loaded | undefined} files in the place of those before
   * @param {{controls: Set<string>, height: number}} manner
   */
  show(asked, files, { controls, height }) {
    this.#controls = controls;
    this.#height = height;
    // Texts are measured in the faces of the language they are drawn in.
    this.#frame.root.lang = /^zh\b/i.test(asked.lang ?? '') ? 'zh-Hans' : 'en';
    this.#answer(this.#ask(engine => engine.configure(asked)));
    if (files?.names[0]) this.#answer(this.#ask(engine => engine.load(files.names, files.bytes)));
    if (files?.data) this.#answer(this.#ask(engine => engine.dense(files.data)));
    this.#level = Math.max(this.#level, 4);
    // Laid out before it is measured: the frame may just have come into the page.
    const width = parseFloat(getComputedStyle(this.#frame.stage).width);
    if (width) this.#resize(width, devicePixelRatio);
    for (const [action, index] of this.#again) this.#ask(engine => engine.act(action, index));
    this.#again = pairs();
    this.#draw();
  }

  /**
   * Every call into the engine. What it throws under its own name is a refusal; all else is its end.
   * @template T
   * @param {(engine: Engine) => T} call
   * @returns {T}
   */
  #ask(call) {
    if (!this.#engine) throw new Error('the engine has stopped');
    try {
      return call(this.#engine);
    } catch (error) {
      if (/** @type {Error} */ (error).name !== 'BarographError') {
        console.error(error);
        if (this.#instance) bury(this.#instance);
      }
      throw error;
    }
  }

  /**
   * @template T
   * @param {(engine: Engine) => T} call
   * @param {T} without what to answer when the engine has stopped
   */
  read(call, without) {
    try {
      return this.#ask(call);
    } catch {
      return without;
    }
  }

  /** @param {(engine: Engine) => import('./engine.js').Response} call */
  #input(call) {
    const response = this.read(call, undefined);
    if (response) this.#answer(response);
    if (response?.moving) this.#explorer?.glide();
    return response;
  }

  /** @param {Pick<import('./engine.js').Response, 'dirty' | 'notices'>} response */
  #answer({ dirty, notices }) {
    this.#level = Math.max(this.#level, dirty);
    if (this.#level && !this.#request) this.#request = requestAnimationFrame(() => this.read(() => this.#draw(), undefined));
    for (const notice of notices) {
      if (notice.type === 'open') {
        const aloud = this.#aloud;
        this.#analyse(analysis => analysis.explain(notice.working, aloud));
        continue;
      }
      const { type, ...detail } = notice;
      if (type === 'change') this.#analysis?.end();
      this.#chosen ||= type === 'change';
      this.#notify(type, detail);
      this.#explorer?.told(type, detail);
    }
  }

  #draw() {
    const level = this.#level;
    cancelAnimationFrame(this.#request);
    this.#level = this.#request = 0;
    if (!level) return;
    const frame = this.#frame;
    let said = '';
    if (level >= 4) {
      const chrome = (this.#chrome = this.#ask(engine => engine.chrome()));
      frame.show(chrome, this.#controls);
      if (chrome.attend || this.#analysis) this.#analyse(analysis => analysis.update());
      if (this.whole && chrome.view === 'trend') this.explore(explorer => explorer.update());
      else this.#explorer?.update();
      if (!frame.table.hidden) this.#fill?.(frame, this.#ask(engine => engine.table()));
      if (this.#chosen && this.#view !== chrome.view) {
        said = `${chrome.description} `;
        frame.root.scrollIntoView({ block: 'nearest' });
      }
      this.#view = chrome.view;
      this.#chosen = false;
    }
    if (level >= 2 && !frame.stage.hidden) this.#ask(engine => engine.paint());
    this.#explorer?.drawn(level);
    const overlay = this.#ask(engine => engine.overlay());
    this.#cursor.show(overlay, this.#aloud);
    if (this.#aloud) frame.live.textContent = said + (overlay?.speech ?? '');
    this.#aloud = false;
  }

  /**
   * @param {number} width
   * @param {number} ratio
   */
  #resize(width, ratio) {
    this.#cursor.width = width;
    this.#input(engine => engine.resize(width, this.#height, ratio));
  }

  #listen() {
    const { stage, tabs, legend, back, toggle, compute, explore, menu, saves, table } = this.#frame;
    const { signal } = this.#leave;
    /** @type {<K extends keyof HTMLElementEventMap>(on: HTMLElement, type: K, heard: (event: HTMLElementEventMap[K]) => void) => void} */
    const on = (element, type, heard) => element.addEventListener(type, heard, { signal });

    on(stage, 'pointermove', event => {
      // A finger on a board scrolls or taps; along periods it may also draw the cursor.
      if (event.pointerType !== 'touch' || 'trend multiples'.includes(this.#view)) {
        const response = this.#input(engine => engine.pointer(0, event.offsetX, event.offsetY));
        if (response) stage.style.cursor = response.cursor;
      }
    });
    // A lifted finger leaves the cursor where it is, to be read.
    on(stage, 'pointerleave', event => event.pointerType !== 'touch' && this.#input(engine => engine.pointer(2, 0, 0)));
    on(stage, 'click', event => {
      // A click without a pointer comes from assistive technology: it means the tile the cursor is on.
      if (event.detail) this.#input(engine => engine.pointer(1, event.offsetX, event.offsetY));
      else this.#press('Enter');
    });
    on(stage, 'focus', () => {
      // A pointer that presses places the cursor itself.
      if (!stage.matches(':focus-visible')) return;
      this.#aloud = true;
      this.#input(engine => engine.act(3, 0));
    });
    on(stage, 'blur', () => this.#input(engine => engine.act(4, 0)));
    on(stage, 'keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 't' || event.key === 'T') this.#toggleTable();
      else if (!this.whole && '+-'.includes(event.key)) this.#notify('compute', 1);
      else if (!this.#press(event.key)) return;
      event.preventDefault();
    });
    on(table, 'keydown', event => {
      if (event.key !== 'Escape' && (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey)) return;
      event.preventDefault();
      this.#toggleTable();
    });

    for (const [group, action] of /** @type {const} */ ([[legend, 0], [tabs, 1]])) {
      on(group, 'click', event => {
        const chosen = /** @type {Element} */ (event.target).closest('button');
        if (chosen) this.#input(engine => engine.act(action, [...group.children].indexOf(chosen)));
      });
    }
    on(back, 'click', () => {
      this.#input(engine => engine.act(2, 0));
      // The button goes with the view it led back from.
      stage.focus({ preventScroll: true });
    });
    on(toggle, 'click', () => this.#toggleTable());
    [compute, explore].forEach((button, i) => on(button, 'click', () => this.#notify('compute', i)));
    // What the small engine cannot do is done by the whole one.
    on(stage, 'wheel', event => {
      if (this.whole || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#notify('compute', 1);
    });

    on(menu, 'keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      /** @type {HTMLElement} */ (menu.firstElementChild).focus();
    });
    on(menu, 'focusout', event => {
      if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false;
    });
    addEventListener('pointerdown', event => event.composedPath().includes(menu) || (menu.open = false), { signal });
    saves.forEach((button, i) => on(button, 'click', () => this.#save(i)));
    this.#watchRatio();
  }

  /** @param {(analysis: import('./analysis.js').Analysis) => void} then */
  async #analyse(then) {
    const { Analysis } = await import('./analysis.js');
    then((this.#analysis ??= new Analysis(this.#frame, this.#page)));
  }

  /** @param {(explorer: import('./explore.js').Explorer) => void} then */
  async explore(then) {
    // An import waits, even for what is there.
    if (this.#explorer) return then(this.#explorer);
    const { Explorer } = await import('./explore.js');
    then((this.#explorer ??= new Explorer(this.#frame, this.#page)));
  }

  /**
   * Opens or closes the menu of what can be computed, or the strip; the engine must be the whole one.
   * @param {{spec: Record<string, string>}} element
   * @param {number} which
   */
  compute(element, which) {
    if (which) this.explore(explorer => explorer.toggle());
    else this.#analyse(analysis => analysis.toggle(element));
  }

  /** Zooming may change the ratio and leave the box as it is. */
  #watchRatio() {
    const heard = () => {
      this.#resize(this.#frame.stage.clientWidth, devicePixelRatio);
      this.#watchRatio();
    };
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', heard, { once: true, signal: this.#leave.signal });
  }

  /** @param {string} key */
  #press(key) {
    this.#aloud = true;
    const response = this.#input(engine => engine.key(key));
    if (!response?.dirty) this.#aloud = false;
    return response?.handled;
  }

  /** Fills the table, once it was asked for. @type {typeof import('./table.js').fillTable | undefined} */
  #fill;

  async #toggleTable() {
    this.#fill ??= (await import('./table.js')).fillTable;
    const { table, stage, root } = this.#frame;
    const held = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
    table.hidden = !table.hidden;
    this.#level = Math.max(this.#level, 4);
    this.read(() => this.#draw(), undefined);
    // Who was in the one goes on in the other.
    if (held === stage) table.focus();
    else if (held === table) stage.focus();
  }

  /** @param {number} which */
  #save(which) {
    const { menu, title } = this.#frame;
    menu.open = false;
    /** @type {HTMLElement} */ (menu.firstElementChild).focus();
    this.#notify('save', { which, name: title.textContent ?? '' });
  }

  /** Ends the chart; nothing of it is left in the page or in the engine. */
  end() {
    this.#explorer?.end();
    this.#leave.abort();
    this.#size.disconnect();
    cancelAnimationFrame(this.#request);
    this.#release();
    this.root.remove();
  }
}
