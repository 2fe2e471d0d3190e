// A canvas of an engine without fonts: letters of captions and frames are painted there with nothing, as resvg without fonts does.

/** Gives Node such a canvas, as far as the package asks for it. */
export function withoutFonts() {
  globalThis.OffscreenCanvas = class {
    constructor(width, height) {
      Object.assign(this, { width, height });
    }

    getContext() {
      return { canvas: this, fillText() {}, getImageData: (left, top, width, height) => ({ data: new Uint8ClampedArray(4 * width * height) }) };
    }
  };
}
