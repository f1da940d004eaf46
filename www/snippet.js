/**
 * The tag of what is shown, to be pasted into a page; and copying.
 */
import { make, text } from './frame.js';

/**
 * The tag with these attributes.
 * @param {Record<string, string>} attributes
 */
export function tag(attributes) {
  const quoted = (/** @type {string} */ value) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<baro-graph${Object.entries(attributes).map(([name, value]) => ` ${name}="${quoted(value)}"`).join('')}></baro-graph>`;
}

/**
 * @param {HTMLElement} control
 * @param {string} what
 * @param {string} done
 * @param {string} name
 */
export async function copy(control, what, done, name) {
  try {
    await navigator.clipboard.writeText(what);
  } catch {
    // Where the page may not use the clipboard, what is selected can be copied.
    const area = make('textarea', '', { readonly: '' });
    area.value = what;
    control.after(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    control.focus();
    if (!copied) return;
  }
  control.textContent = done;
  setTimeout(() => text(control, name), 2000);
}
