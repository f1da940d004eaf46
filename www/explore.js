/**
 * Exploring a chart: spans, the strip, gestures, scales; fetched with the whole engine.
 *
 * Owns the row of controls under the picture and the clock of what glides. Windows are the engine's: numbers go in, the answer
 * says what is to be drawn. Refuses to know data.
 */
import { Address } from './address.js';
import { adopt } from './adopt.js';
import { CSS as FINDER, Finder } from './finder.js';
import { fill, make, text } from './frame.js';
import { gestures } from './gestures.js';
import { join, tell } from './group.js';
import { CSS as HEADS, Heads } from './heads.js';
import { CSS as PINS, Pins } from './pins.js';
import { CSS as PROSE, Prose } from './prose.js';
import { copy, tag } from './snippet.js';
import { Refresh, sheet } from './stream.js';
import { CSS as STRIP, Strip } from './strip.js';

const CSS = `
${STRIP}${PINS}${FINDER}${HEADS}${PROSE}
[part=explore] { margin-block-start: .2em; }
[part=explore-bar] { display: flex; flex-wrap: wrap; gap: .4em .9em; align-items: center; margin-block-start: .6em; font-size: .93em; }
[part=explore-group] { display: flex; flex-wrap: wrap; gap: 2px; align-items: center; }
[part=explore-choice] { min-inline-size: 2.4em; padding-inline: .6em; color: var(--_muted); white-space: nowrap; }
[part=explore-choice][aria-pressed=true] { color: var(--_ink); font-weight: 600; box-shadow: inset 0 -2px var(--_accent); border-radius: 4px 4px 0 0; }
[part=explore-choice]:disabled { opacity: .5; cursor: not-allowed; box-shadow: none; }
[part=explore-note] { flex: 1 0 100%; color: var(--_muted); }
[part=stale] { flex: 1 0 100%; color: var(--_muted); font-size: .9em; }
[part=stale]::before { content: '◷\\00a0' / ''; }
[part=selection] { position: absolute; top: 0; left: 0; background: color-mix(in srgb, var(--_accent), transparent 84%); border-inline: 1px solid var(--_accent); pointer-events: none; }
@media (pointer: coarse) { [part=explore-choice] { min-block-size: 40px; } [part=explore-note] { display: none; } }
@media print { [part=explore] { display: none; } }
`;

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Response} Response */

/**
 * What the chart does for exploring.
 * @typedef {object} Page
 * @property {(action: import('./engine.js').Action, index: number) => any} act
 * @property {(call: (engine: Engine) => any) => any} read
 * @property {(call: (engine: Engine) => Response) => Response | undefined} input
 * @property {(call: (engine: Engine) => Response) => void} add a call that throws what it is refused for
 * @property {() => void} draw
 */

const group = () => make('div', 'explore-group', { role: 'group' });
const choice = () => make('button', 'explore-choice', { type: 'button' });

export class Explorer {
  #presets = group();
  #zoom = make('div', 'explore-group', {}, choice(), choice());
  #rises = group();
  #stays = choice();
  #pin = choice();
  #find = choice();
  #copy = choice();
  #note = make('small', 'explore-note');
  #stale = make('p', 'stale', { 'aria-live': 'polite', hidden: '' });
  #strip = new Strip(
    (low, high) => this.#do(2, low, high),
    () => this.#do(6),
  );
  #bar = make('div', 'explore-bar', {}, this.#zoom, this.#presets, this.#rises, this.#stays, this.#find, this.#pin, this.#copy, this.#note);
  #panel = make('div', 'explore', { hidden: '' }, this.#strip.element, this.#bar);
  #selection = make('div', 'selection', { hidden: '' });
  #leave = new AbortController();
  #prose;
  #pins;
  #finder;
  #heads;
  #frame;
  #page;
  /** Whether the panel is open: as the reader said, else as the engine does. @type {boolean | undefined} */
  #open;
  #gliding = 0;
  /** The pins as they are shown. */
  #pinned = -1;
  #settling = 0;
  #zoomed = false;

  /**
   * @param {import('./frame.js').Frame} frame
   * @param {Page} page
   */
  constructor(frame, page) {
    this.#frame = frame;
    this.#page = page;
    adopt(frame.root, CSS);
    frame.stage.after(this.#panel);
    frame.stage.append(this.#selection);
    frame.notes.before(this.#stale);
    this.#prose = new Prose(frame);
    this.#pins = new Pins(frame, this.#panel, this.#pin, () => this.#do(13));
    this.#finder = new Finder(
      this.#bar,
      this.#find,
      query => this.#page.read(engine => engine.find(query)),
      place => this.#do(place === undefined ? 16 : 15, place),
    );
    this.#heads = new Heads(frame.stage, number => this.#page.act(10, number));
    const { signal } = this.#leave;
    gestures(
      frame.stage,
      {
        zoom: (x, factor) => this.#do(0, x, factor),
        pan: by => this.#do(1, by),
        all: () => this.#do(6),
        zoomed: () => this.#zoomed,
        select: (from, to, done) => this.#select(from, to, done),
      },
      signal,
    );
    const [closer, wider] = this.#zoom.children;
    this.#bar.addEventListener('click', event => {
      const button = /** @type {Element} */ (event.target).closest('button');
      const among = button?.parentElement;
      if (!button || !among) return;
      const place = [...among.children].indexOf(button);
      if (button === closer) this.#do(4);
      else if (button === wider) this.#do(5);
      else if (button === this.#stays) this.#do(8);
      else if (button === this.#find) return this.#finder.toggle();
      else if (button === this.#pin) this.#do(12);
      else if (button === this.#copy) this.#share();
      else if (among === this.#presets) this.#do(3, place);
      else if (among === this.#rises) this.#do(7, place);
      this.update(false);
    });
  }

  /**
   * @param {number} kind
   * @param {number} [a]
   * @param {number} [b]
   */
  #do(kind, a = 0, b = 0) {
    return this.#page.input(engine => engine.explored(kind, a, b));
  }

  /** Goes on with what glides, a frame at a time; at once where motion is not wanted. */
  glide() {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#do(9, Infinity);
      return;
    }
    if (this.#gliding) return;
    const tick = (/** @type {number} */ now) => {
      this.#gliding = 0;
      this.#do(9, now);
    };
    this.#gliding = requestAnimationFrame(tick);
  }

  /**
   * Something was drawn.
   * @param {number} level how much
   */
  drawn(level) {
    if (level >= 3) this.#moved();
    const state = this.#page.read(engine => engine.pin_state());
    if (state === this.#pinned && (!state || level < 3)) return;
    this.#pinned = state;
    this.#pins.show(this.#page.read(engine => engine.pinned()));
  }

  /** The window moved: its place on the strip follows at once, words when it rests. */
  #moved() {
    const seen = this.#page.read(engine => engine.seen());
    if (!seen?.length) return;
    const [low = 0, high = 1, left = 0, right = 0] = seen;
    this.#zoomed = low > 0 || high < 1;
    // Who zooms sees where he is.
    if (this.#zoomed && this.#panel.hidden && this.#open === undefined) this.update();
    this.#strip.show([low, high], left, right - left);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.update(false), 120);
  }

  /** @param {boolean} open */
  #reveal(open) {
    const { explore, stage } = this.#frame;
    this.#panel.hidden = !open || stage.hidden;
    explore.setAttribute('aria-expanded', String(open));
  }

  /** Opens the strip, or closes it. */
  toggle() {
    this.#open = this.#panel.hidden;
    this.update();
  }

  /** Shows what stands in the place of the picture or on it: the text of a view that is one, the heads of a table. */
  #around() {
    const { read } = this.#page;
    this.#prose.show(read(engine => engine.prose()) ?? []);
    this.#heads.show(read(engine => engine.heads()), !this.#frame.stage.hidden);
  }

  /**
   * Shows what changed.
   * @param {boolean} [paints] whether the whole may look different
   */
  update(paints = true) {
    clearTimeout(this.#settling);
    if (paints) this.#around();
    const explore = this.#page.read(engine => engine.explore());
    this.#panel.hidden = !explore;
    if (!explore) return;
    const { presets, rises, stays, window, span, plot, words, opens } = explore;
    this.#zoomed = window[0] > 0 || window[1] < 1;
    this.#reveal(this.#open ?? (opens || this.#zoomed));
    if (this.#panel.hidden) return;
    const pressed = (/** @type {Element} */ button, /** @type {import('./engine.js').Choice} */ { label, on }) => {
      text(/** @type {HTMLElement} */ (button), label);
      button.setAttribute('aria-pressed', String(on));
    };
    this.#presets.hidden = !presets.length;
    this.#presets.setAttribute('aria-label', words.presets);
    fill(this.#presets, presets, choice, pressed);
    this.#rises.setAttribute('aria-label', words.rises);
    this.#rises.hidden = rises.filter((/** @type {import('./engine.js').Entry} */ { reason }) => !reason).length < 2;
    fill(this.#rises, rises, choice, (button, rise) => {
      pressed(button, rise);
      button.disabled = !!rise.reason;
      button.title = rise.reason;
    });
    pressed(this.#stays, { label: words.stays, on: stays, color: null });
    const [closer, wider] = /** @type {HTMLElement[]} */ ([...this.#zoom.children]);
    for (const [button, sign, word] of /** @type {const} */ ([[closer, '+', words.closer], [wider, '−', words.wider]])) {
      if (!button) continue;
      text(button, sign);
      button.setAttribute('aria-label', word);
      button.title = word;
    }
    text(this.#note, words.hint);
    text(this.#copy, words.copy);
    if (paints || !this.#find.textContent) this.#finder.update();
    this.#pinned = -1;
    this.drawn(0);
    const [left, right] = plot;
    this.#strip.show(window, left, right - left);
    this.#strip.say(words, span);
    const { clientWidth, clientHeight } = this.#strip.element;
    if (paints && clientWidth) this.#page.read(engine => engine.strip(this.#strip.canvas, clientWidth, clientHeight));
  }

  /**
   * A stretch of the picture is being chosen, to be zoomed to.
   * @param {number} from
   * @param {number} to
   * @param {boolean} done
   */
  #select(from, to, done) {
    const [low, high, left = 0, right = 0] = this.#page.read(engine => engine.seen()) ?? [];
    if (low === undefined || high === undefined) return;
    const within = (/** @type {number} */ x) => Math.max(left, Math.min(right, x));
    const [a, b] = [within(Math.min(from, to)), within(Math.max(from, to))];
    const { style } = this.#selection;
    this.#selection.hidden = done || b - a < 2;
    style.transform = `translateX(${a}px)`;
    style.width = `${b - a}px`;
    style.height = `${this.#frame.stage.clientHeight}px`;
    const share = (/** @type {number} */ x) => low + ((x - left) / (right - left)) * (high - low);
    if (done && b - a > 6) this.#do(2, share(a), share(b));
  }

  /**
   * Shows a span: periods or instants as text, or places on the axis; without any, the whole.
   * @param {string | number} [from]
   * @param {string | number} [to]
   */
  zoom(from = '', to = '') {
    if (typeof from === 'number' && typeof to === 'number') this.#do(10, from, to);
    else if (from === '' && to === '') this.#do(10, -Infinity, Infinity);
    else this.#page.input(engine => engine.span(String(from), String(to), false));
  }

  /** Whose chart it is. @type {import('./element.js').BaroGraph | undefined} */
  #element;
  #group = '';
  #ungroup = () => {};
  /** @type {Address | undefined} */
  #address;
  /** @type {Refresh | undefined} */
  #refresh;
  #source = '';
  /** What charts of the same group tell this one. */
  #member = {
    point: (/** @type {string} */ code) => void this.#page.input(engine => engine.point(code)),
    look: (/** @type {number} */ low, /** @type {number} */ high) => void this.#do(10, low, high),
  };

  /**
   * Takes up what the author asks for besides a picture: `group`, `state`, `refresh`.
   * @param {import('./element.js').BaroGraph} element
   */
  begin(element) {
    this.#element = element;
    this.#around();
    const { group = '', state = '', refresh = '', src = '' } = element.spec;
    if (group !== this.#group) {
      this.#ungroup();
      this.#group = group;
      this.#ungroup = group ? join(group, this.#member) : () => {};
    }
    if (state !== 'url') {
      this.#address?.end();
      this.#address = undefined;
    }
    this.#address ??=
      state === 'url'
        ? new Address(
            element.id,
            () => this.#page.read(engine => engine.state()) ?? '',
            text => this.#page.input(engine => engine.restore(text)),
          )
        : undefined;
    const source = `${refresh} ${src}`;
    if (source === this.#source) return;
    this.#source = source;
    this.#refresh?.end();
    const seconds = Number.parseFloat(refresh);
    this.#refresh =
      seconds > 0 && src
        ? new Refresh(seconds, {
            names: src.split(/\s+/).filter(Boolean),
            base: element.baseURI,
            take: ({ names, bytes }) => this.#take(names, bytes),
            stale: since => this.#say(since),
          })
        : undefined;
  }

  /**
   * Shows files in the place of those before; where they are bad those before stay.
   * @param {string[]} names
   * @param {Uint8Array[]} bytes
   */
  #take(names, bytes) {
    if (!this.#page.input(engine => engine.reload(names, bytes))) throw new Error('the files cannot be read');
  }

  /** @param {Date | undefined} since */
  #say(since) {
    const words = this.#page.read(engine => engine.explore())?.words;
    const time = since?.toLocaleTimeString(this.#frame.root.lang, { hour: '2-digit', minute: '2-digit' });
    text(this.#stale, time && words ? words.stale.replace('{}', time) : '');
  }

  /**
   * Something was told to the page.
   * @param {string} type
   * @param {any} detail
   */
  told(type, detail) {
    if (type === 'hover') tell(this.#group, this.#member, member => member.point(detail.rows[0]?.period ?? ''));
    if (type === 'span') tell(this.#group, this.#member, member => member.look(detail.low, detail.high));
    if (type !== 'hover') this.#address?.note();
  }

  /** The tag of what is shown, for the clipboard. */
  #share() {
    const attributes = this.#page.read(engine => engine.attributes());
    const words = this.#page.read(engine => engine.explore())?.words;
    if (!attributes || !words) return;
    copy(this.#copy, tag({ ...this.#element?.spec, ...Object.fromEntries(attributes) }), words.copied, words.copy);
  }

  /**
   * Adds figures. Throws what is wrong with them; nothing is added then.
   * @param {any[]} rows rows, or series of instants
   * @param {readonly import('./barograph.js').Instants[]} known the series of instants that are shown
   */
  append(rows, known) {
    const dense = rows.filter(row => row.x);
    for (const { indicator, area, measure, x, y } of dense) {
      const place = known.findIndex(s => s.indicator === indicator && (s.area ?? '') === (area ?? '') && (s.measure ?? '') === (measure ?? ''));
      if (place < 0) throw new TypeError(`append: "${indicator}" is not in data; set data with all series first`);
      this.#page.add(engine => engine.lengthen(place, x, y));
    }
    const plain = rows.filter(row => !row.x);
    if (plain.length) this.#page.add(engine => engine.append(sheet(plain)));
  }

  /** Nothing goes on. */
  end() {
    this.#leave.abort();
    this.#ungroup();
    this.#address?.end();
    this.#refresh?.end();
    clearTimeout(this.#settling);
    cancelAnimationFrame(this.#gliding);
  }
}
