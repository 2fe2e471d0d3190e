import { HongbaoError, inspectQr, type Inspection, type QrCode, type QrInput } from "hongbao";
import type { Scanned } from "hongbao/scan";
import type { Words } from "../language/en.js";
import { exampleText, type Fields, type Kind, kinds, shapes, type Written, writeContent } from "./content.js";
import { demandedLook } from "./demanded.js";
import { checkFont } from "./font.js";
import { type Look, numberIn, plain } from "./look.js";
import { drawing, symbolOf } from "./mend.js";
import { checkColors, checkNumbers, fieldOf, inField } from "./wrong.js";

/** What a step changes. */
export interface State {
  readonly kind: Kind;
  readonly fields: Record<Kind, Fields>;
  readonly look: Look;
  /** A code that was read from a picture; it stands in the place of the fields. */
  readonly scanned: Scanned | undefined;
}

/** What a state makes: the code with its inspection, or what keeps it from being one. */
export interface Made {
  readonly written: Written;
  /** Whether the code is an example, since what it needs is not filled in. */
  readonly example: boolean;
  /** The look that it is drawn with. */
  readonly look: Look;
  readonly data?: QrInput;
  readonly symbol?: QrCode;
  readonly inspection?: Inspection;
  readonly problem?: HongbaoError;
}

/** Nothing filled in, every option at its default. */
export const freshState: State = { kind: "link", fields: freshFields(), look: plain, scanned: undefined };

/** Empty fields of every kind. */
export function freshFields(): Record<Kind, Fields> {
  return Object.fromEntries(kinds.map((kind) => [kind, {}])) as Record<Kind, Fields>;
}

/** Makes the code of a state. */
export function make({ kind, fields, look, scanned }: State): Made {
  const written: Written = scanned === undefined ? writeContent(kind, fields[kind]) : { text: scanned.text };
  const example = "missing" in written;
  const drawn = scanned === undefined && !example ? demandedLook(kind, look) : look;
  if (!("text" in written) && !example) return { written, example, look: drawn };
  const data = scanned?.code ?? ("text" in written ? written.text : exampleText);
  let symbol: QrCode | undefined;
  try {
    symbol = symbolOf(data, drawn);
    checkNumbers(drawn, drawn.logo === undefined ? ["quietZone", "size"] : ["logoSize", "quietZone", "size"]);
    checkFont(drawn);
    checkColors(drawn);
    return { written, example, look: drawn, data, symbol, inspection: inspectQr(data, { ...drawing(data, drawn), size: numberIn(drawn.size) }) };
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    return { written, example, look: drawn, data, problem: inField(problem, drawn), ...(symbol === undefined ? {} : { symbol }) };
  }
}

/** The name of the field that keeps the code from being one; nothing where there is a code, or where no field is to blame. */
export function missingField({ written, problem, symbol }: Made, { kind }: State, words: Words): string | undefined {
  const labels: Readonly<Record<string, string>> = words.codes.fields[kind];
  if (problem !== undefined) return fieldOf(problem, words) ?? (symbol === undefined && problem.code !== "option-invalid" ? labels[shapes[kind][0]?.name ?? ""] : undefined);
  if ("text" in written) return undefined;
  return labels["missing" in written ? written.missing : written.wrong];
}

/** The characters that the font lacks, as a sentence. */
export function missingLetters({ problem }: Made, words: Words): string | undefined {
  const missing = problem?.data["option"] === "font" ? problem.data["missing"] : undefined;
  return missing === undefined ? undefined : words.looks.missing(String(missing));
}
