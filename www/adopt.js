/** Style sheets of what is fetched later: made once, shared by all charts of a page. */

/** By text. @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * @param {Node} element one in the shadow root that is to have the style sheet
 * @param {string} css
 */
export function adopt(element, css) {
  const root = element.getRootNode();
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
