import type { Finding, Inspection } from "hongbao";
import type { Lack } from "hongbao/scan";
import type { Words } from "../language/en.js";
import type { Look } from "./look.js";
import type { Proven } from "./proving.js";

/** Green, amber, red: it scans, it may not always scan, it does not scan. */
export type Tone = "good" | "warn" | "bad";

/** What decides the verdict; the words are in `words.codes.verdict`. */
export type Cause = "logo" | "contrast" | "inverted" | "margin" | "size" | "background" | "corners" | "shapes" | "kind";

/** One sentence about a code, and its colour. */
export interface Verdict {
  readonly tone: Tone;
  readonly sentence: string;
}

/** Findings and the cause that each stands for, the gravest first. Nothing is drawn of an empty text. */
const causes: Readonly<Record<Exclude<Finding["code"], "content-empty">, Cause>> = {
  "logo-too-large": "logo",
  "logo-reserve": "logo",
  "contrast-low": "contrast",
  inverted: "inverted",
  "quiet-zone-small": "margin",
  "light-transparent": "background",
  "module-small": "size",
};

const lacks: Readonly<Record<Lack, Cause>> = { symbology: "kind", reserve: "logo", finderFrame: "corners", blur: "shapes", noise: "shapes", pixelsPerModule: "shapes", rotation: "shapes", perspective: "shapes" };

/** Says whether the code is read. What hides more than can be restored is never read, whatever else is wrong. */
export function verdictOf({ findings, blocks }: Inspection, proven: Proven, look: Look, words: Words): Verdict {
  const said = words.codes.verdict;
  const found = Object.keys(causes).find((code) => findings.some((finding) => finding.code === code)) as keyof typeof causes | undefined;
  const cause = found === undefined ? undefined : causes[found];
  const proof = proven.state === "proven" ? proven.proof : undefined;
  if (blocks.some(({ damaged, correctable }) => damaged > correctable)) return { tone: "bad", sentence: said.bad.logo };
  if (proof !== undefined && !proof.reads) return { tone: "bad", sentence: said.bad[cause ?? blamed(look)] };
  if (cause !== undefined) return { tone: "warn", sentence: said.weak[cause] };
  if (proof === undefined) return { tone: "good", sentence: proven.state === "failed" ? said.untested : said.testing };
  if (proof.safe) return { tone: "good", sentence: said.good };
  const lack = proof.lacking[0];
  // A margin that shapes alone take is theirs; beside a logo it is the logo that hides what the margin needs.
  const least = lack === undefined ? "shapes" : lacks[lack];
  return { tone: "warn", sentence: said.weak[proof.lacking.includes("reserve") ? "logo" : least] };
}

/** With nothing found, what stands between the code and its reader is the logo, or else the shapes. */
function blamed({ logo }: Look): Cause {
  return logo === undefined ? "shapes" : "logo";
}
