/**
 * What the reader did, in the address of the page: for charts with `state="url"`.
 *
 * Owns one parameter a chart, named by the element's `id`, or `chart` for one without. A step is an entry of the history, so
 * that back and forward work; what moves continuously is one step. The text in it is the engine's.
 */

/** Milliseconds in which what is done belongs together. */
const BREATH = 400;

export class Address {
  #name;
  #leave = new AbortController();
  #timer = 0;
  #written = '';
  #read;

  /**
   * @param {string} name
   * @param {() => string} read what the reader did
   * @param {(state: string) => void} restore
   */
  constructor(name, read, restore) {
    this.#name = name || 'chart';
    this.#read = read;
    const follow = () => {
      const state = this.#here();
      if (state === this.#written) return;
      clearTimeout(this.#timer);
      this.#written = state;
      restore(state);
    };
    addEventListener('popstate', follow, { signal: this.#leave.signal });
    follow();
  }

  #here() {
    return new URL(location.href).searchParams.get(this.#name) ?? '';
  }

  /** The reader did something. */
  note() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const state = this.#read();
      if (state === this.#written) return;
      this.#written = state;
      const url = new URL(location.href);
      url.searchParams.delete(this.#name);
      // Of what the engine writes little needs an escape, and an address is read by people too.
      const words = encodeURIComponent(state).replace(/%(3B|2F|2C|3D)/gi, decodeURIComponent);
      if (state) url.search += `${url.search ? '&' : '?'}${encodeURIComponent(this.#name)}=${words}`;
      history.pushState(history.state, '', url);
    }, BREATH);
  }

  end() {
    clearTimeout(this.#timer);
    this.#leave.abort();
  }
}
