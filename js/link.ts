import { HongbaoError } from "./error.js";
import { checkLength, invalid, mostAddress, shown } from "./option.js";
import { ownOptions } from "./unknown.js";
import { wellFormed } from "./utf8.js";

/** How the link of a promoter is written. */
export interface PromoterLinkOptions {
  /** The name of the parameter that holds the id. @defaultValue `"promoter"` */
  parameter?: string | undefined;
}

/**
 * The link that a promoter spreads: `base` with `?promoter=ID`.
 *
 * Everything in it is safe in a URL. A query and a fragment that `base` has are kept; a promoter in the query is replaced. Where the
 * fragment is a route of the page, `#/…` or `#!/…`, the parameter stands in the query of that route, where the page looks for it.
 * @throws HongbaoError `base-invalid` where the base is no http or https address, `promoter-id-invalid` where the id is
 * empty or has half a surrogate pair, `option-invalid` where the parameter is
 *
 * @example
 * ```ts
 * import { promoterLink } from "hongbao";
 *
 * promoterLink("https://example.org/join?x=1", "张三"); // "https://example.org/join?x=1&promoter=%E5%BC%A0%E4%B8%89"
 * promoterLink("https://example.org/#/join", "7", { parameter: "ref" }); // "https://example.org/#/join?ref=7"
 * promoterLink("example.org", "7"); // throws base-invalid
 * ```
 */
export function promoterLink(base: string, id: string, options: PromoterLinkOptions = {}): string {
  const { parameter = "promoter" } = ownOptions(options, ["parameter"]);
  if (!wellFormed(parameter) || parameter === "") throw invalid("parameter", parameter, "a name");
  const url = httpAddress(base);
  const pair = `${encodeURIComponent(parameter)}=${encoded(id)}`;
  const route = /^(#!?\/[^?]*)(?:\?([^]*))?$/.exec(url.hash);
  if (route !== null) {
    url.hash = `${route[1] as string}?${withPair(route[2] ?? "", parameter, pair)}`;
  } else {
    // The setter takes off a question mark of the first parameter's own.
    url.search = `?${withPair(url.search.replace(/^\?/, ""), parameter, pair)}`;
  }
  return url.href;
}

/** Puts a pair into a query, in the place of those that have its name, else at the end. */
function withPair(query: string, parameter: string, pair: string): string {
  // The other parameters stay letter for letter: rewriting them might break a signature.
  const pairs: string[] = [];
  let placed = false;
  for (const given of query === "" ? [] : query.split("&")) {
    if (!isNamed(given, parameter)) {
      pairs.push(given);
    } else if (!placed) {
      pairs.push(pair);
      placed = true;
    }
  }
  if (!placed) pairs.push(pair);
  return pairs.join("&");
}

function httpAddress(base: string): URL {
  if (typeof base === "string") checkLength(base, mostAddress, "base-invalid", { base: shown(base) });
  const refused = (cause?: unknown) => new HongbaoError("base-invalid", { base: shown(base), reason: "not http or https" }, cause);
  let url: URL;
  try {
    url = new URL(base);
  } catch (problem) {
    throw refused(problem);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused();
  return url;
}

// Of a bare text the constructor would take off a question mark.
function isNamed(pair: string, parameter: string): boolean {
  return new URLSearchParams(`&${pair}`).has(parameter);
}

function encoded(id: string): string {
  const refused = (reason: string, cause?: unknown) => new HongbaoError("promoter-id-invalid", { id: shown(id), reason }, cause);
  if (typeof id !== "string") throw refused("text");
  if (id === "") throw refused("empty");
  checkLength(id, mostAddress, "promoter-id-invalid", { id: shown(id) });
  try {
    return encodeURIComponent(id);
  } catch (problem) {
    throw refused("a lone surrogate", problem);
  }
}
