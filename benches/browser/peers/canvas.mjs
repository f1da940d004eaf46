/** No library: a canvas cleared, and a rectangle in each of its columns. What no way of drawing dense lines here can do without. */
export const name = 'a bare canvas';
export const module = '';
export const scripts = [];
export const styles = [];

/** @param {HTMLElement} container */
export function create(container) {
  const canvas = document.createElement('canvas');
  const { clientWidth: width, clientHeight: height } = container;
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.setAttribute('style', `width: ${width}px; height: ${height}px`);
  container.append(canvas);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const draw = () => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#0b5cad';
    for (let x = 100; x < canvas.width; x += 1) context.fillRect(x, 300 + ((x * 7919) % 30), 1, 60 + ((x * 31) % 40));
  };
  draw();
  return { zoom: () => void requestAnimationFrame(draw), canvas: () => canvas, destroy: () => canvas.remove() };
}
