/**
 * Figures that come while a chart is shown: `append()` and `refresh`.
 *
 * Owns the clock of asking again, the conditional requests (the browser's own, by `cache: 'no-cache'`), the back-off, and the
 * sentence that says since when nothing new was heard. The last good picture stays whatever happens.
 */

/** The least seconds between two requests. */
const LEAST = 5;
/** Seconds beyond which a back-off does not grow. */
const MOST = 3600;

const COLUMNS = ['indicator', 'area', 'period', 'freq', 'measure', 'value', 'unit', 'status'];

/**
 * Rows as a file of observations.
 * @param {Record<string, unknown>[]} rows
 */
export function sheet(rows) {
  const cell = (/** @type {unknown} */ value) => {
    const words = value === null || value === undefined ? '' : String(value);
    return /[",\r\n]/.test(words) ? `"${words.replace(/"/g, '""')}"` : words;
  };
  const line = (/** @type {Record<string, unknown>} */ row) => [...COLUMNS.map(name => cell(row[name])), cell(row.source)].join(',');
  return [[...COLUMNS, 'source_id'].join(','), ...rows.map(line)].join('\n');
}

/**
 * @typedef {object} Source
 * @property {string[]} names addresses, as in `src`
 * @property {string} base
 * @property {(files: {names: string[], bytes: Uint8Array[]}) => void} take shows files; throws what is wrong with them
 * @property {(since: Date | undefined) => void} stale
 */

export class Refresh {
  #source;
  #wait;
  #delay;
  #timer = 0;
  #leave = new AbortController();
  /** Tags of what was taken last, or the bytes where a server gives none. @type {(string | Uint8Array)[]} */
  #marks = [];
  #heard = new Date();

  /**
   * @param {number} seconds
   * @param {Source} source
   */
  constructor(seconds, source) {
    this.#source = source;
    this.#wait = this.#delay = Math.max(LEAST, seconds);
    const { signal } = this.#leave;
    // Nobody looks at a hidden page; who comes back, or is connected again, gets what is new at once.
    document.addEventListener('visibilitychange', () => this.#next(document.hidden ? MOST : 0), { signal });
    addEventListener('online', () => this.#next(0), { signal });
    this.#next(this.#wait);
  }

  /** @param {number} seconds */
  #next(seconds) {
    clearTimeout(this.#timer);
    if (!this.#leave.signal.aborted) this.#timer = setTimeout(() => this.#ask(), seconds * 1000);
  }

  async #ask() {
    const { names, base, take, stale } = this.#source;
    try {
      const { signal } = this.#leave;
      const answers = await Promise.all(names.map(name => fetch(new URL(name, base), { cache: 'no-cache', signal })));
      const failed = answers.find(answer => !answer.ok);
      if (failed) throw failed;
      const bytes = await Promise.all(answers.map(async answer => new Uint8Array(await answer.arrayBuffer())));
      const marks = answers.map((answer, i) => answer.headers.get('etag') ?? bytes[i] ?? '');
      const first = !this.#marks.length;
      const changed = marks.some((mark, i) => !same(mark, this.#marks[i]));
      // What was shown at first is not known by its tag: it is taken once more.
      if (changed || first) take({ names, bytes });
      this.#marks = marks;
      this.#heard = new Date();
      this.#delay = this.#wait;
      stale(undefined);
    } catch (error) {
      if (this.#leave.signal.aborted) return;
      // A server that says when it wants to be asked again is obeyed.
      const asked = error instanceof Response ? Number(error.headers.get('retry-after')) : 0;
      this.#delay = Math.min(MOST, Math.max(this.#delay * 2, asked || 0));
      stale(this.#heard);
    }
    this.#next(document.hidden ? MOST : this.#delay);
  }

  end() {
    this.#leave.abort();
    clearTimeout(this.#timer);
  }
}

/**
 * @param {string | Uint8Array} a
 * @param {string | Uint8Array | undefined} b
 */
function same(a, b) {
  if (typeof a === 'string' || typeof b === 'string' || !b) return a === b;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
