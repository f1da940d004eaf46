/** Under the strictest policy of a portal: nothing is reported, nothing is left in the page. */
import assert from 'node:assert/strict';
import { BOARD, CSP, IVA, frame, ink, open, ready, test } from './harness.mjs';

const plain = body => ({
  whole: `<!DOCTYPE html><html lang="en"><head><title>Test</title><script src="/barograph/barograph.js" async></script></head><body>${body}</body></html>`,
});

/** Every violation the page reports. @param {import('playwright-core').Page} page */
const watch = page =>
  page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', event => window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });

test('under the policy that the README names no violation is reported, whatever the reader does', async () => {
  const page = await open('', {
    ...plain(`<baro-graph ${IVA} indicator="iva"></baro-graph><baro-graph id="board" ${BOARD}></baro-graph>`),
    csp: `${CSP}; require-trusted-types-for 'script'; trusted-types 'none'`,
    before: watch,
  });
  const chart = await ready(page);
  assert.ok((await ink(chart)) > 1000);
  await chart.locator('[part=stage]').hover();
  await chart.locator('[part=stage]').focus();
  await page.keyboard.press('ArrowLeft');
  await chart.locator('[part=tabs] button').nth(1).click();
  await chart.locator('[part=tools] > button').click();
  await chart.locator('[part=table] tbody').waitFor();
  for (const i of [0, 1, 2]) {
    await chart.locator('[part=menu] > summary').click();
    await Promise.all([page.waitForEvent('download'), chart.locator('[part=saves] > button').nth(i).click()]);
  }
  const board = await ready(page, '#board');
  await board.locator('[part=stage]').click({ position: { x: 30, y: 30 } });
  await board.locator('[part=back]').click();
  await chart.evaluate(graph => (graph.theme = 'dark'));
  await ready(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.said, []);
  assert.deepEqual(page.errors, []);
});

test('where WebAssembly is refused the content stays, and the console says the header', async () => {
  const asked = [];
  const page = await open('', {
    ...plain(`<baro-graph ${IVA}><p id="content">6.8%</p></baro-graph><baro-graph id="bare" ${IVA}></baro-graph>`),
    csp: CSP.replace(" 'wasm-unsafe-eval'", ''),
    before: async page => page.on('request', request => asked.push(new URL(request.url()).pathname)),
  });
  await page.waitForFunction(() => customElements.get('baro-graph'));
  const chart = page.locator('baro-graph').first();
  const code = await chart.evaluate(graph => graph.ready.then(() => '', error => error.code));
  assert.equal(code, 'wasm/refused');
  assert.equal(await page.locator('#content').isVisible(), true);
  assert.equal(await chart.locator('[part=fault]').isVisible(), false, 'the content speaks for itself');
  assert.equal(await page.locator('#bare [part=fault]').isVisible(), true, 'where there is none a sentence stands');
  const said = page.said.filter(text => text.includes('baro-graph'));
  assert.equal(said.length, 1, 'once a page');
  assert.ok(said[0]?.startsWith('error: ') && said[0].includes("Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'"));
  assert.ok(!asked.some(path => path.endsWith('.wasm')), 'nothing is fetched in vain');
  assert.deepEqual(page.errors, []);
});

test('nothing is appended to the host, and no style attribute is written as text', async () => {
  const page = await open(`<baro-graph ${BOARD}></baro-graph>`, {
    before: page =>
      page.addInitScript(() => {
        window.written = [];
        for (const type of [Element, Document, DocumentFragment]) {
          for (const name of ['setAttribute', 'setAttributeNS', 'insertAdjacentHTML']) {
            const kept = type.prototype[name];
            if (!kept) continue;
            type.prototype[name] = function (...values) {
              if (name === 'insertAdjacentHTML' || values.includes('style')) window.written.push(`${name} ${values}`);
              return kept.apply(this, values);
            };
          }
        }
        addEventListener('DOMContentLoaded', () =>
          new MutationObserver(records => {
            for (const { addedNodes } of records) for (const node of addedNodes) window.written.push(`added ${node.nodeName}`);
          }).observe(document.documentElement, { childList: true, subtree: true }),
        );
      }),
  });
  const chart = await ready(page);
  await chart.locator('[part=stage]').hover();
  await chart.locator('[part=stage]').click({ position: { x: 30, y: 30 } });
  await frame(page);
  await chart.evaluate(graph => Promise.all([graph.png(), graph.svg(), graph.csv()]));
  assert.deepEqual(await page.evaluate(() => window.written), []);
});
