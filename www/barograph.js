/**
 * Barograph's script tag.
 *
 * Turns its own `data-*` attributes into a `<baro-graph>` where it stands, and loads the element's
 * module once a chart comes near the viewport, also in open shadow roots. Knows no attribute by name.
 */
(() => {
  'use strict';
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const near = new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && load(), { rootMargin: '300px' });
  const grown = new MutationObserver(records => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
  });

  /** @param {Document | ShadowRoot | Element} root */
  function look(root) {
    for (const node of root.querySelectorAll('*')) see(node);
    if (root instanceof Element) see(root);
    else grown.observe(root, { childList: true, subtree: true });
  }

  /** @param {Element} node */
  function see(node) {
    if (node.localName === 'baro-graph') near.observe(node);
    else if (node.shadowRoot) look(node.shadowRoot);
    // It may get its shadow root when it is defined.
    else if (node.matches(':not(:defined)')) customElements.whenDefined(node.localName).then(() => see(node));
  }

  function stop() {
    near.disconnect();
    grown.disconnect();
  }

  function load() {
    stop();
    import(new URL('element.js', script.src).href);
  }

  function begin() {
    if (script.dataset.src) {
      const graph = document.createElement('baro-graph');
      for (const { name, value } of script.attributes) {
        if (/^data-(?!on|style)/.test(name)) graph.setAttribute(name.slice(5), value);
      }
      // Nothing in the head is shown.
      if (document.head.contains(script)) document.body.prepend(graph);
      else script.after(graph);
    }
    if (customElements.get('baro-graph')) return;
    customElements.whenDefined('baro-graph').then(stop);
    look(document);
  }

  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
})();
