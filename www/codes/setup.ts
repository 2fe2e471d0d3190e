import type { Audience } from "../page.js";
import { isSecret } from "../secret.js";
import { type Kind, kindOf, kinds, shapes } from "./content.js";
import { readLook, writeLook } from "./look.js";
import { freshFields, type State } from "./made.js";

/** Writes what an address says of a state; what may not leave the page is left out. */
export function writeSetup({ kind, fields, look, scanned }: State, audience: Audience): readonly (readonly [string, string])[] {
  const content: [string, string][] = [["kind", kind]];
  const free = shapes[kind].filter((shape) => shape.free === true).map(({ name }) => name);
  for (const name of names(kind)) {
    const value = fields[kind][name] ?? "";
    const shows = audience === "link" || (!isSecret(value) && (audience === "memory" || !free.includes(name)));
    if (value !== "" && shows) content.push([name, value]);
  }
  const untouched = kind === "link" && (fields.link["url"] ?? "") === "";
  return [...(scanned !== undefined || untouched ? [] : content), ...writeLook(look)];
}

/** Reads what {@link writeSetup} writes, and a `text` of which nothing else is said. */
export function readSetup(setup: URLSearchParams): State {
  const kind = kinds.find((one) => one === setup.get("kind")) ?? (setup.has("text") ? kindOf(setup.get("text") ?? "") : "link");
  const given: Record<string, string> = {};
  for (const name of names(kind)) {
    const value = setup.get(name);
    if (value !== null) given[name] = value;
  }
  const text = setup.get("text");
  if (kind === "link" && given["url"] === undefined && text !== null) given["url"] = text;
  return { kind, fields: { ...freshFields(), [kind]: given }, look: readLook(setup), scanned: undefined };
}

/** Whether an address says of a state all that it would say itself. */
export function saysTheSame(setup: URLSearchParams, state: State): boolean {
  const asked = String(setup);
  return (["memory", "address"] as const).some((audience) => String(new URLSearchParams(writeSetup(state, audience).map(([name, value]) => [name, value]))) === asked);
}

/** The fields of a kind that may stand in an address. */
function names(kind: Kind): string[] {
  const ticked: Readonly<Partial<Record<Kind, readonly string[]>>> = { wifi: ["security", "hidden"], contact: ["short"], event: ["days"] };
  return [...shapes[kind].filter(({ secret }) => secret !== true).map(({ name }) => name), ...(ticked[kind] ?? [])];
}
