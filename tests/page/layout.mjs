/** What does not fit in a picture, or in the words around it, as the browser has laid them out. */

/** What is wrong with the texts of an SVG picture. @param {import('playwright-core').Locator} chart */
export const faults = chart =>
  chart.evaluate(async graph => {
    const picture = document.importNode(new DOMParser().parseFromString(await graph.svg(), 'image/svg+xml').documentElement, true);
    document.body.append(picture);
    const unit = picture.viewBox.baseVal.width / Number(picture.getAttribute('width'));
    const whole = picture.viewBox.baseVal;
    const boxes = [...picture.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBBox() }));
    // A pixel at each side: boxes reach from the highest letter of a font to its lowest, labels do not.
    const slack = unit;
    const found = boxes.length ? [] : ['no text at all'];
    boxes.forEach(({ text, box }, i) => {
      const { x, y, width, height } = box;
      if (x < -slack || y < -slack || x + width > whole.width + slack || y + height > whole.height + slack) found.push(`"${text}" leaves the picture`);
      for (const other of boxes.slice(i + 1)) {
        const apart =
          x + width <= other.box.x + slack ||
          other.box.x + other.box.width <= x + slack ||
          y + height <= other.box.y + 2 * slack ||
          other.box.y + other.box.height <= y + 2 * slack;
        if (!apart) found.push(`"${text}" overlaps "${other.text}"`);
      }
    });
    picture.remove();
    return found;
  });

/** Words around the picture that do not fit. @param {import('playwright-core').Locator} chart */
export const cut = chart =>
  chart.evaluate(graph => {
    const outer = graph.getBoundingClientRect();
    const found = [];
    for (const part of graph.shadowRoot.querySelectorAll('p, button, summary')) {
      const { left, right, width } = part.getBoundingClientRect();
      if (!width || part.classList.contains('unseen') || part.closest('[part=tabs]')) continue;
      if (left < outer.left || right > outer.right || part.scrollWidth > part.clientWidth + 1) found.push(part.textContent);
    }
    return found;
  });
