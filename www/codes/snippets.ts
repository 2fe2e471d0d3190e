import { groundOf, type Look, type LogoPicture, numberIn, plain, styleOf } from "./look.js";

/** Where a snippet runs, in the order of the choice. */
export const places = ["element", "javascript", "react", "node"] as const;
export type Place = (typeof places)[number];

/** What is written as code: numbers and truth without quotation marks, everything else as JSON. */
type Value = string | number | boolean | { readonly [name: string]: Value } | readonly Value[] | Code;

/** An expression that stands for itself. */
class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Writes the program that draws a text as the page draws it. */
export function snippet(place: Place, text: string, look: Look): string {
  switch (place) {
    case "element":
      return elementOf(text, look);
    case "javascript":
      return [
        `import { ${named(look, "drawQr")} } from "hongbao";`,
        ...fontImport(look),
        "",
        ...pictureLines(look, (file) => `await loadLogo(${JSON.stringify(file)})`),
        ...fontLine(look, fetched),
        `drawQr(document.querySelector("canvas"), ${JSON.stringify(text)}, ${write({ ...options(look), size: 512 })});`,
        "",
      ].join("\n");
    case "react":
      return reactOf(text, look);
    case "node":
      return [
        `import { ${pictures(look).length === 0 && !hasFont(look) ? "writeFile" : "readFile, writeFile"} } from "node:fs/promises";`,
        'import { qrToSvg } from "hongbao";',
        ...fontImport(look),
        "",
        // Outside a browser a picture is a PNG file.
        ...pictureLines(look, (file) => `await readFile(${JSON.stringify(file.replace(/(?:\.\w+)?$/, ".png"))})`),
        ...fontLine(look, (file) => `await readFile(${JSON.stringify(file)})`),
        `const svg = qrToSvg(${JSON.stringify(text)}, ${write(options(look))});`,
        'await writeFile("code.svg", svg);',
        "",
      ].join("\n");
  }
}

function reactOf(text: string, look: Look): string {
  const drawn = `qrToDataUrl(${JSON.stringify(text)}, ${write({ ...options(look), format: "svg" })})`;
  if (pictures(look).length === 0 && !hasFont(look)) {
    return ['import { qrToDataUrl } from "hongbao";', "", `const code = ${drawn};`, "", 'export const Code = () => <img src={code} alt="QR code" />;', ""].join("\n");
  }
  return [
    'import { useEffect, useState } from "react";',
    `import { ${pictures(look).length === 0 ? "" : "loadLogo, "}qrToDataUrl } from "hongbao";`,
    ...fontImport(look),
    "",
    "async function draw() {",
    ...[...pictureLines(look, (file) => `await loadLogo(${JSON.stringify(file)})`), ...fontLine(look, fetched)].map((line) => `  ${line}`),
    `  return ${drawn.replace(/\n/g, "\n  ")};`,
    "}",
    "",
    "export function Code() {",
    "  const [code, setCode] = useState();",
    "  useEffect(() => void draw().then(setCode), []);",
    '  return <img src={code} alt="QR code" />;',
    "}",
    "",
  ].join("\n");
}

/** Attributes say everything but gradients and fonts, which are properties. */
function elementOf(text: string, look: Look): string {
  const { background, dark, light, finders, font, frame, logo, ...rest } = options(look);
  const attributes: [string, string][] = [["value", text]];
  for (const [name, value] of Object.entries(rest)) attributes.push([hyphened(name), String(value)]);
  const colors = Object.entries({ dark, light }).filter((pair): pair is [string, Value] => pair[1] !== undefined);
  for (const [name, color] of colors) if (typeof color === "string") attributes.push([name, color]);
  if (finders !== undefined) attributes.push(["finders", JSON.stringify(finders)]);
  for (const [part, given, file] of [["logo", logo, fileOf(look.logo, "logo.png")], ["background", background, fileOf(look.background, "background.png")]] as const) {
    if (given === undefined) continue;
    attributes.push([part, file]);
    for (const [name, value] of Object.entries(given as { readonly [name: string]: Value })) if (name !== "image") attributes.push([`${part}-${name}`, String(value)]);
  }
  for (const [name, value] of Object.entries((frame ?? {}) as { readonly [name: string]: Value })) attributes.push([`frame-${hyphened(name)}`, String(value)]);
  const tag = `<hongbao-qr ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(" ")}></hongbao-qr>`;
  const gradients = colors.filter(([, color]) => typeof color !== "string").map(([name, color]) => `  document.querySelector("hongbao-qr").${name} = ${write(color).replace(/\n/g, "\n  ")};`);
  const lettered = font === undefined ? [] : [...fontLine(look, fetched), 'document.querySelector("hongbao-qr").font = font;'].map((line) => `  ${line}`);
  return [tag, '<script type="module">', '  import "hongbao/define";', ...fontImport(look).map((line) => `  ${line}`), ...gradients, ...lettered, "</script>", ""].join("\n");
}

/** What differs from the defaults, by the names of the package. */
function options(look: Look): Readonly<Record<string, Value>> {
  const { gradient, dark, stops, rotation, logo } = look;
  const all: Record<string, Value | undefined> = {
    symbology: look.symbology === plain.symbology ? undefined : look.symbology,
    errorCorrection: look.errorCorrection === plain.errorCorrection ? undefined : look.errorCorrection,
    boost: look.boost ? undefined : false,
    version: look.version === "" ? undefined : look.version,
    mask: look.mask === "" ? undefined : numberIn(look.mask),
    charset: look.charset === plain.charset ? undefined : look.charset,
    kanji: look.kanji ? true : undefined,
    gs1: look.gs1 ? true : undefined,
    shape: look.shape === plain.shape ? undefined : look.shape,
    finderFrame: look.finderFrame === plain.finderFrame ? undefined : look.finderFrame,
    finderCentre: look.finderCentre === plain.finderCentre ? undefined : look.finderCentre,
    dark: gradient === "none" ? (dark === plain.dark ? undefined : dark) : { type: gradient, ...(gradient === "linear" ? { rotation: Number(rotation) } : {}), stops: stops.map(({ offset, color }) => ({ offset, color })) },
    light: look.transparent && look.background === undefined ? "transparent" : look.lightGradient === "none" && look.light === plain.light ? undefined : (groundOf(look) as Value),
    finderFrameColor: look.finderFrameColor || undefined,
    finderCentreColor: look.finderCentreColor || undefined,
    finders: styleOf(look).finders === undefined ? undefined : (JSON.parse(JSON.stringify(styleOf(look).finders)) as Value),
    quietZone: look.quietZone === "" ? undefined : numberIn(look.quietZone),
    logo:
      logo === undefined
        ? undefined
        : {
            image: new Code("logo"),
            ...(look.logoSize === "" ? {} : { size: numberIn(look.logoSize) / 100 }),
            ...(look.logoPadding === "" ? {} : { padding: numberIn(look.logoPadding) }),
            ...(look.logoShape === plain.logoShape ? {} : { shape: look.logoShape }),
          },
    moduleScale: styleOf(look).moduleScale,
    lightRadius: look.lightRadius === "" ? undefined : numberIn(look.lightRadius),
    background: look.background === undefined ? undefined : { image: new Code("background"), ...(look.backgroundOpacity === "" ? {} : { opacity: Number(look.backgroundOpacity) / 100 }) },
    frame:
      look.frameText.trim() === ""
        ? undefined
        : {
            text: look.frameText.trim(),
            ...(look.frameShape === plain.frameShape ? {} : { shape: look.frameShape }),
            ...(look.framePosition === plain.framePosition ? {} : { position: look.framePosition }),
            ...(look.frameColor === "" ? {} : { color: look.frameColor }),
            ...(look.frameTextColor === "" ? {} : { textColor: look.frameTextColor }),
          },
    caption: look.caption.trim() || undefined,
    font: hasFont(look) ? new Code("font") : undefined,
    label: look.label.trim() || undefined,
  };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, Value] => pair[1] !== undefined));
}

function named(look: Look, first: string): string {
  return pictures(look).length === 0 ? first : `${first}, loadLogo`;
}

/** The pictures of a look: what a program calls each, and its file. */
function pictures({ logo, background }: Look): readonly (readonly [name: string, file: string])[] {
  return [...(logo === undefined ? [] : [["logo", fileOf(logo, "logo.png")] as const]), ...(background === undefined ? [] : [["background", fileOf(background, "background.png")] as const])];
}

function pictureLines(look: Look, expression: (file: string) => string): string[] {
  return pictures(look).map(([name, file]) => `const ${name} = ${expression(file)};`);
}

/** Whether there is a font, and something that is written in it. */
function hasFont({ font, caption, frameText }: Look): boolean {
  return font !== undefined && (caption.trim() !== "" || frameText.trim() !== "");
}

function fontImport(look: Look): string[] {
  return hasFont(look) ? ['import { loadFont } from "hongbao/font";'] : [];
}

function fontLine(look: Look, bytes: (file: string) => string): string[] {
  return hasFont(look) ? [`const font = loadFont(${bytes(encodeURI(look.font?.name ?? "font.ttf"))});`] : [];
}

/** The bytes of a file that lies beside a page. */
function fetched(file: string): string {
  return `new Uint8Array(await (await fetch(${JSON.stringify(file)})).arrayBuffer())`;
}

/** A picture lies beside the page under its name. */
function fileOf(picture: LogoPicture | undefined, otherwise: string): string {
  return encodeURI(picture?.name ?? otherwise);
}

/** Writes a value as JavaScript, a member a line. */
function write(value: Value, indent = ""): string {
  if (value instanceof Code) return value.text;
  if (typeof value !== "object") return JSON.stringify(value);
  const within = `${indent}  `;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map((one) => write(one, indent).replace(/\s*\n\s*/g, " ")).join(", ")}]`;
  const members = Object.entries(value as { readonly [name: string]: Value });
  if (members.length === 0) return "{}";
  return `{\n${members.map(([name, member]) => `${within}${name}: ${write(member, within)},\n`).join("")}${indent}}`;
}

function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
