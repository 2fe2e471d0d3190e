// Symbols as pictures, drawn by the tests themselves: black on white, square modules, no part of the package.

/** Returns RGBA pixels of a symbol with `scale` pixels a module and a quiet zone of `quiet` modules. */
export function pixels({ width, height, modules }, scale = 4, quiet = 4) {
  const across = (width + 2 * quiet) * scale;
  const down = (height + 2 * quiet) * scale;
  const words = new Uint32Array(across * down).fill(0xffffffff);
  for (let y = 0; y < height * scale; y += 1) {
    for (let x = 0; x < width * scale; x += 1) {
      const dark = modules[Math.floor(y / scale) * width + Math.floor(x / scale)];
      if (dark) words[(y + quiet * scale) * across + x + quiet * scale] = 0xff000000;
    }
  }
  return { data: new Uint8ClampedArray(words.buffer), width: across, height: down };
}
