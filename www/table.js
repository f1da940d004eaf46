/**
 * The table of what is shown, fetched when a reader first opens it.
 *
 * Fills the frame's own element. All text is set as text.
 */
import { adopt } from './adopt.js';
import { make } from './frame.js';

const CSS = `
[part=table] { max-block-size: min(70vh, 34em); overflow: auto; border-block: 1px solid var(--_line); }
table { min-inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35em .6em; text-align: start; font-weight: 400; border-block-end: 1px solid var(--_line); }
thead th { position: sticky; top: 0; font-weight: 600; background: var(--_raised); vertical-align: bottom; word-break: keep-all; }
tbody th { white-space: nowrap; }
.number { text-align: end; }
.why { color: var(--_muted); font-size: .9em; }
td.why { text-align: end; }
td.number { white-space: nowrap; }
@media print { [part=table] { max-block-size: none; overflow: visible; } }
`;

/**
 * @param {import('./frame.js').Frame} frame
 * @param {import('./engine.js').Table} table
 */
export function fillTable(frame, { caption, head, numeric, rows }) {
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
        const kind = !numeric[i] ? '' : heads || /\d/.test(cell) ? 'number' : 'why';
        return make(heads ? 'th' : 'td', '', { ...(heads && { scope }), ...(kind && { class: kind }) }, cell);
      }),
    );
  frame.table.replaceChildren(
    make(
      'table',
      '',
      {},
      make('caption', '', { id: 'caption', class: 'unseen' }, caption),
      make('thead', '', {}, row(head, 'th', 'col')),
      make('tbody', '', {}, ...rows.map(cells => row(cells, 'td', 'row'))),
    ),
  );
}
