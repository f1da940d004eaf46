/** The types, the schema and the element promise the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { open, test } from './harness.mjs';

const read = path => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('attributes, spec, schema and types agree', async () => {
  const page = await open('<baro-graph></baro-graph>');
  await page.waitForFunction(() => customElements.get('baro-graph'));
  const attributes = await page.evaluate(() => customElements.get('baro-graph').observedAttributes);
  assert.deepEqual(Object.keys(JSON.parse(read('pkg/barograph.schema.json')).properties), attributes);

  const types = read('pkg/barograph.d.ts');
  const spec = /export interface Spec \{(.*?)\n\}/s.exec(types)?.[1] ?? '';
  assert.deepEqual([...spec.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name), attributes);
  const members = /export class BaroGraph(.*?)\n\}/s.exec(types)?.[1] ?? '';
  const own = await page.evaluate(() =>
    Object.getOwnPropertyNames(customElements.get('baro-graph').prototype).filter(name => !/Callback$|^constructor$/.test(name)),
  );
  const declared = [...members.matchAll(/^ {2}(?:get |readonly )?(\w+)[(:]/gm)].map(([, name]) => name).filter(name => !/EventListener$/.test(name));
  assert.deepEqual([...new Set(declared)].sort(), own.sort());
});

test('the manifest names the types, and depends on nothing', () => {
  const manifest = JSON.parse(read('pkg/package.json'));
  assert.equal(manifest.types ?? manifest.exports['.'].types, './barograph.d.ts');
  assert.deepEqual(Object.keys(manifest.dependencies ?? {}), []);
});

test('modules can be imported where there is no page', async () => {
  const module = await import('../../pkg/element.js');
  assert.equal(typeof module.BaroGraph, 'function');
});
