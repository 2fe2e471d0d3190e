import { HongbaoError } from "../error.js";
import { mostAddress, shown } from "../option.js";
import { percent } from "../payload/percent.js";
import { type Gs1Element, wrong } from "./element.js";
import { identifierOf, qualifiersOf } from "./identifiers.js";

/**
 * Writes elements as a link: the first key among them and what belongs to it in the path, in the order that GS1 gives, and the rest in the
 * query.
 *
 * @throws `payload-invalid`
 */
export function linkOf(elements: readonly Gs1Element[], base: string): string {
  const key = elements.find(({ ai }) => qualifiersOf(ai) !== undefined);
  if (key === undefined) throw new HongbaoError("payload-invalid", { field: "gs1", reason: "must have what a link of GS1 begins with, such as (01)" });
  const order = orderOf(key.ai, elements);
  const path = [key, ...order.flatMap((ai) => elements.filter((element) => element.ai === ai))];
  const query = elements.filter((element) => !path.some(({ ai }) => ai === element.ai));
  const stranger = query.find(({ ai }) => identifierOf(ai)?.attribute !== true);
  if (stranger !== undefined) throw wrong(stranger.ai, "must be left out of this link, where GS1 gives it no place");
  return `${stemOf(base)}${path.map(({ ai, value }) => `/${ai}/${escaped(value)}`).join("")}${query.map(({ ai, value }, place) => `${place === 0 ? "?" : "&"}${ai}=${escaped(value)}`).join("")}`;
}

/** Returns the order of what may follow a key that has most of what is there: orders are not mixed. */
function orderOf(key: string, elements: readonly Gs1Element[]): readonly string[] {
  const present = (order: readonly string[]) => order.filter((ai) => elements.some((element) => element.ai === ai)).length;
  return (qualifiersOf(key) ?? []).reduce<readonly string[]>((best, order) => (present(order) > present(best) ? order : best), []);
}

/** Returns what stands before the path of the elements, without a slash at its end. @throws `payload-invalid` */
function stemOf(base: string): string {
  const refused = () => new HongbaoError("payload-invalid", { field: "base", reason: "must be an http or https address without a query and a fragment", value: shown(base) });
  if (typeof base !== "string" || base.length > mostAddress || /[?#]/.test(base)) throw refused();
  const url = urlOf(base);
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw refused();
  return url.href.replace(/\/+$/, "");
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Escapes everything but letters, digits, hyphens, full stops and low lines. */
function escaped(value: string): string {
  return percent(value).replace(/~/g, "%7E");
}

/**
 * Reads the elements of a link. The key is the last in the path that has nothing but what belongs to it behind it; parameters of the
 * query whose names are no digits are somebody else's.
 *
 * @throws `payload-invalid`
 */
export function elementsOfLink(link: string): Gs1Element[] {
  const refused = () => new HongbaoError("payload-invalid", { field: "gs1", reason: "must be a link of GS1, such as https://id.gs1.org/01/09521234543213", value: shown(link) });
  const url = urlOf(link);
  if (url === undefined) throw refused();
  const segments = url.pathname.split("/").slice(1);
  for (let place = segments.length - 2; place >= 0; place -= 2) {
    const path = pathOf(segments.slice(place));
    if (path !== undefined) return [...path, ...queryOf(url, path, refused)];
  }
  throw refused();
}

/** Reads a path that begins with a key; nothing where it is none. */
function pathOf(segments: readonly string[]): Gs1Element[] | undefined {
  const orders = qualifiersOf(segments[0] as string);
  if (orders === undefined || segments.length % 2 !== 0) return undefined;
  const elements: Gs1Element[] = [];
  for (let place = 0; place < segments.length; place += 2) {
    const value = decoded(segments[place + 1] as string);
    if (value === undefined || value === "") return undefined;
    elements.push({ ai: segments[place] as string, value });
  }
  const behind = elements.slice(1).map(({ ai }) => ai);
  const inOrder = (order: readonly string[]) => behind.every((ai, place) => order.includes(ai) && (place === 0 || order.indexOf(ai) > order.indexOf(behind[place - 1] as string)));
  return behind.length === 0 || orders.some(inOrder) ? elements : undefined;
}

/** Reads the query of a link whose path is read: nothing may stand there that belongs into the path. */
function queryOf(url: URL, path: readonly Gs1Element[], refused: () => HongbaoError): Gs1Element[] {
  const inPath = (qualifiersOf((path[0] as Gs1Element).ai) ?? []).flat();
  const pairs = url.search.slice(1).split(/[&;]/).filter((pair) => /^\d+=/.test(pair));
  return pairs.map((pair) => {
    const [ai, text] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    const value = decoded(text);
    if (value === undefined) throw refused();
    if (inPath.includes(ai) || identifierOf(ai)?.attribute === false) throw wrong(ai, "must stand in the path of the link, or be left out");
    return { ai, value };
  });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
