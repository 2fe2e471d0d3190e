// Pictures painted by a seed, of the kinds that people lay behind codes: skies, faces, stripes, night, snow, noise, leaves.

const kinds = ["sky", "face", "stripes", "night", "snow", "noise", "leaves", "flow", "city", "waves"];

/** Paints picture `place`, whose kind follows from it: `{ kind, data, width, height }`. */
export function photograph(draw, place) {
  const kind = kinds[place % kinds.length];
  const [width, height] = draw.pick([
    [240, 240],
    [300, 200],
    [180, 240],
  ]);
  const shade = painters[kind](draw, width, height);
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...shade(x / width, y / height), 255], 4 * (y * width + x));
  }
  return { kind, data, width, height };
}

const mix = (one, other, share) => one.map((part, channel) => part + (other[channel] - part) * Math.min(1, Math.max(0, share)));
const color = (draw, least = 0, most = 255) => draw.times(3, () => least + draw.below(most - least + 1));

/** Noise without edges, of so many cells across, -1 to 1. */
function smooth(draw, cells) {
  const side = cells + 2;
  const values = draw.times(side * side, () => 2 * draw.next() - 1);
  const ease = (share) => share * share * (3 - 2 * share);
  return (x, y) => {
    const [column, row] = [Math.min(cells, Math.floor(x * cells)), Math.min(cells, Math.floor(y * cells))];
    const [right, down] = [ease(x * cells - column), ease(y * cells - row)];
    const at = (dx, dy) => values[(row + dy) * side + column + dx];
    const above = at(0, 0) + (at(1, 0) - at(0, 0)) * right;
    return above + (at(0, 1) + (at(1, 1) - at(0, 1)) * right - above) * down;
  };
}

/** Noise of several sizes, as clouds and leaves have. */
function rough(draw, cells, octaves) {
  const layers = draw.times(octaves, (place) => smooth(draw, cells * 2 ** place));
  return (x, y) => layers.reduce((sum, layer, place) => sum + layer(x, y) / 2 ** place, 0);
}

/** Ovals one over the other. */
function ovals(draw, count, ground, colors) {
  const list = draw.times(count, () => ({ x: draw.next(), y: draw.next(), across: 0.05 + draw.next() / 4, down: 0.05 + draw.next() / 4, color: colors() }));
  return (x, y) => list.reduce((below, oval) => mix(below, oval.color, 8 * (1 - Math.hypot((x - oval.x) / oval.across, (y - oval.y) / oval.down))), ground(x, y));
}

const painters = {
  sky(draw) {
    const clouds = rough(draw, 3, 4);
    const [high, low] = [[30 + draw.below(60), 90 + draw.below(60), 190 + draw.below(60)], color(draw, 150)];
    return (x, y) => mix(mix(high, low, y), [250, 250, 255], clouds(x, y));
  },
  face(draw) {
    const ground = [color(draw), color(draw)];
    const skin = draw.pick([[235, 200, 175], [198, 140, 105], [120, 80, 58], [75, 48, 36]]);
    const hair = color(draw, 0, 110);
    const grain = rough(draw, 20, 2);
    const oval = (x, y, cx, cy, across, down) => 12 * (1 - Math.hypot((x - cx) / across, (y - cy) / down));
    return (x, y) => {
      let seen = mix(...ground, y);
      seen = mix(seen, hair, oval(x, y, 0.5, 0.42, 0.34, 0.38));
      seen = mix(seen, skin, oval(x, y, 0.5, 0.52, 0.25, 0.34));
      for (const eye of [0.4, 0.6]) seen = mix(mix(seen, [245, 245, 245], oval(x, y, eye, 0.45, 0.06, 0.03)), [30, 20, 15], oval(x, y, eye, 0.45, 0.025, 0.025));
      seen = mix(seen, [170, 60, 60], oval(x, y, 0.5, 0.7, 0.1, 0.035));
      return seen.map((part) => part + 12 * grain(x, y));
    };
  },
  stripes(draw) {
    const colors = draw.times(3, () => color(draw));
    const [across, down] = [draw.below(20), 1 + draw.below(20)];
    return (x, y) => colors[((Math.floor(x * across + y * down) % 3) + 3) % 3];
  },
  night(draw) {
    const lights = ovals(draw, 12, () => color(draw, 5, 20), () => color(draw, 120));
    const ground = rough(draw, 4, 3);
    return (x, y) => mix([8, 10, 24], lights(x, y), ground(x, y) / 2);
  },
  snow(draw) {
    const hills = rough(draw, 3, 3);
    return (x, y) => mix([250, 250, 252], [190, 205, 225], hills(x, y));
  },
  noise(draw) {
    const base = color(draw);
    const reach = 20 + draw.below(110);
    return () => base.map((part) => part + reach * (draw.next() + draw.next() - 1));
  },
  leaves(draw) {
    const shape = rough(draw, 10, 4);
    const [dark, light] = [[10, 40, 12], [140 + draw.below(80), 190, 60 + draw.below(60)]];
    return (x, y) => mix(dark, light, 0.5 + 0.7 * shape(x, y));
  },
  flow(draw) {
    const colors = draw.times(2, () => color(draw));
    const turn = draw.next() * 2 * Math.PI;
    return (x, y) => mix(...colors, 0.5 + (x - 0.5) * Math.cos(turn) + (y - 0.5) * Math.sin(turn));
  },
  city(draw) {
    const towers = draw.times(9, () => ({ top: 0.2 + draw.next() * 0.6, color: color(draw, 10, 140) }));
    const sky = [color(draw, 120), color(draw, 60)];
    return (x, y) => {
      const tower = towers[Math.floor(x * 9)];
      if (y < tower.top) return mix(...sky, y);
      return (x * 45) % 1 > 0.5 && (y * 30) % 1 > 0.5 ? [250, 220, 130] : tower.color;
    };
  },
  waves(draw) {
    const colors = draw.times(2, () => color(draw));
    const [one, other] = [8 + draw.below(50), 8 + draw.below(50)];
    return (x, y) => mix(...colors, 0.5 + 0.25 * Math.sin(x * one + 4 * Math.sin(y * 5)) + 0.25 * Math.sin(y * other));
  },
};
