/**
 * What a chart needs before it can run: an engine and the files of `src`.
 *
 * Owns the engine instances that all charts of a page share, a small one for trends and a whole one, what
 * happens when one dies, and the sentences for what cannot be loaded. Refuses to know what is in the files.
 */

/** How often a page may get a fresh engine after one has died. */
const LIVES = 3;

/** @typedef {{Engine: typeof import('./engine.js').Engine, users: Set<() => void>, whole: boolean}} Instance */

/** By name of the script. @type {Record<string, Promise<Instance> | undefined>} */
const running = {};
let deaths = 0;
let told = false;

/** Sentences by code, English and Chinese; `{}` is the file. @type {Record<string, [string, string]>} */
const SENTENCES = {
  'fetch/failed': ['{} could not be fetched; check the address and the connection', '无法获取 {}；请检查地址和网络连接'],
  'fetch/status': ['{} could not be fetched: the server answers', '无法获取 {}：服务器返回'],
  'fetch/web-page': ['{} is a web page, not a file of figures; check the address', '{} 是网页，不是数据文件；请检查地址'],
  'wasm/refused': ['This page does not allow the chart to run (WebAssembly is refused).', '本页面不允许运行图表程序（WebAssembly 被禁止）。'],
  'wasm/failed': ['The program of the chart could not be loaded.', '图表程序加载失败。'],
  internal: ['The chart has stopped because of an internal error.', '图表因内部错误已停止运行。'],
};

/**
 * An error as the engine's own are.
 * @param {string} lang
 * @param {string} code
 * @param {{file?: string, more?: string | number, cause?: unknown}} [about]
 * @returns {import('./barograph.js').BarographError}
 */
export function fault(lang, code, { file, more, cause } = {}) {
  const [en, zh] = SENTENCES[code] ?? ['', ''];
  const message = (/^zh\b/i.test(lang) ? zh : en).replace('{}', file ?? '') + (more ? ` ${more}` : '');
  return Object.assign(new Error(message, { cause }), { name: /** @type {const} */ ('BarographError'), code, ...(file && { file }) });
}

/**
 * An engine, started once for all charts; a failed start is forgotten, so that the next chart tries again.
 * Where the whole one runs already nobody needs the small one.
 * @param {string} lang
 * @param {boolean} whole
 * @returns {Promise<Instance>}
 */
export async function engine(lang, whole) {
  if (deaths > LIVES) throw fault(lang, 'internal');
  if (refused()) {
    if (!told) {
      console.error(
        'baro-graph: the Content-Security-Policy of this page refuses WebAssembly. The header to send:\n' +
          "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'",
      );
    }
    told = true;
    throw fault(lang, 'wasm/refused');
  }
  const name = whole || running.engine ? 'engine' : 'trend';
  try {
    return await (running[name] ??= start(name));
  } catch (cause) {
    running[name] = undefined;
    throw fault(lang, 'wasm/failed', { cause });
  }
}

/** Whether not even the smallest module may run: found out before 50 kB are fetched for nothing. */
function refused() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}

/**
 * @param {string} name
 * @returns {Promise<Instance>}
 */
async function start(name) {
  const wasm = fetch(new URL(`${name}_bg.wasm`, import.meta.url));
  // Its failure is met below, unless the script fails first.
  wasm.catch(() => {});
  // A module that died keeps its broken memory: only another address gives another instance.
  const script = new URL(`${name}.js${deaths ? `?${deaths}` : ''}`, import.meta.url);
  /** @type {typeof import('./engine.js')} */
  const { default: init, Engine } = await import(script.href);
  await init({ module_or_path: wasm });
  return { Engine, users: new Set(), whole: name === 'engine' };
}

/**
 * The engine of `instance` has trapped: no chart may call it again, and the next gets a fresh one.
 * @param {Instance} instance
 */
export function bury(instance) {
  if (!instance.users.size) return;
  deaths += 1;
  running.engine = running.trend = undefined;
  const users = [...instance.users];
  instance.users.clear();
  for (const died of users) died();
}

/** @typedef {{names: string[], bytes: Uint8Array[], data?: any}} Loaded */

/** Files under way, shared by the charts of a page. @type {Map<string, Promise<{status: number, bytes: Uint8Array}>>} */
const flights = new Map();

/** @param {string} url */
function flight(url) {
  let found = flights.get(url);
  if (!found) {
    const land = async () => {
      const response = await fetch(url);
      return { status: response.ok ? 0 : response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    found = land().finally(() => flights.delete(url));
    flights.set(url, found);
  }
  return found;
}

/**
 * The files of `src`, in its order.
 * @param {string} src addresses separated by spaces
 * @param {string} base
 * @param {string} lang
 * @param {any} [data] series of instants beside them
 * @returns {Promise<Loaded>}
 */
export async function files(src, base, lang, data) {
  const names = src.split(/\s+/).filter(Boolean);
  const bytes = await Promise.all(
    names.map(async file => {
      let landed;
      try {
        landed = await flight(new URL(file, base).href);
      } catch (cause) {
        throw fault(lang, 'fetch/failed', { file, cause });
      }
      if (landed.status) throw fault(lang, 'fetch/status', { file, more: landed.status });
      // Portals answer unknown addresses with a page and status 200.
      if (/^\s*<(!doctype|html)/i.test(new TextDecoder().decode(landed.bytes.subarray(0, 99)))) {
        throw fault(lang, 'fetch/web-page', { file });
      }
      return landed.bytes;
    }),
  );
  return { names, bytes, data };
}
