import { HongbaoError } from "./error.js";
import { shown } from "./option.js";

/**
 * The link that a promoter spreads: `base` with `?promoter=ID`.
 *
 * Everything in it is safe in a URL. A query and a fragment that `base` has are kept; a promoter in the query is replaced.
 *
 * @throws HongbaoError `base-invalid` where the base is no http or https address, `promoter-id-invalid` where the id is
 * empty or has half a surrogate pair
 *
 * @example
 * ```ts
 * import { promoterLink } from "hongbao";
 *
 * promoterLink("https://example.com/join?from=poster", "小明"); // "https://example.com/join?from=poster&promoter=%E5%B0%8F%E6%98%8E"
 * promoterLink("example.com", "小明"); // throws base-invalid
 * ```
 */
export function promoterLink(base: string, id: string): string {
  const url = httpAddress(base);
  const parameter = `promoter=${encoded(id)}`;
  // The other parameters stay letter for letter: rewriting them might break a signature.
  const parameters: string[] = [];
  let placed = false;
  for (const given of url.search === "" ? [] : url.search.slice(1).split("&")) {
    if (!isPromoter(given)) {
      parameters.push(given);
    } else if (!placed) {
      parameters.push(parameter);
      placed = true;
    }
  }
  if (!placed) parameters.push(parameter);
  // The setter takes off a question mark of the first parameter's own.
  url.search = `?${parameters.join("&")}`;
  return url.href;
}

function httpAddress(base: string): URL {
  const invalid = (cause?: unknown) => new HongbaoError("base-invalid", { base: shown(base), reason: "not http or https" }, cause);
  let url: URL;
  try {
    url = new URL(base);
  } catch (problem) {
    throw invalid(problem);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") throw invalid();
  return url;
}

// Of a bare text the constructor would take off a question mark.
function isPromoter(parameter: string): boolean {
  return new URLSearchParams(`&${parameter}`).has("promoter");
}

function encoded(id: string): string {
  const invalid = (reason: string, cause?: unknown) => new HongbaoError("promoter-id-invalid", { id: shown(id), reason }, cause);
  if (typeof id !== "string") throw invalid("text");
  if (id === "") throw invalid("empty");
  try {
    return encodeURIComponent(id);
  } catch (problem) {
    throw invalid("a lone surrogate", problem);
  }
}
