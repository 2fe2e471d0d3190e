// Time over size as an SVG picture, both axes logarithmic.

const width = 760;
const height = 460;
const frame = { left: 70, right: 620, top: 30, bottom: 400 };
const colors = ["#c8102e", "#1f6feb", "#2da44e", "#8250df", "#bf8700", "#57606a", "#0a7f8c", "#d1570b", "#7a1020", "#1b2a6b", "#6b8e00"];

/** Draws one line a name; `sizes` holds lengths and times by name, and `words` what the picture, its width and its height stand for. */
export function plot(sizes, words) {
  const names = Object.keys(sizes[0].times);
  const all = sizes.flatMap(({ times }) => Object.values(times));
  const across = scale(sizes[0].length, sizes[sizes.length - 1].length, frame.left, frame.right);
  const up = scale(10 ** Math.floor(Math.log10(Math.min(...all))), 10 ** Math.ceil(Math.log10(Math.max(...all))), frame.bottom, frame.top);
  const labels = apart(names.map((name) => ({ name, y: up(sizes[sizes.length - 1].times[name]) })));
  const lines = names.map((name, place) => {
    const points = sizes.map(({ length, times }) => `${across(length).toFixed(1)},${up(times[name]).toFixed(1)}`).join(" ");
    const stroke = colors[place % colors.length];
    return `<polyline points="${points}" fill="none" stroke="${stroke}" stroke-width="${place === 0 ? 3 : 1.5}"/><text x="${frame.right + 8}" y="${(labels.get(name) + 4).toFixed(1)}" fill="${stroke}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<title>${words.title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...grid(up), ...ticks(sizes, across), ...lines].join("\n")}
<text x="${(frame.left + frame.right) / 2}" y="${height - 14}" text-anchor="middle">${words.across}</text>
<text x="${frame.left}" y="18">${words.up}, Node ${process.versions.node}</text>
</svg>
`;
}

function scale(from, to, start, end) {
  const ratio = (end - start) / Math.log(to / from);
  const place = (value) => start + Math.log(value / from) * ratio;
  return Object.assign(place, { from, to });
}

function grid(up) {
  const rows = [];
  for (let value = up.from; value <= up.to * 1.001; value *= 10) {
    const y = up(value).toFixed(1);
    rows.push(`<path d="M${frame.left} ${y}H${frame.right}" stroke="#d0d7de"/><text x="${frame.left - 8}" y="${Number(y) + 4}" text-anchor="end">${value.toLocaleString("en")}</text>`);
  }
  return rows;
}

function ticks(sizes, across) {
  return sizes.map(({ length }) => {
    const x = across(length).toFixed(1);
    return `<path d="M${x} ${frame.top}V${frame.bottom}" stroke="#eaeef2"/><text x="${x}" y="${frame.bottom + 18}" text-anchor="middle">${length}</text>`;
  });
}

/** Moves labels apart that would cover each other. */
function apart(labels) {
  const placed = new Map();
  let last = -Infinity;
  for (const { name, y } of labels.toSorted((one, other) => one.y - other.y)) {
    last = Math.max(y, last + 15);
    placed.set(name, last);
  }
  return placed;
}
