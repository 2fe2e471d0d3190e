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

/** Blurs RGBA pixels by a Gauss curve of `sigma` pixels, the edges drawn out. */
export function blurred({ data, width, height }, sigma) {
  const reach = Math.ceil(3 * sigma);
  const curve = Array.from({ length: 2 * reach + 1 }, (_, place) => Math.exp(-((place - reach) ** 2) / (2 * sigma * sigma)));
  const sum = curve.reduce((total, weight) => total + weight, 0);
  const pass = (from, [across, down]) =>
    from.map((_, place) => {
      const [channel, x, y] = [place % 4, (place >> 2) % width, Math.floor((place >> 2) / width)];
      const near = (shift) => {
        const column = Math.min(width - 1, Math.max(0, x + shift * across));
        const row = Math.min(height - 1, Math.max(0, y + shift * down));
        return from[4 * (row * width + column) + channel];
      };
      return curve.reduce((total, weight, shift) => total + weight * near(shift - reach), 0) / sum;
    });
  return { data: pass(pass(data, [1, 0]), [0, 1]), width, height };
}
