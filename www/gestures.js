/**
 * Gestures on the picture: wheel with a modifier, pinch, dragging, double click.
 *
 * Owns what a pointer means while it is down. A vertical swipe always scrolls the page: `touch-action` leaves it to the
 * browser, and nothing here takes a wheel without a modifier unless it turns sideways. Refuses to know windows.
 */

/** Pixels a pointer may move and still be a click. */
const SLACK = 4;

/**
 * What a gesture asks for.
 * @typedef {object} Moves
 * @property {(x: number, factor: number) => void} zoom about a place of the stage
 * @property {(by: number) => void} pan pixels toward later periods
 * @property {() => void} all
 * @property {() => boolean} zoomed whether there is something to move to
 * @property {(from: number, to: number, done: boolean) => void} select a stretch of the stage
 */

/**
 * @param {HTMLElement} stage
 * @param {Moves} moves
 * @param {AbortSignal} signal
 */
export function gestures(stage, moves, signal) {
  /** Fingers on the stage: where they are. @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  /** Where the mouse went down, and what it does since. @type {{x: number, last: number, does: '' | 'pan' | 'select'} | undefined} */
  let drag;
  /** Whether the click that ends a drag is to be kept from the chart. */
  let dragged = false;

  /** @type {<K extends keyof HTMLElementEventMap>(type: K, heard: (event: HTMLElementEventMap[K]) => void, options?: AddEventListenerOptions) => void} */
  const on = (type, heard, options) => stage.addEventListener(type, heard, { signal, ...options });
  const left = () => stage.getBoundingClientRect().left;

  on('wheel', event => {
    const { deltaMode, ctrlKey, metaKey } = event;
    const lines = deltaMode === 1 ? 16 : deltaMode === 2 ? 400 : 1;
    if (ctrlKey || metaKey) {
      event.preventDefault();
      // A notch of a wheel is about 100; a trackpad's pinch comes in small steps.
      const turned = Math.max(-200, Math.min(200, event.deltaY * lines));
      moves.zoom(event.clientX - left(), Math.exp(turned * (Math.abs(turned) < 40 ? 0.01 : 0.003)));
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && moves.zoomed()) {
      event.preventDefault();
      moves.pan(event.deltaX * lines);
    }
  });

  on('pointerdown', event => {
    dragged = false;
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    } else if (event.button === 0) {
      drag = { x: event.clientX, last: event.clientX, does: '' };
    }
  });
  on('pointermove', event => {
    const finger = fingers.get(event.pointerId);
    if (finger && fingers.size === 2) return pinch(event, finger);
    if (!drag || event.pointerType === 'touch') return;
    const { clientX: x } = event;
    if (!drag.does && Math.abs(x - drag.x) > SLACK) {
      drag.does = event.shiftKey || !moves.zoomed() ? 'select' : 'pan';
      stage.setPointerCapture(event.pointerId);
    }
    if (drag.does === 'pan') moves.pan(drag.last - x);
    if (drag.does === 'select') moves.select(drag.x - left(), x - left(), false);
    drag.last = x;
  });

  /**
   * @param {PointerEvent} event
   * @param {{x: number, y: number}} finger
   */
  function pinch({ pointerId, clientX, clientY }, finger) {
    const other = [...fingers].find(([id]) => id !== pointerId)?.[1];
    if (!other) return;
    const distance = (/** @type {{x: number, y: number}} */ a) => Math.max(24, Math.hypot(a.x - other.x, a.y - other.y));
    const now = { x: clientX, y: clientY };
    const middle = (/** @type {{x: number}} */ a) => (a.x + other.x) / 2;
    moves.pan(middle(finger) - middle(now));
    moves.zoom(middle(now) - left(), distance(finger) / distance(now));
    fingers.set(pointerId, now);
    dragged = true;
  }

  /** @param {PointerEvent} event */
  function lift(event) {
    fingers.delete(event.pointerId);
    if (!drag || event.pointerType === 'touch') return;
    dragged ||= !!drag.does;
    if (drag.does === 'select') moves.select(drag.x - left(), event.clientX - left(), event.type === 'pointerup');
    drag = undefined;
  }
  on('pointerup', lift);
  on('pointercancel', lift);
  // Before the chart hears of it: a drag chooses nothing.
  on('click', event => dragged && event.detail && event.stopImmediatePropagation(), { capture: true });
  on('dblclick', () => dragged || moves.all());
}
