// Every option of codes in one table, with pictures that the package itself draws.

import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { finderShapes, moduleShapes } from "../../tests/shapes.mjs";
import { escape, renderInline } from "./markdown.mjs";
import { optionGroups } from "./option-list.mjs";
import { bodyHtml, framedTable } from "./table.mjs";

const link = "https://example.com/";
const flow = { type: "linear", rotation: 45, stops: [{ offset: 0, color: "#b3261e" }, { offset: 1, color: "#3a1b6b" }] };
const ring = { type: "radial", stops: [{ offset: 0, color: "#fffdf9" }, { offset: 1, color: "#f3d9a4" }] };

/** An evening over hills: what lies behind a code. */
const evening = (() => {
  const side = 64;
  const data = new Uint8ClampedArray(4 * side * side);
  for (let place = 0; place < side * side; place += 1) {
    const [x, y] = [(place % side) / side, Math.floor(place / side) / side];
    const hill = y > 0.6 + 0.15 * Math.sin(5 * x) || (y > 0.45 + 0.1 * Math.cos(7 * x + 1) && y > 0.5);
    const sun = Math.hypot(x - 0.55, y - 0.3) < 0.14;
    data.set([...(sun ? [255, 236, 170] : hill ? [30 + 30 * y, 70 + 40 * x, 60] : [250 - 70 * (1 - y), 150 + 60 * y, 110 + 90 * (1 - y)]), 255], 4 * place);
  }
  return { data, width: side, height: side };
})();
const wide = { data: evening.data.slice(0, 4 * 64 * 40), width: 64, height: 40 };

/** One picture: what is written under it, and the options that draw it; `text` is the content, `png` asks for pixels. */
const shown = (says, options, more = {}) => ({ says, options, ...more });
const each = (option, values) => values.map((value) => shown(JSON.stringify(value), { [option]: value }));

/** What pictures stand beside an option, by its group and name. The icon of the page is the logo, and a font of the tests the font. */
const pictures = (icon, font) => ({
  "The symbol": {
    symbology: [shown('"qr"', { symbology: "qr" }, { text: "HONGBAO" }), shown('"micro"', { symbology: "micro" }, { text: "HONGBAO" }), shown('"rmqr"', { symbology: "rmqr" }, { text: "HONGBAO" })],
    errorCorrection: [shown('"L"', { errorCorrection: "L", boost: false }), shown('"H"', { errorCorrection: "H" })],
    boost: [shown("true: Q", { errorCorrection: "L" }, { text: "HTTPS://A.EXAMPLE" }), shown("false: L", { errorCorrection: "L", boost: false }, { text: "HTTPS://A.EXAMPLE" })],
    version: [shown("2", { version: 2 }), shown("7", { version: 7 })],
    minVersion: [shown("5", { minVersion: 5 })],
    maxVersion: [shown("\"M3\"", { symbology: "micro", maxVersion: "M3" }, { text: "123456" }), shown('"R13x27"', { symbology: "rmqr", maxVersion: "R13x27" }, { text: "1234567" })],
    mask: [shown("0", { mask: 0 }), shown("3", { mask: 3 })],
    charset: [shown('"auto"', {}, { text: "恭喜发财" }), shown('"none"', { charset: "none" }, { text: "恭喜发财" })],
    kanji: [shown("false", {}, { text: "日本語の漢字とかなを四十文字ほど書いた文字列です。" }), shown("true", { kanji: true, charset: "none" }, { text: "日本語の漢字とかなを四十文字ほど書いた文字列です。" })],
    gs1: [shown("true", { gs1: true }, { text: "01095060001343521725010110ABC123" })],
  },
  "The look": {
    moduleSize: [shown("3", { moduleSize: 3 }, { own: true }), shown("4", { moduleSize: 4 }, { own: true })],
    size: [shown("80", { size: 80 }, { own: true }), shown("120", { size: 120 }, { own: true })],
    quietZone: [shown("4", { quietZone: 4, light: "#f3eadc" }), shown("1", { quietZone: 1, light: "#f3eadc" })],
    dark: [shown('"#86150f"', { dark: "#86150f" }), shown("a gradient", { dark: flow })],
    light: [shown('"#f3e5c3"', { light: "#f3e5c3" }), shown("a gradient", { light: ring })],
    lightRadius: [shown("4", { lightRadius: 4, light: "#f3e5c3" })],
    shape: each("shape", moduleShapes),
    moduleScale: [shown("1", { shape: "dot" }), shown("0.7", { shape: "dot", moduleScale: 0.7 })],
    finderFrame: each("finderFrame", finderShapes),
    finderFrameColor: [shown('"#86150f"', { finderFrameColor: "#86150f" })],
    finderCentre: each("finderCentre", finderShapes),
    finderCentreColor: [shown('"#86150f"', { finderCentreColor: "#86150f" })],
    finders: [shown("one of its own", { finders: { topLeft: { frame: "dot", centre: "dot", frameColor: "#86150f", centreColor: "#86150f" } } })],
    background: [shown("a photograph", { background: { image: evening }, shape: "dot" })],
    logo: [shown("an SVG file", { logo: { image: icon } })],
    allowUnsafe: [shown("true", { errorCorrection: "L", boost: false, version: 3, logo: { image: icon, size: 0.45 }, allowUnsafe: true })],
    caption: [shown('"example.com"', { caption: "example.com" })],
    frame: [shown('"Scan me"', { frame: { text: "Scan me" } })],
    font: [shown("Noto Sans CJK SC", { caption: "扫码领取红包", font })],
    label: [shown('"Our menu"', { label: "Our menu" })],
    responsive: [shown("true: as wide as its place", { responsive: true }, { own: true })],
    dpi: [shown("300", { dpi: 300, moduleSize: 4 }, { png: true })],
  },
  "A logo": {
    image: [shown("an SVG file", { logo: { image: icon } })],
    size: [shown("0.15", { errorCorrection: "H", version: 5, logo: { image: icon, size: 0.15 } }), shown("0.25", { errorCorrection: "H", version: 6, logo: { image: icon, size: 0.25 } })],
    padding: [shown("0", { errorCorrection: "H", version: 6, logo: { image: icon, size: 0.2, padding: 0 } }), shown("1", { errorCorrection: "H", version: 6, logo: { image: icon, size: 0.2, padding: 1 } })],
    shape: [shown('"square"', { version: 6, errorCorrection: "H", logo: { image: icon, size: 0.22, shape: "square" } }), shown('"circle"', { version: 6, errorCorrection: "H", logo: { image: icon, size: 0.22, shape: "circle" } })],
  },
  "A background": {
    image: [shown("a photograph", { version: 4, background: { image: evening } })],
    opacity: [shown("1", { version: 4, background: { image: evening } }), shown("0.6", { version: 4, background: { image: evening, opacity: 0.6 } })],
    fit: [shown('"cover"', { version: 4, background: { image: wide } }), shown('"contain"', { version: 4, background: { image: wide, fit: "contain" } })],
  },
  "A frame": {
    text: [shown("one line", { frame: { text: "Scan me" } }), shown("two lines", { frame: { text: "Scan me\nto open" } })],
    position: [shown('"bottom"', { frame: { text: "Scan me" } }), shown('"top"', { frame: { text: "Scan me", position: "top" } })],
    shape: ["plain", "box", "rounded", "banner", "bubble"].map((shape) => shown(JSON.stringify(shape), { frame: { text: "Scan me", shape } })),
    color: [shown('"#86150f"', { frame: { text: "Scan me", color: "#86150f" } })],
    textColor: [shown('"#f3d9a4"', { frame: { text: "Scan me", textColor: "#f3d9a4" } })],
  },
  "A gradient": {
    type: [shown('"linear"', { dark: flow }), shown('"radial"', { dark: { ...flow, type: "radial" } })],
    rotation: [shown("0", { dark: { ...flow, rotation: 0 } }), shown("90", { dark: { ...flow, rotation: 90 } })],
    stops: [shown("three", { dark: { type: "linear", stops: [{ offset: 0, color: "#0b5d3b" }, { offset: 0.5, color: "#7a5200" }, { offset: 1, color: "#86150f" }] } })],
  },
  "A corner": {
    frame: [shown('"dot"', { finders: { topLeft: { frame: "dot" } } })],
    centre: [shown('"dot"', { finders: { topLeft: { centre: "dot" } } })],
    frameColor: [shown('"#86150f"', { finders: { topLeft: { frameColor: "#86150f" } } })],
    centreColor: [shown('"#86150f"', { finders: { topLeft: { centreColor: "#86150f" } } })],
  },
  "Of one function alone": {
    symbols: [shown("2: the first", { sequence: 2 }, { text: `${link}?with=${"a-long-text-".repeat(4)}` }), shown("2: the second", { sequence: 2, place: 1 }, { text: `${link}?with=${"a-long-text-".repeat(4)}` })],
    type: [shown('"image/png"', { moduleSize: 4 }, { png: true })],
    quality: [shown("of JPEG and WebP", {})],
    format: [shown('"svg"', {})],
    moduleMillimetres: [shown("0.8: 26.4 mm", {})],
    colorSpace: [shown('"cmyk": what is black is black ink alone', {})],
    bleed: [shown("3: the ground goes on", { light: "#f3d9a4" })],
    cropMarks: [shown("true", { moduleSize: 4 })],
    sheet: [shown("a code of many", {})],
    invert: [shown("false", { dark: "#f3e9dc", light: "#14100e" }), shown("true", {})],
  },
});

const heads = { en: ["Option", "What it does", "Pictures"], "zh-CN": ["选项", "作用（英文）", "图例"] };

/** The table; its pictures are written into `FOLDER/pictures`. */
export async function picturedOptions(language, folder) {
  const icon = new Uint8Array(await readFile("www/icon.svg"));
  const { loadFont } = await import(pathToFileURL(resolve("dist/npm/font.js")).href);
  const drawn = pictures(icon, loadFont(await readFile("tests/font/chinese.otf")));
  const bodies = [];
  for (const { group, title, options } of await optionGroups(language)) {
    const missing = options.filter(({ name }) => drawn[group]?.[name] === undefined).map(({ name }) => name);
    if (missing.length > 0) throw new Error(`xtask/docs/options.mjs has no picture of ${missing.join(", ")}`);
    const rows = await Promise.all(options.map((option) => row(option, group, drawn[group][option.name], language, folder)));
    bodies.push(bodyHtml(title, rows, heads[language.tag].length));
  }
  return framedTable(heads[language.tag], bodies, " options");
}

async function row({ name, within, attribute, says, standard }, group, examples, { tag, folder: own }, folder) {
  const up = own === "" ? "" : "../";
  const shown = await Promise.all(examples.map((example, place) => figure(example, `${slug(group)}-${name}-${place}`, name, up, folder)));
  const usual = standard === undefined ? "" : `<br /><span class="standard">${tag === "en" ? "By default" : "默认"} ${renderInline(standard)}</span>`;
  return `<tr id="${slug(`${within}${name}`)}"><td><code>${within}${name}</code>${attribute === undefined ? "" : `<br /><code class="also">${attribute}</code>`}</td><td>${renderInline(says)}${usual}</td><td><div class="pictures">${shown.join("")}</div></td></tr>`;
}

async function figure({ says, options, text = link, png = false, own = false }, name, option, up, folder) {
  const { encodeQrSequence, qrToPng, qrToSvg } = await import(pathToFileURL(resolve("dist/npm/qr.js")).href);
  const { sequence, place = 0, ...style } = options;
  const data = sequence === undefined ? text : encodeQrSequence(text, { symbols: sequence })[place];
  const extension = png ? "png" : "svg";
  await writeFile(join(folder, "pictures", `${name}.${extension}`), png ? qrToPng(data, style) : qrToSvg(data, style));
  return `<figure><img${own ? ' class="own"' : ""} src="${up}pictures/${name}.${extension}" alt="${escape(`${option}: ${says}`)}" loading="lazy" /><figcaption>${escape(says)}</figcaption></figure>`;
}

function slug(words) {
  return words.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
