/**
 * The table of what is shown, fetched when a reader first opens it; it is copied for spreadsheets.
 *
 * Fills the frame's own element. All text is set as text. What is copied has plain numbers, with the digits shown: `1,043` and `−0.4` would
 * be texts in a spreadsheet.
 */
import { adopt } from './adopt.js';
import { make } from './frame.js';
import { copy } from './snippet.js';

const CSS = `
[part=table] { max-block-size: min(70vh, 34em); overflow: auto; border-block: 1px solid var(--_line); }
table { min-inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35em .6em; text-align: start; font-weight: 400; vertical-align: top; border-block-end: 1px solid var(--_line); }
thead th { position: sticky; top: 0; font-weight: 600; background: var(--_raised); vertical-align: bottom; word-break: keep-all; }
tbody th { white-space: nowrap; }
.number { text-align: end; }
.why { color: var(--_muted); font-size: .9em; }
td.why { text-align: end; }
td.number { white-space: nowrap; }
td.text { min-inline-size: 9em; }
td.long { min-inline-size: 20em; }
[part=copy] { display: block; position: sticky; inset-inline-start: 0; margin-block: .4em; border: 1px solid var(--_line); color: var(--_accent); }
@media print { [part=table] { max-block-size: none; overflow: visible; } [part=copy] { display: none; } }
`;

/** What the button says, and when it is done. */
const WORDS = { en: ['Copy table', 'Copied'], 'zh-Hans': ['复制表格', '已复制'] };

/**
 * A cell as a spreadsheet takes it: numbers without grouping and with an ASCII minus, texts never as formulas.
 * @param {string} cell
 * @param {boolean} [numeric]
 */
export function plain(cell, numeric) {
  const line = cell.replace(/\s+/g, ' ').trim();
  if (numeric) return line.replace(/^−/, '-').replace(/(?<=\d),(?=\d{3})/g, '');
  return /^[=+@-]./.test(line) ? `'${line}` : line;
}

/** @param {import('./engine.js').Table} table */
function plainly({ head, numeric, rows }) {
  return [head.map(cell => plain(cell)), ...rows.map(cells => cells.map((cell, i) => plain(cell, numeric[i])))];
}

/** As text with tabs. @param {import('./engine.js').Table} table */
export const tabbed = table => plainly(table).map(cells => cells.join('\t')).join('\n');

/** As a table of HTML. @param {import('./engine.js').Table} table */
function markup(table) {
  const [head = [], ...rows] = plainly(table);
  const row = (/** @type {string[]} */ cells, /** @type {'th' | 'td'} */ tag) => make('tr', '', {}, ...cells.map(cell => make(tag, '', {}, cell)));
  return make('table', '', {}, row(head, 'th'), ...rows.map(cells => row(cells, 'td'))).outerHTML;
}

/**
 * @param {HTMLElement} button
 * @param {import('./engine.js').Table} table
 * @param {string[]} words
 */
async function take(button, table, [name = '', done = '']) {
  try {
    const types = { 'text/plain': tabbed(table), 'text/html': markup(table) };
    const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    button.textContent = done;
    setTimeout(() => (button.textContent = name), 2000);
  } catch {
    await copy(button, tabbed(table), done, name);
  }
}

/**
 * @param {import('./frame.js').Frame} frame
 * @param {import('./engine.js').Table} shown
 */
export function fillTable(frame, shown) {
  const { caption, head, numeric, rows } = shown;
  adopt(frame.root, CSS);
  // The first column names the row.
  const row = (/** @type {string[]} */ cells, /** @type {'th' | 'td'} */ tag, /** @type {string} */ scope) =>
    make(
      'tr',
      '',
      {},
      ...cells.map((cell, i) => {
        const heads = tag === 'th' || i === 0;
        // Among numbers a text says why there is none.
        const kind = !numeric[i] ? (cell.length > 30 ? 'long' : cell.length > 9 ? 'text' : '') : heads || /\d/.test(cell) ? 'number' : 'why';
        return make(heads ? 'th' : 'td', '', { ...(heads && { scope }), ...(kind && { class: kind }) }, cell);
      }),
    );
  const words = WORDS[/** @type {'en'} */ (frame.root.lang)] ?? WORDS.en;
  const button = make('button', 'copy', { type: 'button', 'aria-live': 'polite' }, words[0] ?? '');
  button.addEventListener('click', () => take(button, shown, words));
  // Who pressed it goes on there, also where the figures changed.
  const held = /** @type {ShadowRoot} */ (frame.root.getRootNode()).activeElement?.matches('[part=copy]');
  frame.table.replaceChildren(
    button,
    make(
      'table',
      '',
      {},
      make('caption', '', { id: 'caption', class: 'unseen' }, caption),
      make('thead', '', {}, row(head, 'th', 'col')),
      make('tbody', '', {}, ...rows.map(cells => row(cells, 'td', 'row'))),
    ),
  );
  if (held) button.focus();
}
