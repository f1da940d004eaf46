/**
 * Takes a chart away as a file; fetched when that is first asked for.
 */

/**
 * The picture with title and source, as pixels.
 * @param {import('./chart.js').Chart} chart
 * @returns {Promise<Blob>}
 */
export function png(chart) {
  const canvas = document.createElement('canvas');
  chart.read(engine => engine.poster(canvas), undefined);
  return new Promise((done, fail) =>
    canvas.toBlob(blob => (blob ? done(blob) : fail(new Error('the picture is too large to save'))), 'image/png'),
  );
}

/**
 * Has the browser save what the reader chose.
 * @param {import('./barograph.js').BaroGraph} element
 * @param {{which: number, name: string}} asked figures, pixels or shapes
 */
export async function save(element, { which, name }) {
  const kind = ['csv', 'png', 'svg'][which] ?? '';
  const made = await [() => element.csv(), () => element.png(), () => element.svg()][which]?.();
  if (!made) return;
  const type = ['text/csv', '', 'image/svg+xml'][which];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(made instanceof Blob ? made : new Blob([made], { type }));
  // What no file system minds.
  link.download = `${name.replace(/[\s\\/:*?"<>|.]+/g, '-').slice(0, 80) || 'barograph'}.${kind}`;
  link.click();
  // The browser has taken the address, but may not have read it yet.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
