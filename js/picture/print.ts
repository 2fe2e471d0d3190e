import type { Glue } from "glue:core";
import { codeOptions } from "../code-options.js";
import { call } from "../core.js";
import type { Bytes, EncodeOptions } from "../encode.js";
import { flag, invalid, number, oneOf } from "../option.js";
import type { Style } from "../style.js";
import { ownOptions } from "../unknown.js";
import { asGiven } from "./given.js";
import { inputOf, type QrInput } from "./input.js";
import { type Logos, lookOf } from "./look.js";

/** How a PDF file is made. */
export interface PdfOptions extends EncodeOptions, Style {
  /** The side of a module. @defaultValue 0.8; on a sheet what fills the cell */
  moduleMillimetres?: number | undefined;
  /** `"cmyk"` gives colours as inks, for a press: what is grey is black alone. A logo that is a JPEG file is then refused. @defaultValue `"rgb"` */
  colorSpace?: "rgb" | "cmyk" | undefined;
  /** Millimetres that the ground goes on beyond the cut, 0 to 50; 3 is usual. A sheet has none. @defaultValue 0 */
  bleed?: number | undefined;
  /** Whether marks show where to cut. @defaultValue `false` */
  cropMarks?: boolean | undefined;
  /** The pages that a list is printed on. */
  sheet?: PdfSheet | undefined;
}

/** The pages that many codes are printed on: cells of one size, filled row by row. Lengths are millimetres. */
export interface PdfSheet {
  /** @defaultValue `"a4"`, 210 by 297; `"letter"` is 215.9 by 279.4 */
  page?: "a4" | "letter" | { readonly width: number; readonly height: number } | undefined;
  /** Cells across, 1 to 100. @defaultValue 4 */
  columns?: number | undefined;
  /** Cells down, 1 to 100. @defaultValue 6 */
  rows?: number | undefined;
  /** What is left free at each edge of a page. @defaultValue 10 */
  margin?: number | undefined;
  /** What is left free between two cells. @defaultValue 5 */
  gap?: number | undefined;
}

/** What is printed in a cell: a content, or one with options of its own, such as a caption; what {@link PdfOptions} adds is for all of the list. */
export type PdfItem = QrInput | ({ readonly data: QrInput } & EncodeOptions & Style);

const colorSpaces = ["rgb", "cmyk"] as const;

/** What a press asks for. */
interface Print {
  readonly space: (typeof colorSpaces)[number] | undefined;
  readonly bleed: number;
  readonly cropMarks: boolean;
}

/** Reads what a press asks for. @throws `option-invalid` */
export function printOf({ colorSpace, bleed = 0, cropMarks }: PdfOptions): Print {
  return { space: oneOf("colorSpace", colorSpace, colorSpaces), bleed: number("bleed", bleed), cropMarks: flag("cropMarks", cropMarks, false) };
}

/** Which logos a file takes: a photograph is handed on as a JPEG file where its colours may stay lights. */
export function pdfLogos({ space }: Print): Logos {
  return { files: space !== "cmyk" };
}

/** What is said of the whole list, and cannot differ from code to code. */
const ofList = ["moduleMillimetres", "colorSpace", "bleed", "cropMarks", "sheet"] as const;

/** Refuses sizes in pixels. @throws `option-invalid` */
export function refuseSizes({ size, moduleSize }: Style): void {
  for (const [option, value] of Object.entries({ size, moduleSize })) if (value !== undefined) throw invalid(option, value, "moduleMillimetres");
}

const pages = { a4: [210, 297], letter: [215.9, 279.4] } as const;

/**
 * Prints a list on sheets.
 *
 * @throws HongbaoError those of `qrToPdf`
 */
export function sheetOf(items: readonly PdfItem[], options: PdfOptions, print: Print): Bytes {
  const { sheet: given = {}, moduleMillimetres, ...style } = options;
  const { page = "a4", columns = 4, rows = 6, margin = 10, gap = 5 } = ownOptions(given, ["page", "columns", "rows", "margin", "gap"], "sheet", { size: "page", padding: "margin", spacing: "gap" }, "sheet.");
  if (print.bleed !== 0) throw invalid("bleed", print.bleed, "0");
  if (items.length === 0) throw invalid("data", items, "a list of contents");
  const module = moduleMillimetres === undefined ? undefined : number("moduleMillimetres", moduleMillimetres);
  const [width, height] = sidesOf(page);
  const lengths = [number("sheet.columns", columns), number("sheet.rows", rows), number("sheet.margin", margin), number("sheet.gap", gap)] as const;
  // Every item is looked at before any is drawn, each option once. A hole in the list is a content that is missing.
  const cells = Array.from(items, (item) => {
    const { data, ...said } = typeof item === "object" && item !== null && "data" in item ? { ...item } : { data: item };
    const own: PdfOptions = codeOptions(said);
    for (const option of ofList) if (own[option] !== undefined) throw invalid(option, own[option], "beside sheet");
    const all: EncodeOptions & Style = { ...style, ...own };
    refuseSizes(all);
    return { data, all, look: lookOf(all, pdfLogos(print)) };
  });
  return call((core) => {
    let sheet: InstanceType<Glue["Sheet"]> | undefined;
    let said: object = options;
    try {
      sheet = new core.Sheet(width, height, ...lengths, print.space, print.cropMarks);
      for (const { data, all, look } of cells) {
        said = { ...all, moduleMillimetres };
        sheet.add(inputOf(core, data, all), look?.(core), module);
      }
    } catch (problem) {
      sheet?.free();
      throw asGiven(problem, said);
    }
    return sheet.finish() as Bytes;
  });
}

function sidesOf(page: NonNullable<PdfSheet["page"]>): readonly [width: number, height: number] {
  if (typeof page !== "object" || page === null) return pages[oneOf("sheet.page", page, ["a4", "letter"]) ?? "a4"];
  const { width, height } = ownOptions(page, ["width", "height"], "sheet.page", {}, "sheet.page.");
  return [number("sheet.page.width", width), number("sheet.page.height", height)];
}
