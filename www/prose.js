/**
 * The text of a view that is a text: paragraphs in the place of the picture, to be read, selected and copied.
 *
 * Owns its element. All text is set as text; the words are the engine's.
 */
import { fill, make } from './frame.js';

/** Its rules, in the style sheet of what is fetched with it. */
export const CSS = `
[part=prose] { max-inline-size: 46em; font-size: 1.14em; line-height: 1.75; text-wrap: pretty; }
[part=prose] > p + p { margin-block-start: .7em; }
`;

export class Prose {
  #element = make('div', 'prose', { hidden: '' });
  #frame;

  /** @param {import('./frame.js').Frame} frame */
  constructor(frame) {
    this.#frame = frame;
    frame.stage.before(this.#element);
  }

  /** @param {string[]} paragraphs none where the view is a picture */
  show(paragraphs) {
    const { stage, table } = this.#frame;
    fill(this.#element, paragraphs, () => make('p'));
    this.#element.hidden = !paragraphs.length || !table.hidden;
    stage.hidden ||= paragraphs.length > 0;
  }
}
