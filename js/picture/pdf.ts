import type { Bytes } from "../encode.js";
import { HongbaoError } from "../error.js";
import { invalid } from "../option.js";
import type { Pixels } from "../style.js";
import { channels } from "./color.js";
import { decimal } from "./decimal.js";
import type { Color, Drawing, Flow, PlacedLogo } from "./drawing.js";

/**
 * What Rust does for a page. `steps`: the paths of dark modules, of finder frames and of finder centres, as far as those have colours of
 * their own, as numbers: 0 and a place for a move, 1 and a place for a line, 2 and a place for a clockwise quarter circle, 3 and a place
 * for another, 4 for the end of a contour, 5 for the end of a path; places are counted in twentieths of a module.
 */
export interface PdfEngine {
  readonly steps: Int16Array;
  /** Returns a zlib stream. */
  deflate(bytes: Uint8Array): Uint8Array;
  /** Returns a zlib stream of the filtered rows of `channels` channels from `first` on of RGBA pixels. */
  compress(rgba: Uint8Array | Uint8ClampedArray, width: number, first: number, channels: number): Uint8Array;
}

/** The largest page that readers take, 200 inches a side, in nanometres: ISO 32000-1:2008 Annex C. */
const mostNanometres = 5_080_000_000;

/** Points of 1/72 inch in a nanometre. */
const point = 72 / 25_400_000;

/**
 * Writes a PDF page, ISO 32000-1:2008: vector, in millimetres, one path a paint. The same symbol in the same style is the same bytes,
 * always; there are no fonts, no dates, no names of programs, and no colours but sRGB's numbers as `DeviceRGB`.
 *
 * @param strip - the caption as the engine painted it
 * @throws HongbaoError `option-invalid`: modules of 0 nanometres, or so large that a side of the page is above 5.08 metres;
 * `logo-unsupported`: the logo is not made of pixels
 */
export function writePdf(drawing: Drawing, moduleNanometres: number, strip: Pixels | undefined, engine: PdfEngine): Bytes {
  const { symbol, layout, quietZone, dark, light, frame, centre, logo } = drawing;
  const columns = symbol.width + 2 * quietZone;
  const rows = symbol.height + 2 * quietZone;
  // A caption is less than a fifth as high as the symbol with its quiet zone.
  const most = Math.floor(mostNanometres / Math.max(columns, rows + (strip === undefined ? 0 : Math.ceil(rows / 5))));
  if (!(moduleNanometres > 0 && moduleNanometres <= most)) {
    const millimetres = (nanometres: number) => decimal(nanometres / 1e6, 6);
    throw invalid("moduleMillimetres", millimetres(moduleNanometres), `${millimetres(1)} … ${millimetres(most)}`);
  }
  const module = moduleNanometres * point;
  const line = strip === undefined ? 0 : (columns * layout.line) / layout.width;
  const size = numbers([columns * module, (rows + line) * module], 6);
  // From the grid of the paths, whose rows run down, to the page, whose points run up.
  const matrix = `${numbers([module / 20, 0, 0, -module / 20], 9)} ${numbers([quietZone * module, (rows - quietZone + line) * module], 6)}`;

  const file = begin(engine);
  let content = (light & 255) === 0 ? "" : `${file.color(light)} 0 0 ${size} re f `;
  content += `${matrix} cm `;
  const paths = contours(engine.steps);
  let place = 0;
  for (const paint of [dark, frame, centre]) {
    if (paint === undefined) continue;
    content += `${typeof paint === "object" ? file.flow(paint, matrix) : file.color(paint)} ${paths[place++] as string}f `;
  }
  if (logo !== undefined) content += picture(file, logo);
  if (strip !== undefined) content += file.image(strip, [-quietZone, symbol.height + quietZone, columns, line]);
  return file.finish(size, content);
}

/** Writes numbers with so many decimals. */
function numbers(values: readonly number[], places: number): string {
  return values.map((value) => decimal(value, places)).join(" ");
}

/** Writes lengths in modules on the grid of the paths, to hundredths. */
function grid(...modules: number[]): string {
  return numbers(modules.map((length) => 20 * length), 2);
}

/** Writes paths: ISO 32000-1:2008 8.5. */
function contours(steps: Int16Array): string[] {
  const paths: string[] = [];
  let path = "";
  let [x, y] = [0, 0];
  for (let place = 0; place < steps.length; place += 1) {
    const kind = steps[place] as number;
    if (kind === 5) paths.push(path);
    if (kind >= 4) {
      path = kind === 4 ? `${path}h ` : "";
      continue;
    }
    const to = [steps[place + 1] as number, steps[place + 2] as number] as const;
    place += 2;
    if (kind > 1) {
      // The corner of the square around the arc, to which controls lead that leave the circle by 0.0003 of its radius at most.
      const falling = to[0] > x === to[1] > y;
      const corner = falling === (kind === 2) ? [to[0], y] : [x, to[1]];
      const near = (from: number, axis: 0 | 1) => from + ((corner[axis] as number) - from) * 0.5523;
      path += `${numbers([near(x, 0), near(y, 1), near(to[0], 0), near(to[1], 1)], 2)} `;
    }
    [x, y] = to;
    path += `${x} ${y} ${"mlcc"[kind]} `;
  }
  return paths;
}

/** Draws a logo, as it is drawn in pixels: fitted into its square, or filling its disc. */
function picture(file: File, { image, width, height, x, y, side, circle }: PlacedLogo): string {
  if (!("data" in image)) throw new HongbaoError("logo-unsupported", { found: image instanceof Uint8Array ? "a file" : "an image of the engine" });
  const scale = side / (circle ? Math.min(width, height) : Math.max(width, height));
  const [across, down] = [width * scale, height * scale];
  const drawn = file.image(image, [x + (side - across) / 2, y + (side - down) / 2, across, down]);
  return circle ? `q ${disc(x + side / 2, y + side / 2, side / 2)}${drawn}Q ` : drawn;
}

/** Clips what follows to a disc. */
function disc(x: number, y: number, radius: number): string {
  const control = radius * 0.5523;
  const quarters = [[1, 0], [0, 1], [-1, 0], [0, -1]].map(([cos, sin]) => {
    const at = (along: number, ahead: number) => grid(x + (cos as number) * along - (sin as number) * ahead, y + (sin as number) * along + (cos as number) * ahead);
    return `${at(radius, control)} ${at(control, radius)} ${at(0, radius)} c `;
  });
  return `${grid(x + radius, y)} m ${quarters.join("")}W n `;
}

type File = ReturnType<typeof begin>;

/** Begins a file: ISO 32000-1:2008 7.5. Objects 1 and 2 are the catalogue and the list of pages, object 3 is the page. */
function begin(engine: PdfEngine) {
  const parts: Uint8Array[] = [];
  /** Where each object begins, from object 4 on. */
  const places: number[] = [];
  const states = new Map<string, string>();
  let [length, patterns, images] = [0, "", ""];

  /** Adds a part, and returns where it begins. */
  const add = (part: string | Uint8Array): number => {
    const bytes = typeof part === "string" ? latin1(part) : part;
    parts.push(bytes);
    length += bytes.length;
    return length - bytes.length;
  };
  /** Adds a zlib stream with these entries in its dictionary, and returns the number of its object. */
  const stream = (entries: string, data: Uint8Array): number => {
    const object = places.length + 4;
    places.push(add(`${object} 0 obj<<${entries}/Filter/FlateDecode/Length ${data.length}>>stream\n`));
    add(data);
    add("\nendstream endobj\n");
    return object;
  };
  /** Sets the opacity of what is filled next: the state named after it. */
  const opacity = (alpha: number): string => {
    states.set(`/A${alpha}`, `<</SMask/None/ca ${shares([alpha])}>>`);
    return `/A${alpha} gs`;
  };
  // Four bytes beyond ASCII tell programs that it is binary.
  add("%PDF-1.4\n%\xe4\xfc\xe4\xfc\n");

  return {
    /** Sets the colour of what is filled next. */
    color(color: Color): string {
      const [red, green, blue, alpha] = channels(color);
      return `${opacity(alpha)} ${shares([red, green, blue])} rg`;
    },

    /** Sets the gradient of what is filled next; a picture has one at most. */
    flow({ axis, stops }: Flow, matrix: string): string {
      patterns = `/P<</PatternType 2/Matrix[${matrix}]/Shading${shading(axis, stops, "RGB", (color) => channels(color).slice(0, 3))}>>`;
      const alphas = stops.map(({ color }) => color & 255);
      let state = "/M gs";
      if (alphas.every((alpha) => alpha === alphas[0])) state = opacity(alphas[0] as number);
      else {
        // What the mask paints light is seen; it is placed by the matrix in force when its state is set. It is as large as the
        // largest symbol.
        const mask = shading(axis, stops, "Gray", (color) => [color & 255]);
        const form = `/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S${mask}>>>>/BBox[0 0 3540 3540]`;
        states.set("/M", `<</ca 1/SMask<</S/Luminosity/G ${stream(form, engine.deflate(latin1("/S sh")))} 0 R>>>>`);
      }
      return `${state} /Pattern cs/P scn`;
    },

    /** Draws pixels into a rectangle: left, top, width and height in modules from the symbol's corner. */
    image({ data, width, height }: Pixels, [left, top, across, down]: readonly [number, number, number, number]): string {
      const plane = (space: string, first: number, count: number, entries = "") =>
        stream(
          `/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/Device${space}/Width ${width}/Height ${height}/DecodeParms<</Predictor 15/Columns ${width}/Colors ${count}>>${entries}`,
          engine.compress(data, width, first, count),
        );
      const opaque = data.every((part, place) => place % 4 < 3 || part === 255);
      const object = plane("RGB", 0, 3, opaque ? "" : `/SMask ${plane("Gray", 3, 1)} 0 R`);
      images += `/I${object} ${object} 0 R`;
      // Pictures stand on their feet, rows of the grid run down.
      return `q ${opacity(255)} ${grid(across, 0, 0, -down, left, top + down)} cm /I${object} Do Q `;
    },

    /** Writes the page and what it needs. */
    finish(size: string, content: string): Bytes {
      const contents = stream("", engine.deflate(latin1(content)));
      const settings = [...states].map((state) => state.join("")).join("");
      const entries = [
        "/Type/Catalog/Pages 2 0 R",
        "/Type/Pages/Count 1/Kids[3 0 R]",
        `/Type/Page/Parent 2 0 R/MediaBox[0 0 ${size}]/Group<</S/Transparency/CS/DeviceRGB>>/Contents ${contents} 0 R` +
          `/Resources<</ExtGState<<${settings}>>/Pattern<<${patterns}>>/XObject<<${images}>>>>`,
      ];
      const first = entries.map((entry, place) => add(`${place + 1} 0 obj<<${entry}>>endobj\n`));
      // Each entry of the table has twenty characters.
      const table = [...first, ...places].map((place) => `${String(place).padStart(10, "0")} 00000 n \n`);
      const count = table.length + 1;
      const start = add(`xref\n0 ${count}\n0000000000 65535 f \n${table.join("")}`);
      add(`trailer<</Root 1 0 R/Size ${count}>>\nstartxref\n${start}\n%%EOF\n`);
      const bytes = new Uint8Array(length);
      let place = 0;
      for (const part of parts) {
        bytes.set(part, place);
        place += part.length;
      }
      return bytes;
    },
  };
}

/** Writes a shading with stitched functions on the grid of the paths: ISO 32000-1:2008 8.7.4.5 and 7.10. */
function shading(axis: Flow["axis"], stops: Flow["stops"], space: string, parts: (color: Color) => number[]): string {
  const [x, y, third, fourth] = axis;
  const [type, ...coordinates] = fourth === undefined ? [3, x, y, 0, x, y, third] : [2, x, y, third, fourth];
  const [lines, bounds, encode]: [string[], string[], string[]] = [[], [], []];
  let start = 0;
  let last = stops[0]?.color as Color;
  // After the last stop its colour goes on.
  for (const { offset, color } of [...stops, { offset: 1, color: stops[stops.length - 1]?.color as Color }]) {
    const end = Math.round(offset * 1e4) / 1e4;
    // Two stops at one offset change the colour at once.
    if (end > start) {
      if (start > 0) bounds.push(decimal(start, 4));
      encode.push("0 1");
      lines.push(`<</FunctionType 2/N 1/Domain[0 1]/C0[${shares(parts(last))}]/C1[${shares(parts(color))}]>>`);
      start = end;
    }
    last = color;
  }
  const stitched = `<</FunctionType 3/Domain[0 1]/Functions[${lines.join("")}]/Bounds[${bounds.join(" ")}]/Encode[${encode.join(" ")}]>>`;
  return `<</ColorSpace/Device${space}/ShadingType ${type as number}/Extend[true true]/Coords[${grid(...coordinates)}]/Function${stitched}>>`;
}

/** Writes 0 to 255 as shares of 1. */
function shares(parts: readonly number[]): string {
  return numbers(parts.map((part) => part / 255), 4);
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
