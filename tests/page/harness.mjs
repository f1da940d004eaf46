/**
 * What every page test needs: the built package behind the demo's server, and a real Chromium.
 *
 * Pages are given as text and answered under `/test/`, beside the package at `/barograph/` and the data
 * at `/data/`, so that each test says all there is to its page.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test as run } from 'node:test';
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];

/** What the README names as the least a page has to allow. */
export const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

export const IVA = 'src="/data/iva.csv /data/names.csv /data/units.csv /data/sources.csv"';
export const BOARD =
  'src="/data/symposium.csv /data/industry.csv /data/names.csv /data/units.csv /data/sources.csv" view="board" ' +
  'indicator="iva iva_manufacturing iva_equipment_mfg iva_hightech_mfg telecom_volume software_revenue base_stations_5g computing_racks" ' +
  'measure="yoy_ytd level" period="2025-06"';

/** @param {string} command @param {string[]} args */
function serve(command, args) {
  const child = spawn(command, [...args, 'demo', '--no-build', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = new Promise((done, fail) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', piece => {
      text += piece;
      const found = /http:\/\/\S+/.exec(text);
      if (found) done(found[0]);
    });
    child.on('error', fail).on('exit', code => fail(new Error(`the server of the demo ended (${code})`)));
  });
  return { child, address };
}

const { BARO_XTASK, BARO_CHROMIUM = '/usr/bin/chromium' } = process.env;
const server = BARO_XTASK ? serve(BARO_XTASK, []) : serve('cargo', ['run', '--quiet', '--package', 'xtask', '--']);
export const origin = String(await server.address);
const browser = await chromium.launch({ executablePath: BARO_CHROMIUM, args: ARGS });

/** Pages of the test that runs, and how many tests are still to come. */
const pages = [];
let left = 0;

/**
 * A test, after which its pages are closed; after the last one of the file the browser and the server too, for
 * they would keep the process waiting.
 * @param {string} name
 * @param {() => Promise<unknown>} body
 */
export function test(name, body) {
  left += 1;
  run(name, { timeout: 60_000 }, async () => {
    try {
      await body();
    } finally {
      left -= 1;
      await Promise.all(pages.splice(0).map(page => page.close()));
      if (!left) {
        await browser.close();
        server.child.removeAllListeners('exit').kill();
      }
    }
  });
}

/**
 * A page of the test, with the script tag unless told otherwise. Errors of the page are collected in
 * `page.errors` and what the console says in `page.said`.
 * @param {string} body
 * @param {import('playwright-core').BrowserContextOptions & {lang?: string, csp?: string, head?: string, whole?: string,
 *   before?: (page: import('playwright-core').Page) => Promise<unknown>}} [options]
 */
export async function open(body, { lang = 'en', csp, head = '', whole, before, ...context } = {}) {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 }, ...context });
  pages.push(page);
  page.setDefaultTimeout(10_000);
  const errors = [];
  const said = [];
  page.on('pageerror', error => errors.push(error));
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
  const text =
    whole ??
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">` +
      `<meta name="viewport" content="width=device-width, initial-scale=1">${head}` +
      `<script src="/barograph/barograph.js" async></script></head><body><main><h1>Test</h1>${body}</main></body></html>`;
  const headers = csp ? { 'Content-Security-Policy': csp } : {};
  await page.route(/\/test\/page\.html/, route => route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: text }));
  await before?.(page);
  await page.goto(`${origin}test/page.html`);
  return Object.assign(page, { errors, said });
}

/**
 * Waits until the first, or the named, chart is drawn.
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 */
export async function ready(page, selector = 'baro-graph') {
  const chart = page.locator(selector).first();
  await page.waitForFunction(() => customElements.get('baro-graph'));
  await chart.evaluate(graph => graph.ready);
  return chart;
}

/** Waits for the frame in which what was asked is drawn. @param {import('playwright-core').Page} page */
export const frame = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0)))));

/** How many pixels of a chart's canvas differ from its corner. @param {import('playwright-core').Locator} chart */
export const ink = chart =>
  chart.evaluate(graph => {
    const canvas = graph.shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const words = new Uint32Array(data.buffer);
    return words.reduce((count, word) => count + (word !== words[0] ? 1 : 0), 0);
  });

/** The rows of a file of the demo, each as an object; read here without any code of the package. @param {string} name */
export function records(name) {
  const text = readFileSync(new URL(`../../www/data/${name}`, import.meta.url), 'utf8').replace(/^\uFEFF/, '');
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map(line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  return rows.map(row => Object.fromEntries(head.map((key, i) => [key, row[i] ?? ''])));
}
