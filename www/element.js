/**
 * `<baro-graph>`: the face to the page.
 *
 * Owns attributes, properties, the `ready` promise, the events, and what is shown while there is no
 * chart: the element's own content. Attributes are the only state; changes are taken together in a
 * microtask. A chart starts when it comes near the viewport. Refuses to know how a chart runs.
 */
import { colors, dark, forced, height, language, theme } from './appearance.js';
import { Chart } from './chart.js';
import { make } from './frame.js';
import { engine, fault, files } from './loading.js';
import { styles } from './styles.js';

/** Attributes that hold steps, in the order in which they are applied. */
const STEPS = ['transform', 'adjust', 'trend', 'forecast', 'detect'];

/** Attributes of exploring, which is the whole engine's. */
const SEEN = ['span', 'scale', 'compare', 'group', 'state', 'refresh'];

/** Every attribute; properties, what is observed and the spec follow from it. */
const ATTRIBUTES = ['src', 'view', 'indicator', 'area', 'measure', ...STEPS, 'period', 'from', 'to', ...SEEN, 'heading', 'lang', 'theme', 'controls'];

const CONTROLS = 'tabs compute explore legend table download';

/** @typedef {import('./barograph.js').Spec} Spec */

/** A promise with its two ends. Nobody need listen: the fault is shown and dispatched too. */
function pending() {
  let resolve = () => {};
  let reject = (/** @type {unknown} */ _) => {};
  const promise = new Promise((/** @type {(value: void) => void} */ done, fail) => {
    resolve = done;
    reject = fail;
  });
  promise.catch(() => {});
  return { promise, resolve, reject, settled: false };
}

/** One observer for all charts. @type {IntersectionObserver | undefined} */
let near;

// Where there is no DOM the module can still be imported.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

export class BaroGraph extends Base {
  static observedAttributes = ATTRIBUTES;

  #shadow = this.attachShadow({ mode: 'open' });
  #wait = make('div', 'wait');
  #content = make('slot', '', {}, this.#wait);
  #message = make('p', 'fault', { role: 'alert', hidden: '' });
  #probe = make('i', 'probe', { hidden: '' });
  #ready = pending();
  /** Ends with the connection to a document. @type {AbortController | undefined} */
  #connection;
  /** @type {Chart | undefined} */
  #chart;
  #near = false;
  #due = false;
  /** Number of the update under way: a later one takes over. */
  #turn = 0;
  /** Whether more was asked than the small engine can do. */
  #whole = false;
  /** @type {import('./barograph.js').Instants[] | undefined} */
  #data;
  /** What `src` named, until the chart has it. @type {ReturnType<typeof files> | undefined} */
  #files;
  #printing = false;

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [styles()];
    this.#shadow.append(this.#message, this.#content, this.#probe);
  }

  /** @param {BaroGraph} element */
  static #approach(element) {
    near ??= new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          near?.unobserve(target);
          const element = /** @type {BaroGraph} */ (target);
          element.#near = true;
          element.#changed();
        }
      },
      { rootMargin: '300px' },
    );
    near.observe(element);
  }

  connectedCallback() {
    // A move is a removal and an insertion in one task.
    if (this.#connection) return this.#changed();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const name of [...ATTRIBUTES, 'spec', 'data']) this.#takeUp(name);
    BaroGraph.#approach(this);

    const changed = () => this.#changed();
    const watch = new MutationObserver(changed);
    // Language and colour classes of a page stand on its root; ours may be on us.
    watch.observe(document.documentElement, { attributes: true });
    watch.observe(this, { attributeFilter: ['class', 'style'] });
    signal.addEventListener('abort', () => watch.disconnect());
    dark().addEventListener('change', changed, { signal });
    forced().addEventListener('change', changed, { signal });
    for (const [type, printing] of /** @type {const} */ ([['beforeprint', true], ['afterprint', false]])) {
      addEventListener(type, () => this.#print(printing), { signal });
    }
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    // Writing `src` again loads again, as it does for images.
    if (name === 'src') this.#files = undefined;
    else if (before === now) return;
    this.#changed(name === 'src');
  }

  /** A property set before the element was defined hides the accessor. @param {string} name */
  #takeUp(name) {
    if (!Object.hasOwn(this, name)) return;
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  #reload = true;

  #changed(reload = false) {
    this.#reload ||= reload;
    if (this.#ready.settled) this.#ready = pending();
    if (this.#due || !this.#near) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#connection) this.#update();
    });
  }

  /** @returns {Promise<void>} */
  async #update() {
    const turn = ++this.#turn;
    const source = this.getAttribute('src')?.trim() ?? '';
    if (!source && !this.#data) return this.#reveal(false);
    const lang = language(this);
    try {
      const view = this.getAttribute('view')?.trim() || 'trend';
      this.#whole ||= view !== 'trend' || !!this.#data || [...STEPS, ...SEEN].some(name => this.getAttribute(name)?.trim());
      const stays = this.#chart && (this.#chart.whole || !this.#whole);
      if (this.#reload || !stays) this.#files ??= files(source, this.baseURI, lang, this.#data);
      const [instance, loaded] = await Promise.all([stays ? undefined : engine(lang, this.#whole), this.#files]);
      if (turn !== this.#turn) return;
      if (instance && this.#chart) this.#chart.run(instance);
      else if (instance) this.#chart = this.#begin(instance);
      this.#show(loaded);
      this.#files = undefined;
      this.#reload = false;
      this.#settle();
      if (this.#whole) this.#chart?.explore(explorer => explorer.begin(this));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#reload = true;
      // The small engine refuses without a word: the whole one does it, or says why not.
      if (/** @type {{code?: string}} */ (error).code === '' && !this.#whole) {
        this.#whole = true;
        return this.#update();
      }
      this.#files = undefined;
      this.#fail(/** @type {Error} */ (error));
    }
  }

  /** @param {import('./loading.js').Instance} instance */
  #begin(instance) {
    const notify = (/** @type {string} */ type, /** @type {any} */ detail) => {
      if (type === 'save') import('./saving.js').then(({ save }) => save(/** @type {any} */ (this), detail));
      else if (type === 'compute') this.#entire().then(chart => chart.compute(this, detail));
      else this.#tell(type, detail);
    };
    const died = () => {
      this.#turn += 1;
      this.#reload = true;
      this.#chart?.end();
      this.#chart = undefined;
      this.#fail(fault(language(this), 'internal'));
    };
    const chart = new Chart(instance, notify, died);
    this.#shadow.append(chart.root);
    return chart;
  }

  /** @param {Awaited<ReturnType<typeof files>>} [loaded] */
  #show(loaded) {
    const spec = this.spec;
    const { heading = '', controls = CONTROLS } = spec;
    const scheme = theme(this, spec.theme ?? '');
    // Paper is light.
    const own = scheme === 'dark' && this.#printing ? { theme: 'light', colors: '' } : { theme: scheme, colors: colors(this, this.#probe) };
    const transform = STEPS.map(name => spec[/** @type {'transform'} */ (name)]).join('\n');
    const asked = { ...spec, ...own, transform, title: heading, lang: language(this) };
    this.#reveal(true);
    const manner = { controls: new Set(controls.split(/\s+/)), height: height(this) };
    this.#chart?.show(asked, loaded, manner);
  }

  /** @param {boolean} chart the chart, or the element's own content */
  #reveal(chart) {
    if (this.#chart) this.#chart.root.hidden = !chart;
    this.#content.hidden = chart;
    this.#message.hidden = true;
  }

  #settle() {
    const { resolve } = this.#ready;
    this.#ready.settled = true;
    resolve();
    this.#tell('ready', {});
  }

  /** @param {Error} error */
  #fail(error) {
    this.#reveal(false);
    // Where the program is missing the content serves as well; a fault of the data is told in any case.
    const { code = '' } = /** @type {{code?: string}} */ (error);
    this.#message.hidden = code.startsWith('wasm/') && (this.childElementCount > 0 || this.textContent?.trim() !== '');
    this.#message.lang = language(this);
    this.#message.textContent = error.message;
    this.#wait.hidden = true;
    if (this.#ready.settled) this.#ready = pending();
    this.#ready.settled = true;
    this.#ready.reject(error);
    this.#tell('fault', error);
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** The picture must be drawn before the call returns. @param {boolean} printing */
  #print(printing) {
    this.#printing = printing;
    if (this.#chart && this.#ready.settled && !this.#chart.root.hidden) this.#show();
  }

  #end() {
    this.#connection?.abort();
    this.#connection = undefined;
    near?.unobserve(this);
    this.#turn += 1;
    this.#near = false;
    this.#chart?.end();
    this.#chart = undefined;
    this.#reload = true;
    this.#reveal(false);
  }

  /** Fulfilled when the current source and spec are drawn; rejected with the error that is shown. */
  get ready() {
    return this.#ready.promise;
  }

  /** The attributes as one object. @returns {{[K in keyof Spec]?: string}} */
  get spec() {
    const said = ATTRIBUTES.filter(name => this.hasAttribute(name));
    return Object.fromEntries(said.map(name => [name, this.getAttribute(name)]));
  }

  /** @param {Spec | null | undefined} spec */
  set spec(spec) {
    const given = /** @type {Record<string, unknown>} */ (spec ?? {});
    for (const name in given) {
      if (!ATTRIBUTES.includes(name)) throw new TypeError(`"${name}" is not part of a spec; these are: ${ATTRIBUTES.join(', ')}`);
    }
    for (const name of ATTRIBUTES) write(this, name, given[name]);
  }

  /** What is shown, as plain objects. */
  rows() {
    return this.#chart?.read(engine => engine.rows(), []) ?? [];
  }

  /**
   * What is shown, as CSV.
   * @param {'sheet' | 'tidy'} [form] a column a series, or a row a figure
   */
  async csv(form) {
    return (await this.#entire()).read(engine => engine.csv(form === 'tidy'), '');
  }

  /** The picture as SVG text. */
  async svg() {
    return (await this.#entire()).read(engine => engine.svg(), '');
  }

  /** The picture as a PNG file. */
  async png() {
    const { png } = await import('./saving.js');
    return png(await this.#entire());
  }

  /**
   * How the figure of a row came about.
   * @param {import('./barograph.js').Row} row one of `rows()`
   */
  async explain(row) {
    return (await this.#entire()).read(engine => engine.explain(row), null);
  }

  /** Series of instants, in the place of those before. @param {import('./barograph.js').Instants[] | null | undefined} data */
  set data(data) {
    this.#data = data ?? undefined;
    this.#files = undefined;
    this.#changed(true);
  }

  get data() {
    return this.#data;
  }

  /**
   * Shows a span: periods or instants as text, instants also as milliseconds; without any, the whole.
   * @param {string | number} [from]
   * @param {string | number} [to]
   */
  async zoom(from, to) {
    await (await this.#entire()).explore(explorer => explorer.zoom(from, to));
  }

  /**
   * Adds figures: an array of rows as `rows()` has them, or of series of instants as `data` has them. Nodes are appended as
   * to any element.
   * @override
   * @param {...any} given
   * @returns {any}
   */
  append(...given) {
    if (!Array.isArray(given[0])) return super.append(...given);
    return this.#entire().then(chart => chart.explore(explorer => explorer.append(given[0], this.#data ?? [])));
  }

  /** The chart, run by the whole engine. */
  async #entire() {
    await this.ready;
    if (!this.#chart?.whole) {
      this.#whole = true;
      this.#changed();
      await this.ready;
    }
    if (!this.#chart) throw fault(language(this), 'internal');
    return this.#chart;
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value text, or a list of texts; nothing removes the attribute
 */
function write(element, name, value) {
  if (value === undefined || value === null) element.removeAttribute(name);
  else element.setAttribute(name, Array.isArray(value) ? value.join(' ') : String(value));
}

for (const name of ATTRIBUTES) {
  if (name in Base.prototype) continue;
  Object.defineProperty(BaroGraph.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? '';
    },
    set(value) {
      write(this, name, value);
    },
  });
}

if (globalThis.customElements && !customElements.get('baro-graph')) customElements.define('baro-graph', BaroGraph);
