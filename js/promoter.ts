import { type ErrorData, HongbaoError } from "./error.js";
import { idProblem } from "./file-name.js";
import { choice, cut, shown } from "./option.js";

/** Someone who spreads a link. */
export interface Promoter {
  /** What the link says, and the name of the picture's file where `file` does not say another. */
  readonly id: string;
  /** What the picture holds, where it is not a link made from a base and the id. */
  readonly url?: string | undefined;
  readonly label?: string | undefined;
  /** Where the picture lies in an archive, instead of {@link promoterFile}: a relative path of plain names, with or without its extension. */
  readonly file?: string | undefined;
  /** The line below the picture, instead of the one that all pictures have. */
  readonly caption?: string | undefined;
  /** When the promoter was bound, by ISO 8601. */
  readonly boundAt?: string | undefined;
}

const pictures = ["png", "svg", "pdf"] as const;

/**
 * The path of a promoter's picture: `static/img/qrcode/ID.png`.
 *
 * An id is a plain file name, on every common system: no separators, dots, reserved names, characters that cannot be seen or spaces
 * at its ends, and at most 251 bytes.
 * @defaultValue extension: `"png"`
 * @throws HongbaoError `promoter-id-invalid` for any other id; `data.reason` says what is wrong with it
 *
 * @example
 * ```ts
 * import { promoterFile } from "hongbao";
 *
 * promoterFile("mei-01", "svg"); // "static/img/qrcode/mei-01.svg"
 * promoterFile("../7"); // throws promoter-id-invalid
 * ```
 */
export function promoterFile(id: string, extension?: "png" | "svg" | "pdf"): string {
  const picture = pictures[choice("extension", extension, pictures, "png")] as string;
  const problem = idProblem(id);
  if (problem !== undefined) {
    const data: ErrorData = { id: typeof id === "string" ? cut(id, 80) : shown(id), reason: problem.reason, ...problem.data };
    throw new HongbaoError("promoter-id-invalid", data);
  }
  return `static/img/qrcode/${id}.${picture}`;
}
