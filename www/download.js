/**
 * Saving what is shown as a file of the reader's.
 */

/**
 * @param {Blob} blob
 * @param {string} title
 * @param {string} ending
 */
export function save(blob, title, ending) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  // What no file system minds.
  link.download = `${title.replace(/[\s\\/:*?"<>|.]+/g, '-').slice(0, 80) || 'barograph'}.${ending}`;
  link.click();
  // The browser has taken the address, but may not have read it yet.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
