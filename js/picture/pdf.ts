import type { Bytes } from "../encode.js";
import { HongbaoError } from "../error.js";
import { invalid } from "../option.js";
import type { Pixels } from "../style.js";
import { decimal } from "./decimal.js";
import type { Color, Drawing, Flow, Paint, Stop } from "./drawing.js";
import { join } from "./latin1.js";
import { type Deflate, filtered, isOpaque } from "./png.js";

/** What a page is made of that Rust makes faster. */
export interface PdfEngine {
  /**
   * The paths of dark modules, of finder frames where they have a paint of their own, and of finder centres likewise, in twentieths of
   * a module: 0 x y moves, 1 x y draws a line, 2 x y a quarter circle clockwise, 3 x y one the other way; 4 closes, 5 ends a path.
   */
  readonly steps: Int16Array;
  readonly deflate: Deflate;
}

/** The largest page that readers take, 200 inches a side: ISO 32000-1:2008 Annex C. */
const mostNanometres = 5_080_000_000;

/** Paths are counted in twentieths of a module. */
const unit = 20;

/**
 * Writes a symbol as a PDF page as large as the picture, ISO 32000-1:2008: one path for each paint, no fonts, no dates, no names, and
 * no colours but sRGB's numbers as `DeviceRGB`. The same drawing is the same bytes, always.
 *
 * @param strip - the painted caption, as wide as the picture and as high as the caption's line
 * @throws HongbaoError `option-invalid` where modules have no nanometres or a side of the page is above 5.08 metres,
 * `logo-unsupported` where the logo is not made of pixels, `caption-needs-canvas` where the caption was not painted
 */
export function writePdf(drawing: Drawing, moduleNanometres: number, strip: Pixels | undefined, engine: PdfEngine): Bytes {
  const { symbol, layout, quietZone, logo } = drawing;
  const [columns, rows] = [symbol.width + 2 * quietZone, symbol.height + 2 * quietZone];
  // A caption is less than a fifth as high as the symbol with its quiet zone.
  const most = Math.floor(mostNanometres / Math.max(columns, rows + (layout.line && Math.ceil(rows / 5))));
  if (moduleNanometres < 1 || moduleNanometres > most) {
    throw invalid("moduleMillimetres", decimal(moduleNanometres / 1e6, 6), `.000001 … ${decimal(most / 1e6, 6)}`);
  }
  // The line of the caption in nanometres.
  const line = Math.floor((columns * moduleNanometres * layout.line) / layout.width);
  // A point is 1/72 inch: 9 points are 3 175 000 nanometres.
  const points = (nanometres: number, places = 6) => decimal((nanometres * 9) / 3_175_000, places);

  const parts: (string | Uint8Array)[] = [];
  const places: number[] = [];
  let length = 0;
  const write = (...added: typeof parts) => {
    for (const part of added) length += part.length;
    parts.push(...added);
  };
  // Objects are numbered as they are written; each call returns the number.
  const object = (...body: typeof parts) => {
    const number = places.push(length);
    write(`${number} 0 obj<<`, ...body, "endobj\n");
    return number;
  };
  const packed = (text: string) => engine.deflate(join([text]), text.length, Uint16Array.of(1), 8, 1);
  const stream = (entries: string, data: Uint8Array) => object(`${entries}/Filter/FlateDecode/Length ${data.length}>>stream\n`, data, "\nendstream ");

  // What the content calls by name: opacities, a gradient, images.
  const states = new Set<string>();
  let pattern = "";
  let images = "";

  // From the grid of the paths, whose rows run down, to the page, whose points run up.
  const scale = points(moduleNanometres / unit, 9);
  const matrix = `${scale} 0 0 -${scale} ${points(quietZone * moduleNanometres)} ${points((rows - quietZone) * moduleNanometres + line)}`;

  const opacity = (color: Color) => {
    const name = `/A${color & 255}`;
    states.add(`${name}<</SMask/None/ca ${alpha(color)}>>`);
    return `${name} gs `;
  };

  /** Lets the opacity flow: what the mask paints light is seen. It is placed by the matrix in force when its state is set. */
  const mask = (flow: Flow) => {
    // As large as the largest symbol: 177 modules of the grid's 20.
    const form = `/Subtype/Form/BBox[0 0 3540 3540]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S${shading(flow, "Gray", alpha)}>>>>`;
    states.add(`/M<</ca 1/SMask<</S/Luminosity/G ${stream(form, packed("/S sh"))} 0 R>>>>`);
    return "/M gs ";
  };

  /** Sets what is filled next; a drawing has one gradient at most. */
  const fill = (paint: Paint) => {
    if (typeof paint === "number") return `${opacity(paint)}${rgb(paint)} rg `;
    pattern = `/P<</PatternType 2/Matrix[${matrix}]/Shading${shading(paint, "RGB", rgb)}>>`;
    const [first = 255, ...others] = new Set(paint.stops.map(({ color }) => color & 255));
    return `${others.length > 0 ? mask(paint) : opacity(first)}/Pattern cs/P scn `;
  };

  /** Draws pixels into a rectangle of the grid, given by its middle, where `clip` lets it: ISO 32000-1:2008 8.9.5. */
  const image = ({ data: given, width, height }: Pixels, clip: string, x: number, y: number, across: number, down: number) => {
    const data = new Uint8Array(given);
    const plane = (space: string, first: number, channels: number, entries: string) =>
      stream(
        `/Subtype/Image/BitsPerComponent 8/ColorSpace/Device${space}/Width ${width}/Height ${height}/DecodeParms<</Predictor 15/Columns ${width}/Colors ${channels}>>${entries}`,
        filtered(data, width, first, channels, 1, engine.deflate),
      );
    const number = plane("RGB", 0, 3, isOpaque(data) ? "" : `/SMask ${plane("Gray", 3, 1, "")} 0 R`);
    images += `/I${number} ${number} 0 R`;
    // Pictures stand on their feet, rows of the grid run down.
    return `q ${opacity(255)}${clip}${numbers([across, 0, 0, -down, x - across / 2, y + down / 2])} cm /I${number} Do Q `;
  };

  // Four bytes beyond ASCII tell programs that the file is binary.
  write("%PDF-1.4\n%\xc3\xa4\xc3\xbc\n");
  const box = `0 0 ${points(columns * moduleNanometres)} ${points(rows * moduleNanometres + line)}`;
  let content = drawing.light & 255 ? `${fill(drawing.light)}${box} re f ` : "";
  content += `${matrix} cm `;
  const paths = path(engine.steps).split(/ ?f ?/);
  for (const paint of [drawing.dark, drawing.frame, drawing.centre]) {
    if (paint !== undefined) content += `${fill(paint)}${paths.shift()} f `;
  }
  if (logo !== undefined) {
    const { image: picture, width, height, circle } = logo;
    if (!("data" in picture)) throw new HongbaoError("logo-unsupported", { found: picture instanceof Uint8Array ? "a file" : "an image element or bitmap" });
    const radius = (logo.side / 2) * unit;
    const [x, y] = [logo.x * unit + radius, logo.y * unit + radius];
    // As in pixels: fitted into its square, or filling its disc, which runs clockwise from the right.
    const scale = (2 * radius) / (circle ? Math.min(width, height) : Math.max(width, height));
    const disc = [0, x + radius, y, 2, x, y + radius, 2, x - radius, y, 2, x, y - radius, 2, x + radius, y];
    content += image(picture, circle ? `${path(disc)} W n ` : "", x, y, width * scale, height * scale);
  }
  if (drawing.caption !== "") {
    if (strip === undefined) throw new HongbaoError("caption-needs-canvas");
    const down = ((columns * strip.height) / strip.width) * unit;
    content += image(strip, "", (symbol.width / 2) * unit, (rows - quietZone) * unit + down / 2, columns * unit, down);
  }
  const last = stream("", packed(content));
  object(
    `/Type/Page/Parent ${last + 2} 0 R/MediaBox[${box}]/Group<</S/Transparency/CS/DeviceRGB>>/Contents ${last} 0 R`,
    `/Resources<</ExtGState<<${[...states].join("")}>>/Pattern<<${pattern}>>/XObject<<${images}>>>>>>`,
  );
  object(`/Type/Pages/Count 1/Kids[${last + 1} 0 R]>>`);
  object(`/Type/Catalog/Pages ${last + 2} 0 R>>`);

  // Each entry of the table has twenty characters: ISO 32000-1:2008 7.5.4.
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`);
  const size = last + 4;
  write(`xref\n0 ${size}\n0000000000 65535 f \n`, ...entries, `trailer<</Root ${last + 3} 0 R/Size ${size}>>\nstartxref\n${length}\n%%EOF\n`);
  return join(parts);
}

/** Writes steps as {@link PdfEngine.steps} has them, in the operators of ISO 32000-1:2008 8.5. */
function path(steps: ArrayLike<number>): string {
  const words: (string | undefined)[] = [];
  let [x, y] = [0, 0];
  for (let place = 0; place < steps.length; ) {
    const kind = steps[place++] as number;
    if (kind < 4) {
      const [fromX, fromY] = [x, y];
      x = steps[place++] as number;
      y = steps[place++] as number;
      if (kind > 1) {
        // Controls so far to the corner of the square around the quarter leave the circle by 0.0003 of its radius at most.
        const [across, down] = [0.5523 * (x - fromX), 0.5523 * (y - fromY)];
        words.push(numbers(across * down > 0 === (kind === 2) ? [fromX + across, fromY, x, y - down] : [fromX, fromY + down, x - across, y]));
      }
      words.push(numbers([x, y]));
    }
    words.push("mlcchf"[kind]);
  }
  return words.join(" ");
}

/** Writes a gradient as a shading on the grid, ISO 32000-1:2008 8.7.4.5; `parts` says which parts of a colour it shows. */
function shading({ axis, stops }: Flow, space: string, parts: (color: Color) => string): string {
  const [x, y, reach] = axis;
  // A shading of type 2 lies between two points, one of type 3 between two circles, of so many numbers each.
  const coordinates = axis.length === 3 ? [x, y, 0, x, y, reach] : axis;
  // From offset to colour, a line from each stop to the next, ISO 32000-1:2008 7.10; after the last stop its colour goes on.
  const lines: string[] = [];
  const bounds: string[] = [];
  let start = 0;
  let last: string | undefined;
  for (const { offset, color } of [...stops, { ...(stops[stops.length - 1] as Stop), offset: 1 }]) {
    const end = Math.round(offset * 1e4) / 1e4;
    const next = parts(color);
    // Two stops at one offset change the colour at once.
    if (end > start) {
      lines.push(`<</FunctionType 2/N 1/Domain[0 1]/C0[${last ?? next}]/C1[${next}]>>`);
      bounds.push(decimal(end, 4));
      start = end;
    }
    last = next;
  }
  // The end is no bound.
  bounds.pop();
  return (
    `<</ColorSpace/Device${space}/ShadingType ${coordinates.length / 2}/Extend[true true]/Coords[${numbers(coordinates.map((modules) => modules * unit))}]` +
    `/Function<</FunctionType 3/Domain[0 1]/Functions[${lines.join("")}]/Bounds[${bounds.join(" ")}]/Encode[${lines.map(() => "0 1").join(" ")}]>>>>`
  );
}

/** Writes places on the grid. JavaScript never writes hundredths with an exponent, and `decimal` takes ten times as long. */
function numbers(values: readonly number[]): string {
  return values.map((value) => Math.round(value * 100) / 100).join(" ");
}

/** Writes a part of a colour, the lowest byte of `color`, as a share of 1. */
function alpha(color: Color): string {
  return decimal((color & 255) / 255, 4);
}

function rgb(color: Color): string {
  return [24, 16, 8].map((shift) => alpha(color >>> shift)).join(" ");
}
