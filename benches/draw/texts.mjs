// What both sides of a contest draw, and when a canvas is done.

/** A text that no round has drawn before. */
let drawn = 0;
export function text() {
  drawn += 1;
  return `https://example.com/packet/${String(drawn).padStart(8, "0")}`;
}

/** Waits for a canvas: what was put off is done when a pixel is read. */
export function finish(canvas) {
  canvas.getContext("2d").getImageData(0, 0, 1, 1);
}
