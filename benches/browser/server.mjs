/**
 * The server of the comparison: the built package, the libraries, and the pages that show them.
 *
 * Owns one port of this machine while the comparison runs. Pages are made here, so that each library starts from the same one.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { readFileSync } from 'node:fs';

const KINDS = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.csv': 'text/csv' };
const folder = (/** @type {string} */ name) => new URL(name, import.meta.url);
const PLACES = /** @type {const} */ ([
  ['/barograph/', folder('../../pkg/')],
  ['/modules/', folder('node_modules/')],
  ['/bench/', folder('./')],
]);

/** Two hundred months, as a file and as numbers. */
export const MONTHS = Array.from({ length: 200 }, (_, i) => ({ period: `${2008 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value: 100 + ((i * 7919) % 97) + i }));
const CSV = ['indicator,period,value,unit', ...MONTHS.map(({ period, value }) => `walk,${period},${value},t`)].join('\n');

const head = (/** @type {{scripts: string[], styles: string[]}} */ { scripts, styles }) =>
  `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Comparison</title><link rel="icon" href="data:,"><style>body { margin: 8px } #box { width: 1000px; height: 500px }</style>` +
  // Inlined, for a style sheet of its own would hold the first picture up.
  styles.map(path => `<style>${readFileSync(new URL(path.replace('/modules/', './node_modules/'), import.meta.url), 'utf8')}</style>`).join('') +
  scripts.map(path => `<script src="${path}"></script>`).join('');

/** Keeps the memories of whatever Wasm a library brings, for their size is told nowhere else. */
const KEEP =
  '<script>globalThis.memories = []; for (const name of ["instantiate", "instantiateStreaming"]) { const real = WebAssembly[name]; ' +
  'WebAssembly[name] = async (...given) => { const made = await real.apply(WebAssembly, given); ' +
  'const { memory } = (made.instance ?? made).exports; if (memory) memories.push(memory); return made; }; }</script>';

/** A page with a library and a place for its chart. */
const bare = (/** @type {any} */ peer) => `${head({ ...peer, scripts: [] })}${KEEP}${peer.scripts.map((/** @type {string} */ path) => `<script src="${path}"></script>`).join('')}<body><div id="box"></div></body></html>`;

/** A page that shows 200 points at once and says when they are painted. */
function first(/** @type {any} */ peer, /** @type {string} */ way) {
  const painted = 'requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.painted = performance.now(); }))';
  if (way === 'src') {
    const tag = '<baro-graph src="/data/months.csv" style="--baro-height: 500px"></baro-graph>';
    const script = `const chart = document.querySelector('baro-graph'); customElements.whenDefined('baro-graph').then(() => chart.ready).then(() => ${painted});`;
    return `${head(peer).replace('<script ', '<script async ')}<body><div id="box">${tag}</div><script>${script}</script></body></html>`;
  }
  const x = MONTHS.map(({ period }) => Date.parse(`${period}-01`));
  const y = MONTHS.map(({ value }) => value);
  const script = `import { create } from '/bench/peers/${peer.file}'; await create(document.getElementById('box'), Float64Array.from(${JSON.stringify(x)}), Float64Array.from(${JSON.stringify(y)})); ${painted};`;
  return `${head(peer)}<body><div id="box"></div><script type="module">${script}</script></body></html>`;
}

/**
 * @param {Record<string, any>} peers
 * @returns {Promise<{origin: string, end: () => void}>}
 */
export async function serve(peers) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const peer = peers[url.searchParams.get('peer') ?? ''];
    const send = (/** @type {string} */ kind, /** @type {string | Buffer} */ body) => response.writeHead(200, { 'content-type': kind, 'cache-control': 'no-store' }).end(body);
    if (url.pathname === '/bare' && peer) return send('text/html', bare(peer));
    if (url.pathname === '/first' && peer) return send('text/html', first(peer, url.searchParams.get('way') ?? ''));
    if (url.pathname === '/data/months.csv') return send('text/csv', CSV);
    const [prefix, base] = PLACES.find(([prefix]) => url.pathname.startsWith(prefix)) ?? [];
    const body = base && (await readFile(new URL(url.pathname.slice(prefix?.length), base)).catch(() => undefined));
    if (!body) return response.writeHead(404).end();
    send(KINDS[/** @type {keyof typeof KINDS} */ (extname(url.pathname))] ?? 'text/plain', body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(0)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${address.port}`, end: () => (server.closeAllConnections(), server.close()) };
}
