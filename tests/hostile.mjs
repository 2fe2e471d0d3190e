// Random calls with hostile arguments, for Node and for a page: no call may end but in a value or a HongbaoError.

import { draws, random } from "./seeded.mjs";

const strange = [
  undefined, null, true, false, 0, -0, 1, -1, 0.5, 7, 41, 256, 1e9, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e308, NaN, Infinity, -Infinity,
  0n, 1n, -1n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n, -(2n ** 70n),
  "", " ", "0", "abc", "1.234", "-1", "红包", "\u0000", "\ud800", "\udfff!", "__proto__", "constructor", "a".repeat(5000), "红".repeat(3000),
  "M2", "R11x43", "#12345", "rgb(", "uniform", "L", "#ticket=", "http://", "https://example.com/?a=b#c", "{}", "[", "\ufeffid\n1",
  Symbol("hostile"), [], {}, new Date(NaN), new Date(0), new Date(8.64e15), new Uint8Array(0), new Uint8Array(32), new Uint8Array(4000), new ArrayBuffer(8),
  Object.create(null), { toString: () => { throw new Error("trap"); } }, { width: 21, height: 21, modules: new Uint8Array(441), symbology: "qr", version: "1", segments: [] },
  () => 1, /x/, new Map(), { data: new Uint8ClampedArray(16), width: 2, height: 2 }, { width: 10, height: 10, getContext: () => null },
];

// A gradient, well meant but for one part in two.
const gradient = (d) => {
  const stops = d.times(d.below(3), () => ({ offset: d.pick([0, 0.5, 1, 2, d.pick(strange)]), color: d.pick(["#000", "red", d.pick(strange)]) }));
  return { type: d.pick(["linear", "radial", d.pick(strange)]), rotation: d.pick([undefined, 45, d.pick(strange)]), stops: d.pick([stops, d.pick(strange)]) };
};

// A picture behind a code, well meant but for one part in two.
const background = (d) => {
  const image = { data: Uint8ClampedArray.from({ length: 64 }, () => d.below(256)), width: 4, height: 4 };
  return { image: d.pick([image, image, new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), d.pick(strange)]), opacity: d.pick([undefined, 0.5, d.pick(strange)]), fit: d.pick([undefined, "contain", d.pick(strange)]) };
};

// Looks of corners, well meant but for one part in two.
const corners = (d) => {
  const look = () => ({ frame: d.pick([undefined, "dot", d.pick(strange)]), centre: d.pick([undefined, "rounded", d.pick(strange)]), frameColor: d.pick([undefined, "#060", gradient(d)]), centreColor: d.pick([undefined, "navy", d.pick(strange)]) });
  return { topLeft: d.pick([undefined, look()]), topRight: d.pick([undefined, look(), d.pick(strange)]), bottomLeft: d.pick([undefined, look()]) };
};

// Frames, well meant but for one part in two.
const frame = (d) => ({ text: d.pick(["Scan me", "红包\n恭喜", "a\nb\nc\nd", d.pick(strange)]), shape: d.pick([undefined, "bubble", "banner", d.pick(strange)]), position: d.pick([undefined, "top", d.pick(strange)]), color: d.pick([undefined, "#060", d.pick(strange)]), textColor: d.pick([undefined, "gold", d.pick(strange)]) });

// Fonts, of which some make lines of anything.
const font = (d) => {
  const line = () => ({ width: d.pick([1, 0.5, d.pick(strange)]), steps: d.pick(["MLLZ", "MCZ", "LLL", "Z".repeat(70_000), d.pick(strange)]), points: d.pick([new Float32Array(8), Float32Array.of(0, 0, 1e9, NaN, 3, 4), new Float32Array(3), d.pick(strange)]) });
  const made = d.pick([line(), line(), d.pick(strange)]);
  return d.pick([Object.defineProperty({ family: "x" }, Symbol.for("hongbao.font"), { value: () => made }), d.pick(strange)]);
};

// What a call to each function looks like when it is meant well; each argument is replaced by a strange one half the time.
const sensible = {
  text: (d) => d.pick(["https://example.com/", "微信红包：恭喜发财，大吉大利", "0123456789", "A1:B2", "x".repeat(d.below(400))]),
  encode: (d) => ({ errorCorrection: d.pick(["L", "M", "Q", "H"]), mask: d.pick([undefined, 0, 3, 7]), version: d.pick([undefined, 7, "40", "M3", "R7x43"]) }),
  style: (d) => ({ size: d.pick([undefined, 50, 300]), dark: d.pick(["#000", "red", "hsl(9 9% 9%)", gradient(d)]), shape: d.pick([undefined, "dot", "classy"]), moduleScale: d.pick([undefined, undefined, 1, 0.8]), quietZone: d.pick([undefined, 0, 9]), light: d.pick([undefined, "#fff", gradient(d)]), lightRadius: d.pick([undefined, 0, 2.5, d.pick(strange)]), finderFrameColor: d.pick([undefined, "red", gradient(d)]), finders: d.pick([undefined, corners(d)]), background: d.pick([undefined, undefined, background(d), d.pick(strange)]), frame: d.pick([undefined, undefined, frame(d), d.pick(strange)]), font: d.pick([undefined, undefined, font(d)]), caption: d.pick([undefined, undefined, "红包", d.pick(strange)]) }),
  amount: (d) => d.pick([1n, 100n, 10000n, 20000n, 88888888n, 2n ** 62n]),
  count: (d) => d.pick([1, 2, 10, 100]),
  split: (d) => ({ rule: d.pick(["equal", "proportional", "double-mean", "uniform"]), min: d.pick([undefined, 1n, 5n]), max: d.pick([undefined, 3000n]), seed: d.pick([undefined, new Uint8Array(32)]) }),
  decimal: (d) => d.pick(["100.00", "88.88", "８８.８８", "0.01"]),
  date: (d) => new Date(d.below(2 ** 31) * 1000),
  zone: (d) => d.pick([undefined, "Asia/Shanghai", "America/Havana", "UTC"]),
  numbers: (d) => d.times(d.below(9), (place) => place),
  canvas: () => (typeof OffscreenCanvas === "undefined" ? {} : new OffscreenCanvas(1, 1)),
  unit: (d) => ({ decimals: d.pick([undefined, 0, 2]), currency: d.pick([undefined, "CNY"]) }),
  anything: (d) => d.pick(strange),
};

const shapes = {
  encodeQr: ["text", "encode"], encodeQrSequence: ["text", "encode"], drawQr: ["canvas", "text", "style"], qrToPixels: ["text", "style"], qrToSvg: ["text", "style"], modulesAcross: ["text", "style"],
  qrToPng: ["text", "style"], qrToPdf: ["text", "encode"], qrToDataUrl: ["text", "style"], qrToText: ["text", "encode"], inspectQr: ["text", "style"],
  planLogo: ["text", "encode"], splitRedPacket: ["amount", "count", "split"], sealRedPacket: ["amount", "count", "split"], shareLaw: ["amount", "count", "split"],
  parseAmount: ["decimal", "count"], formatAmount: ["amount", "count"], nextMidnight: ["date", "zone"], untilMidnight: ["date", "zone"], formatTime: ["date", "text", "zone"],
  bisectLeft: ["numbers", "count"], bisectRight: ["numbers", "count"], insort: ["numbers", "count"], promoterLink: ["text", "text"], issueTickets: ["anything", "text", "unit"],
};

// Not here: `explain` takes any problem, `init` starts the module that these calls disturb, `addSentences` and `ownLogo` are the package's own, and files are made later than the call returns.
const left = new Set(["qrToBlob", "downloadQr", "addSentences", "ownLogo", "HongbaoError", "explain", "init", "ready", "loadLogo"]);

// A call with a hostile object may run the object's own code, whose error is not ours.
const notOurs = (problem) => problem instanceof Error && problem.message === "trap";

// A figure that the sentence names and the error does not carry is left as `{name}`; what was given may hold braces of its own.
function lacksFigure({ message, data }) {
  const own = Object.values(data).reduce((text, value) => (value === "" ? text : text.replaceAll(String(value), "")), message);
  return /\{\w+\}/.test(own);
}

/**
 * Makes `calls` random calls, spread over every function of the package, and returns how many ended in which way.
 * Throws at the first call that ends in anything but a value or a HongbaoError with a sentence.
 */
export function disturb(hongbao, calls, seed) {
  const d = draws(random(seed));
  const names = Object.keys(hongbao).flatMap((name) => (typeof hongbao[name] === "function" && !left.has(name) ? [[name, hongbao[name]]] : []));
  const payloads = Object.entries(hongbao.payload ?? {}).map(([name, make]) => [`payload.${name}`, make]);
  const all = [...names, ...payloads];
  const ends = {};
  for (let call = 0; call < calls; call += 1) {
    const [name, work] = all[call % all.length];
    const shape = shapes[name] ?? ["anything", "anything", "anything"];
    const given = shape.map((kind) => {
      if (d.next() < 0.4) return d.pick(strange);
      const value = sensible[kind](d);
      if (typeof value !== "object" || value === null || d.next() < 0.5) return value;
      const keys = Object.keys(value);
      return keys.length === 0 || Array.isArray(value) || value instanceof Date || kind === "canvas" ? value : { ...value, [d.pick(keys)]: d.pick(strange) };
    });
    try {
      work(...given);
      ends[name] = (ends[name] ?? 0) + 1;
    } catch (problem) {
      const fine = problem instanceof hongbao.HongbaoError && problem.code !== "engine-failed" && !lacksFigure(problem);
      if (!fine && !notOurs(problem)) {
        const shown = given.map((value) => { try { return typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? String(value)).slice(0, 90); } catch { return typeof value; } });
        throw new Error(`call ${call}, seed ${seed}: ${name}(${shown.join(", ")}) ended in ${problem?.stack ?? problem}`);
      }
    }
  }
  return ends;
}
